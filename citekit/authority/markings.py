"""Classifications and markings: the table of them, and what one that the table does not have is likely to be."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from citekit.authority.tables import Term, load
from citekit.authority.vocabulary import Vocabulary
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.model.terms import MarkingClass

SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "except", "for", "from", "in", "of", "on", "only", "or", "the", "to", "via",
     "when", "with")
)  # fmt: skip
"""Words that stay small in a marking written like a name."""


class Mark(Term, frozen=True, kw_only=True):
    """A row of the table ``markings``."""

    kind: Literal["classification", "precedence", "handling", "codeword"]
    means: str | None = None


@cache
def marks() -> Vocabulary[Mark]:
    """Every classification and marking of the table, as one vocabulary."""
    return Vocabulary(load("markings", Mark))


@lru_cache(maxsize=1024)
def level(text: str) -> str:
    """The level that a classification's spelling stands for, ``other`` where the table has none.

    >>> level("top Secret"), level("No classification marking"), level("Restreint")
    ('top-secret', 'none', 'other')
    """
    row = marks().whole(text)
    return row.id if row and row.kind == "classification" else "other"


_SHAPES: tuple[tuple[re.Pattern[str], MarkingClass], ...] = (
    (lazy(r"(?i)\[(?:[a-z]+ )?(?:codeword|code word)"), "codeword"),
    (lazy(r"(?i)\[?(?:handling|distribution|dissemination)"), "handling"),
    (lazy(r"(?i)\[|with\b|when\b|\(?secret when\b"), "other"),
    (lazy(r"(?i).*\b(?:urgent|immediate|priority|flash|niact)$"), "precedence"),
    (
        lazy(
            r"(?i)(?:for|no|not|handle|distribute|via|limit|limited|except|by|hold|hand|eyes|personal|private|strictly"
            r"|very|pass)\b|.*\b(?:only|channels?|dissem|distribution|handling|sensitive)\b"
        ),
        "handling",
    ),
    (lazy(r"[A-Z][\w.]*(?:[ /–-][A-Z][\w.]*)?$"), "codeword"),
)
_CHANNEL = lazy(r"Channels?(?: Only)?")
_JOINED = lazy(r"\s*[/—–-]\s*|\s+")
_ADDRESSED = lazy(
    r"(?:.*\b)?(?:President|Secretary|Ambassador|General|Admiral|Consul|Governor|Minister|Chief|Only|Mr)\b"
)
"""What names a reader or a restriction, and is no slug: “Eyes Only Secretary”."""


@lru_cache(maxsize=1024)
def classify(text: str) -> tuple[MarkingClass, str | None]:
    """What a marking does (precedence, handling, codeword or other) and the slug that it carries.

    >>> classify("Niact"), classify("Eyes Only Larch"), classify("Larch"), classify("Eyes Only Secretary")
    (('precedence', None), ('handling', 'Larch'), ('codeword', None), ('handling', None))
    >>> classify("Omega—Eyes Only"), classify("Noforn/Continued Control"), classify("Secret When Detached")
    (('handling', 'Omega'), ('handling', None), ('other', None))
    """
    row = marks().whole(text)
    if row is None and (found := marks().match(text)):
        row, end = found
        joined = _JOINED.match(text, end)
        if joined and row.kind != "classification":
            return _pair(row, text[:end], text[joined.end() :])
    row = row or marks().nearest(text)
    if row is None:
        return next((kind for shape, kind in _SHAPES if shape.match(text)), "other"), None
    return _class(row), None


def _class(row: Mark) -> MarkingClass:
    return "other" if row.kind == "classification" else row.kind


def _pair(row: Mark, first: str, rest: str) -> tuple[MarkingClass, str | None]:
    """A known mark and what is joined to it: a codeword on either side is the slug of the other."""
    other = marks().whole(rest)
    if row.kind == "codeword" and _CHANNEL.fullmatch(rest):
        return "handling", first
    if other is None:
        return _class(row), rest if _is_slug(rest) else None
    if row.kind == "codeword" != other.kind:
        return _class(other), first
    return _class(row), rest if other.kind == "codeword" else None


def _is_slug(text: str) -> bool:
    words = text.split()
    named = 0 < len(words) <= 3 and all(word[0].isupper() for word in words) and words[0].lower() not in SMALL
    return named and not _ADDRESSED.match(text) and marks().match(text) is None
