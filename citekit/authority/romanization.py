"""Letters of other scripts in Latin ones, without diacritics: what keys are made of, and a search compares."""

from __future__ import annotations

import unicodedata
from functools import cache

from citekit.authority.tables import table


def romanized(text: str) -> str:
    """A text in small Latin letters without diacritics, as far as the table has its letters; others stay.

    >>> romanized("РГАСПИ, ф. 17"), romanized("Škofja Loka, ŁÓDŹ"), romanized("档案")
    ('rgaspi, f. 17', 'skofja loka, lodz', '档案')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_letters())


@cache
def _letters() -> dict[int, str]:
    rows = table("romanization")
    return {ord(letter): latin for script in ("cyrillic", "greek", "latin") for letter, latin in rows[script].items()}
