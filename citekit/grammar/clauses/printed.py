"""Printed works, which no archive holds: an imprint, a volume with its number and year, an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.note_words import either
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element

_IMPRINT = lazy(
    r"\((?:[^():\d]+: [^()\d]+,? |[^()\d]*\bPress\b[^()\d]*|[A-Z][a-z]+,? |[^()]* edn?,? [^()]*)(?:1[4-9]|20)\d\d\)"
    r"|\bPress, (?:1[5-9]|20)\d\d"
    r"|\b(?:eds?|trans|comp|hrsg|bearb|bew|red|éd|dir)\.(?! \w\. \d)|\ba cura di\b|\bpar [A-Z]"
    r"|PhD diss|thesis|thèse|op\. ?cit|, cit\."
    r"|\b\d{1,4}(?:[./:]\d+)?,? (?:no\. \d+ )?\((?:[A-Z]\w+ |Spring |Fall )?(?:1[5-9]|20)\d\d\)"
    r"|\b(?:n\.s\.|ser\.),? \d|\b[A-Z]\w+, \d{1,2}:\d+"
    r"|\bvol\. [IVXLC\d]+,? (?:no|nr|Nr|p|pt|doc|s)\.|\bt\. [IVXLC\d]+|\bBd\. [IVX\d]+: \d{4}"
)


_EDITIONS = lazy(rf"\b(?:{either('editions')})\b")
_WEB = lazy(r"accessed|last modified|abgerufen|consulté|https?://")


def is_printed(text: str, clause: Sequence[Element]) -> bool:
    """Whether a clause cites a printed work: it has an imprint and no code that only archives have."""
    if not clause:
        return False
    printed = text[clause[0].start : clause[-1].end]
    if _WEB.search(printed) and not any(
        e.kind in ("file", "box", "collection", "record_group", "folder") for e in clause
    ):
        return True
    if _EDITIONS.search(printed) and not any(e.sure and e.kind in ("file", "record_group") for e in clause):
        return True
    if not _IMPRINT.search(printed):
        return False
    return not (any(e.sure for e in clause) and any(e.kind in ("file", "box", "record_group") for e in clause))
