r"""Rich Text Format: ASCII alone, every other character by its number, as Word and LibreOffice read it.

What is written is the inside of a document; ``{\rtf1\ansi\uc1 …}`` goes around it.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Text("Café "), Span((Text("{a}"),), Format(weight="bold"))))
'Caf\\u233? {\\b \\{a\\}}'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.output.writers import Writer

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Format

ESCAPES = {"\\": r"\\", "{": r"\{", "}": r"\}", "\t": r"\tab ", "\n": " "}
CONTROLS = {
    "italic": "i",
    "oblique": "i",
    "small-caps": "scaps",
    "bold": "b",
    "underline": "ul",
    "none": "ulnone",
    "sup": "super",
    "sub": "sub",
    "baseline": "nosupersub",
}
OFF = {"style": "i0", "variant": "scaps0", "weight": "b0"}


def text(characters: str) -> str:
    """Escape; beyond ASCII a character becomes its UTF-16 units, as signed numbers."""
    return "".join(map(_character, characters))


def _character(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if character < " ":
        return ""
    if character < "\x7f":
        return character
    units = character.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def span(written: str, look: Format) -> str:
    """A group with its controls."""
    for attribute in ("style", "variant", "weight", "decoration", "position"):
        value = getattr(look, attribute)
        control = CONTROLS.get(value) or (OFF.get(attribute) if value == "normal" else None)
        if control:
            written = f"{{\\{control} {written}}}"
    return written


def link(written: str, url: str) -> str:
    """A field; the address cannot end its own quotation marks."""
    if url.startswith("#"):
        return f'{{\\field{{\\*\\fldinst HYPERLINK \\\\l "{text(url[1:])}"}}{{\\fldrslt {written}}}}}'
    address = text(url.replace('"', "%22").replace("\\", "%5C"))
    return f'{{\\field{{\\*\\fldinst HYPERLINK "{address}"}}{{\\fldrslt {written}}}}}'


def display(written: str, place: str) -> str:
    """A block begins on a line of its own; a left margin is followed by a tabulator."""
    before = {"block": r"\line ", "indent": r"\line\tab "}.get(place, "")
    return before + written + (r"\tab " if place == "left-margin" else "")


def anchor(written: str, name: str) -> str:
    """A bookmark before an entry."""
    return f"{{\\*\\bkmkstart {text(name)}}}{{\\*\\bkmkend {text(name)}}}{written}"


WRITER = Writer(text, span, link, display, anchor=anchor)
