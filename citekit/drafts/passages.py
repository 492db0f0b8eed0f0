"""What a door hands in and gets back: the paragraphs of notes, and what was found in each."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from citekit.errors import Diagnostic
from citekit.model.items import CslItem

EMBEDDED = "\N{OBJECT REPLACEMENT CHARACTER}"


OPAQUE = "\N{REPLACEMENT CHARACTER}"
"""Stands in a passage for what is no text: a formula, an image, raw markup, a note inside of a note."""


class Passage(Struct, frozen=True):
    """A paragraph of a note."""

    text: str
    """Its characters; what is no text is `OPAQUE`, what is cited there by other means `EMBEDDED`."""
    marked: bool = False
    """Whether the writer says that it is an archival citation."""
    said: Mapping[str, object] = field(default_factory=dict)
    """CSL variables that the writer gives beside the text; an ``id`` among them is the citation's key."""
    note: int = 0
    """The number of the note that it stands in."""
    held: str | None = None
    """What that note holds that forbids to change it."""
    fixed: tuple[tuple[int, int], ...] = ()
    """Stretches that belong to a link."""


class Found(Struct, frozen=True):
    """A citation, and the stretch of text whose place it takes."""

    start: int
    """Where it begins in the passage."""
    end: int
    """Where it ends."""
    key: str | None
    """The id of its item; ``None`` where an *ibid.* leans on the embedded citation before it."""
    locator: str = ""
    """The page or leaf that is cited."""
    refused: str | None = None
    """Why it stays as it is; ``None`` where it is set anew."""
    crowded: bool = False
    """Whether another work may be cited beside it or in the note before: *ibid.* would be doubtful there."""
    dropped: str = ""
    """Its words that the style is known not to print."""


class Reading(Struct, frozen=True):
    """What was found in one passage."""

    found: tuple[Found, ...] = ()
    """The citations, in order."""
    lead: int = 0
    """Characters of “Source: ”, which the finished note does without."""
    alone: bool = False
    """Whether the passage is one archival citation and nothing else."""
    source: bool = False
    """Whether it is a source note, and what follows its citation describes the document."""
    told: tuple[Diagnostic, ...] = ()
    """What its writer should hear of."""

    @property
    def left(self) -> tuple[Diagnostic, ...]:
        """What was found and stays as it is, with the reason."""
        return tuple(left(one.start, one.end, one.refused) for one in self.found if one.refused is not None)

    @property
    def dropped(self) -> tuple[Diagnostic, ...]:
        """What a style does not print of the citations that it sets anew."""
        return tuple(
            Diagnostic(f"the style does not print “{found.dropped}”", found.start, found.end)
            for found in self.found
            if found.refused is None and found.dropped
        )


def left(start: int, end: int, reason: str) -> Diagnostic:
    """That a citation stays as it is, and why."""
    return Diagnostic(f"this citation stays as it is: {reason}", start, end)


class Findings(Struct, frozen=True):
    """What was found in the passages of a draft."""

    readings: tuple[Reading, ...]
    """The readings, one a passage."""
    items: tuple[CslItem, ...]
    """The items of all archival citations, each once."""
