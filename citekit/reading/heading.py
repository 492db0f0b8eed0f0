"""Headings and datelines of printed documents: number, kind, from, to, place, date.

The forms are those of *Foreign Relations of the United States*:
``324. Telegram From the Department of State to the Embassy in the United Kingdom``,
``Memorandum by the Acting Secretary of State to the President``,
``The Ambassador in France (Bruce) to the Secretary of State`` (before 1955, with no word for the kind).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

KINDS = (
    "memorandum of a telephone conversation", "memorandum of telephone conversation",
    "memorandum of a conversation", "memorandum of conversation", "memorandum of discussion",
    "memorandum for the record", "memorandum for the files", "national intelligence estimate",
    "special national intelligence estimate", "national security council report",
    "national security action memorandum", "national security study memorandum",
    "national security decision memorandum", "intelligence memorandum", "intelligence report",
    "record of a meeting", "record of meeting", "minutes of meeting", "minutes of a meeting",
    "notes of a meeting", "notes of meeting", "summary record", "editorial note", "circular telegram",
    "intelligence assessment", "intelligence information cable", "intelligence information memorandum", "press release",
    "circular airgram", "backchannel message", "aide-mémoire", "joint communiqué", "memorandum",
    "telegram", "letter", "airgram", "despatch", "dispatch", "instruction", "message", "paper", "report",
    "note", "notes", "minutes", "record", "summary", "communiqué", "statement", "briefing paper",
    "information cable", "cable", "position paper", "action memorandum", "information memorandum",
    "briefing memorandum", "transcript", "agreement", "resolution", "draft", "study", "talking points",
)  # fmt: skip
"""Kinds of document, as headings name them; the longest that a heading begins with is its kind."""

_KIND = re.compile("|".join(re.escape(k) for k in sorted(KINDS, key=len, reverse=True)) + r"(?!\w)", re.I)
_NUMBER = re.compile(r"\[?(\d{1,4})\.\s+")
_FROM = re.compile(r"\s+(?:from|by|prepared by)\s+", re.I)
_TO = re.compile(r"\s+to\s+(?=(?:the\s|[A-Z]))")
_ACCREDITED = re.compile(
    r"\b(?:ambassador|minister|representative|delegat\w+|adviser|advisor|assistant|mission|envoy|counsel|observer)$",
    re.I,
)
"""An office that goes on with “to”: the Ambassador to Japan, the Special Assistant to the President."""
_LATER = re.compile(r",\s+(?:[A-Z][\w. ]*, )?(?=(?:January|February|March|April|May|June|July|August|September"
                    r"|October|November|December)\s)")  # fmt: skip
_DATE = re.compile(
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\s+"
    r"(?P<day>\d{1,2}),\s+(?P<year>1[789]\d\d|20\d\d)"
    r"(?:\s*[,—–-]+\s*(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap])\.\s?m\.)?"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, split; each value is a slice of it, without the article before an office."""

    number: str | None = None
    title: str = ""
    kind: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and ISO date, with the time where it is given; only what the line says."""

    place: str | None = None
    date: str | None = None


def heading(text: str) -> Heading:
    """Split a document's heading.

    >>> h = heading("324. Telegram From the Department of State to the Embassy in the United Kingdom")
    >>> h.number, h.kind, h.from_, h.to
    ('324', 'telegram', 'Department of State', 'Embassy in the United Kingdom')
    >>> h = heading("The Ambassador in France (Bruce) to the Secretary of State")
    >>> h.kind, h.from_, h.to
    (None, 'Ambassador in France (Bruce)', 'Secretary of State')
    """
    text = " ".join(text.split())
    numbered = _NUMBER.match(text)
    title = text[numbered.end() :] if numbered else text
    kind = _KIND.match(title)
    rest = title[kind.end() :] if kind else title
    sender, addressee = _correspondents(rest, named=kind is not None)
    return Heading(
        numbered.group(1) if numbered else None,
        title,
        kind.group().lower() if kind else None,
        sender,
        addressee,
    )


def _correspondents(rest: str, *, named: bool) -> tuple[str | None, str | None]:
    """Who wrote and to whom, from what follows the kind (``named``) or from a bare “A to B”."""
    by = _FROM.match(rest)
    if named and not by:
        to = _TO.match(rest)
        return None, (_office(rest[to.end() :]) if to else None)
    body = rest[by.end() :] if by else rest
    turns = list(_TO.finditer(_outside_brackets(body)))
    if not turns:
        return (_office(body), None) if named else (None, None)
    turn = next((t for t in turns if not _ACCREDITED.search(body[: t.start()])), turns[0])
    return _office(body[: turn.start()]), _office(body[turn.end() :])


def _outside_brackets(text: str) -> str:
    """The text with what stands in round brackets blanked, so that a “to” in them is not met."""
    return re.sub(r"\([^()]*\)", lambda m: "_" * len(m.group()), text)


def _office(text: str) -> str | None:
    """An office or person, without a leading article, and without a place or date that follows."""
    later = _LATER.search(text)
    text = text[: later.start()] if later else text
    return re.sub(r"^the\s+", "", text.strip(" .,"), flags=re.I) or None


def dateline(text: str) -> Dateline:
    """Read a dateline; a year in brackets is read too, a line with no full date gives only what it has.

    >>> dateline("Moscow, February 13, 1961, 7 p.m.")
    Dateline(place='Moscow', date='1961-02-13T19:00:00')
    >>> dateline("undated")
    Dateline(place=None, date=None)
    """
    text = " ".join(text.translate({ord("["): None, ord("]"): None}).split())
    found = _DATE.search(text)
    if not found:
        return Dateline()
    place = text[: found.start()].strip(" ,.") or None
    return Dateline(place, _iso(found))


def _iso(found: re.Match[str]) -> str | None:
    """ISO 8601 of a matched date; ``None`` where no such day exists."""
    try:
        day = datetime.strptime("{month} {day} {year}".format(**found.groupdict()), "%B %d %Y")
    except ValueError:
        return None
    if not found["hour"]:
        return day.date().isoformat()
    hour = int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0)
    return day.replace(hour=hour, minute=int(found["minute"] or 0) % 60).isoformat()


def is_dateline(line: str) -> bool:
    """Whether a line of a page is a dateline: short, and a full date begins it or follows a place.

    >>> is_dateline("Washington, July 12, 1963, 8:13 p.m."), is_dateline("On July 12, 1963, he said so.")
    (True, False)
    """
    if len(line) > 120:
        return False
    bare = " ".join(line.translate({ord("["): None, ord("]"): None}).split())
    found = _DATE.search(bare)
    if not found or bare[found.end() :].strip(" .,—–-Zz"):
        return False
    place = bare[: found.start()]
    return not place or bool(re.fullmatch(r"[A-Z][^.,:;]{0,50},\s(?:[A-Z][^.,:;]{0,40},\s)?", place))
