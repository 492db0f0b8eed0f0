"""Items: how a single document in an archive is described, “Ober to Lund, 3 May 1954”, “telegram 12 from Bonn”."""

from __future__ import annotations

from citekit.authority import kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

_SENT = lazy(r"[A-Z][\w.’'()/ -]{1,60} to (?:the )?[A-Z]")
_TITLED = lazy(r".*[”\"] ")


def is_dated(text: str) -> bool:
    """Whether an element is a date, or a quoted title with its date: with it an item is complete.

    >>> [is_dated(t) for t in ("3 May 1954", "May 3", "12/23/55", "n.d.", "“On Grain,” May 3", "1961", "May Papers")]
    [True, True, True, True, True, False, False]
    >>> is_dated("12. Juli 1957"), is_dated("ca. May 1950")
    (True, True)
    """
    titled = _TITLED.match(text)
    return dates.is_date(text[titled.end() :] if titled else text)


def is_of_a_kind(text: str) -> bool:
    """Whether an element begins with a kind of document.

    >>> is_of_a_kind("Memorandum of conversation"), is_of_a_kind("Memoranda Series")
    (True, True)
    """
    return kinds.begins(text)


def is_sent(text: str) -> bool:
    """Whether an element names who wrote to whom.

    >>> is_sent("Ober to Lund"), is_sent("Memos to the President")
    (True, True)
    """
    return _SENT.match(text) is not None


def begins(text: str) -> bool:
    """Whether an element behind a file number begins the description of an item.

    >>> begins("minute by Reading"), begins("Ober to Lund"), begins("Bl. 45")
    (True, True, False)
    """
    return is_of_a_kind(text) or is_sent(text) or is_dated(text)
