"""Archives whose names begin or end longer ones: “Department of State Despatches”, “Estonian National Archives”."""

from __future__ import annotations

import re

from citekit.authority.note_words import either
from citekit.grammar.clauses.marks import Token
from citekit.model.patterns import lazy

_SERIAL = lazy(rf"\b(?:{either('serials')})(?: of| del?| des)?(?: the)?\Z")


def _is_of_a_name(text: str, token: Token, behind: Token | None) -> bool:
    """Whether an archive's name begins that of a series: “Department of State Despatches from Ports”."""
    if (
        behind is None
        or behind.kind != "words"
        or text[token.start : token.end].isupper()
        or " " not in text[token.start : token.end]
    ):
        return False
    return (
        text[token.end : behind.start] == " "
        and re.match(r"[A-Z][a-z]", text[behind.start : behind.end]) is not None
        and not text[behind.start : behind.end].startswith(("Central", "RG"))
    )


_COMMON = ("Archives", "Library", "RO", "National Archives", "State Archives", "National Library", "State Archive")
"""Names that others begin with a country's or a county's: “Estonian | National Archives”."""


def _is_one_name(text: str, first: Token, second: Token) -> bool:
    """Whether an archive's name and the words beside it are one: a series', a journal's, a longer archive's."""
    if first.kind == "archive" and second.kind == "words":
        return _is_of_a_name(text, first, second)
    if first.kind != "words" or second.kind != "archive":
        return False
    longer = (
        text[first.end : second.start] == " "
        and _ENDS_CAPITAL.search(text[first.start : first.end])
        and text[second.start : second.end] in _COMMON
    )
    return bool(longer) or _SERIAL.search(text[first.start : first.end]) is not None


_ENDS_CAPITAL = lazy(r"(?:\A|[ ,])[A-Z][\w.]+\Z")


def joined(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, an archive joined to the words of a name that it begins."""
    out: list[Token] = []
    for token in tokens:
        if out and _is_one_name(text, out[-1], token):
            out[-1] = Token("words", out[-1].start, token.end)
        else:
            out.append(token)
    return out
