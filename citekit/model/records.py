"""The records: frozen, slotted, no behaviour. Every text is a slice of the note as printed.

Offsets are code points, half-open, into the note's ``text``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model.display import Shown
from citekit.model.frozen import frozen

if TYPE_CHECKING:
    from citekit.errors import Diagnostic
    from citekit.model.spans import Segment


@frozen
class Decoded:
    """What a file number says, part by part; a part that is absent or doubtful is ``None`` or empty.

    ``scheme`` is ``subject-numeric``, ``decimal``, ``central-foreign-policy``, ``lot``, ``accession``, ``job`` or
    ``uk-national-archives``.
    """

    scheme: str
    category: str | None = None
    commodity: str | None = None
    agency: str | None = None
    class_: str | None = None
    number: str | None = None
    subject: str | None = None
    topic: str | None = None
    """What the number says under its class (decimal file): “Political affairs and conditions”."""
    country: str | None = None
    countries: tuple[str, ...] = ()
    place: str | None = None
    name: str | None = None
    serial: str | None = None
    reel: str | None = None
    date: str | None = None
    record_group: str | None = None
    key: str | None = None


@frozen
class Part:
    """One level of a citation: ``level`` is a word of archival description (DESIGN: levels)."""

    level: str
    text: str
    start: int
    end: int
    authority: str | None = None
    decoded: Decoded | None = None
    reading: str | None = None
    """The corrected reading of a misprint; ``text`` keeps what is printed."""


@frozen
class ResolvedPart:
    """One level of what an *ibid.* stands for, with the note and the span it comes from."""

    level: str
    text: str
    note: str | None
    start: int
    end: int
    authority: str | None = None
    decoded: Decoded | None = None


@frozen
class Described:
    """The document that a citation locates: “telegram 1841 from Moscow, January 26”.

    ``date`` is ISO 8601, as precise as the note, with ``~`` behind it where it is about then; ``inferred`` where its
    year is the document's own. ``dated`` are the words of a date that ISO 8601 cannot tell: “n.d.”, “5/3/57”.
    ``besides`` is what else the words say: “repeated to Seoul”. Where an *ibid.* has it from another note, ``note`` is
    the id of that one, and ``start:end`` is in its text.
    """

    text: str
    kind: str | None = None
    number: str | None = None
    from_: str | None = None
    to: str | None = None
    date: str | None = None
    inferred: bool = False
    title: str | None = None
    start: int | None = None
    end: int | None = None
    note: str | None = None
    dated: str | None = None
    besides: str | None = None


@frozen
class Target:
    """A printed document or footnote of *Foreign Relations* that the note points to at ``start:end``.

    ``document`` is its id (``d52``), ``footnote`` too (``d52fn3``), ``volume`` the id of its volume where that is
    known (``frus1961-63v06``), with the address of its page on the site of the Office of the Historian.
    """

    start: int
    end: int
    document: str | None = None
    footnote: str | None = None
    volume: str | None = None
    url: str | None = None


@frozen
class Citation:
    """A place that the note points to: ``kind`` archival, published, crossref or ibid; ``role`` source or other.

    ``place`` is the town of the repository, where the note, or the one that an *ibid.* has it from, names it.
    """

    role: str
    kind: str
    text: str
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    relation: str | None = None
    resolved: tuple[ResolvedPart, ...] | None = None
    described: Described | None = None
    targets: tuple[Target, ...] = ()
    place: str | None = None


@frozen
class Classification:
    """The security classification of the source document; ``level`` folds spelling: ``top-secret``."""

    text: str
    level: str
    start: int
    end: int


@frozen
class Marking:
    """A marking beside the classification; ``class_`` precedence, handling, codeword or other."""

    text: str
    class_: str
    start: int
    end: int
    slug: str | None = None


@frozen
class Person:
    """A person or office that drafted, cleared or approved."""

    name: str | None
    office: str | None
    start: int
    end: int


@frozen
class Remark:
    """The editors' prose; ``about`` where it is understood: received, meeting, seen, attachment, copy …"""

    text: str
    start: int
    end: int
    about: str | None = None


@frozen
class SourceNote(Shown):
    """A note, read: what it cites, how the document was classified, who drafted it, and every segment of it."""

    text: str
    kind: str
    id: str | None = None
    document: str | None = None
    citations: tuple[Citation, ...] = ()
    classification: Classification | None = None
    markings: tuple[Marking, ...] = ()
    drafted_by: tuple[Person, ...] = ()
    cleared_by: tuple[Person, ...] = ()
    approved_by: tuple[Person, ...] = ()
    drafted_at: str | None = None
    drafted_on: str | None = None
    distribution: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    segments: tuple[Segment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Link:
    """A link that the editors set on a stretch of a note; ``target`` is as they wrote it."""

    start: int
    end: int
    target: str


@frozen
class Note:
    """A note before it is read. ``kind`` is source, footnote or abstract; judged from the text where ``None``.

    ``date`` is the ISO date of the document it belongs to; ``number`` is as printed; ``marker`` is the
    offset in the document's body where its marker stands; ``paragraph`` the text that it hangs on.
    """

    text: str
    id: str | None = None
    kind: str | None = None
    document: str | None = None
    date: str | None = None
    number: str | None = None
    marker: int | None = None
    paragraph: str | None = None
    links: tuple[Link, ...] = ()


@frozen
class Volume:
    """A volume of *Foreign Relations*, as its title page has it."""

    id: str | None = None
    title: str | None = None
    series: str | None = None
    subseries: str | None = None
    number: str | None = None
    editors: tuple[str, ...] = ()
    place: str | None = None
    publisher: str | None = None
    year: str | None = None
    url: str | None = None


@frozen
class Document:
    """A printed document with its notes: what it is, who wrote to whom, where and when.

    ``date`` is ISO 8601, and only what the page or file gives.
    """

    notes: tuple[Note, ...] = ()
    id: str | None = None
    number: str | None = None
    title: str | None = None
    kind: str | None = None
    from_: str | None = None
    to: str | None = None
    place: str | None = None
    date: str | None = None
    volume: Volume | None = None
    body: str = ""
    url: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class ParsedDocument:
    """A printed document with its notes read and every *ibid.* resolved."""

    document: Document
    notes: tuple[SourceNote, ...]
