"""The sheet of footnotes and bibliography as a file of Word and of LibreOffice: real footnotes, and the entries."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from citekit.citing import sheet
from citekit.csl.output.nodes import Format, Link, Span, Text
from citekit.csl.output.writers import writer
from tests.command_line import citekit
from tests.test_cli import PAGE
from tests.test_drafts import needs_office, office, printed

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def members(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [
        (str(p.find(f"{W}pPr/{W}pStyle").get(W + "val")), "".join(str(t.text) for t in p.iter(W + "t")))  # type: ignore[union-attr]
        for p in members(data)["word/document.xml"].iter(W + "p")
    ]


def test_the_command_writes_a_word_file(tmp_path: Path) -> None:
    assert citekit("cite", PAGE, "-t", "docx", "-o", tmp_path / "notes.docx").returncode == 0
    data = (tmp_path / "notes.docx").read_bytes()
    found = paragraphs(data)
    assert [style for style, _ in found].count("Normal") == 5
    assert found[0] == ("Normal", "Note 1")
    assert ("Heading1", "Bibliography") in found
    assert found[-1] == ("Bibliography", "Papers of Martin Oduya. Kennedy Library.")
    assert footnotes(data)[0].startswith(" Embassy in Sierra Leone")
    assert citekit("cite", PAGE, "-t", "docx").returncode == 2


def footnotes(data: bytes) -> list[str]:
    """The text of each footnote that has one."""
    notes = members(data)["word/footnotes.xml"].iter(W + "footnote")
    return [text for note in notes if (text := "".join(str(t.text) for t in note.iter(W + "t")))]


NOTES = "Lund to Ober, 17 October 1956, TNA, FO 371/1.\nHalloran, Harbors, 33.\nTNA, FO 371/2 & 3, fo. 4.\n"


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_file_is_read_again_as_the_footnotes_that_it_has(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"notes.{kind}"
    assert citekit("cite", "-", "-o", path, stdin=NOTES).returncode == 0
    given = citekit("cite", "-", "--no-bibliography", stdin=NOTES).stdout
    again = citekit("cite", path, "--no-bibliography").stdout
    assert [line.partition(". ")[2] for line in again.splitlines()] == [
        line.partition(". ")[2] for line in given.splitlines()
    ]


def test_what_was_given_stands_in_the_text_and_a_number_out_of_count_is_kept() -> None:
    data = sheet.write(["<w:r/>", "<w:r/>"], [], "docx", ["1", "3"], given=["As given & so", ""])
    assert isinstance(data, bytes)
    assert paragraphs(data) == [("Normal", "As given & so"), ("Normal", "Note 33")]  # the second 3 is the mark
    marks = [
        mark.get(W + "customMarkFollows") for mark in members(data)["word/document.xml"].iter(W + "footnoteReference")
    ]
    assert marks == [None, "1"]
    odt = sheet.write(["a", "b"], [], "odt", ["1", "3"], language="de")
    assert isinstance(odt, bytes)
    content = opened(odt)["content.xml"].decode()
    assert 'text:label="3">3</text:note-citation>' in content
    assert "Anmerkung 3" in content


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_an_opendocument_text_begins_with_its_type_and_declares_what_it_names() -> None:
    nodes = (
        Span(
            (Text("A & <b>  B\n"), Span((Text("up"),), Format(style="normal", position="sup"))), Format(style="italic")
        ),
    )
    data = sheet.write([writer("odt")(nodes)], ["Entry"], "odt")
    assert isinstance(data, bytes)
    assert data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    content = etree.fromstring(opened(data)["content.xml"])
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
    named = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"
    spans = [str(e.get(named)) for e in content.iter("{*}span")]
    assert spans == ["citekit_italic", "citekit_sup", "citekit_upright"]
    assert set(spans) <= {str(e.get(style)) for e in content.iter("{*}style")}
    assert "".join(content.find(".//{*}note-body").itertext()) == "A & <b>  Bup".replace("  ", " ")


def test_formats_links_and_odd_characters() -> None:
    write = writer("docx")
    nodes = (
        Span((Text("A & <b>"), Span((Text("up"),), Format(style="normal", position="sup"))), Format(style="italic")),
        Link((Text("\x00\ud800there\n\tnow"),), 'https://example.org/?a="1"&b\\'),
    )
    data = sheet.write([write(nodes)], [], "docx")
    assert isinstance(data, bytes)
    document = members(data)["word/footnotes.xml"]
    runs = [r for r in document.iter(W + "r") if r.find(f"{W}rPr") is not None and r.find(f"{W}footnoteRef") is None]
    looks = [[e.tag.removeprefix(W) for e in r.find(W + "rPr")] for r in runs]  # type: ignore[union-attr]
    assert looks == [["i", "iCs"], ["vertAlign"]]
    (field,) = document.iter(W + "fldSimple")
    assert field.get(W + "instr") == ' HYPERLINK "https://example.org/?a=%221%22&b%5C" '
    assert [e.tag.removeprefix(W) for e in field.iter()][1:] == ["r", "t", "br", "tab", "t"]


def test_the_same_sheet_is_the_same_file() -> None:
    for kind in ("docx", "odt"):
        assert sheet.write([], [], kind) == sheet.write([], [], kind)


@pytest.mark.external
@needs_office
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_it_opens_in_libreoffice(tmp_path: Path, kind: str) -> None:
    citekit("cite", PAGE, "-o", tmp_path / f"notes.{kind}")
    shown = printed(office(tmp_path / f"notes.{kind}", "pdf", tmp_path))
    assert "5 Harbor Project, Box 4, Papers of Martin Oduya, Kennedy Library." in shown
    assert "Bibliography" in shown
