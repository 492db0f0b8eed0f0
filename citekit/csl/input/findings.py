"""What a processor has to tell of its input: which item, in which citation, at which place."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class Finding(Diagnostic):
    """A diagnostic of an item, a citation or a cite.

    ``item`` is the item's id, ``citation`` the citation's id or its number in the document, from 1, and ``cite`` the
    number of the cite within it, from 1; each is empty or 0 where it is not of one.

    >>> Finding("the cited item 'x' is missing", item="x", citation="c3", cite=2).where
    "citation 'c3', cite 2"
    """

    item: str = ""
    citation: str = ""
    cite: int = 0

    @property
    def where(self) -> str:
        """The place in words; empty where it is of an item alone."""
        cite = f", cite {self.cite}" if self.cite else ""
        return f"citation {self.citation!r}{cite}" if self.citation else ""
