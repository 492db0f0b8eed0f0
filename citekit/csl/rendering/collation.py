"""The order of letters in a language: Swedish å ä ö behind z, Czech ch behind h, Danish aa as å.

Only the first level of the Unicode Collation Algorithm counts here: case and accents that make no letter of their
own are left to the next sort key, as citeproc-js leaves them. PyICU gives the order where it is installed; otherwise
it is pyuca's table under the tailoring of the language (``citekit/data/collation.toml``, from the Unicode CLDR).
A list that the Latin alphabet orders needs no table, and none is loaded for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import tomli
from msgspec import Struct, field

from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Key: TypeAlias = tuple[tuple[int, ...], ...]
"""What a text is ordered by: words and numbers."""
_DIGITS = lazy(r"(\d+)")
_TAG = lazy(r"<[^<>]{1,60}>")
_PLAIN = lazy(r"[a-z]*\Z")
_SPACE = 1
"""Below every letter, so that Dale stands before Dalebout."""
_GREATEST = 10**30
"""Numbers of more than thirty digits are all alike."""
MOST = 65536
"""Texts remembered."""
_STEP = 64
"""Room behind each letter of the root order for letters of a language."""
_LATER = 1 << 24
"""Added to the letters of all scripts but the one that a language puts first."""


class Weighing(Protocol):
    """Weights of the letters of a word; ``digit`` stands between those of signs and of letters."""

    digit: int

    def word(self, word: str) -> tuple[int, ...]:
        """The weights of a word."""


class Collation(Struct):
    """The order of one language."""

    tailored: Tailored | None
    """``None`` where ICU has the order."""
    lang: str
    known: dict[tuple[bool, str], Key] = field(default_factory=dict)
    parted: dict[str, tuple[list[str], bool]] = field(default_factory=dict)

    def keys(self, texts: Sequence[str]) -> list[Key]:
        """A key for each text, comparable with the keys of the other texts of the list.

        >>> def arranged(lang, *texts):
        ...     return [text for _, text in sorted(zip(collation(lang).keys(texts), texts))]
        >>> arranged("en", "z", "Éa", "eb", "10", "9")
        ['9', '10', 'Éa', 'eb', 'z']
        >>> arranged("sv", "Öberg", "Zorn", "Åberg"), arranged("cs", "Chyba", "Ivan", "Hus")
        (['Zorn', 'Åberg', 'Öberg'], ['Hus', 'Chyba', 'Ivan'])
        """
        split = [self.split(text) for text in texts]
        plain = all(alphabetic for _, alphabetic in split)
        return [self.key(text, pieces, plain) for text, (pieces, _) in zip(texts, split, strict=True)]

    def split(self, text: str) -> tuple[list[str], bool]:
        """The words and numbers of a text, and whether an alphabet orders them; remembered."""
        found = self.parted.get(text)
        if found is None:
            pieces = self.pieces(text)
            found = pieces, self.tailored is not None and self.tailored.plain(pieces)
            if len(self.parted) >= MOST:
                self.parted.clear()
            self.parted[text] = found
        return found

    def pieces(self, text: str) -> list[str]:
        """Words and numbers in turn, without markup and punctuation."""
        text = _TAG.sub("", text)
        if self.tailored is not None:
            text = self.tailored.spell(text)
        return [_without_punctuation(piece) for piece in _DIGITS.split(text)]

    def key(self, text: str, pieces: list[str], plain: bool) -> Key:
        """The key of one text, remembered."""
        found = self.known.get((plain, text))
        if found is None:
            weigh = self.weighing(plain)
            found = tuple(weights for piece in pieces if (weights := _weights(piece, weigh)))
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[plain, text] = found
        return found

    def weighing(self, plain: bool) -> Weighing:
        """ICU's weights, the alphabet's, or the table's."""
        if self.tailored is None:
            return _icu(self.lang)
        return Tailored.of_alphabet(self.tailored) if plain else Tailored.of_table(self.tailored)


def _without_punctuation(piece: str) -> str:
    return piece if piece.isalnum() else "".join(c for c in piece if unicodedata.category(c)[0] not in "PC")


def _weights(piece: str, weigh: Weighing) -> tuple[int, ...]:
    if piece.isdecimal():
        return (weigh.digit, int(piece) if len(piece) <= 30 else _GREATEST)
    weights: list[int] = []
    for word in piece.split():
        weights += [*weigh.word(word), _SPACE]
    return tuple(weights[:-1])


