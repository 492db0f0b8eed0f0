"""Citations become CSL items, in three custodies.

``printed``  as the note says: *Department of State, Central Files*
``held``     where the record lies today: *Record Group 59, National Archives, College Park, Maryland*
``frus``     the printed document: its number and volume of *Foreign Relations*, with the site's URL

Variables are those of CSL 1.0.2. The location runs from the narrow to the wide, as the Chicago Manual
(18th edition, 14.119 ff.) and the National Archives' leaflet 17 cite: file, box, series; collection; repository.
``custom`` keeps what CSL has no variable for: every level as printed, the note, the classification, what the note says
of the document ``besides`` its kind, parties and date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model.terms import CUSTODIES as CUSTODIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Document, SourceNote


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
    invented: no date, no title, no place that the material does not give. A document whose volume is not
    known cannot be cited in its volume: custody ``frus`` then falls back on what is printed.

    >>> from citekit.model.records import Citation, Part
    >>> where = Citation("source", "archival", "Kennedy Library, POF", 0, 20,
    ...     (Part("repository", "Kennedy Library", 0, 15), Part("collection", "POF", 17, 20)))
    >>> to_csl(where, id="jfk")["archive"], to_csl(where, id="jfk")["archive_collection"]
    ('Kennedy Library', 'POF')
    """
    from citekit.items import documents, frus, place, signature

    if custody == "frus" and document is not None and document.volume is not None:
        return frus.item(document, id=id)
    parts = citation.resolved if citation.resolved is not None else citation.parts
    item: CslItem = {"id": id, **documents.item(citation, document)}
    levels, where = place.printed(parts, citation), citation.place
    custom = {
        **item.pop("custom", {}),
        **_custom(place.as_printed(parts, citation), note if citation.role == "source" else None),
    }
    if custody == "held":
        levels, holder = place.held(citation, document)
        where = holder or where
        custom["held"] = [{"level": level, "text": text} for level, text in levels]
    kept = signature.printed(citation) if levels == place.printed(parts, citation) else None
    if kept:
        custom["signature"], custom["body"] = kept
    item |= place.variables(levels) | ({"archive-place": where} if where else {})
    if kept and f"p. {item.get('page')}" not in citation.text:
        item.pop("page", None)
    item.setdefault("type", "collection")
    return {**item, "custom": custom}


def _custom(levels: Sequence[tuple[str, str]], note: SourceNote | None) -> CslItem:
    """What CSL has no variable for; ``levels`` is the hierarchy as printed, wide to narrow."""
    custom: CslItem = {"levels": [{"level": level, "text": text} for level, text in levels]}
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
