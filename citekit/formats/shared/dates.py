"""CSL dates as EDTF (ISO 8601-2, levels 0 and 1) and back: ranges, seasons, approximate dates, years before Christ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.formats.shared import month_names

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(r"(?:Y(-?\d{5,9})|(-?\d{4}))(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_SEASONS = range(21, 25)


def edtf(date: Any) -> str | None:
    """A CSL date as EDTF; ``None`` where it has no parts to write.

    CSL counts the year before 1 as -1, ISO 8601 as 0.

    >>> edtf({"date-parts": [[1963, 7, 12]]}), edtf({"date-parts": [[1963], [1964, 2]], "circa": True})
    ('1963-07-12', '1963~/1964-02~')
    >>> edtf({"date-parts": [[-44]]}), edtf({"date-parts": [[1961]], "season": 3})
    ('-0043', '1961-23')
    """
    if isinstance(date, str):
        return date if parse(date) else None
    try:
        ends = [[int(part) for part in parts] for parts in date.get("date-parts", [])]
        season = int(date["season"]) if date.get("season") else None
    except (TypeError, ValueError):
        return None
    mark = "~" if _true(date.get("circa")) else ""
    written = [_end(parts, season, mark) for parts in ends[:2]]
    return "/".join(end for end in written if end) if written and all(written) else None


def _end(parts: list[int], season: int | None, mark: str) -> str | None:
    if parts == [0]:
        return ".."
    if not 1 <= len(parts) <= 3 or not parts[0] or abs(parts[0]) >= 10**9:
        return None
    year = parts[0] if parts[0] > 0 else parts[0] + 1
    written = f"Y{year}" if abs(year) > 9999 else f"-{-year:04}" if year < 0 else f"{year:04}"
    rest = [*parts[1:], 20 + season] if season and len(parts) == 1 else parts[1:]
    if any(not 1 <= part <= 31 for part in rest):
        return None
    return written + "".join(f"-{part:02}" for part in rest) + mark


def parse(text: str) -> dict[str, Any] | None:
    """An EDTF date as CSL; ``None`` where the text is not one.

    >>> parse("1963-07-12/1963-08") == {"date-parts": [[1963, 7, 12], [1963, 8]]}
    True
    >>> parse("1961-23~") == {"date-parts": [[1961]], "season": 3, "circa": True}
    True
    >>> parse("July 1963")
    """
    halves = text.strip().split("/")
    if len(halves) > 2:
        return None
    matches = [_DATE.fullmatch(half) for half in halves]
    if not matches[0] or any(not m and half not in {"", ".."} for m, half in zip(matches, halves, strict=True)):
        return None
    ends = [_parts(match) if match else [0] for match in matches]
    date: dict[str, Any] = {}
    if len(ends) == 1 and len(ends[0]) == 2 and ends[0][1] in _SEASONS:
        date["season"] = ends[0].pop() - 20
    date["date-parts"] = ends
    if any(len(end) > 1 and not 1 <= end[1] <= 12 for end in ends):
        return None
    if any(match and match[5] for match in matches):
        date["circa"] = True
    return date


def _parts(match: re.Match[str]) -> list[int]:
    year = int(match[1] or match[2])
    rest = [int(part) for part in (match[3], match[4]) if part]
    return [year if year > 0 else year - 1, *rest]


def written(date: Any) -> str | None:
    """A CSL date as one line of text: EDTF where it has parts, otherwise its literal or raw form."""
    if isinstance(date, str):
        return date
    if not isinstance(date, dict):
        return None
    return edtf(date) or date.get("literal") or date.get("raw")


def understood(text: str) -> dict[str, Any]:
    """One line of text as a CSL date: its parts where it is EDTF, otherwise the words as they are.

    >>> understood("1963-07"), understood("undated")
    ({'date-parts': [[1963, 7]]}, {'literal': 'undated'})
    """
    return parse(text) or {"literal": text}


_TIME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?::\d{2}){1,2}(?:Z|[+-]\d{2}:?\d{2})?", re.I)
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d\d:[\d:.Z+-]{2,20})?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_HYPHENED = re.compile(r"\A(\d{1,2})-([^\W\d_]{3,12})-(\d{4})\Z")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|e|º|ª|°)\b|[.,'’]", re.IGNORECASE)
_SAID_ALONE = {
    "of", "the", "de", "del", "d", "a", "g", "г", "р", "року", "года", "год", "година", "den", "il", "le", "el",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
"""Words of a date that say nothing of it."""
_BEFORE_CHRIST = re.compile(r"\s*(?:b\.?\s?c\.?(?:\s?e\.?)?|v\.\s?chr\.|av\.\s?j\.-c\.)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[–—/]|--|\bto\b|-)\s*")
_LONGEST = 80
"""Characters; no date in words has more."""


def free(text: str) -> dict[str, Any]:
    """A date as people type it, in EDTF, in numbers or in words of any of CSL's languages; another stays as it is.

    >>> free("July 12, 1963"), free("2002-10-1"), free("late 1963")
    ({'date-parts': [[1963, 7, 12]]}, {'date-parts': [[2002, 10, 1]]}, {'literal': 'late 1963'})
    >>> free("12 de julio de 1963"), free("March–April 1999"), free("spring 1961")
    ({'date-parts': [[1963, 7, 12]]}, {'date-parts': [[1999, 3], [1999, 4]]}, {'date-parts': [[1961]], 'season': 1})
    """
    return understood_freely(text) or {"literal": text}


def understood_freely(text: str) -> dict[str, Any] | None:
    """What `free` understands of a text; ``None`` where it is no date."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := parse(text):
        return found
    if match := _DAY_FIRST.fullmatch(text):  # 12.5.2014, which has its day first in all languages
        day, month, year = map(int, match.groups())
        return _checked([year, month, day]) if month <= 12 else None
    text = _HYPHENED.sub(r"\1 \2 \3", text)
    if match := _NUMBERS.fullmatch(text.rstrip("/")):
        parts = [int(part) for part in match.groups() if part]
        return _checked(parts) if parts[1] <= 12 else None
    if _BEFORE_CHRIST.search(text):
        return before_christ(text)
    if named := _named(text):
        return _checked(list(named)) if named[0] else None
    return _range(text) or _period(text)


