"""The forms of one date, without what stands around it: numbers, a month by its name, its Roman numeral or its sign.

::

    one         = day-first | month-first | year-first | numeric
    day-first   = days month [ year ]        days = day { ( "–" | "/" | "," | "and" ) day }
    month-first = month ( days [ year ] | year )
    year-first  = year month day | year "年" … | year "-" month "-" day
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from citekit.authority import date_words
from citekit.grammar.text import calendars
from citekit.grammar.text.calendars import Parts
from citekit.model.patterns import lazy

YEAR = r"(?:1\d|20)\d\d"
_DAY = lazy(r"(\d{1,2})(?!\d)(?:st|nd|rd|th|d|er|re|º|°|ª)?(?![^\W\d_])")
_ISO = lazy(r"(\d{4})-(\d\d)-(\d\d)(?!\d)(?:/(\d{4})-(\d\d)-(\d\d)(?!\d))?")
_NUMERIC = lazy(
    rf"(?P<first>\d{{1,2}})(?:(?P<mark>[/–-])(?P<second>\d{{1,2}})(?P=mark)|\. ?(?P<month>\d{{1,2}})\. ?)"
    rf"(?P<year>\[?{YEAR}\]?|\d\d)(?![\d/]|[–.-]\d)"
)
_ROMAN = lazy(rf"(?:\. ?| |/)(?P<month>[ivxIVX]{{1,4}})(?:\. ?| |/)\(?(?P<year>{YEAR}|\d\d(?!\d))(?!\d)\)?")
_CHINESE = lazy(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_YEAR_FIRST = lazy(rf"({YEAR})(?:, ?|\. ?| )")
_YEAR_BEHIND = lazy(
    rf"(?P<open>[\[(](?:\? ?)?)?(?P<year>{YEAR})(?![\dA-Za-z]| hours)(?:/(?P<new>\d{{1,2}})(?!\d))?"
    r"(?P<doubt>\??)(?(open)[\])])"
)
_BOTH_STYLES = lazy(r"(\d{1,2}) ?\((\d{1,2})\)(?= [^\W\d_])")
"""“3(16) September 1913”: the day in the Julian and in the Gregorian calendar."""
_ROMAN_DAY = lazy(r"(?P<month>[ivxIVX]{1,4}) (?P<day>\d{1,2})(?!\w)")
_FREE = lazy(r"(?:^|[,;(\[]\s*)$")
ENDS = lazy(r"[,;)\]]|\Z|\.(?:\s|\Z)")


@cache
def _gap() -> re.Pattern[str]:
    """What stands between a day and its month, or a month and its year."""
    return re.compile(rf"(?:\.|(?P<comma>,))? ?(?:(?:{date_words.either('of')})(?:(?<=[’']) ?| ))?")


@cache
def joints() -> re.Pattern[str]:
    return re.compile(rf"\.? ?[–−-] ?|\.?/|(?P<list>, ?)|(?P<and> (?:{date_words.either('and')}) )")


@cache
def _behind() -> re.Pattern[str]:
    """What belongs to a year behind it: “г.”; “m. v.”, with which it begins in March."""
    return re.compile(
        rf"(?: ?(?P<venetian>{date_words.either('venetian')})|\.? ?(?:{date_words.either('year')}))(?!\w)"
    )


def single(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Parts, int] | None:
    """One day, a run of days in one month, or a month with its year."""
    if not text[start].isdecimal():
        return _month_first(text, start, end, languages)
    if text[start : start + 4].isdecimal() and len(text[start : start + 4]) == 4:
        return _year_first(text, start, end, languages)
    return (
        _numeric(text, start, end, languages)
        or _day_over_month(text, start, end)
        or _islamic(text, start, end)
        or _day_first(text, start, end, languages)
    )


_DAY_OVER_MONTH = lazy(rf"(\d{{1,2}})/(\d{{1,2}}) ({YEAR})(?![\w/–-])")


def _day_over_month(text: str, start: int, end: int) -> tuple[Parts, int] | None:
    """“9/7 1734”, as in the North: the day, the month and the year."""
    found = _DAY_OVER_MONTH.match(text, start, end)
    if found is None or not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
        return None
    return Parts(int(found[3]), int(found[2]), int(found[1]), plain=False), found.end()


@cache
def _hijri() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}} (?:{date_words.either('islamic')}) \d{{3,4}}(?:/(?=\d))?(?!\w)")


def _islamic(text: str, start: int, end: int) -> tuple[Parts, int] | None:
    """A day of the Islamic calendar, “22 Recep 1333”: a date, and none that ISO tells by reckoning alone."""
    found = _hijri().match(text, start, end)
    if found is None:
        return None
    if found[0].endswith("/"):
        return single(text, found.end(), end, frozenset())
    return Parts(plain=False), found.end()


def _year_first(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Parts, int] | None:
    if found := _ISO.match(text, start, end):
        first, last = (tuple(int(n) for n in ends if n) for ends in (found.groups()[:3], found.groups()[3:]))
        parts = Parts(first[0], first[1], first[2])
        return (calendars.until(parts, Parts(last[0], last[1], last[2])) if last else parts), found.end()
    if found := _CHINESE.match(text, start, end):
        year, month, day = (int(n) if n else None for n in found.groups())
        return Parts(year, month, day), found.end()
    found = _YEAR_FIRST.match(text, start, end) if _FREE.search(text[max(0, start - 2) : start]) else None
    if found is None or found.end() >= end:
        return None
    roman = _ROMAN_DAY.match(text, found.end(), end)
    if roman and (dated := calendars.roman(int(roman["day"]), roman["month"], found[1])):
        return dated, roman.end()
    inner = _day_first(text, found.end(), end, languages) or _month_first(text, found.end(), end, languages, loose=True)
    if inner is None or inner[0].year or not inner[0].day:
        return None
    return inner[0].of_year(int(found[1])), inner[1]


def _numeric(text: str, start: int, end: int, languages: frozenset[str] = frozenset()) -> tuple[Parts, int] | None:
    """“3. 5. 1957”, “02.07.41”, “12/23/55”; where day and month may be either, neither is told.

    Only English puts the month first: among other ``languages`` the day is.
    """
    found = _NUMERIC.match(text, start, end)
    if found is None:
        return None
    first, printed = int(found["first"]), found["year"]
    second = int(found["second"] or found["month"])
    if len(printed) == 2 and not _is_short_date(found, second):
        return None
    leads = bool(languages) and "en" not in languages
    day, month = (first, second) if found["month"] or first > 12 or (leads and second <= 12) else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    sure = found["month"] or max(first, second) > 12 or first == second or leads
    year = int(printed.strip("[]")) if len(printed) > 2 else 1900 + int(printed)
    plain = len(printed) > 2 or bool(found["mark"])
    parts = Parts(year, month, day, plain=plain) if sure else Parts(year, plain=False)
    return _closed(text, parts, found.end(), end)


def _is_short_date(found: re.Match[str], second: int) -> bool:
    """Whether three numbers with two figures for the year are a date and no number of a file: “02.07.41”, “5/3/57”."""
    if found["mark"]:
        return found["mark"] == "/"
    return int(found["year"]) > 31 or (len(found["first"]) == 2 and len(found["month"]) == 2 and second > 0)


def _day_first(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Parts, int] | None:
    for days, stop, listed in reversed(_days(text, start, end)):
        if (roman := _ROMAN.match(text, stop, end)) and (
            parts := calendars.roman(days[0], roman["month"], roman["year"])
        ):
            return parts, roman.end()
        if len(days) > 1 and (numeric := _numeric(text, text.rfind(str(days[-1]), start, stop), end)):
            return calendars.run(days, numeric[0], listed=listed), numeric[1]
        gap = _gap().match(text, stop, end)
        here = gap.end() if gap and not gap["comma"] else stop
        if found := date_words.word(date_words.months(), text, here, end, languages):
            stopped = "." in text[stop:here]
            if stopped and all(name.language == "en" for name in found[0]):
                return None  # a sentence ends: “Box 4. May 1963”
            month = calendars.month_of(found[0], stop=stopped)
            parts = calendars.run(days, Parts(None, month, days[0], plain=month is not None), listed=listed)
            dated, last = _with_year(text, parts, found[1], end)
            return (calendars.new_style(dated) if text[stop - 1] == ")" or "/" in text[start:stop] else dated), last
        if found := date_words.word(date_words.republican(), text, here, end):
            return _republican(text, days[0], found[0][0].number, found[1], end)
    return None


def _days(text: str, start: int, end: int, *, free: bool = False) -> list[tuple[list[int], int, bool]]:
    """The days at ``start``: the first, the first two …, each with its end, and whether they are a list and no run."""
    found = _DAY.match(text, start, end)
    if found is None or not 1 <= int(found[1]) <= 31:
        return []
    if both := _BOTH_STYLES.match(text, start, end):
        return [([int(both[1]), int(both[2])], both.end(), False)]
    days, listed = [int(found[1])], False
    told = [([days[0]], found.end(), False)]
    while joined := joints().match(text, found.end(), end):
        following = _DAY.match(text, joined.end(), end)
        if following is None or not days[-1] < int(following[1]) <= 31:
            break
        if joined["list"] and not free and not _FREE.search(text[max(0, start - 2) : start]):
            break
        listed = listed or bool(joined["list"]) or (bool(joined["and"]) and int(following[1]) > days[-1] + 1)
        days.append(int(following[1]))
        told.append((days[:], following.end(), listed))
        found = following
    return told


def _month_first(
    text: str, start: int, end: int, languages: frozenset[str], *, loose: bool = False
) -> tuple[Parts, int] | None:
    """“January 26, 1962”, “February 7–10”, “décembre 1957”; a day stands behind only English months, or ``loose``."""
    found = date_words.word(date_words.months(), text, start, end, languages)
    if found is None or found[1] >= end or (date_words.is_short(found[0]) and text[found[1] - 1] != "."):
        return None
    names, here = found
    month = calendars.month_of(names)
    space = re.compile(r",? ").match(text, here, end)
    if space and (loose or any(name.language == "en" for name in names)):
        for days, stop, listed in reversed(_days(text, space.end(), end, free=True)):
            if re.compile(r":?\d|[–-]\d").match(text, stop, end) or (listed and not ENDS.match(text, stop, end)):
                continue
            parts = calendars.run(days, Parts(None, month, days[0]), listed=listed)
            return (parts, stop) if loose else _with_year(text, parts, stop, end)
    dated = _with_year(text, Parts(None, month), here, end)
    return dated if dated[0].year else None


def _with_year(text: str, parts: Parts, stop: int, end: int) -> tuple[Parts, int]:
    """The date with the year behind it, where one stands there."""
    gap = _gap().match(text, stop, end)
    found = _YEAR_BEHIND.match(text, gap.end(), end) if gap and (gap.end() > stop or text[stop - 1] != ".") else None
    if found is None:
        return parts, stop
    year = int(found["year"])
    told = parts.of_year(year, plain=not found["open"])
    if found["new"]:
        told = calendars.old_style(told, calendars.later_year(year, found["new"]))
    circa = bool(found["doubt"]) or "?" in (found["open"] or "")
    return _closed(text, replace(told, circa=circa), found.end(), end)


def _closed(text: str, parts: Parts, stop: int, end: int) -> tuple[Parts, int]:
    """The date with “г.”, “m. v.” behind its year."""
    behind = _behind().match(text, stop, end)
    if behind is None:
        return parts, stop
    return (calendars.venetian(parts) if behind["venetian"] else parts), behind.end()


@cache
def _republic() -> re.Pattern[str]:
    return re.compile(rf",? (?:de l’)?(?:{date_words.either('republic')}) (?P<year>[IVXivx]+|\d{{1,2}})(?!\w)")


def _republican(text: str, day: int, month: int, stop: int, end: int) -> tuple[Parts, int]:
    found = _republic().match(text, stop, end)
    return calendars.republican(found["year"] if found else None, month, day), found.end() if found else stop
