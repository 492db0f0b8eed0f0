"""Towns where archives are: they say where one lies, and are no part of a place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.countries import archives, countries
from citekit.authority.note_words import words
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.countries import Repository

_STATE = lazy(r"(?:, | \()[A-Z][\w.]*(?: [A-Z][\w.]*)?\)?\Z| [A-Z]{2}\Z")


@cache
def _towns() -> frozenset[str]:
    places = (part.strip() for row in archives() for part in row.place.split(","))
    return frozenset((*places, *words("holding towns"), *(town for one in countries() for town in one.towns)))


def is_town(printed: str, row: Repository | None = None) -> bool:
    """Whether words are a town that has an archive, with its state or country behind it or not.

    >>> is_town("Kew"), is_town("St. Paul, Minnesota"), is_town("Newport, RI"), is_town("Norfolk Record Office")
    (True, True, False, False)
    """
    known = _towns() if row is None else {*_towns(), row.place}
    town = _STATE.sub("", printed)
    return printed in known or (town != printed and town.replace("St. ", "Saint ") in known) or town in known
