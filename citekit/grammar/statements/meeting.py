"""Where and when the meeting was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.text.moments import MONTH, moments
from citekit.grammar.text.tiling import Piece, body, statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.spans import Statement

_MEETING = (
    r"(?:meetings?|conversations?|discussions?|interviews?|luncheon|lunch|dinner|breakfast|sessions?|briefing|calls?"
    r"|talks?|exchange|conference|address|ceremony|memorandum of conversation)"
)
_FIRST = lazy(
    rf"(?:The|This|Their|These|Both|All)\s+(?:[A-Za-z’'-]{{1,20}}\s+){{0,3}}?{_MEETING}\s+"
    rf"(?:was|were|took\s+place|occurred|began|lasted|ended|convened|followed|ran|opened|adjourned)\b"
    rf"|The\s+(?:exact\s+)?(?:date|time|place|location)s?\b[^.;]{{0,60}}?\bof\s+(?:the|this|these)\s+{_MEETING}\b"
    rf"|The\s+{_MEETING},\s+which\b|Held\s+(?:in|at|on|aboard)\b"
)
_LETTER = r"(?:[^,.;()]|(?<=[A-Z])\.)"
_PLACE = lazy(
    r"\b(?:[Hh]eld|took place|occurred|convened|begun|began)\s+(?:aboard|on board|in|at)\s+(?:(?:the|a|an)\s+)?"
    rf"(?P<place>(?!\d{{1,2}}(?::\d\d)?\s[ap]\.|noon|midnight|\d{{4}}\s){_LETTER}{{1,120}}?)"
    rf"(?=\s*[,;(]|(?<![A-Z])\.\s|\s+(?:on\s+(?:{MONTH}|the)|from\s|at\s\d|before|after|during|following|and|with|while|prior"
    rf"|between|beginning|under|just|immediately|{MONTH})\b|\s*$)"
)


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence on the occasion that the document records.

    ::

        sentence = "The" meeting ( "was held" | "took place" | … ) [ ( "in" | "at" ) place ] { date | time | prose }
                 | "The time of the" meeting { prose }

    >>> text = "The meeting was held in the Ober Room at the Elm Hotel on May 3 at 4 p.m."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind not in ("words", "separator")]
    [('place', 'Ober Room at the Elm Hotel'), ('date', 'May 3'), ('time', '4 p.m.')]
    """
    first = _FIRST.match(text, start, end)
    if first is None:
        return None
    pieces: list[Piece] = []
    here, stop = start, body(text, start, end)
    if found := _PLACE.search(text, start, min(stop, start + 400)):
        pieces = [*moments(text, start, found.start("place")), ("place", *found.span("place"))]
        here = found.end("place")
    return statement("occasion", text, start, end, [*pieces, *moments(text, here, end)])
