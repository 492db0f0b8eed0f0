"""Other copies of the document, and the copy that was printed."""

from __future__ import annotations

from citekit.grammar.statements.redaction import prose
from citekit.model.patterns import lazy
from citekit.model.spans import Statement

_SORT = r"(?:signed|carbon|typed|retyped|unsigned|handwritten|identical|draft|photostat|similar|clean|duplicate)"
_FIRST = lazy(
    rf"(?:(?:Another|Other|Additional|Several|Two|An?|The)\s+(?:{_SORT}\s+)?|(?:{_SORT.capitalize()}\s+)?)"
    r"[Cc]op(?:y|ies)\b(?!\s+(?:was|were)\s+(?:also\s+)?(?:sent|forwarded|given|transmitted|distributed))"
    r"(?:\s+(?:\d|[Nn]o\.|is\b|are\b|was\b|were\b|in\b|bears?\b|indicates?\b|shows?\b)|,|\s+of\s[^.;]{0,150}?\s(?:is|are|was|were|in|bears?)\b)"
    rf"|(?:The source text|This|The \w+)\s+is\s+(?:an?|the)\s+(?:{_SORT}\s+)?copy\b|Printed\s+from\s+(?:an?|the)\b"
)


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence on where another copy is, or on the copy that is printed.

    ::

        sentence = ( "Another" | "A" | "The" | … ) [ sort ] ( "copy" | "copies" ) { prose }
                 | "Printed from" { prose } | "The source text is" ( "a" | "the" ) "copy" { prose }

    >>> text = "Another copy is in the Ober Papers."
    >>> read(text, 0, len(text)).kind
    'copy'
    """
    if _FIRST.match(text, start, end) is None:
        return None
    return Statement("copy", prose(text, start, end))
