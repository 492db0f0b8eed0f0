"""The levels of archival description: how deep each stands, and which way a citation runs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.records import Part, ResolvedPart

AnyPart = TypeVar("AnyPart", bound="Part | ResolvedPart")

ARCHIVAL = {
    "repository": 0, "division": 1, "record_group": 1, "collection": 2, "lot": 3, "accession": 3, "entry": 4,
    "series": 4, "box": 5, "reel": 5, "folder": 6, "file": 6,
}  # fmt: skip
"""How deep a level of archival description stands."""

PUBLISHED = {"title": 0, "year": 1, "volume": 2, "part": 3, "other": 3, "document": 4, "page": 4}
"""How deep a level of a publication stands; a second title is the volume's own."""

OF_ONE_DOCUMENT = frozenset(("item", "form", "page", "footnote"))
"""Levels that belong to one document in its place, and that a later citation of the place does not share."""


_PAGE = lazy(r"pp?\.|\d|[ivxlc]+\Z")


def is_leaf(level: str, text: str) -> bool:
    """Whether a part is a leaf of its file and no page of a document: a leaf has its own word, or none of ours.

    >>> [is_leaf("page", text) for text in ("fol. 12", "l. 12", "Bl. 45", "p. 12", "12–14", "xi")]
    [True, True, True, False, False, False]
    """
    return level == "page" and _PAGE.match(text) is None


def widest_first(parts: Sequence[AnyPart]) -> tuple[AnyPart, ...]:
    """The parts of a place from the wide to the narrow, as notes of *Foreign Relations* have them anyway.

    A citation that names its repository behind what it holds runs the other way, unless its first level is the wider
    one; a box that stands behind its lot or series stays behind it. A single document keeps its place before it.

    >>> from citekit.model.records import Part
    >>> parts = [Part(level, level, 0, 0) for level in ("item", "box", "series", "collection", "repository")]
    >>> [part.level for part in widest_first(parts)]
    ['item', 'repository', 'collection', 'series', 'box']
    >>> parts = [Part(level, level, 0, 0) for level in ("lot", "box", "record_group", "repository")]
    >>> [part.level for part in widest_first(parts)]
    ['repository', 'record_group', 'lot', 'box']
    """
    first = next((n for n, part in enumerate(parts) if part.level not in OF_ONE_DOCUMENT), len(parts))
    at = next((n for n, part in enumerate(parts) if part.level == "repository"), first)
    held = tuple(parts[first:at])
    if not held:
        return tuple(parts)
    inward = _depth(held[0]) < _depth(held[-1])
    end = next((n for n in range(at, len(parts)) if parts[n].level != "repository"), len(parts))
    return (*parts[:first], *parts[at:end][::-1], *(held if inward else _turned(held)), *parts[end:])


def _turned(held: Sequence[AnyPart]) -> list[AnyPart]:
    """The parts from the last to the first, those that run from the wide to the narrow still in their order."""
    runs: list[list[AnyPart]] = []
    for part in held:
        if runs and _depth(runs[-1][-1]) < _depth(part):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [part for run in reversed(runs) for part in run]


def _depth(part: Part | ResolvedPart) -> int:
    return ARCHIVAL.get(part.level, ARCHIVAL["file"])