def _period(text: str) -> dict[str, Any] | None:
    """Two dates in numbers with a slash between them."""
    first, slash, last = text.partition("/")
    ends = [_NUMBERS.fullmatch(end.strip()) for end in (first, last)] if slash else [None]
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    if len(parts) != 2 or not all(map(_checked, parts)) or parts[0] >= parts[1]:
        return None
    return {"date-parts": parts}


def before_christ(text: str) -> dict[str, Any] | None:
    """The date of a text that ends in *BC* or the like; ``None`` where it does not, or is no date.

    >>> before_christ("15 March 44 BC"), before_christ("1963")
    ({'date-parts': [[-44, 3, 15]]}, None)
    """
    ends = [_before_christ(end) for end in text.split("/")]
    if len(ends) > 2 or None in ends:
        return None
    return {"date-parts": [end["date-parts"][0] for end in ends if end]}


def _before_christ(text: str) -> dict[str, Any] | None:
    era = _BEFORE_CHRIST.search(text)
    named = _named(text[: era.start()], before_christ=True) if era else None
    return _checked([-(named[0] or 0), *named[1:]]) if named else None


def in_words(date: dict[str, Any]) -> str | None:
    """A day before Christ in words, since programs read EDTF's years, which begin at 0, in two ways.

    >>> in_words({"date-parts": [[-113]]}), in_words({"date-parts": [[-44, 3, 15]]}), in_words({"date-parts": [[44]]})
    ('113 BC', '15 March 44 BC', None)
    >>> in_words({"date-parts": [[-44], [-40]]})
    '44 BC/40 BC'
    """
    ends = (parse(edtf(date) or "") or {}).get("date-parts", [[1]])
    if not all(end[0] < 0 for end in ends) or date.get("circa"):
        return None
    return "/".join(
        " ".join(map(str, [*rest[1:], *(month_names.ENGLISH[month - 1] for month in rest[:1]), f"{-year} BC"]))
        for year, *rest in ends
    )


SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def season_in_words(date: dict[str, Any]) -> str | None:
    """A season and its year in words; ``None`` of any other date.

    >>> season_in_words({"date-parts": [[1999]], "season": 2}), season_in_words({"date-parts": [[1999]]})
    ('Summer 1999', None)
    """
    found = parse(edtf(date) or "") or {}
    return f"{SEASONS[found['season'] - 1]} {found['date-parts'][0][0]}" if "season" in found else None


