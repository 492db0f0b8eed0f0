"""Reference codes (ISAD(G) 3.1.1) by their shape: “FO 371/126683”, “Add. MS 44168”, “F/7/12948”, “2.05.118”."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.authority.countries import signatures, signatures_in_parts
from citekit.model.patterns import lazy

_STRONG = lazy(
    r"(?:MSS? )?(?:(?:Add|Cotton|Harley|Harl|Royal|Sloane|Lansdowne|Egerton|Stowe|Arundel)\.?"
    r" (?:MSS?|Ch|Rolls?)\.? ?[A-Z]?\d[\w.]*"
    r"|Add\. \d{4,6}\w?"
    r"|IOR[/: ]? ?[A-Z](?:/[\w&]+)+"
    r"|(?:[A-Z]{1,4}|[A-Z]\.[A-Z]\.) ?\d{1,4}(?: [IVX]+)?/\d[\w.]*(?:/[\w.]*\w)*(?:\(\d+\))?(?:\s?[–-]\s?\d+|-[a-z]+)?"
    r"(?:, (?:vol\.|part|pt\.?) [IVXivx\d]+(?: pt\.? [IVX\d]+)?| part \d+)?"
    r"|MSS?\.? ?(?:[A-Z][a-z]{2,10}\.?,? )?(?:dep\. ?)?(?:[a-z]\. ?)?[A-Z]?\.?\d[\w./]*(?:,\d{3}(?!\d))?(?:/ ?[\w-]+)*"
    r"|M[Ss]s\.? (?:Eur|Afr|Eng|Or|Lat|Gr)\.? ?[\w./ ]{0,12}\d[\w.]*"
    r"|[A-Z]{0,3}\d{2,5}(?:-\d{2,5}){2,4}(?:\[[A-Z]\])?"
    r"|(?:HR-HDA|HU-MNL-OL|SI AS|SI_AS|CZ-NA)-\w?[\w./-]*\d"
    r"|[A-Z]{1,3}(?:-[A-Z]{1,2})?\([A-Z\d]{1,3}\)\d[\w/]*"
    r"|[A-Z]{1,3}/\d\w*(?:/[\w.’-]+)+"
    r"|[A-Z]{2,6}(?:\.\d+){2,}"
    r"|M[Ss]s?\. [a-z]{2,6}\. ?\d[\w.]*"
    r"|CIA–RDP[\w–-]+"
    r"|[A-Z]\w+ M(?:ss|SS|s)\.? ?\d\w*"
    r"|(?:Carte|Clarendon|Rawl\.|Rawlinson|Tanner|Ashmole|Fairfax|Harley|Egerton) (?:MSS? )?\d+"
    r")(?![\w/])"
)
"""Codes that only archives have: they need no archive beside them."""

_PIECE = lazy(r"[A-Z\d(][^\s,;]{0,24}|[a-z]{1,2}\.|lat\.|/|[–-]")
"""What may be one in an archive's signature: letters and digits, no word."""
_ORDINAL = lazy(r"\d+(?:st|nd|rd|th)\b")
_PART = lazy(r",? (?:part|pt\.?|vol\.?) [\dIVXivx]+\Z")
_WORD = lazy(r"[^\W\d_]{4,}")
_YEARS = lazy(r"\(?(?:1[3-9]|20)\d\d(?:\s?[–−-]\s?(?:\d{2}|\d{4})|/\d\d)?\)?")


def strong(text: str, start: int, end: int) -> int | None:
    """Where the code at ``start`` ends that only archives have; ``None`` where none stands there.

    >>> text = "KV 2/1588, s. 12b"
    >>> text[: strong(text, 0, len(text))], strong("See 2/1588", 0, 10)
    ('KV 2/1588', None)
    """
    found = _STRONG.match(text, start, end)
    return start + len(found.group().rstrip(". ")) if found else None


def weak(printed: str) -> bool:
    """Whether words may be a reference code where an archive is named: letters and digits, but no years and no name.

    >>> weak("W II 41 R 16"), weak("1914"), weak("Harbour Island 1957"), weak("J II.12-3.45")
    (True, False, False, True)
    """
    printed = _PART.sub("", printed)
    if (
        _YEARS.fullmatch(printed)
        or "a.m" in printed
        or "p.m" in printed
        or _ORDINAL.match(printed)
        or not any(c.isdigit() for c in printed)
    ):
        return False
    pieces = re.split(r",? |,", printed)
    if len(pieces) > 8 or not all(_PIECE.fullmatch(piece) for piece in pieces):
        return False
    return re.match(r"\D{0,14}\d|[IVX]+\b", printed) is not None and not any(
        w.islower() or w[1:].islower() for w in _WORD.findall(printed)
    )


def parts(printed: str, country: str, archive: str = "", *, first: bool) -> tuple[tuple[str, int, int], ...]:
    """The levels that a code says at once, by the forms of its country; ``first`` behind the archive, or further on.

    >>> parts("A1838 3014/27", "au", first=True), parts("A1838", "au", "au-mitchell-library", first=True)
    ((('series', 0, 5), ('file', 6, 13)), ())
    """
    rows = (row for row in signatures_in_parts(country) if row.behind is not first)
    own = (row for row in rows if not row.archives or archive in ("", *row.archives))
    return next((said for row in own if (said := row.parts(printed))), ())


@cache
def _is_parted(country: str) -> bool:
    """Whether codes of a country say several levels at once."""
    return any(len(row.levels) > 1 for row in signatures_in_parts(country))


def fits(printed: str, country: str) -> bool:
    """Whether a code has the form of a country's signatures.

    >>> fits("J I.67-6.43", "ch"), fits("J I.67-6.43", "ro")
    (True, False)
    """
    return bool(parts(printed, country, first=True)) or any(row.fits(printed) for row in signatures(country))


@lru_cache(maxsize=1024)
def level_in(printed: str, country: str, archive: str = "") -> str | None:
    """The level of a reference code in an archive of a country, by the forms of its signatures.

    >>> level_in("5 AG 1/167", "fr"), level_in("Central Files", "us")
    ('file', None)
    """
    if not any(c.isdigit() for c in printed) or _is_parted(country):
        return None
    rows = [row for row in signatures(country) if not row.archives or archive in row.archives]
    return next((row.level for row in rows if row.fits(printed)), None)
