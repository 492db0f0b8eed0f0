"""A number of any filing scheme, decoded into its parts, and described in plain words."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.authority.file_numbers.accession import decode_accession
from citekit.authority.file_numbers.central_foreign_policy import decode_central_foreign_policy
from citekit.authority.file_numbers.decimal import decode_decimal
from citekit.authority.file_numbers.job import decode_job
from citekit.authority.file_numbers.kew import decode_kew
from citekit.authority.file_numbers.lot import decode_lot
from citekit.authority.file_numbers.numerical import decode_numerical
from citekit.authority.file_numbers.subject_numeric import (
    area_name,
    category_name,
    decode_subject_numeric,
    wider_subject,
)
from citekit.authority.folding import folded_once
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.records import Decoded

LONGEST = 120
"""Characters of the longest number that is looked at: no filing scheme makes longer ones."""


def decode(text: str, *, date: str | None = None) -> Decoded | None:
    """What a file number, lot, accession or job says, as printed; ``None`` where it is none of them.

    ``date`` is the ISO date of the document: the decimal file was renumbered in 1950, the handbook of the
    subject-numeric file has two editions. Without it only what every schedule agrees on is said.

    >>> decode("POL 7 US/Harriman", date="1963-07-15").subject
    'Visits. Meetings'
    >>> decode("611.61/5–1661").date
    '1961-05-16'
    >>> decode("Lot 66 D 204").key
    '66D204'
    >>> decode("Memoranda of Conversation") is None
    True
    """
    if len(text) > LONGEST:
        return None
    year = int(date[:4]) if date and date[:4].isdecimal() else None
    decoded = _decode(text, year)
    if decoded and decoded.date and date and _is_misprinted(decoded.date, date[:10]):
        return _decode(text.partition("/")[0], year)
    return decoded


_DECIMAL = lazy(r"\d{3}[A-Z]?\.[\dA-Z]")
"""How a decimal number begins, and nothing else does: it is tried first, since most are."""


@lru_cache(maxsize=1024)  # many notes of a volume lie in one file
def _decode(text: str, year: int | None) -> Decoded | None:
    folded = folded_once(text).rstrip(".,; ")
    if _DECIMAL.match(folded) and (decimal := decode_decimal(folded, year)):
        return decimal
    return (
        decode_central_foreign_policy(folded)
        or decode_job(folded)
        or decode_accession(folded)
        or decode_lot(folded)
        or decode_kew(folded)
        or decode_subject_numeric(folded, year)
        or decode_decimal(folded, year)
        or decode_numerical(folded, year)
    )


def _is_misprinted(printed: str, own: str) -> bool:
    """Whether month and day are the document's own and the year is not."""
    return len(printed) == len(own) == 10 and printed[4:] == own[4:] and printed != own


def describe(decoded: Decoded) -> str:
    """The number in plain words for a person.

    >>> describe(decode("POL 7 US/Harriman", date="1963-07-15"))
    'Political affairs & relations: Visits. Meetings; United States; Harriman'
    >>> describe(decode("611.61/5-1661"))
    'International political relations; United States – Soviet Union; 16 May 1961'
    >>> describe(decode("lot 66D204"))
    'Office files of the Department of State, retired in 1966 as lot 66 D 204'
    """
    return _DESCRIBERS[decoded.scheme](decoded)


def _describe_subject_numeric(decoded: Decoded) -> str:
    head = category_name(decoded.category or "") or decoded.category or ""
    if decoded.subject:
        head = ": ".join(filter(None, (head, wider_subject(decoded), decoded.subject)))
    areas = [decoded.country] if decoded.country else list(decoded.countries)
    relation = " – ".join(area_name(code) for code in areas)
    return _join(head, decoded.commodity, relation, decoded.place, decoded.name)


def _describe_decimal(decoded: Decoded) -> str:
    relation = decoded.country or " – ".join(decoded.countries)
    return _join(decoded.subject, decoded.topic, relation, decoded.place, decoded.name, _day(decoded.date))


def _describe_central_foreign_policy(decoded: Decoded) -> str:
    kinds = {"P": "filmed paper", "D": "electronic telegram"}
    kind = kinds.get(decoded.category or "", "record") + (f" of {decoded.date}" if decoded.date else "")
    return f"Central Foreign Policy File, {kind}, film {decoded.reel}, frame {decoded.serial}"


def _describe_lot(decoded: Decoded) -> str:
    keepers = {"rg-59": "Office files of the Department of State", "rg-84": "Files of a Foreign Service post"}
    keeper = keepers.get(decoded.record_group or "", "Files")
    if decoded.date is None:
        return f"{keeper} retired as lot {decoded.key}"
    return f"{keeper}, retired in {decoded.date} as lot {decoded.number}"


def _describe_accession(decoded: Decoded) -> str:
    group = f"Record Group {decoded.record_group.removeprefix('rg-')}, " if decoded.record_group else ""
    return f"{group}accession {decoded.key} of {decoded.date}, Washington National Records Center"


def _describe_job(decoded: Decoded) -> str:
    return f"Central Intelligence Agency, job {decoded.key}"


def _describe_numerical(decoded: Decoded) -> str:
    return f"Numerical File 1906–10, case {decoded.number}, paper {decoded.serial}"


def _describe_kew(decoded: Decoded) -> str:
    return f"{decoded.subject}; piece {decoded.serial}, The National Archives (United Kingdom)"


_DESCRIBERS = {
    "uk-national-archives": _describe_kew,
    "subject-numeric": _describe_subject_numeric,
    "decimal": _describe_decimal,
    "numerical": _describe_numerical,
    "central-foreign-policy": _describe_central_foreign_policy,
    "lot": _describe_lot,
    "accession": _describe_accession,
    "job": _describe_job,
}


def _day(iso: str | None) -> str | None:
    if iso is None:
        return None
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _join(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)
