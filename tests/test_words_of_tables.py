"""Every word of these tables is read, and no other: a line of ``vocabulary/tables.tsv`` is a table, a row, a word.

Where a word is added to a table or taken from it on purpose, write the list anew and read what has changed in it:
``python -m tests.test_words_of_tables``.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from citekit.authority.archives import collections
from citekit.authority.markings import marks
from citekit.authority.note_words import NoteWords, either, words
from citekit.authority.tables import Term, content, load, table

LIST = Path(__file__).parent / "vocabulary" / "tables.tsv"
LINES = [tuple(line.split("\t")) for line in LIST.read_text("utf-8").split("\n") if line]
ROWS: dict[str, tuple[Term, ...]] = {"collections": collections().rows, "markings": marks().rows}
LISTS = ("kinds", "note_words", "publications", "series")


def printed(row: Term) -> tuple[str, ...]:
    """Every form of a row."""
    return (*(() if row.silent else (row.name,)), *row.forms, *row.abbreviations, *row.misprints)


def known(name: str) -> set[tuple[str, ...]]:
    """Every word of a table, with the row or the list that it is of."""
    if name in ROWS:
        return {(name, row.id, form) for row in ROWS[name] for form in printed(row)}
    if name == "note_words":
        return {(name, row.id, word) for row in load(name, NoteWords) for word in row.words}
    lists = ((key, value) for key, value in content(name).items() if isinstance(value, list))
    return {(name, key, word) for key, value in lists for word in value if isinstance(word, str)}


def reads(name: str, key: str, word: str) -> bool:
    """Whether a table has a word: as a name of the row ``key``, or in its list ``key``."""
    if name == "collections":
        return any(row.id == key for row in collections().bearers(word))
    if name == "markings":
        return any(row.id == key for row in marks().bearers(word))
    return word in (words(key) if name == "note_words" else table(name)[key])


@pytest.mark.parametrize("name", [*ROWS, *LISTS])
def test_a_table_has_the_words_of_the_list(name: str) -> None:
    """Two ways: a word taken out of a table fails here, and so does one that is not written down in the list."""
    listed = {line for line in LINES if line[0] == name}
    assert sorted(listed - known(name)) == [], "words that the table has no more"
    assert sorted(known(name) - listed) == [], "words that are not in the list: python -m tests.test_words_of_tables"


@pytest.mark.parametrize("name", [*ROWS, *LISTS])
def test_a_word_is_read_as_its_row(name: str) -> None:
    assert [line for line in LINES if line[0] == name and not reads(*line)] == []


def test_a_table_without_a_word_does_not_read_it() -> None:
    assert not reads("collections", "dos-central-files", "Whitman File")
    assert not reads("markings", "secret", "Secretary")
    assert not reads("series", "regions", "Atlantis")


@pytest.mark.parametrize("row", load("note_words", NoteWords), ids=lambda row: row.id)
def test_words_of_notes_are_given_once_and_stand_in_no_counterexample(row: NoteWords) -> None:
    assert len(row.words) == len(set(row.words))
    assert row.counterexamples
    assert [text for text in row.counterexamples if re.search(rf"(?<!\w)(?:{either(row.id)})(?!\w)", text)] == []


if __name__ == "__main__":
    lines = sorted(chain.from_iterable(map(known, (*ROWS, *LISTS))))
    LIST.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
