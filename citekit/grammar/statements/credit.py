"""Who drafted or cleared a document, told in the active voice: “Lund drafted it”, “Ober concurred in the letter”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.text.tiling import Piece

SEARCHED = 120
"""Characters before the verb in which its subject is looked for."""

_PAPER = r"(?:airgram|cable|draft|letter|memorandum|message|paper|recommendations?|reply|telegram)"
_VERB = lazy(
    rf" (?:(?P<drafter>drafted (?:it|(?:this|the) {_PAPER})\b"
    r"|(?:(?:is|was)(?: (?:indicated|listed|named|given|identified|shown)[^.;“”]{0,40}? as)?|as) (?:the )?"
    r"draft(?:er|ing officer)\b)"
    rf"|(?P<clearer>concurred (?:in|with) (?:this|the) {_PAPER}\b))"
)
_NAME = r"[A-Z][\w’'-]{0,30}(?: (?:[A-Z]\. ?){0,2}[A-Z][\w’'-]{0,30}){0,4}"
_OPENS = r"(?:^|(?<=; )|\b(?:that|cites|indicates|lists|gives|shows|names) )"
_SUBJECT = lazy(rf"{_OPENS}({_NAME}(?:(?:, and |, | and ){_NAME}){{0,5}})$")
_PERSON = lazy(_NAME)
_NOBODY = lazy(
    r"\b(?:The|This|That|He|She|It|They|Both|All|Neither|Who|Board|Council|Committee|Agency|Group|Staff|OCB|NSC|IAC|USIB|IRAC)\b"
)
"""Pronouns, and bodies whose concurrence is history and no clearance."""


def credited(text: str, start: int, end: int) -> list[Piece]:
    """The people of ``text[start:end]`` of whom a verb in the active voice says that they drafted or cleared it.

    ::

        credit = name { ( "," | "and" ) name } ( "drafted" paper | "is the drafter" | "as the drafter"
                 | "concurred in" paper )

    >>> text = "Another copy indicates that Ober drafted it; Lund and Kay concurred in the letter."
    >>> [(kind, text[a:b]) for kind, a, b in credited(text, 0, len(text))]
    [('drafter', 'Ober'), ('clearer', 'Lund'), ('clearer', 'Kay')]
    """
    found: list[Piece] = []
    here = start
    for verb in _VERB.finditer(text, start, end):
        first = max(here, verb.start() - SEARCHED)
        subject = _SUBJECT.search(text[first : verb.start()])
        here = verb.end()
        if subject is None or _NOBODY.search(subject[1]) or _quoted(text, start, verb.start()):
            continue
        left, right = first + subject.start(1), first + subject.end(1)
        found += [(str(verb.lastgroup), *person.span()) for person in _PERSON.finditer(text, left, right)]
    return found


def _quoted(text: str, start: int, position: int) -> bool:
    return text.count("“", start, position) > text.count("”", start, position)
