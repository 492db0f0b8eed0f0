"""A printed document before its notes are read, and after: what every reader of files yields.

Records are frozen and have no behaviour. Offsets are code points, half-open, into the text of the note.
"""

from __future__ import annotations

from msgspec import Struct, field

from citekit.errors import Diagnostic
from citekit.model.notes import SourceNote
from citekit.model.terms import NoteKind


class Link(Struct, frozen=True, gc=False):
    """A link that the editors set on a stretch of a note."""

    start: int
    """Where the stretch begins in the note."""
    end: int
    """Where it ends."""
    target: str
    """Where it leads, as they wrote it."""


class Note(Struct, frozen=True, gc=False):
    """A note before it is read."""

    text: str
    """The note, as printed."""
    id: str | None = None
    """The id that its file gives it, or one made from its place."""
    kind: NoteKind | None = None
    """What it is; judged from the text where ``None``."""
    document: str | None = None
    """The id of the document that it belongs to."""
    date: str | None = None
    """The ISO date of that document, on which decoding and inferred years lean."""
    number: str | None = None
    """Its number, as printed."""
    marker: int | None = None
    """The offset in the document's body where its marker stands."""
    paragraph: str | None = None
    """The paragraph that it hangs on."""
    links: tuple[Link, ...] = ()
    """The links that the editors set in it."""


class Volume(Struct, frozen=True, gc=False):
    """A volume of *Foreign Relations*, as its title page has it."""

    id: str | None = None
    """Its id at the Office of the Historian: ``frus1961-63v06``."""
    title: str | None = None
    """Its own title: “Kennedy–Khrushchev Exchanges”."""
    series: str | None = None
    """The series: “Foreign Relations of the United States”."""
    subseries: str | None = None
    """The years: “1961–1963”."""
    number: str | None = None
    """The number, as printed: “Volume VI”."""
    editors: tuple[str, ...] = ()
    """The editors' names, as printed."""
    place: str | None = None
    """Where it was published."""
    publisher: str | None = None
    """By whom it was published."""
    year: str | None = None
    """When it was published."""
    url: str | None = None
    """Its address."""


class Document(Struct, frozen=True, gc=False):
    """A printed document with its notes: what it is, who wrote to whom, where and when."""

    notes: tuple[Note, ...] = ()
    """Its notes, the source note first where there is one."""
    id: str | None = None
    """Its id in the volume: ``d324``."""
    number: str | None = None
    """Its number, as printed."""
    serial: str | None = None
    """The number that its sender gave it: “306” of a telegram, “45” of a despatch."""
    title: str | None = None
    """Its heading."""
    kind: str | None = None
    """What kind of document it is: ``telegram``."""
    from_: str | None = field(default=None, name="from")
    """Who wrote it, or the post that sent it."""
    to: str | None = None
    """To whom it is addressed."""
    place: str | None = None
    """Where it was written."""
    date: str | None = None
    """ISO 8601, and only what the page or file gives."""
    page: str | None = None
    """The pages of the volume that it stands on: “581–583”."""
    volume: Volume | None = None
    """The volume in which it is printed."""
    body: str = ""
    """Its text, without the notes."""
    url: str | None = None
    """The address of its page."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What could not be read in the file."""


class ParsedDocument(Struct, frozen=True, gc=False):
    """A printed document with its notes read and every *ibid.* resolved."""

    document: Document
    """The document as its file has it."""
    notes: tuple[SourceNote, ...]
    """Its notes, read, in the same order."""
