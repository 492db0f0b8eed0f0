"""The tokens of a note by their kind, and the marks that part them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.grammar.clauses.stops import stops
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.countries import Repository
    from citekit.grammar.clauses.units import Unit


class Token(Struct, frozen=True):
    """One token: ``archive``, ``code``, ``unit``, ``group``, ``date``, ``year``, ``quote``, ``ibid``, ``define``,
    ``aside``, ``words``, ``address``, or a mark: ``comma``, ``semicolon``, ``colon``, ``stop``, ``dash``, ``point``,
    ``open``, ``close``."""

    kind: str
    start: int
    end: int
    unit: Unit | None = None
    row: Repository | None = None


_MARKS = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "·": "semicolon",
    "，": "comma",
    "：": "colon",
    "；": "semicolon",
    "。": "stop",
    "、": "comma",
}


_THOUSANDS = lazy(r"\d,\d{3}(?!\d)")
"""“MS 24,117”: no comma between parts."""


def mark_at(text: str, here: int, end: int) -> Token | None:
    mark = text[here]
    if mark == ":" and text[here - 1 : here].isdigit() and text[here + 1 : here + 2].isdigit():
        return None
    if mark == "," and _THOUSANDS.match(text, max(0, here - 1), end):
        return None
    if text.startswith("// ", here) and text[here - 1 : here] == " ":
        return Token("dash", here, here + 2)
    if mark in _MARKS:
        return Token(_MARKS[mark], here, here + 1)
    if mark in ")]":
        return Token("close", here, here + 1)
    if (
        mark in "–—-"
        and text[here - 1 : here] in ("", " ")
        and text[here + 1 : here + 2] in ("", " ")
        and not re.match(r"\d . \d", text[max(0, here - 2) : here + 3])
        and not text[here + 1 : here + 3].strip().islower()
    ):
        return Token("dash", here, here + 1)
    if mark == "." and stops(text, here, end):
        return Token("stop", here, here + 1)
    if mark == ".":
        return Token("point", here, here + 1)
    return None
