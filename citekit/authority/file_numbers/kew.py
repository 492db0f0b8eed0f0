"""References of The National Archives (United Kingdom): department, series and piece, ``FO 371/123456``.

``reference ::= letters number "/" piece``. Source: the archives' own form of reference; series titles as
``citekit/data/countries/uk.toml`` has them.
"""

from __future__ import annotations

from citekit.authority.countries import series
from citekit.model.patterns import lazy
from citekit.model.records import Decoded

_REFERENCE = lazy(r"(?P<department>[A-Z]{1,4}) ?(?P<number>\d{1,4})/(?P<piece>[\w./-]{1,20})")


def decode_kew(text: str) -> Decoded | None:
    """The series and the piece of a reference whose series is known; ``text`` is folded.

    >>> found = decode_kew("PREM 11/4593")
    >>> found.subject, found.serial
    ("Prime Minister's Office: correspondence and papers, 1951–1964", '4593')
    """
    found = _REFERENCE.fullmatch(text)
    code = f"{found['department']} {found['number']}" if found else ""
    if found is None or code not in series("uk"):
        return None
    return Decoded(
        scheme="uk-national-archives",
        category=found["department"],
        number=found["number"],
        subject=series("uk")[code],
        serial=found["piece"],
        key=f"{code}/{found['piece']}",
    )
