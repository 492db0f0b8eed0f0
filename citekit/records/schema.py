"""The JSON Schema of what ``citekit parse`` prints, made from the records and the line under each of their fields."""

from __future__ import annotations

import ast
import inspect
import re
from itertools import pairwise
from typing import Any, Literal

from msgspec.json import schema_components

from citekit.errors import Diagnostic
from citekit.model import records
from citekit.model.spans import Segment

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{name}"
_PLACED = ("number", "marker")
"""What a note has besides in its document: the number, as printed, and where its marker stands in the body."""


def schema(of: Literal["note", "document"] = "document") -> Schema:
    """The JSON Schema, draft 2020-12, of a note (``parse -t jsonl``) or of a document (one of ``parse -t json``).

    >>> made = schema("note")
    >>> made["$ref"], made["$defs"]["Described"]["properties"]["from"]["description"]
    ('#/$defs/SourceNote', 'Who wrote it, or the post that sent it.')
    """
    wanted = (records.SourceNote,) if of == "note" else (records.Document, records.SourceNote)
    refs, found = schema_components(wanted, ref_template=_REF)
    for record in (*(getattr(records, name) for name in records.__all__), Segment, Diagnostic):
        if record.__name__ in found:
            _explain(found[record.__name__], record)
    if of == "document":
        _as_printed(found)
    return {"$schema": DRAFT, **refs[0], "$defs": found}


def _as_printed(found: Schema) -> None:
    """A document holds its notes as they are read, each with what it had before; findings go to standard error."""
    unread, document = found.pop("Note")["properties"], found["Document"]["properties"]
    del found["Link"], document["diagnostics"]
    document["notes"]["items"] = {
        "$ref": _REF.format(name="SourceNote"),
        "properties": {name: unread[name] for name in _PLACED},
    }


def _explain(made: Schema, record: type) -> None:
    """Put the record's first sentence into its schema, and the line under each field into that of the field."""
    made["description"] = _plain((record.__doc__ or "").split("\n\n", maxsplit=1)[0])
    for name, line in field_lines(record).items():
        made["properties"][name.rstrip("_")]["description"] = line


def field_lines(record: type) -> dict[str, str]:
    """The line under each field of a record's class, by the field's name.

    >>> field_lines(records.Link)["target"]
    'Where it leads, as they wrote it.'
    """
    [body] = [node.body for node in ast.parse(inspect.getsource(record)).body if isinstance(node, ast.ClassDef)]
    lines = {}
    for field, below in pairwise(body):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            lines[field.target.id] = _plain(str(below.value.value))
    return lines


def _plain(text: str) -> str:
    """A docstring as one line of plain text."""
    return re.sub(r"\s+", " ", text).replace("``", "`").replace("*", "").strip()
