r"""Markdown as pandoc reads it.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Text("4* "), Span((Text("Diaries"),), Format(style="italic"))))
'4\\* *Diaries*'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.output.nodes import without_controls
from citekit.csl.output.writers import Writer
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Format

SPECIAL = lazy(r"([\\`*_{}\[\]<>$~^|#@&])")
MARKS = {"italic": "*", "oblique": "*", "bold": "**", "sup": "^", "sub": "~"}
CLASSES = {"small-caps": "smallcaps", "underline": "underline"}


_SPACES = lazy(r"[\s{}]+")


def text(characters: str) -> str:
    """The characters with those that Markdown would read as markup behind a backslash."""
    return SPECIAL.sub(r"\\\1", without_controls(characters))


def span(written: str, look: Format) -> str:
    """Emphasis marks, and bracketed spans with a class for what has no mark."""
    for value in (look.style, look.variant, look.weight, look.decoration, look.position):
        if value in MARKS:
            written = marked(written, MARKS[value])
        elif value in CLASSES:
            written = f"[{written}]{{.{CLASSES[value]}}}"
    return written


def marked(written: str, mark: str) -> str:
    """The mark around the text, inside of its spaces: Markdown does not open emphasis before a space."""
    inner = written.strip()
    if not inner:
        return written
    left = written[: len(written) - len(written.lstrip())]
    right = written[len(written.rstrip()) :]
    if mark in "^~":
        inner = inner.replace(" ", "\\ ")
    return f"{left}{mark}{inner}{mark}{right}"


def link(written: str, url: str) -> str:
    """An inline link."""
    return f"[{written}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"


def display(written: str, place: str) -> str:
    """Blocks stand on their own line; a left margin is followed by a space."""
    return written + {"block": "\n\n", "left-margin": " "}.get(place, "")


def anchor(written: str, name: str) -> str:
    """A bracketed span with an identifier, in which spaces cannot be."""
    return f"[{written}]{{#{_SPACES.sub('-', name)}}}"


WRITER = Writer(text, span, link, display, anchor=anchor)
