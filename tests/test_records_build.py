"""From segments to records: the example of the architecture, whole, and what a record leaves out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from citekit.grammar import segment
from citekit.records.as_json import note_json
from citekit.records.build import build

if TYPE_CHECKING:
    from citekit.model.records import SourceNote

EXAMPLE = (
    "Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority; Eyes Only Ban. "
    "Drafted in the White House by McGeorge Bundy. Also printed in vol. VI, Document 108."
)


def read(text: str, **known: str) -> SourceNote:
    return build(segment(text, kind=known.get("kind")), **known)


def test_the_example_of_the_architecture() -> None:
    found = note_json(read(EXAMPLE, id="n1", document="d324", kind="source", date="1963-04-24"))
    assert found["citations"] == [
        {
            "role": "source", "kind": "archival", "start": 8, "end": 61,
            "text": "Department of State, Central Files, POL 7 US/Harriman",
            "parts": [
                {"level": "repository", "text": "Department of State", "start": 8, "end": 27,
                 "authority": "us-department-of-state"},
                {"level": "collection", "text": "Central Files", "start": 29, "end": 42,
                 "authority": "dos-central-files"},
                {"level": "file", "text": "POL 7 US/Harriman", "start": 44, "end": 61,
                 "decoded": {"scheme": "subject-numeric", "category": "POL", "number": "7",
                             "subject": "Visits. Meetings", "country": "US", "name": "Harriman"}},
            ],
            "resolved": None,
        },
        {
            "role": "other", "kind": "published", "start": 158, "end": 179, "text": "vol. VI, Document 108",
            "parts": [
                {"level": "volume", "text": "vol. VI", "start": 158, "end": 165},
                {"level": "document", "text": "108", "start": 176, "end": 179},
            ],
            "resolved": None, "relation": "also printed",
        },
    ]  # fmt: skip
    assert found["classification"] == {"text": "Secret", "level": "secret", "start": 63, "end": 69}
    assert [(m["text"], m["class"], m.get("slug")) for m in found["markings"]] == [
        ("Priority", "precedence", None),
        ("Eyes Only Ban", "handling", "Ban"),
    ]
    assert (found["id"], found["document"], found["kind"]) == ("n1", "d324", "source")
    assert found["segments"][:2] == [
        {"kind": "lead", "start": 0, "end": 8},
        {"kind": "repository", "start": 8, "end": 27},
    ]
    assert found["diagnostics"] == []


def test_json_of_a_note_is_json() -> None:
    assert json.loads(json.dumps(note_json(read(EXAMPLE))))["text"] == EXAMPLE


def test_an_office_belongs_to_the_name_beside_it_alone() -> None:
    note = read("Source: Ford Library, Trip File. Secret. Drafted by Ober of the Grain Division and approved by Lund.")
    assert [(person.name, person.office) for person in (*note.drafted_by, *note.approved_by)] == [
        ("Ober", "Grain Division"),
        ("Lund", None),
    ]


def test_an_office_before_a_name_is_that_of_the_name() -> None:
    note = read("Cleared by Ober, UNP Director Paul Lund, Kay (PM), and EUR: Ann Vance.")
    assert [(person.name, person.office) for person in note.cleared_by] == [
        ("Ober", None), ("Paul Lund", "UNP Director"), ("Kay", "PM"), ("Ann Vance", "EUR"),
    ]  # fmt: skip


def test_a_word_that_only_begins_like_a_pointer_is_none() -> None:
    assert read("Lightning struck the TACAN antenna and the poster above it.", kind="footnote").citations == ()


def test_a_remark_says_what_it_is_about_where_that_is_known() -> None:
    note = read(
        "Source: Kennedy Library, National Security Files, Box 3. Secret. Drafted by Ober. Repeated to Bonn. "
        "The President saw the telegram. The source text bears a stamp."
    )
    assert [(remark.about, remark.text) for remark in note.remarks] == [
        ("seen", "The President saw the telegram."),
        (None, "The source text bears a stamp."),
    ]
    assert [(remark.about, remark.text) for remark in note.distribution] == [("distribution", "Repeated to Bonn.")]
