"""One vocabulary of CSL for the processor and the formats: what a style can ask for, a bibliography can hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from citekit import cite
from citekit.csl import render
from citekit.csl.input.vocabulary import KINDS, OLDER
from citekit.formats import csl_json
from citekit.formats.shared.variables import schema, types, variables
from tests import small_styles

VALUES: dict[str, Any] = {
    "name": [{"family": "Moor", "given": "Ada"}],
    "date": {"date-parts": [[1961]]},
    "number": "7",
    "text": "Quay",
}


@pytest.mark.parametrize("variable", sorted(KINDS))
def test_every_variable_of_the_specification_is_read_and_written(variable: str) -> None:
    item = {"id": "a", "type": "book", variable: VALUES[KINDS[variable]]}
    parsed = csl_json.read(json.dumps([item]))
    assert (parsed.items, parsed.diagnostics) == ((item,), ())
    assert json.loads(csl_json.write(parsed.items)) == [item]
    assert variables()[variable] in {KINDS[variable], "text"}  # the schema has section and version as texts


def test_the_types_are_those_of_the_schema() -> None:
    assert types() == set(schema()["items"]["properties"]["type"]["enum"])


@pytest.mark.parametrize(("older", "variable"), OLDER.items())
def test_the_schema_s_older_names_reach_a_style(older: str, variable: str) -> None:
    made = render(
        small_styles.style(f'<text variable="{variable}"/>'), [{"id": "a", "type": "book", older: "3"}], [[{"id": "a"}]]
    )
    assert (made.citations, made.diagnostics) == (["3"], ())


def test_what_render_prints_cite_prints_too() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "Tides",
        "part-number": "3",
        "part-title": "Ebb",
        "supplement-number": "2",
    }
    assert cite([item], style="apa").bibliography == tuple(render("apa", [item], [], format="text").bibliography)
