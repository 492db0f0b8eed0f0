"""A pasted page becomes one document with its notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.reading import read
from citekit.reading.datelines import dateline, is_dateline
from citekit.reading.heading import heading
from citekit.reading.page import document, looks_like_page
from tests.shared import SHARED, needs_shared

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"


def test_the_fixture_page_is_read_whole() -> None:
    [doc] = read(PAGES / "telegram.txt")
    assert (doc.number, doc.kind, doc.from_, doc.to) == (
        "87", "telegram", "Embassy in Sierra Leone", "Department of State",
    )  # fmt: skip
    assert (doc.place, doc.date) == ("Freetown", "1964-03-09T16:00:00")
    assert [note.number for note in doc.notes] == ["1", "2", "3", "4"]
    assert doc.notes[0].marker is None, "the first note hangs on the heading"
    assert [doc.body[: n.marker][-5:] for n in doc.notes[1:]] == [" 398.", "eets.", "eek.”"]
    assert "14 villages" in doc.body, "a number in the text is no marker"


@needs_shared
def test_the_founding_page_is_read_whole() -> None:
    [doc] = read(SHARED / "pages" / "frus1961-63v07-d324.txt")
    assert (doc.number, doc.kind, doc.from_, doc.to, doc.date) == (
        "324", "telegram", "Department of State", "Embassy in the United Kingdom", None,
    )  # fmt: skip
    assert len(doc.notes) == 3
    assert doc.notes[0].marker is None
    assert [doc.body[: n.marker][-4:] for n in doc.notes[1:]] == ["232.", "any."]
    assert [d.message for d in doc.diagnostics] == ["the volume, frus1961-63v07, is taken from the name of the file"]


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        ("1. Letter 1\n\nBody.2\n\n1. Source: A.\n2. B.", ["Source: A.", "B."]),
        ("1. Letter 0\n\nBody.1\n\n1. Source: A. ↩\n2. B. ↩", ["Source: A.", "B."]),
        ("Letter\n\nBody.\n\nSource: A.\n1. B.", ["Source: A.", "B."]),
        ("1. Letter\n\nBody.1\n\n1.\nSource: A.\n2.\nB.", ["Source: A.", "B."]),
        ("1. Letter\n\n1. First point.\n2. Second point.\n\nEnd.1\n\n1. Source: A.\n2. B.", ["Source: A.", "B."]),
        ("1. Letter\n\nBody.1\n\n1. Source: A\nruns on.\n2. B.", ["Source: A runs on.", "B."]),
    ],
)
def test_notes_are_found_however_they_were_copied(page: str, notes: list[str]) -> None:
    assert [note.text for note in document(page).notes] == notes


def test_a_page_without_notes_says_so_and_keeps_its_text() -> None:
    doc = document("12. Memorandum\n\nNothing below.")
    assert doc.notes == ()
    assert doc.body.strip() == "Nothing below."
    assert "no notes" in doc.diagnostics[0].message


def test_a_note_without_marker_is_kept_and_reported() -> None:
    doc = document("1. Letter 0\n\nBody.\n\n1. Source: A.\n2. B.")
    assert [note.marker for note in doc.notes] == [None, None]
    assert "note 2" in doc.diagnostics[0].message


def test_bare_notes_are_no_page() -> None:
    assert not looks_like_page("Department of State, Central Files, POL 7\nIbid.")


@pytest.mark.parametrize(
    ("title", "kind", "sender", "addressee"),
    [
        ("7. Memorandum of Conversation", "memorandum of conversation", None, None),
        ("Memorandum by the Counselor (Bohlen)", "memorandum", "Counselor (Bohlen)", None),
        ("9. Letter From A. Smith to the Envoy to Oz (B. Jones)", "letter", "A. Smith", "Envoy to Oz (B. Jones)"),
        ("9. Letter From the Envoy to Oz (B. Jones) to A. Smith", "letter", "Envoy to Oz (B. Jones)", "A. Smith"),
        ("The Chargé in Spain (Culver) to the President", None, "Chargé in Spain (Culver)", "President"),
        ("3. Editorial Note", "editorial note", None, None),
        ("12. Paper Prepared in the Department of State", "paper", None, None),
        ("5. Circular Telegram From the Embassy to Certain Posts", "circular telegram", "Embassy", "Certain Posts"),
    ],
)  # fmt: skip
def test_headings(title: str, kind: str | None, sender: str | None, addressee: str | None) -> None:
    found = heading(title)
    assert (found.kind, found.from_, found.to) == (kind, sender, addressee)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Washington, July 12, 1963.", "Washington", "1963-07-12"),
        ("[Washington,] January 27, 1948.", "Washington", "1948-01-27"),
        ("Taipei, January 9, 1956—5 p.m.", "Taipei", "1956-01-09T17:00:00"),
        ("Washington, March 15, 1956—7:24 p.m.", "Washington", "1956-03-15T19:24:00"),
        ("New York, February 30, 1957", "New York", None),
    ],
)
def test_datelines(line: str, place: str | None, date: str | None) -> None:
    found = dateline(line)
    assert (found.place, found.date) == (place, date)
    assert is_dateline(line)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Memorandum of a Conversation, Washington, April 7, 19551", "Memorandum of a Conversation, Washington, April 7, 1955"),
        ("Report to the Council by the Executive Secretary (Lund) 1", "Report to the Council by the Executive Secretary (Lund)"),
    ],
)  # fmt: skip
def test_a_marker_behind_a_year_or_a_bracket_is_none_of_the_heading(heading: str, title: str) -> None:
    found = document(f"{heading}\n\nIt was agreed.2\n\n1. Source: Kennedy Library.\n2. Not printed.\n")
    assert found.title == title
    assert [(note.number, note.marker) for note in found.notes] == [("1", None), ("2", 14)]


def test_notes_of_the_source_itself_have_signs_of_their_own() -> None:
    text = "Report by Mr. Ober\n\nGrain is dear.* Ports are closed.1\n\n1. Not so.\n*. Per ton. [Footnote in the source text.]\n"
    found = document(text)
    assert [(n.number, n.text[:8], n.marker) for n in found.notes] == [("1", "Not so.", 32), ("*", "Per ton.", 14)]
    assert found.body == "Grain is dear. Ports are closed."
