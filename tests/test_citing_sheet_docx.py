"""The sheet of footnotes and bibliography as a Word file."""

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
    found = paragraphs((tmp_path / "notes.docx").read_bytes())
    assert [style for style, _ in found].count("Note") == 5
    assert found[0][1].startswith("1. Embassy in Sierra Leone")
    assert ("Heading1", "Bibliography") in found
    assert found[-1] == ("Bibliography", "Papers of Martin Oduya. Kennedy Library.")
    assert citekit("cite", PAGE, "-t", "docx").returncode == 2


def test_formats_links_and_odd_characters() -> None:
    write = writer("docx")
    nodes = (
        Span((Text("A & <b>"), Span((Text("up"),), Format(style="normal", position="sup"))), Format(style="italic")),
        Link((Text("\x00\ud800there\n\tnow"),), 'https://example.org/?a="1"&b\\'),
    )
    data = sheet.write([write(nodes)], [], "docx")
    assert isinstance(data, bytes)
    document = members(data)["word/document.xml"]
    runs = [r for r in document.iter(W + "r") if r.find(W + "rPr") is not None]
    looks = [[e.tag.removeprefix(W) for e in r.find(W + "rPr")] for r in runs]  # type: ignore[union-attr]
    assert looks == [["i", "iCs"], ["vertAlign"]]
    (field,) = document.iter(W + "fldSimple")
    assert field.get(W + "instr") == ' HYPERLINK "https://example.org/?a=%221%22&b%5C" '
    assert [e.tag.removeprefix(W) for e in field.iter()][1:] == ["r", "t", "br", "tab", "t"]


def test_the_same_sheet_is_the_same_file() -> None:
    assert sheet.write([], [], "docx") == sheet.write([], [], "docx")


@pytest.mark.external
@needs_office
def test_it_opens_in_libreoffice(tmp_path: Path) -> None:
    citekit("cite", PAGE, "-t", "docx", "-o", tmp_path / "notes.docx")
    assert "5. Harbor Project, Box 4, Papers of Martin Oduya, Kennedy Library. Bibliography" in printed(
        office(tmp_path / "notes.docx", "pdf", tmp_path)
    )
