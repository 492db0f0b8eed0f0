"""Citations as historians write them: the item first, then from the narrow to the wide, the repository last.

So the *Chicago Manual of Style* (14.119 ff.) and the National Archives' General Information Leaflet 17 have it; British
notes name the item first and go on from the wide to the narrow (“Caccia to Lloyd, 3 May 1957, TNA, FO 371/126683”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.authority import collection, repository
from citekit.authority.archives import keeps
from citekit.grammar.location import reference_codes
from citekit.grammar.location.element_kinds import is_institution, shape
from citekit.grammar.location.elements import cut
from citekit.grammar.location.items import is_dated, is_of_a_kind, is_sent
from citekit.grammar.location.levels import STORED, name
from citekit.grammar.text.tiling import statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.location.elements import Element
    from citekit.grammar.text.tiling import Piece
    from citekit.model.spans import Statement

_SHOWN = STORED | {"record_group", "file", "central", "files", "series", "records", "folder", "symbol"}
"""Shapes by which a run of elements shows that it is a location."""

_STRONG = frozenset(("central", "file", "record_group"))
"""Those that records of an agency have."""

_CLAUSE = lazy(r" (?:is|are|was|were|has|have|had|which|that) ")
_YEARS = lazy(r"(?:18|19|20)\d\d(?: ?[–-] ?(?:\d\d){1,2})?")
_NUMBERING = lazy(r"[Vv]ol(?:\.|ume) .*|[Pp](?:ar)?t\.? [IVX\d]+|\d+/\d+.*|[Nn]o\. \d+")
_STATE = lazy(r"(?:[A-Z]{2}|[A-Z]\.[A-Z]\.?|[A-Z][a-z]{1,4}\.)(?: \d{5})?")
_TOWN = lazy(r"[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}")
_SHELFMARK = lazy(r"MSS?\b.*\d")
_BODIES = frozenset(("files", "series", "records", "region"))
_DATABLE = _BODIES | {"central"}
LONGEST = 600
"""Characters: no citation is longer, and hostile text must not make one."""
_LONGEST_ITEM = 6
"""Elements: no item is parted by more commas."""


class _Order(NamedTuple):
    """How many elements the item takes, which one is the repository, where its place begins and where it ends."""

    item: int
    repository: int
    place: int
    stored: int


def read(text: str, start: int, limit: int, *, role: str = "source") -> Statement | None:
    """The citation at ``start`` that names its item first, or its repository last; ``None`` where it does neither.

    ::

        first  = [ item sep ] { element sep } repository [ "," place ] { "," box }
        headed = item sep [ remark sep ] repository { sep element }
        item   = kind | sender "to" recipient | { element sep } date
        sep    = "," | ";"

    >>> text = "Letter, Ober to Lund, 12/23/55, Trade, Box 5, Ober Papers, Eisenhower Library, Abilene, Kansas."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('item', 'Letter, Ober to Lund, 12/23/55'), ('folder', 'Trade'), ('box', 'Box 5'), ('collection', 'Ober Papers'),
     ('repository', 'Eisenhower Library'), ('place', 'Abilene, Kansas')]
    """
    found = cut(text, start, min(limit, start + LONGEST), joined=True)
    if len(found.elements) < 2:
        return None
    elements = _first(text, _dated(text, found.elements))
    order = _order(text, elements)
    if order is None:
        return None
    pieces = _pieces(text, elements, order)
    end = found.end if elements[-1].end > found.elements[-1].start else elements[-1].end
    return statement("location", text, start, end, pieces, role=role)


def _first(text: str, elements: list[Element]) -> list[Element]:
    """The elements of the first citation: a semicolon or an “and” behind the repository parts it from the next one."""
    kept = False
    for index, element in enumerate(elements):
        if kept and (element.mark == ";" or text.startswith("and ", element.start)):
            return elements[:index]
        kept = kept or repository(_of(text, element)) is not None
    return elements


def _order(text: str, elements: list[Element]) -> _Order | None:
    item, dated = _item(text, elements)
    shapes = [shape(_of(text, element)) for element in elements]
    end = len(elements)
    while end > item + 1 and shapes[end - 1] in STORED:
        end -= 1
    at = _keeper(text, elements[:end], agency=bool(_STRONG.intersection(shapes[item : end - 1])))
    if at is not None and at >= item and (item or _SHOWN.intersection(shapes[:at])):
        return _Order(item, at, at + 1, end)
    item += dated and _is_remark(text, elements[item:])
    row = repository(_of(text, elements[item])) if item and item < len(elements) - 1 else None
    if row and (_SHOWN.intersection(shapes[item + 1 :]) or (dated and keeps(row.name))):
        return _Order(item, item, len(elements), len(elements))
    return None


def _is_remark(text: str, elements: list[Element]) -> bool:
    """Whether words on the document stand between its date and the repository: “…, copy, TNA, FO 371/1”."""
    row = repository(_of(text, elements[1])) if len(elements) > 2 else None
    if row is None:
        return False
    words = _of(text, elements[0])
    return shape(words) in ("title", "symbol") and reference_codes.level_in(words, row.id) in (None, "reference")


def _keeper(text: str, elements: list[Element], *, agency: bool) -> int | None:
    """The repository behind all else, its town and state aside; an ``agency`` where file numbers show its records."""
    last = len(elements) - 1
    if last and _keeps(text, elements[last], agency=agency):
        return last
    if last < 1 or not _is_place(_of(text, elements[last])):
        return None
    before = last - 1 if _keeps(text, elements[last - 1], agency=agency) else last - 2
    town = before == last - 1 or _TOWN.fullmatch(_of(text, elements[last - 1]))
    return before if town and before > 0 and _keeps(text, elements[before], agency=agency) else None


def _pieces(text: str, elements: list[Element], order: _Order) -> list[Piece]:
    """The parts in the order of the text; what runs from narrow to wide is read from its far end."""
    item, at, place, stored = order
    head: list[Piece] = [("item", elements[0].start, elements[item - 1].end)] if item else []
    if place == len(elements) and at == item:
        return [*head, *name(text, elements[at:])]
    wide = _widest_first(text, elements[item:at], elements[at])
    town: list[Piece] = [("place", elements[place].start, elements[stored - 1].end)] if place < stored else []
    (level, begin, end), *rest = name(text, wide + elements[stored:])
    keeper: Piece = ("repository" if level == "unknown" else level, begin, end)
    return [*head, *_apart(sorted([keeper, *rest, *town], key=lambda part: part[1]), elements)]


def _apart(pieces: list[Piece], elements: list[Element]) -> list[Piece]:
    """The pieces in the order of the text; a title that runs on over a box between its elements is parted by it."""
    found: list[Piece] = []
    for level, start, end in pieces:
        if found and start < found[-1][2]:
            wide, begin, stop = found.pop()
            before = max((e.end for e in elements if begin < e.end <= start), default=begin)
            after = min((e.start for e in elements if end <= e.start < stop), default=stop)
            found += [(wide, begin, before), (level, start, end), (wide, after, stop)]
        else:
            found.append((level, start, end))
    return found


def _widest_first(text: str, elements: list[Element], keeper: Element) -> list[Element]:
    """The repository, then the elements from the far end; from the near one where its known collection comes first.

    A box, which may stand anywhere, comes behind the bodies of records that hold it.
    """
    houses = [keeper]
    while elements and repository(_of(text, elements[-1])):
        houses.append(elements.pop())
    row = next(filter(None, (repository(_of(text, house)) for house in houses)), None)
    if (
        len(elements) > 1
        and row
        and (collection(_of(text, elements[0]), row.id) or _is_shelved(text, elements, row.id))
    ):
        return [*houses, *elements]
    wide = [*houses, *elements[::-1]]
    shapes = [shape(_of(text, element)) for element in wide]
    last = max((n for n, kind in enumerate(shapes) if kind in _BODIES), default=0)
    stored = [e for e, kind in zip(wide[:last], shapes, strict=False) if kind in STORED]
    return [*(e for e in wide[: last + 1] if e not in stored), *stored, *wide[last + 1 :]]


def _is_shelved(text: str, elements: list[Element], repository: str) -> bool:
    """Whether papers stand before their shelfmark: “Avon Papers, AP20/1/32”, “Moreau Papers, MS. Moreau dep. d. 29”."""
    last = _of(text, elements[-1])
    marked = reference_codes.level_in(last, repository) == "reference" or _SHELFMARK.match(last)
    return bool(marked) and shape(_of(text, elements[0])) == "files"


def _of(text: str, element: Element) -> str:
    return text[element.start : element.end]


def _dated(text: str, elements: list[Element]) -> list[Element]:
    """The elements, years and numbering joined to the date, the title or the body of records that they belong to."""
    joined: list[Element] = []
    for element in elements:
        printed = _of(text, element)
        before = _of(text, joined[-1]) if joined and element.mark == "," else ""
        datable = before and (shape(before) in _DATABLE or is_dated(before))
        years = datable and _YEARS.fullmatch(printed)
        if before and (years or (_NUMBERING.fullmatch(printed) and not is_dated(printed))):
            joined[-1] = joined[-1]._replace(end=element.end)
        else:
            joined.append(element)
    return joined


def _item(text: str, elements: list[Element]) -> tuple[int, bool]:
    """How many elements the item takes: as far as its date, or those that name its kind; and whether it has a date."""
    named = 0
    for index, element in enumerate(elements[:_LONGEST_ITEM]):
        printed = _of(text, element)
        if _CLAUSE.search(printed):
            break
        if is_dated(printed):
            return index + 1, True
        if repository(printed) or shape(printed) in STORED | {"record_group", "central"}:
            break
        if index == named and (is_of_a_kind(printed) or (named and is_sent(printed))):
            named = index + 1
        elif index and element.mark == ";":
            break
    return named, False


def _keeps(text: str, element: Element, *, agency: bool) -> bool:
    """Whether an element is an archive or a library, known or not, or an ``agency`` that the tables know."""
    printed = _of(text, element)
    row = repository(printed)
    return (agency or not row.agency) if row else keeps(printed) and is_institution(printed)


def _is_place(printed: str) -> bool:
    """A town or a state that the tables know, or a state's letters."""
    return repository(printed) is None and (reference_codes.is_town(printed) or _STATE.fullmatch(printed) is not None)
