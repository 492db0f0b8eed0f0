"""Who saw, read or initialed the document."""

from __future__ import annotations

from citekit.grammar.statements.redaction import prose
from citekit.grammar.text.tiling import holds
from citekit.model.patterns import lazy
from citekit.model.spans import Statement

_SEEN = lazy(
    r"\binitial(?:s|ed)\b|\b[Ss]een by\b|\b(?:saw|read) (?:it|this|them|the (?:memorandum|letter|telegram|paper|report"
    r"|message|document|note|attachment|original|source text))\b|\bha[sd] (?:seen|read|been seen)\b|\bwas seen\b"
    r"|\b[Ii]nitialed\b|\bsaw\s*[.”]"
)
_OPENS = lazy(
    r"(?:A|An|The|There|This|Both|Initialed|Seen|Read|According|Although|All|Beneath|At|In|On|Next|Apparently|Also"
    r"|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}(?:[’']s?)?(?:\s(?:and|also|both))?(?:\s[A-Z][\w.’'-]*){0,3}"
    r"\s(?:initial\w*|saw|read|has|had))\b"
)
_STEMS = ("nitial", "seen", "Seen", "saw", "read")
"""One of these stands in every such sentence: looked for first, because that is quick."""
SEARCHED = 300
"""Characters of the sentence that are searched: what it is about stands at its head."""


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence that says who saw the document.

    ::

        sentence = { prose } ( "initials" | "initialed" | "saw it" | "seen by" | "has read" | … ) { prose }

    >>> text = "A stamped notation indicates that the President saw it."
    >>> read(text, 0, len(text)).kind
    'seen'
    """
    near = min(end, start + SEARCHED)
    if not holds(text[start:near], _STEMS):
        return None
    if _OPENS.match(text, start, end) is None or _SEEN.search(text, start, near) is None:
        return None
    return Statement("seen", prose(text, start, end))
