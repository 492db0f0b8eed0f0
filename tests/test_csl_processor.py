"""The processor that keeps up with a writer: whatever was done, the document reads as if it were rendered at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.csl import Options, Processor, Style, abbreviations, render
from citekit.errors import CitekitError, FormatError

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = ("Moor", "Osei", "Moor", "Lind", "Moor", "Reyes")
ITEMS = [
    {
        "id": f"i{n}", "type": "book", "title": f"Work {n}", "issued": {"date-parts": [[1990 + n % 2]]},
        "author": [{"family": family, "given": "Ada" if n % 3 else "Bo"}],
    }
    for n, family in enumerate(FAMILIES)
]  # fmt: skip
STYLES = ("chicago-notes-bibliography", "oscola", "apa", "ieee", "modern-language-association", "mhra-notes")

cites = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from([item["id"] for item in ITEMS])},
        optional={"locator": st.sampled_from(["3", "4-5"]), "suppress-author": st.booleans()},
    ),
    min_size=1,
    max_size=3,
)
steps = st.lists(
    st.tuples(st.sampled_from(["insert", "change", "move", "remove", "preview"]), cites, st.integers(0, 30)),
    max_size=12,
)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=15, deadline=None)
@given(steps=steps)
def test_after_any_steps_it_reads_as_rendered_at_once(style: str, steps: list[Any]) -> None:
    processor, order, known = Processor(style, ITEMS), [], {}
    for number, (step, chosen, at) in enumerate(steps):
        here = order[at % len(order)] if order else None
        before = dict(processor.citations)
        if step == "preview":
            processor.preview(chosen, before=here)
            assert processor.citations == before
            continue
        if step == "insert" or here is None:
            identity = f"n{number}"
            made = processor.insert({"citationID": identity, "citationItems": chosen}, before=here)
            order.insert(order.index(here) if here else 0, identity)
            known[identity] = chosen
        elif step == "change":
            made, known[here] = processor.change(here, chosen), chosen
        elif step == "move":
            target = order[(at + 1) % len(order)]
            made = processor.move(here, before=target)
            if target != here:
                order.remove(here)
                order.insert(order.index(target), here)
            else:
                order.append(order.pop(order.index(here)))
        else:
            made = processor.remove(here)
            order.remove(here)
        changed = {key for key, text in processor.citations.items() if before.get(key) != text}
        assert changed <= made.citations.keys()
    whole = render(style, ITEMS, [known[key] for key in order])
    assert list(processor.citations.items()) == list(zip(order, whole.citations, strict=True))
    if order:
        listed = processor.bibliography()
        assert (list(listed.entries), list(listed.ids)) == (whole.bibliography, whole.ids)


@pytest.mark.parametrize("style", STYLES)
def test_a_preview_reads_as_the_citation_then_does(style: str) -> None:
    processor = Processor(style, ITEMS)
    processor.rebuild([[{"id": "i0"}], [{"id": "i1"}], [{"id": "i0"}]])
    wanted = processor.preview([{"id": "i0", "locator": "7"}], before="c2")
    assert processor.insert([{"id": "i0", "locator": "7"}], before="c2").citations["c4"] == wanted


def test_a_change_in_a_note_tells_of_that_note_and_the_next() -> None:
    processor = Processor("chicago-notes-bibliography", ITEMS)
    processor.rebuild([[{"id": f"i{n % 5}"}] for n in range(40)])
    changed = processor.change("c20", [{"id": "i0", "locator": "9"}])
    assert set(changed.citations) <= {"c20", "c21", "c5", "c6", "c25"}
    assert "c20" in changed.citations
    assert not changed.bibliography


def test_what_a_style_wishes_for_its_bibliography() -> None:
    processor = Processor("ieee", ITEMS)
    processor.rebuild([[{"id": item["id"]}] for item in ITEMS])
    listed = processor.bibliography()
    assert (listed.second_field_align, listed.widest_label, listed.entry_spacing) == ("flush", 3, 0)
    assert Processor("apa", ITEMS).bibliography().hanging_indent
    assert 'class="csl-entry"' in listed._repr_html_()
    assert "<li>" in processor._repr_html_()


def test_a_style_says_what_it_is() -> None:
    style = Style("oscola", "de-DE")
    assert (style.class_, style.locale, style.has_bibliography) == ("note", "de-DE", True)
    assert Style("apa").class_ == "in-text"


def test_cites_one_by_one() -> None:
    processor = Processor("apa", ITEMS)
    processor.insert({"citationID": "x", "citationItems": [{"id": "i1", "locator": "3"}, {"id": "i3"}]})
    assert set(processor.cites("x")) == {"Osei, 1991, p. 3", "Lind, 1991"}


def test_items_that_are_learnt_later_take_the_place_of_their_ids() -> None:
    processor = Processor("apa")
    assert processor.insert({"citationID": "x", "citationItems": [{"id": "i1"}]}).citations == {"x": "(i1?)"}
    assert [one.message for one in processor.diagnostics] == ["the cited item 'i1' is missing"]
    assert processor.add(ITEMS[1]).citations == {"x": "(Osei, 1991)"}


def test_notes_are_renumbered_as_the_writer_s_program_numbers_them() -> None:
    processor = Processor("oscola", ITEMS)
    processor.rebuild(
        [{"citationID": k, "citationItems": [{"id": i}]} for k, i in (("a", "i0"), ("b", "i1"), ("c", "i0"))]
    )
    assert "(n 1)" in processor.citations["c"]
    assert "(n 4)" in processor.renumber({"a": 4, "b": 5, "c": 9}).citations["c"]


def test_an_unknown_id_is_named() -> None:
    processor = Processor("apa", ITEMS)
    with pytest.raises(CitekitError, match="no citation 'x'"):
        processor.remove("x")
    processor.insert({"citationID": "x", "citationItems": [{"id": "i1"}]})
    with pytest.raises(CitekitError, match="'x' already"):
        processor.insert({"citationID": "x", "citationItems": [{"id": "i1"}]})


# --- what a caller may ask beside the style -------------------------------------------------------------------


def own(layout: str, bibliography: str = '<layout><text variable="title"/></layout>', kind: str = "in-text") -> str:
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" default-locale="en-US"><info>
        <title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation>{layout}</citation>
        <bibliography>{bibliography}</bibliography></style>"""


