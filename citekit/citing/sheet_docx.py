"""The sheet of footnotes and bibliography as a Word file (.docx): real footnotes, a heading, the entries.

The package is the least that Office Open XML asks for (ECMA-376 part 1, 11.3.7 and 11.3.10, and part 2): the text, its
footnotes and its styles. Entries stand in Word's own style “Bibliography”, with a hanging indent.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from citekit.csl.output.writers.docx import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STAMP = (1980, 1, 1, 0, 0, 0)
"""One time for all members: the same sheet is the same file."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SEPARATORS = tuple(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
"""The lines above the footnotes, which Word wants among them."""
_PAGE = '<w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
_PARTS = ("document", "styles", "footnotes", "settings")

STYLES = (
    ("paragraph", "Normal", "Normal", '<w:spacing w:after="160"/>',
     '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/>'),
    ("paragraph", "Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360" w:after="120"/>',
     '<w:b/><w:sz w:val="28"/>'),
    ("paragraph", "FootnoteText", "footnote text", '<w:spacing w:after="40"/>', '<w:sz w:val="20"/>'),
    ("paragraph", "Bibliography", "Bibliography",
     '<w:spacing w:after="120"/><w:ind w:left="720" w:hanging="720"/>', ""),
    ("character", "FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>'),
)  # fmt: skip
"""Kind, id, name, properties of the paragraph and of its text."""
_MARK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def pack(
    footnotes: Sequence[tuple[str | None, str, str]], bibliography: Sequence[str], title: str, language: str = "en"
) -> bytes:
    """The bytes of the file.

    Each of the ``footnotes`` has its mark, ``None`` where Word counts it so itself, its runs
    (``citekit.csl.writers.docx``), and the words of the text that it stands behind; entries are runs.

    >>> pack([], [], "Bibliography")[:2]
    b'PK'
    """
    counted = list(enumerate(footnotes, 1))
    body = [paragraph("Normal", _run(given) + _reference(n, mark)) for n, (mark, _, given) in counted]
    listed = [paragraph("Heading1", _run(title)), *(paragraph("Bibliography", entry) for entry in bibliography)]
    return zipped({
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml":
            _part("document", "<w:body>", *body, *(listed if bibliography else ()), _PAGE, "</w:body>"),
        "word/_rels/document.xml.rels": _relations(*((name, f"{name}.xml") for name in _PARTS[1:])),
        "word/styles.xml": _part("styles", _language(language), *(_style(*style) for style in STYLES)),
        "word/footnotes.xml":
            _part("footnotes", *_SEPARATORS, *(_footnote(n, mark, note) for n, (mark, note, _) in counted)),
        "word/settings.xml":
            _part("settings", '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'),
    })  # fmt: skip


def _part(root: str, *content: str) -> str:
    return f"<w:{root} {_W}>{''.join(content)}</w:{root}>"


def zipped(members: Mapping[str, str], stored: str | None = None) -> bytes:
    """A package of XML parts; the member ``stored`` is no XML, and not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            out.writestr(info, content if name == stored else _XML + content)
    return target.getvalue()


def paragraph(style: str, runs: str) -> str:
    """A paragraph in one of the styles."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(characters: str) -> str:
    return f"<w:r>{text(characters)}</w:r>"


def _reference(number: int, mark: str | None) -> str:
    """The mark of a footnote in the text."""
    own = "" if mark is None else ' w:customMarkFollows="1"'
    return f'<w:r>{_MARK}<w:footnoteReference{own} w:id="{number}"/>{text(mark or "")}</w:r>'


def _footnote(number: int, mark: str | None, note: str) -> str:
    shown = "<w:footnoteRef/>" if mark is None else text(mark)
    inner = paragraph("FootnoteText", f"<w:r>{_MARK}{shown}</w:r>{_run(' ')}{note}")
    return f'<w:footnote w:id="{number}">{inner}</w:footnote>'


def _types() -> str:
    kinds = ((name, "document.main" if name == "document" else name) for name in _PARTS)
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        f'application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _language(tag: str) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val={quoteattr(tag)}/></w:rPr></w:rPrDefault></w:docDefaults>"
    )


def _style(kind: str, key: str, name: str, of_paragraph: str, of_text: str) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if default or kind == "character" else '<w:basedOn w:val="Normal"/>'
    paragraph = f"<w:pPr>{of_paragraph}</w:pPr>" if kind == "paragraph" else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"{paragraph}<w:rPr>{of_text}</w:rPr></w:style>"
    )
