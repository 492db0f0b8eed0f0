"""Records as Parquet, for pandas, Polars, DuckDB and Spark: one citation a row. Needs the extra ``parquet``.

The columns are those of the CSV (`citekit.records.as_rows`), with the offsets of the citation in its note, the note's
kind and words, the date and volume of the document, and the one spelling of its file number. What is not there is null.
"""

from __future__ import annotations

import importlib
from typing import IO, TYPE_CHECKING, Any

from citekit.errors import CitekitError
from citekit.records.as_rows import COLUMNS, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from citekit.model.records import Citation, ParsedDocument, Part, ResolvedPart

NUMBERS = ("start", "end")
MORE = ("in_volume", "date", "note_kind", "note_text", "authority", "code")
GROUP = 20_000
"""Rows that are written at once: a volume of any size streams."""


def rows(documents: Iterable[ParsedDocument]) -> Iterator[dict[str, Any]]:
    """One row a citation, one for a note that cites nothing.

    >>> from citekit.model.records import Document, Note
    >>> from citekit.records.parsing import parse_document
    >>> (row,) = rows([parse_document(Document(notes=(Note("Ford Library, Box 3."),)))])
    >>> row["repository"], row["box"], row["start"], row["end"]
    ('Ford Library', 'Box 3', 0, 19)
    """
    for parsed in documents:
        document = parsed.document
        about = {"in_volume": document.volume.id if document.volume else None, "date": document.date}
        for note in parsed.notes:
            said = about | {"note_kind": note.kind, "note_text": note.text}
            for citation in note.citations or (None,):
                row = row_of(note, document.id, citation) | said | _more(citation)
                yield {name: row.get(name) or None if name not in NUMBERS else row.get(name) for name in columns()}


def _more(citation: Citation | None) -> dict[str, Any]:
    if citation is None:
        return {}
    parts: tuple[Part | ResolvedPart, ...] = citation.resolved if citation.resolved is not None else citation.parts
    return {
        "start": citation.start,
        "end": citation.end,
        "authority": next((part.authority for part in parts if part.authority), None),
        "code": next((part.decoded.key for part in reversed(parts) if part.decoded and part.decoded.key), None),
    }


def columns() -> tuple[str, ...]:
    """The names of the columns, in their order."""
    return (*COLUMNS, *MORE, *NUMBERS)


def write(documents: Iterable[ParsedDocument], out: IO[bytes], about: dict[str, str] | None = None) -> int:
    """Write records into a stream, and ``about`` them into the file's metadata; how many rows there are.

    Raises ``CitekitError`` where pyarrow is not installed.
    """
    arrow, parquet = arrow_modules()
    schema = arrow.schema([(name, arrow.int64() if name in NUMBERS else arrow.string()) for name in columns()])
    written = 0
    with parquet.ParquetWriter(out, schema.with_metadata(about), compression="zstd") as writer:
        group: list[dict[str, Any]] = []
        for row in rows(documents):
            group.append(row)
            written += 1
            if len(group) == GROUP:
                writer.write_table(arrow.Table.from_pylist(group, schema))
                group = []
        writer.write_table(arrow.Table.from_pylist(group, schema))
    return written


def arrow_modules() -> tuple[ModuleType, ModuleType]:
    """``pyarrow`` and ``pyarrow.parquet``."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise CitekitError("Parquet needs pyarrow", hint="pip install 'citekit-archives[parquet]'") from None
