"""Writers turn nodes into a string: one module a format, each with a ``WRITER``.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> writer("html")((Span((Text("R & D"),), Format(style="italic")),))
'<i>R &#38; D</i>'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from citekit.csl.output.nodes import Display, Link, Span, Text
from citekit.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from citekit.csl.output.nodes import Format, Node

FORMATS = ("html", "text", "markdown", "latex", "typst", "rtf", "docx", "odt")


def commands(look: Format, on: Mapping[str, str], off: Mapping[str, str]) -> Iterator[str]:
    """A format's commands in a language that nests them, the innermost first.

    ``on`` has the command of each value, ``off`` what sets an attribute back to normal inside another format.

    >>> from citekit.csl.output.nodes import Format
    >>> list(commands(Format(style="italic", weight="normal"), {"italic": "emph"}, {"weight": "plain"}))
    ['emph', 'plain']
    """
    for attribute in ("style", "variant", "weight", "decoration", "position"):
        value = getattr(look, attribute)
        if command := on.get(value) or (off.get(attribute) if value == "normal" else None):
            yield command


class Entry(Protocol):
    """What an entry of a bibliography is wrapped in; ``aligned`` where the style aligns its second field."""

    def __call__(self, text: str, /, *, aligned: bool) -> str: ...


class Writer(Struct, frozen=True):
    """The four things a format must know how to write; calling it writes nodes.

    ``text`` escapes characters; ``span``, ``link`` and ``display`` wrap what is already written.
    ``entry`` wraps a whole bibliography entry; ``anchor`` gives what is written a name that links lead to.
    """

    text: Callable[[str], str]
    span: Callable[[str, Format], str]
    link: Callable[[str, str], str]
    display: Callable[[str, str], str]
    entry: Entry = lambda text, /, *, aligned: text
    anchor: Callable[[str, str], str] = lambda text, name: text

    def __call__(self, nodes: tuple[Node, ...]) -> str:
        """The nodes as a string."""
        return "".join(map(self.node, nodes))

    def node(self, node: Node) -> str:
        """One node as a string."""
        match node:
            case Text():
                return self.text(node.text)
            case Span():
                return self.span(self(node.children), node.format)
            case Link():
                return self.link(self(node.children), node.url)
            case Display():
                return self.display(self(node.children), node.place)


def writer(name: str) -> Writer:
    """The writer of a format, imported when it is asked for.

    Raises ``FormatError`` for a format that is not one of ``FORMATS``.
    """
    if name not in FORMATS:
        raise FormatError(f"unknown output format {name!r}", hint=f"choose one of {', '.join(FORMATS)}")
    found: Writer = import_module(f"citekit.csl.output.writers.{name}").WRITER
    return found
