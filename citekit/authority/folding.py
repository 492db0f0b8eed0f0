"""Folding: two spellings that differ only in dashes, quotes, case or runs of spaces are one."""

from __future__ import annotations

from functools import lru_cache

from citekit.model.patterns import lazy

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
"""Every dash that printers use for a hyphen, the soft hyphen included."""
APOSTROPHES = "'\u2018\u2019\u02bc\u2032`"
QUOTES = '"\u201c\u201d\u201e\u2033'

_WIDTHS = "".join(map(chr, range(0x2000, 0x200B)))
SPACES = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + _WIDTHS
"""What ``str.isspace`` holds for a space."""

_PLAIN = {DASHES: "-", APOSTROPHES: "'", QUOTES: '"'}
_FANCY = str.maketrans({fancy: plain for kind, plain in _PLAIN.items() for fancy in kind})
_FANCY_LETTERS = frozenset(map(chr, _FANCY))
_JOINTS = (" -", "- ", " /", "/ ")
_JOINS = lazy(r" ?([-/]) ?")


def fold(text: str, *, case: bool = True) -> str:
    """The text with one dash, one apostrophe, one quote, single spaces, none around ``-`` and ``/``.

    Folds the case too, unless ``case`` is false.

    >>> fold("S/S – NSC  Files"), fold("Secretary’s", case=False)
    ('s/s-nsc files', "Secretary's")
    """
    folded = _folded(text)
    return folded.casefold() if case else folded


def folded_once(text: str) -> str:
    """The text as ``fold`` has it in its own case, for what is not met again.

    >>> folded_once("611.61/5 – 1661")
    '611.61/5-1661'
    """
    folded = " ".join(text.split()).replace("–", "-")  # most often nothing else is to be folded
    if not _FANCY_LETTERS.isdisjoint(folded):
        folded = folded.translate(_FANCY)
    for joint in _JOINTS:
        if joint in folded:
            return _JOINS.sub(r"\1", folded)
    return folded


_folded = lru_cache(maxsize=1024)(folded_once)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two that changed places, make one text the other.

    >>> one_edit_apart("Department of Sate", "Department of State"), one_edit_apart("State", "State")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return longer[1:] == shorter
    return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
