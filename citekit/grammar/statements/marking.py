"""The marking sentence: how secret the document was, how fast it moved, who might see it.

A new codeword is kept: any short item between two separators, in a sentence that a classification opens.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citekit.authority.markings import SMALL, marks
from citekit.grammar.text.sentences import OPENING
from citekit.grammar.text.tiling import Piece, body, statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.authority.markings import Mark
    from citekit.model.spans import Statement

REPEATED = 80
"""A marking sentence shorter than this is likely to be met again."""

LONGEST = 300
"""Characters: what restricts by itself is no longer."""

ITEM_WORDS = 14
"""Longer items are prose; the longest in print is “For the Eyes of the President and Secretary Rusk Only”."""

_ITEM = lazy(r"(?:[^;,:\[\]()]|\[[^\[\]]*\]|\([^()]*\))+")
_STRONG = lazy(r"\.?\s*[;,:]\s*")
_WEAK = lazy(r"\s*[/—–-]\s*|\s+(?:and|&)\s+|\s+")
_ENDS = lazy(r"\s*(?:[;:.\]]|,|$)")
_CLOSED = lazy(r";|\. [^\W_]")
"""What stands behind most marks."""
_TAIL = lazy(r"\s+(\(?)(?=(?:[Ww]ith|[A-Z]\w+ When)\b)")
_ASIDE = (" (", "/")
"""What may follow a mark that is joined to another: a remark, or a third mark."""
_PROSE = lazy(r"but\b|\d+ pp?\.")
_SPACE = lazy(r"\s+")
_GAP = lazy(r"[\s;,:)]*")
_RESTRICTS = lazy(
    r"(?:not (?:for|to be)|No|Not|For|Handle|Via|Limit|Limited|Hold|Eyes|To be|Distribution|Dissemination|Contains"
    r"|Exclusive|Destroy)\b(?!.*(?:\d|\b(?:memorand|letter|telegram|message|cop(?:y|ies)|text|draft|is\b|was\b|were\b"
    r"|appears?\b|bears?\b)))"
)
"""An item that restricts, in small letters too: “No distribution without approval of the drafting office”."""
_ALONE = lazy(
    r"(?!The |This |A )(?:(?:[A-Z][\w/–—’'-]{0,30}|U\.[SK]\.|of|the|and|for) ){1,8}?"
    r"(?:Use|Eyes|Officials|Distribution|Dissemination) Only(?=[.;\]]|$)"
)
"""What restricts the readers, where nothing says how secret it was: “For the Council’s Use Only”."""
_TO = lazy(r" (?:for|to) (?:the )?[A-Z]")
_UNPRINTED = lazy(r"\[[^\[\]]*\]|(?:handling|distribution|classification|codeword) [a-z]+ not declassified")
"""A redaction, in brackets or without; whatever its words, it is an item."""
_ATTACHED = lazy(r"[Ww]ith [A-Z][\w ]{1,40} (?:attachments?|enclosures?)$")
_ABSENT = lazy(r"\bnot (?:indicated|given|shown|known)\b")
_PERSON = lazy(r",\s+(?:and\s+)?([A-Z][^;,:\[\]()]*)")


class _Found(NamedTuple):
    """An item of the sentence, with its row where the table has it."""

    start: int
    end: int
    row: Mark | None


def read(text: str, start: int, end: int) -> Statement | None:
    """The marking sentence at the beginning of ``text[start:end]``.

    ::

        sentence  = first { separator item } [ remark ] [ "." ]
        first     = classification | known mark [ "for" people ] | "For" … "Use Only"
        separator = ";" | "," | ":"                     (* before any item *)
                  | "/" | dash | "and" | "&" | " "      (* beside a classification, before a known mark *)
        item      = classification | known mark | a few words written like a name, or "[" … "]" among them

    Where a printer ran the next sentence on (“Secret, Drafted by Ober.”) the statement ends before it.

    >>> text = "Top Secret; Niact; Eyes Only Larch."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('classification', 'Top Secret'), ('marking', 'Niact'), ('marking', 'Eyes Only Larch')]
    """
    if marks().match(text, start) is None and text.find(" Only", start, min(end, start + LONGEST)) < 0:
        return None
    sentence = text[start:end]
    pieces, last = _read(sentence) if len(sentence) < REPEATED else _read.__wrapped__(sentence)
    if not pieces:
        return None
    return statement("marking", text, start, start + last, [(k, start + a, start + b) for k, a, b in pieces])


@lru_cache(maxsize=1024)  # most notes are marked in one of a few ways
def _read(text: str) -> tuple[tuple[Piece, ...], int]:
    """The pieces of a marking sentence, none where it is no such sentence, and where it ends."""
    stop = body(text, 0, len(text))
    found = _items(text, 0, stop)
    if not found:
        return (), 0
    gap = _GAP.match(text, found[-1].end, stop)
    rest = gap.end() if gap else found[-1].end
    pieces = _pieces(found)
    if rest >= stop:
        return pieces, len(text)
    if OPENING.match(text, rest, stop):
        return pieces, rest
    if not any(piece[0] == "classification" for piece in pieces):
        return (), 0
    return (*pieces, ("remark", rest, stop)), len(text)


def at(text: str, position: int) -> int | None:
    """Where the classification ends that opens a marking sentence at ``position``; ``None`` where none does.

    >>> at("POL 26 S VIET Top Secret; Flash", 14), at("Confidential File, CO 300", 0)
    (24, None)
    """
    known = marks().match(text, position)
    if known is None or not (text[position].isupper() or text[position] == "["):
        return None
    if position and (text[position - 1].isalnum() or text.endswith(("-", "Strictly "), 0, position)):
        return None
    if text.startswith("Strictly", position) and text.endswith(", ", 0, position):
        return None
    row, end = known
    if row.kind == "classification":
        return end if _CLOSED.match(text, end) or _opens(text, _Found(position, end, row)) else None
    second = _after(text, _Found(position, end, row), len(text), classified=True)
    if second is None or second.row is None:
        return None
    urgent = row.kind == "precedence" and text.startswith(";", end)
    return second.end if urgent or second.row.kind == "classification" else None


def _items(text: str, start: int, stop: int) -> list[_Found]:
    """``first { separator item }``, empty where the sentence is none."""
    first = _first(text, start, stop)
    if first is None:
        return []
    found = [first]
    classified = first.row is not None and first.row.kind == "classification"
    while item := _after(text, found[-1], stop, classified=classified):
        found.append(item)
        classified = classified or (item.row is not None and item.row.kind == "classification")
    return found


def _first(text: str, start: int, stop: int) -> _Found | None:
    """A known mark that is no codeword, also with the people that it is for; or words that plainly restrict."""
    item = _known(text, start, stop)
    if item is None or item.row is None:
        alone = _ALONE.match(text, start, stop)
        return _Found(start, alone.end(), None) if alone else None
    if item.row.kind == "codeword":
        return None
    if _bounded(text, item, stop):
        return item
    named = _words(text, start, stop) if item.row.kind == "handling" and _TO.match(text, item.end, stop) else None
    return named if named and _ENDS.match(text, named.end, stop) else None


def _after(text: str, last: _Found, stop: int, *, classified: bool) -> _Found | None:
    """``separator item`` behind the ``last`` item."""
    if strong := _STRONG.match(text, last.end, stop):
        item = _known(text, strong.end(), stop)
        if item and _bounded(text, item, stop):
            return item
        free = classified or ";" in strong.group()
        return _words(text, strong.end(), stop) if free else None
    if last.row and (tail := _TAIL.match(text, last.end, stop)) and last.row.kind == "classification":
        return _tail(text, tail, stop)
    return _joined(text, last, stop)


def _joined(text: str, last: _Found, stop: int) -> _Found | None:
    """A known mark behind “/”, a dash, “and” or nothing but a space, beside a classification or a precedence."""
    weak = _WEAK.match(text, last.end, stop)
    if weak is None or last.row is None:
        return None
    item = _known(text, weak.end(), stop)
    if item is None or item.row is None:
        return None
    beside = "classification" in (last.row.kind, item.row.kind)
    spaced = last.row.kind == "precedence" and weak.group().isspace()
    slashed = weak.group().strip() == "/" and text.startswith("/", last.start - 1)
    if (beside or spaced or slashed) and _ENDS.match(text, item.end, stop):
        return item
    return item if (beside or slashed) and text.startswith(_ASIDE, item.end) else None


def _known(text: str, position: int, stop: int) -> _Found | None:
    """The longest row of the table here."""
    match = marks().match(text, position) if position < stop else None
    return _Found(position, match[1], match[0]) if match and match[1] <= stop else None


def _bounded(text: str, item: _Found, stop: int) -> bool:
    """Whether the known item is whole: a separator follows, or another mark that it is joined to."""
    if _ENDS.match(text, item.end, stop) or _joined(text, item, stop):
        return True
    if item.row is None or item.row.kind not in ("classification", "precedence"):
        return _run_on(text, item, stop)
    prose = item.row.id in ("none", "withheld") or text[item.end : item.end + 2] == " ("
    return prose or _TAIL.match(text, item.end, stop) is not None or _run_on(text, item, stop)


def _run_on(text: str, item: _Found, stop: int) -> bool:
    """Whether the next sentence begins behind the item without a full stop."""
    space = _SPACE.match(text, item.end, stop)
    return space is not None and OPENING.match(text, space.end(), stop) is not None


def _opens(text: str, item: _Found) -> bool:
    """Whether this classification opens a marking sentence: behind a comma or colon stands a mark or a sentence."""
    strong = _STRONG.match(text, item.end)
    if strong is None or ";" in strong.group():
        return _bounded(text, item, len(text))
    here = strong.end()
    return bool(_known(text, here, len(text)) or OPENING.match(text, here) or _PROSE.match(text, here))


def _tail(text: str, tail: re.Match[str], stop: int) -> _Found | None:
    """“(With Top Secret Attachment)”, “with Nodis attachment”: a marking without its parentheses."""
    end = text.find(")", tail.end(), stop) if tail.group(1) else stop
    return _words(text, tail.end(), end if end >= 0 else stop)


def _words(text: str, position: int, stop: int) -> _Found | None:
    """An item that the table does not have: a few words written like a name, or a redaction in brackets."""
    item = _ITEM.match(text, position, stop)
    if item is None or OPENING.match(text, position, stop) or _ABSENT.search(item.group()):
        return None
    words = _UNPRINTED.sub("", item.group()).split()
    if len(words) > ITEM_WORDS or not (text[position].isalpha() or text[position] == "["):
        return None
    named = [word for word in words if word.lower() not in SMALL]
    written = all(word[0].isupper() or not word[0].isalpha() for word in named) and (named or not words)
    if not (written or _RESTRICTS.match(item.group()) or _ATTACHED.match(item.group())):
        return None
    end = position + len(item.group().rstrip())
    return _Found(position, _addressees(text, end, stop) if " for " in item.group() else end, None)


def _addressees(text: str, end: int, stop: int) -> int:
    """Where the people end that a marking is “for”: commas part them, and a known mark is none of them."""
    while more := _PERSON.match(text, end, stop):
        if _known(text, more.start(1), stop):
            break
        end = more.end()
    return end


def _pieces(found: list[_Found]) -> tuple[Piece, ...]:
    """The first classification is the document's; every other item is a marking."""
    kinds = [item.row.kind if item.row else "marking" for item in found]
    first = kinds.index("classification") if "classification" in kinds else -1
    return tuple([("classification" if n == first else "marking", f.start, f.end) for n, f in enumerate(found)])
