"""Days as prose gives them: “January 26”, “3 May 1957”, “12/23/55”; the year of one that gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
TEN_MONTHS = 10

_NAME = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|Sept)\.?(?!\w)"
_YEAR = r"(?P<year>1[6789]\d\d|20[01]\d)(?!\d)"
_WRITTEN = (
    re.compile(rf"(?P<day>\d{{1,2}})\.? {_NAME}(?:,? {_YEAR})?"),
    re.compile(rf"{_NAME} (?P<day>\d{{1,2}})(?![\d–-])(?:,? {_YEAR})?"),
    re.compile(rf"{_NAME},? {_YEAR}"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
)
_SLASHED = re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given."""

    month: int
    day: int | None = None
    year: int | None = None


def read(text: str, start: int, end: int) -> tuple[int, Day] | None:
    """The date at ``start`` and where it ends; ``None`` where there is none, or where day and month may be either.

    >>> read("3 May 1957.", 0, 11), read("January 26", 0, 10)
    ((10, Day(month=5, day=3, year=1957)), (10, Day(month=1, day=26, year=None)))
    >>> read("12/23/55", 0, 8), read("5/3/57", 0, 6)
    ((8, Day(month=12, day=23, year=1955)), None)
    """
    if found := next(filter(None, (form.match(text, start, end) for form in _WRITTEN)), None):
        told = found.groupdict()
        month = int(told["number"]) if told.get("number") else month_of(told["month"])
        return found.end(), Day(month, int(told["day"]) if told.get("day") else None, _whole(told.get("year")))
    found = _SLASHED.match(text, start, end)
    if found is None:
        return None
    first, second, year = int(found["first"]), int(found["second"]), _whole(found["year"])
    day, month = (first, second) if first > 12 or found["mark"] == "." else (second, first)
    sure = found["mark"] == "." or max(first, second) > 12 or first == second
    return (found.end(), Day(month, day, year)) if sure and 1 <= month <= 12 else None


def _whole(year: str | None) -> int | None:
    """A year of two digits is one of the twentieth century, in the notes of historians of it."""
    return None if not year else 1900 + int(year) if len(year) == 2 else int(year)


def month_of(name: str) -> int:
    """The number of a month, by its name or its first three letters.

    >>> month_of("Sept."), month_of("May")
    (9, 5)
    """
    return next(number for number, whole in enumerate(MONTHS, 1) if whole.startswith(name.rstrip(".")[:3]))


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """ISO 8601, as precise as the date; ``None`` without a year, and for a misprint such as February 30.

    >>> iso(1957, 5, 3), iso(1957, 5, None), iso(None, 5, 3), iso(1957, 2, 30)
    ('1957-05-03', '1957-05', None, None)
    """
    if not year or not month:
        return None
    try:
        exact = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return exact if day else exact[:7]


def inferred_year(printed: str, month: int) -> int:
    """The year of a printed document; for a December of which one speaks in January, the year before.

    >>> inferred_year("1963-01-04", 12), inferred_year("1963-01-04", 2)
    (1962, 1963)
    """
    year, own = int(printed[:4]), int(printed[5:7] or 6)
    return year - 1 if month - own >= TEN_MONTHS else year
