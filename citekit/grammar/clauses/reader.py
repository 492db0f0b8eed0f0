"""A note, clause by clause: each read as an item and its place, in either order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.known import OURS
from citekit.grammar.clauses import items
from citekit.grammar.clauses.assembly import cited
from citekit.grammar.clauses.cite import Cite
from citekit.grammar.clauses.elements import Element
from citekit.grammar.clauses.evidence import shown
from citekit.grammar.clauses.levels import Force
from citekit.grammar.clauses.parting import OWN, Clause, clauses, names_next
from citekit.grammar.clauses.places import ENGLISH, located
from citekit.grammar.clauses.printed import is_printed
from citekit.grammar.clauses.stretches import printed_of, stripped
from citekit.grammar.clauses.surroundings import LEVELS
from citekit.grammar.clauses.tokens import tokens
from citekit.grammar.text.tiling import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.authority.known import Archives
    from citekit.grammar.text.tiling import Piece
    from citekit.model.spans import Statement


def read(text: str, start: int, end: int, known: Archives = OURS) -> list[Statement]:
    """The archival citations of ``text[start:end]``, in order, each a statement with its parts."""
    force = Force(known=known)
    found: list[Cite] = []
    held: list[Element] = []
    mark = "start"
    parted = clauses(text, tokens(text, start, end, known), known)
    for index, clause in enumerate(parted):
        here = [*held, *clause.elements]
        held = []
        if names_next(text, here, clause.mark, [c.elements for c in parted[index + 1 : index + 4]]):
            held = [*here, Element("stop", here[-1].end, here[-1].end + 1)]
            continue
        placed = located(text, here, force)
        if is_printed(text, placed):
            continue
        if not any(e.kind in LEVELS for e in placed):
            _follows(text, placed, parted, index, found, force)
            mark = clause.mark
            continue
        found += shown(text, cited(text, placed, force), continued=bool(found) and mark == "semicolon")
        mark = clause.mark
    return [s for cite in found if (s := _statement(text, cite))]


def _follows(
    text: str, clause: Sequence[Element], clauses: Sequence[Clause], index: int, found: list[Cite], force: Force
) -> None:
    """A clause without a place: the document of the place before it, or one of several whose place comes behind."""
    rest = stripped(clause)
    if not rest:
        return
    printed = text[rest[0].start : rest[-1].end]
    if items.is_prose(printed):
        return
    if (
        len(rest) == 1
        and rest[0].kind == "date"
        and found
        and found[-1].parts[-1][0] == "item"
        and rest[0].start - found[-1].end < 3
    ):
        level, a, _ = found[-1].parts[-1]
        found[-1].parts[-1] = (level, a, rest[0].end)
        found[-1].end = rest[0].end
        return
    dated = any(e.kind == "date" for e in rest) or (items.has_kind(printed) and any(e.kind == "year" for e in rest))
    before = clauses[index - 1] if index else None
    if clauses[index].mark == "semicolon" and dated and items.is_sent(printed):
        later = next(
            (c for c in clauses[index + 1 :] if c.mark != "semicolon" or any(e.kind in OWN for e in c.elements)), None
        )
        if later and any(e.kind in OWN for e in later.elements) and items.is_sent(printed_of(text, later.elements)):
            found.append(Cite([("item", rest[0].start, rest[-1].end)], end=rest[-1].end))
        return
    if (
        before
        and found
        and before.elements
        and found[-1].placed
        and not found[-1].has("item")
        and found[-1].end >= before.elements[-1].start
    ) and (
        items.is_sent(printed) or (dated and items.is_headed(printed)) or (dated and found[-1].country not in ENGLISH)
    ):
        found[-1].add("item", rest[0].start, rest[-1].end)


def _apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that do not overlap one before them."""
    out: list[Piece] = []
    for piece in pieces:
        if piece[1] < piece[2] and (not out or piece[1] >= out[-1][2]):
            out.append(piece)
    return out


def _statement(text: str, cite: Cite) -> Statement | None:
    parts = sorted(cite.parts, key=lambda p: p[1])
    pieces = _apart(sorted([*parts, *cite.towns], key=lambda p: p[1]))
    levels = [level for level, _, _ in parts]
    weak = {"item", "page", "series", "folder", "box"}
    if not parts or (
        "ibid" not in levels and len(levels) < 2 and levels[0] in ("collection", "repository", "division")
    ):
        return None
    if set(levels) <= weak and set(levels) != {"item"}:
        return None
    start = min(parts[0][1], cite.start) if cite.start >= 0 else parts[0][1]
    end = max(cite.end, parts[-1][2])
    if end < len(text) and text[end] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    kind = "ibid" if "ibid" in levels else "location"
    return statement(kind, text, start, end, pieces, role="other")
