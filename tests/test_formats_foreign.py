"""Bibliographies that other programs wrote, with their habits: what is read of them, and that it goes everywhere."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

import pytest

from citekit import formats
from citekit.cli.sources import bibliography_format
from citekit.formats import Format, Loss
from citekit.formats import losses as survival
from citekit.formats.shared.round_trip import different, plain
from tests.command_line import citekit

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "bibliographies"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name != "expected.json")


def test_every_bibliography_has_its_expectation() -> None:
    assert sorted(EXPECTED) == FILES


def test_there_are_thirty_bibliographies_in_six_scripts() -> None:
    """Latin apart: Cyrillic, Greek, Arabic, Hebrew and Han stand in the texts that are read of them."""
    text = json.dumps(EXPECTED, ensure_ascii=False)
    scripts = {unicodedata.name(c, "").split(" ")[0].removesuffix("-IDEOGRAPH") for c in set(text) if c.isalpha()}
    assert len(FILES) >= 30
    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK"} <= scripts


def read(name: str) -> formats.Parsed:
    form = bibliography_format(str(FOLDER / name), None)
    assert form is not None
    return form.read((FOLDER / name).read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_what_is_read(name: str) -> None:
    found = read(name)
    assert [plain(item) for item in found.items] == EXPECTED[name]["items"]
    assert [finding.message for finding in found.diagnostics] == EXPECTED[name]["findings"]


@pytest.mark.parametrize("form", survival.both_ways(), ids=lambda form: form.name)
@pytest.mark.parametrize("name", FILES)
def test_from_any_program_into_any_format(name: str, form: Format) -> None:
    told: list[Loss] = []
    items = read(name).items
    back = form.read(form.write(items, report=told.append)).items
    lost = {(loss.item, loss.variable) for loss in told if loss.where is None}
    for item, again in zip(items, back, strict=True):
        assert {(again["id"], v) for v in different(plain(item), plain(again))} <= lost


def test_a_broken_entry_is_named_with_its_line_and_the_rest_is_read() -> None:
    done = citekit("export", FOLDER / "broken.bib", "-t", "csl-json")
    assert done.returncode == 0
    assert [item["id"] for item in json.loads(done.stdout)] == [
        "first", "open", "third", "first-2", "no-key", "last", "end",
    ]  # fmt: skip
    assert "broken.bib, line 3: not BibTeX: the entry is not closed\n  @book{open,\n  ^\n" in done.stderr
    assert "line 8: not BibTeX: undefined string: nowhere" in done.stderr


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("TY  - BOOK\nID  - a\nTI  - A\nER  - \n", "ris"), ("@book{a, title = {A}}", "bibtex"),
        ('[{"id": "a", "type": "book", "title": "A"}]', "csl-json"),
        ('[{"key": "a", "itemType": "book", "title": "A"}]', "zotero-json"),
        ("references:\n- id: a\n  type: book\n  title: A\n", "csl-yaml"),
    ],
)  # fmt: skip
def test_a_bibliography_on_standard_input_is_recognised(text: str, format: str) -> None:
    done = citekit("export", "-", "-t", "csl-json", stdin=text)
    assert [(item["id"], item["title"]) for item in json.loads(done.stdout)] == [("a", "A")]
    found = formats.sniff(text)
    assert found is not None
    assert found.name == format


def test_old_encodings_are_read_and_named() -> None:
    found = formats.find("ris").read("TY  - BOOK\r\nTI  - Señas – “x”\r\nER  - \r\n".encode("cp1252"))
    assert found.items[0]["title"] == "Señas – “x”"
    assert "read as Windows-1252" in found.diagnostics[0].message
    assert formats.find("ris").read("TY  - BOOK\nTI  - Ü\nER  - \n".encode("utf-16")).items[0]["title"] == "Ü"


@pytest.mark.parametrize("name", [form.name for form in formats.FORMATS if form.reads])
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\0", "{", "[", "<", "@book{", "@book{a", "TY  - ", 'a,b\n"', "- ", "[[[[[[" * 9999]
)
def test_no_text_breaks_a_reader(name: str, text: str) -> None:
    with suppress(formats.FormatError):
        formats.find(name).read(text)


def test_entities_and_formulas_stay_text() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><xml><records><record><titles><title>&a;</title></titles></record></records></xml>'
    with pytest.raises(formats.FormatError, match="document type"):
        formats.find("endnote-xml").read(bomb)
    item = {"id": "=1", "type": "book", "title": "=HYPERLINK(1)", "note": "-2", "abstract": "'+3"}
    table = formats.find("csv").write([item])
    assert not any(cell[:1] in "=+-@" for line in table.splitlines()[1:] for cell in line.split(",") if cell)
    assert formats.find("csv").read(table).items == (item,)


def test_suffixes_are_enough() -> None:
    found = {name: bibliography_format(str(FOLDER / name), None) for name in FILES}
    assert {PurePath(name).stem: form.name for name, form in found.items() if form} == {
        "better-biblatex": "bibtex", "better-bibtex": "zotero-json", "broken": "bibtex", "endnote": "endnote-xml",
        "jabref": "bibtex", "latin-1": "bibtex", "mendeley": "bibtex", "mods": "mods", "pandoc": "csl-yaml",
        "zotero": "ris", "zotero-api": "zotero-json", "pubmed": "pubmed", "web-of-science": "web-of-science",
        "catalogue": "marcxml", "word-sources": "word-sources", "finding-aid": "ead", "manuscripts": "ead",
        "tropy": "tropy", "biblatex-cyrillic": "bibtex", "google-scholar": "bibtex", "papers": "bibtex",
        "citavi": "bibtex", "refworks": "ris", "jstor": "ris", "zotero-extra": "csv", "library-of-congress": "mods",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("library.enl", "", "an EndNote library"), ("records.mrc", "00714cam a2200205 a 4500001001300000", "MARC 21 (ISO 2709)"),
        ("zotero.sqlite", "SQLite format 3", "a database of Zotero or Mendeley"), ("port.tpy", "", "a project of Tropy"),
        ("refs.txt", "<1>\nUnique Identifier\n  1\n", "Ovid’s format"), ("refs.xlsx", "PK", "a workbook"),
        ("dc.xml", '<?xml version="1.0"?>\n<oai_dc:dc>', "Dublin Core"), ("foaf.xml", "<rdf:RDF>", "RDF of another kind"),
        ("refworks.txt", "RT Journal\nSR Print\nID 1\nA1 Bell,Ann", "RefWorks’s tagged format"),
        ("CITATION.cff", "cff-version: 1.2.0", "a Citation File (CFF)"), ("b.xml", "<bibtex:file>", "BibTeXML"),
        ("d.xml", '<resource xmlns="http://datacite.org/schema/kernel-4">', "DataCite’s XML"),
        ("copac.txt", "TI- Tides\nAU- Bell, Ann\nPY- 1999\n", "a tagged format"),
    ],
)  # fmt: skip
def test_a_bibliography_that_is_not_read_is_refused_by_its_name(
    name: str, head: str, what: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(head + "\n", encoding="utf-8")
    done = citekit("export", tmp_path / name, "-t", "csl-json")
    assert done.returncode == 1
    assert f"is {what}, which is not read" in done.stderr


def test_notes_are_not_taken_for_a_bibliography(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("N1: Kennedy Library, Box 3.\nN2: Ibid.\nN3: Ibid., Box 4.\n", encoding="utf-8")
    assert citekit("export", tmp_path / "notes.txt", "-t", "csl-json").returncode == 0


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_known_by_how_it_begins(name: str) -> None:
    """By their first characters alone, as on standard input; YAML by itself and CSV may be anything."""
    found = formats.sniff((FOLDER / name).read_text(encoding="utf-8", errors="replace")[:4096])
    named = bibliography_format(str(FOLDER / name), None)
    assert (found and found.name) == (named and named.name)
