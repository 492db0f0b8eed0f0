"""A location: where a record is kept, from the repository down to the folder or file number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.elements import cut
from citekit.grammar.levels import name
from citekit.grammar.tiling import statement

if TYPE_CHECKING:
    from citekit.span import Statement


def read(text: str, start: int, limit: int) -> Statement | None:
    """The location that begins at ``start``, as the source of a note; ``None`` where nothing stands there.

    >>> text = "S/S–NSC files, lot 63 D 351, “NSC 135 Series”"
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('collection', 'S/S–NSC files'), ('lot', 'lot 63 D 351'), ('folder', 'NSC 135 Series')]
    """
    found = cut(text, start, limit)
    if not found.elements:
        return None
    return statement("location", text, start, found.end, name(text, found.elements), role="source")
