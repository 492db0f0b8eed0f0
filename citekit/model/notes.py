"""A note, read: what it cites, how the document was classified, who drafted it, and what else its editors say.

Records are frozen and have no behaviour. Every ``text`` is a slice of the note as printed; ``start`` and ``end`` are
code points, half-open, into the note's text.
"""

from __future__ import annotations

from msgspec import Struct, field

from citekit.errors import Diagnostic
from citekit.model.citations import Citation
from citekit.model.display import Shown
from citekit.model.spans import Segment
from citekit.model.terms import MarkingClass, NoteKind


class Classification(Struct, frozen=True, gc=False):
    """The security classification of the source document."""

    text: str
    """The words, as printed."""
    level: str
    """The level, one spelling for all: ``top-secret``; ``other`` where the table has none."""
    start: int
    """Where the words begin in the note."""
    end: int
    """Where they end."""


class Marking(Struct, frozen=True, gc=False):
    """A marking beside the classification."""

    text: str
    """The words, as printed."""
    class_: MarkingClass = field(name="class")
    """What it orders."""
    start: int
    """Where the words begin in the note."""
    end: int
    """Where they end."""
    slug: str | None = None
    """The codeword or channel within a marking: ``Ban`` in “Eyes Only Ban”."""


class Person(Struct, frozen=True, gc=False):
    """A person or office that drafted, cleared or approved."""

    name: str | None
    """The person, as printed; an office that stands alone is here."""
    office: str | None
    """The office beside the name, as printed."""
    start: int
    """Where the name begins in the note."""
    end: int
    """Where it ends."""


class Remark(Struct, frozen=True, gc=False):
    """A sentence of the editors' prose, the citations in it included."""

    text: str
    """The sentence, as printed."""
    start: int
    """Where it begins in the note."""
    end: int
    """Where it ends."""
    about: str | None = None
    """What it is about, where that is understood: occasion, seen, attachment, copy, redaction, distribution …"""


class SourceNote(Shown, Struct, frozen=True, gc=False):
    """A note, read: what it cites, how the document was classified, who drafted it, and every segment of it."""

    text: str
    """The note, as printed."""
    kind: NoteKind
    """What the note is: as its file says, or else as its words tell."""
    id: str | None = None
    """The id that its file gives it, or one made from its place."""
    document: str | None = None
    """The id of the document that it belongs to."""
    citations: tuple[Citation, ...] = ()
    """What it cites, in the order of the text."""
    classification: Classification | None = None
    """How the source document was classified."""
    markings: tuple[Marking, ...] = ()
    """The markings beside the classification."""
    drafted_by: tuple[Person, ...] = ()
    """Who drafted the source document."""
    cleared_by: tuple[Person, ...] = ()
    """Who cleared it."""
    approved_by: tuple[Person, ...] = ()
    """Who approved it."""
    drafted_at: str | None = None
    """Where it was drafted, as printed."""
    drafted_on: str | None = None
    """When it was drafted, as printed."""
    distribution: tuple[Remark, ...] = ()
    """The sentences that say where it was sent."""
    remarks: tuple[Remark, ...] = ()
    """What else is said, sentence by sentence."""
    segments: tuple[Segment, ...] = ()
    """The whole text, tiled: no gap, no overlap."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was not understood."""
