"""The words for a box, a volume, a leaf in the languages of archives, and the level of description that each is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.countries import Container, countries, country, rows
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMBER = lazy(
    r"[.:]? ?(?:(?:n[or]\.|č\.|br\.|сп?р\.|n[°ºo]|[№#]) ?)?"
    r"(?:[\w(]{0,4}\d|[A-ZА-Я]{1,3}[ .-]\d|(?:[IVXLCDMivxlcdm]{1,7}|[A-Z])(?!\w)).*",
    re.DOTALL,
)
_NAME = lazy(r"\.? \S.*", re.DOTALL)
_BEHIND = lazy(r"第?(?:\d[\dA-Za-z/.–-]{0,12}|[IVXLCDM]{1,7})\.? ?(?P<word>[^\d,;]{1,24})")
_BOUNDARY = lazy(r"(?=[.: (\d])")
_LONGEST = 32
"""Characters: no word for a container is longer."""
_LETTERS = 4
"""Fewer capitals without a full stop are a code: FO 371, K 27, R 43."""


def word_key(word: str) -> str:
    """A word as the tables compare it: in small letters, without the space behind a full stop and the stop at its end.

    >>> word_key("Inv. Nr."), word_key("file  no.")
    ('inv.nr', 'file no')
    """
    return " ".join(word.split()).replace(". ", ".").rstrip(". ").casefold()


@cache
def containers_by_word() -> Mapping[tuple[str, str], tuple[Container, ...]]:
    """The containers of each word, by where it stands (*before* or *after* the number) and by its ``word_key``.

    >>> [row.country for row in containers_by_word()["before", "inv.nr"]]
    ['nl']
    """
    found: dict[tuple[str, str], list[Container]] = {}
    for row in rows("container", Container):
        for word in row.words:
            found.setdefault((row.where, word_key(word)), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def container(text: str, code: str = "") -> Container | None:
    """The container that the whole of ``text`` is, as the archives of a country number theirs.

    A word of other countries is read where it means the same in all of them.

    >>> container("b. 12", "it").level, container("Karton 141", "ru").level, container("12. doboz", "hu").level
    ('box', 'box', 'box')
    >>> container("b. 12") is None, container("Europe 1956–1960", "fr") is None
    (True, True)
    """
    for where, word, behind in _readings(text):
        row = _meant(where, word, code)
        if row and (where == "after" or _NUMBER.fullmatch(behind) or (row.named and _NAME.fullmatch(behind))):
            return row
    return None


def _readings(text: str) -> Iterator[tuple[str, str, str]]:
    """Where a word may stand in a text, the word, and what is behind it; the longest first."""
    ends = [found.start() for found in _BOUNDARY.finditer(text[:_LONGEST]) if found.start()]
    for end in reversed(ends):
        if text[end] == "." or not (text[:end].isupper() and end < _LETTERS):
            yield "before", word_key(text[:end]), text[end:]
    if found := _BEHIND.fullmatch(text):
        yield "after", word_key(found["word"]), ""


@cache
def _alike(code: str) -> tuple[str, ...]:
    """A country, and those whose words hold there too."""
    return (code, *(country(code).like if any(one.id == code for one in countries()) else ()))


@cache
def _meant(where: str, word: str, code: str) -> Container | None:
    """The container that a word is in a country: its own, else the one on which all others agree; no foreign letter."""
    bearers = containers_by_word().get((where, word), ())
    own = [row for one in _alike(code) for row in bearers if row.country == one]
    agreed = len({row.level for row in bearers}) == 1 and not (len(word) == 1 and word.isascii())
    return (own or bearers)[0] if own or agreed else None
