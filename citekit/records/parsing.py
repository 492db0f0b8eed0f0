"""A note read by itself, and a document's notes read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.errors import ParseError
from citekit.model.records import Document, Note, ParsedDocument, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.authority.known import Archives
    from citekit.model.terms import NoteKind


def parse(
    note: str | Note,
    *,
    kind: NoteKind | None = None,
    date: str | None = None,
    strict: bool = False,
    archives: Archives | None = None,
) -> SourceNote:
    """Read one note. Never raises for any string, unless ``strict``: then ``ParseError`` with all findings.

    ``kind`` is source, footnote or abstract, judged from the text where absent; ``date`` is the date of the
    document, as ISO 8601 or as people write it, on which decoding and inferred years lean. ``archives`` are
    those that are known, ours where absent; ``reading.taught_file.archives_for`` gives the user's own with them.

    >>> note = parse("Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority.")
    >>> [(p.level, p.text) for p in note.citations[0].parts]
    [('repository', 'Department of State'), ('collection', 'Central Files'), ('file', 'POL 7 US/Harriman')]
    >>> note.classification.level, [m.text for m in note.markings]
    ('secret', ['Priority'])
    """
    from citekit.authority import days
    from citekit.records.described import described
    from citekit.records.targets import linked

    if isinstance(note, str):
        note = Note(note, kind=kind, date=date)
    note = replace(note, kind=note.kind or kind, date=days.iso(note.date or date or ""))
    parsed = described(linked(_built(note, archives)), Document(date=note.date))
    if strict and parsed.diagnostics:
        raise ParseError(parsed.text, parsed.diagnostics)
    return parsed


def _built(note: Note, archives: Archives | None) -> SourceNote:
    from citekit.authority.known import OURS
    from citekit.grammar import segment
    from citekit.records.build import build

    archives = archives or OURS
    segmented = segment(note.text, kind=note.kind, archives=archives)
    return build(segmented, id=note.id, document=note.document, kind=note.kind, date=note.date, archives=archives)


def parse_document(document: Document, *, archives: Archives | None = None) -> ParsedDocument:
    """Read every note of a document, and what only the document tells.

    Each *ibid.* is resolved against the notes before it, cross-references lead to their targets, and a citation has
    the document that it locates, where its note says which. ``archives`` are those that are known, as for ``parse``;
    what a note calls an archive, the notes behind it may call it too.

    >>> notes = Note("Harbour Museum Archives (hereafter HMA), Lund Papers, box 3."), Note("HMA 640/2, fol. 12.")
    >>> [part.text for part in parse_document(Document(notes=notes)).notes[1].citations[0].parts]
    ['HMA', '640/2', 'fol. 12']
    """
    from citekit.authority import days
    from citekit.records.described import described
    from citekit.records.ibid import resolve
    from citekit.records.ibid_document import inherited
    from citekit.records.targets import linked

    volume = document.volume.id if document.volume else None
    document = replace(document, date=days.iso(document.date or ""))
    placed = (
        replace(n, document=n.document or document.id, date=days.iso(n.date or "") or document.date)
        for n in document.notes
    )
    notes = resolve(_in_turn(placed, archives))
    return ParsedDocument(document, inherited(described(linked(n, volume=volume), document) for n in notes))


def _in_turn(notes: Iterable[Note], archives: Archives | None) -> Iterator[SourceNote]:
    """The notes as built, each with the short forms of archives that those before it define."""
    from citekit.authority.known import OURS
    from citekit.grammar.clauses.definitions import definitions

    archives = archives or OURS
    for note in notes:
        yield _built(note, archives)
        if defined := list(definitions(note.text, archives)):
            archives = archives.learning(defined)
