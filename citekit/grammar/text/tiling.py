"""Tiles: a rule names the stretches that it understands, and the rest of the sentence is filled in between."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

SAYS = lazy(r"[^\W_]")
"""A letter or a digit."""

_CLOSING = " \t\n\r\xa0.…"

Piece = tuple[str, int, int]
"""Kind, start and end of one understood stretch."""


def statement(kind: str, text: str, start: int, end: int, pieces: Iterable[Piece], **traits: str) -> Statement:
    """A statement over ``text[start:end]`` whose segments are ``pieces``, with what lies between them.

    Between pieces stand ``words`` where there is a letter or a digit, else ``separator``. Pieces come in
    order and do not overlap; one that holds nothing is left out.

    >>> text = "Secret; Niact."
    >>> [s.kind for s in statement("marking", text, 0, 14, [("classification", 0, 6), ("marking", 8, 13)]).segments]
    ['classification', 'separator', 'marking', 'separator']
    """
    segments: list[Segment] = []
    here = start
    for name, left, right in pieces:
        if left > here:
            segments.append(Segment(_between(text[here:left]), here, left))
        if right > left:
            segments.append(Segment(name, left, right))
            here = right
    if here < end:
        segments.append(Segment(_between(text[here:end]), here, end))
    return Statement(kind, tuple(segments), traits)


@lru_cache(maxsize=256)  # a few punctuation marks part most things
def _between(printed: str) -> str:
    """What joins two parts: words, or a separator that says nothing."""
    return "words" if SAYS.search(printed) else "separator"


def body(text: str, start: int, end: int) -> int:
    """Where the sentence ends without its full stop, spaces and a bracket that it did not open.

    >>> body("Secret. ", 0, 8), body("Secret.]", 0, 8), body("[codeword not declassified].", 0, 28)
    (6, 6, 27)
    """
    stop = _closed(text, start, end)
    if text[stop - 1 : stop] == "]" and text.count("[", start, stop) < text.count("]", start, stop):
        stop = _closed(text, start, stop - 1)
    return stop


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Whether one of the stems stands in the text: quicker than a pattern that may begin in many ways.

    >>> holds("Drafted by Ober.", ("lear", "raft"))
    True
    """
    for stem in stems:  # noqa: SIM110 — a generator takes twice the time
        if stem in text:
            return True
    return False


def trimmed(text: str, start: int, end: int) -> int:
    """Where a stretch ends without the commas, semicolons and spaces behind it.

    >>> trimmed("Box 4, ; ", 0, 9)
    5
    """
    while end > start and text[end - 1] in " ;,":
        end -= 1
    return end


def _closed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return end
