"""Given names to initials."""

from __future__ import annotations

from functools import lru_cache

from citekit.model.patterns import lazy

_TOKEN = lazy(r"((?:<[^<>/]{1,60}>)*)([^\s.\-‐–<>]+)((?:</[^<>]{1,60}>)*)(\.?)((?:</[^<>]{1,60}>)*)(\s*[-‐–]?\s*)")
"""Tags, a word or initial, tags that end, its full stop, and what leads to the next."""


@lru_cache(16384)
def initialize(given: str, mark: str, hyphen: bool = True, shorten: bool = True) -> str:
    """A given name with every full name shortened to an initial, or (``shorten`` off) only initials tidied.

    >>> initialize("Jean-Luc Marie", "."), initialize("J.R. Ronald", ". "), initialize("Ph.M. Erik", ".")
    ('J.-L.M.', 'J. R. R.', 'Ph.M.E.')
    >>> initialize("James T", ". ", shorten=False)
    'James T.'
    """
    out, gap, after_initial = "", "", False
    for opened, word, closed, dot, ended, following in _TOKEN.findall(given if hyphen else given.replace("-", " ")):
        hyphened = gap.strip() != ""
        initial = _initial(word, bool(dot), shorten)
        if initial is not None:
            if hyphened:
                out = out.rstrip() + ("-" if hyphen else "")
            elif out and not after_initial and not out.endswith(" "):
                out += " "
            out += f"{opened}{initial}{mark.rstrip()}{closed}{ended}{mark[len(mark.rstrip()) :]}"
        elif not (hyphened and shorten):
            out = _add_word(out, f"{opened}{word}{closed}{dot}{ended}", hyphened)
        gap, after_initial = following, initial is not None
    return out.strip()


def _add_word(out: str, word: str, hyphened: bool) -> str:
    """A word that is kept whole: set apart by spaces, or joined by the hyphen that was there."""
    if hyphened:
        return out.rstrip() + "-" + word + " "
    return (out + " " if out and not out.endswith(" ") else out) + word + " "


def _initial(word: str, dot: bool, shorten: bool) -> str | None:
    """The initial of a word, or ``None`` where it stays whole."""
    if word[0].islower():
        return None
    if dot or len(word) == 1:
        return word if len(word) <= 3 or not shorten else word[0]
    return _first(word) if shorten else None


def _first(word: str) -> str:
    """The first letter, or the two that stand for one sound where both are capitals: *TSerendorj* is *Ts.*"""
    capitals = len(word) - len(word.lstrip("".join(filter(str.isupper, word))))
    return word[0] + word[1:capitals].lower() if 1 < capitals < len(word) else word[0]
