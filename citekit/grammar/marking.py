"""The marking sentence: how secret the document was, how fast it moved, who might see it.

A new codeword is kept: any short item between two separators, in a sentence that a classification opens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citekit.authority.tables import Term, load
from citekit.authority.vocabulary import Vocabulary
from citekit.grammar.opening import OPENING
from citekit.grammar.tiling import Piece, body, statement

if TYPE_CHECKING:
    from citekit.span import Statement

ITEM_WORDS = 14
"""Longer items are prose; the longest in print is “For the Eyes of the President and Secretary Rusk Only”."""

_ITEM = re.compile(r"(?:[^;,:\[\]()]|\[[^\[\]]*\]|\([^()]*\))+")
_STRONG = re.compile(r"\s*[;,:]\s*")
_WEAK = re.compile(r"\s*[/—–-]\s*|\s+(?:and|&)\s+|\s+")
_ENDS = re.compile(r"\s*(?:[;:.\]]|,|$)")
_TAIL = re.compile(r"\s+(\(?)(?=(?:[Ww]ith|[A-Z]\w+ When)\b)")
_PROSE = re.compile(r"but\b|\d+ pp?\.")
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"[\s;,:)]*")
_RESTRICTS = re.compile(
    r"(?:No|Not|For|Handle|Via|Limit|Limited|Hold|Eyes|To be|Distribution|Dissemination|Contains|Exclusive|Destroy)\b"
    r"(?!.*(?:\d|\b(?:memorand|letter|telegram|message|cop(?:y|ies)|text|draft|is\b|was\b|were\b|appears?\b|bears?\b)))"
)
"""An item that restricts, in small letters too: “No distribution without approval of the drafting office”."""
_ABSENT = re.compile(r"\bnot (?:indicated|given|shown|known)\b")
_PERSON = re.compile(r",\s+(?:and\s+)?([A-Z][^;,:\[\]()]*)")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "except", "for", "from", "in", "of", "on", "only", "or", "the", "to", "via",
     "when", "with")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Term):
    """A row of the table ``markings``: ``kind`` is classification, precedence, handling or codeword."""

    kind: str
    means: str | None = None


class _Found(NamedTuple):
    """An item of the sentence, with its row where the table has it."""

    start: int
    end: int
    row: Mark | None


@cache
def marks() -> Vocabulary[Mark]:
    """Every classification and marking of the table, as one vocabulary."""
    return Vocabulary(load("markings", Mark))


def read(text: str, start: int, end: int) -> Statement | None:
    """The marking sentence at the beginning of ``text[start:end]``.

    ::

        sentence  = first { separator item } [ remark ] [ "." ]
        first     = classification | known mark
        separator = ";" | "," | ":"                     (* before any item *)
                  | "/" | dash | "and" | "&" | " "      (* beside a classification, before a known mark *)
        item      = classification | known mark | a few words written like a name | "[" … "]"

    Where a printer ran the next sentence on (“Secret, Drafted by Ober.”) the statement ends before it.

    >>> text = "Top Secret; Niact; Eyes Only Larch."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('classification', 'Top Secret'), ('marking', 'Niact'), ('marking', 'Eyes Only Larch')]
    """
    stop = body(text, start, end)
    found = _items(text, start, stop)
    if not found:
        return None
    here = found[-1].end
    gap = _GAP.match(text, here, stop)
    rest = gap.end() if gap else here
    pieces = _pieces(found)
    if rest >= stop:
        return statement("marking", text, start, end, pieces)
    if OPENING.match(text, rest, stop):
        return statement("marking", text, start, rest, pieces)
    if not any(piece[0] == "classification" for piece in pieces):
        return None
    return statement("marking", text, start, end, [*pieces, ("remark", rest, stop)])


def at(text: str, position: int) -> int | None:
    """Where the classification ends that opens a marking sentence at ``position``; ``None`` where none does.

    >>> at("POL 26 S VIET Top Secret; Flash", 14), at("Confidential File, CO 300", 0)
    (24, None)
    """
    if position >= len(text) or not (text[position].isupper() or text[position] == "["):
        return None
    if position and (text[position - 1].isalnum() or text.endswith(("-", "Strictly "), 0, position)):
        return None
    if text.startswith("Strictly", position) and text.endswith(", ", 0, position):
        return None
    first = _known(text, position, len(text))
    if first is None or first.row is None:
        return None
    if first.row.kind == "classification":
        return first.end if _opens(text, first) else None
    second = _after(text, first, len(text), classified=True)
    return second.end if second and second.row and second.row.kind == "classification" else None


def level(text: str) -> str:
    """The level that a classification's spelling stands for, ``other`` where the table has none.

    >>> level("top Secret"), level("No classification marking"), level("Restreint")
    ('top-secret', 'none', 'other')
    """
    row = marks().whole(text)
    return row.id if row and row.kind == "classification" else "other"


_SHAPES = (
    (re.compile(r"(?i)\[(?:[a-z]+ )?(?:codeword|code word)"), "codeword"),
    (re.compile(r"(?i)\[(?:handling|distribution|dissemination)"), "handling"),
    (re.compile(r"(?i)\[|with\b|when\b|\(?secret when\b"), "other"),
    (re.compile(r"(?i)(?:for|no|not|handle|via|limit\w*|except|by|hold|eyes|personal)\b|.*\bonly\b"), "handling"),
    (re.compile(r"[A-Z][\w.]*(?:[ /–-][A-Z][\w.]*)?$"), "codeword"),
)
_SLUG = re.compile(r"\s*[/—–-]\s*|\s+")


def classify(text: str) -> tuple[str, str | None]:
    """What a marking does (precedence, handling, codeword or other) and the slug that it carries.

    >>> classify("Niact"), classify("Eyes Only Larch"), classify("Larch"), classify("Eyes Only for Ober")
    (('precedence', None), ('handling', 'Larch'), ('codeword', None), ('handling', None))
    """
    if row := marks().whole(text):
        return row.kind, None
    if found := marks().match(text):
        row, end = found
        joined = _SLUG.match(text, end)
        slug = text[joined.end() :] if joined else ""
        return row.kind, slug if _is_slug(slug) else None
    return next((kind for shape, kind in _SHAPES if shape.match(text)), "other"), None


def _is_slug(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 3 and all(word[0].isupper() for word in words) and words[0].lower() not in _SMALL


def _items(text: str, start: int, stop: int) -> list[_Found]:
    """``first { separator item }``, empty where the sentence is none."""
    first = _known(text, start, stop)
    if first is None or first.row is None or first.row.kind == "codeword":
        return []
    if not _bounded(text, first, stop):
        return []
    found = [first]
    classified = first.row.kind == "classification"
    while item := _after(text, found[-1], stop, classified=classified):
        found.append(item)
        classified = classified or (item.row is not None and item.row.kind == "classification")
    return found


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
    return item if (beside or spaced) and _ENDS.match(text, item.end, stop) else None


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
    words = item.group().split()
    if not 0 < len(words) <= ITEM_WORDS or not (text[position].isalpha() or text[position] == "["):
        return None
    named = [word for word in words if word.lower() not in _SMALL]
    written = named and all(word[0].isupper() or not word[0].isalpha() for word in named)
    if not (text[position] == "[" or written or _RESTRICTS.match(item.group())):
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


def _pieces(found: list[_Found]) -> list[Piece]:
    """The first classification is the document's; every other item is a marking."""
    kinds = [item.row.kind if item.row else "marking" for item in found]
    first = kinds.index("classification") if "classification" in kinds else -1
    return [("classification" if n == first else "marking", f.start, f.end) for n, f in enumerate(found)]
