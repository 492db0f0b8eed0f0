"""The tokens of a note: archives, codes, units, days, quotations, words, and the marks that part them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.countries import ibid_words
from citekit.authority.known import OURS
from citekit.authority.note_words import either, words
from citekit.grammar.clauses import brackets, codes, names, units
from citekit.grammar.clauses.marks import Token, mark_at
from citekit.grammar.clauses.stops import stops
from citekit.grammar.clauses.towns import is_town
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.known import Archives


@cache
def _ibid() -> re.Pattern[str]:
    """What stands for the citation before, in any language, its first letter large or small."""
    same = sorted({word for row in ibid_words() for word in row.words} - words("author again"), key=len, reverse=True)
    forms = "|".join(f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}".replace(r"\ ", r"\.? ?") for word in same)
    return re.compile(rf"(?:{forms})(?:\.|(?!\w))")


PARTS = frozenset(("archive", "code", "unit", "group", "ibid"))
_CLOSING = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "‘": "’",
    '"': '"',
    "《": "》",
    "「": "」",
    "『": "』",
    "‚": "‘’",
}
_WORD = lazy(r"(?:[^\s,;:()\[\]“”«»„\"《》「」『』，：；。、]|(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=\d))+")
_DEFINE = lazy(rf"[(\[](?:(?:{either('defining')})[^()\[\]]{{1,60}}|(?P<name>[^\W\da-z_][\w&.-]{{1,9}}))[)\]]")
_ADDRESS = lazy(r"<?(?:https?://|www\.|doi\.org/)[^\s<>]*[^\s<>.,;:)]>?")
_GROUP = lazy(
    r"(?:R\.?G\.?|Record Group|MG) ?-?\d{1,3}(?:-\d{1,4}|[A-Z])?(?![\w/])|[IVX]{1,4}\. ?HA\b"
    r"|Rep\. ?\d+\w*(?: ?[A-Z]\b)?(?![\w])"
)


def tokens(text: str, start: int, end: int, known: Archives = OURS) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; only white space stands between them."""
    out: list[Token] = []
    here = start
    while here < end:
        mark = text[here]
        if mark.isspace():
            here += 1
            continue
        token = (
            mark_at(text, here, end)
            or _bracket(text, here, end, out, known)
            or _quote(text, here, end)
            or _part(text, here, end, out, known)
        )
        if token is None:
            here = _word(text, here, end, out)
            continue
        out.append(token)
        here = token.end
    return out


def _bracket(text: str, here: int, end: int, out: list[Token], known: Archives) -> Token | None:
    """A bracket: what it defines, an aside in the words around it, or an opening one with what it holds behind it."""
    if text[here] not in "([":
        return None
    if found := _DEFINE.match(text, here, end):
        named = out and out[-1].kind in ("archive", "words", "close")
        if not found["name"] or (named and brackets.is_initials(found["name"], text[out[-1].start : here])):
            return Token("define", here, found.end())
    close = brackets.closed(text, here, end)
    if close is None or close - here > brackets.LONGEST:
        return Token("open", here, here + 1)
    inner = tokens(text, here + 1, close, known)
    if brackets.is_another_name(text, here, close, inner, out):
        return Token("define", here, close + 1)
    if any(t.kind in ("archive", "code", "ibid", "group") for t in inner) or brackets.is_signed(text, inner, known):
        return Token("open", here, here + 1)
    return Token("aside", here, close + 1)


def _quote(text: str, here: int, end: int) -> Token | None:
    mark = text[here]
    if (mark == "'" or mark not in _CLOSING) and (mark != "'" or (here and text[here - 1].isalnum())):
        return None
    closers = _CLOSING.get(mark, "'")
    at = here + 1
    while 0 < at < min(end, here + 400):
        if text[at] in closers and not (text[at] in "’'" and text[at + 1 : at + 2].isalnum()):
            return Token("quote", here, at + 1) if at > here + 1 else None
        at += 1
    return None


