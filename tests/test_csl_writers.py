"""What writers make of links, names for entries and hostile text, format by format."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl import Options, render
from citekit.csl.document.sections import read_section
from citekit.csl.input.item import Item
from citekit.errors import FormatError

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id>
    <updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title" font-style="italic"/></layout>
    </citation><bibliography><layout suffix="."><text variable="title" font-weight="bold"/></layout></bibliography></style>"""
HOSTILE = '#read("/etc/passwd") $x$ // /* @a <b> [c] *d* _e_ `f` = 1. - + ~ \' -- \\ é'

EXPECTED = {
    "html": ('<a href="#ref-a"><i>Quay</i></a>', '<span id="ref-a"><b>Quay</b>.</span>'),
    "markdown": ("[*Quay*](<#ref-a>)", "[**Quay**.]{#ref-a}"),
    "latex": (r"\hyperlink{ref-a}{\textit{Quay}}", r"\hypertarget{ref-a}{}\textbf{Quay}."),
    "typst": ('#link(label("ref-a"))[#emph[Quay];];', '#[#metadata(none)#label("ref-a")];#strong[Quay];\\.'),
    "text": ("Quay", "Quay."),
    "rtf": (
        r'{\field{\*\fldinst HYPERLINK \\l "ref-a"}{\fldrslt {\i Quay}}}',
        r"{\*\bkmkstart ref-a}{\*\bkmkend ref-a}{\b Quay}.",
    ),
}


@pytest.mark.parametrize("form", EXPECTED)
def test_links_lead_to_the_names_of_entries(form: str) -> None:
    item = {"id": "a", "type": "book", "title": "Quay"}
    made = render(STYLE, [item], [[{"id": "a"}]], format=form, options=Options(links=True))
    assert (made.citations[0], made.bibliography[0]) == EXPECTED[form]


def test_word_has_bookmarks_and_links_to_them() -> None:
    item = {"id": "über a" * 9, "type": "book", "title": "Quay"}
    made = render(STYLE, [item], [[{"id": item["id"]}]], format="docx", options=Options(links=True))
    anchor = made.citations[0].split('w:anchor="')[1].split('"')[0]
    assert f'w:name="{anchor}"' in made.bibliography[0]
    assert len(anchor) <= 40


@pytest.mark.parametrize("text", [HOSTILE, "a]b", "x;y", "https://quay.example/a//b", "1. list", "= head", "(a)(b)"])
def test_typst_takes_what_is_written(text: str, tmp_path: Any) -> None:
    typst = pytest.importorskip("typst", reason="needs typst (pip install typst)")
    items = [{"id": "a b", "type": "book", "title": text}]
    made = render(STYLE, items, [[{"id": "a b", "suffix": "(x)"}]], format="typst", options=Options(links=True))
    source = tmp_path / "made.typ"
    source.write_text("\n\n".join([*made.citations, *made.bibliography]), encoding="utf-8")
    assert typst.compile(str(source)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("title", "script"),
    [("Tides", "latin"), ("Приливы", "cyrillic"), ("潮汐", "han"), ("かもめ", "han"), ("גאות", "hebrew"), ("“12”", "")],
)
def test_sections_by_script(title: str, script: str) -> None:
    item = Item({"id": "a", "type": "book", "title": title})
    assert not script or read_section(f"Works:script={script}").takes(item)
    assert not read_section("Works:script=armenian").takes(item)


def test_a_section_by_script_names_it() -> None:
    with pytest.raises(FormatError, match="not a section"):
        read_section("Works:script")