def _named(text: str, *, before_christ: bool = False) -> tuple[int | None, int | None, int | None] | None:
    """Year, month and day of a text that names nothing else, in any order; a month above 20 is a season.

    A year has three or four digits, but for one before Christ, which stands last.
    """
    bare = _ORDINAL.sub(" ", text.lower())
    if _WORDS.sub("", bare).strip():
        return None
    words = [word for word in _WORDS.findall(bare) if word not in _SAID_ALONE]
    digits = [word for word in words if word.isdecimal() and len(word) <= 4]
    years = digits[-1:] if before_christ else [word for word in digits if len(word) > 2]
    days = digits[:-1] if before_christ else [word for word in digits if len(word) <= 2]
    months = [month_names.number(word) for word in words if word not in digits]
    if not words or max(map(len, (years, days, months))) > 1 or None in months:
        return None
    year, day = (int(found[0]) if found else None for found in (years, days))
    return year, months[0] if months else None, day


def _range(text: str) -> dict[str, Any] | None:
    """A period in words, what one end does not say taken from the other: ``12–15 July 1963``."""
    halves = _BETWEEN.split(text)
    if len(halves) != 2 or not (start := _named(halves[0])) or not (end := _named(halves[1])):
        return None
    if end[0] is None:
        return None
    months = (start[1] or (end[1] if start[2] else None), end[1] or (start[1] if end[2] else None))
    first = _checked([start[0] or end[0], months[0], start[2]])
    last = _checked([end[0], months[1], end[2]])
    if not first or not last or "season" in last or "season" in first:
        return None
    parts = [first["date-parts"][0], last["date-parts"][0]]
    return {"date-parts": parts} if parts[0] < parts[1] else None


def _checked(parts: Sequence[int | None]) -> dict[str, Any] | None:
    """A date of year, month and day, of which the later may be missing; ``None`` where there is no such day."""
    year, month, day = (*parts, None, None)[:3]
    if not year or (day and not month) or (month and month > 20 and day):
        return None
    if month and month > 20:
        return {"date-parts": [[year]], "season": month - 20}
    if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31):
        return None
    return {"date-parts": [[part for part in (year, month, day) if part]]}


def season(said: Any) -> int | None:
    """The number of a season, spring first, by its number or its name; ``None`` where it is neither.

    >>> season("Spring"), season(4), season("Michaelmas")
    (1, 4, None)
    """
    text = str(said).strip()
    number = int(text) if text.isdecimal() and len(text) < 3 else month_names.number(text) or 0
    number -= 20 if number > 20 else 0
    return number if 1 <= number <= 4 else None


def with_rest(parts: list[int], rest: str) -> dict[str, Any] | None:
    """A date whose last part is free: a season, or a time of day or day of the week, which CSL cannot hold.

    >>> with_rest([1964], "Summer"), with_rest([1963, 7, 12], "10:11:12"), with_rest([1963], "undated")
    ({'date-parts': [[1964]], 'season': 2}, {'date-parts': [[1963, 7, 12]]}, None)
    """
    found = parse(edtf({"date-parts": [parts]}) or "")
    if found and len(parts) == 1 and (number := season(rest)):
        return {**found, "season": number}
    if not rest or _TIME.fullmatch(rest):
        return found
    end = parse(rest) if found else None  # Zotero has the end of a period there
    return {"date-parts": [parts, end["date-parts"][0]]} if end and len(end["date-parts"]) == 1 else None


def worded(day: str, year: str) -> dict[str, Any] | None:
    """The date of a day in words, as EndNote and Mendeley give it beside the year; ``None`` where it is none.

    >>> worded("July 12", "1963"), worded("12 July 1963", ""), worded("Michaelmas", "1963")
    ({'date-parts': [[1963, 7, 12]]}, {'date-parts': [[1963, 7, 12]]}, None)
    """
    if not year or (whole := understood_freely(day)):
        found = whole if year else understood_freely(day)
        return found if found and (not year or str(found["date-parts"][0][0]) == year) else None
    return understood_freely(f"{day} {year}") if day.strip() else None


def _true(value: object) -> bool:
    return value not in {None, False, "", "0", "false"}
