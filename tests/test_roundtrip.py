"""Record → format → record: nothing changes without being reported, and the table of what survives holds."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.formats import Format, Loss, find
from citekit.formats import losses as table
from citekit.formats.shared.archival_levels import ORDER
from citekit.formats.shared.round_trip import different, plain
from citekit.formats.shared.variables import SHORT, schema, types, variables

EXAMPLES = int(os.environ.get("CITEKIT_EXAMPLES", "12"))
"""A quick look by default; set higher to look longer."""
FORMATS = table.both_ways()
IDS = [form.name for form in FORMATS]

words = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp")),
    max_size=12,
)
texts = st.lists(words.filter(bool), min_size=1, max_size=4).map(" ".join)
named = st.fixed_dictionaries({"family": texts, "given": texts}) | texts.map(lambda text: {"literal": text})
dates = st.dates().map(lambda day: {"date-parts": [[day.year, day.month, day.day]]})
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.lists(named, min_size=1, max_size=2),
    "date": dates,
    "text": texts,
    "number": st.integers(1, 3000).map(str) | texts,
    "list": st.lists(texts, min_size=1, max_size=2),
    "object": st.dictionaries(st.sampled_from(["seen", "copy"]), texts, min_size=1),
}
OPTIONAL = {variable: KINDS[kind] for variable, kind in variables().items() if variable not in SHORT}
items = st.fixed_dictionaries({"id": st.just("a"), "type": st.sampled_from(sorted(types()))}, optional=OPTIONAL)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS, ids=IDS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=items)
def test_nothing_changes_without_a_word(form: Format, item: dict[str, Any]) -> None:
    told: list[Loss] = []
    (back,) = form.read(form.write([item], report=told.append)).items
    lost = {loss.variable for loss in told if loss.where is None}
    assert different(plain(item), plain(back)) <= lost


levels = st.lists(st.fixed_dictionaries({"level": st.sampled_from(ORDER), "text": texts}), min_size=1, max_size=6)
places = st.fixed_dictionaries(
    {"id": st.just("a"), "type": st.sampled_from(["collection", "manuscript", "personal_communication"])},
    optional={
        **dict.fromkeys(table.ARCHIVAL, texts),
        "custom": st.fixed_dictionaries({"levels": levels}, optional={"held": levels, "classification": texts}),
    },
)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS, ids=IDS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(item=places)
def test_any_place_comes_back_with_all_its_levels(form: Format, item: dict[str, Any]) -> None:
    (back,) = form.read(form.write([item])).items
    assert plain(back) == plain(item)


@pytest.mark.parametrize("form", FORMATS, ids=IDS)
def test_every_variable_every_type_and_every_level_survives(form: Format) -> None:
    """The ratchet: nothing of the table is lost, in any format, and what is kept elsewhere is reported."""
    assert [row for row in table.cases() if table.outcome(form, row) == table.LOST] == []


@pytest.mark.parametrize("form", FORMATS, ids=IDS)
def test_an_archive_is_visible_and_comes_back_exactly(form: Format) -> None:
    item = {
        "id": "rusk", "type": "document", "genre": "telegram", "number": "306", **table.ARCHIVAL,
        "author": [{"literal": "Department of State"}], "issued": {"date-parts": [[1963, 7, 12]]},
        "custom": table.LEVELS,
    }  # fmt: skip
    text = form.write([item])
    assert all(part in text for part in table.ARCHIVAL.values())
    (back,) = form.read(text).items
    assert plain(back) == plain(item)


TYPED: dict[str, dict[str, Any]] = {
    "a title that repeats the kind": {"genre": "Telegram", "title": "Telegram 306", "archive": "National Archives"},
    "a date in words": {"title": "Diary", "issued": {"literal": "July 12, 1963"}},
    "and others": {"title": "Minutes", "author": [{"family": "Rusk", "given": "Dean"}, {"literal": "others"}]},
    "a command that is none": {"title": r"The \em dash, \, and \- of $H_2O$, \url{x}", "archive": r"{\it a}"},
    "a note that speaks of archives": {"title": "Diary", "note": "Archives nationales have a copy: see there"},
}


@pytest.mark.parametrize("form", FORMATS, ids=IDS)
@pytest.mark.parametrize("typed", TYPED)
def test_what_people_type_comes_back(form: Format, typed: str) -> None:
    item = {"id": "a", "type": "manuscript", **TYPED[typed]}
    told: list[Loss] = []
    (back,) = form.read(form.write([item], report=told.append)).items
    assert plain(back) == plain(item)
    assert {loss.variable for loss in told} <= item.keys()


def test_the_archive_has_fields_of_its_own_in_bibtex_and_biblatex() -> None:
    for name in ("bibtex", "biblatex", "biblatex-chicago", "biblatex-mla", "biblatex-manuscripts-philology"):
        rows = [f"{variable} with the whole place" for variable in table.ARCHIVAL]
        assert [table.outcome(find(name), row) for row in rows] == [table.OWN] * 4


@pytest.mark.slow
def test_two_thousand_records_read_back_from_the_formats_are_valid() -> None:
    import jsonschema

    rows = [{**row, "id": f"item-{n}"} for n, row in enumerate(table.cases().values())]
    validator = jsonschema.Draft7Validator(schema())
    read = {form.name: form.read(form.write(rows)).items for form in FORMATS}
    assert {name: len(items) for name, items in read.items()} == dict.fromkeys(read, len(rows))
    assert sum(map(len, read.values())) >= 2000
    for name, items in read.items():
        assert next(validator.iter_errors(list(items)), None) is None, name
