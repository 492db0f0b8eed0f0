"""A date as people write it, in ISO 8601: “July 12, 1963”, “12. Juli 1963”, “1963-7-12”; as precise as it is sure."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from citekit.authority import date_words
from citekit.model.patterns import lazy

UNDATED = ("not dated", "unknown", "")

_ISO = lazy(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_POINTS = lazy(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_SLASHES = lazy(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR = lazy(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DIGITS = lazy(r"\d{4}")
_SPAN = lazy(r"\d{4} ?[-–—/] ?\d\d(?!\d)")
_OF = r"(?: (?:de|of|del) |,? |)"


def iso(text: str) -> str | None:
    """The date that a text gives: to the day, the month or the year, whatever is sure; ``None`` where nothing is.

    A time behind the day stays where the text is ISO 8601. What may be day or month (“5/3/1963”), and a span or an
    estimate within one year, give the year.

    >>> [iso(t) for t in ("July 12, 1963", "12 juillet 1963", "12.7.1963", "1963-7-12", "1963-07-12T16:00:00")]
    ['1963-07-12', '1963-07-12', '1963-07-12', '1963-07-12', '1963-07-12T16:00:00']
    >>> [iso(t) for t in ("Sept. 1963", "c. 1963", "5/3/1963", "July 12–14, 1963", "1963-02-30", "1962–64", "n.d.")]
    ['1963-09', '1963', '1963', '1963', '1963', None, None]
    """
    text = " ".join(text.split()).strip(" .,;[]()?")
    if found := _ISO.fullmatch(text):
        return _exact(found[1], found[2], found[3], found[4])
    if found := _POINTS.fullmatch(text):
        return _exact(found[3], found[2], found[1])
    if found := _SLASHES.fullmatch(text):
        return _of_slashes(int(found[1]), int(found[2]), found[3])
    if not _DIGITS.search(text):  # every other form has a year
        return None
    for form in _worded():
        if found := form.fullmatch(text):
            told = found.groupdict()
            return _exact(told["year"], str(_months()[told["month"].lower()]), told.get("day"))
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 and not _SPAN.search(text) else None


def says_none(text: str) -> bool:
    """Whether words in the place of a date say that there is none.

    >>> says_none("n.d."), says_none("o. D."), says_none("one Tuesday")
    (True, True, False)
    """
    return text.strip(" .,;[]()?").lower() in {w.rstrip(".").lower() for w in (*UNDATED, *date_words.undated())}


def _of_slashes(first: int, second: int, year: str) -> str | None:
    if first == second or max(first, second) > 12:
        month, day = (first, second) if first <= 12 else (second, first)
        return _exact(year, str(month), str(day))
    return year


def _exact(year: str, month: str | None, day: str | None, time: str | None = None) -> str | None:
    """ISO 8601 of the numbers; the year alone for a day that no calendar has."""
    try:
        made = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return year if int(year) else None
    whole = made if day else made[:7] if month else made[:4]
    return f"{whole}T{time}" if time and day else whole


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names in all languages, in small letters and without a full stop."""
    named = {form: {name.number for name in names} for form, names in date_words.months().items()}
    return {form: min(numbers) for form, numbers in named.items() if len(numbers) == 1}


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    """A day and the name of its month, in either order, and the name of a month by itself."""
    month = rf"(?P<month>{'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})\.?"
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.º°])?", r"(?P<year>\d{4})(?: ?[gг]\.?)?"
    forms = rf"{month} {day},? {year}", rf"{day}{_OF}{month}{_OF}{year}", rf"{month}{_OF}{year}"
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
