"""Citations become CSL items, in three custodies.

``printed``  as the note says: *Department of State, Central Files*
``held``     where the record lies today: *Record Group 59, National Archives, College Park, Maryland*
``frus``     the printed document: its number and volume of *Foreign Relations*, with the site's URL

Variables are those of CSL 1.0.2. The location runs from the narrow to the wide, as the Chicago Manual
(14.119 ff.) and the National Archives' leaflet 17 cite: file, box, series; collection; repository.
``custom`` keeps what CSL has no variable for: every level as printed, the note, the classification.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citekit.record import Citation, Document, Part, ResolvedPart, SourceNote

CslItem = dict[str, Any]

CUSTODIES = ("printed", "held", "frus")

CORRESPONDENCE = frozenset(
    {"letter", "telegram", "circular telegram", "airgram", "circular airgram", "cable", "despatch", "dispatch",
     "message", "backchannel message", "note", "instruction"}
)  # fmt: skip
"""Kinds of document that one party sends another: CSL's ``personal_communication``."""

COLLECTION_LEVELS = ("collection", "lot", "record_group")
REPOSITORY_LEVELS = ("division", "repository")
LOCATION_LEVELS = ("series", "accession", "entry", "box", "reel", "folder", "file")

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def to_csl(
    citation: Citation,
    *,
    note: SourceNote | None = None,
    document: Document | None = None,
    custody: str = "printed",
    id: str = "",
) -> CslItem:
    """The CSL item of one archival citation.

    ``document`` is the printed document the note belongs to: the citation with role ``source`` takes its
    kind, sender, addressee and date from it, any other citation only what it says itself. Nothing is
    invented: no date, no title, no place that the material does not give.

    >>> from citekit.record import Citation, Part
    >>> where = Citation("source", "archival", "Kennedy Library, POF", 0, 20,
    ...     (Part("repository", "Kennedy Library", 0, 15), Part("collection", "POF", 17, 20)))
    >>> to_csl(where, id="jfk")["archive"], to_csl(where, id="jfk")["archive_collection"]
    ('Kennedy Library', 'POF')
    """
    if custody == "frus" and document is not None and document.volume is not None:
        return in_frus(document, id=id)
    parts = citation.resolved if citation.resolved is not None else citation.parts
    item: CslItem = {"id": id, **_described(citation, document)}
    item.update(_held(citation, document) if custody == "held" else {} or _printed(parts))
    item.setdefault("type", "collection")
    item["custom"] = _custom(parts, note if citation.role == "source" else None)
    return item


def _described(citation: Citation, document: Document | None) -> CslItem:
    """What the cited document is: its kind, number, correspondents and date."""
    if citation.role == "source" and document is not None and document.title:
        kind = document.kind or next((p.text.lower() for p in citation.parts if p.level == "form"), None)
        known = kind is not None or document.from_ is not None
        return _document_item(kind, document.from_, document.to, document.date,
                              None if known else document.title)  # fmt: skip
    said = citation.described
    if said is None:
        return {}
    item = _document_item(said.kind, said.from_, said.to, said.date, said.title or (None if said.kind else said.text))
    return item | ({"number": said.number} if said.number else {})


def _document_item(
    kind: str | None, sender: str | None, addressee: str | None, date: str | None, title: str | None
) -> CslItem:
    """Type, genre, author, recipient, date and title; the kind goes into ``genre``, so that it is set unquoted."""
    sent = addressee and (kind in CORRESPONDENCE or (kind is None and sender))
    item: CslItem = {"type": "personal_communication" if sent else "manuscript"}
    if kind:
        item["genre"] = kind
    if title:
        item["title"] = title
    if sender:
        item["author"] = [{"literal": sender}]
    if addressee:
        item["recipient"] = [{"literal": addressee}]
    if date and (parts := date_parts(date)):
        item["issued"] = {"date-parts": [parts]}
    return item


def date_parts(date: str) -> list[int]:
    """CSL date-parts of an ISO date, as precise as it is.

    >>> date_parts("1961-02-13T19:00:00"), date_parts("1961")
    ([1961, 2, 13], [1961])
    """
    found = _ISO.match(date)
    return [int(g) for g in found.groups() if g] if found else []


def _printed(parts: Sequence[Part | ResolvedPart]) -> CslItem:
    """The archive's variables, as the note prints them."""
    item = {
        "archive": _joined(parts, REPOSITORY_LEVELS),
        "archive_collection": _joined(parts, COLLECTION_LEVELS),
        "archive_location": ", ".join(p.text for p in reversed(parts) if p.level in LOCATION_LEVELS),
    }
    return {variable: text for variable, text in item.items() if text}


