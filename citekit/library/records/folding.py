"""Words as a search compares them: one case, no diacritics, one script, letters apart from digits.

What is kept and what is asked are folded alike: ``FO371/126683``, ``FO 371/126683`` and ``fo 371-126683`` are one.
"""

from __future__ import annotations

from functools import lru_cache

from citekit.authority.romanization import romanized
from citekit.model.patterns import lazy

_ATOMS = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\d+")
"""A run of letters, a run of digits, or one sign of a script that is written without spaces."""
OFTEN = 65536
"""Texts whose folding is kept in memory: archives, boxes and files are the same in many records."""
_SHORT = 48
_LATIN = lazy(r"[a-z]+|[0-9]+")


def atoms(text: str) -> list[str]:
    """The words of a text as they are compared, in their order.

    >>> atoms("FO371/126683"), atoms("РГАСПИ, ф. 17"), atoms("Škofja Loka, ŁÓDŹ"), atoms("外交部档案")
    (['fo', '371', '126683'], ['rgaspi', 'f', '17'], ['skofja', 'loka', 'lodz'], ['外', '交', '部', '档', '案'])
    """
    if text.isascii():
        return _LATIN.findall(text.lower())
    return _ATOMS.findall(romanized(text))


def folded(text: str) -> str:
    """The words of a text as they are compared, with spaces between."""
    return _often(text) if len(text) <= _SHORT else " ".join(atoms(text))


@lru_cache(maxsize=OFTEN)
def _often(text: str) -> str:
    """What a name, a box or a kind of document is folded to: the same few stand in many records."""
    return " ".join(atoms(text))


def compact(text: str) -> str:
    """The words of a text without anything between them: one spelling of a reference code.

    >>> compact("FO 371/126683") == compact("FO371/126683"), compact("ф. 17")
    (True, 'f17')
    """
    return "".join(atoms(text))


@lru_cache(maxsize=OFTEN)
def code_of(text: str) -> str | None:
    """The one spelling of a reference code whose filing scheme is known; ``None`` of any other text.

    >>> code_of("Lot 66 D 204"), code_of("66D204"), code_of("FO371/126683"), code_of("Trip File")
    ('66d204', '66d204', 'fo371126683', None)
    """
    from citekit.authority.file_numbers.decoding import decode

    if not any(map(str.isdigit, text)):
        return None
    decoded = decode(text)
    if decoded is None:
        return None
    return compact(decoded.key) if decoded.key else compact(text)
