"""CSL styles as formatting styles of pybtex: found by name, in order, with labels, and nothing of an archive lost."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import PluginNotFound, find_plugin

from citekit.csl.styles.installed import names
from citekit.errors import StyleError
from citekit.integrations.pybtex.styles import GROUP, register, style_named

ROOT = Path(__file__).resolve().parents[1]
PRINTED = r"""
@book{pell, author = {Pell, Constance}, title = {The Bar \& the {Buoy}}, publisher = {Quayside}, year = 1971}
@article{moreau, author = {Moreau, Jules}, title = {Pilots}, journal = {Imagined Seas}, volume = 7, year = 1983}
@incollection{lund, author = {Lund, A.}, title = {Tides}, crossref = {tides}}
@book{tides, editor = {Strand, B.}, title = {On Tides}, publisher = {Quayside}, year = 1971}
"""
ARCHIVES = """[
 {"id": "wire", "type": "personal_communication", "genre": "telegram", "author": [{"family": "Harriman"}],
  "issued": {"date-parts": [[1963, 7, 12]]}, "archive": "Kennedy Library", "archive_location": "Box 3",
  "archive_collection": "National Security Files"},
 {"id": "bare", "type": "collection", "archive": "Department of State", "archive_collection": "Central Files",
  "archive_location": "POL 7 US/Harriman"}]"""


def formatted(style: str, data: BibliographyData, backend: str = "plaintext") -> dict[str, tuple[str, str]]:
    """Each entry's label and text, in order."""
    write = find_plugin("pybtex.backends", backend)()
    made = style_named(style)().format_bibliography(data)
    return {entry.key: (entry.label, entry.text.render(write)) for entry in made}


def printed() -> BibliographyData:
    return parse_string(PRINTED, "bibtex")


def archives() -> BibliographyData:
    return parse_string(ARCHIVES, "csljson")


def test_every_entry_point_names_an_installed_style() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"][GROUP]
    assert set(declared) <= set(names())
    assert {path.stem for path in (ROOT / "styles").glob("*.csl")} <= set(declared)
    assert all(value.rpartition(":")[2].replace("_", "-") == name for name, value in declared.items())


def test_styles_are_found_as_plugins_and_any_other_can_be_made_one() -> None:
    assert find_plugin(GROUP, "apa").csl == "apa"
    assert find_plugin(GROUP, "archival-chicago-note").csl == "archival-chicago-note"
    with pytest.raises(PluginNotFound):
        find_plugin(GROUP, "oxford-journals")
    assert find_plugin(GROUP, register("zeithistorische-forschungen").csl) is style_named("zeithistorische-forschungen")
    with pytest.raises(StyleError, match="no style"):
        register("chicagoo")


@pytest.mark.parametrize(
    ("style", "order", "label", "text"),
    [
        ("apa", ["lund", "moreau", "pell", "tides"], "Pell, 1971", "Pell, C. (1971). The Bar & the Buoy. Quayside."),
        ("ieee", ["pell", "moreau", "lund", "tides"], "1", "C. Pell, The Bar & the Buoy. Quayside, 1971."),
        ("oscola", ["lund", "moreau", "pell", "tides"], "3", "Pell C, The Bar & the Buoy (Quayside 1971)"),
        (
            "chicago-notes-bibliography", ["lund", "moreau", "pell", "tides"], "3",
            "Pell, Constance. The Bar & the Buoy. Quayside, 1971.",
        ),
    ],
)  # fmt: skip
def test_printed_works(style: str, order: list[str], label: str, text: str) -> None:
    made = formatted(style, printed())
    assert list(made) == order
    assert made["pell"] == (label, text)
    assert "On Tides" in made["lund"][1], "what is inherited by crossref is there"


@pytest.mark.parametrize(
    "style", ["apa", "archival-chicago-note", "chicago-notes-bibliography", "ieee", "nature", "nara"]
)
def test_nothing_of_an_archive_is_lost(style: str) -> None:
    made = formatted(style, archives())
    for key, words in {
        "wire": ("Harriman", "elegram", "1963", "Box 3", "National Security Files", "Kennedy Library"),
        "bare": ("POL 7 US/Harriman", "Central Files", "Department of State"),
    }.items():
        assert all(word in made[key][1] for word in words), made[key]
    assert "n.d." not in made["bare"][1] or style in ("apa", "ieee", "nature")


def test_formatting_goes_into_every_backend() -> None:
    assert "<em>The Bar &amp; the Buoy</em>" in formatted("apa", printed(), "html")["pell"][1]
    assert r"\emph{The Bar \& the Buoy}" in formatted("apa", printed(), "latex")["pell"][1]
    hostile = parse_string("@book{x, title = {<script>alert(1)</script>}}", "bibtex")
    assert "<script>" not in formatted("apa", hostile, "html")["x"][1]


def test_a_footnote_is_cited_as_the_style_cites_in_notes() -> None:
    entry = printed().entries["pell"]
    note = style_named("chicago-notes-bibliography")().format_entry("", entry)
    assert str(note.text) == "Constance Pell, The Bar & the Buoy (Quayside, 1971)."
    listed = style_named("chicago-notes-bibliography")().format_entry("1", entry)
    assert str(listed.text) == "Pell, Constance. The Bar & the Buoy. Quayside, 1971."


def test_labels_and_order_of_pybtex_where_they_are_asked_for() -> None:
    style = style_named("apa")(label_style="alpha", sorting_style="none")
    assert next((e.key, e.label) for e in style.format_bibliography(printed())) == ("pell", "Pel71")


def test_works_of_one_year_are_told_apart() -> None:
    data = parse_string(
        "@book{a, author={Pell}, title={A}, year=1971} @book{b, author={Pell}, title={B}, year=1971}", "bibtex"
    )
    assert [label for label, _ in formatted("apa", data).values()] == ["Pell, 1971a", "Pell, 1971b"]


def test_pybtex_format(tmp_path: Path) -> None:
    from pybtex.database.format import format_database

    (tmp_path / "archives.json").write_text(ARCHIVES, "utf-8")
    format_database(str(tmp_path / "archives.json"), str(tmp_path / "out.html"), style="apa")
    made: Any = io.StringIO((tmp_path / "out.html").read_text("utf-8")).read()
    assert "National Security Files (Box 3), Kennedy Library." in made
