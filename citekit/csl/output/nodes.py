"""The tree that rendering yields and writers turn into a string.

A rendered citation or bibliography entry is a tuple of nodes. By the time a writer sees them, everything
that depends on the neighbours is settled: quotation marks are characters (curly, nested, on the right side
of the punctuation), doubled punctuation is merged, italics within italics have become ``normal``. A writer
only escapes the text and marks up what the nodes say.

>>> nodes = (Text("In "), Span((Text("Diaries"),), Format(style="italic")), Text("."))
>>> plain(nodes)
'In Diaries.'
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct


class Format(Struct, frozen=True):
    """What CSL's formatting attributes and a field's inline markup ask for; ``None`` leaves it as it is.

    ``style`` italic, oblique or normal; ``variant`` small-caps or normal; ``weight`` bold, light or normal;
    ``decoration`` underline or none; ``position`` sup, sub or baseline. The values ``normal``, ``none`` and
    ``baseline`` turn off what an enclosing span turned on.
    """

    style: str | None = None
    variant: str | None = None
    weight: str | None = None
    decoration: str | None = None
    position: str | None = None


class Text(Struct, frozen=True):
    """Characters, not escaped. They may hold anything but are never markup."""

    text: str


class Span(Struct, frozen=True):
    """Children under a format."""

    children: tuple[Node, ...]
    format: Format


class Link(Struct, frozen=True):
    """Children that lead to ``url``, an ``http`` or ``https`` address, not escaped."""

    children: tuple[Node, ...]
    url: str


class Display(Struct, frozen=True):
    """A part of an entry set apart: ``block``, ``left-margin``, ``right-inline`` or ``indent``."""

    children: tuple[Node, ...]
    place: str


Node: TypeAlias = Text | Span | Link | Display


def without_controls(characters: str) -> str:
    r"""The characters of a text, without those that control a terminal or that XML cannot hold.

    >>> without_controls("Box\t3\x1b[2J\n")
    'Box\t3[2J\n'
    """
    return "".join(c for c in characters if c >= " " or c in "\t\n")


def plain(nodes: tuple[Node, ...]) -> str:
    """The characters of the nodes, without any markup."""
    return "".join(node.text if isinstance(node, Text) else plain(node.children) for node in nodes)
