"""``citation-label``: the trigraph of names and year that styles without author-date forms use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.csl.item import Item

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_MOST = (1, 1, 1, 1)
_VARIABLES = ("author", "editor", "translator", "title")


def citation_label(item: Item) -> str:
    """Four letters of the names and two digits of the year, as citeproc-js builds it: ``Asth65``."""
    letters = ""
    for variable in _VARIABLES[:3]:
        names = item.names(variable)
        if names:
            shares = _LETTERS.get(len(names), _MOST)
            letters = "".join(_letters(n.family or n.literal)[:k] for n, k in zip(names, shares, strict=False))
            break
    else:
        letters = _letters(re.sub(r"<[^<>]*>", "", item.text("title") or ""))[:4]
    date = item.date("issued")
    year = f"{abs(date.start.year) % 100:02d}" if date and date.start.year is not None else "00"
    return letters + year


def _letters(name: str) -> str:
    letters = "".join(c for c in name if c.isalpha())
    return letters[:1].upper() + letters[1:].lower()
