"""From pieces to nodes: quotation marks, the seams between strings, and formatting within formatting.

The pieces are walked once, in the order of reading, into a flat list of runs of text and of marks that open
and close something; every run meets the one before it as it arrives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from citekit.csl.output.mark_merging import LEADING, MERGED, PUNCTUATION, Run, merge
from citekit.csl.output.nodes import Display, Format, Link, Span, Text
from citekit.csl.output.pieces import Piece, flat

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Node
    from citekit.csl.output.pieces import Part

FLIPPED = {"italic": "normal", "oblique": "normal", "small-caps": "normal", "bold": "normal"}
_PLAIN = ("normal", "none", "baseline")


class Punctuation(Protocol):
    """What a language says of quotation marks."""

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """Opening and closing quotation marks, outer then inner."""

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether full stops and commas go inside of closing quotation marks."""


class Opening(NamedTuple):
    """The start of a span, link or display; ``None`` in the list of events ends the innermost one."""

    kind: str
    value: Format | str


class Settler:
    """Walks pieces and keeps what a seam needs to know: the runs so far, open formats, the depth of quotes."""

    def __init__(self, locale: Punctuation, brackets: bool = False, within: Format | None = None) -> None:
        self.quotes = locale.quotes
        self.inside = locale.punctuation_in_quote
        self.events: list[Run | Opening | None] = []
        self.runs: list[Run] = []
        self.open_quotes: list[bool] = []
        self.look = within or Format()
        self.brackets = brackets
        self.fence = 0
        """How many runs there were when a format was opened last: no space is merged across its edge."""
        self.depth = 0

    def nodes(self, part: Part) -> tuple[Node, ...]:
        """The settled tree of a part. Parts settled one after the other meet no seam, but share their parentheses."""
        self.events, self.runs, self.fence = [], [], 0
        self.walk(part)
        return tuple(_build(iter(self.events)))

    def walk(self, part: Part) -> None:
        """Emit a part: prefix, the opened format and quotes, its children with delimiters, and back."""
        if isinstance(part, str):
            self.run(part, glue=False)
            return
        if part.display is not None:
            if not flat(part).strip():
                return
            self.events.append(Opening("display", part.display))
        self.affix(part.prefix, part.nests)
        if part.quotes:
            self.open_quote(part.quotes == "inner")
        opened = self.open(part) if part.format is not None or part.link is not None else 0
        before = self.look
        if part.format is not None and part.role != "names":
            self.look = _under(before, part.format, part.inline)
            self.fence = len(self.runs)
        delimiter, first = part.delimiter, True
        for child in part.parts:
            if not first and delimiter:
                self.run(delimiter, glue=True)
            if part.inline and not first and isinstance(child, str):
                self.emit(Run(child, glue=False))  # what stands within one field meets nothing
            else:
                self.walk(child)
            first = False
        self.look = before
        self.events.extend([None] * opened)
        if part.quotes:
            self.close_quote()
        self.affix(part.suffix, part.nests)
        if part.display is not None:
            self.events.append(None)

    def affix(self, text: str, nests: bool) -> None:
        """Add what stands before or behind a part."""
        if text:
            self.run(self.nested(text) if nests and self.brackets else text, glue=True)

    def nested(self, affix: str) -> str:
        """An affix whose parentheses become brackets within others, as notes have it."""
        if "(" not in affix and ")" not in affix:
            return affix
        out = []
        for char in affix:
            if char == "(":
                out.append("[" if self.depth % 2 else "(")
                self.depth += 1
            elif char == ")":
                out.append("]" if self.depth and self.depth % 2 == 0 else ")")
                self.depth = max(0, self.depth - 1)
            else:
                out.append(char)
        return "".join(out)

    def open(self, piece: Piece) -> int:
        """Emit the openings of a piece; how many there are."""
        count = len(self.events)
        if piece.link is not None:
            self.events.append(Opening("link", piece.link))
        if (
            piece.format is not None
            and (look := self.effective(piece.format, piece.inline, _italics(piece))) is not None
        ):
            self.events.append(Opening("span", look))
        return len(self.events) - count

    def effective(self, wanted: Format, inline: bool, italics: bool = False) -> Format | None:
        """The format as it must be written under the formats around it; ``None`` where nothing changes.

        Upright letters are asked for where italics stand around them, or (``italics``) within them.
        """
        now = self.look
        values = [
            _changed(have, want, inline)
            for have, want in (
                ("italic" if italics else now.style, wanted.style),
                (now.variant, wanted.variant),
                (now.weight, wanted.weight),
                (now.decoration, wanted.decoration),
                (now.position, wanted.position),
            )
        ]
        return Format(*values) if any(values) else None

    def open_quote(self, inner: bool) -> None:
        """An opening mark of the kind asked for, or of the other within that kind."""
        if self.open_quotes and self.open_quotes[-1] == inner:
            inner = not inner
        self.open_quotes.append(inner)
        self.emit(Run(self.quotes[2 if inner else 0], glue=False))

    def close_quote(self) -> None:
        """The closing mark of what is open."""
        inner = self.open_quotes.pop()
        self.emit(Run(self.quotes[3 if inner else 1], glue=False, close=True))

    def emit(self, run: Run) -> None:
        """Add a run as it stands."""
        if run.text:
            self.events.append(run)
            self.runs.append(run)

    def run(self, text: str, glue: bool) -> None:
        """Add characters, settled against the run before."""
        if not glue and text[:1] in LEADING and (bare := text.lstrip(LEADING)):
            self.run(text[: len(text) - len(bare)], glue=True)
            text = bare
        if glue and text and self.runs:
            text = self.meet(text)
        self.emit(Run(text, glue))

    def meet(self, text: str) -> str:
        """What is left of the text after its first character has met the last one before it."""
        last = self.runs[-1]
        first = text[0]
        if first in " \u00a0" and last.text[-1:] == first:
            return text[1:] if len(self.runs) > self.fence else text
        if first not in PUNCTUATION:
            return text
        if text.startswith("..") and last.text[-1:] != ".":
            return text  # an ellipsis is no full stop
        if last.close:
            return self.meet_quote(text)
        rest = merge(last, text)
        if (
            rest != text
            and self.inside
            and last.glue
            and last.text in (".", ",", "!", "?")
            and self.runs[-2:-1]
            and self.runs[-2].close
        ):
            mark, last.text = last.text, ""
            self.runs.pop()
            self.slip_in(mark)
        return rest

    def meet_quote(self, text: str) -> str:
        """Punctuation after a closing quotation mark: within it or not, and never doubled."""
        inner = self.before_quotes()
        if inner is None:
            return text
        last, first = inner.text[-1:], text[0]
        if self.inside and first in ",.!?":
            if last == first or len(MERGED.get(last + first, "..")) == 1:
                return merge(inner, text)
            self.slip_in(first)
            return text[1:]
        if last == first or (last + first in MERGED and len(MERGED[last + first]) == 1):
            return merge(inner, text)
        return text

    def slip_in(self, mark: str) -> None:
        """Set a mark before the closing quotation marks, outside of any formatting within them."""
        index = len(self.runs)
        while index and self.runs[index - 1].close:
            index -= 1
        close, run = self.runs[index], Run(mark, glue=True)
        self.runs.insert(index, run)
        place = len(self.events) - 1  # an emptied run may stand behind
        while self.events[place] is not close:
            place -= 1
        self.events.insert(place, run)

    def before_quotes(self) -> Run | None:
        """The run that the closing quotation marks at the end enclose last."""
        return next((run for run in reversed(self.runs) if not run.close), None)


