"""Whatever a style and its items say, the processor renders them or says what is wrong with them, and ends."""

from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from citekit.csl import render
from citekit.errors import StyleError
from tests import csl_fuzz

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>x</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>'


@pytest.mark.slow
def test_odd_documents_are_rendered_or_refused() -> None:
    assert list(csl_fuzz.faults(range(120))) == []


@pytest.mark.slow
def test_many_odd_documents_are_rendered_or_refused() -> None:
    assert list(csl_fuzz.faults(range(10_000, 10_600))) == []


def test_styles_of_the_seeds_are_not_all_refused() -> None:
    refused = 0
    for seed in range(60):
        drawn = csl_fuzz.Drawn(seed)
        try:
            render(drawn.style(), [drawn.item("k0")], [[{"id": "k0"}]])
        except StyleError:
            refused += 1
    assert refused < 40


@pytest.mark.parametrize(
    "attribute",
    [
        "text-case",
        "font-style",
        "font-weight",
        "font-variant",
        "text-decoration",
        "vertical-align",
        "display",
        "quotes",
    ],
)
@pytest.mark.parametrize("value", ["nope", "", "²"])
def test_a_value_that_is_no_word_of_csl_asks_for_nothing(attribute: str, value: str) -> None:
    style = f'{HEAD}<citation><layout><text variable="title" {attribute}="{value}"/></layout></citation></style>'
    assert render(style, [{"id": "a", "type": "book", "title": "Quay"}], [[{"id": "a"}]]).citations == ["Quay"]


@pytest.mark.parametrize("option", ["et-al-min", "et-al-use-first", "near-note-distance", "entry-spacing"])
def test_a_count_that_is_no_number_is_passed_over(option: str) -> None:
    style = f'{HEAD}<citation {option}="²"><layout><names variable="author"/></layout></citation></style>'
    item = {"id": "a", "type": "book", "author": [{"family": "Moor", "given": "Ada"}]}
    assert render(style, [item], [[{"id": "a"}]]).citations in (["Ada Moor"], ["et al."], [""])


@pytest.mark.parametrize("chain", [1, 2, 5])
def test_macros_that_call_themselves_are_named(chain: int) -> None:
    macros = "".join(
        f'<macro name="m{n}"><group><text macro="m{(n + 1) % chain}"/></group></macro>' for n in range(chain)
    )
    with pytest.raises(StyleError, match="calls itself"):
        render(f'{HEAD}{macros}<citation><layout><text macro="m0"/></layout></citation></style>', [], [])


def test_a_long_chain_of_macros_is_followed() -> None:
    macros = (
        "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(80))
        + '<macro name="m80"><text value="end"/></macro>'
    )
    style = f'{HEAD}{macros}<citation><layout><text macro="m0"/></layout></citation></style>'
    assert render(style, [{"id": "a"}], [[{"id": "a"}]]).citations == ["end"]


@pytest.mark.parametrize("where", ["title", "volume", "page", "issued"])
def test_superscript_digits_are_characters(where: str) -> None:
    item = {"id": "a", "type": "book", where: {"raw": "3 May²"} if where == "issued" else "10²"}
    cite = {"id": "a", "locator": "2²", "first-reference-note-number": "²"}
    assert render("chicago-notes-bibliography", [item], [[cite]]).citations


@pytest.mark.slow
def test_equal_works_by_the_thousand_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        items = [{"id": f"k{n}", "type": "book", "title": "Same", "author": [{"family": "Moor"}], "issued": {"date-parts": [[2004]]}} for n in range(count)]  # fmt: skip
        started = time.process_time()
        render("apa", items, [[{"id": item["id"]}] for item in items])
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 8 * seconds(1000)


def test_the_cases_beside_the_project() -> None:
    folder = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "csl"
    if not folder.is_dir():
        pytest.skip("needs the shared corpus beside the project (../shared)")
    for file in folder.glob("*.csl"):
        expected = pytest.raises(StyleError, match="calls itself") if "itself" in file.name else nullcontext()
        with expected:
            render(file, [{"id": "a", "type": "book", "archive": "Kew"}], [[{"id": "a"}]])
