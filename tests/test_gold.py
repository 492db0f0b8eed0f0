"""The grammar against notes labelled by hand, and the labels against the corpus."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.gold.score_heldout import PEOPLE, figures, gold, labels
from tests.shared import needs_shared, rows

if TYPE_CHECKING:
    from pathlib import Path

# What is measured, rounded down; only ever raised while the labels are the same. The held-out labels were extended by
# 180 notes that the grammar reads less well in levels and people, so their floors are those of the wider set.
FLOORS = {
    "heldout": {
        "location": 1.0, "citations": 0.98, "levels": 0.969, "levels*": 0.967,
        "class": 1.0, "markings": 1.0, "people": 0.98, "whole": 0.91,
    },
    "development": {
        "location": 1.0, "citations": 0.99, "levels": 0.99, "levels*": 0.99,
        "class": 1.0, "markings": 0.99, "people": 0.99, "whole": 0.98,
    },
}  # fmt: skip

SET_ASIDE = {
    "frus1948v05p1", "frus1952-54v12p2", "frus1955-57v13", "frus1955-57v24", "frus1958-60v04", "frus1958-60v12",
    "frus1961-63v09", "frus1961-63v15", "frus1964-68v07", "frus1964-68v18", "frus1969-76v28", "frus1969-76ve13",
}  # fmt: skip

LEVELS = {
    "archival": (
        "repository division record_group collection series lot accession entry box reel folder file form item page"
    ),
    "published": "title volume part page document year other",
    "crossref": "document footnote page other",
}

SETS = list(FLOORS)
needs_grammar = pytest.mark.skipif(find_spec("citekit.records.build") is None, reason="the grammar is not written yet")


def spans(label: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The spans of a label, in rows that must each be in order and without overlap."""
    cited = [(c["start"], c["end"]) for c in label["citations"]]
    parts = [[(p["start"], p["end"]) for p in c["parts"]] for c in label["citations"]]
    found = [label[field] for field in ("markings", "drafted_by", "cleared_by")]
    return [cited, *parts, *([(s, e) for s, e in row] for row in found)]


def volume(label: dict[str, Any]) -> str:
    return str(label["key"]).partition("/")[0]


def test_held_out_labels_come_from_the_volumes_set_aside_and_the_others_do_not() -> None:
    assert {volume(label) for label in labels("heldout")} == SET_ASIDE
    assert not {volume(label) for label in labels("development")} & SET_ASIDE


@pytest.mark.parametrize("name", SETS)
def test_labels_hold_no_text_of_the_notes(name: str) -> None:
    fields = {"key", "kind", "citations", "classification", "markings", *PEOPLE}
    assert all(set(label) == fields for label in labels(name))


@pytest.mark.parametrize("name", SETS)
def test_spans_are_in_order_and_parts_lie_inside_their_citation(name: str) -> None:
    for label in labels(name):
        for row in spans(label):
            flat = [offset for span in row for offset in span]
            assert flat == sorted(flat), label["key"]
        for cited in label["citations"]:
            assert all(cited["start"] <= p["start"] < p["end"] <= cited["end"] for p in cited["parts"])


@pytest.mark.parametrize("name", SETS)
def test_levels_are_those_of_the_kind_of_citation(name: str) -> None:
    every = set(" ".join(LEVELS.values()).split())
    for label in labels(name):
        for cited in label["citations"]:
            allowed = set(LEVELS[cited["kind"]].split()) if cited["kind"] in LEVELS else every
            assert {part["level"] for part in cited["parts"]} <= allowed, label["key"]


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_labels_cut_whole_words_out_of_notes_that_are_not_labelled_elsewhere(name: str) -> None:
    known = {row["key"] for row in rows("gold/notes.jsonl")}
    for note in gold(name):
        assert note["key"] not in known
        for cited in note["citations"]:
            for found in (cited, *cited["parts"]):
                assert found["text"] == found["text"].strip()
                before, after = note["text"][: found["start"]][-1:], note["text"][found["end"] :][:1]
                assert not (before + found["text"][0]).isalnum() or not before, (note["key"], found["text"])
                assert not (found["text"][-1] + after).isalnum() or not after, (note["key"], found["text"])


@pytest.mark.slow
@needs_shared
@needs_grammar
@pytest.mark.parametrize("name", SETS)
def test_the_grammar_reads_notes_as_the_labels_do(name: str, tmp_path: Path) -> None:
    found = figures(name, tmp_path)
    short = {figure: found[figure] for figure, floor in FLOORS[name].items() if found[figure] < floor}
    assert not short, f"below the floor: {short}; python -m tests.gold.score_heldout --labels {name} --errors 20"
