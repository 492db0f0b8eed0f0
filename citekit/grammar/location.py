"""A location: where a record is kept, from the repository down to the folder or file number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.grammar.elements import cut
from citekit.grammar.levels import name
from citekit.grammar.tiling import statement

if TYPE_CHECKING:
    from citekit.grammar.elements import Element
    from citekit.span import Statement


def read(text: str, start: int, limit: int) -> Statement | None:
    """The location that begins at ``start``, as the source of a note; ``None`` where nothing stands there.

    >>> text = "S/S–NSC files, lot 63 D 351, “NSC 135 Series”"
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('collection', 'S/S–NSC files'), ('lot', 'lot 63 D 351'), ('folder', 'NSC 135 Series')]
    """
    found = cut(text, start, limit)
    return _named(text[: found.end], start, tuple(found.elements)) if found.elements else None


@lru_cache(maxsize=64)  # many notes of a volume lie in one file
def _named(text: str, start: int, elements: tuple[Element, ...]) -> Statement:
    """The location that takes up the rest of the text."""
    return statement("location", text, start, len(text), name(text, list(elements)), role="source")
