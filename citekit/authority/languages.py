"""Languages in which archives abroad, and the notes on them, name months and kinds of document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What one language calls dates and documents; ``months`` are the forms of each month, parted by spaces."""

    id: str
    source: str
    months: tuple[str, ...]
    undated: tuple[str, ...]
    kinds: tuple[str, ...]
    to: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def months() -> dict[str, int]:
    """The number of each month by all of its names, in small letters; short forms have their full stop.

    >>> months()["mai"], months()["noiabria"], months()["déc."]
    (5, 11, 12)
    """
    rows = load("languages", Language)
    return {name.lower(): n for row in rows for n, names in enumerate(row.months, 1) for name in names.split()}


@cache
def undated() -> tuple[str, ...]:
    """What stands for the date of a document that has none.

    >>> "o. D." in undated()
    True
    """
    return tuple(words for row in load("languages", Language) for words in row.undated)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(kind for row in load('languages', Language) for kind in row.kinds)})(?![\w’'-])")


def is_of_a_kind(text: str) -> bool:
    """Whether words begin as the description of a document does.

    >>> is_of_a_kind("Aufzeichnung Carstens"), is_of_a_kind("lettre de Bidault"), is_of_a_kind("Briefwechsel")
    (True, True, False)
    """
    return _kinds().match(text) is not None


@cache
def addressing() -> tuple[str, ...]:
    """The words between who wrote and to whom: “Bidault à Massigli”.

    >>> addressing()
    ('an', 'à', 'au', 'a', 'al')
    """
    return tuple(dict.fromkeys(word for row in load("languages", Language) for word in row.to))


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, with a capital or a small letter.

    >>> either(["mai", "o. D."])
    '[oO]\\\\.\\\\ D\\\\.|[mM]ai'
    """
    listed = sorted(dict.fromkeys(words), key=len, reverse=True)
    return "|".join(f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}" for word in listed)
