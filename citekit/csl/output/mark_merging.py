"""Where two strings meet: marks that merge, and the runs of characters that they end and begin."""

from __future__ import annotations

PUNCTUATION = frozenset(".,;:!?")
MERGED = {
    "!.": "!", "!?": "!?", "!:": "!", "!,": "!,", "!;": "!;",
    "?!": "?!", "?.": "?", "?:": "?", "?,": "?,", "?;": "?;",
    ".!": ".!", ".?": ".?", ".:": ".:", ".,": ".,", ".;": ".;",
    ":!": "!", ":?": "?", ":.": ":", ":,": ":,", ":;": ":;",
    ",!": ",!", ",?": ",?", ",:": ",:", ",.": ",.", ",;": ",;",
    ";!": "!", ";?": "?", ";:": ";", ";,": ";,", ";.": ";",
}  # fmt: skip
"""What two marks that meet become, as citeproc-js has it (the specification is silent)."""
LEADING = ":.;!? "
"""Marks that begin a field as if they stood before it; a field of marks alone is what it is."""


class Run:
    """Characters with where they come from: ``glue`` is an affix or a delimiter, ``close`` a closing quote."""

    __slots__ = ("close", "glue", "text")

    def __init__(self, text: str, glue: bool, close: bool = False) -> None:
        self.text = text
        self.glue = glue
        self.close = close


def merge(last: Run, text: str) -> str:
    """Merge the first character of a text into the last of a run; the rest of the text."""
    end, first = last.text[-1:], text[0]
    if end == first:
        return text[1:]
    merged = MERGED.get(end + first)
    if merged is None or merged == end + first:
        return text
    last.text = last.text[:-1] + merged
    return text[1:]
