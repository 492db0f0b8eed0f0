"""The words that announce a citation in prose: one visible table, and one pattern that finds them in a single pass."""

from __future__ import annotations

import re
from functools import cache

from citekit.authority.alternation import any_of
from citekit.authority.archives import SHORT, holders, keepers
from citekit.authority.tables import table
from citekit.grammar.text.tiling import holds

TRIGGERS: dict[str, tuple[str, ...]] = {
    "parenthesis": ("(",),
    "ibid": ("Ibid", "ibid", "Both ibid", "All ibid"),
    "crossref": (
        "Document ", "Documents ", " document ", "Doc. ", "Docs. ", "Footnote ", "Footnotes ", "footnote ",
        "footnotes ", "Supra", "Infra", "Ante", "supra", "infra", "ante,", "Supplement", "enclosure to Doc",
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
    "ibid", "footnote", "supra", "infra", "ante,", " document ", "source note", " to Doc", " vol", " p.", " pp.",
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


@cache
def pattern(*, small: bool = True) -> re.Pattern[str]:
    """Every trigger, or those that begin with no ``small`` letter; the longest that stands at a place is found."""
    words = (word for word in readers() if small or not _is_small(word))
    return re.compile(any_of({word: _bounds(word) for word in words}))


def _bounds(word: str) -> str:
    """What has to stand around a word: a short form ends no word (“MACV, ”) and, without a mark, is the last."""
    form = word.rstrip(",: ")
    if len(form) > _ABBREVIATION or word.startswith(" ") or not form.isupper():
        return ""
    return rf"(?<![\w.]{re.escape(word)})" + (_LAST if word in _last() else "")


def _is_small(word: str) -> bool:
    return word.strip()[0].islower()


def pattern_for(text: str) -> re.Pattern[str]:
    """The pattern that finds every trigger of ``text``: the small letters of most notes begin none.

    >>> pattern_for("Secret. See Document 4.") is pattern(), pattern_for("Secret, see ibid.") is pattern()
    (False, True)
    """
    return pattern() if holds(text, STEMS) else pattern(small=False)


def reader(word: str) -> str:
    """The reader that a trigger calls.

    >>> reader(pattern().search("see ibid.").group())
    'ibid'
    """
    return readers()[word]
