"""Where the document went, and when it came: repeated, sent, passed and received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.statements.people import phrase
from citekit.grammar.text.moments import DATE, TIME, moments
from citekit.grammar.text.sentences import OPENING
from citekit.grammar.text.tiling import Piece, body, statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.spans import Statement

_NOUN = r"(?:airgram|cable|copy|despatch|document|instruction|letter|memorandum|message|note|paper|report|telegram)"
_SENT = (
    r"(?:[Rr]epeated|[Ss]ent|[Pp]assed|[Tt]ransmitted|[Ff]orwarded|[Rr]elayed|[Pp]ouched|[Cc]abled|[Dd]elivered"
    r"|[Aa]ddressed|[Dd]istributed|[Cc]irculated|[Dd]irected)"
)
_FIRST = lazy(
    rf"(?:Also\s+|It\s+was\s+(?:also\s+)?|(?:The|This)\s+{_NOUN}\s+was\s+(?:also\s+)?"
    rf"|(?:A\s+copy|Copies|A\s+copy\s+of\s+(?:the|this)\s+{_NOUN}|Copies\s+of\s+(?:the|this)\s+{_NOUN})\s+(?:was|were)\s+"
    rf"(?:also\s+)?|Cop(?:y|ies)\s+)?{_SENT}\b|(?:Also\s+)?Received\b|Pass(?:ed)?\s+to\b|Copies\s+to\b|Department\s+pass\b"
    r"|(?:also sent|repeated)(?= to\s)"  # as a drafting sentence hands over: “approved by Lund; repeated to Oslo.”
)
_TO = lazy(r"[Tt]o\s+(?:the\s+)?(?=[^\s,;])")
_ITEM = lazy(
    r"[;,]?\s*(?:(?:and|&)\s+)?(?:(?:[Nn]iact|[Pp]riority|[Ii]mmediate|[Ff]lash|[Rr]outine)\s+(?=to\s))?(?:to\s+)?(?:the\s+)?(?=[^\s,;])"
)
_KIND = lazy(
    r"(?:all|both|other|each|certain|various|several|selected|\d+|[a-z]+(?:-[a-z]*)?\s+other)\s[^,;()]{1,80}?(?=,|;|$|\s(?:and|for|as|in|on)\s)"
)
_ASIDE = lazy(r"\s*(?:\([^()]*\)|(?:for|as|by|from|with|on|at|via|in)\s[^,;()]*?(?=,|;|\sand\s|$))")
_MOMENT = lazy(rf"{DATE.pattern}|{TIME.pattern}")
_NEXT = lazy(rf"(?:;|,|\s(?=and\s))\s*(?:and\s+)?(?=(?:also\s+)?{_SENT}\b)")


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence of transmission.

    ::

        sentence  = "Received" { prose | date | time }
                  | sent [ "for information" ] [ precedence ] "to" recipient { separator recipient } [ prose ]
                    { separator sent "to" … }
        recipient = place | office | person | "[" … "]"

    Traits: ``about`` is received or sent.

    >>> text = "Repeated for information to Oslo, The Hague for Ober, and CINCPAC."
    >>> [s.of(text) for s in read(text, 0, len(text)).segments if s.kind == "recipient"]
    ['Oslo', 'The Hague', 'CINCPAC']
    """
    first = _FIRST.match(text, start, end)
    if first is None:
        return None
    stop, here = body(text, start, end), first.end()
    received = first.group().endswith("Received")
    if received:
        following = _NEXT.search(text, here, stop)
        here = following.end() if following else stop
    pieces: list[Piece] = moments(text, start, here if here < stop else end) if received else []
    here = _sent(text, here, stop, pieces)
    about = "received" if received else "sent"
    return statement("distribution", text, start, here if here < stop else end, pieces, about=about)


def _sent(text: str, here: int, stop: int, pieces: list[Piece]) -> int:
    """Every list of recipients, up to the end or to a sentence that was run on."""
    while here < stop:
        to = _TO.search(text, here, min(stop, here + 120))
        here = _recipients(text, to.end(), stop, pieces) if to else stop
        if OPENING.match(text, _skip(text, here, stop), stop):
            return _skip(text, here, stop)
        following = _NEXT.search(text, here, stop)
        here = following.end() if following else stop
    return here


def _recipients(text: str, here: int, stop: int, pieces: list[Piece]) -> int:
    """``recipient [ aside ] { separator ( recipient | date | time ) [ aside ] }``."""
    begin = here
    while begin < stop:
        moment = _MOMENT.match(text, begin, stop)
        end = moment.end() if moment else phrase(text, begin, stop)
        if end is None and (kind := _KIND.match(text, begin, stop)):
            end = kind.end()
        if end is None:
            return here
        pieces += moments(text, begin, end) if moment else [("recipient", begin, end)]
        here = end
        while aside := _ASIDE.match(text, here, stop):
            here = aside.end()
        item = _ITEM.match(text, here, stop)
        if item is None or item.end() == here:
            return here
        begin = item.end()
    return here


def _skip(text: str, here: int, stop: int) -> int:
    while here < stop and text[here] in " ,;.":
        here += 1
    return here
