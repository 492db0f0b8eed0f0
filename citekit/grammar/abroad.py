"""Archives abroad: how British, French, German and Russian records are numbered.

The levels follow the archives' own ladders: fond – opis – delo – list is collection, series, file, page; the class and
piece of a British record, the *cote* of a French one and the *Signatur* of a German one are one file number.
"""

from __future__ import annotations

import re
from functools import cache

from citekit.authority.archives import Repository
from citekit.authority.tables import load, table

_LEVELS = re.compile(
    r"(?P<collection>(?:[Ff]ond|[Ff]\.|[Фф](?:онд|\.))\s?[A-ZР]?-?\d+[a-zа-я]?)"
    r"|(?P<series>(?:[Oo]pis[’']?|[Oo]p\.|[Оо](?:пись|п\.))\s?\d+[a-zа-я]?)"
    r"|(?P<box>(?:[Pp]apka|[Pp]ap\.|[Пп](?:апка|ап\.|\.))\s?\d+[a-zа-я]?)"
    r"|(?P<file>(?:[Dd]elo|[Dd]\.|[Дд](?:ело|\.))\s?\d+[a-zа-я]?)"
    r"|(?P<page>(?:[Ll]l?\.|[Ll]ist[yi]?|[Лл]л?\.)\s?\d+(?:\s?[-–,]\s?\d+)*(?:\s?ob\.?)?)"
)
"""``f. 5, op. 30, d. 399, ll. 12–15``, in Latin and in Cyrillic letters."""

_BRITISH = re.compile(
    r"(?:FO|PREM|CAB|DEFE|CO|DO|FCO|WO|AIR|ADM|BT|POWE|LCO|PRO|HW|KV|INF|T|AB|EG"
    r"|SUPP) ?\d{1,4}/\d{1,6}(?:/\d+)?"
)
_GERMAN = re.compile(
    r"(?:B|N|NL|R|DY|DA|DC|DE|DN|ZSg\.?|MfAA|SED|ZA|Nachlass) ?\d+(?:-[A-Z0-9]+)?(?:/[\dA-Z]+|,? (?:Bd"
    r"|Nr)\. \d+)(?:/\d+)?"
    r"|(?:Bd|Band|Nr|Bestand)\.? ?[\d.]+(?:[–/-]\d+)?"
)
_FRENCH = re.compile(r"(?:\d+ ?AG ?\d*|F ?\d+|AJ ?\d+|\d+ ?AP|\d+ ?AJ) ?/ ?\d[\w()/ ]*")


def level(text: str) -> str | None:
    """The level of an element as archives abroad number it; ``None`` where it is no such number.

    >>> [level(t) for t in ("FO 371/112345", "B 136/2051", "5 AG 1/167", "f. 5", "op. 30", "d. 399", "ll. 12–15")]
    ['file', 'file', 'file', 'collection', 'series', 'file', 'page']
    >>> level("CO 163") is None
    True
    """
    if _BRITISH.fullmatch(text) or _GERMAN.fullmatch(text) or _FRENCH.fullmatch(text):
        return "file"
    found = _LEVELS.fullmatch(text)
    return found.lastgroup if found else None


@cache
def _towns() -> frozenset[str]:
    places = (row.place for row in load("repositories", Repository))
    return frozenset((*table("series")["towns"], *(part.strip() for place in places for part in place.split(","))))


def is_town(text: str) -> bool:
    """Whether an element behind a repository only says where it is.

    >>> is_town("Kew"), is_town("Koblenz"), is_town("Whitman File")
    (True, True, False)
    """
    return text in _towns()
