"""The decimal file of the Department of State, 1910 – January 1963: ``611.61/5-1661``.

``number ::= class country ["." (code) [("-" | " ") suffix]] ["/" item]``: one digit, two digits and perhaps a letter,
then what of that country; the item is a serial until 1944, the document's month, day and year from then on.
Source: the Department's filing manuals, as ``citekit/data/decimal.toml`` says.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from citekit.authority.tables import table
from citekit.model.patterns import lazy
from citekit.model.records import Decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

FIRST, RENUMBERED, REVISED, LAST = 1910, 1950, 1960, 1963
DATED_SINCE = 1944
EARLIER, LATER = 15, 2
"""Years that a cited document may lie before and after the one that cites it; beyond, its date is a misprint."""

_NUMBER = lazy(
    r"""(?:F\.?\ ?W\.?\ ?)?                              # filed with
        (?P<class>\d)(?P<place>[\dOl]{2}[A-Za-z]?)
        (?:\.(?P<code>[\dA-Za-z]*(?:\([A-Za-z]\))?)(?:[-\ ](?P<suffix>[^/\d][^/]*))?)?
        (?:/(?P<item>.+))?""",
    re.VERBOSE,
)
_NUMERIC = lazy(r"[\dOl]+")
_MISPLACED = (
    (lazy(r"(\d{3})\. ?([A-Z])\."), r"\1\2."),
    (lazy(r"(\d{3}[A-Z]?) (\d{2,4}/)"), r"\1.\2"),
    (lazy(r"(\d{3}[A-Z]?\.\d+)\.(?=[A-Z])"), r"\1 "),
)
"""A stray stop, and one that was lost."""
_PERSONNEL = lazy(r"123(?: |- ?)(?P<name>[A-Z][^\d/]+)")
_ITEM_DATE = lazy(r"([\dOlI]{1,2})-([\dOlI]{1,2})([\dOlI]{2})(?![\dOlI])")
_SERIAL = lazy(r"\d+½?[a-z]?")
_LONG_SERIAL = lazy(r"\d{3}|\d+(?:½|[a-z])")
"""A serial that is no half of a date."""
_SECOND_COUNTRY = lazy(r"(\d\d[A-Z]?)(\d*)")
_IN_TOPICS = ("MSP",)
"""Suffixes that a topic spells out."""
_DIGITS = str.maketrans("OlI", "011")


class _Number(NamedTuple):
    digit: str
    place: str
    code: str
    suffix: str | None


def decode_decimal(text: str, year: int | None) -> Decoded | None:
    """What a decimal number says; ``text`` is folded, ``year`` that of the document, if known.

    >>> found = decode_decimal("611.61/5-1661", 1961)
    >>> found.subject, found.countries, found.date
    ('International political relations', ('United States', 'Soviet Union'), '1961-05-16')
    >>> decode_decimal("711.61", 1946).subject
    'Political relations of states'
    """
    if text.startswith("123") and (on_person := _PERSONNEL.fullmatch(text)):
        return _personnel(on_person["name"])
    found = _NUMBER.fullmatch(_printed_right(text))
    if found is None:
        return None
    number = _number(found)
    on, serial, year = _item(found["item"], year)
    if year is None and serial and _LONG_SERIAL.match(serial):
        year = DATED_SINCE  # later items are dates
    if not (number.code or on or serial):
        return None
    said = _said(number, _schedules(year))
    if not (said.subject or said.country or said.countries or on):
        return None
    return Decoded(
        "decimal", None, None, None, said.class_, said.number, said.subject, said.topic, said.country, said.countries,
        said.place, said.name, serial, None, on,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _said(number: _Number, schedules: tuple[str, ...]) -> Decoded:
    """What a number says without its item, as far as the schedules agree."""
    countries = _agreed([_countries(schedule, number) for schedule in schedules]) or ()
    place, person = _suffix(number)
    return Decoded(
        scheme="decimal",
        class_=number.digit,
        number=f"{number.digit}{number.place}" + (f".{number.code}" if number.code else ""),
        subject=_agreed([_classes(schedule).get(number.digit) for schedule in schedules]),
        topic=_agreed([_topic(schedule, number) for schedule in schedules]),
        country=countries[0] if len(countries) == 1 else None,
        countries=countries if len(countries) == 2 else (),
        place=place,
        name=person,
    )


def _personnel(name: str) -> Decoded:
    """123 Surname: the file on a person of the Foreign Service, in every schedule."""
    subject = _classes("1950-1959")["1"]
    return Decoded(scheme="decimal", class_="1", number="123", subject=subject, topic="Personnel", name=name)


def _printed_right(text: str) -> str:
    """The number with its stop where it belongs: 756. D.00 is 756D.00, 751K 00/ is 751K.00/."""
    if " " not in text and "." in text:
        return text
    text = text.replace(". ", ".")
    for wrong, right in _MISPLACED:
        if found := wrong.match(text):
            text = found.expand(right) + text[found.end() :]
    return text


def _number(found: re.Match[str]) -> _Number:
    digit, place, code, suffix = found.group("class", "place", "code", "suffix")
    if code and not code.isdecimal() and _NUMERIC.fullmatch(code):
        code = code.translate(_DIGITS)
    if not place.isdecimal():
        place = place[:2].translate(_DIGITS) + place[2:].upper()
    return _Number(digit, place, code or "", suffix)


def _item(item: str | None, year: int | None) -> tuple[str | None, str | None, int | None]:
    """The date that the item is or its serial, and the year of the number: 5-1661 is 16 May 1961, 12-854 8 Dec. 1954.

    Without a date, or with one that the calendar has not, the year is the document's; a date too far from the
    document leaves it in doubt.
    """
    if item is None:
        return None, None, year
    compact = item.replace(" ", "")
    if dated := _ITEM_DATE.match(compact):
        month, day, short = (_value(dated[1]), _value(dated[2]), _value(dated[3]))
        on = _calendar_day(1900 + short, month, day)
        if on is None:
            return None, None, year
        is_near = year is None or year - EARLIER <= 1900 + short <= year + LATER
        return (on, None, 1900 + short) if is_near else (None, None, None)
    is_serial = _SERIAL.fullmatch(compact) and (year is None or year <= DATED_SINCE)
    return None, compact if is_serial else None, year


def _value(digits: str) -> int:
    return int(digits if digits.isdecimal() else digits.translate(_DIGITS))


def _calendar_day(year: int, month: int, day: int) -> str | None:
    """The day, if the calendar has it and the file of such numbers was kept."""
    if not (DATED_SINCE <= year <= LAST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year}-{month:02}-{day:02}"


def _schedules(year: int | None) -> tuple[str, ...]:
    """The schedules that the number may be read under: one where its year is known, else all."""
    if year is None or not FIRST <= year <= LAST:
        return ("1910-1949", "1950-1959", "1960-1963")
    return ("1910-1949",) if year < RENUMBERED else ("1950-1959",) if year < REVISED else ("1960-1963",)


def _agreed(readings: list[T]) -> T | None:
    return readings[0] if readings.count(readings[0]) == len(readings) else None


def _classes(schedule: str) -> Mapping[str, str]:
    return _under("classes", schedule)


def _under(name: str, schedule: str) -> Mapping[str, Any]:
    """The part of the table for a schedule; 1950–59 and 1960–63 share all but the countries."""
    part = table("decimal")[name]
    found: Mapping[str, Any] = part[schedule] if schedule in part else part["1950-1963"]
    return found


def _countries(schedule: str, number: _Number) -> tuple[str, ...]:
    """The countries of a number in a class that is arranged by country; two where the class is of relations."""
    before = schedule == "1910-1949"
    if number.digit not in ("678" if before else "456789"):
        return ()
    if before and number.place == "40" and number.code.startswith("0011"):
        return ()  # 740.0011…: the European War and its end, not Europe
    names = _under("countries", schedule)
    first = names.get(number.place)
    if first is None:
        return ()
    second = _second(_related(schedule, number), names)
    return (first, second) if second and second != first else (first,)


def _related(schedule: str, number: _Number) -> str:
    """The code from the second country on, where a class or a subject is of relations; else nothing.

    Political relations are class 7 until 1949 and class 6 from then on; trade is class 6 until 1949.
    """
    if number.digit in ("67" if schedule == "1910-1949" else "6"):
        return number.code
    heads = _under("relations", schedule).get(number.digit, ())
    return next((number.code[len(head) :] for head in heads if number.code.startswith(head)), "")


def _second(code: str, names: Mapping[str, str]) -> str | None:
    """The country at the head of the code, before a subject or alone: 84A of 84A, 56D of 56D13, 72 of 72119."""
    found = _SECOND_COUNTRY.fullmatch(code)
    return names.get(found[1]) if found else None


def _topic(schedule: str, number: _Number) -> str | None:
    topics = _under("topics", schedule).get(number.digit, {})
    keys = (f"{number.code}-{number.suffix}", f"{number.place}.{number.code}", number.code)
    found: str | None = next((topics[key] for key in keys if key in topics), None)
    return found


def _suffix(number: _Number) -> tuple[str | None, str | None]:
    """The place and the name that a suffix gives: 396.1-PA is Paris, 711.11-EI Eisenhower, 501.BC Kashmir itself."""
    if number.suffix is None or number.suffix in _IN_TOPICS:
        return None, None
    file = f"{number.digit}{number.place}.{number.code}"
    if file == "396.1":
        return table("decimal")["places"].get(number.suffix), None
    return None, table("decimal")["persons"].get(f"{file}-{number.suffix}", number.suffix)