def _part(text: str, here: int, end: int, out: list[Token], known: Archives) -> Token | None:
    """What has a form of its own at the beginning of a word."""
    before = text[here - 1 : here]
    if before and (before.isalnum() or before in "’'_") and not (ord(before) > 0x2E80):
        return None
    if found := _ADDRESS.match(text, here, end):
        return Token("address", here, found.end())
    if found := _ibid().match(text, here, end):
        return Token("ibid", here, found.end())
    if (found := _IDEM.match(text, here, end)) and units.match(text, found.end(), end):
        return Token("ibid", here, here + 4)
    capital = text[here] == text[here].title()  # so are letters that have no capitals: “არქივი”
    code = codes.strong(text, here, end) if capital else None
    archive = _archive(text, here, known) if capital or known.taught or known.learned else None
    if archive and _is_a_word(text, archive, out):
        archive = None
    learned = archive is not None and archive.row in known.learned
    if archive and (learned or not (code and code > archive.end)):
        return archive
    if found := _LOT.match(text, here, end):
        return Token("lot", here, found.end())
    if capital and (found := _GROUP.match(text, here, end)):
        return Token("group", here, found.end())
    if day := _dated(text, here, end):
        return Token("date", here, day)
    if code and not names.is_symbol(text[here:code]) and not _after_number_word(out, text):
        return Token("code", here, code)
    unit = units.read(text, here, end)
    if unit and not (_YEARS.fullmatch(text, unit.number, unit.end) and out and out[-1].kind == "words"):
        return Token("unit", here, unit.end, unit)
    if (year := dates.year(text, here, end)) and not _OF_A_CODE.search(text[max(0, here - 5) : here]):
        return Token("year", here, year[1])
    return None


_IDEM = lazy(r"[Ii]dem, ")
_LOT = lazy(r"[Ll]ot (?:[Ff]ile )?\d\d ?[A-Z] ?\d{1,4}(?!\w)")
_YEARS = lazy(r"(?:1[5-9]|20)\d\d(?:\s?[–−-]\s?\d{2,4})?")
_LONGER = lazy(r"[-/](?:[A-ZÄÖÜČŠŽ][A-Za-zÄÖÜäöü]{0,10}|[А-Я]{1,10})(?![\w/-])")
"""What makes an archive's letters those of a branch: “BAnQ-M”, “SHD/GR”."""
_NUMBERED = lazy(r"[-.]\d")
"""What makes an archive's letters the head of one code: “HR-HDA-158”."""
_SERIALS = (" Press", " Record", " Quarterly", " Journal", " Review")
"""What makes a library's name that of a publisher or a journal."""


def _archive(text: str, here: int, known: Archives) -> Token | None:
    """An archive that is known; the initials of an agency (NSC, CIA) number its documents and are none."""
    matched = known.match(text, here)
    if matched is None:
        return None
    row, stop = matched
    town = text.find(", ", here, stop)
    if town > 0 and is_town(text[town + 2 : stop], row):
        stop = town
    if found := _LONGER.match(text, stop):
        tail = known.match(text, stop + 1)
        if not (tail and tail[1] == found.end()):
            return Token("archive", here, found.end(), row=row)
    if text[stop : stop + 1].isalnum() or text.startswith(_SERIALS, stop) or _NUMBERED.match(text, stop):
        return None
    if is_town(text[here:stop]):
        return None
    return None if text[here:stop].isupper() and row.agency else Token("archive", here, stop, row=row)


def _is_a_word(text: str, archive: Token, out: list[Token]) -> bool:
    """Whether an archive's letters are a word of a sentence: “friendly voices in Arab, African and other councils”."""
    printed = text[archive.start : archive.end]
    row = archive.row
    if (
        not (printed.isalpha() and printed.istitle())
        or row is None
        or printed in (row.name, *row.forms, *row.abbreviations)
    ):
        return False
    return bool(out) and out[-1].kind not in ("semicolon", "stop", "colon", "open")


_OF_A_CODE = lazy(r"(?:/ ?|[ (]?\b[A-Z]{1,2} )\Z")


def _dated(text: str, start: int, end: int) -> int | None:
    """Where the day at ``start`` ends, without a sentence's stop or a bracket that it did not open."""
    found = dates.match(text, start, end) if text[start].isalnum() or text[start] in "[(" else None
    if found is None:
        return None
    stop = found[1]
    stop -= text[stop - 1] == "." and text[stop - 2].isdigit()
    return stop - (text[stop - 1] in ")]" and not _opened(text, start, stop))


def _opened(text: str, start: int, stop: int) -> bool:
    """Whether the bracket that closes a stretch is opened in it."""
    return text.count("(", start, stop) == text.count(")", start, stop) and text.count("[", start, stop) == text.count(
        "]", start, stop
    )


def _after_number_word(out: list[Token], text: str) -> bool:
    """Whether a word of number stands before: “Nr. 32/5”, “doc. A/C.1”."""
    return (
        bool(out)
        and out[-1].kind == "words"
        and text[out[-1].start : out[-1].end].rsplit(" ", 1)[-1] in ("Nr.", "nr.", "no.", "No.", "Doc.")
    )


def _word(text: str, here: int, end: int, out: list[Token]) -> int:
    found = _WORD.match(text, here, end)
    stop = found.end() if found else here + 1
    point = stop - 1
    if text[here:stop].endswith(".") and stop - here > 1 and stops(text, point, end):
        stop = point
    if out and out[-1].kind == "words" and not text[out[-1].end : here].strip():
        out[-1] = Token("words", out[-1].start, stop)
    else:
        out.append(Token("words", here, stop))
    return stop
