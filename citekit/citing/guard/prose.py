"""Whether a citation holds words that are no part of one: a sentence of the writer's, the imprint of a printed work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.authority import kinds
from citekit.authority.note_words import either
from citekit.citing.guard.words import NAMING, POINTING, SIGNALS, SPEAKING, WORD, first
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.citing.guard.claim import Claim

_QUOTED = lazy(r"“[^”]*”|‘[^’]*’(?!\w)|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")
_BLANKED = lazy(r"““+")
_PARTS = lazy(r"[,;:()\[\]]+(?=\s|\Z)|[(\[]|\s[—–]\s")
_INTRODUCED = lazy(r"[^\W\d_”’»\")\]]{2,}[”’»\")]?:\s|\d\W?:\s|“:\s")
_SAID = lazy(r":\s*(?=[“a-zß-ÿ])")
"""A colon in a place stands before a number or a name; before small letters and quotations it is the writer's."""
_IMPRINT = lazy(r"\(([^()]*[^\W\d_][^()]*[,:]\s*)(?:1[5-9]|20)\d\d(?:[–/-]\d+)?\)")
_SENTENCES = "he she it they we is was were are has had did wrote told est était fut ist war wurde wird fu jest był"
_CLAUSES = frozenset(_SENTENCES.split())
"""With one of these in it, what stands before a place is a sentence and no document's name."""
_DEFINITION = lazy(rf"[(\[](?:{either('defining')})[^()\[\]]{{1,40}}[)\]]")
"""What an archive or a collection is called from now on: “(hereafter TNA)”."""
_SHAPED = 3
"""A number stands among so many first words of what names a place by its number: “příloha č. 28”."""


def foreign(claim: Claim) -> str | None:
    """What a citation holds that is none of it, as a reason; ``None`` where it holds nothing such."""
    stretch = claim.text[claim.start : claim.end]
    if not claim.is_drafted:
        return _introduced(claim)
    bare = _QUOTED.sub(lambda found: "“" * len(found[0]), stretch)
    if (found := _IMPRINT.search(bare)) and not _is_day(found[0]):
        return f"“{stretch[found.start() : found.end()]}” is that of a printed work"
    if found := _INTRODUCED.search(bare[: claim.place - claim.start]):
        return f"“{stretch[: found.end()].strip()}” may introduce it"
    if found := _SAID.search(bare[claim.place - claim.start :]):
        at = claim.place - claim.start + found.start()
        return f"“{stretch[at:].strip(' :')}” may be what it says"
    placed = (piece for part in claim.location for piece in _parts(part.text))
    if document := next(filter(_is_document, placed), None):
        return f"“{document}” may be the document"
    said = _DEFINITION.sub("", bare)
    spoken = filter(None, (_spoken(part, opens=not number) for number, part in enumerate(_parts(said))))
    if word := next(spoken, None):
        return f"“{_BLANKED.sub('“…”', word)}” reads like a sentence of yours"
    return None


def _introduced(claim: Claim) -> str | None:
    """What stands before a place in a list of notes and is a sentence, as a reason."""
    said = _QUOTED.sub(lambda found: "“" * len(found[0]), claim.text[claim.start : claim.place])
    found = _INTRODUCED.search(said)
    if found and not said[: found.end()].rstrip(" :").endswith((" in", " In")):
        return f"“{claim.text[claim.start : claim.start + found.end()].strip()}” may introduce it"
    if spoken := next((word for word in WORD.findall(said) if word.casefold() in _CLAUSES), ""):
        return f"“{spoken}” reads like a sentence"
    head = first(said)
    if (head.casefold() in SIGNALS - NAMING and not _is_shaped(WORD.findall(said))) or head == "in":
        return f"“{said.strip(' ,')}” reads like a sentence"
    return None


def _is_document(text: str) -> bool:
    """Whether what was read as a place is described as a document is: “appunto di Quaroni”."""
    return text[:1].islower() and kinds.begins(text)


def _parts(text: str) -> Iterator[str]:
    return (part for piece in _PARTS.split(text) if (part := piece.strip()))


def _spoken(part: str, *, opens: bool) -> str:
    """The words of a part that is prose; empty where it is none. It ``opens`` where the citation begins with it."""
    words: list[str] = WORD.findall(part)
    if not words:
        return ""
    if said := next((word for word in words if word in SPEAKING or word in POINTING), None):
        return said
    head = words[0]
    signal = head.casefold() in SIGNALS - NAMING and (opens or head.islower())
    if signal and not _is_shaped(words):
        return part
    named = head.casefold() in NAMING or kinds.begins(part) or _is_shaped(words) or _begins_dated(part)
    return "" if named or not head[:1].islower() else part


def _is_shaped(words: list[str]) -> bool:
    """Whether words name something by its number."""
    return any(c.isdigit() for word in words[:_SHAPED] for c in word)


def _begins_dated(part: str) -> bool:
    return dates.match(part) is not None or part.casefold().startswith(("c.", "ca.", "circa"))


def _is_day(text: str) -> bool:
    return any(dates.match(text, found.start()) for found in re.finditer(r"\b\w", text))
