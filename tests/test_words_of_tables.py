"""Every word of the tables of collections, markings, series and publications is read; a line of the list is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.authority.archives import collections
from citekit.authority.markings import marks
from citekit.authority.tables import table

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
    return word in table(name)[key]


@pytest.mark.parametrize("name", sorted({line[0] for line in LINES}))
def test_a_word_is_read_as_its_row(name: str) -> None:
    assert [line for line in LINES if line[0] == name and not reads(*line)] == []


def test_a_table_without_a_word_does_not_read_it() -> None:
    assert not reads("collections", "dos-central-files", "Whitman File")
    assert not reads("markings", "secret", "Secretary")
    assert not reads("series", "regions", "Atlantis")
