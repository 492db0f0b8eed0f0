"""The lead: what opens a source note, and the bracket that may enclose a whole note."""

from __future__ import annotations

from citekit.authority.note_words import either
from citekit.model.patterns import lazy

_LEAD = lazy(
    rf"(?:[\s.]*(?:\[\s*)?(?:(?:{either('leads')})\s?(?:[:;]\s*|,\s+(?=[A-Z])"
    r"|\.?\s+(?=(?:[A-Z]\w+ ){1,3}(?:Archives|Library|Center|of [A-Z])))|(?:SOURCE|source)\s?[:;]\s*))++"
)
_COMMON = "Source: "
_AGAIN = frozenset(("S", "s", "[", " ", "\n", "\t", "\xa0"))
"""How most notes begin, and what a second lead, or more space, would begin with."""
_SUMMARY = lazy(r"\s*\[?Summary:")
_INNER = lazy(r"Sources?: ")
_ABSTAIN = lazy(rf"\s*\[(?:{either('headings in brackets')})\b[^\]]{{0,40}}\]\s*\Z")
_NUMBER = lazy(r"\s*\d{1,4}[a-z]?\. +(?=\[?[A-Z“])(?![A-Z]{1,2}(?: [\w–-]+)?/\d)")


def end(text: str) -> int:
    """Where the lead ends; 0 where there is none.

    ::

        lead = { [ "[" ] ( "Source" | "Sources" | "Souce" | … ) ( ":" | ";" ) [ space ] }

    >>> [end(t) for t in ("Source: Department of State", "[Source: CIA", "Souce:X", "501.BC/8–348")]
    [8, 9, 6, 0]
    """
    if text.startswith(_COMMON) and text[len(_COMMON) : len(_COMMON) + 1] not in _AGAIN:
        return len(_COMMON)
    found = _LEAD.match(text)
    return found.end() if found else 0


def after_summary(text: str) -> tuple[int, int] | None:
    """The span of a lead that follows a summary of the document.

    >>> text = "Summary: They met. Source: Ford Library."
    >>> start, stop = after_summary(text); text[start:stop]
    'Source: '
    """
    if not _SUMMARY.match(text):
        return None
    found = _INNER.search(text)
    return found.span() if found else None


def abstains(text: str) -> bool:
    """Whether the note is a heading in brackets, which cites nothing.

    >>> abstains("[Extract]"), abstains("[Source: CIA]")
    (True, False)
    """
    return _ABSTAIN.match(text) is not None


def abstract_number(text: str) -> int:
    """Where the number of a microfiche abstract ends; 0 where there is none.

    >>> abstract_number("350. Memorandum of discussion, October 21."), abstract_number("501.BC/8–348")
    (5, 0)
    >>> abstract_number("1915. British Library, Lund Papers")
    0
    """
    found = None if text[:1].isalpha() or _YEAR.match(text) else _NUMBER.match(text)
    return found.end() if found else 0


_YEAR = lazy(r"(?:1[5-9]|20)\d\d\.")
"""“1915. British Library, …”: a year that heads a note."""
