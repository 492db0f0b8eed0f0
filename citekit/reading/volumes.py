"""Which volume of *Foreign Relations* a page stands in: by its title, by its id, by the name of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.errors import Diagnostic
from citekit.model.documents import Volume
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.documents import Document

SITE = "https://history.state.gov/historicaldocuments"
EXPECTED = "frus1961-63v07, as the address of the volume has it"
_ID = lazy(r"frus(\d{4})(?:-(\d\d))?([\w-]{0,40})")
_NAMED = lazy(
    r"(?<![^\W_])(frus\d{4}(?:-\d\d)?(?:(?!d\d)[A-Za-z\d]|-(?=\d\dmSupp)){0,24})(?:[-_/](d\d{1,4}))?(?![^\W_])"
)
_VOLUME = lazy(r"v(e)?0*(\d{1,2})")
_SUPPLEMENT = lazy(r"(?<![a-z])Supp0*(\d?)")
_PART = lazy(r"(?<![up])p0*(\d)")
_OF_NUMBER = lazy(r"(?:Volumes?|Part|Section)\s|.*\bSupplement$")
_YEARS = lazy(r"(\d{4}(?:[–-]\d{2,4})?)[.,]? ?")
_TENS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LAST_PAPERS = 1931
"""The last year whose volumes are called *Papers Relating to the Foreign Relations of the United States*.

Source: Office of the Historian, *Foreign Relations of the United States: Titles in the Series*.
"""
FIRST_PAPERS = 1870
FIRST_AFFAIRS, LAST_AFFAIRS = 1863, 1868
"""The years of *Papers Relating to Foreign Affairs*, in parts; so the Office's TEI calls the volumes of 1864."""


def volume_of(id: str) -> Volume | None:
    """The volume with an id of the Office of the Historian, as far as the id tells it; ``None`` where it is none.

    >>> found = volume_of("frus1961-63v07")
    >>> found.series, found.subseries, found.number
    ('Foreign Relations of the United States', '1961–1963', 'Volume VII')
    >>> [volume_of(id).number for id in ("frus1952-54v02p1", "frus1969-76ve09p1", "frus1914Supp")]
    ['Volume II, Part 1', 'Volume E–9, Part 1', None]
    """
    found = _ID.fullmatch(id)
    if found is None:
        return None
    first, last, rest = found.groups()
    series = "Foreign Relations of the United States"
    if FIRST_PAPERS <= int(first) <= LAST_PAPERS:
        series = f"Papers Relating to the {series}"
    if FIRST_AFFAIRS <= int(first) <= LAST_AFFAIRS:
        series = "Papers Relating to Foreign Affairs"
    volume, part, more = _VOLUME.search(rest), _PART.search(rest), _SUPPLEMENT.search(rest)
    numbers = [f"Volume {f'E–{volume[2]}' if volume[1] else _roman(int(volume[2]))}"] if volume else []
    numbers += [f"Part {part[1]}"] if part else []
    years = [f"{first}–{first[:2]}{last}" if last else first]
    years += [f"Supplement {more[1]}".strip()] if more else []
    return Volume(
        id=id, series=series, subseries=", ".join(years),
        number=", ".join(numbers) or None, url=f"{SITE}/{id}",
    )  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, letters in _TENS:
        written += letters * (number // value)
        number %= value
    return written


def named_in(name: str) -> tuple[str | None, str | None]:
    """The ids of volume and document that an address or the name of a file holds.

    >>> named_in("frus1961-63v07-d324.txt"), named_in("notes/frus1952-54v02p1_d12.html"), named_in("page.txt")
    (('frus1961-63v07', 'd324'), ('frus1952-54v02p1', 'd12'), (None, None))
    """
    found = _NAMED.search(name)
    return (found[1], found[2]) if found else (None, None)


def titled(text: str | None) -> Volume | None:
    """The volume that a line names: “Foreign Relations of the United States, 1961–1963, Volume VII, …”."""
    if not text:
        return None
    series, subseries, number, title = volume_title(text)
    return Volume(title=title, series=series, subseries=subseries, number=number)


def volume_title(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """A volume's full title in its parts: series, subseries, number, title.

    >>> volume_title("Foreign Relations of the United States, 1964–1968, Volume XCIX, Part 2, Harbors, Open and Closed")
    ('Foreign Relations of the United States', '1964–1968', 'Volume XCIX, Part 2', 'Harbors, Open and Closed')
    """
    series, _, rest = text.partition(", ")
    found = _YEARS.match(rest)
    if not found:
        return None, None, None, text or None
    parts = [part for part in rest[found.end() :].split(", ") if part]
    number = [part for part in parts if _OF_NUMBER.match(part)]
    title = [part for part in parts if not _OF_NUMBER.match(part)]
    return series, found[1], ", ".join(number) or None, ", ".join(title) or None


def placed(document: Document, name: str, volume: str | None, date: str | None) -> Document:
    """The document with the volume and the date that its page does not name, as they were given.

    Where no volume is given, the name of the file may tell it; that it is a guess is told. ``date`` is ISO 8601.
    """
    from msgspec.structs import replace

    if date and document.date is None:
        notes = tuple(replace(note, date=note.date or date) for note in document.notes)
        document = replace(document, date=date, notes=notes)
    if document.volume is not None and document.volume.id is not None:
        return document
    named, document_id = named_in(name) if document.title else (None, None)
    found = volume_of(volume or named or "")
    if found is None:
        return document
    known = document.volume
    whole = found if known is None else replace(
        found, title=known.title, series=known.series or found.series, subseries=known.subseries or found.subseries,
        number=known.number or found.number,
    )  # fmt: skip
    own = document.id or (document_id if found.id == named else None)
    told = () if volume else (Diagnostic(f"the volume, {found.id}, is taken from the name of the file",
                                         hint="name another with --volume"),)  # fmt: skip
    return replace(document, id=own, volume=whole, url=f"{SITE}/{found.id}/{own}" if own else document.url,
                   diagnostics=(*document.diagnostics, *told))  # fmt: skip
