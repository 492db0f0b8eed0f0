"""What notebooks show: the whole note, coloured and named, with nothing that others wrote taken for markup."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from citekit import cite, parse
from citekit.integrations.palette import COLOURS, TINTS
from citekit.model.display import VIEWS

NOTE = "Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority. Drafted by Lund (EUR). Xyz."
HOSTILE = "<script>alert('1')</script> & \" ' </p></div> Kennedy Library, National Security Files, Box 3"


def shown(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(parse(text)._repr_html_())


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.sampled_from([NOTE, HOSTILE]), st.text(st.characters(exclude_categories=["C"]), max_size=60)))
def test_the_whole_note_is_there_and_nothing_of_it_is_markup(text: str) -> None:
    view = shown(text)
    assert view.find("p").text_content() == text
    assert {element.tag for element in view.iter()} <= {
        "div", "p", "span", "small", "table", "caption", "tr", "th", "td", "pre", "tbody",
    }  # fmt: skip


def test_every_colour_is_named_in_a_title_and_in_the_legend() -> None:
    note, legend = shown(NOTE).findall("p")
    titles = {span.get("title") for span in note.iter("span")}
    assert {"repository", "collection", "file", "classification", "marking", "drafter"} <= titles
    assert titles == {span.text_content() for span in legend.iter("span")}


def test_a_citation_is_told_part_by_part_with_what_its_number_means() -> None:
    table = shown(NOTE).find("table")
    assert table is not None
    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")]
    assert rows[0][:2] == ["repository", "Department of State"]
    assert rows[2][:2] == ["file", "POL 7 US/Harriman"]
    assert "Visits" in rows[2][2]


def test_what_is_not_understood_is_shown_with_its_caret() -> None:
    view = shown("Source: Xyz qrst.")
    assert "^^^" in view.findtext("pre")


@pytest.mark.parametrize("format", ["text", "html", "markdown", "latex"])
def test_footnotes_and_bibliography(format: str) -> None:
    cited = cite("Kennedy Library, National Security Files, Box 3 <4> & more", format=format)
    view = html.fragment_fromstring(cited._repr_html_())
    assert "Box 3" in view.findtext("ol/li")
    assert view.findtext("h4") == "Bibliography"
    assert "<4>" not in cited._repr_html_()


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_black_on_every_ground_can_be_read() -> None:
    assert set(COLOURS.values()) == set(TINTS)
    assert all((luminance(tint) + 0.05) / 0.05 > 7 for tint in TINTS.values())


def test_records_stay_records() -> None:
    note, cited = parse(NOTE), cite(NOTE)
    assert {type(note).__name__, type(cited).__name__} == set(VIEWS)
    assert not hasattr(note, "__dict__")
    with pytest.raises(AttributeError):
        note.kind = "footnote"  # type: ignore[misc]


def test_nothing_is_loaded_before_a_notebook_asks() -> None:
    code = "import sys, citekit; citekit.parse('x'); print('citekit.integrations.notebook' in sys.modules, 'html' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
