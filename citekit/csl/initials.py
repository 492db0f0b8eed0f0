"""Given names to initials."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"([^\s.\-‐–]+)(\.?)(\s*[-‐–]?\s*)")


@lru_cache(16384)
def initialize(given: str, mark: str, hyphen: bool = True, shorten: bool = True) -> str:
    """A given name with every full name shortened to an initial, or (``shorten`` off) only initials tidied.

    >>> initialize("Jean-Luc Marie", "."), initialize("J.R. Ronald", ". "), initialize("Ph.M. Erik", ".")
    ('J.-L.M.', 'J. R. R.', 'Ph.M.E.')
    >>> initialize("James T", ". ", shorten=False)
    'James T.'
    """
    tokens = [(word, bool(dot), gap) for word, dot, gap in _TOKEN.findall(given)]
    out = ""
    for index, (word, dot, gap) in enumerate(tokens):
        hyphened = index > 0 and tokens[index - 1][2].strip() != ""
        initial = _initial(word, dot, shorten)
        if initial is None:
            out = _add_word(out, word + ("." if dot else ""), hyphened)
        elif hyphened:
            out = out.rstrip() + ("-" if hyphen else "") + initial + mark if shorten or hyphen else out + initial + mark
        else:
            if not shorten and out and not out.endswith((" ", ".")) and not _ends_initial(out, mark):
                out += " "
            out += initial + mark
        del gap
    return out.strip()


def _ends_initial(text: str, mark: str) -> bool:
    return bool(mark) and text.endswith(mark)


def _add_word(out: str, word: str, hyphened: bool) -> str:
    """A word that is kept whole: set apart by spaces, or joined by the hyphen that was there."""
    if hyphened:
        return out.rstrip() + "-" + word + " "
    return (out + " " if out and not out.endswith(" ") else out) + word + " "


def _initial(word: str, dot: bool, shorten: bool) -> str | None:
    """The initial of a word, or ``None`` where it stays whole."""
    if not word[:1].isupper() and word[:1].isalpha() and word[:1].lower() == word[:1] and word[:1].upper() != word[:1]:
        return None
    if dot or len(word) == 1:
        return word if len(word) <= 3 or not shorten else word[0]
    if not shorten:
        return None
    if len(word) > 1 and word.isupper() and word.isalpha() and len(word) <= 3 and False:
        return word
    return word[0]
