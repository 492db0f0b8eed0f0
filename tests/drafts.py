"""Drafts for tests, made as word processors make them: packages of XML parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"))
)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def docx(body: str, *, footnotes: Mapping[str, str] | None = None, endnotes: Mapping[str, str] | None = None) -> bytes:
    """A Word file: ``body`` is WordprocessingML, the notes are XML by their ids; ``None`` leaves their part out."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="x"><Relationship Id="r1" Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes is not None:
            relations += f'<Relationship Id="{kind}" Type="{RELATED}/{kind}s" Target="{kind}s.xml"/>'
            inner = "".join(f'<w:{kind} w:id="{i}"><w:p>{xml}</w:p></w:{kind}>' for i, xml in notes.items())
            parts[f"word/{kind}s.xml"] = (
                f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>{inner}</w:{kind}s>'
            )
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="x">{relations}</Relationships>'
    return package(parts)


def odt(body: str) -> bytes:
    """An OpenDocument text; ``body`` is its XML."""
    content = (
        f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def run(text: str) -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def reference(kind: str, number: str) -> str:
    """Where a note hangs in a Word file."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def odt_note(kind: str, number: str, text: str) -> str:
    """A note in an OpenDocument text, where it hangs."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )
