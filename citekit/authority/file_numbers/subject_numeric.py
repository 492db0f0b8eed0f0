"""The subject-numeric file of the Department of State, February 1963 – July 1973: ``POL 27-14 VIET/MARIGOLD``.

``number ::= category ["-" commodity] ["(" agency ")"] [n ["-" n]] [area {"-" area}] ["(" city ")"] ["/" name]``
Source: the Records Classification Handbook, as ``citekit/data/subject_numeric.toml`` says.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from citekit.authority.tables import table
from citekit.model.patterns import lazy
from citekit.model.records import Decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_EDITION, SECOND_EDITION = "1963", "1964-1973"
BY_COMMODITY, BY_AGENCY = "INCO", "AID"
"""INCO-WOOL is wool, AID (US) the agency of the United States; elsewhere a parenthesis is a code word: DEF (MLF)."""
SETTLED = 1966
"""The first year whose documents bear numbers of the second edition only."""

_HEAD = lazy(
    r"""(?P<category>[A-Z]{1,5})
        (?:-(?P<commodity>[A-Z]+(?:\ [A-Z]+(?=\ ?\d))?)(?=\ ?\d|\ [A-Z]|$))?
        (?:\ ?\((?P<bracketed>[A-Z.]{2,8})\))?
        (?:[-\ ]?(?P<number>(?=[lO]?\d)[\dlO]{1,2}(?:-(?:(?=[lO]?\d)[\dlO]{1,2}|l))?)(?!\d))?
        (?P<tail>\ ?[^/\d][^/]*)?
        (?:/(?P<name>.+))?""",
    re.VERBOSE,
)
_CITY = lazy(r"([^()]*)\(([A-Z]+)\)")
_DIGITS = str.maketrans("Ol", "01")


def decode_subject_numeric(text: str, year: int | None) -> Decoded | None:
    """What a subject-numeric number says; ``text`` is folded, ``year`` that of the document, if known.

    >>> found = decode_subject_numeric("POL 27-14 VIET/MARIGOLD", 1967)
    >>> found.number, found.subject, found.country, found.name
    ('27-14', 'Truce. Cease-fire. Armistice', 'VIET', 'MARIGOLD')
    >>> decode_subject_numeric("POL US-USSR", None).countries
    ('US', 'USSR')
    """
    found = _HEAD.fullmatch(text)
    if found is None or found["category"] not in _categories():
        return None
    number = found["number"].translate(_DIGITS) if found["number"] else None
    areas, place = _areas((found["tail"] or "").strip())
    if number is None and not (areas or found["bracketed"]):
        return None
    if number is None and found["commodity"] and found["category"] != BY_COMMODITY:
        return None
    is_agency = found["category"] == BY_AGENCY
    return Decoded(
        scheme="subject-numeric",
        category=found["category"],
        commodity=found["commodity"],
        agency=found["bracketed"] if is_agency else None,
        number=number,
        subject=_subject(found["category"], number, year) if number else None,
        country=areas[0] if len(areas) == 1 else None,
        countries=areas if len(areas) > 1 else (),
        place=place,
        name=found["name"] or (None if is_agency else found["bracketed"]),
    )


@cache
def _categories() -> Mapping[str, str]:
    return {**table("subject_numeric")["categories"], **table("subject_numeric")["organizations"]}


def category_name(category: str) -> str | None:
    """The category in words.

    >>> category_name("DEF"), category_name("UN")
    ('Defense affairs', 'United Nations')
    """
    return _categories().get(category)


def area_name(code: str) -> str:
    """The area in words; the code itself where it is not known.

    >>> area_name("CHICOM")
    "People's Republic of China"
    """
    return str(table("areas")["areas"].get(code, code))


def wider_subject(decoded: Decoded) -> str | None:
    """The heading over that of a divided number, as far as both editions have it.

    >>> wider_subject(Decoded("subject-numeric", category="DEF", number="18-4"))
    'Arms control & disarmament'
    """
    primary, _, secondary = (decoded.number or "").partition("-")
    return _subject(decoded.category or "", primary, None) if secondary else None


def _subject(category: str, number: str, year: int | None) -> str | None:
    """The heading under which the number stands, in the edition of the document's year."""
    headings = [_heading(edition, category, number) for edition in (FIRST_EDITION, SECOND_EDITION)]
    if year is not None and year <= 1963:
        return headings[0]
    if year is not None and year >= SETTLED:
        return headings[1]
    if None in headings:
        return None if year is None else headings[0] or headings[1]
    return _common(*(heading or "" for heading in headings))


def _heading(edition: str, category: str, number: str) -> str | None:
    subjects = table("subject_numeric")["subjects"][edition]
    group = "organization" if category in table("subject_numeric")["organizations"] else category
    heading: str | None = subjects.get(group, {}).get(number)
    return heading


def _common(one: str, other: str) -> str | None:
    """The headings that both editions begin with: both call POL 23 internal security, one adds more."""
    pairs = zip(one.split(". "), other.split(". "), strict=False)
    return ". ".join(left for left, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) or None


def _areas(tail: str) -> tuple[tuple[str, ...], str | None]:
    """The areas, all known or none, and the city in parentheses behind them: USSR (MO)."""
    place = None
    if found := _CITY.fullmatch(tail):
        tail, place = found[1].strip(), table("areas")["cities"].get(found[2])
    codes = tuple(_area(code) for code in tail.replace(".", "").split("-")) if tail else ()
    return tuple(code for code in codes if code) if all(codes) else (), place


def _area(printed: str) -> str | None:
    printed = printed.strip().upper()
    code = str(table("areas")["misprints"].get(printed, printed))
    return code if code in table("areas")["areas"] else None
