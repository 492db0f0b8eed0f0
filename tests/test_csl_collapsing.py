"""Cites of one citation, collapsed as the specification says (CSL 1.0.2, Cite Grouping and Cite Collapsing)."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl import render
from tests import small_styles

AUTHOR_DATE = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<group delimiter=", "><date variable="issued"><date-part name="year"/></date>'
    '<text variable="locator"/></group></group>'
)
NUMBER = '<text variable="citation-number"/>'
NUMBERED_WITH_PAGE = f'<group delimiter=", ">{NUMBER}<text variable="locator"/></group>'


def style(cite: str, options: str, sort: str = "", *, around: str = 'prefix="(" suffix=")" delimiter="; "') -> str:
    """A style that cites in the text."""
    citation = small_styles.area("citation", cite, options=options, sort=sort, around=around)
    return small_styles.style(citation, small_styles.area("bibliography", NUMBER), kind="in-text")


def work(key: str, family: str, year: int) -> dict[str, Any]:
    title = f"Title {key}"
    return {
        "id": key, "type": "book", "title": title, "author": [{"family": family}], "issued": {"date-parts": [[year]]}
    }  # fmt: skip


ITEMS = [
    work("d99", "Doe", 1999),
    work("d00", "Doe", 2000),
    work("d01x", "Doe", 2001),
    work("d01y", "Doe", 2001),
    work("d01z", "Doe", 2001),
    work("s99", "Smith", 1999),
    work("s01", "Smith", 2001),
]
SUFFIXES = 'disambiguate-add-year-suffix="true"'


def cited(made_by: str, *cites: str | dict[str, str]) -> str:
    """The last citation, of a document that cites every item before: so each has its number and its suffix."""
    asked = [{"id": one} if isinstance(one, str) else one for one in cites]
    rendered = render(made_by, ITEMS, [[{"id": item["id"]} for item in ITEMS], asked], format="text")
    return rendered.citations[1]


@pytest.mark.parametrize(
    ("options", "cites", "expected"),
    [
        ("", ["d99", "d00", "s99"], "(Doe 1999; Doe 2000; Smith 1999)"),
        ('collapse="year"', ["d99", "d00", "s99"], "(Doe 1999, 2000; Smith 1999)"),
        ('collapse="year"', ["d99", "s99", "d00"], "(Doe 1999; Smith 1999; Doe 2000)"),
        ('collapse="year" cite-group-delimiter=" &amp; "', ["d99", "d00", "s99"], "(Doe 1999 & 2000; Smith 1999)"),
        (
            'collapse="year" after-collapse-delimiter=" / "',
            ["d99", "d00", "s99", "s01"],
            "(Doe 1999, 2000 / Smith 1999, 2001)",
        ),
        ('cite-group-delimiter=", "', ["d99", "d00", "s99"], "(Doe 1999, Doe 2000; Smith 1999)"),
        ('collapse="year"', ["d99", {"id": "d00", "prefix": "see "}], "(Doe 1999; see Doe 2000)"),
        ('collapse="year"', [{"id": "d99", "locator": "4"}, {"id": "d00", "locator": "7"}], "(Doe 1999, 4, 2000, 7)"),
    ],
)
def test_years_of_one_author(options: str, cites: list[Any], expected: str) -> None:
    assert cited(style(AUTHOR_DATE, options), *cites) == expected


def test_cites_of_one_author_come_together_in_a_sorted_citation() -> None:
    made = style(AUTHOR_DATE, 'collapse="year"', '<key variable="issued"/>')
    assert cited(made, "d00", "s99", "d99") == "(Doe 1999, 2000; Smith 1999)"


@pytest.mark.parametrize(
    ("options", "cites", "expected"),
    [
        ('collapse="year"', ["d01x", "d01y"], "(Doe 2001a, 2001b)"),
        ('collapse="year-suffix"', ["d01x", "d01y"], "(Doe 2001a, b)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', ["d01x", "d01y", "d01z"], "(Doe 2001a,b,c)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', ["d00", "d01x", "d01y"], "(Doe 2000, 2001a,b)"),
        ('collapse="year-suffix-ranged"', ["d01x", "d01y", "d01z"], "(Doe 2001a–c)"),
        ('collapse="year-suffix-ranged" year-suffix-delimiter=","', ["d01x", "d01y"], "(Doe 2001a,b)"),
        ('collapse="year-suffix-ranged" year-suffix-delimiter=","', ["d01x", "d01z"], "(Doe 2001a,c)"),
        (
            'collapse="year-suffix" year-suffix-delimiter=","',
            [{"id": "d01x", "locator": "9"}, "d01y"],
            "(Doe 2001a, 9, 2001b)",
        ),
        ('collapse="year-suffix"', ["d01x", {"id": "d01y", "locator": "9"}], "(Doe 2001a, b, 9)"),
        ('collapse="year-suffix"', ["d01x", {"id": "d01y", "locator": "9"}, "d01z"], "(Doe 2001a, b, 9, 2001c)"),
        (
            'collapse="year-suffix" year-suffix-delimiter="," after-collapse-delimiter=" / "',
            ["d01x", "d01y", "s99"],
            "(Doe 2001a,b / Smith 1999)",
        ),
    ],
)
def test_suffixes_of_one_year(options: str, cites: list[Any], expected: str) -> None:
    # Between years the specification's delimiter is cite-group-delimiter, “, ” where it is not given.
    assert cited(style(AUTHOR_DATE, f'cite-group-delimiter=", " {SUFFIXES} {options}'), *cites) == expected


ANONYMOUS = [{"id": f"n{year}", "type": "book", "issued": {"date-parts": [[year]]}} for year in (1834, 1986)]
STAND_IN = AUTHOR_DATE.replace("</names>", '<substitute><text value="Anon."/></substitute></names>')


@pytest.mark.parametrize(
    "options", ['collapse="year"', 'collapse="year-suffix"', 'collapse="year" cite-group-delimiter=", "']
)
@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (["n1834", "n1986"], "({0}1834, {0}1986)"),
        (["d99", "n1986"], "(Doe 1999; {0}1986)"),
        (["n1834", "d99", "n1986"], "({0}1834; Doe 1999; {0}1986)"),
        (["d99", "d00", "n1834", "n1986"], "(Doe 1999, 2000; {0}1834, {0}1986)"),
    ],
)
@pytest.mark.parametrize(("cite", "name"), [(AUTHOR_DATE, ""), (STAND_IN, "Anon. ")])
def test_the_year_of_a_work_without_author_is_never_another_s(
    options: str, cites: list[str], expected: str, cite: str, name: str
) -> None:
    asked = [{"id": one} for one in cites]
    made = render(style(cite, options), [*ITEMS, *ANONYMOUS], [asked], format="text").citations
    assert made == [expected.format(name)]


BRACKETS = 'prefix="[" suffix="]" delimiter=", "'
BY_NUMBER = '<key variable="citation-number"/>'


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (["d99"], "[1]"),
        (["d99", "d00"], "[1, 2]"),
        (["d99", "d00", "d01x"], "[1–3]"),
        (["d99", "d00", "d01x", "d01z"], "[1–3, 5]"),
        (["d99", "d01x", "d01y", "d01z", "s01"], "[1, 3–5, 7]"),
        (["d99", "d00", "d01x", "d01z", "s99", "s01"], "[1–3, 5–7]"),
        (["s01", "d01x", "d99", "d00"], "[1–3, 7]"),
        (["d99", "d00", {"id": "d01x", "locator": "12"}], "[1, 2, 3, 12]"),
        (["d99", "d00", {"id": "d01x", "prefix": "esp. "}, "d01y"], "[1, 2, esp. 3, 4]"),
    ],
)
def test_three_numbers_in_a_row_are_a_range(cites: list[Any], expected: str) -> None:
    made = style(NUMBERED_WITH_PAGE, 'collapse="citation-number"', BY_NUMBER, around=BRACKETS)
    assert cited(made, *cites) == expected


def test_numbers_that_are_not_in_order_stay_in_the_writers_order() -> None:
    made = style(NUMBER, 'collapse="citation-number"', around=BRACKETS)
    assert cited(made, "d01x", "d00", "d99") == "[3, 2, 1]"


def test_what_follows_a_range_of_numbers() -> None:
    options = 'collapse="citation-number" after-collapse-delimiter="; "'
    assert cited(style(NUMBER, options, around=BRACKETS), "d99", "d00", "d01x", "d01z", "s01") == "[1–3; 5, 7]"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"suffix": ";"}, {}, "(Doe 1999; Smith 1999)"),
        ({"suffix": ","}, {}, "(Doe 1999, Smith 1999)"),
        ({}, {"prefix": ", but see "}, "(Doe 1999, but see Smith 1999)"),
        ({"suffix": " passim"}, {}, "(Doe 1999 passim; Smith 1999)"),
    ],
)
def test_the_writers_own_punctuation_takes_the_place_of_the_delimiter(
    first: dict[str, str], second: dict[str, str], expected: str
) -> None:
    assert cited(style(AUTHOR_DATE, ""), {"id": "d99", **first}, {"id": "s99", **second}) == expected
