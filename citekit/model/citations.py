"""What a note cites: the place, level by level, the document that lies there, and where a reference leads.

Records are frozen and have no behaviour. Every ``text`` is a slice of the note as printed; ``start`` and ``end`` are
code points, half-open, into the note's text.
"""

from __future__ import annotations

from msgspec import Struct, field

from citekit.model.terms import CitationKind, Level, Role, Scheme


class Decoded(Struct, frozen=True, gc=False):
    """What a file number says, part by part; a part that is absent or doubtful is ``None`` or empty."""

    scheme: Scheme
    """The filing scheme that the number belongs to."""
    category: str | None = None
    """Subject-numeric: the class of subjects, ``POL``; elsewhere the letters that say what kind of file it is."""
    commodity: str | None = None
    """Subject-numeric, agriculture and minerals: the commodity in parentheses."""
    agency: str | None = None
    """Subject-numeric: the agency in brackets."""
    class_: str | None = field(default=None, name="class")
    """Decimal file: the class, one digit."""
    number: str | None = None
    """The number as its scheme writes it: ``27-14``, ``611.61``, ``66 D 204``, ``371``."""
    subject: str | None = None
    """What the number stands for, in words of the scheme's own manual or list."""
    topic: str | None = None
    """What the number says under its class (decimal file): “Political affairs and conditions”."""
    country: str | None = None
    """The country or area, where there is one."""
    countries: tuple[str, ...] = ()
    """The countries or areas, where there are several: relations between them."""
    place: str | None = None
    """A city or province within the country."""
    name: str | None = None
    """The person, or the operation, behind the number: ``POL 7 US/HARRIMAN``."""
    serial: str | None = None
    """The number of the item within its file, of a lot or accession within its year, of a piece in its series."""
    reel: str | None = None
    """The reel of film, with two letters and a number or without letters."""
    date: str | None = None
    """ISO 8601: the day of the item, or the year in which files were retired."""
    record_group: str | None = None
    """The record group that the number puts the file in: ``rg-59``."""
    key: str | None = None
    """One spelling for every spelling of the number, to compare by: ``66D204``."""


class Part(Struct, frozen=True, gc=False):
    """One level of a citation."""

    level: Level
    """The level of description."""
    text: str
    """What is printed."""
    start: int
    """Where it begins in the note."""
    end: int
    """Where it ends in the note."""
    authority: str | None = None
    """The id of the archive, record group or collection in the tables, where it is known."""
    decoded: Decoded | None = None
    """What its number says, if it has one."""
    reading: str | None = None
    """The corrected reading of a misprint; ``text`` keeps what is printed."""


class ResolvedPart(Struct, frozen=True, gc=False):
    """One level of what an *ibid.* stands for, with the note and the span it comes from."""

    level: Level
    """The level of description."""
    text: str
    """What is printed there."""
    note: str | None
    """The id of the note that it comes from."""
    start: int
    """Where it begins in that note."""
    end: int
    """Where it ends in that note."""
    authority: str | None = None
    """The id of the archive, record group or collection in the tables, where it is known."""
    decoded: Decoded | None = None
    """What its number says, if it has one."""


class Described(Struct, frozen=True, gc=False):
    """The document that a citation locates: “telegram 1841 from Moscow, January 26”."""

    text: str
    """The words that describe it, as printed."""
    kind: str | None = None
    """What kind of document it is, in the words of the note: ``telegram``, ``memorandum of conversation``."""
    number: str | None = None
    """Its number, as printed."""
    from_: str | None = field(default=None, name="from")
    """Who wrote it, or the post that sent it."""
    to: str | None = None
    """To whom it is addressed."""
    date: str | None = None
    """ISO 8601, as precise as the note, ``--05-03`` where it gives no year; ``~`` behind it where it is about then."""
    inferred: bool = False
    """Whether the year of ``date`` is that of the document in which the note stands."""
    title: str | None = None
    """Its title, where it has one."""
    start: int | None = None
    """Where the words begin in the note ``note``, or in this one."""
    end: int | None = None
    """Where the words end there."""
    note: str | None = None
    """The id of the note that an *ibid.* has the document from; ``None`` where it is this one."""
    dated: str | None = None
    """The words of a date that ISO 8601 cannot tell: “n.d.”, “5/3/57”."""
    besides: str | None = None
    """What else the words say: “repeated to Seoul”."""


class Target(Struct, frozen=True, gc=False):
    """A printed document or footnote of *Foreign Relations* that the note points to at ``start:end``."""

    start: int
    """Where the words that point to it begin in the note."""
    end: int
    """Where they end."""
    document: str | None = None
    """The id of the document: ``d52``."""
    footnote: str | None = None
    """The id of the footnote: ``d52fn3``."""
    volume: str | None = None
    """The id of the volume, where it is known: ``frus1961-63v06``."""
    url: str | None = None
    """The address of its page on the site of the Office of the Historian."""


class Citation(Struct, frozen=True, gc=False):
    """A place that the note points to."""

    role: Role
    """Whether the printed document itself comes from there."""
    kind: CitationKind
    """What it leads to."""
    text: str
    """The words of the citation, as printed."""
    start: int
    """Where they begin in the note."""
    end: int
    """Where they end."""
    parts: tuple[Part, ...] = ()
    """The levels that it names, in the order of the text."""
    relation: str | None = None
    """What the words before it say of it: printed, also printed, quoted, copy."""
    resolved: tuple[ResolvedPart, ...] | None = None
    """All levels of what an *ibid.* stands for; ``None`` where it is none, or where that is not certain."""
    described: Described | None = None
    """The document that lies there, where the note says which."""
    targets: tuple[Target, ...] = ()
    """Where a reference to *Foreign Relations* leads."""
    place: str | None = None
    """The town of the repository, where the note, or the one that an *ibid.* has it from, names it."""
