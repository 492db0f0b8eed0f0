"""What an *ibid.* has from the citation that it stands for, beside its place: the document described, and the town."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from citekit.model.records import Citation, Described, ResolvedPart, SourceNote

    Parts = tuple[ResolvedPart, ...]

from msgspec.structs import replace

from citekit.model.patterns import lazy
from citekit.records.ibid_parts import combine, own_parts

_POINTING = lazy(r"\s*(?:(?:[Ss]ee(?: also)?|[Cc]f\.) )?\Z")


_CLOSED = lazy(r"[\s.]*(?:\Z|;)")


def inherited(notes: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
    """The notes of one document with what an *ibid.* has from the citation that it stands for.

    A note that says no more than “Ibid.”, or another page, cites the same document: it has the one that its antecedent
    describes, with the note and the words that do. “Ibid., FO 371/126684” is another document in the same archive, and
    has no more than the town of the archive.

    >>> from citekit.model.records import Document, Note
    >>> from citekit.records.parsing import parse_document
    >>> said = "Lund to Ober, 3 May 1957, The National Archives, Kew, FO 371/126683."
    >>> notes = parse_document(Document(notes=(Note(said, id="n1"), Note("Ibid.", id="n2")))).notes
    >>> notes[1].citations[0].described.from_, notes[1].citations[0].described.note, notes[1].citations[0].place
    ('Lund', 'n1', 'Kew')
    """
    return tuple(_inheriting(notes))


def _inheriting(notes: Iterable[SourceNote]) -> Iterator[SourceNote]:
    places: dict[tuple[str | None, int, str], str | None] = {}
    said: tuple[Parts, Described | None] = ((), None)
    for note in notes:
        citations, read = [], 0
        for citation in note.citations:
            if citation.kind == "ibid" and citation.resolved:
                same = said[1] if _is_the_same(citation, note, read, said[0]) else None
                citation = replace(  # noqa: PLW2901
                    citation, described=citation.described or same, place=citation.place or _place(citation, places)
                )
            parts = own_parts(citation.parts, note.id) if citation.resolved is None else citation.resolved
            for part in parts:
                if part.level == "repository":
                    places.setdefault(_key(part), citation.place)
            if citation.kind in ("archival", "ibid"):
                said = parts, _from(citation.described, note)
            citations.append(citation)
            read = citation.end
        yield replace(note, citations=tuple(citations))


def _is_the_same(citation: Citation, note: SourceNote, read: int, before: Parts) -> bool:
    """Whether an *ibid.* by itself cites the document of the citation before, whose full parts are ``before``."""
    named = own_parts(citation.parts, note.id)
    if any(part.level != "page" for part in named) or citation.resolved not in (before, combine(before, named)):
        return False
    alone = _POINTING.match(note.text[read : citation.start].lstrip(";"))
    return alone is not None and _CLOSED.match(note.text, citation.end) is not None


def _from(said: Described | None, note: SourceNote) -> Described | None:
    """What a note describes, with the note that does."""
    if said is None or said.note is not None or said.start is None:
        return said
    return replace(said, note=note.id) if note.id else replace(said, start=None, end=None)


def _key(part: ResolvedPart) -> tuple[str | None, int, str]:
    return part.note, part.start, part.text


def _place(citation: Citation, places: Mapping[tuple[str | None, int, str], str | None]) -> str | None:
    """The town that was named with the repository which an *ibid.* has from an earlier note."""
    keepers = [part for part in citation.resolved or () if part.level == "repository"]
    return next((place for part in keepers if (place := places.get(_key(part)))), None)
