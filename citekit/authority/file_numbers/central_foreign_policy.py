"""The Central Foreign Policy File, July 1973 – 1979: film and frame, ``P840105-0036``.

``number ::= ("P" | "D" | "N") year(2) film(4) "-" frame(4)``. P is paper filmed in that year, D the electronic
telegrams of that year; what N is beyond its letter is not said here. Source: National Archives, reference guide to the
Central Foreign Policy File (Record Group 59).
"""

from __future__ import annotations

from citekit.model.patterns import lazy
from citekit.model.records import Decoded

_NUMBER = lazy(r"(?P<kind>[PDN])(?P<year>\d\d)\d{4}-(?P<frame>\d{4})")
_TELEGRAM = "D"


def decode_central_foreign_policy(text: str) -> Decoded | None:
    """The film and the frame; for telegrams the year too. ``text`` is folded.

    >>> found = decode_central_foreign_policy("P840105-0036")
    >>> found.reel, found.serial, found.date
    ('P840105', '0036', None)
    >>> decode_central_foreign_policy("D750123-0456").date
    '1975'
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    reel, frame = text.split("-")
    return Decoded(
        scheme="central-foreign-policy",
        category=found["kind"],
        reel=reel,
        serial=frame,
        date=f"19{found['year']}" if found["kind"] == _TELEGRAM else None,
        key=text,
    )
