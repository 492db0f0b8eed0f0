"""A note as JSON: one object a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import fields

if TYPE_CHECKING:
    from citekit.model.records import Citation, Decoded, Part, ResolvedPart, SourceNote


def note_json(note: SourceNote) -> dict[str, Any]:
    """The note as plain JSON: every key that can be there is, save those that a citation or part may lack.

    Left out where they say nothing: ``authority``, ``decoded``, ``reading``, ``relation``, ``place``,
    ``described``, ``targets``, ``slug``.

    >>> from citekit.model.records import SourceNote
    >>> note_json(SourceNote("See Document 8.", "footnote"))["citations"]
    []
    """
    return {
        "id": note.id,
        "document": note.document,
        "kind": note.kind,
        "text": note.text,
        "citations": [_citation(c) for c in note.citations],
        "classification": _plain(note.classification, "text", "level", "start", "end") if note.classification else None,
        "markings": [
            {"text": m.text, "class": m.class_, **({"slug": m.slug} if m.slug else {}), "start": m.start, "end": m.end}
            for m in note.markings
        ],
        **{
            role: [_plain(person, "name", "office", "start", "end") for person in getattr(note, role)]
            for role in ("drafted_by", "cleared_by", "approved_by")
        },
        "drafted_at": note.drafted_at,
        "drafted_on": note.drafted_on,
        "distribution": [_plain(r, "text", "about", "start", "end") for r in note.distribution],
        "remarks": [_plain(r, "text", "about", "start", "end") for r in note.remarks],
        "segments": [_plain(s, "kind", "start", "end") for s in note.segments],
        "diagnostics": [_plain(d, "message", "start", "end", "expected", "hint") for d in note.diagnostics],
    }


def _plain(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _citation(citation: Citation) -> dict[str, Any]:
    found = _plain(citation, "role", "kind", "start", "end", "text")
    found["parts"] = [_part(p) for p in citation.parts]
    found["resolved"] = None if citation.resolved is None else [_resolved(p) for p in citation.resolved]
    for name in ("relation", "place"):
        if value := getattr(citation, name):
            found[name] = value
    if citation.described:
        found["described"] = _present(citation.described)
    if citation.targets:
        found["targets"] = [_present(target) for target in citation.targets]
    return found


def _part(part: Part) -> dict[str, Any]:
    found = _plain(part, "level", "text", "start", "end")
    for name in ("authority", "reading"):
        if value := getattr(part, name):
            found[name] = value
    if part.decoded:
        found["decoded"] = decoded_json(part.decoded)
    return found


def _resolved(part: ResolvedPart) -> dict[str, Any]:
    found = _plain(part, "level", "text", "note", "start", "end")
    if part.authority:
        found["authority"] = part.authority
    if part.decoded:
        found["decoded"] = decoded_json(part.decoded)
    return found


def decoded_json(decoded: Decoded) -> dict[str, Any]:
    """What a file number says, without what it does not say.

    >>> from citekit.model.records import Decoded
    >>> decoded_json(Decoded("lot", key="66D204"))
    {'scheme': 'lot', 'key': '66D204'}
    """
    return _present(decoded)


def _present(record: Any) -> dict[str, Any]:
    values = ((field.encode_name, getattr(record, field.name)) for field in fields(record))
    said = ((name, value) for name, value in values if value not in (None, ()) and value is not False)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said}
