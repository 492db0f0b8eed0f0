"""A citation in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from citekit.grammar.text.tiling import Piece


class Cite(Struct):
    """A citation in the making: its parts so far, where it ends, and the country of its archive."""

    parts: list[Piece] = field(default_factory=list)
    towns: list[Piece] = field(default_factory=list)
    end: int = 0
    start: int = -1
    country: str = ""
    sure: bool = False
    agency: bool = False

    def has(self, *levels: str) -> bool:
        return any(level in levels for level, _, _ in self.parts)

    def town(self, start: int, end: int) -> None:
        """Where the archive lies: no part, but within the citation."""
        self.towns.append(("place", start, end))
        self.end = max(self.end, end)

    @property
    def placed(self) -> bool:
        return any(level != "item" for level, _, _ in self.parts)

    def add(self, level: str, start: int, end: int) -> None:
        self.parts.append((level, start, end))
        self.end = max(self.end, end)

    def extend(self, end: int) -> None:
        """Let the last part reach as far as ``end``."""
        level, start, _ = self.parts[-1]
        self.parts[-1] = (level, start, end)
        self.end = max(self.end, end)
