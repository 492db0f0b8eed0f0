"""Nodes as runs: stretches of text of one format each, as word processors keep them.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> italic, upright = Format(style="italic"), Format(style="normal")
>>> made = runs((Text("In "), Span((Text("The "), Span((Text("Times"),), upright)), italic)))
>>> [(run.text, run.format.style) for run in made]
[('In ', None), ('The ', 'italic'), ('Times', None)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.output.nodes import Display, Format, Link, Span, Text, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.csl.output.nodes import Node

PLAIN = Format()
AFTER = {"block": "\n", "left-margin": "\t"}
"""What sets a part of an entry apart from the next."""

_OFF = frozenset(("normal", "none", "baseline"))
_SIDES = Format.__struct_fields__


class Run(Struct, frozen=True):
    """Text of one format: what ``format`` says is on, and ``None`` is off. ``url`` is where it leads."""

    text: str
    format: Format = PLAIN
    url: str | None = None


def runs(nodes: Iterable[Node]) -> list[Run]:
    """The runs of nodes; neighbours of one format are one."""
    out: list[Run] = []
    for run in _flat(nodes, PLAIN, None):
        if out and (out[-1].format, out[-1].url) == (run.format, run.url):
            out[-1] = replace(out[-1], text=out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return out


def _flat(nodes: Iterable[Node], look: Format, url: str | None) -> Iterator[Run]:
    for node in nodes:
        match node:
            case Text():
                yield Run(without_controls(node.text), look, url)
            case Span():
                yield from _flat(node.children, _inside(look, node.format), url)
            case Link():
                yield from _flat(node.children, look, node.url)
            case Display():
                yield from _flat(node.children, look, url)
                yield Run(AFTER.get(node.place, ""), look, url)


def _inside(outer: Format, inner: Format) -> Format:
    """The inner format where it says anything, else the outer one."""
    said = {side: getattr(inner, side) or getattr(outer, side) for side in _SIDES}
    return Format(**{side: None if value in _OFF else value for side, value in said.items()})
