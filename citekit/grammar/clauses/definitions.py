"""What a note calls an archive from then on: “Harbour Museum Archives (hereafter HMA)”, “Stadtarchiv Lund (StAL)”."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.known import OURS, Definition
from citekit.authority.note_words import either
from citekit.grammar.clauses import brackets, names
from citekit.grammar.clauses.towns import is_town
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.authority.known import Archives

LONGEST = 160
"""Characters: no archive's name is longer."""
_MARK = lazy(r"[;:.(\[](?= )|[(\[]")


def definitions(text: str, known: Archives = OURS) -> Iterator[Definition]:
    """The short forms of archives that a note defines, each with the name before its bracket.

    An agency's initials are none: they number its documents. A short form that is known for the archive is left out.

    >>> list(definitions("Harbour Museum Archives, Bergen (hereafter HMA), Lund Papers, box 3."))
    [Definition(short='HMA', name='Harbour Museum Archives')]
    >>> list(definitions("Stadtarchiv Lund (StAL), A 12.")), list(definitions("He met Lund (see NOTE)."))
    ([Definition(short='StAL', name='Stadtarchiv Lund')], [])
    """
    for found in _defined().finditer(text):
        name = _named(text, found.start(), known)
        if name is None or not (found["said"] or brackets.is_initials(found["short"], name)):
            continue
        row, borne = known.repository(name), known.named(found["short"])
        if not (row and (row.agency or (borne and borne.id == row.id))):
            yield Definition(found["short"], name)


@cache
def _defined() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?P<said>(?:{either('defining')})(?: as)?:? )?[“„«\"‘]?"
        r"(?P<short>[^\W\da-z_][\w&.-]{1,10}[\w.])[”“»\"’]?[)\]]"
    )


def _named(text: str, end: int, known: Archives) -> str | None:
    """The archive whose name stands before a bracket, its town aside."""
    start = max(0, end - LONGEST)
    marks = [mark.end() for mark in _MARK.finditer(text, start, end)]
    pieces = text[marks[-1] if marks else start : end].strip().split(", ")
    candidates: list[str] = [pieces[-1], *(pieces[-2:-1] if is_town(pieces[-1]) else [])]
    return next((name for name in candidates if names.is_keeper(name) or known.repository(name)), None)
