"""Dates as the notes of historians write them, in any language: “3. Mai 1957”, “January 26”, “12 frimaire an II”.

::

    date     = [ about ] [ weekday ] [ article ] one [ "–" one ] | undated [ supplied ] | supplied
    supplied = "[" date "]" | "(?" date ")"        one: see ``date_forms``
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority import date_words
from citekit.grammar.text import calendars, date_forms
from citekit.grammar.text.calendars import inferred_year, iso
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citekit.grammar.text.calendars import Parts

__all__ = ["Date", "find", "goes_on", "inferred_year", "is_date", "iso", "match", "year"]


class Date(Struct, frozen=True):
    """A date: ``dated`` as printed, ``iso`` where it is certain (an interval for a run of days).

    ``year``, ``month`` and ``day`` are those given of its first day, ``last`` of the last of a run. ``circa``: said to
    be uncertain; ``supplied``: in brackets, from the writer; ``plain``: ISO says all that is printed.

    >>> match("3 May [1951]")[0].iso, match("May 3")[0].iso, match("May 3")[0].month, match("undated")[0].iso
    ('1951-05-03', None, 5, None)
    """

    dated: str
    iso: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: calendars.Last | None = None
    circa: bool = False
    supplied: bool = False
    plain: bool = True

    def in_year(self, year: int) -> str | None:
        """ISO of a date without a year, in the year that is known from elsewhere.

        >>> match("February 7–10")[0].in_year(1962)
        '1962-02-07/1962-02-10'
        """
        parts = calendars.Parts(None, self.month, self.day, self.last)
        return parts.of_year(year).iso

    @property
    def stated(self) -> str | None:
        """ISO as far as it is stated, without a year where none is: ``--05-03``.

        >>> match("May 3")[0].stated
        '--05-03'
        """
        if self.iso or self.year or not self.month:
            return self.iso
        return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def match(
    text: str, start: int = 0, end: int | None = None, *, languages: Collection[str] = ()
) -> tuple[Date, int] | None:
    """The date at ``start`` and where it ends; ``None`` where there is none.

    >>> [match(t)[0].iso for t in ("3. 5. 1957", "3.v.1957", "1660 gennaio 30", "1957年5月3日", "11-18 January 1940")]
    ['1957-05-03', '1957-05-03', '1660-01-30', '1957-05-03', '1940-01-11/1940-01-18']
    >>> match("12 gennaio 1754 m. v.")[0].iso, match("14 January 1696/7")[0].iso, match("5/3/57")[0].iso
    ('1755-01-12', '1697-01-14', None)
    >>> match("Box 3") is None, match("3 May 1957, copy")[1]
    (True, 10)
    """
    end = len(text) if end is None else end
    if start >= end:
        return None
    found = _read(text, start, end, frozenset(languages))
    if found is None:
        return None
    date, stop = found
    return replace(date, dated=text[start:stop]), stop


def find(
    text: str, start: int = 0, end: int | None = None, *, languages: Collection[str] = ()
) -> Iterator[tuple[Date, int, int]]:
    """Every date of ``text[start:end]`` with its span.

    >>> [text[0].dated for text in find("On 3 May 1957 and le 4 mai, n.d.")]
    ['3 May 1957', 'le 4 mai', 'n.d.']
    """
    end = len(text) if end is None else end
    here = start
    while word := _START.search(text, here, end):
        found = match(text, word.start(), end, languages=languages)
        if found:
            yield found[0], word.start(), found[1]
        here = found[1] if found else word.end() + 1


def year(text: str, start: int = 0, end: int | None = None) -> tuple[Date, int] | None:
    """The year, or the run of years, at ``start``, and where it ends: “1951”, “[1951]”, “1922–23”, “c. 1830”.

    >>> [year(t)[0].iso for t in ("1951", "[1951]", "1922-23", "c. 1830", "1612–1619")]
    ['1951', '1951', '1922/1923', '1830', '1612/1619']
    """
    end = len(text) if end is None else end
    about = _about().match(text, start, end)
    found = _YEARS.match(text, about.end() if about else start, end)
    if found is None:
        return None
    first = int(found["first"])
    until = calendars.later_year(first, found["last"]) if found["last"] else None
    if found["last"] and until is None:
        return None
    date = Date(
        text[start : found.end()], f"{first}/{until}" if until else f"{first}", year=first,
        circa=bool(about or found["doubt"]), supplied=bool(found["open"]),
    )  # fmt: skip
    return date, found.end()


LONGEST = 60
"""Characters: no date in brackets is longer."""
_START = lazy(r"(?<![\w.])(?=[\w\[(])")
_YEARS = lazy(
    rf"(?P<open>[\[(](?=[^\])]*[\])]))?\??(?P<first>{date_forms.YEAR})"
    rf"(?:(?: ?[–−-] ?|/)(?P<last>{date_forms.YEAR}|\d\d?))?"
    r"(?P<doubt> ?\?)?(?(open)[\])])(?: ?гг?\.|\.? (?:godin[aeu]|годин[аеу]|leta|року|року)(?!\w))?(?![\w/–-])"
)
_DOUBT = lazy(r" ?(?:\(\?\)|\?)")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{date_words.either('about')})(?:(?<=\.) ?| )(?=\[?\(?\w)")


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{date_words.either('undated')})(?![^\W_])")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?:{date_words.either('article')}) (?=\d)")


def _read(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Date, int] | None:
    """One date with what stands around it."""
    sign = text[start]
    if sign in "[(":
        return _supplied(text, start, end, languages)
    if not sign.isdigit() and (stop := _worded(text, start, end)) is not None:
        inner = _supplied(text, stop + 1, end, languages, undated=True)
        return (replace(inner[0], circa=True, plain=False), inner[1]) if inner else (Date("", plain=False), stop)
    return _told(text, start, end, languages)


def _told(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Date, int] | None:
    """A date that is not in brackets, with “ca.” before it."""
    about = None if text[start].isdigit() else _about().match(text, start, end)
    if about is None:
        return _core(text, start, end, languages)
    inner = _core(text, about.end(), end, languages) or year(text, about.end(), end)
    return (replace(inner[0], circa=True), inner[1]) if inner else None


def _worded(text: str, start: int, end: int) -> int | None:
    """Where words end that say that there is no date."""
    found = _undated().match(text, start, end)
    stop = found.end() if found else start
    closed = date_forms.ENDS.match(text, stop, end) or text.startswith((" [", " ("), stop)
    return stop if found and closed else None


def _supplied(
    text: str, start: int, end: int, languages: frozenset[str], *, undated: bool = False
) -> tuple[Date, int] | None:
    """A date in brackets, “[3 May 1951?]”; in parentheses where it is in doubt or behind words for none."""
    doubtful = text.startswith("(", start) and text.endswith(
        "?", start, text.find(")", start, min(end, start + LONGEST))
    )
    if not (doubtful or text.startswith(("[", "(" if undated else "(?"), start)):
        return None
    closing = {"[": "]", "(": ")"}[text[start]]
    here = start + 1
    while here < end and text[here] in "? ":
        here += 1
    inner = (_told(text, here, end, languages) if here < end else None) or year(text, here, end)
    if inner is None:
        return None
    doubt = _DOUBT.match(text, inner[1], end)
    stop = doubt.end() if doubt else inner[1]
    if not text.startswith(closing, stop, end):
        return None
    circa = inner[0].circa or bool(doubt) or "?" in text[start:here]
    return replace(inner[0], circa=circa, supplied=True, plain=False), stop + 1


def _core(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Date, int] | None:
    """A date by itself, or two of them joined."""
    here = _past_weekday(text, start, end)
    if article := _article().match(text, here, end):
        here = article.end()
    if here >= end:
        return None
    first = date_forms.single(text, here, end, languages)
    if first is None:
        return None
    parts, stop = first
    joined = date_forms.joints().match(text, stop, end) if parts.day and not parts.last else None
    if joined and not joined["list"] and not joined["and"] and joined.end() < end:
        second = date_forms.single(text, joined.end(), end, languages)
        if second and second[0].day and (second[0].year or not parts.year) and not second[0].last:
            return _made(text, here, calendars.until(parts, second[0]), second[1])
    return _made(text, here, parts, stop)


def _made(text: str, start: int, parts: Parts, stop: int) -> tuple[Date, int]:
    date = Date(
        text[start:stop],
        parts.iso,
        parts.year,
        parts.month,
        parts.day,
        parts.last,
        circa=parts.circa,
        plain=parts.plain,
    )
    return date, stop


def _past_weekday(text: str, start: int, end: int) -> int:
    found = date_words.word(date_words.weekdays(), text, start, end) if text[start].isalpha() else None
    if found is None:
        return start
    stop = found[1]
    while stop < end and text[stop] in ", ":
        stop += 1
    return stop


def goes_on(text: str, stop: int) -> bool:
    """Whether a date goes on behind the full stop at ``stop``: “12. Juli 1957”, “o. D.”, “3. 5. 1957”.

    >>> goes_on("12. Juli 1957", 2), goes_on("o. D., copy", 1), goes_on("On May 12. Juli was", 9)
    (True, True, False)
    >>> goes_on("n.d. [May 1957]", 3), goes_on("Sent. (Ibid.)", 4), goes_on("3. 5. 1957", 4)
    (True, False, True)
    """
    if text[stop - 1 : stop].isdecimal():
        dated = (date_forms.single(text, start, len(text), frozenset()) for start in _starts(text, stop))
        return any(found and found[0].year and found[1] > stop + 1 for found in dated)
    if text.startswith((" [", " ("), stop + 1):
        return any(_undated().fullmatch(text, start, stop + 1) for start in range(max(0, stop - 5), stop))
    found = _undated().match(text, stop - 1)
    return found is not None and found.end() > stop + 1


def _starts(text: str, stop: int) -> Iterator[int]:
    """Where the numbers begin that end at ``stop``, the last first: “3. 5.” has two."""
    here = stop
    for _ in range(2):
        start = here
        while start > 0 and text[start - 1].isdecimal() and here - start < 3:
            start -= 1
        if start == here or here - start > 2 or (start > 0 and text[start - 1].isalnum()):
            return
        yield start
        here = start - 1 if text[start - 1 : start] == "." else start - 2 if text[start - 2 : start] == ". " else start


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, or says that there is none.

    >>> [is_date(t) for t in ("3 mai 1957", "ca. May 1950", "s.d.", "1957", "Mai Papers")]
    [True, True, True, False, False]
    """
    found = match(text)
    return found is not None and found[1] == len(text)
