"""OpenDocument text: spans that name styles, to stand in a paragraph (OpenDocument 1.3, part 3, 6.1.7 and 16.2).

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Span((Text("Diaries"),), Format(style="italic")),))
'<text:span text:style-name="citekit_italic">Diaries</text:span>'
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from citekit.csl.output.writers import Writer
from citekit.csl.output.writers.docx import FORBIDDEN
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.csl.output.nodes import Format

PREFIX = "citekit_"
PROPERTIES = {
    "italic": 'fo:font-style="italic"',
    "oblique": 'fo:font-style="italic"',
    "upright": 'fo:font-style="normal"',
    "bold": 'fo:font-weight="bold"',
    "light": 'fo:font-weight="normal"',
    "small-caps": 'fo:font-variant="small-caps"',
    "full-caps": 'fo:font-variant="normal"',
    "underline": 'style:text-underline-style="solid"',
    "bare": 'style:text-underline-style="none"',
    "sup": 'style:text-position="super 58%"',
    "sub": 'style:text-position="sub 58%"',
    "baseline": 'style:text-position="0% 100%"',
}
"""The styles of characters that spans name, and the property of each; the file in which they stand declares them."""
PLAIN = {"style": "upright", "weight": "light", "variant": "full-caps", "decoration": "bare", "position": "baseline"}
"""What turns a side of a format off."""

_WHITE = lazy(r"(?<= ) +|[\t\n]")


def text(characters: str) -> str:
    """Characters; spaces, tabs and line breaks that XML would lose are elements."""
    return _WHITE.sub(_white, escape(FORBIDDEN.sub("", characters)))


def _white(found: re.Match[str]) -> str:
    if found[0][0] == " ":
        return f'<text:s text:c="{len(found[0])}"/>'
    return "<text:tab/>" if found[0] == "\t" else "<text:line-break/>"


def span(written: str, look: Format) -> str:
    """Wrap in a span for each side of a format."""
    for side, off in PLAIN.items():
        if value := getattr(look, side):
            name = value if value in PROPERTIES else off
            written = f'<text:span text:style-name="{PREFIX}{name}">{written}</text:span>'
    return written


def link(written: str, url: str) -> str:
    """A link."""
    return f'<text:a xlink:type="simple" xlink:href={quoteattr(FORBIDDEN.sub("", url))}>{written}</text:a>'


def anchor(written: str, name: str) -> str:
    """A bookmark before an entry."""
    return f"<text:bookmark text:name={quoteattr(FORBIDDEN.sub('', name))}/>{written}"


WRITER = Writer(text, span, link, lambda written, _: written, anchor=anchor)
