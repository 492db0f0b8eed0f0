"""pandoc's tree: its elements, their text, and putting something in the place of a stretch of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.drafts.passages import EMBEDDED, OPAQUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Element = dict[str, Any]
"""An inline or a block: ``{"t": type, "c": content}``, without content for ``Space`` and its like."""

SPACES = frozenset(("Space", "SoftBreak", "LineBreak"))
DRESSED = frozenset(("Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"))
"""Inlines whose content is a list of inlines and nothing else."""
MARKS = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}

MARKED = "archival"
"""The class of a span or div that its writer says is an archival citation."""

_WORDS = re.compile(r"[ \n\t]+|[^ \n\t]+")


def element(kind: str, content: Any = None) -> Element:
    """A new element."""
    return {"t": kind} if content is None else {"t": kind, "c": content}


def attributes(id: str = "", classes: Iterable[str] = (), pairs: Iterable[tuple[str, str]] = ()) -> list[Any]:
    """pandoc's ``Attr``: an identifier, classes, key-value pairs."""
    return [id, list(classes), [list(pair) for pair in pairs]]


def words(text: str) -> list[Element]:
    """A text as ``Str`` and ``Space``.

    >>> words("Box 3")
    [{'t': 'Str', 'c': 'Box'}, {'t': 'Space'}, {'t': 'Str', 'c': '3'}]
    """
    return [element("Space") if run.isspace() else element("Str", run) for run in _WORDS.findall(text)]


def walk(value: Any, enter: Callable[[Element], bool]) -> None:
    """Every element in the order of reading; ``enter`` says whether to go on into it."""
    pending = [value]
    while pending:
        here = pending.pop()
        if isinstance(here, list):
            pending.extend(reversed(here))
        elif isinstance(here, dict) and ("t" not in here or enter(here)):
            pending.extend(reversed(here.values()))


def is_marked(element: Element) -> bool:
    """Whether an element is a span or div of the class ``archival``."""
    return element["t"] in ("Span", "Div") and MARKED in element["c"][0][1]


def children(inline: Element) -> list[Element] | None:
    """The inlines inside of an inline that is text; ``None`` for a word, a citation and what is no text."""
    kind = inline["t"]
    if kind in DRESSED:
        return list(inline["c"])
    if kind in ("Quoted", "Span", "Link") and not is_marked(inline):
        return list(inline["c"][1])
    return None


def text_of(inlines: Iterable[Element]) -> str:
    """The characters of inlines, one for each thing that is no text; ``EMBEDDED`` for a citation.

    >>> text_of([element("Str", "see"), element("Space"), element("Quoted", [element("DoubleQuote"), words("A b")])])
    'see “A b”'
    """
    return "".join(map(_text, inlines))


def _text(inline: Element) -> str:
    kind = inline["t"]
    if kind == "Str":
        return str(inline["c"]).replace(EMBEDDED, OPAQUE)
    if kind in SPACES:
        return " "
    if kind == "Cite" or is_marked(inline):
        return EMBEDDED
    inner = children(inline)
    if inner is None:
        return OPAQUE
    opened, closed = MARKS[inline["c"][0]["t"]] if kind == "Quoted" else ("", "")
    return f"{opened}{text_of(inner)}{closed}"


class Edit(NamedTuple):
    """What takes the place of a stretch of text."""

    start: int
    end: int
    inlines: list[Element]


def replaced(inlines: Iterable[Element], edits: Iterable[Edit]) -> list[Element]:
    """The inlines with each edit made; all else is as it was. Edits stand in order and do not overlap.

    >>> made = replaced([element("Emph", words("In Box 3"))], [Edit(3, 8, words("Box 4"))])
    >>> text_of(made), made[0]["t"]
    ('In Box 4', 'Emph')
    """
    return list(_Replacing(edits).all(inlines))


class _Replacing:
    """One pass over the inlines with the place in their text."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = list(reversed(list(edits)))
        self.at = 0
        self.until = 0
        """The end of the edit that was made last: what lies before it is gone."""

    def all(self, inlines: Iterable[Element]) -> Iterator[Element]:
        for inline in inlines:
            yield from self.new(self.at)
            yield from self.one(inline)

    def new(self, at: int) -> Iterator[Element]:
        """What stands in the place of a stretch that begins here."""
        if self.edits and self.edits[-1].start <= at:
            edit = self.edits.pop()
            self.until = max(self.until, edit.end)
            yield from edit.inlines

    def one(self, inline: Element) -> Iterator[Element]:
        inner = children(inline)
        if inline["t"] == "Quoted":
            yield from self.quoted(inline)
        elif inner is not None:
            kept = list(self.all(inner))
            if kept or not inner:
                yield _with(inline, kept)
        elif inline["t"] == "Str":
            yield from self.string(str(inline["c"]))
        else:
            if self.at >= self.until:
                yield inline
            self.at += 1

    def string(self, text: str) -> Iterator[Element]:
        end = self.at + len(text)
        while self.at < end:
            yield from self.new(self.at)
            stop = min(end, self.until if self.until > self.at else self.edits[-1].start if self.edits else end)
            if self.at >= self.until:
                yield element("Str", text[len(text) - (end - self.at) : len(text) - (end - stop)])
            self.at = stop

    def quoted(self, inline: Element) -> Iterator[Element]:
        """A quotation stays one where both its marks stay; else a mark that is left is a character."""
        opened, closed = MARKS[inline["c"][0]["t"]]
        first = self.at >= self.until
        self.at += 1
        kept = [*self.all(inline["c"][1]), *self.new(self.at)]
        last = self.at >= self.until
        self.at += 1
        if first and last:
            yield _with(inline, kept)
        else:
            yield from [element("Str", opened)] * first
            yield from kept
            yield from [element("Str", closed)] * last


def _with(inline: Element, inner: list[Element]) -> Element:
    if inline["t"] in DRESSED:
        return element(inline["t"], inner)
    return element(inline["t"], [inline["c"][0], inner, *inline["c"][2:]])
