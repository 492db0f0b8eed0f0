"""What a run of footnotes does not print of the notes that it was given, note by note."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.items.sources import archival, is_list, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.model.records import ParsedDocument, SourceNote

NOT_READ = "no archive known"
IN_PART = "in part, without"
UNCERTAIN = "not understood"
NO_FORM = "nothing in this style"

_PRINTED = frozenset(("lead", "separator", "classification", "marking", "drafter", "clearer", "approver", "office",
                      "recipient", "date", "time", "words", "redaction"))  # fmt: skip
"""Segments that no footnote is expected to print: the statements about a document's making, and punctuation."""


class Shortfall(NamedTuple):
    """A note by its number, what becomes of it, and the words that are concerned."""

    note: str
    what: str
    words: str


def shortfalls(documents: Iterable[ParsedDocument]) -> Iterator[Shortfall]:
    """The notes that are not printed, or not whole; of a printed document those that were not understood.

    >>> from citekit.model.records import Document, Note
    >>> from citekit.records.parsing import parse_document
    >>> texts = "Ford Library, Trip File, Box 3; see the map.", "Grain and Power, 12."
    >>> for one in shortfalls([parse_document(Document(notes=tuple(map(Note, texts))))]): print(*one)
    1 in part, without see the map.
    2 no archive known Grain and Power, 12.
    """
    before = 0
    for parsed in documents:
        listed = is_list(parsed.document)
        for place, note in enumerate(parsed.notes, 1):
            number = number_of(parsed, place, before if listed else 0)
            label = number if listed or not parsed.document.id else f"{parsed.document.id}, {number}"
            for what, words in _of(note, listed=listed):
                yield Shortfall(label, what, " ".join(words.split()))
        before += len(parsed.notes) if listed else 0


def _of(note: SourceNote, *, listed: bool) -> Iterator[tuple[str, str]]:
    unread = [note.text[found.start : found.end] for found in note.diagnostics]
    yield from ((UNCERTAIN, words) for words in unread)
    if not listed or unread:
        return
    if not archival(note):
        yield NOT_READ, note.text
    elif words := left_out(note):
        yield IN_PART, words


def left_out(note: SourceNote) -> str:
    """The words of a note that stand outside what it cites of an archive, and are no statement on the document.

    >>> from citekit.records.parsing import parse
    >>> left_out(parse("He wrote of it (Ford Library, Trip File, Box 3)."))
    'He wrote of it'
    """
    spans = [(citation.start, citation.end) for citation in archival(note)]
    runs: list[list[int]] = []
    for segment in note.segments:
        inside = any(start <= segment.start < end for start, end in spans)
        if inside or segment.kind in _PRINTED or not any(map(str.isalnum, segment.of(note.text))):
            continue
        if runs and segment.start - runs[-1][1] < 3:
            runs[-1][1] = segment.end
        else:
            runs.append([segment.start, segment.end])
    return " … ".join(note.text[start:end].strip(" ,;(") for start, end in runs)
