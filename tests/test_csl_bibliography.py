"""A bibliography by the specification (CSL 1.0.2, Bibliography-specific Options; Sorting; Display), and in parts."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl import render
from citekit.csl.document.sections import divide, read_section
from tests import small_styles
from tests.small_styles import TITLE

NAMES = '<names variable="author"><name delimiter=", " name-as-sort-order="all"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
ENTRY = f'<group delimiter=". ">{NAMES}{TITLE}</group>'


def style(entry: str, options: str = "", sort: str = "", *, cite: str = TITLE) -> str:
    return small_styles.style(
        cite, small_styles.area("bibliography", entry, options=options, sort=sort, around='suffix="."')
    )


def work(key: str, title: str, *families: str, year: int = 1961, **more: Any) -> dict[str, Any]:
    names = {"author": [{"family": family} for family in families]} if families else {}
    return {"id": key, "type": "book", "title": title, "issued": {"date-parts": [[year]]}, **names, **more}


def listed(made_by: str, *items: dict[str, Any], format: str = "text") -> list[str]:
    """The entries of a document that cites every item in turn."""
    return list(render(made_by, items, [[{"id": item["id"]}] for item in items], format=format).bibliography)


# --- names that stand again and again ---------------------------------------------------------------------------

SAME = [work("a", "Anchors", "Doe", "Roe"), work("b", "Buoys", "Doe", "Roe"), work("c", "Cranes", "Doe", "Poe")]
ALONE = [work("d", "Docks", "Doe"), work("e", "Ebb", "Doe"), work("f", "Fog"), work("g", "Gulls", "Doe")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", ["Doe, Roe. Anchors.", "———. Buoys.", "Doe, Poe. Cranes."]),
        ("complete-each", ["Doe, Roe. Anchors.", "———, ———. Buoys.", "Doe, Poe. Cranes."]),
        ("partial-each", ["Doe, Roe. Anchors.", "———, ———. Buoys.", "———, Poe. Cranes."]),
        ("partial-first", ["Doe, Roe. Anchors.", "———, Roe. Buoys.", "———, Poe. Cranes."]),
    ],
)
def test_a_line_for_authors_who_were_named_before(rule: str, expected: list[str]) -> None:
    options = f'subsequent-author-substitute="———" subsequent-author-substitute-rule="{rule}"'
    assert listed(style(ENTRY, options), *SAME) == expected


def test_the_line_stands_for_the_entry_right_before_alone() -> None:
    made = style(ENTRY, 'subsequent-author-substitute="———"')
    assert listed(made, *ALONE) == ["Doe. Docks.", "———. Ebb.", "Fog.", "Doe. Gulls."]


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ('variable="title-short"', ["Guide. Guide: the coast.", "Buoys."]),
        ('variable="title" form="short"', ["Guide.", "Buoys."]),
    ],
)
def test_an_entry_that_begins_with_another_short_title_gives_the_whole_one(short: str, expected: list[str]) -> None:
    names = f'<names variable="author"><substitute><text {short}/></substitute></names>'
    made = style(f'<group delimiter=". ">{names}{TITLE}</group>')
    items = [work("g", "Guide: the coast", **{"title-short": "Guide"}), work("b", "Buoys", **{"title-short": "Buoys"})]
    assert listed(made, *items) == expected


def test_the_line_may_be_nothing() -> None:
    assert listed(style(ENTRY, 'subsequent-author-substitute=""'), *ALONE[:2])[1] == "Ebb."
    apart = f'<group suffix=". " display="block">{NAMES}</group>{TITLE}'
    assert listed(style(apart, 'subsequent-author-substitute=""'), *ALONE[:2])[1] == "Ebb."


@pytest.mark.parametrize("rule", ["complete-all", "complete-each", "partial-each", "partial-first"])
def test_a_title_that_stands_in_for_names_is_replaced_whole_and_stays_as_it_is_elsewhere(rule: str) -> None:
    names = f'<names variable="author"><name/><substitute>{TITLE}</substitute></names>'
    options = f'subsequent-author-substitute="———" subsequent-author-substitute-rule="{rule}"'
    made = style(f'<group delimiter=". ">{names}{YEAR}</group>', options)
    items = [work("a", "On “whose quay?” again", year=1950), work("b", "On “whose quay?” again", year=1951)]
    assert listed(made, *items) == ["On “whose quay?” again. 1950.", "———. 1951."]
    again = render(made, items, [[{"id": "a"}], [{"id": "b"}]], format="text")
    assert again.citations == ["On “whose quay?” again"] * 2
    assert again.bibliography == ["On “whose quay?” again. 1950.", "———. 1951."]


def test_a_role_stays_beside_the_line() -> None:
    edited = '<names variable="editor"><name/><label prefix=", " form="short"/></names>'
    items = [{"id": k, "type": "book", "title": k, "editor": [{"family": "Doe"}]} for k in "ab"]
    made = style(f'<group delimiter=". ">{edited}{TITLE}</group>', 'subsequent-author-substitute="———"')
    assert listed(made, *items) == ["Doe, ed. a.", "———, ed. b."]


# --- order ------------------------------------------------------------------------------------------------------

UNSORTED = [
    work("z", "Zinc", "Roe", year=1950), work("b", "The Bay", "Doe", year=1970), work("a", "an Ark", "Doe", year=1960),
    work("n", "Nobody’s"), work("o", "Öl", "Ödön", year=1940), work("y", "Undated", "Doe"),
]  # fmt: skip
UNSORTED[-1].pop("issued")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ('<key variable="title"/>', "anobyz"),
        ('<key variable="title" sort="descending"/>', "zybona"),
        ('<key variable="author"/><key variable="issued"/>', "abyozn"),
        ('<key variable="author"/><key variable="issued" sort="descending"/>', "bayozn"),
        ('<key variable="issued"/>', "ozanby"),
    ],
)
def test_sorting(keys: str, expected: str) -> None:
    """What has no value for a key comes last, whichever way the key runs; “The Bay” is under t."""
    made = render(style(ENTRY, sort=keys), UNSORTED, [[{"id": i["id"]}] for i in UNSORTED])
    assert "".join(made.ids) == expected


def test_without_keys_the_entries_are_in_the_order_of_citing() -> None:
    assert listed(style(TITLE), work("b", "Buoys"), work("a", "Anchors")) == ["Buoys.", "Anchors."]


# --- the form of an entry ---------------------------------------------------------------------------------------

NUMBERED = '<text variable="citation-number" suffix=". "/><text variable="title"/>'


@pytest.mark.parametrize(
    ("entry", "options", "expected"),
    [
        (
            NUMBERED,
            'second-field-align="flush"',
            '<div class="csl-left-margin">1. </div><div class="csl-right-inline">Anchors.</div>',
        ),
        (NUMBERED, "", "1. Anchors."),
        (TITLE, 'second-field-align="flush"', "Anchors."),
        (
            '<text variable="citation-number" display="left-margin"/><text variable="title" display="right-inline"/>',
            "",
            '<div class="csl-left-margin">1</div><div class="csl-right-inline">Anchors.</div>',
        ),
    ],
)
def test_the_first_field_apart(entry: str, options: str, expected: str) -> None:
    [made] = listed(style(entry, options), work("a", "Anchors"), format="html")
    assert "".join(line.strip() for line in made.splitlines()).replace("> <", "><") == expected


def test_an_item_of_which_a_style_prints_nothing_has_no_entry() -> None:
    made = render(style(NAMES), [work("a", "Anchors"), work("b", "Buoys", "Doe")], [[{"id": "a"}, {"id": "b"}]])
    assert list(made.ids) == ["b"]


def test_an_item_whose_number_is_cited_keeps_its_entry() -> None:
    made = style(NAMES, cite='<text variable="citation-number"/>')
    entries = listed(made, work("a", "Anchors"), work("b", "Buoys", "Doe"))
    assert len(entries) == 2
    assert entries[0].startswith("1. ")


# --- in parts ---------------------------------------------------------------------------------------------------

PAPERS = [
    work("s", "Salt", keyword="trade, Salt"),
    {"id": "l", "type": "personal_communication", "title": "Letter", "archive": "Kew", "genre": "Private letter"},
    {"id": "m", "type": "manuscript", "title": "Minute", "archive": "Kew"},
]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (["Archives:archive"], {"Archives": ["Letter.", "Minute."], "Other sources": ["Salt."]}),
        (["Letters:genre=letter", "Archives:archive"], {"Letters": ["Letter."], "Archives": ["Minute."], "Other sources": ["Salt."]}),
        (["Trade:keyword=salt"], {"Trade": ["Salt."], "Other sources": ["Letter.", "Minute."]}),
        (["Trade:keyword=sal"], {"Trade": [], "Other sources": ["Salt.", "Letter.", "Minute."]}),
        (["Books:type=book", "The rest:title"], {"Books": ["Salt."], "The rest": ["Letter.", "Minute."]}),
    ],
)  # fmt: skip
def test_a_bibliography_in_parts(sections: list[str], expected: dict[str, list[str]]) -> None:
    made = render(style(TITLE), PAPERS, [[{"id": item["id"]}] for item in PAPERS], format="text")
    assert divide(made, PAPERS, map(read_section, sections)) == expected
