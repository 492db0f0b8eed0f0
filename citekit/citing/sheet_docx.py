"""The sheet of footnotes and bibliography as a Word file (.docx): numbered paragraphs, a heading, the entries.

The package is the least that Office Open XML asks for (ECMA-376 part 1, 11.3.10, and part 2): the text and its
four styles. Entries stand in Word's own style “Bibliography”, with a hanging indent.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from citekit.csl.output.writers.docx import text

if TYPE_CHECKING:
    from collections.abc import Sequence

STAMP = (1980, 1, 1, 0, 0, 0)
"""One time for all members: the same sheet is the same file."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HANGING = '<w:spacing w:after="120"/><w:ind w:left="{0}" w:hanging="{0}"/>'

STYLES = (
    ("Normal", "Normal", "", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/>'),
    ("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360" w:after="120"/>', '<w:b/><w:sz w:val="28"/>'),
    ("Note", "Note", _HANGING.format(360), ""),
    ("Bibliography", "Bibliography", _HANGING.format(720), ""),
)
"""Id, name, properties of the paragraph and of its text."""


def pack(footnotes: Sequence[tuple[str, str]], bibliography: Sequence[str], title: str) -> bytes:
    """The bytes of the file; footnotes, each with its number, and entries are runs (``citekit.csl.writers.docx``).

    >>> pack([], [], "Bibliography")[:2]
    b'PK'
    """
    numbered = [paragraph("Note", _run(f"{number}. ") + note) for number, note in footnotes]
    listed = [paragraph("Heading1", _run(title)), *(paragraph("Bibliography", entry) for entry in bibliography)]
    body = "".join([*numbered, *(listed if bibliography else [])])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in _members(body).items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, _XML + content)
    return target.getvalue()


def paragraph(style: str, runs: str) -> str:
    """A paragraph in one of the styles."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(characters: str) -> str:
    return f"<w:r>{text(characters)}</w:r>"


def _members(body: str) -> dict[str, str]:
    page = '<w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"))
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        f'application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": f"<w:document {_W}><w:body>{body}{page}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": f"<w:styles {_W}>{''.join(_style(*style) for style in STYLES)}</w:styles>",
    }


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style(key: str, name: str, of_paragraph: str, of_text: str) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{of_paragraph}</w:pPr><w:rPr>{of_text}</w:rPr></w:style>"
    )
