"""The printed document: its place in its volume of *Foreign Relations of the United States*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.items import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Document, ParsedDocument, SourceNote, Volume

RENAMED = 2014
"""The Government Printing Office became the Government Publishing Office on 17 December 2014 (Public Law 113-235,
section 1301): a volume of that year keeps the name on its title page."""
_OFFICE = lazy(r"(Government) (?:Printing|Publishing) (Office)")


def item(document: Document, *, id: str = "") -> CslItem:
    """The CSL item of a printed document, as a chapter of its volume.

    >>> from citekit.model.records import Document, Volume
    >>> doc = Document(id="d108", number="108", title="Letter From A to B", volume=Volume(id="frus1961-63v06",
    ...     series="Foreign Relations of the United States", subseries="1961–1963", number="Volume VI",
    ...     title="Kennedy-Khrushchev Exchanges"))
    >>> printed = item(doc)
    >>> printed["container-title"], printed["collection-title"], printed["volume"], printed["number"]
    ('Kennedy-Khrushchev Exchanges', 'Foreign Relations of the United States, 1961–1963', 'VI', '108')
    >>> early = Document(number="28", page="581–583", volume=Volume(subseries="1948", number="Volume I, Part 2"))
    >>> item(early)["page"], item(early)["volume"]
    ('581-583', 'I, pt. 2')
    >>> printed["id"]
    'frus1961-63v06-d108'
    """
    found: CslItem = {
        "id": id or key(document),
        "type": "chapter",
        "title": _STOP.sub("", document.title or ""),
        "number": document.number,
        "page": _page(document),
        "URL": document.url,
        "original-date": dates.date(document.date),
        "language": "en-US",
    }
    if document.volume is not None:
        found |= _volume(document.volume)
    return {variable: value for variable, value in found.items() if value not in (None, "", []) or variable == "id"}


def key(document: Document) -> str:
    """The key of a printed document, its volume's and its own as its address has them; empty where one is not known."""
    volume = document.volume.id if document.volume else None
    return f"{volume}-{document.id}" if volume and document.id else ""


def host(original: CslItem, citation: Citation, parsed: ParsedDocument, note: SourceNote) -> CslItem | None:
    """The printed document that quotes or cites an archival original, whose ``custom`` then names it.

    ``None`` where the document has no key, or where the item is the printed document itself. A source that
    a note only cites names the note too: its number, or ``source`` for the source note.
    """
    host = item(parsed.document)
    if not host["id"] or "custom" not in original:
        return None
    original["custom"]["cited-in"] = host["id"]
    if citation.role != "source":
        numbers = {printed.id: printed.number for printed in parsed.document.notes}
        number = "source" if note.kind == "source" else numbers.get(note.id)
        if number:
            original["custom"]["cited-in-note"] = number
    return host


NUMBERED = 1955
"""The first year of the subseries from which on documents are cited by their numbers; those before, by their pages.

Source: Office of the Historian, *Citing the Foreign Relations series*.
"""
_STOP = lazy(r"(?:(?<=\w\w\w)|(?<=\)))\.$")
"""The full stop behind a heading of the nineteenth century, and none of an abbreviation."""
_PART = lazy(r",? Part (\w+)$")


def _page(document: Document) -> str | None:
    """The pages of a document of a subseries before 1955–57, which is cited by them and not by its number.

    A page copied from the browser has no page number: its document is cited by the number that its address has.
    """
    years = document.volume.subseries if document.volume else None
    early = years is not None and years[:4].isdecimal() and int(years[:4]) < NUMBERED
    return document.page.replace("–", "-") if document.page and early else None


def _volume(volume: Volume) -> CslItem:
    number = re.sub(r"^Volumes?\s+", "", volume.number or "")
    part = number if number.startswith("Part ") else None
    return {
        "container-title": volume.title,
        "collection-title": ", ".join(filter(None, (volume.series, volume.subseries, part))),
        "volume": None if part else _PART.sub(r", pt. \1", number),
        "editor": [person(name) for name in volume.editors],
        "publisher": publisher(volume.publisher, volume.year),
        "publisher-place": volume.place,
        "issued": dates.date(volume.year),
    }


def publisher(printed: str | None, year: str | None) -> str | None:
    """The publisher under the name that it bore in that year.

    >>> publisher("United States Government Printing Office", "2017")
    'United States Government Publishing Office'
    """
    if printed is None or year is None or not year[:4].isdecimal() or int(year[:4]) == RENAMED:
        return printed
    return _OFFICE.sub(rf"\1 {'Printing' if int(year[:4]) < RENAMED else 'Publishing'} \2", printed)


def person(name: str) -> dict[str, str]:
    """A name in natural order, split at the family name; ``Jr.`` and the like are its suffix.

    >>> person("John P. Glennon, Jr.")
    {'family': 'Glennon', 'given': 'John P.', 'suffix': 'Jr.'}
    """
    bare, _, suffix = name.partition(",")
    given, _, family = bare.strip().rpartition(" ")
    return {"family": family, **({"given": given} if given else {}), **({"suffix": suffix.strip()} if suffix else {})}
