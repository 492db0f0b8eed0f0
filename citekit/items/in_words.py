"""A source by what there is of it, for a style that prints nothing of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VARIABLES = ("title", "genre", "container-title", "archive_location", "archive_collection", "archive", "URL")
"""What is told of a source, in this order."""


def in_words(items: Iterable[Mapping[str, Any]]) -> str:
    """The sources in words, each by its key where there is nothing else of it.

    >>> in_words([{"id": "a", "title": "Ports", "archive": "City Archive"}, {"id": "b", "ISBN": "1"}])
    'Ports, City Archive; b'
    """
    each = ([str(item[name]) for name in VARIABLES if item.get(name)] or [str(item.get("id"))] for item in items)
    return "; ".join(", ".join(words) for words in each)
