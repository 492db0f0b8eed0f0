"""Citations inside prose: one pass over a stretch of text, each found by the word that announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.archives import repositories
from citekit.grammar.citations import cross_references, ibid, parentheses, publications, triggers, unlisted_works
from citekit.grammar.location import item_first
from citekit.grammar.location.element_kinds import shape
from citekit.grammar.location.elements import clause_after, cut
from citekit.grammar.location.file_number import is_decimal
from citekit.grammar.location.levels import name
from citekit.grammar.text.sentences import sentences
from citekit.grammar.text.tiling import statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.model.spans import Statement

WINDOW = 140
"""How far back the files may be named to which a lot belongs."""

LONGEST = 600
"""No location in prose, and no parenthesis that locates something, is longer."""


def mentions(text: str, start: int, end: int) -> list[Statement]:
    """The citations in ``text[start:end]``, in order; what is no citation is left out.

    >>> text = "See footnote 2, Document 52. (Ibid., Box 3)"
    >>> [(s.kind, text[s.start : s.end]) for s in mentions(text, 0, len(text))]
    [('crossref', 'footnote 2, Document 52'), ('ibid', 'Ibid., Box 3')]
    """
    found: list[Statement] = []
    closing: dict[int, int] | None = None
    search = triggers.finder_for(text).search
    here = start
    while trigger := search(text, here, end):
        at, here = trigger.start(), trigger.end()
        word = trigger.group()
        if word == "(":
            if _OFFICE.match(text, here, end):
                continue
            closing = parentheses.pairs(text, start, end) if closing is None else closing
            close = closing.get(at, at)
            inner = parentheses.read(text, at + 1, close) if 1 < close - at < LONGEST else []
            if not inner and close > at and _IMPRINTED.match(text, at, close + 4):
                floor = found[-1].end if found else start
                work = unlisted_works.article(text, at, end, floor) or unlisted_works.read(text, at, end, floor)
                inner = [work] if work else []
        elif word[0].isalpha() and at > start and text[at - 1].isalnum():
            continue
        else:
            called = triggers.reader(word)
            floor = _floor(found, start) if called == "repository" else found[-1].end if found else start
            mention = _READERS[called](text, at + (word[0] in " “"), end, floor)
            inner = [mention] if mention else []
        if inner:
            while found and found[-1].start >= inner[0].start:
                found.pop()  # a number or a volume, before the repository at the end showed whose it is
            found += inner
            here = inner[-1].end
    return found


_OFFICE = lazy(r"[A-Z/&–-]{1,12}\)")
"""“(EUR/SOV)”: where a drafter belongs, and no place of records."""

_IMPRINTED = lazy(rf"{publications.IMPRINT.pattern}|\([^()]{{0,30}}\d{{4}}\)[:,] ?\d")
"""A parenthesis with the place and year of a book, or with the year of a journal before its pages."""


def _floor(found: list[Statement], start: int) -> int:
    """Where a citation that ends with its repository may begin: behind the last one that names its own."""
    named = (s.end for s in reversed(found) if s.kind == "ibid" or any(g.kind == "repository" for g in s.segments))
    return next(named, start)


_WEAK = frozenset(("title", "years", "region", "repository", "division", "page"))


def _repository(text: str, start: int, end: int, floor: int) -> Statement | None:
    """A location that begins with a known repository and goes on with a body of its records, or ends with it."""
    if not repositories().match(text, start) or _NO_PLACE.search(text, max(floor, start - 32), start):
        return None
    if text[start - 2 : start] in (", ", "; ") and (found := _narrow(text, start, end, floor)):
        return found
    nation = _NATION.search(text, max(0, start - 12), start)
    return _turned(text, _location(text, nation.start() if nation else start, end, headed=True), end, floor)


def _turned(text: str, found: Statement | None, end: int, floor: int) -> Statement | None:
    """The location, or the one from the narrow to the wide whose repository stands last in it."""
    last = found.segments[-1] if found else None
    if last is None or last.kind != "folder" or not repositories().match(text, last.start):
        return found
    return _narrow(text, last.start, end, floor) or found


_NO_PLACE = lazy(r"(?:[A-Z][\w.’'()-]* to|Records of) (?:the )?\Z")
"""“Paris to Department of State”, “Records of the Department of State”: whose a thing is, and not where it lies."""

_LEADING = lazy(
    r"(?:[;,.:()\s]|[Ff]or [^;,.:()“”]{2,80}? see\b|(?:[Ss]ee|[Aa]lso|[Cc]f\.|[Aa]nd|[Ii]n|e\.g\.|[Bb]oth|quoted)\b)*+"
)


def _narrow(text: str, at: int, end: int, floor: int) -> Statement | None:
    """The citation whose repository at ``at`` comes last: it begins with its sentence, or behind “in the”."""
    *_, (begin, _end) = (at, at), *sentences(text, max(floor, at - LONGEST), at)
    leading = _LEADING.match(text, begin, at)
    behind = [found.end() for found in _IN_THE.finditer(text, begin, at)]
    for start in (leading.end() if leading else begin, *behind[-1:]):
        found = item_first.read(text, start, end, role="other")
        if found and found.start < at < found.end:
            return found
    return None


_IN_THE = lazy(r" (?:in|from|among) the (?=[A-Z])")


_NATION = lazy(r"\b(?:British|UK|Canadian|Australian|Israeli|Indian|Irish) \Z")


def _location(text: str, start: int, end: int, *, headed: bool = False) -> Statement | None:
    """The location at ``start``, up to where a clause goes on."""
    elements, stop = cut(text, start, min(end, start + LONGEST), prose=True)
    if not elements:
        return None
    if headed and (len(elements) == 1 or all(shape(text[e.start : e.end]) in _WEAK for e in elements)):
        return None
    last = elements[-1]
    clause = clause_after(text, last.start, last.end)
    if clause < last.end:
        elements[-1], stop = last._replace(end=clause), clause
    return statement("location", text, start, stop, name(text, elements), role="other")


_BEFORE_LOT = lazy(
    r"(?:.*\b(?:[Ii]n|[Ff]rom|[Ss]ee)(?: the)? (?!Charge\b)(?=[A-Z])|.*(?:\band|[;(,.])(?: the)? (?=[A-Z])|)"
    r"([A-Z][^.;()]{2,90}(?:\([^()]*\)[^.;()]{0,40})?)\Z"
)
_SAYS = lazy(r"\b(?:is|are|was|were|not)\b")
_LOT = lazy(r"[Ll]ot \d\d ?[A-Z] ?\d")


def _lot(text: str, at: int, end: int, floor: int) -> Statement | None:
    """“… is in S/S–NSC files, lot 63 D 351”: files without a repository, named before their lot."""
    if _LOT.match(text, at, end) is None:
        return None
    left = max(floor, at - WINDOW)
    before = _BEFORE_LOT.match(text[left:at])
    named = before is not None and not _SAYS.search(before[1])
    return _turned(text, _location(text, left + before.start(1) if before and named else at, end), end, floor)


_BEFORE_SLASH = lazy(r"\d{3}[A-Za-z]{0,2}\.[\dA-Z][\w–.-]*(?: [A-Z][\w()–-]*)?\Z")
_AFTER_SLASH = lazy(r"/\d[\d–-]*\d")


def _number(text: str, slash: int, end: int, floor: int) -> Statement | None:
    """A bare decimal number in running prose, seen by its slash."""
    after = _AFTER_SLASH.match(text, slash, end)
    before = _BEFORE_SLASH.search(text, max(floor, slash - 40), slash) if after else None
    return _file(text, before.start(), after.end()) if before and after else None


def _central(text: str, at: int, end: int, _floor: int) -> Statement | None:
    """“The Department’s copy is in Central Files, POL 7 US”: the collection without its repository."""
    found = _location(text, at, end, headed=True)
    ends = found and any(repositories().match(text, s.start) for s in found.segments if s.kind == "folder")
    return None if ends else found


_FILE = lazy(r"file (\d{3}[A-Z]?\.\d[\dA-Z]*(?:[–-][A-Z]{2}| [A-Z]{2,4}(?=/))?(?:/[\d–-]*\d)?)")


def _filed(text: str, at: int, end: int, _floor: int) -> Statement | None:
    """“… in file 294.9641”: a decimal number without its item."""
    found = _FILE.match(text, at, end)
    return _file(text, *found.span(1)) if found else None


def _file(text: str, start: int, end: int) -> Statement | None:
    if not is_decimal(text[start:end]):
        return None
    return statement("location", text, start, end, [("file", start, end)], role="other")


_STATUTE = lazy(r"\d+ \Z")


def _published(text: str, at: int, end: int, floor: int) -> Statement | None:
    number = _STATUTE.search(text, max(floor, at - 5), at) if text[at - 1 : at] == " " else None
    return publications.read(text, number.start() if number else at, end)


def _volume(text: str, at: int, end: int, floor: int) -> Statement | None:
    """A work by its volume, unless that is one of a title in quotation marks, “Vietnam, Vol. XXX”."""
    near = max(floor, at - WINDOW)
    if text.rfind("“", near, at) > text.rfind("”", near, at):
        return None
    return unlisted_works.read(text, at, end, floor) or publications.read(text, at, end)


def _page(text: str, at: int, end: int, floor: int) -> Statement | None:
    pages = cross_references.read(text, at, end)
    return (unlisted_works.read(text, at, end, floor) or pages) if pages else None


_SUPPLEMENT = lazy(r"\b(?:[Ss]ee|the|[Mm]icrofiche) \Z")


def _crossref(text: str, at: int, end: int, _floor: int) -> Statement | None:
    if work := publications.documents_of(text, at, end):
        return work
    pointer = cross_references.read(text, at, end)
    if pointer and text.startswith("Supplement", at) and not _SUPPLEMENT.search(text, max(0, at - 12), at):
        return None
    if pointer and text.startswith((", ibid", ", Ibid"), pointer.end):
        return ibid.pointed(text, pointer, end)
    return pointer


def _ibid(text: str, at: int, end: int, _floor: int) -> Statement | None:
    return ibid.read(text, at, end)


_READERS: dict[str, Callable[[str, int, int, int], Statement | None]] = {
    "ibid": _ibid,
    "crossref": _crossref,
    "published": _published,
    "volume": _volume,
    "page": _page,
    "lot": _lot,
    "number": _number,
    "file": _filed,
    "central": _central,
    "repository": _repository,
}
