"""The footnotes and endnotes of .docx and .odt drafts, in order, with the paragraphs they hang on."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from citekit import read as read_and_parse
from citekit.reading import docx as word
from citekit.reading import odt as opendocument
from citekit.reading import read, sniff
from citekit.records.as_rows import document_json
from tests.drafts import docx, odt, odt_note, reference, run

if TYPE_CHECKING:
    from pathlib import Path

    from citekit.model.records import Document

RECORDED = "Department of State, Central Files, POL 7 US/Harriman."

WORD = docx(
    f"<w:p>{run('The talks opened')}{reference('footnote', '2')}{run(' on Monday.')}{reference('endnote', '1')}</w:p>"
    f"<w:p>{run('Both  sides ')}{run('waited.')}{reference('footnote', '3')}</w:p>",
    footnotes={"2": run(" ") + run(RECORDED), "3": run("Ibid., DEF 18-4.")},
    endnotes={"1": run("Kennedy Library, ") + run("Box 3.")},
)
OPEN = odt(
    f"<text:p>The talks opened{odt_note('footnote', '1', RECORDED)} on Monday.{odt_note('endnote', 'i', 'Kennedy Library, Box 3.')}</text:p>"
    f"<text:p>Both <text:s/>sides waited.{odt_note('footnote', '2', 'Ibid., DEF 18-4.')}</text:p>"
)


def word_document(data: bytes) -> Document:
    [found] = word.documents(io.BytesIO(data), "draft.docx")
    return found


def open_document(data: bytes) -> Document:
    [found] = opendocument.documents(io.BytesIO(data), "draft.odt")
    return found


@pytest.mark.parametrize(("doc", "end"), [(word_document(WORD), "1"), (open_document(OPEN), "i")], ids=["docx", "odt"])
def test_notes_in_the_order_of_the_text(doc: Document, end: str) -> None:
    assert [(n.id, n.number, n.text) for n in doc.notes] == [
        ("fn1", "1", RECORDED), ("en1", end, "Kennedy Library, Box 3."), ("fn2", "2", "Ibid., DEF 18-4."),
    ]  # fmt: skip
    assert doc.body == "The talks opened on Monday.\nBoth sides waited."
    assert [n.paragraph for n in doc.notes] == [doc.body.split("\n")[i] for i in (0, 0, 1)]
    assert [doc.body[: n.marker] for n in doc.notes] == ["The talks opened", "The talks opened on Monday.", doc.body]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f"<w:p>{run('Kept')}<w:del><w:r><w:delText> gone</w:delText></w:r></w:del><w:ins>{run(' added')}</w:ins>"
        f"{reference('footnote', '1')}</w:p>"
    )
    assert word_document(docx(body, footnotes={"1": run("Ibid.")})).body == "Kept added"
    tracked = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    doc = open_document(odt(f"{tracked}<text:p>Kept{odt_note('footnote', '1', 'Ibid.')}</text:p>"))
    assert doc.body == "Kept"


def test_a_field_is_read_as_its_result() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_ITEM {"x":1}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Kennedy Library.")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    doc = word_document(docx(f"<w:p>{run('Text.')}{reference('footnote', '1')}</w:p>", footnotes={"1": field}))
    assert doc.notes[0].text == "Kennedy Library."


def test_a_mark_of_the_writer_is_its_number() -> None:
    custom = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    doc = word_document(docx(f"<w:p>{run('Text')}{custom}</w:p>", footnotes={"1": run("* Kennedy Library.")}))
    assert [(n.number, n.text) for n in doc.notes] == [("*", "Kennedy Library.")]
    assert doc.body == "Text"


def test_a_note_without_its_text_is_reported() -> None:
    doc = word_document(
        docx(
            f"<w:p>{run('Text')}{reference('footnote', '9')}{reference('footnote', '1')}</w:p>",
            footnotes={"1": run("Ibid.")},
        )
    )
    assert [n.id for n in doc.notes] == ["fn2"]
    assert [d.message for d in doc.diagnostics] == ["the text of footnote 1 is not in the file"]


def test_the_suffix_is_not_needed(tmp_path: Path) -> None:
    for name, data in (("one", WORD), ("two", OPEN)):
        (tmp_path / name).write_bytes(data)
        assert [len(d.notes) for d in read(tmp_path / name)] == [3]
    assert (sniff(WORD[:200]), sniff(OPEN[:200])) == ("docx", "odt")


def test_an_ibid_of_a_draft_is_resolved(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(WORD)
    [parsed] = read_and_parse(path)
    ibid = parsed.notes[2].citations[0]
    assert [part.text for part in ibid.resolved or ()][-1] == "DEF 18-4"


DRAFT = """\
# The Harbor

The talks opened on Monday.[^a] The survey party *waited*[^b] in Freetown.

> Nobody would be first.[^c]

- One launch had arrived.[^d]

[^a]: Department of State, Central Files, POL 7 S LEONE; see also *Foreign Relations*, 1964–1968, vol. XXIV, Document 12.
[^b]: Johnson Library, National Security File, Country File, Sierra Leone, Box 3, “Harbor, Vol. II.”

    A second paragraph of the note: Rusk Files: Lot 72 D 192.
[^c]: Ibid., Box 4.
[^d]: Telegram 398 from Freetown, March 3, 1964; Department of State, Central Files, AID (US) 9 S LEONE.
"""


@pytest.mark.external
def test_pandocs_docx_and_libreoffices_odt_of_it_give_the_same_records(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc (pypandoc_binary)")
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice (soffice)")
    made = tmp_path / "draft.docx"
    pypandoc.convert_text(DRAFT, "docx", format="markdown", outputfile=str(made))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(made)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    [first], [second] = (list(read_and_parse(tmp_path / f"draft.{suffix}")) for suffix in ("docx", "odt"))
    assert [note.number for note in first.document.notes] == ["1", "2", "3", "4"]
    assert "POL 7 S LEONE" in first.notes[0].text
    assert first.document.notes[1].paragraph == "The talks opened on Monday. The survey party waited in Freetown."
    assert document_json(first) == document_json(second)
