"""Whatever the bytes, a reader reads them or says why not."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.errors import ReadError
from citekit.reading import READERS, reader
from citekit.reading.page import document


@settings(deadline=None)  # the first one loads the tables
@given(st.text())
def test_any_text_can_be_read_as_a_page(text: str) -> None:
    doc = document(text)
    assert all(note.marker is None or 0 <= note.marker <= len(doc.body) for note in doc.notes)


@settings(deadline=None)  # the first one loads the tables
@given(st.lists(st.text(alphabet="aB .,1\n", min_size=1), min_size=1, max_size=5))
def test_the_notes_of_a_page_are_all_there(notes: list[str]) -> None:
    printed = [" ".join(note.split()) or "x" for note in notes]
    printed = ["n" + note for note in printed]
    page = "1. Memorandum\n\nText.\n\n" + "\n".join(f"{i}. {note}" for i, note in enumerate(printed, 1))
    assert [note.text for note in document(page).notes] == printed


HEADS = (
    b"",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"<?xml version='1.0'?>",
    b"<html><body>",
    b'{"text": "',
    b"%PDF-",
    b"\xff\xfe",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(READERS))
@settings(deadline=None)  # the first one loads the tables
@given(data=st.builds(bytes.__add__, st.sampled_from(HEADS), st.binary(max_size=200)))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    refusal = "input"
    try:
        list(reader(name)(io.BytesIO(data), "input"))
    except ReadError as error:
        refusal = str(error)
    assert refusal.startswith("input")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_note_ends_with_its_line_and_not_before(end: str) -> None:
    notes = ["Kennedy Library,\x0bNSF, Box 3", "Ibid.,\u2028Box 4", "Ibid., Box 5\x0c", "\x85Box 6"]
    [document] = reader("notes")(io.BytesIO(end.join(notes).encode()), "notes.txt")
    assert [note.text for note in document.notes] == [note.strip() for note in notes]
