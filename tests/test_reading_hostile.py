"""Files that explode, reach out, break off or lie about themselves: refused, in one clear sentence each."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from citekit.errors import ReadError
from citekit.reading import read
from tests.command_line import citekit
from tests.drafts import ODF, W, docx, odt, odt_note, package, reference, run

if TYPE_CHECKING:
    from pathlib import Path

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
DOCUMENT = '<div type="document" xml:id="d1" n="1"><head>1. Letter<note n="1">Ibid.</note></head><p>{}</p></div>'
VOLUME = '<?xml version="1.0" encoding="UTF-8"?>' + TEI.format(DOCUMENT.format("Text"))
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
WORD = docx(f"<w:p>{run('Text')}{reference('footnote', '1')}</w:p>", footnotes={"1": run("Ibid.")})
OPEN = odt(f"<text:p>Text{odt_note('footnote', '1', 'Ibid.')}</text:p>")


def word_with(content: str) -> bytes:
    """The Word file with this main part."""
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(WORD)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    return package({**parts, "word/document.xml": content})


def open_with(content: str) -> bytes:
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def encrypted(data: bytes) -> bytes:
    """The zip file with its parts marked as encrypted."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00").replace(
        b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00"
    )


BLANKS = f"<w:document {W}>" + " " * 80_000_000 + "</w:document>"
CASES = [
    # entities: those that explode, those that reach out, in every format of XML and in another encoding
    ("laughs.xml", lambda: VOLUME.replace("?>", "?>" + LAUGHS, 1), "declares XML entities, which are refused"),
    ("outside.xml", lambda: VOLUME.replace("?>", "?>" + OUTSIDE, 1), "declares XML entities, which are refused"),
    ("late.xml", lambda: VOLUME.replace("?>", f"?><!--{' ' * 200_000}-->{OUTSIDE}", 1), "declares XML entities, which are refused"),
    ("wide.xml", lambda: VOLUME.replace("UTF-8", "UTF-16").replace("?>", "?>" + OUTSIDE, 1).encode("utf-16"), "declares XML entities, which are refused"),
    ("laughs.docx", lambda: word_with(LAUGHS + f"<w:document {W}>&j;</w:document>"), "word/document.xml in it"),
    ("outside.docx", lambda: word_with(OUTSIDE + f"<w:document {W}>&x;</w:document>"), "declares a DOCTYPE, where entities may hide"),
    ("outside.odt", lambda: open_with(OUTSIDE + f"<office:document-content {ODF}>&x;</office:document-content>"), "declares a DOCTYPE, where entities may hide"),
    # what unpacks to far more than it should
    ("bomb.docx", lambda: word_with(BLANKS), "unpacks to more than a text can be"),
    ("bomb.odt", lambda: open_with(BLANKS), "unpacks to more than a text can be"),
    ("bomb.jsonl.gz", lambda: gzip.compress(b" " * 60_000_000), "unpacks to more than a text can be"),
    ("bomb.xml.gz", lambda: gzip.compress(VOLUME.replace("Text", f"<hi>{' ' * 9_000_000}</hi>" * 6).encode()), "unpacks to more than a text can be"),
    ("large.txt", lambda: b"Ibid. " * 12_000_000, "is larger than 64 MB"),
    # what nests too deeply
    ("deep.xml", lambda: TEI.format(DOCUMENT.format("<hi>" * 5000 + "</hi>" * 5000)), "the XML is broken: Excessive depth"),
    ("deep.docx", lambda: word_with(f"<w:document {W}>" + "<w:p>" * 5000 + "</w:p>" * 5000 + "</w:document>"), "the XML of word/document.xml in it is broken: Excessive depth"),
    # what breaks off
    ("cut.xml", lambda: VOLUME[:-20], "the XML is broken: .*; 1 documents? before it were read"),
    ("cut.xml.gz", lambda: gzip.compress(VOLUME.encode())[:-20], "the gzip file is broken or cut short"),
    ("broken.xml.gz", lambda: gzip.compress(VOLUME.encode())[:40] + b"\xff" * 40, "the gzip file is broken or cut short"),
    ("cut.docx", lambda: WORD[:-60], "is not a .docx file or is cut short"),
    ("cut.odt", lambda: OPEN[: len(OPEN) // 2], "is not a .odt file or is cut short"),
    ("empty.docx", lambda: b"", "is empty"),
    ("empty.xml", lambda: b"", "is empty"),
    ("empty.txt", lambda: b"", "is empty"),
    ("empty.jsonl", lambda: b"\n", "is empty"),
    ("empty.html", lambda: b"", "is empty"),
    # wrong encodings, and what is no text
    ("latin.txt", lambda: "Source: Nürnberg–Fürth".encode("cp1252"), "line 1: is not UTF-8 text"),
    ("latin.xml", lambda: VOLUME.replace("Text", "Nürnberg").encode("latin-1"), "the XML is broken: Invalid bytes in character encoding"),
    ("unknown.xml", lambda: VOLUME.replace("UTF-8", "EBCDIC-X"), "the XML is broken: .*[Ee]ncoding"),
    ("latin.html", lambda: "<html><p>Nürnberg</p></html>".encode("latin-1"), "is not UTF-8 text"),
    ("wide.txt", lambda: "Ibid.".encode("utf-16-le"), "is not text"),
    ("wider.txt", lambda: "Ibid.".encode("utf-32"), "is not text"),
    ("paper.txt", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF, not a text"),
    ("paper.rtf", lambda: rb"{\rtf1\ansi Ibid.}", "is an RTF file, not a text"),
    ("old.txt", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "is an older Word file, not a text"),
    ("old.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "is an older Word file, or one that a password protects"),
    ("packed.txt", lambda: package({"a.txt": "Ibid."}), "is not a .docx file: it names no main part"),
    # what is something else than its name says, or locked
    ("page.docx", lambda: b"<html></html>", "is not a .docx file"),
    ("sheet.docx", lambda: package({"_rels/.rels": "<Relationships/>"}), "is not a .docx file: it names no main part"),
    ("sheet.odt", lambda: open_with(f"<office:document-content {ODF}><office:body/></office:document-content>"), "is not a text: an .odt file was expected"),
    ("bare.odt", lambda: package({"mimetype": "x"}), "is not a .odt file: it has no content.xml"),
    ("locked.docx", lambda: encrypted(WORD), "a password protects it"),
    ("none.docx", lambda: docx(f"<w:p>{run('Text')}</w:p>"), "has no footnotes or endnotes"),
    ("other.html", lambda: b"<html><body><p>Hello</p></body></html>", "is not a page of Foreign Relations"),
    ("other.xml", lambda: b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "no document in it"),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize(("name", "make", "says"), CASES, ids=[name for name, *_ in CASES])
def test_it_is_refused_in_one_clear_sentence(name: str, make, says: str, folder: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    path = folder / name
    data = make()
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ReadError, match=says) as refused:
        list(read(path, format="text" if path.suffix == ".rtf" else None))
    message = str(refused.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert len(message.removeprefix(str(path))) < 160
    path.unlink()


@pytest.mark.parametrize("name", ["laughs.xml", "cut.docx", "latin.txt"])
def test_the_command_line_says_it_on_standard_error_and_ends_with_1(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = next(make for case, make, _ in CASES if case == name)()
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    done = citekit("parse", path, "-t", "jsonl")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"citekit: {path}")
    assert len(done.stderr.splitlines()) <= 2, "the sentence, and what to do"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "a \\ud800 b"}', "half of a character"),
        ('{"text": ' + "[" * 100_000, "is not a note"),
        ('{"text": 5}', 'no "text"'),
        ("[]", 'no "text"'),
    ],
)
def test_a_line_that_is_no_note_is_passed_over(line: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(line + '\n{"text": "Ibid."}\n', encoding="utf-8")
    [document] = read(path)
    assert [note.text for note in document.notes] == ["Ibid."]
    assert says in document.diagnostics[0].message
