"""The day of an item, as far as its words give one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.authority import kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.records import Citation, Described

_YEAR = lazy(r"(?:[,.;(]|[,.;] \(|\A|[”’\"])\s?(?=[\[\d])|(?:año|anno|Jahr|an|år) (?=\d)|day (?=\d)")
_YEAR_CLOSES = lazy(r"(?:\. ?[^\W\d_]{2,7})?[)\].\s]*\Z")


def stated(words: str) -> str | None:
    """The date of an item as far as its words give it: without a year, or the year alone where it stands last.

    >>> stated("Ober to Lund, 12 May"), stated("Ober, The Harbour. 1961"), stated("Report for the year 1843")
    ('--05-12', '1961', None)
    >>> stated("Press releases, April 17, July 19, 1962")
    '1962-04-17'
    """
    language = kinds.language(words)
    found = list(dates.find(words))
    if language in _ROMANCE and found and found[0][0].stated is None:
        found = list(dates.find(words, languages=(language,)))
    if not found:
        years = ((dates.year(words, at.end()), at.end()) for at in _YEAR.finditer(words))
        return next((year[0].iso for year, _ in years if year and _YEAR_CLOSES.match(words, year[1])), None)
    (first, _, stop), *more = found
    if more and first.month and not first.year and more[0][0].year and words[stop : more[0][1]] in _LISTED:
        return first.in_year(more[0][0].year)
    said = first.stated
    return f"{said}~" if said and first.circa else said


_ROMANCE = ("pt", "es", "it", "fr", "ro")
"""Where “2/4/1918” is the second of April, and nothing but a date."""
_LISTED = (", ", " and ", " & ", " und ", " et ", " y ", " e ")
"""What stands between days of one year."""


def dated_apart(said: Described | None, citation: Citation) -> Described | None:
    """The document with the day that stands behind its place, as a second item: “Protokoll (…), 5. Mai 1843”."""
    more = [part.text for part in citation.parts if part.level == "item"][1:]
    day = stated(more[0]) if more else None
    if said is None or day is None or (said.date and len(said.date) > len("1843") and "/" not in said.date):
        return said
    return replace(said, date=day)
