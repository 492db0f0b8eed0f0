"""Where a record is held today: *Department of State, Central Files* is Record Group 59 of the National Archives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.authority.archives import (
    YEARS,
    Collection,
    collection,
    record_group,
    record_group_by_id,
    repository,
    repository_by_id,
)
from citekit.authority.file_numbers.decoding import decode
from citekit.authority.folding import fold
from citekit.authority.tables import load
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.countries import Repository
    from citekit.model.records import Citation, Decoded, Part, ResolvedPart

IN_TRANSIT = ("us-washington-national-records-center",)
"""Holds records that their agencies still own, some of which have since been transferred: nobody can say which."""
STATE, ARCHIVES = "us-department-of-state", "us-national-archives"
NIXON = "nixon-presidential-materials"
CENTRAL = {
    "numerical": "dos-central-files",
    "decimal": "dos-central-files",
    "subject-numeric": "dos-central-files",
    "central-foreign-policy": "dos-central-foreign-policy-file",
}
"""The collection that a file number belongs to, by its scheme."""


class Holding(Struct, frozen=True):
    """Where a record is today, as a citation names it; what is not known is ``None``."""

    repository: str
    place: str | None = None
    record_group: str | None = None
    collection: str | None = None
    note: str | None = None


class Block(Struct, frozen=True, kw_only=True):
    """A run of years of the central files, under the name that the National Archives gives it."""

    id: str
    scheme: str
    name: str
    first: int
    last: int
    source: str


def held(citation: Citation, *, date: str | None = None, years: tuple[int, int] | None = None) -> Holding | None:
    """Where the cited record is held today; ``None`` where that is not known.

    ``date`` is the ISO date of the document: it chooses the block of the central files where the citation does
    not. ``years`` are those that the volume is about: they choose it where only one block reaches into them.
    An ibid. is read from what it was resolved to.

    >>> from citekit.model.records import Citation, Part
    >>> printed = Citation("source", "archival", "", 0, 0, (Part("repository", "Department of State", 0, 19),
    ...     Part("collection", "Central Files", 21, 34), Part("file", "POL 7 US/HARRIMAN", 36, 53)))
    >>> today = held(printed, date="1963-07-15")
    >>> today.repository, today.place, today.record_group, today.collection
    ('National Archives', 'College Park, Maryland', 'RG 59', 'Central Files 1963')
    """
    named = _Named(citation.resolved or citation.parts, date, years)
    if _is_after_blocks(named):
        return None
    if named.repository_id in (STATE, ARCHIVES):
        return (
            _treaty(named) or _central(named) or _lot(named) or _transferred(named) or _post(named) or _in_group(named)
        )
    keeper = named.repository
    if keeper is None or keeper.custodian is None or keeper.id in IN_TRANSIT:
        return None
    return Holding(keeper.name, keeper.place, collection=named.collection_text)


class _Named:
    """What the parts of a citation name, each level once, with its authority.

    A citation that names no repository is of the Department of State: its editors printed the documents.
    """

    def __init__(
        self,
        parts: tuple[Part, ...] | tuple[ResolvedPart, ...],
        date: str | None,
        years: tuple[int, int] | None,
    ) -> None:
        self.date, self.years = date, years
        self.parts: dict[str, Part | ResolvedPart] = {}
        for part in parts:
            self.parts.setdefault(part.level, part)
        self.repository = self._repository()
        self.repository_id = self.repository.id if self.repository else None
        self.collection_text = self.text("collection")
        self.printed = _span(self.collection_text)
        self.file = self._decoded("file")
        self.lot = self._decoded("lot")
        self.group = record_group(self.text("record_group") or "")
        self.collection = collection(self.collection_text or "", self.repository_id)

    @property
    def collection_id(self) -> str | None:
        return self.collection.id if self.collection else None

    def text(self, level: str) -> str | None:
        return self.parts[level].text if level in self.parts else None

    def _repository(self) -> Repository | None:
        part = self.parts.get("repository")
        if part is None:
            return repository_by_id(STATE)
        return repository_by_id(part.authority or "") or repository(part.text)

    def _decoded(self, level: str) -> Decoded | None:
        """What a number says; one that says it only to who knows its time is read at each time that is known."""
        part = self.parts.get(level)
        if part is None or part.decoded:
            return part.decoded if part else None
        days = [self.date, *(f"{year}-06-01" for span in (self.printed, self.years) if span for year in span)]
        return next(filter(None, (decode(part.text, date=day) for day in days)), None)


def _central(named: _Named) -> Holding | None:
    """A record of the Department's central files, in the block of its year."""
    by_number = CENTRAL.get(named.file.scheme) if named.file else None
    if named.collection_id is None:
        is_central = by_number is not None and named.collection_text is None
    else:
        is_central = named.collection_id in CENTRAL.values() and by_number in (named.collection_id, None)
    if not is_central:
        return None
    return _at_archives("rg-59", _block(named) or named.collection_text)


