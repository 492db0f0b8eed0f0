"""What is attached to the document, or what it is attached to."""

from __future__ import annotations

from citekit.grammar.statements.redaction import prose
from citekit.model.patterns import lazy
from citekit.model.spans import Statement

_NOUN = r"(?:airgram|document|letter|memorandum|message|note|paper|report|source text|summary|telegram)"
_FIRST = lazy(
    r"(?:Also\s+|Not\s+)?(?:[Aa]ttached|[Ee]nclosed|[Aa]ppended|[Aa]nnexed)\b|(?:Attachment|Enclosure|Annex|Appendix)\b"
    r"|Tabs?\s+[A-Z\d]\b|Filed\s+(?:with|as|under)\b"
    r"|(?:The|This|An|Both|Neither)\s+(?:[a-z-]{1,15}\s+)?(?:attach(?:ment|ed)|enclos(?:ure|ed)|annex(?:es)?|appendi(?:x|ces)|tab)s?\b"
    rf"|(?:The|This)\s+{_NOUN}\s+(?:is|was|bears|forms)\s+(?:also\s+)?(?:attached|enclosed|appended|an?\s+(?:attachment|enclosure|annex|tab)|(?:attachment|enclosure|annex|tab)\b|Tab\b)"
)


def read(text: str, start: int, end: int) -> Statement | None:
    """A sentence on attachments and enclosures.

    ::

        sentence = [ "Also" ] ( "Attached" | "Enclosed" | "Enclosure" | "Tab" letter | "Filed with" ) { prose }
                 | ( "The" | "This" ) ( attachment | document "is attached" ) { prose }

    >>> text = "Attached but not printed is a map."
    >>> read(text, 0, len(text)).kind
    'attachment'
    """
    if _FIRST.match(text, start, end) is None:
        return None
    return Statement("attachment", prose(text, start, end))
