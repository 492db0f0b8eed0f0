r"""Typst markup: every character that Typst would read as markup stands behind a backslash.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Text("50 # of "), Span((Text("a_b"),), Format(style="italic"))))
'50 \\# of #emph[a\\_b];'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.output.nodes import without_controls
from citekit.csl.output.writers import Writer, commands

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Format

ESCAPES = str.maketrans({c: f"\\{c}" for c in "\\#[]*_`$<>@~\"'/-=+:;."} | {"\n": " ", "\t": " "})
"""Markup of Typst's reference, *Syntax*; quotation marks, dots and dashes too, which it would make others of."""
COMMANDS = {
    "italic": "emph[",
    "oblique": 'text(style: "oblique")[',
    "small-caps": "smallcaps[",
    "bold": "strong[",
    "light": 'text(weight: "light")[',
    "underline": "underline[",
    "sup": "super[",
    "sub": "sub[",
}
UPRIGHT = {"style": 'text(style: "normal")[', "weight": 'text(weight: "regular")['}
"""What turns an enclosing format off again."""


def text(characters: str) -> str:
    """Escape; characters that control a terminal or a file are dropped."""
    return without_controls(characters).translate(ESCAPES)


def span(written: str, look: Format) -> str:
    """Nested calls, font-style innermost; each ends with a semicolon, so that what follows is no argument."""
    for command in commands(look, COMMANDS, UPRIGHT):
        written = f"#{command}{written}];"
    return written


def link(written: str, url: str) -> str:
    """A link to an address, or to an entry's label."""
    if url.startswith("#"):
        return f"#link(label({string(url[1:])}))[{written}];"
    return f"#link({string(url)})[{written}];"


def string(characters: str) -> str:
    """A string of Typst's."""
    kept = "".join(c for c in characters if c >= " ")
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def anchor(written: str, name: str) -> str:
    """What links lead to, before an entry."""
    return f"#[#metadata(none)#label({string(name)})];{written}"


def display(written: str, place: str) -> str:
    """A block begins on a line of its own; a left margin is followed by a space."""
    before = {"block": "#linebreak();", "indent": "#linebreak();#h(2em);"}.get(place, "")
    return before + written + ("#h(1em);" if place == "left-margin" else "")


WRITER = Writer(text, span, link, display, anchor=anchor)
