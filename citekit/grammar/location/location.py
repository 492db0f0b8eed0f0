"""A location: where a record is kept, from the repository down to the folder or file number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.grammar.location.bounds import LONGEST
from citekit.grammar.location.elements import cut
from citekit.grammar.location.levels import name
from citekit.grammar.statements import marking
from citekit.grammar.text.tiling import statement

if TYPE_CHECKING:
    from citekit.grammar.location.elements import Cut
    from citekit.model.spans import Statement

_CLASSIFIED = ". Secret."
"""How a note goes on behind most locations."""


def read(text: str, start: int, limit: int) -> Statement | None:
    """The location that begins at ``start``, as the source of a note; ``None`` where nothing stands there.

    >>> text = "S/S–NSC files, lot 63 D 351, “NSC 135 Series”"
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('collection', 'S/S–NSC files'), ('lot', 'lot 63 D 351'), ('folder', 'NSC 135 Series')]
    """
    stop = text.find(". ", start, min(limit, start + LONGEST))
    if stop > 0 and marking.at(text, stop + 2) is not None and (whole := _whole(text[:stop], start)):
        return whole
    return _named(text, start, cut(text, start, limit))


@lru_cache(maxsize=64)  # many notes of a volume lie in one file
def _whole(text: str, start: int) -> Statement | None:
    """The location from ``start`` to the end of the text, as a classification follows; ``None`` if it ends before."""
    found = cut(text + _CLASSIFIED, start, len(text) + len(_CLASSIFIED))
    return _named(text, start, found) if found.end == len(text) else None


def _named(text: str, start: int, found: Cut) -> Statement | None:
    if not found.elements:
        return None
    return statement("location", text, start, found.end, name(text, found.elements), role="source")
