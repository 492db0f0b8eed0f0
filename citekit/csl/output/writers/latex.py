r"""LaTeX for any engine: every character that LaTeX would read as a command is written out.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Text("50 % of "), Span((Text(r"\input{x}"),), Format(style="italic"))))
'50 \\% of \\textit{\\textbackslash{}input\\{x\\}}'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.output.nodes import without_controls
from citekit.csl.output.writers import Writer, commands

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Format

ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "[": "{[}",  # an optional argument after an \item, otherwise
        "]": "{]}",
        "`": r"\textasciigrave{}",
        "'": "{'}",  # two of them would be one quotation mark
        "-": "{-}",  # two of them would be a dash
        "\N{NO-BREAK SPACE}": "~",
        "\N{NARROW NO-BREAK SPACE}": r"\,",
        "\n": " ",
        "\t": " ",
    }
)
COMMANDS = {
    "italic": "textit",
    "oblique": "textsl",
    "small-caps": "textsc",
    "bold": "textbf",
    "underline": "underline",
    "sup": "textsuperscript",
    "sub": "textsubscript",
}
UPRIGHT = {"style": "textup", "variant": "textup", "weight": "textmd"}
"""What turns an enclosing format off again; an underline and a raised line have no such command."""
HEX = str.maketrans(
    {c: f"%{ord(c):02X}" for c in '\\{}^<>"` \t\n'} | {"%": r"\%", "#": r"\#", "&": r"\&", "~": r"\~{}"}
)


def text(characters: str) -> str:
    """Escape; characters that control a terminal or a file are dropped."""
    return without_controls(characters).translate(ESCAPES)


def span(written: str, look: Format) -> str:
    """Nested commands, font-style innermost."""
    for command in commands(look, COMMANDS, UPRIGHT):
        written = f"\\{command}{{{written}}}"
    return written


def link(written: str, url: str) -> str:
    r"""``\href`` of the package hyperref."""
    if url.startswith("#"):
        return f"\\hyperlink{{{name_of(url[1:])}}}{{{written}}}"
    address = "".join(c for c in url if c >= " ").translate(HEX)
    return f"\\href{{{address}}}{{{written}}}"


def display(written: str, place: str) -> str:
    """A block begins on a line of its own; a left margin is followed by a space."""
    return {"block": f"\\par {written}", "indent": f"\\par\\quad {written}", "left-margin": f"{written} "}.get(
        place, written
    )


def name_of(name: str) -> str:
    """A name for hyperref: letters, digits and hyphens."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)


def anchor(written: str, name: str) -> str:
    r"""``\hypertarget`` of the package hyperref."""
    return f"\\hypertarget{{{name_of(name)}}}{{}}{written}"


WRITER = Writer(text, span, link, display, anchor=anchor)
