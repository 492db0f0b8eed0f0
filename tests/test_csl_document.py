"""A document renders the same however often, in whatever company and with its items in any order."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.csl import render
from citekit.csl.output.writers import FORMATS
from citekit.errors import FormatError, StyleError
from tests import small_styles

STYLES = ("apa", "chicago-notes-bibliography-17th-edition", "ieee", "american-medical-association", "oscola", "annales")
EXAMPLES = int(os.environ.get("CITEKIT_EXAMPLES", "40"))


def style(citation: str, bibliography: str = "", **options: str) -> str:
    """A style of notes around a layout; options have underscores for hyphens."""
    attributes = " ".join(f'{key.replace("_", "-")}="{value}"' for key, value in options.items())
    cited = small_styles.area("citation", citation, options=attributes)
    return small_styles.style(cited, bibliography and small_styles.area("bibliography", bibliography))


def book(key: str, title: str, year: int = 1961, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "book", "title": title, "issued": {"date-parts": [[year]]}, **more}


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    families = st.sampled_from(["Adams", "Brown", "Ödön", "de Vries"])
    givens = st.sampled_from(["Ann", "Abel", "J. R.", ""])
    names = st.lists(st.builds(lambda f, g: {"family": f, "given": g}, families, givens), max_size=4)
    titles = st.sampled_from(["Letters", "“Salt” and <i>sand</i>", "2 ships", ""])
    items = [
        book(f"i{n}", draw(titles), draw(st.integers(1959, 1961)), author=draw(names))
        for n in range(draw(st.integers(1, 6)))
    ]
    keys = st.sampled_from([item["id"] for item in items])
    cites = st.builds(lambda k, at: {"id": k, "locator": at}, keys, st.sampled_from(["", "3", "4-5"]))
    groups = draw(st.lists(st.lists(cites, min_size=1, max_size=3), min_size=1, max_size=5))
    return items, [{"citationItems": group, "properties": {"noteIndex": n}} for n, group in enumerate(groups, 1)]


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(STYLES), st.randoms(use_true_random=False))
def test_rendering_depends_on_the_document_alone(document: Any, name: str, random: Any) -> None:
    items, citations = document
    first = render(name, items, citations)
    render(name, items[:1], citations[:1])
    assert render(name, items, citations) == first
    shuffled = random.sample(items, len(items))
    again = render(name, shuffled, citations)
    assert (again.citations, again.bibliography, again.ids) == (first.citations, first.bibliography, first.ids)


@pytest.mark.parametrize("name", [one for one in FORMATS if one in ("html", "text", "markdown")])
def test_every_format_keeps_the_words(name: str) -> None:
    made = render("apa", [book("a", "Salt & sand")], [[{"id": "a"}]], format=name)
    assert "Salt" in made.bibliography[0]


def test_fields_are_escaped() -> None:
    made = render(style('<text variable="title"/>'), [book("a", "<script>x</script> & 1 < 2")], [[{"id": "a"}]])
    assert made.citations == ["&#60;script&#62;x&#60;/script&#62; &#38; 1 &#60; 2"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<i>Ulysses</i> at sea", '<i><span style="font-style:normal;">Ulysses</span> at sea</i>'),
        ('A "quoted" word', "<i>A “quoted” word</i>"),
        ("the captain's log", "<i>the captain’s log</i>"),
        ("H<sub>2</sub>O", "<i>H<sub>2</sub>O</i>"),
        ("<i>never closed", "<i>&#60;i&#62;never closed</i>"),
    ],
)
def test_inline_markup_and_quotes(title: str, expected: str) -> None:
    made = render(style('<text variable="title" font-style="italic"/>'), [book("a", title)], [[{"id": "a"}]])
    assert made.citations == [expected]


def test_punctuation_moves_into_quotation_marks_behind_formatting() -> None:
    layout = '<group delimiter=", "><text variable="title" quotes="true"/><text value="end"/></group>'
    made = render(style(layout), [book("a", "Of <i>Salt</i>")], [[{"id": "a"}]])
    assert made.citations == ["“Of <i>Salt</i>,” end"]


def test_names_that_clash_are_told_apart_by_given_names() -> None:
    layout = '<names variable="author"><name form="short" initialize-with=". "/></names>'
    items = [
        book("a", "X", author=[{"family": "Lee", "given": "Ann"}]),
        book("b", "Y", author=[{"family": "Lee", "given": "Bo"}]),
    ]
    made = render(style(layout, disambiguate_add_givenname="true"), items, [[{"id": "a"}], [{"id": "b"}]])
    assert made.citations == ["A. Lee", "B. Lee"]


def test_what_is_unknown_is_told_and_the_rest_rendered() -> None:
    item = book("a", "Letters", shelfmark="x", type="papyrus", accessed={"nonsense": 1})
    made = render("apa", [item], [[{"id": "a"}], [{"id": "missing"}]])
    told = "\n".join(one.message for one in made.diagnostics)
    assert all(word in told for word in ("papyrus", "shelfmark", "accessed", "missing"))
    assert "Letters" in made.bibliography[0]


def test_a_macro_that_calls_itself_is_named_with_its_line() -> None:
    loop = style('<text macro="m"/>').replace("<citation>", '<macro name="m">\n<text macro="m"/></macro><citation>')
    with pytest.raises(StyleError, match="line 2: the macro 'm' calls itself"):
        render(loop, [], [])


def test_a_format_that_is_not_there_is_named() -> None:
    with pytest.raises(FormatError, match="'pdf'"):
        render("apa", [], [], format="pdf")


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [["1961", "5", 16]]}, "16 May 1961"),
        ({"date-parts": [[1961, 5, 3], [1961, 5, 7]]}, "3–7 May 1961"),
        ("1961-05/1961-06", "May–June 1961"),
        ("1984~", "1984"),
        ({"edtf": "1984-06?/2004-08?"}, "June 1984–August 2004"),
        ("2001/..", "2001–"),
        ("2001-21", "Spring 2001"),
        ({"date-parts": [[1999]], "season": 3}, "Autumn 1999"),
        ({"date-parts": [[1999, "Autumn"]]}, "Autumn 1999"),
        ({"date-parts": [["1961-05-16"]]}, "16 May 1961"),
        ([{"year": 1961, "month": 5}, {"year": 1961, "month": 6}], "May–June 1961"),
        ([{"year": "1961"}], "1961"),
        ({"date-parts": [[1871], [1872]], "season": "Winter"}, "Winter 1871–1872"),
        ("-0044-03-15", "15 March 44 BC"),
        ({"raw": "16 May 1961"}, "16 May 1961"),
        ({"literal": "in the year of the frost"}, "in the year of the frost"),
        ({"literal": "1961"}, "1961"),
        ("19XX", "19XX"),
    ],
)
def test_dates_as_programs_write_them(issued: Any, expected: str) -> None:
    parts = "".join(f'<date-part name="{name}"/>' for name in ("day", "month", "year"))
    layout = f'<date variable="issued" delimiter=" ">{parts}</date>'
    made = render(style(layout), [{"id": "a", "type": "book", "issued": issued}], [[{"id": "a"}]])
    assert made.citations == [expected]


def test_words_for_a_date_stand_where_the_year_would_and_nowhere_else() -> None:
    layout = "".join(
        f'<date variable="issued" suffix="|"><date-part name="{name}"/></date>' for name in ("month", "year")
    )
    item = book("a", "X") | {"issued": {"literal": "at Easter"}}
    assert render(style(layout), [item], [[{"id": "a"}]]).citations == ["at Easter|"]


def test_a_season_is_told_where_months_are_numbers() -> None:
    layout = (
        '<date variable="issued" delimiter=" "><date-part name="month" form="numeric"/><date-part name="year"/></date>'
    )
    item = book("a", "X") | {"issued": {"date-parts": [[1999]], "season": 2}}
    assert render(style(layout), [item], [[{"id": "a"}]]).citations == ["Summer 1999"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("original-date: 1920", "1920/"),
        ("Original Date: 1920\nArchive Place: Kew", "1920/Kew"),
        ("In pencil.\nArchive place: Kew\ntex.ids: x\noriginal-date: 1920-03", "1920/Kew"),
        ("In pencil. Original date: 1920", "/"),
        ("Provenance: a tin box", "/"),
    ],
)
def test_variables_in_the_note_as_people_write_them(note: str, expected: str) -> None:
    layout = '<date variable="original-date"><date-part name="year"/></date><text value="/"/><text variable="archive-place"/>'
    assert render(style(layout), [book("a", "X", note=note)], [[{"id": "a"}]]).citations == [expected]


def test_what_is_no_variable_stays_in_the_note() -> None:
    item = book("a", "X", note="Status: bound\nProvenance: a tin box")
    made = render(style('<text variable="status"/><text variable="note" prefix="; "/>'), [item], [[{"id": "a"}]])
    assert made.citations == ["bound; Provenance: a tin box"]


@pytest.mark.parametrize(
    ("works", "expected"), [(1, "Lee (n 1)"), (2, "Lee (n 1)"), (3, "Lee, T0 (n 1)"), (5, "Lee, T0 (n 1)")]
)
def test_a_third_work_of_an_author_calls_for_the_title_beside_the_note(works: int, expected: str) -> None:
    layout = """<names variable="author"><name form="short"/></names>
        <choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>
        <text variable="first-reference-note-number" prefix=" (n " suffix=")"/>"""
    items = [book(f"i{n}", f"T{n}", author=[{"family": "Lee"}]) for n in range(works)]
    cited = [[{"id": item["id"]}] for item in [*items, items[0]]]
    assert render(style(layout), items, cited).citations[-1] == expected


def test_names_that_may_be_added_leave_the_title_to_the_note_s_number() -> None:
    layout = """<names variable="author"><name form="short"/></names>
        <choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>
        <text variable="first-reference-note-number" prefix=" (n " suffix=")"/>"""
    items = [book(f"i{n}", f"T{n}", author=[{"family": "Lee"}]) for n in range(3)]
    cited = [[{"id": item["id"]}] for item in [*items, items[0]]]
    own = style(layout, disambiguate_add_names="true")
    assert render(own, items, cited).citations[-1] == "Lee (n 1)"


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("iv–ix", True),
        ("xii, 3", True),
        ("2nd", True),
        ("12a-b", False),
        ("mix", False),
        ("civil", False),
        ("n.p.", False),
    ],
)
def test_small_roman_numerals_are_numbers(text: str, numeric: bool) -> None:
    layout = '<choose><if is-numeric="page"><text value="a number"/></if><else><text value="words"/></else></choose>'
    made = render(style(layout), [book("a", "X", page=text)], [[{"id": "a"}]])
    assert made.citations == ["a number" if numeric else "words"]


def test_ranges_of_numbers_have_the_delimiter_of_the_locale() -> None:
    terms = '<locale><terms><term name="page-range-delimiter">-</term></terms></locale><citation>'
    own = style('<text variable="issue"/>').replace("<citation>", terms)
    assert render(own, [book("a", "X", issue="2-3")], [[{"id": "a"}]]).citations == ["2-3"]
    assert render(style('<text variable="issue"/>'), [book("a", "X", issue="2-3")], [[{"id": "a"}]]).citations == [
        "2–3"
    ]


@pytest.mark.parametrize(("mark", "expected"), [("suffix", "What?"), ("value", "What?.")])
def test_a_full_stop_that_is_a_field_of_its_own_stays(mark: str, expected: str) -> None:
    layouts = {
        "suffix": '<text variable="title" suffix="."/>',
        "value": '<text variable="title"/><text value="."/>',
    }
    assert render(style(layouts[mark]), [book("a", "What?")], [[{"id": "a"}]]).citations == [expected]


@pytest.mark.parametrize(
    ("title", "expected"), [("What?", "What?..."), ("Plain", "Plain..."), ("Dots...", "Dots.....")]
)
def test_an_ellipsis_keeps_its_points(title: str, expected: str) -> None:
    assert render(style('<text variable="title" suffix="..."/>'), [book("a", title)], [[{"id": "a"}]]).citations == [
        expected
    ]


def test_positions_are_those_of_the_cites_as_the_style_sorts_them() -> None:
    layout = """<choose><if position="ibid"><text value="Ibid."/></if><else><text variable="title"/></else></choose>"""
    sort = '<citation><sort><key variable="title"/></sort>'
    own = style(layout).replace("<citation>", sort).replace("<layout>", '<layout delimiter="; ">')
    items = [book("a", "Anchors"), book("b", "Buoys")]
    made = render(own, items, [[{"id": "b"}], [{"id": "b"}, {"id": "a"}], [{"id": "b"}]])
    assert made.citations == ["Buoys", "Anchors; Buoys", "Buoys"]


def test_a_division_stands_directly_in_the_layout_and_holds_something() -> None:
    entry = '<text variable="publisher" display="block"/><group display="indent"><group display="block"><text variable="title"/></group></group>'
    made = render(style('<text variable="title"/>', entry), [book("a", "Salt")], [[{"id": "a"}]])
    assert [entry.strip() for entry in made.bibliography] == ['<div class="csl-indent">Salt</div>']


def test_white_space_of_the_file_is_no_term_and_escaped_markup_is_markup() -> None:
    terms = '<locale><terms><term name="ibid">\n  </term><term name="ordinal">&amp;lt;sup&amp;gt;e&amp;lt;/sup&amp;gt;</term></terms></locale>'
    layout = '<text term="ibid" prefix="[" suffix="]"/><number variable="edition" form="ordinal"/>'
    own = style(layout).replace("<citation>", f"{terms}<citation>")
    assert render(own, [book("a", "X", edition="2")], [[{"id": "a"}]]).citations == ["2<sup>e</sup>"]


@pytest.mark.parametrize(("stand_in", "expected"), [('term="anonymous"', "X"), ('variable="publisher"', "Quay, X")])
def test_a_word_that_stands_in_for_names_alone_leaves_its_macro_empty(stand_in: str, expected: str) -> None:
    macro = f'<macro name="m"><names variable="author"><substitute><text {stand_in}/></substitute></names></macro>'
    layout = '<group delimiter=", "><text macro="m"/><text variable="title"/></group>'
    own = style(layout).replace("<citation>", f"{macro}<citation>")
    assert render(own, [book("a", "X", publisher="Quay")], [[{"id": "a"}]]).citations == [expected]


def test_what_a_writer_says_around_a_cite_without_a_printed_form_stands() -> None:
    made = render(
        style('<text variable="title"/>'), [{"id": "a", "type": "book"}], [[{"id": "a", "suffix": ", in the tin box"}]]
    )
    assert made.citations == [", in the tin box"]


def test_a_locale_that_is_not_there_is_told_of() -> None:
    assert not render("apa", [], [], locale="de-CH").diagnostics
    (told,) = render("apa", [], [], locale="tlh").diagnostics
    assert "'tlh'" in told.message


def test_parentheses_within_parentheses_become_brackets_in_notes() -> None:
    layout = '<group prefix="(" suffix=")" delimiter=" "><text value="a"/><group prefix="(" suffix=")"><text value="b"/></group></group>'
    assert render(style(layout), [book("a", "X")], [[{"id": "a"}]]).citations == ["(a [b])"]


def test_punctuation_of_the_writer_stays_outside_of_quotation_marks() -> None:
    cite = [{"id": "a", "suffix": ", among others"}]
    made = render(style('<text variable="title" quotes="true"/>'), [book("a", "Of Salt")], [cite])
    assert made.citations == ["“Of Salt”, among others"]
