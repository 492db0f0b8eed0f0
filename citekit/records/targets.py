"""Where a citation of *Foreign Relations* leads: the printed document or footnote, with its address.

“Document 108” and “footnote 3, Document 52” stand in the note's own volume, “vol. VI, Document 108” in
another of its subseries, “Foreign Relations, 1961–1963, vol. V, Document 250” anywhere. Ids are those of the
Office of the Historian: volume ``frus1961-63v05``, document ``d250``, footnote ``d250fn3``. A range leads to its
first and last document. Pages lead nowhere here: which document stands on a page only the volume can tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.model import roman
from citekit.model.patterns import lazy
from citekit.model.records import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from citekit.model.records import Citation, Part, ResolvedPart, SourceNote

    Parts = Sequence[Part | ResolvedPart]

SITE = "https://history.state.gov/historicaldocuments"

_NUMBER = lazy(r"\d+[A-Za-z]?")
_SERIAL = lazy(r"d(\d+)\Z")
_SUBSERIES = lazy(r"frus(\d{4}(?:-\d\d)?)")
_NEIGHBOUR = {"supra": -1, "infra": 1}
"""The document right before, and the one right after, as the volumes' editors use the words."""
_JOINED = lazy(r",? (?:and )?")
_FOOTNOTE = lazy(r"(?:[Ff]oot)?[Nn]otes? \d")
"""A footnote of a publication, which has no level of its own."""
_ELSEWHERE = lazy(r",? (?:in|to|of|on|see|thereto|paragraph)\b")
_OTHER_BOOK = lazy(r"\bprint(?:ed)? volume (?:as )?\Z")
"""Before a document that a microfiche supplement says is in the book, whose number it does not give."""


def linked(note: SourceNote, *, volume: str | None = None) -> SourceNote:
    """The note with the targets of its citations; ``volume`` is the id of its own, where that is known.

    Without it a document of the same volume has its id but no address, and “vol. VI” alone leads nowhere.

    >>> from citekit.records.parsing import parse
    >>> note = linked(parse("See footnote 3, Document 52, and vol. V, Document 250."), volume="frus1961-63v06")
    >>> [(t.footnote or t.document, t.volume) for c in note.citations for t in c.targets]
    [('d52fn3', 'frus1961-63v06'), ('d250', 'frus1961-63v05')]
    """
    return replace(note, citations=tuple(_linked(note, volume)))


def _linked(note: SourceNote, volume: str | None) -> Iterator[Citation]:
    before: Citation | None = None
    for citation in note.citations:
        if all(part.level == "footnote" for part in citation.parts) and citation.kind == "crossref":
            targets = _footnotes_alone(citation, before, note, volume)
        else:
            targets = _targets(citation, note, volume)
        before = replace(citation, targets=tuple(targets))
        yield before


def _footnotes_alone(
    citation: Citation, before: Citation | None, note: SourceNote, volume: str | None
) -> Iterator[Target]:
    """Footnotes whose document is not named with them.

    They are those of the work cited right before (“vol. V, Document 383 and footnote 4”), of what the words behind
    them say (“footnote 3 in telegram 308”), which is not understood, or else of the note's own document.
    """
    document, holder = note.document, volume
    if before is not None and before.kind != "crossref" and _JOINED.fullmatch(note.text, before.end, citation.start):
        last = before.targets[-1] if before.targets else None
        document, holder = (last.document, last.volume) if last else (None, None)
    elif _ELSEWHERE.match(note.text, citation.end):
        document = None
    for part in citation.parts if document else ():
        yield from _footnotes(part, document or "", holder)


def _targets(citation: Citation, note: SourceNote, own: str | None) -> Iterator[Target]:
    """What one citation leads to, in the order of the text."""
    parts: Parts = citation.resolved or citation.parts
    if citation.kind == "crossref":
        if not _OTHER_BOOK.search(note.text, max(0, citation.start - 24), citation.start):
            yield from _inside(parts, own, note.document)
    elif any(p.level == "document" for p in parts) and (volume := volume_id(parts, own)):
        named = [
            p for p in parts if citation.start <= p.start < citation.end and getattr(p, "note", note.id) == note.id
        ]
        yield from _inside(named, volume, None)


