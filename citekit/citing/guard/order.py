"""Whether what belongs together in a citation stays together under a style, and in its order.

A style puts the levels of a place in its own order, and kind, number, parties and date of a document. It does not put a
title behind its archive, a date before the title that it belongs to, or a word apart from its number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.citing.guard.kept_words import CONNECTING, DIGITS, RUN, dated, leaves, without_date, words
from citekit.citing.guard.words import NAMED
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.citing.guard.full_form import Printed
    from citekit.model.items import CslItem

_SAID = lazy(r"[,;:()\[\]“”\"]+")
_LEVEL = lazy(r"[,;“”\"]+|:\s")
_CLOSE = lazy(r"\A[a-zß-ÿ]|\.\s|\(")
_NUMBERED = lazy(r"(\w+)(?:(?:[.°]? |[.°] ?|[-–−/,]| [-–−/] )(?=(\d\w*))| (?=([a-zß-ž]\w+)))")
_FILED = frozenset(("file", "files"))
"""Words behind which the number of a file begins anew: “Central Files 611.61”."""
_YEARS = lazy(r"\d{4}[–-]\d{2,4}")
_LAST_WORD = lazy(r"\w+ \Z|\b\w{1,3}\. \Z")
_FIRST_DAY = lazy(r"\d{1,2}\.?\s*[/–-]\s*\Z")
_JOINING = ("/", "-", "–")
_RUNS_ON = lazy(r"[/–-]\w*|\s*\(\w+|\s+(?!(?:on|in|at|to)\b)\w+|\s+to\s+\w+")
_HANGING = lazy(
    r"[“‘]{2}|[”’]{2}|[,，]\s*[,，.;:)]|\(\s*[,.;)]|[^\s.…]\s+[.,;](?=\s)|\b(?:vom|dated|du|del),|\b\w+[a-zß-ÿ]{3}\.,"
)
_IN_QUOTES = lazy(r"(\w+)([,.])([”’])")
"""The comma of a sentence within quotation marks, as Americans set it."""
_OF_PARTIES = ("author", "recipient", "number")
_OF_A_KIND = 3
"""Words of the longest kind of document, “memorandum of conversation”; what has more is a title."""


def turned(said: str, place: str, item: CslItem, printed: Printed) -> str:
    """What is said of a document and would stand in another order, or behind its place; empty where nothing would.

    Kind, number and parties a style sets in its own order, and the date; for titles and all else it has none.

    >>> from citekit.citing.guard.full_form import Printed
    >>> turned("Hale, “The Port”", "Box 3", {"title": "The Port"}, Printed("“The Port,” Hale, Box 3.", "", True))
    'Hale'
    """
    shown = [word.casefold() for word in RUN.findall(printed.whole)]
    kind = str(item.get("genre", ""))
    parties = [*(item.get(name, "") for name in _OF_PARTIES), kind if len(kind.split()) <= _OF_A_KIND else ""]
    moved = frozenset(word for value in parties for word in words(" ".join(leaves(value))))
    placed = [shown.index(word) for word in map(str.casefold, RUN.findall(place)[:1]) if word in shown]
    furthest, before = -1, ""
    free = False
    for part in _SAID.split(without_date(said, item)):
        of_part = [word for word in map(str.casefold, RUN.findall(part)) if word not in CONNECTING]
        if not of_part or of_part[0] not in shown:
            continue
        here, is_free = shown.index(of_part[0]), not moved.issuperset(of_part)
        if is_free and placed and here > placed[0]:
            return part.strip()
        if here < furthest and (free or is_free):
            return before
        if here > furthest:
            furthest, before, free = here, part.strip(), is_free
    return ""


def undated(text: str, printed: Printed) -> str:
    """A title that would lose the date behind it to another place; empty where there is none.

    >>> from citekit.citing.guard.full_form import Printed
    >>> undated("Box 65, Memoranda, July 1950", Printed("July 1950, Memoranda, Box 65", "", True))
    'Memoranda, July 1950'
    """
    shown = printed.whole.casefold()
    days = dict(reversed(list(_days_in(printed.whole))))
    titled = ""
    for part in filter(None, map(str.strip, _SAID.split(text))):
        day = dates.match(part)
        at = days.get(_day(day[0]), len(shown)) if day and day[1] == len(part) else None
        if (at is not None or _YEARS.fullmatch(part)) and part.casefold() in shown:
            at = shown.find(part.casefold())
        if titled and at is not None and at < shown.find(titled.casefold()):
            return f"{titled}, {part}"
        titled = "" if DIGITS.search(part) else part
    return ""


def _days_in(text: str) -> Iterator[tuple[tuple[int | None, ...], int]]:
    """The days of a text, and where each begins."""
    return ((_day(date), start) for date, start, _ in dates.find(text) if date.month)


def _day(date: dates.Date) -> tuple[int | None, ...]:
    return date.year, date.month, date.day


def scattered(levels: Iterable[str], item: CslItem, printed: Printed) -> str:
    """A level of a place whose words would not stand together; empty where all do.

    Where a level is written with full stops, parentheses or a small letter its words are no names by themselves.

    >>> from citekit.citing.guard.full_form import Printed
    >>> scattered(["fond 02/2", "sv. 12"], {}, Printed("12, sv., fond 02/2.", "", True))
    'sv. 12'
    """
    shown = f" {' '.join(_counted(without_date(f'{printed.note} {printed.entry}', item)))} "
    for level in filter(None, map(str.strip, levels)):
        of_level = list(_counted(level))
        close = _CLOSE.search(level) and of_level and all(f" {word} " in shown for word in of_level)
        if close and f" {' '.join(of_level)} " not in shown:
            return level
    return ""


def levels_of(place: str, item: CslItem) -> list[str]:
    """The levels of a place as far as its commas tell, without the date.

    >>> levels_of("Ford Library, Trip File; Box 3", {})
    ['Ford Library', ' Trip File', ' Box 3']
    """
    return _LEVEL.split(without_date(place, item))


def torn(place: str, printed: Printed) -> str:
    """A number of a place that would stand apart from what it numbers, or a small word from the one before it.

    >>> from citekit.citing.guard.full_form import Printed
    >>> [torn("BAR, J I.67-5", Printed(note, "", True)) for note in ("5, J I.67, BAR.", "J I.67-5, BAR.")]
    ['67-5', '']
    """
    shown = f" {' '.join(RUN.findall(f'{printed.note} {printed.entry}'))} ".casefold()
    for found in _NUMBERED.finditer(place):
        word, number = found[1].casefold(), (found[2] or found[3]).casefold()
        both = f" {word} " in shown and f" {number} " in shown
        apart = word in _FILED or number in CONNECTING or (found[3] and number in NAMED)  # a level of its own
        if not apart and both and f" {word} {number} " not in shown:
            return place[found.start() : max(found.end(2), found.end(3))]
    return ""


def unseated(text: str, place: int, item: CslItem, free: frozenset[str] = frozenset()) -> str:
    """A date that would be taken from the words that it stands among: “from April 1924 to July”; empty where none is.

    >>> item = {"issued": {"date-parts": [[1924, 4]]}}
    >>> unseated("Report from April 1924 to July, TNA", 32, item), unseated("Report, April 1924 (TNA)", 20, item)
    ('from April 1924 to July', '')
    """
    for start, end in dated(text, item):
        before, behind = text[:start], _RUNS_ON.match(text, end, place if place > end else len(text))
        if len(item["issued"].get("date-parts", ())) > 1:
            before = _FIRST_DAY.sub("", before)
        last = _LAST_WORD.search(before)
        amid = before[-1:] in _JOINING or (last is not None and last[0].strip(" .").casefold() not in CONNECTING | free)
        if amid or behind:
            return text[last.start() if last else start : behind.end() if behind else end]
    return ""


def ahead(pages: str, item: CslItem, printed: Printed) -> str:
    """Pages that would stand before the signature behind which the note has them; empty where they would not.

    >>> item = {"custom": {"signature": "Ames Record Office, 12/3"}}
    >>> from citekit.citing.guard.full_form import Printed
    >>> [ahead("44", item, Printed(note, "", True)) for note in ("44, Ames Record Office, 12/3.", "No. 3, p. 44.")]
    ['44', '']
    """
    signature = item.get("custom", {}).get("signature", "")
    first = DIGITS.search(pages)
    before = printed.note.partition(signature)[0] if signature and signature in printed.note else ""
    return pages if first and first[0] in DIGITS.findall(without_date(before, item)) else ""


def unlabelled(text: str, pages: str, printed: Printed) -> str:
    """Pages that would no longer be said to be pages: “p. 44”; empty where they would, by whatever word.

    >>> from citekit.citing.guard.full_form import Printed
    >>> [unlabelled("Box 3, p. 44", "44", Printed(note, "", True)) for note in ("44, Box 3.", "S. 44, Box 3.")]
    ['p. 44', '']
    """
    said = re.search(rf"\bpp?\.\s?{re.escape(pages)}", text) if pages else None
    first = DIGITS.search(pages)
    shown = first and re.search(rf"[^\W\d_]\.?\s?{first[0]}\b", printed.whole)
    return said[0] if said and first and not shown else ""


def hanging(text: str, printed: Printed) -> str:
    """Punctuation that would hang in the air: “diary, . NA”, “(vom, )”; empty where none would.

    >>> from citekit.citing.guard.full_form import Printed
    >>> [hanging("Diary, 1921", Printed(note, "", True)) for note in ("Diary, . 1921.", "Diary, 1921.")]
    [', .', '']
    """
    found = _HANGING.search(printed.note)
    if found and found[0] not in text:
        return found[0]
    if text.count("(") == text.count(")") and printed.note.count("(") != printed.note.count(")"):
        return "("
    for inside in _IN_QUOTES.finditer(text):
        if re.search(rf"{inside[1]}{inside[3]}(?!;|\.?\Z)", printed.note):
            return inside[0]
    ending = re.search(r"\w+\.\Z", text)
    carried = ending and re.search(rf"\b{re.escape(ending[0])},", printed.note)
    return carried[0] if carried else ""


def _counted(text: str) -> Iterator[str]:
    """The words of a text that no form does without, in small letters."""
    return (word for word in map(str.casefold, RUN.findall(text)) if word not in CONNECTING)
