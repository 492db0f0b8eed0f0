"""What holds for every string: segments tile the text, nothing raises, the same text gives the same record."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citekit.grammar import segment
from citekit.records.build import build
from tests.shared import needs_shared, rows

if TYPE_CHECKING:
    from citekit.model.records import SourceNote

KINDS = (None, "source", "footnote", "abstract")
PIECES = (
    "Source: ", "Department of State", "Central Files", "611.61/5–1661", "POL 7 US", ", ", ": ", ". ", "; ", "(", ")", "[", "]", "“", "”", "Ibid.",
    "ibid.", "Secret", "Top Secret", "Lot 66 D 204", "Box 3", "Document 5", "footnote 2", "p. 20", "vol. VI", "Foreign Relations", "1948",
    "and", " ", "\n", "Drafted by Ober", "Also sent to Bonn", "RG 59", "Ford Library", "f. 5", "12. ", "2 pp.", "Summary: ", "A", "é", "–", "\x00",
)  # fmt: skip
notes = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))


def read(text: str, kind: str | None) -> SourceNote:
    return build(segment(text, kind=kind), kind=kind)


def holds(text: str, kind: str | None) -> None:
    """Segments tile the text (``Segmented`` refuses otherwise); every value is a slice of it."""
    note = read(text, kind)
    assert "".join(s.of(text) for s in note.segments) == text
    assert all(s.kind for s in note.segments)
    for citation in note.citations:
        assert citation.text == text[citation.start : citation.end]
        assert all(part.text == text[part.start : part.end] for part in citation.parts)
        assert all(citation.start <= part.start < part.end <= citation.end for part in citation.parts)
    assert note == read(text, kind)


@pytest.mark.slow
@given(text=notes, kind=st.sampled_from(KINDS))
@example(text="Souce:. 0. ", kind=None)
@example(text="He was quoted as sayi7ng that it was sand.", kind=None)
@example(text="y  in The National Archives, PREManslated by A. Strand; copText from CWIHP", kind=None)
@example(text="Not printed. (Department STR 12–3 USSR() In telegram 77 from Seoul, January 26, he agreed.", kind=None)
@example(text="Source: POL 2. Secret; Limit Dis) In The Vantage Point, pp. 62-63, Ober recalls it.", kind="source")
@settings(max_examples=400, deadline=None)
def test_any_text_tiles_and_reads_the_same_twice(text: str, kind: str | None) -> None:
    holds(text, kind)


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("name", ["source_notes", "footnotes"])
def test_randomly_edited_notes_tile(name: str) -> None:
    chance = random.Random(1963)
    texts = [row["text"] for number, row in enumerate(rows(f"corpus/{name}.jsonl.gz")) if number % 60 == 0]
    for text in texts:
        at, to = sorted(chance.choices(range(len(text) + 1), k=2))
        for edited in (
            text[:at] + text[to:],
            text[:at] + chance.choice(PIECES) + text[at:],
            text[at:to],
            text[to:] + text[:at],
        ):
            holds(edited, chance.choice(KINDS))


HOSTILE = (
    "(",
    "()",
    "[",
    ",",
    ", ",
    "1",
    ".",
    ". ",
    ";",
    "“",
    '"',
    "Ibid. ",
    "(Ibid., ",
    " ",
    "Secret; ",
    "p. 1 ",
    "A ",
    "/1",
    "Lot 1, ",
)
LENGTH = 40_000


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("kind", ["source", "footnote"])
def test_hostile_notes_cost_no_more_than_their_length(unit: str, kind: str) -> None:
    def cost(length: int) -> float:
        text = "Source: " + (unit * length)[:length]
        start = time.process_time()
        read(text, kind)
        return time.process_time() - start

    short, long = cost(LENGTH // 4), min(cost(LENGTH) for _ in range(2))
    assert long < 10 * short + 0.5, f"{long:.2f} s for {LENGTH} characters, {short:.2f} s for a quarter of them"


@pytest.mark.parametrize(
    "text",
    [
        " Lot 64 D 199, TNA", "\n FO 371/126683, TNA", "\xa0Box 3, Pell Papers, Kennedy Library", "\t\t611.93/12–854, NA",
        "Pell Papers, NSC Files, Box 888, SALT, SALT TWO–I–(Geneva), November 21, 1972–ecret.,Source: National Archives",
        "(, ibid.)", "(See; , ; Files)", "(; ; Kennedy Library, Box 3)", "( , ; ibid., Box 3)", "(,; Lot 64 D 5)",
    ],
)  # fmt: skip
def test_white_space_and_marks_with_nothing_between_them_raise_nothing(text: str) -> None:
    for kind in KINDS:
        holds(text, kind)
