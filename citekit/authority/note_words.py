"""Words that historians' notes turn on: what leads to a source, what tells a sentence from a name.

One table, ``citekit/data/note_words.toml``, a row for each use. A word that ends in ``*``
is the beginning of longer ones.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from citekit.authority.tables import load


class NoteWords(Struct, frozen=True, kw_only=True):
    """The words of one use, by its ``id``; none of the ``counterexamples`` is read so."""

    id: str
    source: str
    words: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def words(use: str) -> frozenset[str]:
    """The words of one use.

    >>> "hereafter" in words("defining"), "Vidimus" in words("tradition")
    (True, True)

    Raises:
        KeyError: there is no such use.
    """
    return frozenset({row.id: row for row in load("note_words", NoteWords)}[use].words)


@cache
def either(use: str) -> str:
    """A pattern of the words of one use, the longest first, for a larger one; spaces stand for any white space.

    >>> import re
    >>> re.fullmatch(either("tradition"), "Рукописная") is not None
    True
    """
    longest_first = sorted(words(use), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace(r"\*", r"\w*") for word in longest_first)
