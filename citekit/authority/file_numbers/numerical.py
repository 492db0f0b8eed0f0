"""The Numerical File of the Department of State, August 1906 – August 1910: ``9254/5-7``, papers 5 to 7 of case 9254.

A case is a subject as it came up; its number says nothing of what it is about. Source: National Archives and Records
Administration, microfilm publication M862, *Numerical and Minor Files of the Department of State, 1906–1910*.
"""

from __future__ import annotations

from citekit.model.patterns import lazy
from citekit.model.records import Decoded

FIRST, LAST = 1906, 1910
_CASE = lazy(r"(\d{1,5})/(\d{1,4}[A-Z]?(?:-\d{1,4})?)")


def decode_numerical(text: str, year: int | None) -> Decoded | None:
    """What a number of the Numerical File says; ``text`` is folded, ``year`` that of the document.

    Without the year it is not told from a date or a part of another number.

    >>> found = decode_numerical("9254/5-7", 1907)
    >>> found.number, found.serial
    ('9254', '5-7')
    >>> decode_numerical("9254/5-7", None) is None
    True
    """
    if year is None or not FIRST <= year <= LAST:
        return None
    found = _CASE.fullmatch(text)
    return Decoded("numerical", number=found[1], serial=found[2]) if found else None
