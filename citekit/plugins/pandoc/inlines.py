"""From pandoc's inlines to a field of CSL and from CSL's nodes to inlines.

What CSL has no markup for — a link, a formula, raw LaTeX in a prefix — goes through the processor as one
character of the private use area and comes out as it was.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from citekit.csl.nodes import Display, Link, Span, Text
from citekit.plugins.pandoc.tree import DRESSED, MARKS, SPACES, attributes, element, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.csl.nodes import Format, Node
    from citekit.plugins.pandoc.tree import Element

MARKUP = {
    "Emph": ("<i>", "</i>"), "Strong": ("<b>", "</b>"), "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"), "SmallCaps": ("<sc>", "</sc>"),
}  # fmt: skip
"""What CSL calls pandoc's formatting, in the fields of an item (CSL 1.0.2, appendix on rich text)."""

SET = {
    "italic": "Emph", "oblique": "Emph", "bold": "Strong", "small-caps": "SmallCaps", "underline": "Underline",
    "sup": "Superscript", "sub": "Subscript",
}  # fmt: skip
UNSET = {"style": "Emph", "weight": "Strong", "variant": "SmallCaps", "decoration": "Underline"}
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
_BASE = 0xF0000
_MOST = 0xFFFD

Dress: TypeAlias = tuple[str, str]
"""One wrapper of a text: the kind of element, and an address, or the class of a display."""


class Shelf:
    """Inlines that go through the processor unseen, each as one character."""

    def __init__(self) -> None:
        self.kept: list[Element] = []

    def field(self, inlines: Iterable[Element]) -> str:
        """The inlines as a field of CSL.

        >>> shelf = Shelf()
        >>> shelf.field([element("Emph", words("see also"))])
        '<i>see also</i>'
        """
        return "".join(map(self._one, inlines))

    def _one(self, inline: Element) -> str:
        kind = inline["t"]
        if kind == "Str":
            return _PRIVATE.sub("", str(inline["c"]))
        if kind in SPACES:
            return " "
        if kind in MARKUP:
            opened, closed = MARKUP[kind]
            return f"{opened}{self.field(inline['c'])}{closed}"
        if kind == "Quoted":
            opened, closed = MARKS[inline["c"][0]["t"]]
            return f"{opened}{self.field(inline['c'][1])}{closed}"
        if len(self.kept) > _MOST:
            return ""
        self.kept.append(inline)
        return chr(_BASE + len(self.kept) - 1)

    def inlines(self, nodes: Iterable[Node]) -> list[Element]:
        """What the processor made, as inlines.

        >>> from citekit.csl.nodes import Format
        >>> made = Shelf().inlines((Text("In "), Span((Text("Diaries"),), Format(style="italic"))))
        >>> [inline["t"] for inline in made]
        ['Str', 'Space', 'Emph']
        """
        return list(_grouped(list(_dressed(nodes, ())), self))

    def words(self, text: str) -> Iterator[Element]:
        """Plain text, with what was kept at its place."""
        at = 0
        for found in _PRIVATE.finditer(text):
            yield from words(text[at : found.start()])
            yield self.kept[ord(found[0]) - _BASE]
            at = found.end()
        yield from words(text[at:])


def _dressed(nodes: Iterable[Node], dress: tuple[Dress, ...]) -> Iterator[tuple[tuple[Dress, ...], str]]:
    """Each text with all its wrappers, from the outside in; what is set to normal has lost its wrapper."""
    for node in nodes:
        match node:
            case Text():
                if text := "".join(c for c in node.text if c >= " " or c in "\t\n"):
                    yield dress, text
            case Span():
                yield from _dressed(node.children, _with_format(dress, node.format))
            case Link():
                yield from _dressed(node.children, (*dress, ("Link", node.url)))
            case Display():
                yield from _dressed(node.children, (*dress, ("Span", f"csl-{node.place}")))
                if node.place == "left-margin":  # for formats that know no margin
                    yield (*dress, ("Span", "csl-left-margin")), " "


def _with_format(dress: tuple[Dress, ...], look: Format) -> tuple[Dress, ...]:
    for side in ("style", "variant", "weight", "decoration", "position"):
        value = getattr(look, side)
        if value in SET:
            dress = (*dress, (SET[value], ""))
        elif value is not None:
            dress = tuple(one for one in dress if one[0] != UNSET.get(side))
    return dress


def _grouped(runs: list[tuple[tuple[Dress, ...], str]], shelf: Shelf) -> Iterator[Element]:
    for outer, group in groupby(runs, key=lambda run: run[0][:1]):
        if not outer:
            yield from shelf.words("".join(text for _, text in group))
            continue
        kind, value = outer[0]
        inner = list(_grouped([(dress[1:], text) for dress, text in group], shelf))
        if kind in DRESSED:
            yield element(kind, inner)
        elif kind == "Link":
            yield element("Link", [attributes(), inner, [value, ""]])
        else:
            yield element("Span", [attributes(classes=[value]), inner])
