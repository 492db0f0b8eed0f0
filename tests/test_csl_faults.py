"""Rules of the specification that processors get wrong: small styles and the forms they must give, kind by kind."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl import render

HEAD = "<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>"
AUTHOR_DATE = """<group delimiter=" "><names variable="composer"><substitute><names variable="author"/><text variable="title" form="short"/>
    </substitute></names><date variable="issued"><date-part name="year"/></date></group>
    <text variable="locator" prefix=", "/>"""
SHORT_NOTE = """<group delimiter=", "><names variable="author"><name form="short"/><substitute><text variable="title"
    form="short"/></substitute></names><text variable="title" form="short"/><text variable="locator"/></group>"""


def style(layout: str, *, kind: str = "in-text", lang: str = "en-US", options: str = "", ends: str = "") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" default-locale="{lang}">{HEAD}'
        f"<citation {options}><layout {ends}>{layout}</layout></citation></style>"
    )


def work(key: str, title: str, family: str = "", year: int = 2004, **more: Any) -> dict[str, Any]:
    author = {"author": [{"family": family, "given": "Ada"}]} if family else {}
    return {
        "id": key,
        "type": "book",
        "title": title,
        "issued": {"date-parts": [[year]]},
        "language": "en",
        **author,
        **more,
    }


LAMP, MOLE, TIDE = (
    work("lamp", "Lamps", "Osei"),
    work("mole", "Moles", "Osei", 2009),
    work("tide", "Tides", "Reyes", 2011),
)
GUIDE = work("guide", "Pilot guide: the coast", **{"title-short": "Pilot guide"})


def cited(layout: str, items: list[dict[str, Any]], *cites: Any, **options: Any) -> str:
    (made,) = render(style(layout, **options), items, [list(cites) or [{"id": item["id"]} for item in items]]).citations
    return made


@pytest.mark.parametrize(
    ("options", "items", "expected"),
    [
        ('collapse="year"', [LAMP, MOLE], "Ada Osei 2004, 2009"),
        ('collapse="year" cite-group-delimiter=", "', [LAMP, MOLE, TIDE], "Ada Osei 2004, 2009; Ada Reyes 2011"),
        ('cite-group-delimiter=", "', [LAMP, MOLE], "Ada Osei 2004, Ada Osei 2009"),
    ],
)  # fmt: skip
def test_names_left_out_of_a_collapsed_cite_have_nothing_stand_in(options: str, items: Any, expected: str) -> None:
    assert cited(AUTHOR_DATE, items, options=options, ends='delimiter="; "') == expected


@pytest.mark.parametrize(
    ("stand_in", "again", "expected"),
    [
        ('variable="title" form="short"', 'variable="title"', "Pilot guide"),
        ('variable="title-short"', 'variable="title" form="short"', "Pilot guide"),
        ('variable="title"', 'variable="title-short"', "Pilot guide: the coast"),
        ('variable="publisher"', 'variable="title"', "Quay/Pilot guide: the coast"),
    ],
)
def test_what_stood_in_for_names_is_not_printed_again_in_either_form(stand_in: str, again: str, expected: str) -> None:
    layout = f"""<group delimiter="/"><names variable="author"><substitute><text {stand_in}/></substitute></names>
        <text {again}/></group>"""
    assert cited(layout, [GUIDE | {"publisher": "Quay"}]) == expected


@pytest.mark.parametrize(
    ("kind", "layout", "item", "locator", "expected"),
    [
        ("note", SHORT_NOTE, LAMP, "", "Lamps"),
        ("note", SHORT_NOTE, LAMP, "7", "Lamps, 7"),
        ("note", SHORT_NOTE, GUIDE, "7", "Pilot guide, 7"),
        ("in-text", AUTHOR_DATE, GUIDE, "", "2004"),
        ("in-text", SHORT_NOTE, GUIDE, "", "Pilot guide"),
    ],
)
def test_suppressing_the_author_leaves_the_rest(kind: str, layout: str, item: Any, locator: str, expected: str) -> None:
    cite = {"id": item["id"], "suppress-author": True, "locator": locator}
    assert cited(layout, [item], cite, kind=kind) == expected


@pytest.mark.parametrize("options", ['collapse="year"', 'cite-group-delimiter=", "', 'collapse="year-suffix"'])
def test_works_of_suppressed_authors_are_no_group(options: str) -> None:
    cites = [{"id": one["id"], "suppress-author": True} for one in (LAMP, TIDE)]
    assert cited(AUTHOR_DATE, [LAMP, TIDE], *cites, options=options, ends='delimiter=";"') == "2004;2011"


NUMBERED = '<group delimiter=" "><label variable="{0}" form="short"/><text variable="{0}"/></group>'


@pytest.mark.parametrize(
    ("label", "locator", "expected"),
    [
        ("folio", "121r-122v", "fols. 121r–122v"),
        ("folio", "7-8r", "fols. 7–8r"),
        ("folio", "12ra–13vb", "fols. 12ra–13vb"),
        ("folio", "12r", "fol. 12r"),
        ("page", "3bis-4ter", "pp. 3bis–4ter"),
        ("page", "A12-A14", "pp. A12–A14"),
        ("page", "iv-12", "pp. iv–12"),
        ("page", "S12-15", "pp. S12–15"),
        ("page", "fols. 3r-4v", "fols. 3r–4v"),
        ("folio", "ff. 3-4", "fols. 3–4"),
        ("folio", "f. 3r", "fol. 3r"),
        ("page", "vols. 2-3", "vols. 2–3"),
        ("page", "3 ff.", "p. 3 ff."),
        ("page", "XII-XV", "pp. XII–XV"),
        ("page", "3–4a, 9", "pp. 3–4a, 9"),
        ("section", "2.3-2.5", "secs. 2.3–2.5"),
        ("verse", "3:16-18", "vv. 3:16–18"),
        ("page", "C-4", "p. C-4"),
        ("page", "14-b", "p. 14-b"),
        ("page", "X-12-7", "p. X-12-7"),
        ("page", "see LD-12-3", "p. see LD-12-3"),
        ("page", "MS-4", "p. MS-4"),
        ("issue", "D-7", "no. D-7"),
        ("page", "12\\-14", "p. 12-14"),
        ("page", "1,204", "p. 1,204"),
        ("page", "1,204-1,210", "pp. 1,204–1,210"),
        ("page", "12,14", "pp. 12, 14"),
    ],
)
def test_what_is_a_range_of_a_locator_and_what_an_identifier(label: str, locator: str, expected: str) -> None:
    assert cited(NUMBERED.format("locator"), [LAMP], {"id": "lamp", "label": label, "locator": locator}) == expected


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("page", "e12-e19", "pp. e12–e19"),
        ("page", "B4-B7", "pp. B4–B7"),
        ("number", "CM-44-1", "no. CM-44-1"),
        ("number", "117-22", "no. 117-22"),
        ("number", "12-14", "nos. 12–14"),
        ("number", "2,045,118", "no. 2,045,118"),
        ("number", "GB 1,204,118", "no. GB 1,204,118"),
        ("volume", "3,4", "vols. 3, 4"),
        ("issue", "7-8", "nos. 7–8"),
    ],
)
def test_numbers_of_items(variable: str, value: str, expected: str) -> None:
    assert cited(NUMBERED.format(variable), [LAMP | {variable: value}]) == expected


@pytest.mark.parametrize(
    ("lang", "quotes", "title", "expected"),
    [
        ("fr-FR", "false", "« Sel » et « mer »", "«\u00a0Sel\u00a0» et «\u00a0mer\u00a0»"),
        ("fr-FR", "false", "«\u202fSel\u202f»", "«\u00a0Sel\u00a0»"),
        ("fr-FR", "true", "Le «\u00a0sel\u00a0»", "«\u00a0Le “sel”\u00a0»"),
        ("fr-FR", "false", "«Sel»", "«\u00a0Sel\u00a0»"),
        ("de-DE", "false", "«Sel»", "«Sel»"),
    ],
)
def test_guillemets_have_the_spaces_of_the_locale_and_no_others(
    lang: str, quotes: str, title: str, expected: str
) -> None:
    assert cited(f'<text variable="title" quotes="{quotes}"/>', [work("a", title)], lang=lang) == expected


@pytest.mark.parametrize(
    ("case", "title", "expected"),
    [
        ("title", "what @tidewatch saw", "What @tidewatch Saw"),
        ("title", "salt &amp; water", "Salt &#38;amp; Water"),
        ("title", "#saltmarsh and $alt", "#saltmarsh and $alt"),
        ("title", "the quay: a write-up", "The Quay: A Write-Up"),
        ("title", "the strike and the walk-in", "The Strike and the Walk-In"),
        ("title", "a by-the-way remark", "A By-the-Way Remark"),
        ("title", "see https://quay.example/salt", "See https://quay.example/salt"),
        ("sentence", "Reports of UNESCO and McLeod", "Reports of UNESCO and McLeod"),
        ("sentence", "MSc Dissertation", "MSc dissertation"),
        ("sentence", "THE OLD QUAY", "The old quay"),
        ("capitalize-first", "@tidewatch said", "@tidewatch said"),
    ],
)
def test_case_changes_words_and_nothing_else(case: str, title: str, expected: str) -> None:
    assert cited(f'<text variable="title" text-case="{case}"/>', [work("a", title)]) == expected


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('<text variable="citation-number"/>', "1–3"),
        ('<number variable="citation-number"/>', "1–3"),
        ('<text variable="title"/>', "Lamps,Moles,Tides"),
        (
            '<names variable="author"/><text variable="citation-number" prefix=" "/>',
            "Ada Osei 1,Ada Osei 2,Ada Reyes 3",
        ),
    ],
)
def test_only_numbers_collapse_to_a_range_of_numbers(layout: str, expected: str) -> None:
    assert cited(layout, [LAMP, MOLE, TIDE], options='collapse="citation-number"', ends='delimiter=","') == expected


IBID = f'<choose><if position="ibid"><text term="ibid"/></if><else>{SHORT_NOTE}</else></choose>'


@pytest.mark.parametrize("mode", ["author-only", "composite"])
@pytest.mark.parametrize("item", [LAMP, TIDE])
def test_a_sentence_names_the_author_and_never_ibid(mode: str, item: Any) -> None:
    citations = [
        {"citationItems": [{"id": item["id"]}], "properties": {"noteIndex": 1}},
        {"citationItems": [{"id": item["id"]}], "properties": {"noteIndex": 2, "mode": mode}},
    ]
    made = render(style(IBID, kind="note"), [item], citations).citations[1]
    assert made.startswith(item["author"][0]["family"])
    assert "bid" not in made


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [("!", "“Lamps”!"), ("?", "“Lamps”?"), (".", "“Lamps”."), ("", "“Lamps.”"), (";", "“Lamps”;"), (", p. 3", "“Lamps”, p. 3.")],
)  # fmt: skip
def test_the_writer_s_own_marks_stay_outside_of_quotation_marks(suffix: str, expected: str) -> None:
    layout = '<text variable="title" quotes="true"/>'
    assert cited(layout, [LAMP], {"id": "lamp", "suffix": suffix}, ends='suffix="."') == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([[1999], [0]], "1999–"), ([[1999, 3], [0, 0]], "March 1999–"), ([[1999, 3, 2], [0, 0, 0]], "March 2, 1999–")],
)
def test_an_open_range_ends_in_a_dash(parts: Any, expected: str) -> None:
    item = work("a", "Tides") | {"issued": {"date-parts": parts}}
    assert cited('<date variable="issued" form="text"/>', [item]) == expected


@pytest.mark.parametrize("part", ["family", "given"])
def test_affixes_of_a_name_part_are_not_an_institution_s(part: str) -> None:
    item = work("a", "Tides") | {"author": [{"literal": "Harbour Board"}]}
    assert (
        cited(f'<names variable="author"><name><name-part name="{part}" prefix="(" suffix=")"/></name></names>', [item])
        == "Harbour Board"
    )


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            '<group prefix="(" suffix=")"><date variable="issued" prefix="(" suffix=")" form="text"/></group>',
            "([2004])",
        ),
        ('<text variable="title" prefix="("/><number variable="volume" suffix=")"/>', "(Lamps3)"),
        ('<text variable="title"/><group suffix=")"><number variable="volume"/></group>', "Lamps3)"),
    ],
)
def test_parentheses_within_parentheses(layout: str, expected: str) -> None:
    assert cited(layout, [LAMP | {"volume": "3"}], kind="note") == expected


AND_OTHERS = [{"family": "Osei", "given": "Ada"}, {"family": "Reyes", "given": "Ana"}]


@pytest.mark.parametrize("others", [{"literal": "others"}, {"family": "others"}, {"literal": "et al."}])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("<name/>", "Ada Osei, Ana Reyes, et al."),
        ('<name et-al-min="3" et-al-use-first="1"/>', "Ada Osei et al."),
        ('<name form="short" and="text"/>', "Osei, Reyes, et al."),
    ],
)
def test_and_others_is_et_al(others: Any, name: str, expected: str) -> None:
    item = work("a", "Tides") | {"author": [*AND_OTHERS, others]}
    assert cited(f'<names variable="author">{name}</names>', [item]) == expected


def test_one_who_is_called_others_is_a_name() -> None:
    item = work("a", "Tides") | {"author": [{"literal": "others"}]}
    assert cited('<names variable="author"/>', [item]) == "others"


@pytest.mark.parametrize(
    ("citations", "expected", "told"),
    [
        ([[{"id": "nobody"}]], ["(nobody?)"], ["the cited item 'nobody' is missing"]),
        ([[{"id": "lamp"}, "nobody"]], ["(Lamps; nobody?)"], ["the cited item 'nobody' is missing"]),
        ([{"id": "lamp"}, {"id": "tide"}], ["(Lamps)", "(Tides)"], []),
        (["lamp"], ["(Lamps)"], []),
        ([{"citationItems": {"id": "lamp"}}], ["(Lamps)"], []),
        ([[{"locator": "3"}, {"id": "lamp"}]], ["(Lamps)"], ["a cite names no item"]),
        ([[None, {"id": "lamp"}]], ["(Lamps)"], ["a cite names no item"]),
    ],
)
def test_citations_as_programs_send_them(citations: Any, expected: list[str], told: list[str]) -> None:
    own = style('<text variable="title"/>', ends='prefix="(" suffix=")" delimiter="; "')
    made = render(own, [LAMP, TIDE], citations)
    assert made.citations == expected
    assert [one.message for one in made.diagnostics] == told


def test_a_finding_names_its_item_and_its_place() -> None:
    citations = [{"citationID": "c9", "citationItems": [{"id": "lamp"}, {"id": "nobody"}]}]
    (told,) = render("apa", [LAMP], citations).diagnostics
    assert (told.item, told.citation, told.cite) == ("nobody", "c9", 2)  # type: ignore[attr-defined]


@pytest.mark.parametrize("nothing", [None, 7, {}])
def test_a_citation_of_nothing_is_told_of(nothing: Any) -> None:
    made = render("apa", [LAMP], [nothing, [{"id": "lamp"}]])
    assert made.citations[1] == "(Osei, 2004)"
    assert len(made.diagnostics) == 1


def test_what_a_style_cannot_print_is_told_of() -> None:
    cites = [{"id": "lamp", "suppress-author": True}]
    made = render("modern-language-association", [LAMP], [cites])
    assert made.citations == [""]
    assert [one.message for one in made.diagnostics] == ["the style prints nothing of 'lamp' without its author"]


def test_what_a_style_cannot_print_among_others_is_told_of() -> None:
    made = render(style('<text variable="title"/>'), [LAMP, work("named", "", "Osei")], [["lamp", "named"]])
    assert made.citations == ["Lamps"]
    assert [(one.message, one.cite) for one in made.diagnostics] == [  # type: ignore[attr-defined]
        ("the style prints nothing of 'named'", 2)
    ]


@pytest.mark.parametrize(("variable", "value"), [("DOI", "10.1000/tide.7"), ("URL", "https://quay.example/a.b")])
def test_no_style_takes_the_full_stops_out_of_an_address(variable: str, value: str) -> None:
    assert cited(f'<text variable="{variable}" strip-periods="true"/>', [LAMP | {variable: value}]) == value


def test_chinese_has_no_italics() -> None:
    layout = '<text variable="title" font-style="italic"/>'
    assert [cited(layout, [work("a", title)]) for title in ("潮汐", "1984", "潮汐 Tides")] == [
        "潮汐",
        "<i>1984</i>",
        "<i>潮汐 Tides</i>",
    ]


def test_words_beside_names_that_are_left_out_stay() -> None:
    layout = '<group delimiter=", "><names variable="author"/><text value="supra"/></group>'
    assert cited(layout, [LAMP], {"id": "lamp", "suppress-author": True}, kind="note") == "supra"


def test_whom_a_letter_went_to_stays_without_its_writer() -> None:
    layout = """<group delimiter=" "><names variable="author"><name form="short"/></names>
        <names variable="recipient"><label form="verb" suffix=" "/><name form="short"/></names></group>"""
    letter = LAMP | {"type": "personal_communication", "recipient": [{"family": "Reyes", "given": "Ana"}]}
    assert cited(layout, [letter]) == "Osei to Reyes"
    assert cited(layout, [letter], {"id": "lamp", "suppress-author": True}) == "to Reyes"


def test_two_items_of_one_id_are_told_of() -> None:
    (told,) = render("apa", [LAMP, TIDE | {"id": "lamp"}], [[{"id": "lamp"}]]).diagnostics
    assert told.message == "two items have the id 'lamp'"


@pytest.mark.parametrize(
    ("name", "cites", "infix", "expected"),
    [
        ("apa", [{"id": "lamp", "locator": "5"}], "", "Osei (2004, p. 5)"),
        ("apa", [{"id": "lamp"}, {"id": "tide"}], "", "Osei (2004; Reyes, 2011)"),
        ("apa", [{"id": "tide"}, {"id": "lamp"}], "", "Reyes (2011; Osei, 2004)"),
        ("apa", [{"id": "guide"}], "", "<i>Pilot Guide</i> (2004)"),
        ("apa", [{"id": "lamp"}], "’s book", "Osei’s book (2004)"),
        ("modern-language-association", [{"id": "lamp"}], "", "Osei"),
        ("ieee", [{"id": "lamp", "locator": "5"}], "", "Osei [1, p. 5]"),
        ("chicago-notes-bibliography", [{"id": "lamp"}], "", "Ada Osei, <i>Lamps</i> (2004)."),
    ],
)
def test_narrative_citations(name: str, cites: Any, infix: str, expected: str) -> None:
    asked = {"citationItems": cites, "properties": {"mode": "composite", "infix": infix}}
    assert render(name, [LAMP, TIDE, GUIDE], [asked]).citations == [expected]