def _changed(have: str | None, want: str | None, inline: bool) -> str | None:
    """One attribute of a format as it must be written under the same attribute around it."""
    if want is None:
        return None
    if want == "normal":
        return want if have is not None and have != "normal" else None
    if want in _PLAIN:
        return want
    if want == have:
        return FLIPPED.get(want, want) if inline else want
    return want


def _italics(piece: Piece) -> bool:
    """Whether a piece that is to stand upright ends in italics of its field's own."""
    if piece.format is None or piece.format.style != "normal":
        return False
    last: Part = piece
    while isinstance(last, Piece) and last.parts and not (last.inline and last.format):
        last = last.parts[-1]
    return isinstance(last, Piece) and last.format is not None and last.format.style == "italic"


def _under(outer: Format, inner: Format, inline: bool) -> Format:
    """The formats in force within a format; a field's italics within italics turned upright."""
    return Format(
        _flip(outer.style, inner.style, inline),
        _flip(outer.variant, inner.variant, inline),
        _flip(outer.weight, inner.weight, inline),
        inner.decoration or outer.decoration,
        inner.position or outer.position,
    )


def _flip(outer: str | None, inner: str | None, inline: bool) -> str | None:
    if inner is None:
        return outer
    return FLIPPED.get(inner, inner) if inline and inner == outer else inner


def _build(events: object) -> list[Node]:
    """Nest the flat events up to the end of what was opened."""
    nodes: list[Node] = []
    for event in events:  # type: ignore[attr-defined]
        if event is None:
            return nodes
        if isinstance(event, Run):
            if event.text:
                nodes.append(Text(event.text))
            continue
        children = tuple(_build(events))
        if not children:
            continue
        if event.kind == "span":
            nodes.append(Span(children, event.value))
        elif event.kind == "link":
            nodes.append(Link(children, event.value))
        else:
            nodes.append(Display(children, event.value))
    return nodes


def settle(part: Part, locale: Punctuation, brackets: bool = False) -> tuple[Node, ...]:
    """The nodes of a rendered part; with ``brackets`` parentheses within parentheses become brackets."""
    return Settler(locale, brackets).nodes(part)