TITLE = '<layout><text variable="title"/></layout>'


@pytest.mark.parametrize(
    ("uncited", "listed"), [((), ["i1"]), (["i4"], ["i1", "i4"]), ("*", ["i1", "i0", "i2", "i3", "i4", "i5"])]
)
def test_uncited_items_beside_cited_ones(uncited: Any, listed: list[str]) -> None:
    assert render(own(TITLE), ITEMS, [[{"id": "i1"}]], options=Options(uncited=uncited)).ids == listed


SHORT = {"container-title": {"Annals of the Tides": "Ann. Tides"}, "archive": {"National Archives": "TNA"}}


def test_short_forms_of_journals_and_archives(tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    file.write_text(json.dumps({"default": SHORT}), encoding="utf-8")
    layout = '<layout><text variable="container-title" form="short"/>, <text variable="archive" form="short" prefix="; "/></layout>'
    item = {
        "id": "a",
        "type": "article-journal",
        "container-title": "Annals of the tides",
        "archive": "National Archives",
    }
    for given_forms in (SHORT, file):
        made = render(own(layout), [item], [[{"id": "a"}]], options=Options(abbreviate=abbreviations(given_forms)))
        assert made.citations == ["Ann. Tides; TNA"]
    assert render(own(layout), [item], [[{"id": "a"}]]).citations == ["Annals of the tides; National Archives"]


@pytest.mark.parametrize("nonsense", [{"archive": "TNA"}, ["TNA"]])
def test_what_are_no_short_forms_is_said(nonsense: Any) -> None:
    with pytest.raises(FormatError, match="no abbreviations"):
        abbreviations(nonsense)


SORTED = '<sort><key {0}/></sort><layout><text variable="title"/></layout>'
ARTICLES = [
    ("The Tides", "en"), ("A Quay", "en"), ("Die See", "de"), ("Le Sel", "fr"), ("L’Eau", "fr"), ("Die Hard", "en"), ("Bay", "en"),
]  # fmt: skip


def test_titles_sort_without_their_articles() -> None:
    items = [{"id": title, "type": "book", "title": title, "language": lang} for title, lang in ARTICLES]
    style = own(TITLE, SORTED.format('variable="title"'))
    plain = ["A Quay", "Bay", "Die Hard", "Die See", "Le Sel", "L’Eau", "The Tides"]
    assert render(style, items, []).bibliography == plain
    without = ["Bay", "Die Hard", "L’Eau", "A Quay", "Die See", "Le Sel", "The Tides"]
    assert render(style, items, [], options=Options(articles=False)).bibliography == without


def test_positions_begin_anew_with_a_chapter() -> None:
    citations = [
        {"citationItems": [{"id": "i1"}], "properties": {"chapter": chapter}} for chapter in ("1", "1", "2", "2")
    ]
    made = render("mhra-notes", ITEMS, citations).citations
    assert made[0] == made[2] != made[1] == made[3]


def test_links_lead_from_cites_to_entries_and_from_identifiers_to_what_they_name() -> None:
    item = ITEMS[1] | {"DOI": "10.1000/tide", "URL": "https://quay.example/t"}
    bibliography = '<layout><text variable="DOI"/> <text variable="URL" prefix=" "/></layout>'
    made = render(own(TITLE, bibliography), [item], [[{"id": "i1"}]], options=Options(links=True))
    assert made.citations == ['<a href="#ref-i1">Work 1</a>']
    assert made.bibliography == [
        '<span id="ref-i1"><a href="https://doi.org/10.1000/tide">10.1000/tide</a> '
        '<a href="https://quay.example/t">https://quay.example/t</a></span>'
    ]


def test_an_address_that_is_none_is_no_link() -> None:
    item = ITEMS[1] | {"URL": "javascript:alert(1)"}
    made = render(own('<layout><text variable="URL"/></layout>'), [item], [], options=Options(links=True))
    assert "<a" not in "".join(made.bibliography)


def test_layouts_and_words_by_the_language_of_the_item() -> None:
    layouts = """<layout locale="de fr"><text term="in"/><text variable="title" prefix=" "/><text value="!"/></layout>
        <layout locale="es-MX"><text term="in"/><text value="?"/></layout><layout><text term="in"/></layout>"""
    items = [ITEMS[n] | {"language": lang} for n, lang in enumerate(("de-AT", "fr", "es-MX", "en-GB", ""))]
    made = render(own(layouts), items, [[{"id": item["id"]}] for item in items])
    assert made.citations == ["in Work 0!", "in Work 1!", "en?", "in", "in"]
