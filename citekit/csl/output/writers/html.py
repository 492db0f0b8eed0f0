"""HTML as the official test-suite and citeproc-js write it.

>>> from citekit.csl.output.nodes import Text
>>> WRITER((Text("<b>"),))
'&#60;b&#62;'
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from citekit.csl.output.writers import Writer
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.csl.output.nodes import Format

FORBIDDEN: dict[int, str | None] = {code: None for code in range(32) if chr(code) not in "\t\n"}
ESCAPES = FORBIDDEN | {ord("&"): "&#38;", ord("<"): "&#60;", ord(">"): "&#62;"}
DISPLAYS = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
RAISED = lazy("[ªº²³¹ʰ-ʸˀˁˠ-ˤᴬ-ᵡ⁰-⁾ⁿ℠™㆒-㆟ۥۦ]")
DOUBLE_SPACE = lazy(r"\s\s")
NOT_DECOMPOSED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
STYLES = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "normal": ('<span style="font-style:normal;">', "</span>"),
}
VARIANTS = {
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "normal": ('<span style="font-variant:normal;">', "</span>"),
}
WEIGHTS = {
    "bold": ("<b>", "</b>"),
    "normal": ('<span style="font-weight:normal;">', "</span>"),
    "light": ('<span style="font-weight:light;">', "</span>"),
}
DECORATIONS = {
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "none": ('<span style="text-decoration:none;">', "</span>"),
}
POSITIONS = {
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
}


def text(characters: str) -> str:
    """Escape as citeproc-js does; characters that XML forbids are dropped."""
    escaped = DOUBLE_SPACE.sub("\u00a0 ", characters.translate(ESCAPES))
    return escaped if escaped.isascii() else RAISED.sub(_raised, escaped)


def _raised(match: re.Match[str]) -> str:
    """Superscript characters as superscript markup: few fonts have them all."""
    char = match.group()
    plain = NOT_DECOMPOSED.get(char) or unicodedata.normalize("NFKC", char)
    return f"<sup>{plain}</sup>" if plain != char else char


def span(written: str, look: Format) -> str:
    """Wrap in the elements of a format, font-style innermost."""
    for table, value in (
        (STYLES, look.style),
        (VARIANTS, look.variant),
        (WEIGHTS, look.weight),
        (DECORATIONS, look.decoration),
        (POSITIONS, look.position),
    ):
        if value is not None:
            before, after = table[value]
            written = before + written + after
    return written


def link(written: str, url: str) -> str:
    """An anchor; the address is escaped for an attribute."""
    return f'<a href="{text(url).replace(chr(34), "&#34;")}">{written}</a>'


def display(written: str, place: str) -> str:
    """A division whose class the style sheet of the page lays out."""
    before, after = DISPLAYS.get(place, ("", ""))
    return before + written + after


def anchor(written: str, name: str) -> str:
    """A name for an entry."""
    return f'<span id="{text(name).replace(chr(34), "&#34;")}">{written}</span>'


WRITER = Writer(text, span, link, display, anchor=anchor)
