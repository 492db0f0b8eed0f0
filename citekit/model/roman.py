"""Roman numerals, the one place that reads them."""

from __future__ import annotations

import re

from citekit.model.patterns import lazy

_ROMAN = lazy(r"m{0,5}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def number(text: str) -> int | None:
    """The number that a Roman numeral is; ``None`` for other text.

    >>> number("XIV"), number("iv"), number("MCMLVII"), number("IIX"), number("")
    (14, 4, 1957, None, None)
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text.lower()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
