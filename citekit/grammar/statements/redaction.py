"""What stays classified: the editors' brackets, and the sentences that say how much was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = lazy(r"\[[^\[\]]{0,200}\b(?:not|un)\s?(?:yet )?declassified[^\[\]]{0,100}\]")
_AMOUNT = lazy(
    r"\[?(?:Less than |About |Approximately )?(?:\d[\d ]{0,6}(?:[-–/]\d+)?|[A-Z][a-z]{2,8}|A|[¼½¾])[ -]"
    r"(?:and (?:a half|\d/\d) |[¼½¾/\d-]+ |half )?(?:pages?|lines?|paragraphs?|words?|names?|documents?|columns?)\b"
    r"[^.\[\]]{0,80}\bnot (?:yet )?declassified"
)


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence that is nothing but a redaction.

    ::

        sentence = amount { prose } "not declassified" [ "." ] [ "]" ]
                 | "[" { prose } "not declassified" { prose } "]" [ "." ]

    >>> text = "4 pages of source text not declassified.]"
    >>> read(text, 0, len(text)).kind
    'redaction'
    """
    if text.find("declassified", start, end) < 0:
        return None
    found = _AMOUNT.match(text, start, end) or _BRACKET.match(text, start, end)
    if found is None or text[found.end() : end].strip(" .]\n"):
        return None
    return Statement("redaction", (Segment("redaction", start, end),))


def prose(text: str, start: int, end: int) -> tuple[Segment, ...]:
    """The editors' prose as ``remark`` segments, with the redactions that stand in it between them.

    >>> text = "Sent by [name not declassified] to Ober."
    >>> [(s.kind, s.of(text)) for s in prose(text, 0, len(text))]
    [('remark', 'Sent by '), ('redaction', '[name not declassified]'), ('remark', ' to Ober.')]
    """
    return tuple(_prose(text, start, end))


def _prose(text: str, start: int, end: int) -> Iterator[Segment]:
    here = start
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() > here:
            yield Segment("remark", here, bracket.start())
        yield Segment("redaction", *bracket.span())
        here = bracket.end()
    if here < end:
        yield Segment("remark", here, end)
