"""Drafts for the tests, and the two of ``fixtures/papers``: small packages built from text, the same bytes each time.

``python -m tests.draft_files`` writes ``fixtures/papers/draft.docx`` and ``draft.odt`` anew;
``python -m tests.draft_files 5000 big.docx`` writes a draft of as many notes.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAPERS = Path(__file__).resolve().parents[1] / "fixtures" / "papers"

BODY = (
    "The Prime Minister expected the talks to open on schedule.[1] He asked twice whether the survey party would be"
    " civilian.[2] What the planners in Washington knew is another matter,[3] and they knew it early.[4]",
    "Halloran’s account[5] is *less* cautious than her cables.[6] The loan terms left the minister no room,[7] as he"
    " said himself.[8] The **assurance** came late.[9] Nobody asked for it again.[10]",
)
"""The text; ``[1]`` is a note, asterisks are italics and bold."""

NOTES = (
    "Source: National Archives and Records Administration, RG 59, Central Files 1964–66, POL 7 S LEONE. Confidential; Priority.",
    "*Ibid.*, AID (US) 9 S LEONE.",
    "See Kennedy Library, Papers of Martin Oduya, Box 4, Harbor Project; the point is argued *well* by Strand.",
    "Kennedy Library, Papers of Martin Oduya, Box 4, Harbor Project.",
    "Edith Halloran, *An Ambassador’s Harbor* (Boston: Wharf & Sons, 1971), 33.",
    "Ibid.",
    "{tracked}Kennedy Library, Papers of Martin Oduya, Box 4, Loans.",
    "{field}Oduya and Piet, “Fourteen Villages,” 51.",
    "A copy is in Johnson Library, National Security File, Country File, Sierra Leone, Vol. I; it was never sent.",
    "Kennedy Library, Papers of Martin Oduya, Box 4, Harbor Project, p. 12.",
)
ENDNOTES = frozenset((9,))
"""The notes that are endnotes, by their number in the text."""

_STAMP = (2020, 1, 1, 0, 0, 0)
_MARKED = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|\[(?P<note>\d+)\]|(?P<plain>[^*\[]+)")
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A package; its members in this order, the first and pictures stored, the others packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _STAMP)
            stored = name == "mimetype" or name.endswith(".png")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            out.writestr(info, content)
    return target.getvalue()


# --- Word ---------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOOKS = {"bold": "<w:b/>", "italic": "<w:i/>"}
_FONT = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>{}<w:sz w:val="18"/>'


def run(text: str, properties: str = "") -> str:
    """A run of a Word file."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_runs(text: str) -> str:
    """The runs of a note in its own font; ``{tracked}`` and ``{field}`` at the head wrap all of it."""
    if text.startswith("{tracked}"):
        return f'<w:ins w:id="90" w:author="A. Reader">{run(text[9:])}</w:ins>'
    if text.startswith("{field}"):
        code = '<w:r><w:instrText xml:space="preserve"> ADDIN ZOTERO_ITEM CSL_CITATION {} </w:instrText></w:r>'
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return mark.format("begin") + code + mark.format("separate") + run(text[7:]) + mark.format("end")
    found = ((m.lastgroup or "", m[m.lastgroup or ""]) for m in _MARKED.finditer(text))
    return "".join(run(part, _FONT.format(_LOOKS.get(kind, ""))) for kind, part in found)


def _reference(kind: str, number: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def _word_body(text: str, endnotes: frozenset[int]) -> str:
    out = ""
    for found in _MARKED.finditer(text):
        kind, part = found.lastgroup or "", found[found.lastgroup or ""]
        if kind == "note":
            out += _reference("endnote" if int(part) in endnotes else "footnote", part)
        else:
            out += run(part, _LOOKS.get(kind, ""))
    return f"<w:p>{out}</w:p>"


def word_note(kind: str, number: int, runs: str) -> str:
    """A note of a Word file, with its own mark before the text."""
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}"><w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{run(" ")}{runs}</w:p></w:{kind}>'


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/></w:style>'
)
BIBLIOGRAPHY_STYLE = '<w:style w:type="paragraph" w:styleId="Bib"><w:name w:val="Bibliography"/><w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr></w:style>'


