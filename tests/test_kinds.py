"""Kinds of document: every word of the table has an example, and every reader of a kind reads it alike."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from citekit.authority import kinds
from citekit.authority.kinds import Kind
from citekit.authority.tables import load, table
from citekit.grammar.location.items import is_of_a_kind
from citekit.reading.heading import heading
from citekit.records.item_descriptions import caption
from citekit.records.named_documents import named

ROWS = load("kinds", Kind)
EXAMPLES = [
    line.split("\t") for line in (Path(__file__).parent / "vocabulary" / "kinds.tsv").read_text("utf-8").splitlines()
]


def names(row: Kind) -> list[tuple[str, str]]:
    """Every name of a row with its language."""
    by_language = [
        (lang, word) for named in (row.names, row.plurals) for lang, words in named.items() for word in words
    ]
    return by_language + [("", word) for word in (*row.abbreviations, *row.marks)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_example_is_read_as_its_kind(row: Kind) -> None:
    """A line of ``kinds.tsv``: the kind, the language, the name and behind ``|`` how a note goes on."""
    wrong = []
    for _, language, phrase in (one for one in EXAMPLES if one[0] == row.id):
        name, rest = phrase.split("|")
        for printed in (name, name[0].upper() + name[1:]):
            found = kinds.match(f"({printed}{rest}", 1, languages=(language,))
            if found != (row, 1 + len(name)):
                wrong.append(printed)
    assert wrong == []


def test_every_name_has_an_example() -> None:
    shown = {(kind, phrase.split("|")[0]) for kind, _, phrase in EXAMPLES}
    assert [(row.id, word) for row in ROWS for _, word in names(row) if (row.id, word) not in shown] == []


def test_every_language_has_its_place_in_the_order() -> None:
    order = table("kinds")["languages"]
    assert len(order) == len(set(order))
    assert {language for row in ROWS for language, _ in names(row)} - {""} == set(order)


def test_no_word_of_a_language_means_two_kinds() -> None:
    told = Counter((lang, word.lower()) for row in ROWS for lang, word in names(row))
    assert [word for word, times in told.items() if times > 1] == []


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in row.counterexamples])
def test_a_counterexample_is_not(row: Kind, text: str) -> None:
    assert (kinds.match(text) or (None,))[0] is not row


QUALIFIED = {
    "top secret": "Top Secret memcon", "secret": "secret letter", "confidential": "Confidential memorandum",
    "draft": "draft telegram", "handwritten": "handwritten notes", "covering": "covering letter",
    "personal": "Personal letter", "private": "private letter", "joint": "joint memorandum",
    "circular": "circular despatch", "background": "background report", "briefing": "briefing memo",
    "action": "action report", "information": "information memos", "backchannel": "backchannel cable",
    "urgent": "urgent telegram", "undated": "undated memorandum", "unsigned": "unsigned letter",
    "unnumbered": "unnumbered telegram", "minute of": "minute of interview",
}  # fmt: skip


@pytest.mark.parametrize("quality", table("kinds")["qualities"])
def test_a_quality_belongs_to_its_kind(quality: str) -> None:
    phrase = QUALIFIED[quality]
    assert phrase.lower().startswith(quality)
    assert kinds.whole(phrase) is not None


def test_every_quality_is_of_the_table() -> None:
    assert set(QUALIFIED) == set(table("kinds")["qualities"])


@pytest.mark.parametrize("text", ["Secret", "Draft Ober memorandum", "secretletter", "top secret", "", "—"])
def test_a_quality_alone_is_no_kind(text: str) -> None:
    found = kinds.match(text)
    assert found is None or found[0].id == "draft"


READERS = (
    "telegram", "cable", "airgram", "despatch", "dispatch", "letter", "memorandum", "memo", "memcon",
    "memorandum of conversation", "minute", "minutes of meeting", "transcript", "communiqué", "report", "note",
    "aide-mémoire", "message", "briefing paper", "diary entry", "backchannel message", "cablegram", "draft letter",
    "circular telegram", "record of conversation", "press release",
)  # fmt: skip


@pytest.mark.parametrize("kind", READERS)
def test_a_kind_is_read_alike_everywhere(kind: str) -> None:
    """In a heading, in prose, as the item of a location and as a caption the same word is the same kind."""
    capital = kind[0].upper() + kind[1:]
    phrase = f"{capital} From Ober to Lund"
    item = f"{capital} from Ober to Lund, May 3, 1957"
    assert heading(f"12. {phrase}").kind == kind
    assert is_of_a_kind(item)
    said = caption(item, 0, len(item))
    assert said
    assert (said.kind, said.from_, said.to, said.date) == (kind, "Ober", "Lund", "1957-05-03")
    names = [name for name in named(f"In a {kind} from Ober to Lund, May 3, 1957, he agreed.") if name.one]
    assert [(one.kind, one.from_, one.to) for one in names] == [(kind, "Ober", "Lund")]
