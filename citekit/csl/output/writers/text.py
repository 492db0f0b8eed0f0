"""Plain text: the characters and nothing else.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Span((Text("Diaries"),), Format(style="italic")),))
'Diaries'
"""

from __future__ import annotations

from citekit.csl.output.writers import Writer


def text(characters: str) -> str:
    """The characters, without those that control a terminal."""
    return "".join(c for c in characters if c >= " " or c in "\t\n")


AFTER = {"block": "\n", "left-margin": " "}

WRITER = Writer(
    text=text,
    span=lambda written, _: written,
    link=lambda written, _: written,
    display=lambda written, place: written + AFTER.get(place, ""),
)
