"""That a stretch of a text is a citation, and what it is read as: what the guard judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.citing.guard.words import LEADING_ON

if TYPE_CHECKING:
    from citekit.model.items import CslItem
    from citekit.model.records import Part, ResolvedPart


class Claim(Struct, frozen=True):
    """That a stretch of a passage is a citation, and what it is read as: what the guard judges.

    It ``leans`` where it is an *ibid.*, whose ``parts`` may stand in another passage. In a draft ``read`` is where the
    citation before it ends, ``until`` where the next one begins, or the passage ends.
    """

    text: str
    start: int
    end: int
    item: CslItem
    parts: tuple[Part | ResolvedPart, ...] = ()
    locator: str = ""
    leans: bool = False
    read: int = 0
    until: int | None = None

    @property
    def stretch(self) -> str:
        """Its own text."""
        return self.text[self.start : self.end]

    @property
    def is_drafted(self) -> bool:
        """Whether it stands in a draft, where only what its text shows is sure."""
        return self.until is not None

    @property
    def free(self) -> frozenset[str]:
        """The words that a list of notes may do without, and no draft."""
        return frozenset() if self.is_drafted else LEADING_ON

    @property
    def place(self) -> int:
        """Where in the passage the place in its archive begins, behind what is said of the document."""
        if self.leans:
            return self.start
        return max(self.start, min((part.start for part in self.location), default=self.start))

    @property
    def location(self) -> tuple[Part | ResolvedPart, ...]:
        """The parts of its own that name a place in the archive; an *ibid.* has the others from elsewhere."""
        return () if self.leans else tuple(p for p in self.parts if p.level not in ("item", "form", "page"))

    @property
    def parted(self) -> tuple[str, str]:
        """What it says of the document itself, and the place behind that; the place is empty where it comes first."""
        items = [part for part in self.parts if part.level == "item" and not self.leans]
        said = ", ".join(part.text for part in items) or self.text[self.start : self.place]
        behind = bool(said) and self.place > min((part.start for part in items), default=self.start)
        return said, self.text[self.place : self.end] if behind else ""

    @property
    def names_archive(self) -> bool:
        """Whether an archive is named in it."""
        return any(part.level == "repository" for part in self.parts)

    @property
    def ends_in_archive(self) -> bool:
        """Whether its last words name the archive, so that the full stop behind them is none of an abbreviation's."""
        last = max(self.parts, key=lambda part: part.end, default=None)
        return last is not None and last.level == "repository" and not self.leans
