"""The words of dates: months and weekdays by any of their names, what stands around a date and for none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.authority.tables import table
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_WORD = lazy(r"[^\W\d_]+(?:\.(?=[^\W\d_]))?")
_DAYS_OF_A_MONTH = 30


class Name(Struct, frozen=True):
    """A name of a month or a weekday: ``form`` as listed, ``number`` from 1 on, in one ``language``."""

    form: str
    number: int
    language: str


@cache
def months() -> dict[str, tuple[Name, ...]]:
    """The months that each form names, the forms in small letters and without their full stop.

    >>> [name.number for name in months()["okt"]][:1], {name.number for name in months()["listopada"]}
    ([10], {10, 11})
    """
    return _filed(table("dates")["months"].items())


@cache
def weekdays() -> dict[str, tuple[Name, ...]]:
    """The days of the week by all of their names, Monday is 1.

    >>> weekdays()["lundi"][0].number
    1
    """
    return _filed(table("dates")["weekdays"].items())


@cache
def republican() -> dict[str, tuple[Name, ...]]:
    """The months of the French Republic by their names.

    >>> republican()["frimaire"][0].number
    3
    """
    return _filed([("fr", table("dates")["republic"]["months"])])


def _filed(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[Name, ...]]:
    filed: dict[str, dict[Name, None]] = {}
    for language, names in rows:
        for number, forms in enumerate(names, 1):
            for form in forms.split():
                filed.setdefault(form.rstrip(".").lower(), {})[Name(form, number, language)] = None
    return {form: tuple(found) for form, found in filed.items()}


def word(
    names: dict[str, tuple[Name, ...]], text: str, start: int, end: int, languages: Collection[str] = ()
) -> tuple[tuple[Name, ...], int] | None:
    """The names that the word at ``start`` may be, and where it ends, a short form with its full stop.

    A name listed with a capital is read with one; others are read with either.

    >>> found, stop = word(months(), "3. Sept. 1957", 3, 13)
    >>> {name.number for name in found}, stop
    ({9}, 8)
    >>> word(months(), "may 3", 0, 5) is None
    True
    """
    found = _WORD.match(text, start, end)
    if found is None or (found.end() < end and text[found.end()] == "_"):
        return None
    printed = found[0]
    named = names.get(printed.lower(), ())
    named = tuple(
        name for name in named
        if (not languages or name.language in languages) and (printed[0].isupper() or name.form[0].islower())
    )  # fmt: skip
    if not named:
        return None
    short = any(name.form.endswith(".") for name in named)
    return named, found.end() + (short and text.startswith(".", found.end(), end))


def is_short(names: Iterable[Name]) -> bool:
    """Whether a word is only a short form, which other words of the same letters may be: “set”, “out”."""
    return all(name.form.endswith(".") and name.form[0].islower() for name in names)


@cache
def either(kind: str) -> str:
    """A pattern for any of the words of a ``kind``, the longest first, with a capital or a small letter.

    >>> either("article")
    '[tT]he|[dD]en|[dD]er|[lL]e|[iI]l|[eE]l|[aA]m'
    """
    listed = sorted(table("dates")["words"][kind], key=len, reverse=True)
    return "|".join(map(_spelt, listed))


def _spelt(word: str) -> str:
    first = word[0]
    head = f"[{first.lower()}{first.upper()}]" if first.lower() != first.upper() else re.escape(first)
    return head + re.escape(word[1:])


def undated() -> tuple[str, ...]:
    """What stands for the date of a document that has none.

    >>> "o. D." in undated()
    True
    """
    words: tuple[str, ...] = table("dates")["words"]["undated"]
    return words


@cache
def ordinals() -> frozenset[str]:
    """The languages that put a full stop behind the day.

    >>> "hr" in ordinals(), "pl" in ordinals()
    (True, False)
    """
    return frozenset(table("dates")["ordinals"])


def english_months() -> tuple[str, ...]:
    """The English months in full, January first.

    >>> english_months()[4]
    'May'
    """
    return tuple(forms.split()[0] for forms in table("dates")["months"]["en"])


def names(month: int) -> Iterator[str]:
    """All names of a month, in small letters, without full stops.

    >>> {"may", "maggio", "maia"} <= set(names(5))
    True
    """
    yield from (form for form, found in months().items() if any(name.number == month for name in found))


def republican_day(year: int, month: int, day: int) -> date | None:
    """The day of a date of the French Republic; ``None`` where there is no such year or day.

    >>> republican_day(2, 3, 12).isoformat(), republican_day(15, 1, 1)
    ('1793-12-02', None)
    """
    years = table("dates")["republic"]["years"]
    if not (1 <= year <= len(years) and 1 <= day <= _DAYS_OF_A_MONTH):
        return None
    return date.fromisoformat(years[year - 1]) + timedelta(days=_DAYS_OF_A_MONTH * (month - 1) + day - 1)
