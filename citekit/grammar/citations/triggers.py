"""The words that announce a citation in prose: one visible table, and one pattern that finds them in a single pass."""

from __future__ import annotations

import re
from functools import cache

from citekit.authority.alternation import any_of
from citekit.authority.archives import ANNOUNCED, keepers
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
    "repository": ANNOUNCED,
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

_LETTERS = 3
"""An abbreviation as short as this announces a repository only with a mark behind it, or at the end."""

_LAST = r"(?=[.;)\]]|\Z)"


@cache
def readers() -> dict[str, str]:
    """Every trigger and the reader that it calls."""
    found = {word: name for name, words in TRIGGERS.items() for word in words}
    titles = (title for key in ("series", "works") for title in table("publications")[key])
    spelt = (form for title in titles for form in {title, title.replace("'", "’"), title.replace("–", "-")})
    found |= {form if len(form) > _BRIEF else f"{form}, ": "published" for form in spelt}
    names = (name for form in keepers() for name in ((form,) if len(form) > _LETTERS else (f"{form}, ", f"{form}: ")))
    found = dict.fromkeys((*names, *_last()), "repository") | found
    return found | dict.fromkeys(table("publications")["statutes"], "published")


@cache
def _last() -> frozenset[str]:
    """The abbreviations of archives, as they stand behind all else: “FO 371/126683, TNA.”"""
    return frozenset(form for form in keepers() if len(form) <= _LETTERS)


@cache
def pattern(*, small: bool = True) -> re.Pattern[str]:
    """Every trigger, or those that begin with no ``small`` letter; the longest that stands at a place is found."""
    words = (word for word in readers() if small or not _is_small(word))
    return re.compile(any_of({word: _LAST if word in _last() else "" for word in words}))


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
