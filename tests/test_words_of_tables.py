"""Every word of these tables is read, and no other: a line of ``vocabulary/tables.tsv`` is a table, a row, a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citekit.authority.archives import collections
from citekit.authority.markings import marks
from citekit.authority.note_words import NoteWords, either, words
from citekit.authority.tables import load, table

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "vocabulary" / "tables.tsv").read_text("utf-8").split("\n")
    if line
]


def reads(name: str, key: str, word: str) -> bool:
    """Whether a table has a word: as a name of the row ``key``, or in its list ``key``."""
    if name == "collections":
        return any(row.id == key for row in collections().bearers(word))
    if name == "markings":
        return any(row.id == key for row in marks().bearers(word))
    return word in (words(key) if name == "note_words" else table(name)[key])


@pytest.mark.parametrize("name", sorted({line[0] for line in LINES}))
def test_a_word_is_read_as_its_row(name: str) -> None:
    assert [line for line in LINES if line[0] == name and not reads(*line)] == []


def test_a_table_without_a_word_does_not_read_it() -> None:
    assert not reads("collections", "dos-central-files", "Whitman File")
    assert not reads("markings", "secret", "Secretary")
    assert not reads("series", "regions", "Atlantis")


@pytest.mark.parametrize("row", load("note_words", NoteWords), ids=lambda row: row.id)
def test_words_of_notes_are_listed_here_too_and_stand_in_no_counterexample(row: NoteWords) -> None:
    assert set(row.words) == {word for name, key, word in LINES if (name, key) == ("note_words", row.id)}
    assert len(row.words) == len(set(row.words))
    assert row.counterexamples
    assert [text for text in row.counterexamples if re.search(rf"(?<!\w)(?:{either(row.id)})(?!\w)", text)] == []
