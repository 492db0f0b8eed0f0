"""The table of formats and fields: what is read and written comes back, and what is only read is read of its specimen."""

from __future__ import annotations

import pytest

from citekit.formats import FORMATS
from citekit.formats import losses as survival
from citekit.formats.losses import LINE, LOST, OWN
from tests.command_line import citekit

ONLY_READ = [form for form in FORMATS if form.reads and not form.writes]
OF_THEIR_OWN = {
    "pubmed": 43,
    "refer": 91,
    "web-of-science": 38,
    "marcxml": 69,
    "zotero-rdf": 115,
    "word-sources": 62,
    "ead": 40,
    "tropy": 39,
}
"""How many rows have a field of their own; a reader that learns another raises its number."""


@pytest.mark.parametrize("form", ONLY_READ, ids=lambda form: form.name)
def test_a_format_that_is_only_read_shows_what_its_specimen_says(form: survival.Format) -> None:
    found = [survival.outcome(form, row) for row in survival.cases()]
    assert set(found) <= {OWN, LINE, LOST}
    assert found.count(OWN) == OF_THEIR_OWN[form.name]


def test_every_specimen_is_read_without_a_finding() -> None:
    for form in ONLY_READ:
        own, _ = survival._specimen(form)
        assert own


def test_the_table_has_every_format_that_is_read() -> None:
    head = citekit("formats", "--fields").stdout.splitlines()[0]
    assert [name.strip() for name in head.split("|") if name.strip()] == [form.name for form in FORMATS if form.reads]


@pytest.mark.parametrize("form", survival.both_ways(), ids=lambda form: form.name)
def test_nothing_is_lost_without_a_word(form: survival.Format) -> None:
    assert {survival.outcome(form, row) for row in survival.cases()} <= {OWN, LINE, LOST}
