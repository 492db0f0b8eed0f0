"""What an *ibid.* stands for, read against the notes before it.

What follows the word replaces the antecedent from its own level down: ``Ibid., 790.5/1–2354`` keeps
*Department of State, Central Files*; ``Ibid., Rusk Files: Lot 72 D 192`` keeps the repository alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citekit.record import ResolvedPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.record import Citation, Part, SourceNote

RANKS = {
    "repository": 0, "division": 1, "record_group": 1, "collection": 2, "lot": 2, "accession": 2, "entry": 3,
    "series": 3, "box": 4, "reel": 4, "folder": 5, "file": 5, "form": 6, "item": 6, "page": 7,
    "title": 0, "year": 1, "volume": 2, "part": 3, "document": 4,
}  # fmt: skip
"""How deep a level stands: an antecedent keeps the levels above the first that is named anew."""

DESCRIBING = frozenset({"item", "form", "page"})
"""Levels that belong to one document, and that no later citation inherits."""


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """The last thing cited: its full parts, and whether it was archival or published."""

    kind: str
    parts: tuple[ResolvedPart, ...]


def resolve(notes: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
    """The notes of one document, in order, with every *ibid.* resolved that has an antecedent.

    ``Citation.resolved`` holds the full parts, each with the id of the note and the span it comes from;
    it stays ``None`` where nothing was cited before.
    """
    return tuple(_resolved(notes))


def _resolved(notes: Iterable[SourceNote]) -> Iterator[SourceNote]:
    last: _Antecedent | None = None
    for note in notes:
        citations = []
        for citation in note.citations:
            if citation.kind == "ibid" and last is not None:
                parts = combine(last.parts, own_parts(citation.parts, note.id))
                citation = replace(citation, resolved=parts)  # noqa: PLW2901
                last = _Antecedent(last.kind, parts)
            elif citation.kind in ("archival", "published"):
                last = _Antecedent(citation.kind, own_parts(citation.parts, note.id))
            citations.append(citation)
        yield replace(note, citations=tuple(citations))


def own_parts(parts: tuple[Part, ...], note: str | None) -> tuple[ResolvedPart, ...]:
    """Parts as they stand, each marked with the note it comes from."""
    return tuple(ResolvedPart(p.level, p.text, note, p.start, p.end, p.authority, p.decoded) for p in parts)


def combine(before: tuple[ResolvedPart, ...], named: tuple[ResolvedPart, ...]) -> tuple[ResolvedPart, ...]:
    """The antecedent's parts above the first level named anew, then what is named.

    >>> def part(level, text): return ResolvedPart(level, text, None, 0, 0)
    >>> before = part("repository", "Department of State"), part("collection", "Central Files"), part("file", "1/2")
    >>> [p.text for p in combine(before, (part("file", "790.5/1–2354"),))]
    ['Department of State', 'Central Files', '790.5/1–2354']
    >>> [p.text for p in combine(before, (part("collection", "Rusk Files"), part("lot", "Lot 72 D 192")))]
    ['Department of State', 'Rusk Files', 'Lot 72 D 192']
    """
    top = min((_rank(p) for p in named if p.level not in DESCRIBING), default=max(RANKS.values()) + 1)
    kept = tuple(p for p in before if p.level not in DESCRIBING and _rank(p) < top)
    return kept + named


def described_by(citation: Citation) -> str | None:
    """The document that a citation names in its own words: the text of its ``item`` part."""
    return next((p.text for p in citation.parts if p.level == "item"), None)


def _rank(part: ResolvedPart) -> int:
    return RANKS.get(part.level, max(RANKS.values()))
