"""CSL dates as EDTF (ISO 8601-2, levels 0 and 1) and back: ranges, seasons, approximate dates, years before Christ."""

from __future__ import annotations

import re
from typing import Any

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


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_TIME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?::\d{2}){1,2}(?:Z|[+-]\d{2}:?\d{2})?", re.I)
_WORDED = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?(?:,?\s+(\d{4}))?")


def free(text: str) -> dict[str, Any]:
    """A date as people type it, in EDTF or in words; what is neither stays as it is.

    >>> free("July 12, 1963"), free("1963-07-12"), free("late 1963")
    ({'date-parts': [[1963, 7, 12]]}, {'date-parts': [[1963, 7, 12]]}, {'literal': 'late 1963'})
    """
    return parse(text) or worded(text, "") or {"literal": text}


def with_rest(parts: list[int], rest: str) -> dict[str, Any] | None:
    """A date whose last part is free: a season, or a time of day or day of the week, which CSL cannot hold.

    >>> with_rest([1964], "Summer"), with_rest([1963, 7, 12], "10:11:12"), with_rest([1963], "undated")
    ({'date-parts': [[1964]], 'season': 2}, {'date-parts': [[1963, 7, 12]]}, None)
    """
    found = parse(edtf({"date-parts": [parts]}) or "")
    if found and len(parts) == 1 and rest.lower() in _NAMES:
        return {**found, "season": _NAMES[rest.lower()]}
    return found if not rest or _TIME.fullmatch(rest) else None


def worded(day: str, year: str) -> dict[str, Any] | None:
    """The date of a day in words, as EndNote and Mendeley give it beside the year; ``None`` where it is none.

    >>> worded("July 12", "1963"), worded("12 July 1963", ""), worded("Michaelmas", "1963")
    ({'date-parts': [[1963, 7, 12]]}, {'date-parts': [[1963, 7, 12]]}, None)
    """
    match = _WORDED.fullmatch(day.strip())
    if not match or match[2][:3].lower() not in _MONTHS or (match[4] or year) != (year or match[4]):
        return None
    month = _MONTHS.index(match[2][:3].lower()) + 1
    number = match[1] or match[3]
    return parse(f"{year or match[4]}-{month:02}" + (f"-{int(number):02}" if number else ""))


def _true(value: object) -> bool:
    return value not in {None, False, "", "0", "false"}
