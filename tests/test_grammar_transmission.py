"""Where the document went and when it came; the occasion; who saw it; attachments, copies and redactions."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from citekit.grammar.statements import attachments as attachment
from citekit.grammar.statements import copies as copy
from citekit.grammar.statements import distribution, drafting, marking, redaction
from citekit.grammar.statements import meeting as occasion
from citekit.grammar.statements import seen_by as seen

if TYPE_CHECKING:
    from citekit.model.spans import Statement


def named(statement: Statement | None, sentence: str) -> list[tuple[str, str]]:
    segments = statement.segments if statement else ()
    return [(s.kind, s.of(sentence)) for s in segments if s.kind not in ("words", "separator", "remark")]


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Repeated to Oslo.", ["Oslo"]),
        ("Repeated for information to Oslo, The Hague, Tel Aviv, and CINCPAC for PolAd.",
         ["Oslo", "The Hague", "Tel Aviv", "CINCPAC"]),
        ("Also sent to Oslo and repeated niact to Bern and Rome.", ["Oslo", "Bern", "Rome"]),
        ("Sent for information Immediate to Oslo and Bern; Priority to Rome; and to USUN.",
         ["Oslo", "Bern", "Rome", "USUN"]),
        ("Repeated to the Department of State as 3564 and to the White House.", ["Department of State", "White House"]),
        ("Sent to all diplomatic posts and repeated to USUN.", ["all diplomatic posts", "USUN"]),
        ("Sent to Guatemala City, [4 places not declassified], and Washington.",
         ["Guatemala City", "[4 places not declassified]", "Washington"]),
        ("Copies were sent to Ober and the Director of Central Intelligence.", ["Ober", "Director of Central Intelligence"]),
        ("A copy was sent to Ober.", ["Ober"]),
        ("Also sent to the Secretaries of the Army, Navy, and Air Force.", ["Secretaries of the Army", "Navy", "Air Force"]),
        ("Sent for information.", []),
        ("Transmitted in two sections.", []),
        ("Sent through Ober.", []),
        ("repeated to Oslo and Bern.", ["Oslo", "Bern"]),
    ],
)  # fmt: skip
def test_sent(sentence: str, recipients: list[str]) -> None:
    statement = distribution.read(sentence, 0, len(sentence))
    assert statement
    assert (statement.kind, statement.traits) == ("distribution", {"about": "sent"})
    assert named(statement, sentence) == [("recipient", place) for place in recipients]


def test_a_date_between_recipients_is_none_of_them() -> None:
    sentence = "Transmitted in telegram 7 to Oslo, July 29 at 9 p.m. for Ober, and to Bern."
    statement = distribution.read(sentence, 0, len(sentence))
    expected = [("recipient", "Oslo"), ("date", "July 29"), ("recipient", "Bern")]
    assert statement
    assert named(statement, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Received at 8:13 a.m.", [("time", "8:13 a.m.")]),
        ("Received on August 26 at 2:25 p.m.", [("date", "August 26"), ("time", "2:25 p.m.")]),
        ("Received at 7:21 a.m., January 17, and repeated to Oslo.",
         [("time", "7:21 a.m."), ("date", "January 17"), ("recipient", "Oslo")]),
    ],
)  # fmt: skip
def test_received(sentence: str, expected: list[tuple[str, str]]) -> None:
    statement = distribution.read(sentence, 0, len(sentence))
    assert statement
    assert statement.traits == {"about": "received"}
    assert named(statement, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The meeting was held at the White House.", [("place", "White House")]),
        ("The conversation took place in Ober’s office at the U.S. Mission.", [("place", "Ober’s office at the U.S. Mission")]),
        ("The luncheon meeting was held at Elm House on May 3 at noon.",
         [("place", "Elm House"), ("date", "May 3"), ("time", "noon")]),
        ("The meeting was held at 4 p.m.", [("time", "4 p.m.")]),
        ("The time of the meeting is from Ober’s appointment book.", []),
    ],
)  # fmt: skip
def test_occasion(sentence: str, expected: list[tuple[str, str]]) -> None:
    statement = occasion.read(sentence, 0, len(sentence))
    assert statement
    assert statement.kind == "occasion"
    assert named(statement, sentence) == expected


READERS = {
    "distribution": distribution.read,
    "occasion": occasion.read,
    "seen": seen.read,
    "attachment": attachment.read,
    "copy": copy.read,
    "redaction": redaction.read,
}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("seen", "Ober’s initials appear on the source text."),
        ("seen", "Initialed by Ober."),
        ("seen", "The President saw this memorandum."),
        ("seen", "A handwritten “L” on the source text indicates it was seen by the President."),
        ("attachment", "Attached but not printed is a map."),
        ("attachment", "The enclosure was not found."),
        ("attachment", "The source text is attached to a note from Ober."),
        ("attachment", "Tab B is not printed."),
        ("attachment", "Filed with a covering note from Ober."),
        ("copy", "Another copy is in the Ober Papers."),
        ("copy", "A copy of this letter is in the Ober Papers."),
        ("copy", "Printed from an unsigned copy."),
        ("copy", "The source text is the copy sent to the Department."),
        ("redaction", "[4 pages of source text not declassified.]"),
        ("redaction", "1 page not declassified.]"),
        ("redaction", "[text not declassified]"),
    ],
)
def test_kind(kind: str, sentence: str) -> None:
    statement = READERS[kind](sentence, 0, len(sentence))
    assert statement
    assert statement.kind == kind


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    "sentence",
    [
        "For text, see Document 4.",
        "Ober was in Oslo for talks.",
        "See footnote 2.",
        "Regarding the paper, see vol. II.",
        "",
        ".",
    ],
)
def test_other_sentences_are_left(kind: str, sentence: str) -> None:
    assert READERS[kind](sentence, 0, len(sentence)) is None


def test_redactions_are_cut_out_of_prose() -> None:
    sentence = "A note from [name not declassified] saw [sic] it."
    assert [(s.kind, s.of(sentence)) for s in redaction.prose(sentence, 0, len(sentence))] == [
        ("remark", "A note from "),
        ("redaction", "[name not declassified]"),
        ("remark", " saw [sic] it."),
    ]


SEEDS = (", ", "; ", "(", "[", ". ", "and ", "A ", "Office of ", "Secret; ", "cleared by A, ", "of the ", "on May 3 ", "A’s ",
         "A", "/", "with ", "Repeated to ", "in ", "“", "at 2:25 p.m. ")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "head", ["", "Secret; ", "Drafted by ", "Repeated to ", "Received at ", "The meeting was held in "]
)
def test_hostile_sentences_cost_time_in_proportion_to_their_length(head: str) -> None:
    rules = (marking.read, drafting.read, *READERS.values())
    text = [head + seed * (100_000 // len(seed)) for seed in SEEDS]
    began = perf_counter()
    for sentence in text:
        for rule in rules:
            statement = rule(sentence, 0, len(sentence))
            assert statement is None or statement.start == 0
    assert perf_counter() - began < 30  # quadratic time takes minutes
