"""Parentheses that locate what was just said: “(Telegram 840 from New Delhi, August 29; ibid.)”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority import repository
from citekit.grammar.citations import ibid, publications
from citekit.grammar.location.element_kinds import is_institution, shape
from citekit.grammar.location.elements import cut
from citekit.grammar.location.levels import name
from citekit.grammar.text.tiling import statement as tiled
from citekit.grammar.text.tiling import trimmed
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.grammar.location.elements import Cut
    from citekit.model.spans import Statement

DEEPEST = 3
"""No parenthesis that locates something nests deeper."""

_PARENTHESIS = lazy(r"[()]")
_MARK = lazy(r"[;()\[\]“”]")
_POINTER = lazy(r"(?:[Ss]ee|[Dd]ocuments? \d|[Ff]ootnotes? \d|[Ff]or|[Ss]upra|[Ii]nfra|[Cc]f\.)\b")
_STRONG = frozenset(("central", "file", "lot", "accession", "record_group"))
_LOT = lazy(r" [Ll]ot \d")
_RESPECTIVELY = lazy(r",? respectively\Z")
_BODY = lazy(r".*\b(?:[Ff]iles?|[Pp]apers|[Rr]ecords)(?: \([^()]*\))?\Z")
_AND = lazy(r"(?:and|also|in|the|[Bb]oth in|[Aa]ll in|[Bb]oth|[Aa]ll)(?: the)? ")


def pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Every opening parenthesis with its closing one, save those that hold many levels of others.

    >>> pairs("a (b (c) d) e", 0, 13)
    {5: 7, 2: 10}
    """
    open_: list[int] = []
    heights: list[int] = []
    found: dict[int, int] = {}
    for mark in _PARENTHESIS.finditer(text, start, end):
        if mark.group() == "(":
            open_.append(mark.start())
            heights.append(0)
        elif open_:
            height = heights.pop()
            if height < DEEPEST:
                found[open_.pop()] = mark.start()
            else:
                open_.pop()
            if heights:
                heights[-1] = max(heights[-1], height + 1)
    return found


_IMPRINT = lazy(r"[A-Z][^\d():;]{1,60}: (?P<publisher>[^\d():;]{2,100}), (?:1[5-9]|20)\d\d\Z")


def _is_imprint(text: str, start: int, end: int) -> bool:
    """Whether a parenthesis says who published a work: “(Chicago, IL: Newberry Library, 1967)”."""
    found = _IMPRINT.match(text, start, end)
    return found is not None and repository(found["publisher"]) is not None


def read(text: str, start: int, end: int) -> list[Statement]:
    """The citations in ``text[start:end]``, the content of a parenthesis; none where it locates nothing.

    ::

        content = [ item ";" ] ( location | ibid ) { ";" ( location | ibid | pointer ) }

    >>> text = "Memorandum, Dec. 22, 1953; Department of State, Central Files, 811.312/12–2253"
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text))[0].segments if s.kind != "separator"][:2]
    [('item', 'Memorandum, Dec. 22, 1953'), ('repository', 'Department of State')]
    """
    found: list[Statement] = []
    item: int | None = None
    if _is_imprint(text, start, end):
        return found
    for left, right in _pieces(text, start, end):
        statement = _piece(text, left, right, item)
        if statement and statement.kind != "ibid" and (more := _again(text, statement.end, right)):
            found += [statement, more]
            item = None
        elif statement:
            found.append(statement)
            item = None
        elif _POINTER.match(text, left):
            item = None
        elif item is None:
            item = left
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between semicolons."""
    depth, here = 0, start
    for mark in [*_MARK.finditer(text, start, end), None]:
        if mark is not None and mark.group() != ";":
            depth = max(0, depth + (1 if mark.group() in "([“" else -1))
            continue
        if mark is not None and (depth or _LOT.match(text, mark.end(), end)):
            continue
        stop = mark.start() if mark else end
        left, right = here, stop
        while left < right and text[left] == " ":
            left += 1
        while left < right and text[right - 1] in " .":
            right -= 1
        if each := _RESPECTIVELY.search(text, left, right):
            right = each.start()
        if left < right:
            yield left, right
        here = stop + 1


def _piece(text: str, left: int, right: int, item: int | None) -> Statement | None:
    """One located thing: an *ibid.*, or a location, which an item may precede."""
    joined = _AND.match(text, left, right)
    begin = joined.end() if joined else left
    stop = right + 1 if text.startswith("bid", right - 3) else right
    work = publications.read(text, begin, right)
    if work and (work.end == right or _AGAIN.match(text, work.end, right)):
        return work
    if word := ibid.read(text, left, stop, prose=False, item=item):
        return word
    if word := _inside(text, left, stop, item):
        return word
    if joined and (word := ibid.read(text, begin, stop, prose=False, item=item)):
        return word
    where = cut(text, begin, right)
    first = _first(text, where)
    if first is None or (where.end < right and not _AGAIN.match(text, where.end, right)):
        return None
    parts = name(text, where.elements[first:])
    if item is None and first:
        item = begin
    if item is None:
        return tiled("location", text, begin, where.end, parts, role="other")
    last = where.elements[first - 1].end if first else trimmed(text, item, begin)
    return tiled("location", text, item, where.end, [("item", item, last), *parts], role="other")


_INSIDE = lazy(r"([,:]| is| are| and|\()? ?(?=ibid\b)")


def _inside(text: str, left: int, right: int, item: int | None) -> Statement | None:
    """“Telegram 774 from Accra, ibid., 745J.11/12–1962”: the *ibid.* behind its item, or behind a verb."""
    at = text.find("ibid", left, right)
    if at < 0 or any(shape(text[e.start : e.end]) in _STRONG for e in cut(text, left, at).elements):
        return None
    found = _INSIDE.search(text, max(left, at - 5), right)
    if found is None or found.end() != at:
        return None
    itemised = found.group(1) in (",", ":")
    return ibid.read(text, at, right, prose=False, item=(left if item is None else item) if itemised else None)


def _again(text: str, here: int, right: int) -> Statement | None:
    """“… and ibid., POL 7”: the *ibid.* behind a location."""
    found = _AGAIN.match(text, here, right)
    return ibid.read(text, found.end(), right, prose=False) if found else None


_AGAIN = lazy(r"[,;]? (?:and )?(?=ibid\b)")


def _first(text: str, where: Cut) -> int | None:
    """The element where the location begins; ``None`` where nothing shows that there is one."""
    shapes = [shape(text[e.start : e.end]) for e in where.elements]
    if not shapes:
        return None
    first = text[where.elements[0].start : where.elements[0].end]
    if "page" in shapes and not _STRONG.intersection(shapes):
        return None
    if len(shapes) > 1 and is_institution(first):
        return 0
    for index, kind in enumerate(shapes):
        if kind == "repository" and (index + 1 < len(shapes) or (not index and first.endswith("Library"))):
            return index
        if first[0].islower() and kind not in _STRONG:
            continue
        if kind == "files" and len(shapes) == 1:
            return 0 if _BODY.match(first) else None
        if kind == "files" and (index == 0 or shapes[index + 1 : index + 2] == ["lot"]):
            return index
        if kind in _STRONG:
            return index - 1 if kind == "lot" and index == 1 else index
    return None


def begins(text: str, start: int, end: int) -> bool:
    """Whether a location begins right at ``start``, by what it names.

    >>> begins("Department of State, Central Files, FN 12", 0, 41), begins("Letter from Ober, July 2", 0, 24)
    (True, False)
    """
    return _first(text, cut(text, start, end)) == 0