def _joined(parts: Iterable[Part | ResolvedPart], levels: tuple[str, ...]) -> str:
    """The texts of these levels, narrow to wide."""
    ranked = sorted((p for p in parts if p.level in levels), key=lambda p: levels.index(p.level))
    return ", ".join(p.text for p in ranked)


def _held(citation: Citation, document: Document | None) -> CslItem:
    """The archive's variables for today's custodian; empty where it is not known."""
    from citekit import authority

    parts = citation.resolved if citation.resolved is not None else citation.parts
    printed = _printed(parts)
    holding = authority.held(citation, date=document.date if document else None)
    if holding is None:
        return printed
    collection = ", ".join(
        filter(None, (holding.collection or printed.get("archive_collection"), holding.record_group))
    )
    changed = {"archive": holding.repository, "archive-place": holding.place, "archive_collection": collection}
    return printed | {variable: text for variable, text in changed.items() if text}


def _custom(parts: Sequence[Part | ResolvedPart], note: SourceNote | None) -> CslItem:
    """What CSL has no variable for; ``levels`` is the hierarchy as printed, wide to narrow."""
    custom: CslItem = {"levels": [{"level": p.level, "text": p.text} for p in parts]}
    if note is not None:
        custom["source-note"] = note.text
        if note.classification:
            custom["classification"] = note.classification.text
        if note.markings:
            custom["markings"] = "; ".join(m.text for m in note.markings)
        for role in ("drafted_by", "cleared_by", "approved_by"):
            if people := [p.name or p.office for p in getattr(note, role)]:
                custom[role.replace("_", "-")] = "; ".join(filter(None, people))
    return custom


def in_frus(document: Document, *, id: str = "") -> CslItem:
    """The printed document in its volume of *Foreign Relations*.

    >>> from citekit.record import Document, Volume
    >>> doc = Document(number="108", title="Letter From A to B", volume=Volume(series="Foreign Relations of the "
    ...     "United States", subseries="1961–1963", number="Volume VI", title="Kennedy-Khrushchev Exchanges"))
    >>> item = in_frus(doc)
    >>> item["container-title"], item["collection-title"], item["volume"], item["number"]
    ('Kennedy-Khrushchev Exchanges', 'Foreign Relations of the United States, 1961–1963', 'VI', '108')
    """
    volume = document.volume
    item: CslItem = {"id": id, "type": "chapter", "title": document.title}
    if document.number:
        item["number"] = document.number
    if document.url:
        item["URL"] = document.url
    if document.date and (parts := date_parts(document.date)):
        item["original-date"] = {"date-parts": [parts]}
    if volume is None:
        return item
    item["container-title"] = volume.title
    item["collection-title"] = ", ".join(filter(None, (volume.series, volume.subseries)))
    item["volume"] = re.sub(r"^Volumes?\s+", "", volume.number or "") or None
    item["editor"] = [_person(name) for name in volume.editors]
    item["publisher"], item["publisher-place"] = volume.publisher, volume.place
    if volume.year and (parts := date_parts(volume.year)):
        item["issued"] = {"date-parts": [parts]}
    return {variable: value for variable, value in item.items() if value not in (None, "", [])}


def _person(name: str) -> dict[str, str]:
    """A name in natural order, split at the family name; ``Jr.`` and the like are its suffix."""
    bare, _, suffix = name.partition(",")
    given, _, family = bare.strip().rpartition(" ")
    return {"family": family, **({"given": given} if given else {}), **({"suffix": suffix.strip()} if suffix else {})}


def without_collection(item: CslItem) -> CslItem:
    """The item for a style that does not read ``archive_collection``: the collection folded into the location.

    >>> without_collection({"archive_location": "POL 7", "archive_collection": "Central Files"})["archive_location"]
    'POL 7, Central Files'
    """
    collection = item.get("archive_collection")
    if not collection:
        return item
    rest = {variable: value for variable, value in item.items() if variable != "archive_collection"}
    rest["archive_location"] = ", ".join(filter(None, (item.get("archive_location"), collection)))
    return rest


def for_style(item: CslItem, xml: str) -> CslItem:
    """The item as a style can show it: the collection appears once, whichever variables the style reads."""
    return item if "archive_collection" in xml else without_collection(item)
