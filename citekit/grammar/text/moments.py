"""Days and times of day in the statements of a source note: “on May 3 at 8:13 a.m.”."""

from __future__ import annotations

from citekit.authority import date_words
from citekit.model.patterns import lazy

MONTH = rf"(?:{'|'.join(date_words.english_months())})"

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
