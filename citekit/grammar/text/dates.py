"""Days as prose gives them: “January 26”, “3 May 1957”, “12/23/55”, “12. Juli”; the year of one that gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority import languages
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
TEN_MONTHS = 10

_NAME = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|Sept)\.?(?!\w)"
_YEAR = r"(?P<year>1[6789]\d\d|20[01]\d)(?!\d)"
_WRITTEN = (
    lazy(rf"(?P<day>\d{{1,2}})\.? {_NAME}(?:,? {_YEAR})?"),
    lazy(rf"{_NAME} (?P<day>\d{{1,2}})(?![\d–-])(?:,? {_YEAR})?"),
    lazy(rf"{_NAME},? {_YEAR}"),
    lazy(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
)
UNDATED = ("n.d.", "n. d.", "undated", "no date")
_CIRCA = lazy(r"(?:ca?\.|[Cc]irca) ")
_SLASHED = lazy(r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given."""

    month: int
    day: int | None = None
    year: int | None = None
    circa: bool = False


def read(text: str, start: int, end: int) -> tuple[int, Day] | None:
    """The date at ``start`` and where it ends; ``None`` where there is none, or where day and month may be either.

    >>> read("3 May 1957.", 0, 11), read("January 26", 0, 10)
    ((10, Day(month=5, day=3, year=1957, circa=False)), (10, Day(month=1, day=26, year=None, circa=False)))
    >>> read("12/23/55", 0, 8), read("5/3/57", 0, 6)
    ((8, Day(month=12, day=23, year=1955, circa=False)), None)
    >>> read("ca. 1er mai 1957", 0, 16)
    (16, Day(month=5, day=1, year=1957, circa=True))
    """
    if about := _CIRCA.match(text, start, end):
        dated = read(text, about.end(), end)
        return (dated[0], replace(dated[1], circa=True)) if dated else None
    for form in (*_WRITTEN, *_abroad()):
        if found := form.match(text, start, end):
            told = found.groupdict()
            month = int(told["number"]) if told.get("number") else month_of(told["month"])
            return found.end(), Day(month, int(told["day"]) if told.get("day") else None, _whole(told.get("year")))
    return _slashed(text, start, end)


def _slashed(text: str, start: int, end: int) -> tuple[int, Day] | None:
    found = _SLASHED.match(text, start, end)
    if found is None:
        return None
    first, second, year = int(found["first"]), int(found["second"]), _whole(found["year"])
    day, month = (first, second) if first > 12 or found["mark"] == "." else (second, first)
    sure = found["mark"] == "." or max(first, second) > 12 or first == second
    return (found.end(), Day(month, day, year)) if sure and 1 <= month <= 12 else None


def worded(text: str, start: int, end: int) -> int | None:
    """Where words end that stand for a date and do not say which, “n.d.”, “5/3/57”, or that the writer adds.

    >>> worded("n.d., copy", 0, 10), worded("5/3/57", 0, 6), worded("undated copy", 0, 12)
    (4, 6, None)
    >>> worded("[3 May 1957]", 0, 12), worded("undated [May 1957]", 0, 18), worded("[Box 3]", 0, 7)
    (12, 18, None)
    """
    found = _undated().match(text, start, end) or _SLASHED.match(text, start, end)
    if found is None or (text[start] == "[" and not is_date(text[start + 1 : found.end() - 1].rstrip("?"))):
        return None
    return found.end()


@cache
def _abroad() -> tuple[re.Pattern[str], ...]:
    """The dates of other languages: “12. Juli 1957”, “3 de mayo de 1957”, “décembre 1957”, “5 iiulia 1956 g.”."""
    year = rf"(?:,? (?:del? )?{_YEAR}(?: [gг]\.)?)"
    month = rf"(?P<month>{languages.either(languages.months())})(?!\w)"
    return (
        re.compile(rf"(?P<day>\d{{1,2}})(?:\.|er|[º°])? (?:de |d[’'])?{month}{year}?"),
        re.compile(rf"{month}{year}"),
    )


@cache
def _undated() -> re.Pattern[str]:
    words = languages.either((*UNDATED, *languages.undated()))
    return re.compile(rf"(?:(?:{words})(?: [\[(][^\[\]()]+[\])])?|\[(?=[^\[\]]*\d)[^\[\]]+\])(?=[,;)]|\Z)")


def goes_on(text: str, stop: int) -> bool:
    """Whether a date abroad goes on behind the full stop at ``stop``: “12. Juli 1957”, “o. D.”.

    >>> goes_on("12. Juli 1957", 2), goes_on("o. D., copy", 1), goes_on("On May 12. Juli was", 9)
    (True, True, False)
    >>> goes_on("n.d. [May 1957]", 3), goes_on("Sent. (Ibid.)", 4)
    (True, False)
    """
    if text[stop - 1 : stop].isdecimal():
        return _abroad()[1].match(text, stop + 2) is not None
    if text.startswith((" [", " ("), stop + 1):
        return text.endswith((*UNDATED, *languages.undated()), 0, stop + 1)
    return _undated().match(text, stop - 1) is not None


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, or says that there is none.

    >>> [is_date(t) for t in ("3 mai 1957", "ca. May 1950", "s.d.", "1957", "Mai Papers")]
    [True, True, True, False, False]
    """
    found = read(text, 0, len(text))
    return (found[0] if found else worded(text, 0, len(text))) == len(text)


def _whole(year: str | None) -> int | None:
    """A year of two digits is one of the twentieth century, in the notes of historians of it."""
    return None if not year else 1900 + int(year) if len(year) == 2 else int(year)


def month_of(name: str) -> int:
    """The number of a month, by its name or its first three letters, or by its name in another language.

    >>> month_of("Sept."), month_of("May"), month_of("août")
    (9, 5, 8)
    """
    english = (number for number, whole in enumerate(MONTHS, 1) if whole.startswith(name.rstrip(".")[:3]))
    return languages.months().get(name.lower()) or next(english)


def names(month: int) -> Iterator[str]:
    """All names of a month, in small letters.

    >>> {"may", "maggio", "maia"} <= set(names(5))
    True
    """
    yield from (MONTHS[month - 1].lower(), MONTHS[month - 1][:3].lower(), MONTHS[month - 1][:4].lower())
    yield from (name.rstrip(".") for name, number in languages.months().items() if number == month)


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


MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"

DATE = lazy(rf"(?:{MONTH}\s+\d{{1,2}}(?:[–-]\d{{1,2}})?(?:,\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)(?!\w)")
"""“May 3”, “May 3–5, 1962”, “3 May 1962”."""

TIME = lazy(r"(?:\d{1,2}(?::\d{2})?(?:[–-]\d{1,2}(?::\d{2})?)?\s[ap]\.\s?m\.|noon\b|midnight\b|\d{4}[A-Z](?:ST|MT)?\b)")
"""“8:13 a.m.”, “4–5:30 p.m.”, “noon”, “1725Z”."""

_EITHER = lazy(rf"(?P<date>{DATE.pattern})|(?P<time>{TIME.pattern})")


def moments(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Every date and time of ``text[start:end]`` as a piece.

    >>> text = "on May 3 at 8:13 a.m."
    >>> [(kind, text[a:b]) for kind, a, b in moments(text, 0, len(text))]
    [('date', 'May 3'), ('time', '8:13 a.m.')]
    """
    return [(str(m.lastgroup), m.start(), m.end()) for m in _EITHER.finditer(text, start, end)]
