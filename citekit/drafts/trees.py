"""CSL's nodes as the trees of other programs, which know no way to take formatting back.

CSL sets a title within an italic title upright again; pandoc, docutils and pybtex only put one thing into another.
So the nodes are laid out as leaves of text, each with what it is dressed in, and dressed anew from the outside in.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from citekit.csl.output.nodes import Display, Link, Span, Text, without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citekit.csl.output.nodes import Format, Node

T = TypeVar("T")

_LOOKS = {
    "italic": "italic", "oblique": "italic", "bold": "bold", "small-caps": "small-caps", "underline": "underline",
    "sup": "sup", "sub": "sub",
}  # fmt: skip
_TAKEN_BACK = {"style": "italic", "weight": "bold", "variant": "small-caps", "decoration": "underline"}


class Dress(NamedTuple):
    """What a text is dressed in: a look of CSL, ``link`` with its address, or ``display`` with its place."""

    kind: str
    value: str = ""


class Leaf(NamedTuple):
    """A text and what it is dressed in, from the outside in."""

    dress: tuple[Dress, ...]
    text: str


class Wrap(Protocol[T]):
    """Puts what is already built into an element of its own."""

    def __call__(self, dress: Dress, inner: list[T], /) -> list[T]: ...


def build(nodes: Iterable[Node], text: Callable[[str], Iterable[T]], wrap: Wrap[T]) -> list[T]:
    """The nodes in another program's elements, which ``text`` makes of characters and ``wrap`` of a dress.

    >>> from citekit.csl.output.nodes import Format
    >>> inner = Span((Text("Ulysses"),), Format(style="normal"))
    >>> title = Span((Text("On "), inner), Format(style="italic"))
    >>> "".join(build([title], lambda text: [text], lambda dress, inner: [f"<{dress.kind}>", *inner, "</>"]))
    '<italic>On </>Ulysses'
    """
    return list(_dressed(list(_leaves(nodes, ())), text, wrap))


def _leaves(nodes: Iterable[Node], dress: tuple[Dress, ...]) -> Iterator[Leaf]:
    for node in nodes:
        match node:
            case Text():
                if text := without_controls(node.text):
                    yield Leaf(dress, text)
            case Span():
                yield from _leaves(node.children, _with_format(dress, node.format))
            case Link():
                yield from _leaves(node.children, (*dress, Dress("link", node.url)))
            case Display():
                inside = (*dress, Dress("display", node.place))
                yield from _leaves(node.children, inside)
                if node.place == "left-margin":
                    yield Leaf(inside, " ")  # for formats that know no margin


def _with_format(dress: tuple[Dress, ...], look: Format) -> tuple[Dress, ...]:
    for side in ("style", "variant", "weight", "decoration", "position"):
        value = getattr(look, side)
        if value in _LOOKS:
            dress = (*dress, Dress(_LOOKS[value]))
        elif value is not None:
            dress = tuple(one for one in dress if one.kind != _TAKEN_BACK.get(side))
    return dress


def _dressed(leaves: list[Leaf], text: Callable[[str], Iterable[T]], wrap: Wrap[T]) -> Iterator[T]:
    for outer, group in groupby(leaves, key=lambda leaf: leaf.dress[:1]):
        if outer:
            inner = [Leaf(leaf.dress[1:], leaf.text) for leaf in group]
            yield from wrap(outer[0], list(_dressed(inner, text, wrap)))
        else:
            yield from text("".join(leaf.text for leaf in group))
