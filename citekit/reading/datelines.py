"""Datelines of printed documents: “Washington, July 12, 1963, 8:13 p.m.”, “London, 14 June 1861. (Received July 1.)”"""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

from citekit.authority.date_words import english_months
from citekit.model.patterns import lazy

_MONTH = (
    "(?P<month>"
    + "|".join(f"{name[:3]}(?:{name[3:]}|{'t' * (name == 'September')}\\.)" for name in english_months())
    + ")"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|d)?"
_YEAR = r"(?P<year>1[789]\d\d|20\d\d)(?!\d)"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.\s?m\.)?"
_TIME = (
    r"(?:\s*[,.—–-]{1,3}\s*(?:at\s)?(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.\s?m\."
    rf"(?:\s?[–-]\s?{_CLOCK})?|{_CLOCK}\s?[–-]\s?{_CLOCK}|(?P<noon>noon)|midnight|\d{{4}}Z|\d{{1,4}} hours))?"
)
"""Of a span the beginning counts, where it says of itself which half of the day it is in."""
_DATES = (
    lazy(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE),
    lazy(rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_TIME}", re.IGNORECASE),
)
_RECEIVED = lazy(r"[\s.,]*[\[(]\s*Rec(?:eived|’d|'d|d)\b[^\[\]()]{0,80}[\])]?\.?\s*\Z")
_SENT = lazy(r"\A\s*\[?No\.\s?(\d{1,5})[.,]?\s?\]?[.,]?\s+(?=\S)")
"""The sender's number of a despatch, before its dateline: “No. 122.] Legation of the United States, …”."""
_AIRGRAM = lazy(r"(?:A|CA|CERP|D)[–—-]\d{1,5}")
_WEEKDAY = lazy(r"(?:^|,?\s?)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?")
_PART = r"(?:[A-Z]|at [a-z])[^.,:;]{0,60}(?:(?<![a-z]{3})\.[^.,:;]{0,30}){0,3}"
"""A place or an office: a full stop in it belongs to a short word, “St. Petersburg”, “Washington, D.C.”"""
_PLACE = lazy(rf"{_PART}[,.]\s(?:{_PART},\s){{0,3}}")
_OFFICE = lazy(
    r"(?:The\s)?(?:(?:American|United States|U\.\s?S\.|British|Imperial|Royal|French|German)\s)?(?:Legation|Embassy"
    r"|Consulate|Department|Ministry|Foreign Office|Executive Mansion|Office|Agency|Mission|Headquarters|Commission"
    r"|The White House|White House)\b"
)
_BEHIND = lazy(rf",\s{_PART}\.?")
"""Where a meeting was held, behind its time: “August 24, 1943, 3:30 p.m., The Citadel”."""
_STOP = lazy(r"(?<=[a-z]{2})\.\Z|\A[.,\s]+")
LONGEST = 200
"""Characters of a line that may be a dateline."""


class Dateline(Struct, frozen=True):
    """Place and ISO date, with the time where it is given; only what the line says."""

    place: str | None = None
    date: str | None = None


def dateline(text: str) -> Dateline:
    """Read a dateline; a year in brackets is read too, a line with no full date gives only what it has.

    The office that a letter is written in is no place where its town stands beside it.

    >>> dateline("Moscow, February 13, 1961, 7 p.m.")
    Dateline(place='Moscow', date='1961-02-13T19:00:00')
    >>> dateline("No. 12.] Legation of the United States, London, 14th June, 1861. (Received July 1.)")
    Dateline(place='London', date='1861-06-14')
    >>> dateline("undated")
    Dateline(place=None, date=None)
    """
    text = _bare(text)
    found = _date(text)
    if not found:
        return Dateline()
    if not _WEEKDAY.sub("", text[: found.start()]).strip() and _BEHIND.fullmatch(text, found.end()):
        text = f"{text[found.end() :].strip(' ,.')}, {found[0]}"
        found = _date(text) or found
    words = _STOP.sub("", _WEEKDAY.sub("", text[: found.start()]).strip(" ,")).split(", ")
    while len(words) > 1 and _OFFICE.match(words[0]):
        del words[0]
    return Dateline(", ".join(words) or None, _iso(found))


_WITHIN = lazy(
    r"(?:\A|, |\bat |\bin )(?P<place>[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,2}),?(?: on)?(?: [A-Z][a-z]+day,)? ?\Z"
)
_VENUE = lazy(r",\s(?P<place>[A-Z][^.:;]{2,80})\.?")
_NO_PLACE = lazy(
    r"\b(?:Meeting|Session|Conference|Conversation|Minutes|Record|Part|Day|Plenary|Memorandum|Report|Luncheon|Dinner"
    r"|[A-Z][a-z]+day|Volume|State|Defense|Secretary|President)\b"
)


def in_heading(title: str) -> Dateline:
    """Date and place that a heading gives where no dateline stands below it.

    The place stands right before the date, or behind its time.

    >>> in_heading("Ober–Lund Meeting, May 4, 1943, 3 p.m., Villa Lund")
    Dateline(place='Villa Lund', date='1943-05-04T15:00:00')
    >>> in_heading("Treaty With Ruritania, Signed at Strelsau, May 4, 1921").place
    'Strelsau'
    >>> in_heading("Delegation Record, First Session, May 4, 1954").place is None
    True
    """
    found = _date(title)
    if found is None:
        return Dateline()
    behind = _VENUE.fullmatch(title, found.end())
    before = _WITHIN.search(title, 0, found.start())
    place = behind["place"] if behind else before["place"] if before else None
    if place and not behind and _NO_PLACE.search(place):
        place = None
    return Dateline(place, _iso(found))


def is_dateline(line: str) -> bool:
    """Whether a line of a page is a dateline: short, and a full date begins it or follows a place.

    >>> is_dateline("Washington, July 12, 1963, 8:13 p.m."), is_dateline("On July 12, 1963, he said so.")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    bare = _bare(line)
    found = _date(bare)
    if not found:
        return False
    place = _WEEKDAY.sub("", bare[: found.start()]).lstrip()
    if bare[found.end() :].strip(" .,—–-"):
        return not place and _BEHIND.fullmatch(bare, found.end()) is not None
    return not place or _PLACE.fullmatch(place) is not None


def sent_as(line: str) -> str | None:
    """The number that the sender gave a despatch, where it stands in or as the line: “No. 122.] Legation …”.

    >>> [sent_as(t) for t in ("No. 122.] Legation of the United States,", "No. 45.]", "A–123", "London, June 4, 1861")]
    ['122', '45', 'A–123', None]
    """
    found = _SENT.match(line.rstrip() + " .")
    return found[1] if found else line.strip() if _AIRGRAM.fullmatch(line.strip()) else None


def _bare(line: str) -> str:
    """The line without brackets, the sender's number and when it was received."""
    line = _RECEIVED.sub("", " ".join(line.split())) or line
    return _SENT.sub("", line).translate({ord("["): None, ord("]"): None}).strip()


def _date(text: str) -> re.Match[str] | None:
    return next((found for form in _DATES if (found := form.search(text))), None)


def _iso(found: re.Match[str]) -> str | None:
    """ISO 8601 of a matched date; ``None`` where no such day exists."""
    month = next(n for n, name in enumerate(english_months(), 1) if name[:3] == found["month"][:3].title())
    try:
        day = datetime(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
    if found["noon"]:
        return day.replace(hour=12).isoformat()
    if not found["hour"]:
        return day.date().isoformat()
    hour = int(found["hour"]) % 12 + (12 if found["half"] in "pP" else 0)
    return day.replace(hour=hour, minute=int(found["minute"] or 0) % 60).isoformat()
