"""``cs:sort``: keys of items, and an order in which é stands beside e and 10 behind 9."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from citekit.csl.input.vocabulary import DATES, NAMES, NUMBERS
from citekit.csl.output.pieces import flat
from citekit.csl.rendering.cite_variables import citation_label
from citekit.csl.rendering.dates import sort_key as date_key
from citekit.csl.rendering.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.elements import Element
    from citekit.csl.styles.compiler import Compiler

_NS = "{http://purl.org/net/xbiblio/csl}"
_DIGITS = re.compile(r"(\d+)")
_TAG = re.compile(r"<[^<>]{1,60}>")
_DIGIT_WEIGHT = 7000
"""Below the weight of every letter and above that of symbols in the collation table."""
_SPACE = 1
"""Below every character, so that Dale stands before Dalebout."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SortKey:
    """``cs:key``: a variable or a macro's elements, the direction, and limits for names."""

    variable: str | None
    elements: tuple[Element, ...]
    descending: bool
    limits: tuple[int | None, int | None, bool | None] | None

    def value(self, ctx: Context) -> str | None:
        """What the item is sorted by; ``None`` sorts last."""
        ctx.sorting, ctx.limits = True, self.limits
        if self.variable is None or self.variable in NAMES:
            parts = [flat(part) for element in self.elements if (part := element.render(ctx)) is not None]
            return "".join(parts) or None
        if self.variable in DATES:
            return date_key(ctx.item.date(self.variable)) or None
        if self.variable == "citation-number":
            return None if ctx.number is None else f"{ctx.number:09d}"
        text = ctx.item.text(self.variable)
        if text is None and self.variable == "citation-label":
            text = citation_label(ctx.item)
        if text is not None and self.variable in NUMBERS and is_numeric(text):
            return re.sub(r"\d+", lambda m: m.group().zfill(9), text)
        return text


def read_keys(element: _Element | None, compiler: Compiler) -> tuple[SortKey, ...]:
    """The keys of a ``cs:sort``."""
    if element is None:
        return ()
    return tuple(_read_key(key, compiler) for key in element.iterfind(_NS + "key"))


def _read_key(key: _Element, compiler: Compiler) -> SortKey:
    first, use, last = key.get("names-min"), key.get("names-use-first"), key.get("names-use-last")
    limits = (_count(first), _count(use), None if last is None else last == "true")
    variable, macro = key.get("variable"), key.get("macro")
    elements: list[Element] = []
    if variable in NAMES:
        from citekit.csl.rendering.formatting import Look
        from citekit.csl.rendering.names import EtAl, Names

        elements = [Names((variable,), compiler.name_style(None), EtAl(), None, [], Look(delimiter=", "))]
    elif macro is not None:
        elements = compiler.macro(macro, key)
    return SortKey(variable, tuple(elements), key.get("sort") == "descending", limits)


def _count(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdigit() else None


def arrange(rows: Sequence[T], keys: tuple[SortKey, ...], value: Callable[[T, SortKey], str | None]) -> list[T]:
    """The rows by the keys, the first most significant; rows without a value last, ties in the order given."""
    ordered = list(rows)
    for key in reversed(keys):
        valued = [(row, value(row, key)) for row in ordered]
        present = [(row, collate(text)) for row, text in valued if text is not None]
        present.sort(key=lambda pair: pair[1], reverse=key.descending)
        ordered = [row for row, _ in present] + [row for row, text in valued if text is None]
    return ordered


@cache
def _collator() -> Any:
    from pyuca import Collator

    return Collator()


@lru_cache(65536)
def collate(text: str) -> tuple[tuple[int, ...], ...]:
    """A key that orders letters before accents and case, numbers by value, and passes over punctuation.

    >>> sorted(["z", "Éa", "eb", "10", "9"], key=collate)
    ['9', '10', 'Éa', 'eb', 'z']
    """
    pieces: list[tuple[int, ...]] = []
    for piece in _DIGITS.split(_TAG.sub("", text)):
        if piece.isdigit():
            pieces.append((_DIGIT_WEIGHT, int(piece)) if len(piece) < 30 else (_DIGIT_WEIGHT, 10**30))
        elif piece:
            pieces.append(_primary(piece.lower()))
    return tuple(piece for piece in pieces if piece)


@lru_cache(65536)
def _primary(text: str) -> tuple[int, ...]:
    """The first level of the Unicode Collation Algorithm, word by word, punctuation left out."""
    kept = "".join(c if unicodedata.category(c)[0] not in "PC" else "" for c in text)
    weights: list[int] = []
    for word in kept.split():
        key = _collator().sort_key(word)
        weights += [*key[: key.index(0)], _SPACE]
    return tuple(weights[:-1])