class Tailored:
    """The letters of a language that part from the root order."""

    def __init__(self, order: Sequence[str] = (), spelled: dict[str, str] | None = None, first: str = "") -> None:
        self.places: dict[str, tuple[str, int]] = {}
        for row in order:
            groups = [group.split("=") for group in row.split()]
            for place, letters in enumerate(groups):
                self.places |= {one: (groups[0][0], place) for one in letters if place or one != groups[0][0]}
        self.spelled = spelled or {}
        self.dotless = "ı" in self.places
        self.first = first
        self.token = re.compile(f"({_any(self.places)})") if self.places else None
        self.spelling = re.compile(_any(self.spelled)) if self.spelled else None
        self.tables: dict[bool, Weighing] = {}

    def spell(self, text: str) -> str:
        """The text in small letters, those that are sorted as others written so."""
        text = unicodedata.normalize("NFC", text)
        if self.dotless:
            text = text.replace("I", "ı").replace("İ", "i")
        text = text.lower()
        return self.spelling.sub(lambda found: self.spelled[found.group()], text) if self.spelling else text

    def plain(self, pieces: list[str]) -> bool:
        """Whether the Latin alphabet, and what this language adds to it, orders these words."""
        return all(self.is_plain(word) for piece in pieces[::2] for word in piece.split())

    def is_plain(self, word: str) -> bool:
        """Whether the Latin alphabet orders a word."""
        return bool(_PLAIN.match(word)) or all(
            _PLAIN.match(self.places.get(letter, (letter, 0))[0]) for letter in self.letters(word)
        )

    def letters(self, word: str) -> list[str]:
        """A word as letters of the language and what stands between them."""
        word = self.bare(word)
        return [part for part in self.token.split(word) if part] if self.token else [word]

    def bare(self, word: str) -> str:
        """A word whose Latin letters have no accents but those that make a letter of the language."""
        return word if word.isascii() else "".join(map(self.without_accents, word))

    def without_accents(self, char: str) -> str:
        """One character of a word, in the same way."""
        if char in self.places:
            return char
        base, *marks = list(unicodedata.normalize("NFD", char))
        own = (one for mark in marks if (one := unicodedata.normalize("NFC", base + mark)) in self.places)
        return next(own, base if base.isascii() else char)

    def of_alphabet(self) -> Weighing:
        """Weights by the Latin alphabet alone."""
        return self.tables.setdefault(True, _Weights(self, lambda text: [ord(c) for c in text]))

    def of_table(self) -> Weighing:
        """Weights by pyuca's table."""
        return self.tables.setdefault(False, _Weights(self, _table))


class _Weights:
    """The weights of a root order with the letters of a language between them."""

    def __init__(self, tailored: Tailored, root: Callable[[str], list[int]]) -> None:
        self.tailored = tailored
        self.root = root
        self.digit = root("9")[0] * _STEP

    def word(self, word: str) -> tuple[int, ...]:
        """The weights of a word."""
        weights: list[int] = []
        for letter in self.tailored.letters(word):
            weights += self.letter(letter)
        return tuple(weights)

    def letter(self, letter: str) -> list[int]:
        """One letter of the language, or a run of others."""
        base, place = self.tailored.places.get(letter, (letter, 0))
        weights = [weight * _STEP for weight in self.root(base)]
        if place:
            weights[-1] += place
        if self.tailored.first and not self.first(base[0]):
            weights = [weight + _LATER if weight > self.digit else weight for weight in weights]
        return weights

    def first(self, char: str) -> bool:
        """Whether a character is of the script that the language puts first."""
        return unicodedata.name(char, "").startswith(self.tailored.first)


def _any(words: dict[str, Any]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _table(text: str) -> list[int]:
    key = _pyuca().sort_key(text)
    return list(key[: key.index(0)])


@cache
def _pyuca() -> Any:
    from pyuca import Collator

    return Collator()


class _ICU:
    """The weights of ICU's collator for a language."""

    def __init__(self, lang: str) -> None:
        import icu

        self.collator = icu.Collator.createInstance(icu.Locale.forLanguageTag(lang))
        self.collator.setStrength(icu.Collator.PRIMARY)
        self.digit = self.word("9")[0]

    def word(self, word: str) -> tuple[int, ...]:
        """The weights of a word."""
        return tuple(self.collator.getSortKey(word)[:-1])


@cache
def _icu(lang: str) -> _ICU:
    return _ICU(lang)


@cache
def collation(lang: str, icu: bool | None = None) -> Collation:
    """The order of a language by its tag; ``icu`` says whether PyICU is asked, by default where it is installed.

    A language that has no tailoring has the root order.
    """
    if icu is None:
        icu = has_icu()
    return Collation(None if icu else tailored(lang), lang)


@cache
def has_icu() -> bool:
    """Whether PyICU is installed."""
    from importlib.util import find_spec

    return find_spec("icu") is not None


def tailored(lang: str) -> Tailored:
    """The tailoring of a language, or of the language of its tag's first part."""
    table = _tailorings()
    row = table.get("-".join(lang.split("-")[:2])) or table.get(lang.partition("-")[0]) or {}
    return Tailored(row.get("order", ()), row.get("spelled"), row.get("first", ""))


@cache
def _tailorings() -> dict[str, Any]:
    return tomli.loads((Path(__file__).parents[2] / "data" / "collation.toml").read_text("utf-8"))
