"""The sheet of footnotes and bibliography as an OpenDocument text (.odt): real footnotes, a heading, the entries.

The package is the least that OpenDocument asks for (1.3, part 2, 3.3 and part 3, 6.3.2): its type, its manifest, the
text with its notes, and the styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from citekit.citing.sheet_docx import zipped
from citekit.csl.output.writers.odt import PREFIX, PROPERTIES, text

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        *((name, f"{_OASIS}{name}:1.0") for name in ("office", "text", "style")),
        ("fo", f"{_OASIS}xsl-fo-compatible:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
    )
)
STYLES = (
    ("Standard", "", 'fo:margin-bottom="0.28cm"', 'style:font-name="Times New Roman" fo:font-size="12pt"'),
    ("Heading_20_1", "Standard", 'fo:margin-top="0.6cm" fo:keep-with-next="always"',
     'fo:font-weight="bold" fo:font-size="14pt"'),
    ("Footnote", "Standard", 'fo:margin-bottom="0.07cm"', 'fo:font-size="10pt"'),
    ("Bibliography", "Standard", 'fo:margin-left="1.27cm" fo:text-indent="-1.27cm" fo:margin-bottom="0.2cm"', ""),
)  # fmt: skip
"""Name, parent, properties of the paragraph and of its text."""


def pack(
    footnotes: Sequence[tuple[str | None, str, str]], bibliography: Sequence[str], title: str, language: str = "en"
) -> bytes:
    """The bytes of the file.

    Each of the ``footnotes`` has its mark, ``None`` where the program counts it so itself, its text as
    ``citekit.csl.writers.odt`` writes it, and the words that it stands behind; entries are written so too.

    >>> pack([], [], "Bibliography")[30:38]
    b'mimetype'
    """
    counted = enumerate(footnotes, 1)
    body = [_paragraph("Standard", text(given) + _note(n, mark, note)) for n, (mark, note, given) in counted]
    heading = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text(title)}</text:h>'
    listed = [heading, *(_paragraph("Bibliography", entry) for entry in bibliography)] if bibliography else []
    return zipped(
        {
            "mimetype": TYPE,
            "content.xml": f'<office:document-content {_NAMES} office:version="1.3"><office:automatic-styles>'
            f"{_characters()}</office:automatic-styles><office:body><office:text>{''.join(body + listed)}"
            "</office:text></office:body></office:document-content>",
            "styles.xml": f'<office:document-styles {_NAMES} office:version="1.3"><office:styles>{_language(language)}'
            f"{''.join(_style(*style) for style in STYLES)}{_CITATION}</office:styles></office:document-styles>",
            "META-INF/manifest.xml": _manifest(),
        },
        stored="mimetype",
    )


_CITATION = (
    '<style:style style:name="Footnote_20_anchor" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_anchor" '
    'text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" style:num-format="1"/>'
)


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _note(number: int, mark: str | None, note: str) -> str:
    label = "" if mark is None else f" text:label={quoteattr(mark)}"
    citation = f"<text:note-citation{label}>{text(mark or str(number))}</text:note-citation>"
    body = f"<text:note-body>{_paragraph('Footnote', f'<text:s/>{note}')}</text:note-body>"
    return f'<text:note text:id="ftn{number}" text:note-class="footnote">{citation}{body}</text:note>'


def _characters() -> str:
    return "".join(
        f'<style:style style:name="{PREFIX}{name}" style:family="text"><style:text-properties {said}/></style:style>'
        for name, said in PROPERTIES.items()
    )


def _language(tag: str) -> str:
    language, _, country = tag.partition("-")
    return (
        '<style:default-style style:family="paragraph"><style:text-properties '
        f"fo:language={quoteattr(language)} fo:country={quoteattr(country or 'none')}/></style:default-style>"
    )


def _style(name: str, parent: str, of_paragraph: str, of_text: str) -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{based}>'
        f"<style:paragraph-properties {of_paragraph}/><style:text-properties {of_text}/></style:style>"
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    name = f'xmlns:manifest="{_OASIS}manifest:1.0"'
    return f'<manifest:manifest {name} manifest:version="1.3">{entries}</manifest:manifest>'