def _inside(parts: Parts, volume: str | None, here: str | None) -> Iterator[Target]:
    """The documents and footnotes of one volume; ``here`` is the document that the note belongs to."""
    parts = [replace(p, level="footnote") if _FOOTNOTE.match(p.text) else p for p in parts]
    levels = [p.level for p in parts]
    if "page" in levels:
        return
    document = here
    if "document" in levels and "footnote" in levels and levels.index("footnote") < levels.index("document"):
        number = _NUMBER.search(next(p.text for p in parts if p.level == "document"))
        for part in parts:
            if part.level == "footnote" and number:
                yield from _footnotes(part, f"d{number.group()}", volume)
        return
    for part in parts:
        if part.level == "document":
            for number in _NUMBER.finditer(part.text):
                document = f"d{number.group()}"
                yield _target(volume, document, None, part.start + number.start(), part.start + number.end())
        elif part.level == "footnote" and document:
            yield from _footnotes(part, _beside(parts, document), volume)
        elif part.text.lower() in _NEIGHBOUR and here and "footnote" not in levels:
            document = _beside(parts, here)
            if document != here:
                yield _target(volume, document, None, part.start, part.end)


def _footnotes(part: Part | ResolvedPart, document: str, volume: str | None) -> Iterator[Target]:
    for number in _NUMBER.finditer(part.text):
        note = f"{document}fn{number.group()}"
        yield _target(volume, document, note, part.start + number.start(), part.start + number.end())


def _beside(parts: Parts, document: str) -> str:
    """The neighbour of a document where the words say so: *supra* is the one before, *infra* the one after."""
    step = next((_NEIGHBOUR[p.text.lower()] for p in parts if p.text.lower() in _NEIGHBOUR), 0)
    serial = _SERIAL.match(document)
    return f"d{int(serial[1]) + step}" if serial and int(serial[1]) + step > 0 else document


def _target(volume: str | None, document: str, footnote: str | None, start: int, end: int) -> Target:
    url = f"{SITE}/{volume}/{footnote or document}" if volume else None
    return Target(start, end, document=document, footnote=footnote, volume=volume, url=url)


def volume_id(parts: Iterable[Part | ResolvedPart], own: str | None = None) -> str | None:
    """The id of the volume of *Foreign Relations* that the parts name; ``None`` where it is not certain.

    ``own`` is the id of the note's own volume, whose subseries “vol. VI” alone belongs to.

    >>> from citekit.model.records import Part
    >>> def part(level, text): return Part(level, text, 0, 0)
    >>> series, years = part("title", "Foreign Relations"), part("year", "1969–1976")
    >>> volume_id([series, years, part("volume", "vol. E–9"), part("part", "Part 1")])
    'frus1969-76ve09p1'
    >>> volume_id([part("volume", "vol. VI")], "frus1961-63v05"), volume_id([part("volume", "vol. VI")])
    ('frus1961-63v06', None)
    """
    parts = tuple(parts)
    by_level = {p.level: p.text for p in reversed(parts)}
    title, years, number = (by_level.get(level) for level in ("title", "year", "volume"))
    if title is not None and not title.startswith("Foreign Relations"):
        return None
    if named := next((p.text for p in parts if p.text in _named()), None):
        return _named()[named]
    subseries = _years(years) if title and years else None
    if title is None and own and (of_own := _SUBSERIES.match(own)):
        subseries = of_own[1]
    printed = _volume(number) if number else None
    if subseries is None or printed is None:
        return None
    whole = f"frus{subseries}v{printed}"
    part = re.search(r"\d+", by_level.get("part", ""))
    if part:
        return f"{whole}p{part.group()}"
    return None if whole in _in_parts() else whole


_YEARS = lazy(r"(\d{4})(?:[–-](?:(\d\d)?(\d\d)))?\Z")
_VOLUME = lazy(r"\A\w{1,20}\.? ?(?:(E)[–-])?(?:(\d+)|([IVXLivxl]+))\Z")


def _years(text: str) -> str | None:
    """A subseries as ids have it: “1961–1963” is ``1961-63``."""
    found = _YEARS.match(text)
    return found and (f"{found[1]}-{found[3]}" if found[3] else found[1])


def _volume(text: str) -> str | None:
    """A volume's number as ids have it: “vol. VI” is ``06``, “vol. E–9” is ``e09``; several volumes are none."""
    found = _VOLUME.match(text)
    if found is None:
        return None
    number = int(found[2]) if found[2] else roman.number(found[3])
    return None if number is None else f"{(found[1] or '').lower()}{number:02}"


def _in_parts() -> frozenset[str]:
    """Volumes that were printed in parts, so that their number alone names no book."""
    from citekit.authority.tables import table

    return frozenset(table("frus_volumes")["in_parts"])


def _named() -> Mapping[str, str]:
    """Volumes that have a title and no number, with their ids."""
    from citekit.authority.tables import table

    found: Mapping[str, str] = table("frus_volumes")["named"]
    return found
