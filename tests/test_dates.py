"""Dates: every word of the table has an example, every way of writing one is read into ISO where it is certain."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.authority.date_words import months
from citekit.authority.tables import table
from citekit.csl.rendering.genitives import GENITIVES
from citekit.grammar.text import dates
from citekit.model import roman

TABLE = table("dates")
WORDS = [
    line.split("\t") for line in (Path(__file__).parent / "vocabulary" / "dates.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("group", sorted({line[0] for line in WORDS}))
def test_every_word_of_the_table_is_read_in_its_example(group: str) -> None:
    """A line of ``dates.tsv``: where the word stands, the word, a date with it, its ISO form (``-`` where it has none)."""
    wrong = []
    for _, word, printed, iso in (line for line in WORDS if line[0] == group):
        language = group.split(".")[1]
        found = dates.match(printed, languages=(language,) if group.startswith("months") else ())
        if found is None or (found[0].iso or "-", found[1]) != (iso, len(printed)) or word not in printed:
            wrong.append((word, printed, found))
    assert wrong == []


def test_every_word_has_an_example() -> None:
    shown = {(group, word) for group, word, *_ in WORDS}
    listed = {
        (f"{part}.{key}", form)
        for part in ("months", "weekdays", "words")
        for key, words in TABLE[part].items()
        for form in (words if part == "words" else " ".join(words).split())
    }
    listed |= {("republic.months", form) for form in " ".join(TABLE["republic"]["months"]).split()}
    assert listed - shown == set()


CASES = {
    # day, month, year in figures
    "3. 5. 1957": "1957-05-03", "27.11.1850": "1850-11-27", "14. 3.1922": "1922-03-14", "17. 03. 1326": "1326-03-17",
    "22-08-1962": "1962-08-22", "23/12/1955": "1955-12-23", "12/23/55": "1955-12-23", "5/5/57": "1957-05-05",
    "1957-05-03": "1957-05-03", "1957-05-03/1957-05-07": "1957-05-03/1957-05-07", "02.07.41": "1941-07-02",
    "5/3/57": None, "05-03-1957": None,
    # a month in Roman numerals, or as a sign
    "3.v.1957": "1957-05-03", "23.IX.1944": "1944-09-23", "3 V 1957": "1957-05-03", "18/II (1936)": "1936-02-18",
    "1957年5月3日": "1957-05-03", "1934年": "1934", "1934年12月": "1934-12",
    # its name before or behind the day, with or without the year
    "3. Mai 1957": "1957-05-03", "1er août 1954": "1954-08-01", "1º maggio 1957": "1957-05-01",
    "3 de mayo de 1957": "1957-05-03", "3 мая 1957 г.": "1957-05-03", "19 Aug. 1943": "1943-08-19",
    "Jan. 9, 1942": "1942-01-09", "February 12 1957": "1957-02-12", "22nd August 1962": "1962-08-22",
    "May 3d, 1862": "1862-05-03", "3 maj 1957": "1957-05-03", "3. listopada 1957": "1957-10-03",
    "3 listopada 1957": "1957-11-03", "le 3 mai": None, "May 3": None, "31 February 1957": None,
    # the year first
    "1660 gennaio 30": "1660-01-30", "1733 März 17": "1733-03-17", "1489, 12 novembre": "1489-11-12",
    "1915, March 7": "1915-03-07", "1957. május 3": "1957-05-03",
    # months and years alone
    "Oktober 1889": "1889-10", "July 1872": "1872-07", "décembre de 1957": "1957-12",
    # runs of days and lists of them
    "11-18 January 1940": "1940-01-11/1940-01-18", "12/21 March 1940": "1940-03-12/1940-03-21",
    "2 and 3 May 1951": "1951-05-02/1951-05-03", "8. - 9. 12. 1955": "1955-12-08/1955-12-09",
    "February 7–10, 1962": "1962-02-07/1962-02-10", "30 April–2 May 1951": "1951-04-30/1951-05-02",
    "February 28–March 3, 1951": "1951-02-28/1951-03-03", "12, 15 Sept. 1930": "1930-09-12",
    "February 3, 24, 1957": "1957-02-03", "February 7–10": None,
    # calendars of old
    "12 frimaire an II": "1793-12-02", "9 thermidor an 2": "1794-07-27", "5 complémentaire an III": "1795-09-21",
    "18 brumaire an VIII": "1799-11-09", "18 brumaire an XV": None, "12 frimaire": None,
    "12 gennaio 1754 m. v.": "1755-01-12", "12 aprile 1754 m.v.": "1754-04-12",
    "14 January 1696/7": "1697-01-14", "24 March 1695/6": "1696-03-24", "26 March 1695/6": None, "3 May 1695/6": None, "3 January 1695/9": None,
    # what the writer adds, and what is uncertain
    "[3 May 1951]": "1951-05-03", "[1951]": "1951", "3 May [1951]": "1951-05-03", "(? 9 March 1857)": "1857-03-09",
    "[3 May 1951?]": "1951-05-03", "ca. May 1950": "1950-05", "c. 1830": "1830", "n.d. [May 1957]": "1957-05",
    "undated [1957]": "1957", "n.d. (? 9 March 1857)": "1857-03-09",
    # none
    "undated": None, "n.d.": None, "o. D.": None, "s.d.": None, "б. д.": None, "u.d.": None,
}  # fmt: skip


@pytest.mark.parametrize(("printed", "iso"), CASES.items())
def test_a_date_is_read_whole(printed: str, iso: str | None) -> None:
    found = dates.match(f"({printed}, copy", 1)
    assert found
    assert (found[0].dated, found[0].iso) == (printed, iso)
    assert dates.is_date(printed)


NONE = (
    "12 Directors", "POL 7", "2.05.118", "2.05.12", "May Papers", "1957", "F/7/12948", "1695/6", "may 3", "Box 4. May 1963",
    "out 3", "set 1957", "telegram 12", "Marches 3", "32 May 1957", "3 Mayor 1957", "2nd", "ending", "xx.v.1957",
    "[Box 3]", "(3 May 1957)", "", "n.d. copy", "undated copy", "May 3:30",
)  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_other_words_are_no_date(text: str) -> None:
    assert dates.match(text) is None


PARTS = {
    "3 May 57": "3 May", "January 16, 1529Z": "January 16", "May 3, 1130 hours": "May 3",
    "11-18 January1940": "11-18 January1940", "April 3, July 24, 1957": "April 3", "3 May 1957a": "3 May",
    "June 11, 14; n.d.": "June 11, 14",
}  # fmt: skip


@pytest.mark.parametrize(("text", "dated"), PARTS.items())
def test_a_date_ends_where_other_words_begin(text: str, dated: str) -> None:
    found = dates.match(text)
    assert (found[0].dated if found else None) == dated


def test_what_stands_before_a_list_of_days_belongs_to_something_else() -> None:
    text = "telegram 2, 3 May 1957, and telegram 1024, September 1"
    assert [date.dated for date, _, _ in dates.find(text)] == ["3 May 1957", "September 1"]


def test_the_flags_of_a_date() -> None:
    told = {t: dates.match(t) for t in ("ca. May 1950", "[3 May 1951]", "12, 15 Sept. 1930", "02.07.41", "3 May 1957")}
    flags = {t: (f[0].circa, f[0].supplied, f[0].plain) for t, f in told.items() if f}
    assert flags == {
        "ca. May 1950": (True, False, True), "[3 May 1951]": (False, True, False),
        "12, 15 Sept. 1930": (False, False, False), "02.07.41": (False, False, False), "3 May 1957": (False, False, True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "iso"),
    {
        "1951": "1951",
        "[1951]": "1951",
        "1922-23": "1922/1923",
        "1612–1619": "1612/1619",
        "c. 1830": "1830",
        "(1856?)": "1856",
    }.items(),
)
def test_a_year_by_itself(text: str, iso: str) -> None:
    found = dates.year(text)
    assert found
    assert (found[0].iso, found[1]) == (iso, len(text))


@pytest.mark.parametrize("text", ["12", "19571", "1922-21", "1957/58/59", "POL", "[1951", "1957a"])
def test_other_figures_are_no_year(text: str) -> None:
    assert dates.year(text) is None


@given(st.text(alphabet="0123456789 .,/-–[](?)MayéдI年", max_size=40), st.integers(0, 10))
def test_any_text_is_read_without_an_error(text: str, start: int) -> None:
    found = dates.match(text, start)
    assert found is None or start < found[1] <= len(text)
    assert all(text[a:b] == date.dated for date, a, b in dates.find(text))


@pytest.mark.parametrize("unit", ["3, 4, ", "[", "3 May–", "1957 ", "n.d. [", "8. ", "c. c. "])
def test_hostile_text_costs_time_in_proportion(unit: str) -> None:
    began = time.perf_counter()
    for _ in dates.find(unit * 2_000):
        pass
    assert time.perf_counter() - began < 5


@given(st.integers(1, 4999))
def test_a_roman_numeral_is_its_number(number: int) -> None:
    left, text = number, ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                           (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        text += letters * (left // value)
        left %= value
    assert roman.number(text) == roman.number(text.lower()) == number


def test_the_table_of_dates_has_every_month_in_its_case() -> None:
    """The processor has its own list, since it stands before the tables; both say the same."""
    pairs = [(language, name) for language, names in GENITIVES.items() for name in names.values()]
    assert [one for one in pairs if not any(n.language == one[0] for n in months().get(one[1].lower(), ()))] == []
