"""Whether two names are of one person or office: “Bundy”, “McGeorge Bundy”; “the President”, “President Kennedy”."""

from __future__ import annotations

from functools import lru_cache

_OFFICES = frozenset(
    """
    acting adviser affairs ambassador and assistant attache board bureau by chairman charge chief commander committee
    consul counselor department deputy desk director embassy first for foreign from general governor head her high his
    in joint minister ministry mr mrs office officer of on permanent political president prime representative secretary
    security senior special staff state states the to under united vice
    """.split()  # noqa: SIM905 — a list of words, not of strings
)
"""Words of offices, which many share and by which nobody is known."""


@lru_cache(maxsize=8192)
def own_words(name: str) -> frozenset[str]:
    """The words of a folded name that are a person's or a place's own.

    >>> sorted(own_words("embassy in sierra leone")), sorted(own_words("the secretary of state"))
    (['leone', 'sierra'], [])
    """
    return frozenset(word for word in name.split() if word not in _OFFICES and len(word) > 1)


def same(one: str, other: str) -> float | None:
    """1 for one name, ½ where it may be one, 0 where either says nothing; ``None`` for two names.

    >>> same("bundy", "mcgeorge bundy"), same("president", "president marsh")
    (1.0, 0.5)
    >>> same("embassy in mali", "embassy in fiji") is None
    True
    """
    if not one or not other:
        return 0.0
    mine, theirs = own_words(one), own_words(other)
    if mine and theirs:
        return 1.0 if mine <= theirs or theirs <= mine else None
    if one == other:
        return 1.0
    return 0.5 if set(one.split()) & set(other.split()) - {"of", "the", "in", "to"} else None
