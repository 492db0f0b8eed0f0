"""The JSON Schema holds of everything that is printed, names nothing that is not, and says what each field is."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from citekit.citing.footnotes import Cited
from citekit.csl.document.options import Options
from citekit.csl.document.processor import Changes
from citekit.csl.document.rendered import Bibliography, Rendered
from citekit.drafts.passages import Findings, Found, Passage, Reading
from citekit.errors import Diagnostic
from citekit.model import records, spans
from citekit.model.records import Document, Note
from citekit.records.as_json import note_json
from citekit.records.as_rows import document_json
from citekit.records.files import read
from citekit.records.parsing import parse, parse_document
from citekit.records.schema import field_lines, schema
from tests.shared import needs_shared, rows
from tests.test_house import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [getattr(records, name) for name in records.__all__]
RECORDS += [spans.Segment, spans.Statement, spans.Segmented, Diagnostic]
RECORDS += [Cited, Rendered, Bibliography, Changes, Options, Passage, Found, Reading, Findings]
FIXTURES = sorted(
    p for folder in ("notes", "pages", "tei") for p in (ROOT / "fixtures" / folder).glob("*") if p.is_file()
)


def closed(made: dict[str, Any]) -> Draft202012Validator:
    """The schema with every record closed: a key that it does not name is an error."""
    for record in made["$defs"].values():
        if record.get("type") == "object":
            record["unevaluatedProperties"] = False
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def open_to_placed(made: dict[str, Any]) -> dict[str, Any]:
    """In a document a note has more than by itself."""
    made["$defs"]["SourceNote"]["properties"] |= made["$defs"]["Document"]["properties"]["notes"]["items"].pop(
        "properties"
    )
    return made


NOTE, DOCUMENT = closed(schema("note")), closed(open_to_placed(schema("document")))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_every_field_has_a_line(record: type) -> None:
    lines = field_lines(record)
    assert [name for name in record.__annotations__ if not lines.get(name, "").endswith((".", "…"))] == []


@pytest.mark.parametrize("of", ["note", "document"])
def test_every_property_says_what_it_is(of: Any) -> None:
    for name, record in schema(of)["$defs"].items():
        assert record["description"], name
        assert [key for key, said in record["properties"].items() if "description" not in said] == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: str(path.name))
def test_fixtures_are_as_the_schema_says(path: Path) -> None:
    for parsed in read(path):
        DOCUMENT.validate(json.loads(json.dumps(document_json(parsed))))
        for note in parsed.notes:
            NOTE.validate(json.loads(json.dumps(note_json(note))))


@pytest.mark.parametrize(
    "text",
    [
        "Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority; Eyes Only Ban. Drafted in the "
        "White House by McGeorge Bundy. Also printed in vol. VI, Document 108.",
        "See footnote 3, Document 52, and telegram 840 from New Delhi, May 4; not found. Ibid., Box 3.",
        "",
        "???",
    ],
)
def test_a_note_by_itself(text: str) -> None:
    NOTE.validate(json.loads(json.dumps(note_json(parse(text)))))


def test_what_is_not_a_level_is_refused() -> None:
    printed = json.loads(json.dumps(note_json(parse("Source: Kennedy Library, National Security Files, Box 3."))))
    printed["citations"][0]["parts"][0]["level"] = "shelf"
    assert [error.json_path for error in NOTE.iter_errors(printed)] == ["$.citations[0].parts[0].level"]


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("name", ["source_notes", "footnotes"])
def test_the_corpus_is_as_the_schema_says(name: str) -> None:
    for row in islice(rows(f"corpus/{name}.jsonl.gz"), 0, None, 40):
        note = Note(row["text"], kind="source" if name == "source_notes" else "footnote", date=row.get("date"))
        parsed = parse_document(Document(notes=(note,)))
        DOCUMENT.validate(json.loads(json.dumps(document_json(parsed))))
