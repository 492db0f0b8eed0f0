"""XML as it stands in a file: elements that know their bytes, and edits that leave all other bytes alone.

A part of a package is parsed once, for where everything stands; what is changed is spliced into the bytes as
they came. Nothing that is not edited can change, down to the order of attributes and the spelling of entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from msgspec import Struct, field

from citekit.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Chars(Struct, eq=False):
    """Characters between two tags, with the bytes they take."""

    text: str
    start: int
    end: int
    parent: Element


class Element(Struct, eq=False):
    """An element with its bytes: ``start`` to ``opened`` is its start tag, ``closed`` to ``end`` its end tag."""

    tag: str
    attributes: dict[str, str]
    start: int
    parent: Element | None = None
    children: list[Element | Chars] = field(default_factory=list)
    opened: int = 0
    closed: int = 0
    end: int = 0

    @property
    def name(self) -> str:
        """The name without the prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, empty where there is none."""
        return self.tag[: len(self.tag) - len(self.name)]

    def get(self, name: str) -> str | None:
        """The value of an attribute, whatever its prefix."""
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == name), None)

    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all inside of it, in the order of the file."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += [child for child in reversed(element.children) if isinstance(child, Element)]

    def first(self, name: str) -> Element | None:
        """The first element directly inside that has this name."""
        return next((child for child in self.elements() if child.name == name), None)

    def text(self) -> str:
        """All characters inside."""
        return "".join(c.text if isinstance(c, Chars) else c.text() for c in self.children)


class Part:
    """One XML part: its bytes, its elements, and the edits that wait to be made.

    Raises ``ReadError`` for XML that is broken or is not UTF-8; that it declares no entities has been
    seen to when the package was read (``citekit.reading.package``).
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.edits: dict[int, tuple[int, str]] = {}
        self.root = _Parser(data, name).root

    def raw(self, element: Element | None) -> str:
        """An element as it stands in the file; nothing for none."""
        return "" if element is None else self.data[element.start : element.end].decode()

    def tag(self, element: Element) -> str:
        """The start tag of an element as it stands in the file."""
        return self.data[element.start : element.opened].decode()

    def replace(self, start: int, end: int, written: str) -> None:
        """Put ``written`` in the place of the bytes between two offsets; what is inserted at one place adds up."""
        before = self.edits.get(start, (start, ""))
        self.edits[start] = (max(end, before[0]), before[1] + written)

    @property
    def spliced(self) -> bytes:
        """The bytes with all edits made."""
        out, at = [], 0
        for start, (end, written) in sorted(self.edits.items()):
            out += [self.data[at:start], written.encode()]
            at = end
        return b"".join([*out, self.data[at:]])


class _Parser:
    """One pass of expat, which tells where in the bytes each event begins: what came before ends there."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        self.parser = parser = expat.ParserCreate()
        self.root = Element("", {}, 0)
        self.open: list[Element] = []
        self.fresh: Element | None = None
        self.chars: Chars | None = None
        self.strings: list[str] = []
        parser.XmlDeclHandler = self.declared
        parser.StartElementHandler = self.started
        parser.EndElementHandler = self.ended
        parser.CharacterDataHandler = self.characters
        parser.CommentHandler = parser.ProcessingInstructionHandler = self.settle
        parser.StartCdataSectionHandler = self.refused
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ReadError(f"{name}: the XML in it is broken: {error}") from None

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
            raise ReadError(f"{self.name}: is written in {encoding}", hint="save it again in a word processor")

    def refused(self) -> None:
        raise ReadError(f"{self.name}: has CDATA, which no word processor writes", hint="save it again in one")

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        self.settle()
        parent = self.open[-1] if self.open else None
        element = Element(tag, attributes, self.parser.CurrentByteIndex, parent)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self.open.append(element)
        self.fresh = element

    def ended(self, _tag: str) -> None:
        here = self.parser.CurrentByteIndex
        element = self.open.pop()
        if self.fresh is element and self.data[here - 2 : here] == b"/>":
            element.opened = element.closed = element.end = here
            self.fresh = None
        else:
            self.settle()
            element.closed, element.end = here, self.data.index(b">", here) + 1

    def characters(self, text: str) -> None:
        if self.chars is None:
            self.settle()
            self.chars = Chars("", self.parser.CurrentByteIndex, 0, self.open[-1])
            self.open[-1].children.append(self.chars)
        self.strings.append(text)

    def settle(self, *_: object) -> None:
        """A new event: a start tag or a run of characters before it ends here."""
        here = self.parser.CurrentByteIndex
        if self.fresh is not None:
            self.fresh.opened, self.fresh = here, None
        if self.chars is not None:
            self.chars.text, self.chars.end, self.chars = "".join(self.strings), here, None
            self.strings = []
