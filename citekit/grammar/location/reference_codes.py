"""Archives abroad: how their records are numbered.

The levels follow the archives' own: fond – opis – delo – list is collection, series, file, page; the class and
piece of a British record, the *cote* of a French one and the *Signatur* of a German one are one file number. Some forms
show by themselves (``level``); others only in an archive of the country (``level_in``), by the words of its archives.
"""

from __future__ import annotations

from functools import cache, lru_cache

from citekit.authority import repository
from citekit.authority.archives import repository_by_id
from citekit.authority.container_words import container
from citekit.authority.countries import archives
from citekit.authority.tables import table
from citekit.grammar.location import items
from citekit.model.patterns import lazy

_LEVELS = lazy(
    r"(?P<collection>(?:[Ff]ond|[Ff]\.|[Фф](?:онд|\.))\s?[A-ZР]?-?\d+[a-zа-я]?)"
    r"|(?P<series>(?:[Oo]pis[’']?|[Oo]p\.|[Оо](?:пись|п\.))\s?\d+[a-zа-я]?)"
    r"|(?P<box>(?:[Pp]apka|[Pp]ap\.|[Пп](?:апка|ап\.|\.))\s?\d+[a-zа-я]?)"
    r"|(?P<file>(?:[Dd]elo|[Dd]\.|[Дд](?:ело|\.))\s?\d+[a-zа-я]?)"
    r"|(?P<page>(?:[Ll]l?\.|[Ll]ist[yi]?|[Лл]л?\.|[Ff]ols?\.|Bl\.)\s?\d+(?:\s?[-–,]\s?\d+)*(?:\s?ob\.?)?)"
)
"""``f. 5, op. 30, d. 399, ll. 12–15``, in Latin and in Cyrillic letters."""

_DIGIT = lazy(r"\d")
_BRITISH = lazy(
    r"(?:FO|PREM|CAB|DEFE|CO|DO|FCO|WO|AIR|ADM|BT|POWE|LCO|PRO|HW|KV|INF|T|AB|EG"
    r"|SUPP|FCDO|FORD) ?\d{1,4}/\d{1,6}(?:/[A-Z]{0,3}\d+[A-Z]?)*"
)
_GERMAN = lazy(
    r"(?:B|N|NL|R|DY|DA|DC|DE|DN|ZSg\.?|MfAA|SED|ZA|Nachlass) ?\d+(?:-[A-Z0-9]+)?(?:/[\dA-Z]+|,? (?:Bd"
    r"|Nr)\. \d+)(?:/\d+)?"
    r"|(?:Bd|Band|Nr|Bestand)\.? ?[\d.]+(?:[–/-]\d+)?"
)
_FRENCH = lazy(r"(?:\d+ ?AG ?\d*|F ?\d+|AJ ?\d+|\d+ ?AP|\d+ ?AJ) ?/ ?\d[\w()/ ]*")


def level(text: str) -> str | None:
    """The level of an element as archives abroad number it; ``None`` where it is no such number.

    >>> [level(t) for t in ("FO 371/112345", "B 136/2051", "5 AG 1/167", "f. 5", "op. 30", "d. 399", "ll. 12–15")]
    ['file', 'file', 'file', 'collection', 'series', 'file', 'page']
    >>> [level(t) for t in ("fol. 12", "Bl. 45")]
    ['page', 'page']
    >>> level("CO 163") is None
    True
    """
    if not _DIGIT.search(text):
        return None
    if _BRITISH.fullmatch(text) or _GERMAN.fullmatch(text) or _FRENCH.fullmatch(text):
        return "file"
    found = _LEVELS.fullmatch(text)
    return found.lastgroup if found else None


def begins(text: str, start: int, limit: int) -> bool:
    """Whether a number of an archive abroad stands at ``start``.

    >>> begins("l. 14.", 0, 6), begins("last year", 0, 9)
    (True, False)
    """
    return _LEVELS.match(text, start, limit) is not None


def level_in(text: str, repository: str) -> str | None:
    """The level of an element in an archive abroad, by its authority id; ``reference`` for a number of no known form.

    >>> level_in("busta 4", "it-archivio-centrale-dello-stato"), level_in("vol. 8508", "ca-library-and-archives")
    ('box', 'box')
    >>> level_in("FM 2453/12", "il-state-archives"), level_in("Asie 1944–1955", "fr-archives-diplomatiques")
    ('reference', None)
    """
    row = repository_by_id(repository)
    found = container(text, row.country if row else "")
    if found and found.level in _WORDED:
        return found.level
    return "reference" if _REFERENCE.fullmatch(text) and not _CLASS.fullmatch(text) else None


_WORDED = frozenset(("collection", "series", "box", "folder", "file", "page"))
"""The levels that a word gives."""

_REFERENCE = lazy(
    r"(?=\D*\d)(?!.*[^\W\d_A-Z]{3})(?:[A-Z\d(][\w.()/:–-]{0,30}|[a-z]\.)(?: (?:[A-Z\d(][\w.()/:–-]{0,30}|[a-z]\.)){0,5}"
)
"""A run of letters and digits, with a digit in it: 2.05.118, XIX-J-1-j, DY 30/J IV 2/2/766, MS. Eng. c. 4780."""

_CLASS = lazy(r"[A-Z]{1,4} ?\d{1,3}|\d{4}(?: ?[–/-] ?\d{2,4})?")
"""What looks like one and is the class that holds it, FO 371, or years."""


@cache
def _towns() -> frozenset[str]:
    places = (row.place for row in archives())
    return frozenset((*table("series")["towns"], *(part.strip() for place in places for part in place.split(","))))


@lru_cache(maxsize=1024)
def is_town(text: str) -> bool:
    """Whether an element behind a repository only says where it is.

    >>> is_town("Kew"), is_town("Kew (hereafter TNA)"), is_town("St. Paul"), is_town("Whitman File")
    (True, True, True, False)
    """
    return _HEREAFTER.sub("", text).replace("St. ", "Saint ") in _towns()


_HEREAFTER = lazy(r" \([^()]*\)\Z")
"""“Kew (hereafter TNA)”."""


def shapes(printed: list[str], seen: list[str]) -> list[str]:
    """The shapes in an archive abroad, which has words and numbers of its own; the last number there is the file.

    What describes a document behind the file number is an item.
    """
    row = repository(printed[0])
    if row is None or row.id.startswith("us-"):
        return seen
    found = [seen[0], *(_shape_in(p, kind, row.id) for p, kind in zip(printed[1:], seen[1:], strict=True))]
    numbers = [n for n, kind in enumerate(found) if kind in ("file", "reference")]
    found = ["title" if kind == "reference" else kind for kind in found]
    if numbers:
        found[numbers[-1]] = "file"
        behind = range(numbers[-1] + 1, len(found))
        if any(items.begins(printed[n]) for n in behind):
            first = next(n for n in behind if found[n] == "title" or items.begins(printed[n]))
            found[first:] = ["item"] * (len(found) - first)
    return found


def _shape_in(printed: str, kind: str, repository: str) -> str:
    """The shape of an element in an archive abroad: its words first, then what shows by itself, then its numbers."""
    found = None if items.is_dated(printed) else level_in(printed, repository)
    return found if found and (found != "reference" or kind in ("title", "symbol", "lot")) else kind
