"""Dates as CSL-JSON gives them: date-parts, EDTF, literal, or the free text that a person typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from citekit.model.patterns import lazy

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_CIRCA = lazy(r"(?:\[?(?:c\.|ca\.?|circa|about)\s*)|(?:[?~%]+\]?\s*(?=/|\Z))", re.IGNORECASE)
_ISO = lazy(r"(-?\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T[\d:.Z+-]{1,24})?\Z")
_ERA = lazy(r"\b(?:b\.?\s?c\.?(?:e\.?)?|a\.?\s?d\.?)(?!\w)", re.IGNORECASE)
_SLASHED = lazy(r"(\d{1,2})/(\d{1,2})/(\d{3,4})\Z|(\d{1,2})/(\d{3,4})\Z|(\d{4})/(\d{1,2})(?:/(\d{1,2}))?\Z")
_WORD = lazy(r"[^\W\d_]+|\d+")
_DAYS = 31
_EDTF_SEASONS = range(21, 25)


class Day(Struct, frozen=True):
    """A point in time, as precise as it is known. ``month`` 13–16 are the seasons, spring first."""

    year: int | None
    month: int | None = None
    day: int | None = None


class Date(Struct, frozen=True):
    """A day, a range (``end``), or a ``literal`` that is rendered as it stands."""

    start: Day
    end: Day | None = None
    circa: bool = False
    literal: str | None = None

    @property
    def open(self) -> bool:
        """Whether the range has no end: 1999–."""
        return self.end is not None and self.end.year is None


NO_DAY = Day(None)


def read_date(value: Any) -> Date | None:
    """The date that a CSL-JSON value stands for, or ``None`` where there is none.

    >>> read_date({"date-parts": [[1961, 5, 16], [1961, 5, "17"]]})
    Date(start=Day(year=1961, month=5, day=16), end=Day(year=1961, month=5, day=17), circa=False, literal=None)
    >>> read_date({"raw": "May 16, 1961"}) == read_date("1961-05-16")
    True
    """
    if isinstance(value, str | int):
        return parse(str(value))
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return _from_days(value)
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return None
    circa = value.get("circa") not in (None, False, 0, "0", "false", "")
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        found = _from_parts(parts, value.get("season"), circa)
        if found is not None:
            return found
    if value.get("literal"):
        return Date(NO_DAY, circa=circa, literal=str(value["literal"]))
    raw = value.get("raw", value.get("edtf"))
    if raw is not None:
        return parse(str(raw), circa)
    return _from_loose(value, circa)


def _from_loose(value: dict[str, Any], circa: bool) -> Date | None:
    """Zotero's and older forms: year, month and day as keys of their own."""
    year = _number(value.get("year"))
    if year is None:
        season = value.get("season")
        named = isinstance(season, str) and season and not season.isdecimal()
        return Date(NO_DAY, literal=str(season)) if named else None
    return Date(Day(year, _month(value.get("month"), value.get("season")), _number(value.get("day"))), circa=circa)


def _from_days(values: list[Any]) -> Date | None:
    """One day or two, each with keys of its own, as pandoc's metadata had them."""
    days = [day for one in values[:2] if (day := read_date(one)) is not None]
    if not days:
        return None
    return replace(days[0], end=days[1].start) if len(days) > 1 else days[0]


def _from_parts(parts: list[Any], season: Any, circa: bool) -> Date | None:
    if not isinstance(parts[0], list):
        parts = [parts]
    if len(parts[0]) == 1 and isinstance(parts[0][0], str) and _number(parts[0][0]) is None:
        return parse(parts[0][0], circa)  # a whole date where its year should be
    seasons = (season, None)  # of a range it is that of the beginning: winter 1871–1872
    days = [day for part, its in zip(parts, seasons, strict=False) if (day := _day(part, its)) is not None]
    if not days:
        return None
    end = days[1] if len(days) > 1 else None
    if end == days[0]:
        end = None
    return Date(days[0], end, circa)


def _day(part: Any, season: Any) -> Day | None:
    if not isinstance(part, list) or not part:
        return None
    year = _number(part[0])
    if year is None:
        return None
    if not any(map(_number, part)):
        return NO_DAY  # an open end
    month = _month(part[1] if len(part) > 1 else None, season)
    day = _number(part[2]) if len(part) > 2 else None
    return Day(year, month, day or None)


