"""Records as JSON, JSON Lines, CSV or a table: what ``citekit parse`` prints.

``json`` is an array of documents, ``jsonl`` one note a line, ``csv`` and ``table`` one citation a row with a
column for each level. All of them are written as they come: a volume of any size streams.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from citekit.model.terms import LEVELS
from citekit.records.as_json import note_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citekit.model.records import Citation, Document, ParsedDocument, SourceNote, Volume

LEVEL_COLUMNS = tuple("cited_document" if level == "document" else level for level in LEVELS)
"""The column of each level; a document that is cited is another than the one in which the note stands."""
COLUMNS = ("document", "note", "role", "kind", "text", *LEVEL_COLUMNS, "place", "described", "leads_to",
           "classification", "markings", "drafted_by", "cleared_by", "approved_by")  # fmt: skip
SHOWN = ("document", "note", "role", "kind", "text")
"""Columns of the table, which has to fit on a screen."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins so; an apostrophe in front keeps it text."""


def document_json(parsed: ParsedDocument) -> dict[str, Any]:
    """A document with its notes, as ``citekit parse -t json`` prints it."""
    doc = parsed.document
    return {
        "id": doc.id, "number": doc.number, "title": doc.title, "kind": doc.kind, "from": doc.from_, "to": doc.to,
        "place": doc.place, "date": doc.date, "volume": _volume(doc.volume), "url": doc.url, "body": doc.body,
        "notes": [_placed(note_json(note), doc, i) for i, note in enumerate(parsed.notes)],
    }  # fmt: skip


def _placed(note: dict[str, Any], document: Document, index: int) -> dict[str, Any]:
    """The note with its printed number and where its marker stands in the body."""
    printed = document.notes[index] if index < len(document.notes) else None
    return note | ({"number": printed.number, "marker": printed.marker} if printed else {})


def _volume(volume: Volume | None) -> dict[str, Any] | None:
    if volume is None:
        return None
    names = ("id", "title", "series", "subseries", "number", "editors", "place", "publisher", "year", "url")
    return {name: getattr(volume, name) for name in names}


def as_json(documents: Iterable[ParsedDocument]) -> Iterator[str]:
    """An array of documents."""
    opening = "[\n"
    for parsed in documents:
        yield opening + json.dumps(document_json(parsed), ensure_ascii=False, indent=1)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def as_json_lines(documents: Iterable[ParsedDocument]) -> Iterator[str]:
    """One note a line."""
    for parsed in documents:
        for note in parsed.notes:
            yield json.dumps(note_json(note), ensure_ascii=False) + "\n"


def as_csv(documents: Iterable[ParsedDocument]) -> Iterator[str]:
    """One citation a row; a note that cites nothing has a row too."""
    cells = io.StringIO()
    writer = csv.DictWriter(cells, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(documents):
        writer.writerow({name: _cell(value) for name, value in row.items()})
        yield cells.getvalue()
        cells.seek(0)
        cells.truncate()
    yield cells.getvalue()


def as_table(documents: Iterable[ParsedDocument]) -> Iterator[str]:
    """One citation a line, in columns."""
    rows = [[" ".join((row.get(name) or "").split()) for name in SHOWN] for row in _rows(documents)]
    widths = [max([len(name), *(len(row[i]) for row in rows)]) for i, name in enumerate(SHOWN)]
    for row in [list(SHOWN), ["-" * w for w in widths], *rows]:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def _rows(documents: Iterable[ParsedDocument]) -> Iterator[dict[str, str]]:
    for parsed in documents:
        for note in parsed.notes:
            for citation in note.citations or (None,):
                yield row_of(note, parsed.document.id, citation)


def row_of(note: SourceNote, document: str | None, citation: Citation | None) -> dict[str, str]:
    """The row of a citation in a note of a document; without one that of a note which cites nothing."""
    about = {"document": document or note.document or "", "note": note.id or "", **_statements(note)}
    return about | (_levels(citation) if citation else {"text": note.text})


def _levels(citation: Citation) -> dict[str, str]:
    row = {"role": citation.role, "kind": citation.kind, "text": citation.text}
    for part in citation.resolved or citation.parts:
        column = "cited_document" if part.level == "document" else part.level
        row[column] = f"{row[column]}; {part.text}" if column in row else part.text
    if citation.place:
        row["place"] = citation.place
    if citation.described:
        row["described"] = citation.described.text
    row["leads_to"] = "; ".join(t.url or t.footnote or t.document or "" for t in citation.targets)
    return row


def _statements(note: SourceNote) -> dict[str, str]:
    row = {"classification": note.classification.text if note.classification else ""}
    row["markings"] = "; ".join(m.text for m in note.markings)
    for role in ("drafted_by", "cleared_by", "approved_by"):
        row[role] = "; ".join(p.name or p.office or "" for p in getattr(note, role))
    return row


def _cell(value: str) -> str:
    """A cell that no spreadsheet runs, its lines ended by a newline alone: Python before 3.13 leaves a lone CR bare."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + value if value.startswith(FORMULA) else value


WRITERS: dict[str, Callable[[Iterable[ParsedDocument]], Iterator[str]]] = {
    "json": as_json, "jsonl": as_json_lines, "csv": as_csv, "table": as_table,
}  # fmt: skip
