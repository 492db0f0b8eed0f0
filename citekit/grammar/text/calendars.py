"""What a date of whichever calendar is in ISO 8601: Old Style, the Venetian year, the French Republic, runs of days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority import date_words
from citekit.model import roman as numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.authority.date_words import Name

TEN_MONTHS = 10
MARCH = 3
LADY_DAY = 25
"""The English year began on 25 March until 1752."""


Last = tuple[int | None, int | None, int | None]
"""Year, month and day of the end of a run of days."""


class Parts(Struct, frozen=True):
    """A date as far as it is given; ``last`` is the last day of a run, ``plain`` where ISO says all that is printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: Last | None = None
    circa: bool = False
    plain: bool = True

    def of_year(self, year: int, *, plain: bool = True) -> Parts:
        """The same day in a year."""
        last = (self.last[0] or year, *self.last[1:]) if self.last else None
        return replace(self, year=year, last=last, plain=self.plain and plain)

    @property
    def iso(self) -> str | None:
        """ISO 8601, as precise as the date; an interval for a run of days.

        >>> Parts(1957, 5, 3).iso, Parts(1940, 1, 11, last=(1940, 1, 18)).iso, Parts(None, 5, 3).iso, Parts(1957).iso
        ('1957-05-03', '1940-01-11/1940-01-18', None, '1957')
        """
        if self.month is None:
            return str(self.year) if self.year and self.plain else None
        first = iso(self.year, self.month, self.day)
        if first is None or self.last is None:
            return first
        last = iso(*self.last)
        return f"{first}/{last}" if last and last > first else None


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


def month_of(names: Sequence[Name], *, stop: bool = False) -> int | None:
    """The month that a word names; ``None`` where languages differ, unless the full stop behind the day tells.

    *Listopada* is October in Croatian, which writes “3. listopada”, and November in Polish, which writes “3 listopada”.
    """
    numbers = {name.number for name in names}
    if len(numbers) > 1:
        numbers = {name.number for name in names if (name.language in date_words.ordinals()) is stop}
    return numbers.pop() if len(numbers) == 1 else None


def run(days: Sequence[int], parts: Parts, *, listed: bool) -> Parts:
    """Several days of one month: a run of them, or the first of a list, which ISO has no form for."""
    first = replace(parts, day=days[0], plain=parts.plain and not listed)
    if len(days) == 1 or listed or parts.month is None:
        return first
    return replace(first, last=(parts.year, parts.month, days[-1]))


def new_style(parts: Parts) -> Parts:
    """A day in both styles, “14/26 June 1868”: that of the Gregorian calendar, where it is so many days ahead.

    >>> new_style(Parts(1868, 6, 14, last=(1868, 6, 26))).iso, new_style(Parts(1868, 6, 14, last=(1868, 6, 20))).iso
    ('1868-06-26', '1868-06-14/1868-06-20')
    """
    if parts.last is None or not (parts.year and parts.day and parts.last[2]):
        return parts
    behind = parts.year // 100 - parts.year // 400 - 2
    later = parts.last[1] == parts.month and parts.last[2] - parts.day == behind
    return replace(parts, day=parts.last[2], last=None, plain=False) if later and behind >= _FIRST_GAP else parts


_FIRST_GAP = 10
"""Days that the Gregorian calendar left out in 1582."""


def until(first: Parts, last: Parts) -> Parts:
    """A run from one date to another; the year of the second is that of both where the first has none.

    >>> until(Parts(None, 4, 30), Parts(1951, 5, 2)).iso
    '1951-04-30/1951-05-02'
    """
    year = first.year or last.year
    return replace(first, year=year, last=(last.year or year, last.month, last.day), plain=first.plain and last.plain)


def later_year(year: int, printed: str) -> int | None:
    """The year that a few last figures mean behind another: “1695/6”, “1922–23”; ``None`` for an earlier one.

    >>> later_year(1695, "6"), later_year(1922, "23"), later_year(1699, "700"), later_year(1957, "12")
    (1696, 1923, 1700, None)
    """
    last = int(str(year)[: -len(printed)] + printed) if len(printed) < len(str(year)) else int(printed)
    last = last if last > year or len(printed) != 1 else last + 10
    return last if last > year else None


def old_style(parts: Parts, later: int | None) -> Parts:
    """The day of a double year, “14 January 1696/7”: before 25 March it is in the later; a later day is doubtful.

    >>> old_style(Parts(1696, 1, 14), 1697).iso, old_style(Parts(1696, 5, 14), 1697).iso
    ('1697-01-14', None)
    """
    early = parts.month is not None and (parts.month, parts.day or 1) < (MARCH, LADY_DAY)
    if not early or parts.year is None or later != parts.year + 1:
        return replace(parts, month=None, day=None, last=None, plain=False)
    return replace(parts.of_year(later), plain=False)


def venetian(parts: Parts) -> Parts:
    """The day of a year that begins on 1 March: January and February are in the year that follows.

    >>> venetian(Parts(1754, 1, 12)).iso, venetian(Parts(1754, 4, 12)).iso
    ('1755-01-12', '1754-04-12')
    """
    if parts.year is None or parts.month is None:
        return parts
    return replace(parts.of_year(parts.year + (parts.month < MARCH)), plain=False)


def republican(year: str | None, month: int, day: int) -> Parts:
    """A day of the French Republic: “12 frimaire an II”.

    >>> republican("II", 3, 12).iso, republican(None, 3, 12).iso
    ('1793-12-02', None)
    """
    told = (numerals.number(year) or int(year) if year.isdecimal() else numerals.number(year)) if year else None
    exact = date_words.republican_day(told, month, day) if told else None
    return Parts(exact.year, exact.month, exact.day, plain=False) if exact else Parts(plain=False)


def roman(day: int, month: str, year: str) -> Parts | None:
    """A day whose month is in Roman numerals: “3.v.1957”.

    >>> roman(3, "v", "1957").iso, roman(3, "iiv", "1957")
    ('1957-05-03', None)
    """
    number = numerals.number(month)
    if number is None or not 1 <= number <= 12:
        return None
    return Parts(int(year) if len(year) > 2 else 1900 + int(year), number, day)
