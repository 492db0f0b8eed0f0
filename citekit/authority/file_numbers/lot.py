"""Lots: files that an office retired as one lot, ``Lot 66 D 204``.

``lot ::= ["Lot" ["File"]] year designator serial [letter]``: the year of retirement, D for the Department or F for a
Foreign Service post (others: A, M, W), and a serial; lots of the 1940s have a serial alone, or a letter and a serial.
Every spelling of one lot has one key. Source: the Department's retirement practice as citations of lots show it.
"""

from __future__ import annotations

import re

from citekit.model.patterns import lazy
from citekit.model.records import Decoded

_LOT = lazy(
    r"""(?P<word>[Ll]ot\ (?:[Ff]ile\ )?(?:[Nn]o\.\ ?)?)?
        (?:(?P<year>\d{4}|\d\d)[-\ ]?(?P<designator>[A-Z])[-\ ]?(?P<serial>\d{1,4})(?P<part>[A-Z])?
          |(?P<letter>[A-Z])[-\ ]?(?P<lettered>\d{1,4})
          |(?P<bare>\d{1,4}))""",
    re.VERBOSE,
)
_KEEPERS = {"D": "rg-59", "F": "rg-84"}
"""The record group by designator: the Department's own offices, the posts abroad."""


def decode_lot(text: str) -> Decoded | None:
    """A lot's year, designator and serial, and the key that is the same for every spelling; ``text`` is folded.

    >>> decode_lot("Lot 66 D 204").key, decode_lot("lot 66D204").key, decode_lot("Lot File 66-D-204").key
    ('66D204', '66D204', '66D204')
    >>> decode_lot("Lot M-88").key, decode_lot("64 A 1") is None
    ('M88', True)
    """
    found = _LOT.fullmatch(text)
    if found is None or not (found["word"] or found["designator"] in _KEEPERS):
        return None
    if found["year"] is None:
        serial = found["lettered"] or found["bare"]
        return Decoded(scheme="lot", category=found["letter"], serial=serial, key=(found["letter"] or "") + serial)
    serial = found["serial"] + (found["part"] or "")
    return Decoded(
        scheme="lot",
        category=found["designator"],
        number=f"{found['year']} {found['designator']} {serial}",
        serial=serial,
        date=_retired(found["year"]),
        record_group=_KEEPERS.get(found["designator"]),
        key=f"{found['year']}{found['designator']}{serial}",
    )


def _retired(year: str) -> str:
    """The year in four digits; lots begin in the 1940s."""
    return year if len(year) == 4 else f"19{year}" if int(year) >= 40 else f"20{year}"