def word(
    notes: Sequence[str] = NOTES, body: Sequence[str] = BODY, *, endnotes: frozenset[int] = ENDNOTES,
    styles: str = BIBLIOGRAPHY_STYLE, raw: bool = False, extra: Mapping[str, str | bytes] | None = None,
) -> bytes:  # fmt: skip
    """A Word file. ``raw`` notes are runs already; ``extra`` members replace or follow those of the package."""
    made = {"footnote": "", "endnote": ""}
    for number, note in enumerate(notes, 1):
        kind = "endnote" if number in endnotes else "footnote"
        made[kind] += word_note(kind, number, note if raw else word_runs(note))
    separator = '<w:{0} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    kinds = ("officeDocument", "footnotes", "endnotes", "styles")
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(kinds[1:])
    )
    paragraphs = "".join(_word_body(paragraph, endnotes) for paragraph in body)
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = {"document": "document.main", "footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles"}
    return zipped({
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{office}.{kind}+xml"/>' for part, kind in types.items()) + "</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_P}/relationships"><Relationship Id="r" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{_XML}<w:document {W}><w:body>{paragraphs}<w:sectPr><w:pgSz w:w="12240"  w:h="15840" /></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_P}/relationships">{related}</Relationships>',
        "word/footnotes.xml": f'{_XML}<w:footnotes {W}>{separator.format("footnote")}{made["footnote"]}</w:footnotes>',
        "word/endnotes.xml": f'{_XML}<w:endnotes {W}>{separator.format("endnote")}{made["endnote"]}</w:endnotes>',
        "word/styles.xml": f"{_XML}<w:styles {W}>{_STYLES}{styles}</w:styles>",
        "word/media/picture.png": PICTURE,
        **(extra or {}),
    })  # fmt: skip


# --- LibreOffice --------------------------------------------------------------------------------------------

_O = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = f'xmlns:office="{_O}:office:1.0" xmlns:text="{_O}:text:1.0" xmlns:style="{_O}:style:1.0" xmlns:fo="{_O}:xsl-fo-compatible:1.0"'
_SPANS = {"bold": "T2", "italic": "T1"}


def open_runs(text: str) -> str:
    """The content of a paragraph; ``{tracked}`` and ``{field}`` at the head wrap all of it."""
    if text.startswith("{tracked}"):
        return f'<text:change-start text:change-id="c1"/>{escape(text[9:])}<text:change-end text:change-id="c1"/>'
    if text.startswith("{field}"):
        name = 'text:name="ZOTERO_ITEM CSL_CITATION {} RND1"'
        return f"<text:reference-mark-start {name}/>{escape(text[7:])}<text:reference-mark-end {name}/>"
    out = ""
    for found in _MARKED.finditer(text):
        kind, part = found.lastgroup or "", escape(found[found.lastgroup or ""])
        out += f'<text:span text:style-name="{_SPANS[kind]}">{part}</text:span>' if kind in _SPANS else part
    return out


def _open_note(number: int, notes: Sequence[str], endnotes: frozenset[int]) -> str:
    kind = "endnote" if number in endnotes else "footnote"
    same = [n for n in range(1, number + 1) if (n in endnotes) == (number in endnotes)]
    return (
        f'<text:note text:id="n{number}" text:note-class="{kind}"><text:note-citation>{len(same)}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{notes[number - 1]}</text:p></text:note-body></text:note>'
    )


def opendocument(
    notes: Sequence[str] = NOTES, body: Sequence[str] = BODY, *, endnotes: frozenset[int] = ENDNOTES, raw: bool = False,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:  # fmt: skip
    """An OpenDocument text. ``raw`` notes are content already."""
    contents = [note if raw else open_runs(note) for note in notes]
    paragraphs = ""
    for paragraph in body:
        inner = "".join(
            _open_note(int(m["note"]), contents, endnotes) if m["note"] else open_runs(m[0])
            for m in _MARKED.finditer(paragraph)
        )
        paragraphs += f'<text:p text:style-name="P1">{inner}</text:p>'
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    changed = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>'
        "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        if any("change-start" in content for content in contents) else ""
    )  # fmt: skip
    named = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"/>'
        for name in ("Standard", "Footnote", "Heading_20_1", "Bibliography_20_1")
    )
    mime = "application/vnd.oasis.opendocument.text"
    files = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
                    for path, kind in (("/", mime), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("Pictures/picture.png", "image/png")))  # fmt: skip
    return zipped({
        "mimetype": mime,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_O}:manifest:1.0" manifest:version="1.3">{files}</manifest:manifest>',
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{changed}{paragraphs}"
        "</office:text></office:body></office:document-content>",
        "styles.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        f"<office:styles>{named}</office:styles></office:document-styles>",
        "Pictures/picture.png": PICTURE,
        **(extra or {}),
    })  # fmt: skip


def many(count: int, kind: str) -> bytes:
    """A draft of many notes, three of four archival."""
    forms = ("Kennedy Library, Papers of Martin Oduya, Box {}, Harbor Project.", "*Ibid.*, Box {}.", "Prose, {}.",
             "See National Archives and Records Administration, RG 59, Central Files 1964–66, POL {} S LEONE; prose.")  # fmt: skip
    notes = [forms[n % 4].format(n // 4 % 300) for n in range(count)]
    make = opendocument if kind == "odt" else word
    return make(notes, [f"Text.[{n + 1}]" for n in range(count)], endnotes=frozenset())


if __name__ == "__main__":
    if sys.argv[1:]:
        Path(sys.argv[2]).write_bytes(many(int(sys.argv[1]), sys.argv[2].rpartition(".")[2]))
    else:
        (PAPERS / "draft.docx").write_bytes(word())
        (PAPERS / "draft.odt").write_bytes(opendocument())