def _month(value: Any, season: Any = None) -> int | None:
    """1–12, or 13–16 for a season; the name of either is understood, in place of the month's number too."""
    number = _number(value)
    if number is None and isinstance(value, str):
        number = _month_word(value)
    if number is None:
        named = next((one for one in (season, value) if one not in (None, "")), None)
        which = _number(named) or (SEASONS.get(named.lower()) if isinstance(named, str) else None)
        number = which + 12 if which else None
    if number is None or number <= 0:
        return None
    if number in _EDTF_SEASONS:
        number -= 8
    return number if number <= 16 else (number - 1) % 4 + 13 if number <= 40 else None


def _number(value: Any) -> int | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value)
    text = str(value).strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def _month_word(word: str) -> int | None:
    word = word.lower()
    if word in SEASONS:
        return SEASONS[word] + 12
    return _MONTHS.index(word[:3]) + 1 if len(word) >= 3 and word[:3] in _MONTHS else None


@lru_cache(4096)
def parse(text: str, circa: bool = False) -> Date | None:
    """A date written as EDTF, ISO 8601, with slashes, or in English words; otherwise a literal.

    >>> parse("1961-05/1961-06").end, parse("Spring 1999").start
    (Day(year=1961, month=6, day=None), Day(year=1999, month=13, day=None))
    >>> parse("before the war").literal
    'before the war'
    """
    text = text.strip()
    if not text:
        return None
    if len(text) > 200:
        return Date(NO_DAY, circa=circa, literal=text)
    bare = _CIRCA.sub("", text).strip("[]() ")
    circa = circa or bool(_CIRCA.search(text))
    for first, second in _halves(bare):
        start, end = _point(first), _point(second) if second is not None else None
        if start is not None and (second is None or end is not None):
            return Date(start, end, circa)
    return Date(NO_DAY, literal=text)


def _halves(text: str) -> list[tuple[str, str | None]]:
    """The ways to read the text: as one day, or as two with a slash, dash or hyphen between."""
    ways: list[tuple[str, str | None]] = [(text, None)]
    for mark in ("/", "–", "—", " - ", "--", "-"):
        before, found, after = text.partition(mark)
        if found and text.count(mark) == 1:
            ways.append((before.strip(), after.strip()))
    years = re.fullmatch(r"(.*?(?<!\d))(\d++)\s*[-–]\s*(\d{1,2}),?\s+(\d{4})", text)
    if years:
        month, first, last, year = years.groups()
        ways.append((f"{month}{first}, {year}", f"{month}{last}, {year}"))
    return ways


def _point(text: str) -> Day | None:
    if text in ("..", "", "open"):
        return NO_DAY
    text = _era(text.strip())
    if iso := _ISO.match(text):
        year, month, day = iso.groups()
        return Day(int(year), _month(month), int(day) if day and int(day) else None) if _plausible(month, day) else None
    if slashed := _SLASHED.match(text):
        a, b, year, month, year2, year3, month2, day2 = slashed.groups()
        if year3:
            return Day(int(year3), int(month2), int(day2) if day2 else None)
        return Day(int(year or year2), int(a or month), int(b) if b else None)
    return _words(text)


def _plausible(month: str | None, day: str | None) -> bool:
    return (month is None or 0 <= int(month) <= 24) and (day is None or int(day) <= _DAYS)


def _era(text: str) -> str:
    """500BC is year −500."""
    if era := _ERA.search(text):
        bare = _ERA.sub("", text).strip()
        return ("-" + bare) if era.group().lower().startswith("b") and bare.isdecimal() else bare
    return text


def _words(text: str) -> Day | None:
    """``May 16, 1961``, ``16 May 1961``, ``Spring 1999``, in any order."""
    year = month = day = None
    if ".." in text or "/" in text:
        return None
    for word in _WORD.findall(text):
        if word.isdecimal():
            if len(word) >= 3 and year is None:
                year = int(word)
            elif len(word) <= 2 and day is None and 0 < int(word) <= _DAYS:
                day = int(word)
            else:
                return None
        elif (found := _month_word(word)) is not None and month is None:
            month = found
        elif word.lower() not in ("st", "nd", "rd", "th", "of", "the"):
            return None
    if year is None or (day is not None and month is None):
        return None
    return Day(year, month, day)
