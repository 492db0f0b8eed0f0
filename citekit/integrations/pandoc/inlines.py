"""From pandoc's inlines to a field of CSL and from CSL's nodes to inlines.

What CSL has no markup for — a link, a formula, raw LaTeX in a prefix — goes through the processor as one
character of the private use area and comes out as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.drafts.trees import build
from citekit.integrations.pandoc.tree import MARKS, SPACES, attributes, element, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.csl.output.nodes import Node
    from citekit.drafts.trees import Dress
    from citekit.integrations.pandoc.tree import Element

MARKUP = {
    "Emph": ("<i>", "</i>"), "Strong": ("<b>", "</b>"), "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"), "SmallCaps": ("<sc>", "</sc>"),
}  # fmt: skip
"""What CSL calls pandoc's formatting, in the fields of an item (CSL 1.0.2, appendix on rich text)."""

SET = {
    "italic": "Emph", "bold": "Strong", "small-caps": "SmallCaps", "underline": "Underline", "sup": "Superscript",
    "sub": "Subscript",
}  # fmt: skip
"""And what pandoc calls CSL's."""

_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
_BASE = 0xF0000
_MOST = 0xFFFD


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

        >>> from citekit.csl.output.nodes import Format, Span, Text
        >>> made = Shelf().inlines((Text("In "), Span((Text("Diaries"),), Format(style="italic"))))
        >>> [inline["t"] for inline in made]
        ['Str', 'Space', 'Emph']
        """
        return build(nodes, self.words, _wrapped)

    def words(self, text: str) -> Iterator[Element]:
        """Plain text, with what was kept at its place."""
        at = 0
        for found in _PRIVATE.finditer(text):
            yield from words(text[at : found.start()])
            yield self.kept[ord(found[0]) - _BASE]
            at = found.end()
        yield from words(text[at:])


def _wrapped(dress: Dress, inner: list[Element]) -> list[Element]:
    if dress.kind in SET:
        return [element(SET[dress.kind], inner)]
    if dress.kind == "link":
        return [element("Link", [attributes(), inner, [dress.value, ""]])]
    return [element("Span", [attributes(classes=[f"csl-{dress.value}"]), inner])]
