"""Which bibliography format the first characters of a file are in."""

from __future__ import annotations

import re

_ROOT = r"(?s)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<"
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ris", re.compile(r"^TY  ?-", re.MULTILINE)),
    ("endnote-xml", re.compile(_ROOT + r"(?:xml>\s*<records|records|record)>")),
    ("mods", re.compile(_ROOT + r"(?:\w+:)?mods(?:Collection)?[\s>]")),
    ("zotero-json", re.compile(r'\A\s*[\[{].*?"itemType"\s*:', re.DOTALL)),
    (
        "csl-json",
        re.compile(r'\A\s*(?:\[\s*|\{\s*"items"\s*:\s*\[\s*|(?=\{\s*"(?:id|type)"))\{.*?"type"\s*:', re.DOTALL),
    ),
    ("csl-yaml", re.compile(r"^references:\s*$", re.MULTILINE)),
    ("csv", re.compile(r'\A"?Key"?[,;\t]"?Item Type"?')),
    ("bibtex", re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]\s*[^\s,]+\s*,", re.MULTILINE)),
)
"""The signs of each format, the surest first."""


def sniffed(head: str) -> str | None:
    """The name of the format; ``None`` where nothing tells, as in a file of notes.

    >>> sniffed("TY  - BOOK\\nER  - \\n"), sniffed("@book{a, title = {A}}"), sniffed("Source: Kennedy Library.")
    ('ris', 'bibtex', None)
    >>> sniffed('[{"key": "A", "data": {"itemType": "book"}}]'), sniffed('[{"id": "a", "type": "book"}]')
    ('zotero-json', 'csl-json')
    """
    return next((name for name, sign in _SIGNS if sign.search(head)), None)