def _is_after_blocks(named: _Named) -> bool:
    """Whether a number of the Central Foreign Policy File is later than what the Archives has: of the 1980s."""
    scheme = named.file.scheme if named.file else None
    last = max((block.last for block in _blocks() if block.scheme == scheme), default=0)
    if named.file is None or scheme != "central-foreign-policy":
        return False
    span = _year(named.file.date) or _year(named.date)
    return span is not None and span[0] > last


def _block(named: _Named) -> str | None:
    """The block that the citation prints, else that of its number's own date, of the document's, of the volume's."""
    schemes = [named.file.scheme] if named.file else [s for s, row in CENTRAL.items() if row == named.collection_id]
    blocks = [block for block in _blocks() if block.scheme in schemes]
    if len(blocks) == 1:
        return blocks[0].name
    if found := next((block.name for block in blocks if (block.first, block.last) == named.printed), None):
        return found
    if named.file is None:
        return None
    spans = (_year(named.file.date), named.printed, _year(named.date), named.years)
    first, last = next((span for span in spans if span), (0, 0))
    names = [block.name for block in blocks if block.first <= last and first <= block.last]
    return names[0] if len(names) == 1 else None


def _year(date: str | None) -> tuple[int, int] | None:
    """The year of an ISO date, as a span."""
    return (int(date[:4]), int(date[:4])) if date and date[:4].isdecimal() else None


def _blocks() -> tuple[Block, ...]:
    return load("central_file_blocks", Block)


def _span(printed: str | None) -> tuple[int, int] | None:
    """The years that a collection's name ends with."""
    found = YEARS.search(printed or "")
    if not found:
        return None
    first, *rest = re.split(r"\D+", fold(found[1]))
    return int(first), int(first[: 4 - len(rest[0])] + rest[0]) if rest else int(first)


def _treaty(named: _Named) -> Holding | None:
    """A treaty that never came into force: the government's own records, not the Department's."""
    printed = named.text("file") or ""
    return _at_archives("rg-11", "Unperfected Treaties") if printed.startswith("Unperfected Treat") else None


def _lot(named: _Named) -> Holding | None:
    if named.lot is None or named.lot.scheme != "lot" or named.lot.record_group is None:
        return None
    number = named.lot.number or named.lot.key
    return _at_archives(named.lot.record_group, named.collection_text, note=f"Lot {number}")


def _transferred(named: _Named) -> Holding | None:
    """A collection whose custody is known: the Nixon materials are in Yorba Linda."""
    row = named.collection
    if row is None or row.held is None:
        return None
    if row.held == ARCHIVES:
        return _at_archives(row.record_group or "", named.collection_text)
    keeper = repository_by_id(row.held)
    return Holding(keeper.name, keeper.place, collection=_own_name(row, named), note=row.note) if keeper else None


def _own_name(row: Collection, named: _Named) -> str | None:
    """The collection inside the Nixon materials, whose own name the library no longer needs."""
    return (named.text("series") if row.id == NIXON else None) or named.collection_text


_OF_A_POST = lazy(r"\b(?:Embassy|Post|Consulate|Consulate General|Legation|Mission) Files?", re.IGNORECASE)


def _post(named: _Named) -> Holding | None:
    """The files of an embassy or another post, which are Record Group 84."""
    if named.group or not _OF_A_POST.search(named.collection_text or ""):
        return None
    return _at_archives("rg-84", named.collection_text)


def _in_group(named: _Named) -> Holding | None:
    if named.repository_id != ARCHIVES or named.group is None:
        return None
    return _at_archives(named.group.id, named.collection_text)


def _at_archives(group_id: str, name: str | None, note: str | None = None) -> Holding:
    group = record_group_by_id(group_id)
    return Holding(
        "National Archives",
        place=group.place if group else None,
        record_group=f"RG {group.number}" if group else None,
        collection=name,
        note=note,
    )
