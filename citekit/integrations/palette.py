"""The colours of a note's segments, the same on a terminal and in a notebook; prose and separators stay plain."""

from __future__ import annotations

COLOURS = {
    "repository": "bright_blue", "division": "bright_blue", "record_group": "blue", "collection": "cyan", "lot": "cyan",
    "series": "bright_cyan", "accession": "cyan", "entry": "cyan", "box": "green", "reel": "green", "folder": "green",
    "file": "bright_green", "form": "green", "item": "bright_green", "page": "green", "classification": "bright_red",
    "marking": "red", "drafter": "bright_yellow", "clearer": "yellow", "approver": "yellow", "office": "yellow",
    "title": "bright_magenta", "volume": "magenta", "part": "magenta", "document": "magenta", "footnote": "magenta",
    "year": "magenta", "ibid": "bright_magenta", "date": "yellow", "place": "yellow", "time": "yellow",
    "recipient": "yellow", "redaction": "red", "unknown": "bright_white",
}  # fmt: skip
"""Kind of segment → colour, by the names of terminals."""

TINTS = {
    "bright_blue": "#c7dcff", "blue": "#dbe7ff", "cyan": "#c4ecec", "bright_cyan": "#d9f5f5", "green": "#d8f2d0",
    "bright_green": "#bfe8b2", "bright_red": "#ffc9c4", "red": "#ffdedb", "bright_yellow": "#ffe39a",
    "yellow": "#fff0c2", "bright_magenta": "#ecc8f2", "magenta": "#f5e0f8", "bright_white": "#dddddd",
}  # fmt: skip
"""The same colours as light grounds: black text on any of them has a contrast of more than 7 to 1 (WCAG 2.2, AAA)."""


def colour(kind: str) -> str | None:
    """The colour of a segment; of one that is two things at once (``drafter+approver``) that of the first.

    >>> colour("drafter+approver"), colour("separator")
    ('bright_yellow', None)
    """
    return COLOURS.get(kind.partition("+")[0])
