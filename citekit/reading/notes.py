"""Notes by themselves: one a line of text, or one JSON object a line.

An object has ``text`` and, where known, ``id``, ``kind``, ``document`` and ``date``.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import IO, TYPE_CHECKING, Any

from citekit.authority import days
from citekit.errors import Diagnostic, ReadError
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note
from citekit.model.terms import NOTE_KINDS, is_note_kind
from citekit.reading.source import decoded, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one JSON line at most."""

_LINE_END = lazy(r"\r\n?|\n")
"""A line ends so; a soft break or a separator of Unicode stands inside a note that was pasted from elsewhere."""
_HALF = lazy("[\ud800-\udfff]")
"""Half of a character outside the first plane, which JSON can spell and no text can hold."""
_LEAD = lazy(r"\s*\[?sou?r?ces?\s*[:;]", re.I)
_LOCATED = lazy(r"\b(?:\d+ pp?\.|Files?|Library|RG \d+)[\s,.:]")


def begins_as_source(text: str) -> bool:
    """Whether a note says of itself that it is a source note, misprints and brackets included.

    >>> [begins_as_source(note) for note in ("[Source: Kennedy Library.", "Souce: NSC", "See Document 2.")]
    [True, True, False]
    """
    return bool(_LEAD.match(text))


def is_abstract(heading: str) -> bool:
    """Whether a heading is an abstract: it says what the document is and ends with where it lies.

    >>> is_abstract("3. Letter from Pell to Moreau, March 2. Sends the survey. Secret. 12 pp. Kennedy Library.")
    True
    """
    return len(heading) > 60 and bool(_LOCATED.search(heading))


def lines(stream: IO[bytes], name: str) -> Iterator[Document]:
    """One document of the notes that a text holds, one a line; blank lines between them are passed over.

    Raises ``ReadError`` where there is not one.

    >>> import io
    >>> [doc] = lines(io.BytesIO(b"Kennedy Library\\n\\nIbid.\\n"), "-")
    >>> [(n.id, n.text) for n in doc.notes]
    [('n1', 'Kennedy Library'), ('n2', 'Ibid.')]
    """
    found = [line.strip() for line in _LINE_END.split(text_of(stream, name)) if line.strip()]
    if not found:
        raise ReadError(f"{name}: is empty", hint="give a page, a TEI volume, or notes one a line")
    yield Document(notes=tuple(Note(text, id=f"n{i}") for i, text in enumerate(found, 1)))


def json_lines(stream: IO[bytes], name: str) -> Iterator[Document]:
    """Documents of the notes of a JSON Lines file; notes that follow each other in one document stay together.

    A line that is no note is reported in the diagnostics of the document that follows it, and passed over.

    >>> import io
    >>> rows = b'{"text": "Kennedy Library", "document": "d1"}\\n{"text": "Ibid.", "document": "d1"}\\n'
    >>> [len(doc.notes) for doc in json_lines(io.BytesIO(rows), "-")]
    [2]
    """
    findings: list[Diagnostic] = []
    noted = _noted(stream, name, findings)
    empty = True
    for document, group in itertools.groupby(noted, key=lambda note: note.document or note.id):
        notes = tuple(group)
        known = notes[0].document
        yield Document(notes=notes, id=known and document, date=notes[0].date, diagnostics=tuple(findings))
        findings.clear()
        empty = False
    if findings:
        yield Document(diagnostics=tuple(findings))
    elif empty:
        raise ReadError(f"{name}: is empty", hint='expected one JSON object a line, with "text"')


def _noted(stream: IO[bytes], name: str, findings: list[Diagnostic]) -> Iterator[Note]:
    for number in itertools.count(1):
        line = stream.readline(LINE_LIMIT)
        if not line:
            return
        if not line.strip():
            continue
        try:
            row = json.loads(decoded(line, name))
            made = note(row, number)
            findings += (Diagnostic(f"{name}, line {number}: {said}", hint="the note is read without it")
                         for said in _not_understood(row, made))  # fmt: skip
            yield made
        except (ValueError, RecursionError, ReadError) as error:
            findings.append(Diagnostic(f"{name}, line {number}: is not a note ({error})", expected='{"text": "…"}',
                                       hint="the line was passed over"))  # fmt: skip


def note(row: Any, number: int) -> Note:
    """The note of one JSON object; raises ``ValueError`` where it holds none.

    A kind that is none of those there are, and a date that is not understood, are left out.

    >>> made = note({"text": "Not printed.", "id": 7, "date": "July 12, 1963", "kind": "endnote"}, 1)
    >>> made.id, made.date, made.kind
    ('7', '1963-07-12', None)
    """
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError('no "text"')
    if any(isinstance(value, str) and _HALF.search(value) for value in row.values()):
        raise ValueError("half of a character in it")

    def known(key: str) -> str | None:
        return None if row.get(key) is None else str(row[key])

    kind = row.get("kind")
    return Note(
        row["text"], id=known("id") or f"n{number}", kind=kind if is_note_kind(kind) else None,
        document=known("document"), date=days.iso(known("date") or ""),
    )  # fmt: skip


def _not_understood(row: dict[str, Any], made: Note) -> Iterator[str]:
    """What an object says and the note made of it does not."""
    if row.get("kind") is not None and made.kind is None:
        yield f"its kind {row['kind']!r} is none of {', '.join(NOTE_KINDS)}"
    if row.get("date") is not None and made.date is None and not days.says_none(str(row["date"])):
        yield f"its date {str(row['date'])!r} is not understood; expected one such as 1963-07-12"
