"""Brackets: where one closes, and whether it holds a place, a name or only words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.clauses import codes, names

if TYPE_CHECKING:
    from citekit.authority.known import Archives
    from citekit.grammar.clauses.marks import Token

LONGEST = 240
"""Characters in a bracket that is one word of an item."""


def is_another_name(text: str, here: int, close: int, inner: list[Token], out: list[Token]) -> bool:
    """Whether a bracket behind a name holds an archive alone: its other name, “… National Archives (MNL OL)”."""
    if len(inner) != 1 or inner[0].kind != "archive" or inner[0].end != close or not out:
        return False
    return out[-1].kind in ("archive", "words") and text[out[-1].end : here] == " "


def is_initials(short: str, name: str) -> bool:
    """Whether an abbreviation may stand for the name before it: its first letter is one of a word of it."""
    return short[0].lower() in {w[0].lower() for w in re.findall(r"\w+", name[-120:])}


def is_signed(text: str, inner: list[Token], known: Archives) -> bool:
    """Whether bare capitals with a code, or units of several levels, stand in a bracket."""
    if not inner:
        return False
    if sum(t.kind == "unit" for t in inner) > 1 and "cote" not in text[inner[0].start : inner[0].end]:
        return True
    return any(token.kind == "words" and _signs(text, inner, n, known) for n, token in enumerate(inner))


def _signs(text: str, inner: list[Token], at: int, known: Archives) -> bool:
    """Whether words begin or end with the capitals of an archive, and its code follows."""
    token = inner[at]
    behind = inner[at + 1 :]
    start = token.start
    while start < token.end:
        stop = names.sigil(text, start, token.end)
        rest = text[stop : token.end].strip() if stop else ""
        if stop and (at == 0 or names.is_known(text[start:stop], known)):
            if rest and codes.weak(rest):
                return True
            if not rest and len(behind) > 1 and behind[0].kind in ("unit", "colon"):
                return True
        space = text.find(" ", start, token.end)
        if space < 0:
            return False
        start = space + 1
    return False


def closed(text: str, here: int, end: int) -> int | None:
    opener = text[here]
    closer = ")" if opener == "(" else "]"
    depth = 0
    for at in range(here, min(end, here + 2 * LONGEST)):
        if text[at] == opener:
            depth += 1
        elif text[at] == closer:
            depth -= 1
            if not depth:
                return at
    return None
