"""The words that announce a citation in prose: one visible table, and what finds them in a single pass."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.alternation import any_of
from citekit.authority.archives import SHORT, holders, keepers
from citekit.authority.tables import table
from citekit.grammar.text.tiling import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

TRIGGERS: dict[str, tuple[str, ...]] = {
    "parenthesis": ("(",),
    "ibid": ("Ibid", "ibid", "Both ibid", "All ibid"),
    "crossref": (
        "Document ", "Documents ", " document ", "Doc. ", "Docs. ", "Footnote ", "Footnotes ", "footnote ",
        "footnotes ", "Supra", "Infra", "Ante", "supra", "infra", "ante,", "post, p", "Supplement", "enclosure to Doc",
        "Enclosure to Doc", "attachment to Doc", "Attachment to Doc", "Tab A to Doc", "Tab B to Doc",
        "source note", "Source note",
    ),
    "published": ("Part ", "FRUS ", "U.N. doc", "U.N. Doc", "UN doc", "UN Doc"),
    "volume": ("Vol. ", "Vol.", "Volume ", "Vols. ", " vol. ", " vol.", " vols. ", " volume ", " volumes "),
    "page": ("P. ", "Pp. ", " p. ", " pp. ", " p.", " pp."),
    "lot": (" lot ", "Lot "),
    "number": ("/",),
    "file": (" file ",),
    "central": ("Central File", "Central Foreign Policy File"),
    "repository": ("Department of State Central", "University of "),
}  # fmt: skip
"""What each reader is called by; titles and statutes come from ``publications``,
the names of archives and libraries from ``repositories``."""

STEMS = (
    "ibid", "footnote", "supra", "infra", "ante,", "post, p", " document ", "source note", " to Doc", " vol", " p.",
    " pp.",
    " lot ", " file ",
)  # fmt: skip
"""One of these stands in every trigger that begins with a small letter."""

_BRIEF = 7
"""A title as short as this announces itself only with the comma behind it (*Time, May 5*)."""

_ABBREVIATION = 8
"""Capitals as few as these are an abbreviation."""

_LAST = r"(?=[.;)\]]|\Z)"


@cache
def readers() -> dict[str, str]:
    """Every trigger and the reader that it calls."""
    found = {word: name for name, words in TRIGGERS.items() for word in words}
    titles = (title for key in ("series", "works") for title in table("publications")[key])
    spelt = (form for title in titles for form in {title, title.replace("'", "’"), title.replace("–", "-")})
    found |= {form if len(form) > _BRIEF else f"{form}, ": "published" for form in spelt}
    marked = (f"{form}{mark}" for form in (*_last(), *holders()) for mark in (", ", ": "))
    named = (form for form in keepers() if not _is_small(form))
    found = dict.fromkeys((*named, *marked), "repository") | found
    return found | dict.fromkeys(table("publications")["statutes"], "published")


@cache
def _last() -> frozenset[str]:
    """The abbreviations of archives, as they stand behind all else: “FO 371/126683, TNA.”"""
    return frozenset(form for form in keepers() if len(form) <= SHORT)


class Finder:
    """Finds words in a text, the longest at each place; those that begin alike are one pattern, made when it is met."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words: dict[str, list[str]] = {}
        for word in words:
            self.words.setdefault(word[:_HEAD], []).append(word)
        sizes: dict[str, set[int]] = {}
        for head in self.words:
            sizes.setdefault(head[0], set()).add(len(head))
        self.sizes = {initial: sorted(known, reverse=True) for initial, known in sizes.items()}
        self.initials = re.compile(f"[{re.escape(''.join(sorted(sizes)))}]")
        self.patterns: dict[str, re.Pattern[str]] = {}

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first word in ``text[start:end]``."""
        for initial in self.initials.finditer(text, start, end):
            at = initial.start()
            for size in self.sizes[initial.group()]:
                head = text[at : at + size]
                if head in self.words and (found := self.pattern(head).match(text, at, end)):
                    return found
        return None

    def pattern(self, head: str) -> re.Pattern[str]:
        """The pattern of the words that begin so."""
        if (found := self.patterns.get(head)) is None:
            found = re.compile(any_of({word: _bounds(word) for word in self.words[head]}))
            self.patterns[head] = found
        return found


_HEAD = 3
"""Characters by which words are parted: of three thousand names a note meets a few dozen beginnings."""


@cache
def finder(*, small: bool = True) -> Finder:
    """What finds every trigger, or those that begin with no ``small`` letter."""
    return Finder(word for word in readers() if small or not _is_small(word))


def _bounds(word: str) -> str:
    """What has to stand around a word: a short form ends no word (“MACV, ”) and, without a mark, is the last."""
    form = word.rstrip(",: ")
    if len(form) > _ABBREVIATION or word.startswith(" ") or not form.isupper():
        return ""
    return rf"(?<![\w.]{re.escape(word)})" + (_LAST if word in _last() else "")


def _is_small(word: str) -> bool:
    return word.strip()[0].islower()


def finder_for(text: str) -> Finder:
    """What finds every trigger of ``text``: the small letters of most notes begin none.

    >>> finder_for("Secret. See Document 4.") is finder(), finder_for("Secret, see ibid.") is finder()
    (False, True)
    """
    return finder() if holds(text, STEMS) else finder(small=False)


def reader(word: str) -> str:
    """The reader that a trigger calls.

    >>> reader(finder().search("see ibid.", 0, 9).group())
    'ibid'
    """
    return readers()[word]
