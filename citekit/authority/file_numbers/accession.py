"""Accessions of the Washington National Records Center: ``FRC 330-78-0011``, ``FRC 62 A 1698``.

``accession ::= ["FRC"] [record-group] year [letter] serial [letter]``: of three numbers the record group is the first,
of two the year, and no record group is in it. Source: the Federal Records Center's transfer numbers as cited.
"""

from __future__ import annotations

import re

from citekit.authority.archives import record_group
from citekit.model.patterns import lazy
from citekit.model.records import Decoded

_ACCESSION = lazy(
    r"""(?P<word>(?:NY)?FRC:?\ ?(?:[Nn]o\.\ ?)?|[Aa]ccession\ (?:[Nn]o\.\ ?)?)?
        (?:(?P<group>\d{2,3})[-\ ])?
        (?P<year>[4-9]\d)(?:[-\ ]?(?P<letter>[A-Za-z])[-\ ]?|(?P<gap>[-\ ]?))(?P<serial>\d{1,4})(?P<part>[A-Z])?""",
    re.VERBOSE,
)


def decode_accession(text: str) -> Decoded | None:
    """An accession's record group, year and serial, and one key for every spelling; ``text`` is folded.

    >>> decode_accession("FRC 330 70 A 4662").key, decode_accession("330-70A4662").key
    ('330-70A4662', '330-70A4662')
    >>> decode_accession("FRC 330-780002").key, decode_accession("FRC 71-A-3470").record_group
    ('330-78-0002', None)
    """
    found = _ACCESSION.fullmatch(text)
    if found is None or not (found["word"] or (found["group"] and found["letter"] == "A")):
        return None
    if not (found["group"] or found["letter"] or found["gap"]):
        return None  # FRC 7425: a year or not, nobody can say
    serial = found["serial"] if found["letter"] else found["serial"].zfill(4)
    lead = f"{found['group']}-" if found["group"] else ""
    group = record_group(f"RG {found['group']}") if found["group"] else None
    return Decoded(
        scheme="accession",
        serial=serial + (found["part"] or ""),
        date=f"19{found['year']}",
        record_group=group.id if group else None,
        key=f"{lead}{found['year']}{(found['letter'] or '-').upper()}{serial}{found['part'] or ''}",
    )
