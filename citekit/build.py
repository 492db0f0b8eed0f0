"""From segments to records: the only maker of ``SourceNote``.

Every value is a slice of the text; authority ids, decoded file numbers and corrected readings are added beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.authority import collection, record_group, repository
from citekit.errors import Diagnostic
from citekit.grammar import judge, mark, misprint
from citekit.record import Citation, Classification, Decoded, Marking, Part, Person, Remark, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.authority.tables import Term
    from citekit.span import Segment, Segmented, Statement

CITED = {"location": "archival", "published": "published", "crossref": "crossref", "ibid": "ibid"}
"""The kinds of statement that are citations, and the kind of citation that each is."""

_ROLES = {"drafter": "drafted_by", "clearer": "cleared_by", "approver": "approved_by"}
_READ = ("lead", "marking", "drafting", "separator", "unknown")
_NO_PART = frozenset(("separator", "words", "ibid", "place"))
_RELATION = re.compile(
    r"\b(?:(also|partially|previously|first)\s+)?(printed|reproduced|quoted|excerpted|published)"
    r"(?:\s+in\s+(?:full|part))?(?:\s+(?:in|as|ibid\.?,?))?(?:\s+the)?\s*\Z|\b(cop(?:y|ies))\b[^.;]*\Z",
    re.IGNORECASE,
)

_RELATING = frozenset(("also", "printed", "published", "reproduced", "first", "previously", "in", "the"))


def build(
    segmented: Segmented,
    *,
    id: str | None = None,
    document: str | None = None,
    kind: str | None = None,
    date: str | None = None,
) -> SourceNote:
    """The record of a segmented note; ``date`` is the document's, ISO 8601, on which decoding leans.

    >>> from citekit.grammar import segment
    >>> note = build(segment("Source: Ford Library, Trip File, Box 3. Secret; Nodis. Drafted by Ober."))
    >>> note.citations[0].text, note.classification.level, note.markings[0].class_
    ('Ford Library, Trip File, Box 3', 'secret', 'handling')
    """
    text = segmented.text
    segments = tuple(segmented.segments)
    marks = [segment for s in segmented.statements if s.kind == "marking" for segment in s.segments]
    drafting = [s for s in segmented.statements if s.kind == "drafting"]
    people = {field: tuple(_people(text, drafting, role)) if drafting else () for role, field in _ROLES.items()}
    remarks = list(_remarks(text, segmented.statements))
    citations = tuple(_citations(segmented, date))
    return SourceNote(
        text=text,
        kind=kind or judge(text),
        id=id,
        document=document,
        citations=citations,
        classification=_classification(text, marks),
        markings=tuple(_markings(text, marks)),
        **people,
        drafted_at=_trait(drafting, "drafted_at"),
        drafted_on=_trait(drafting, "drafted_on"),
        distribution=tuple(r for r in remarks if r.about == "distribution"),
        remarks=tuple(r for r in remarks if r.about != "distribution"),
        segments=segments,
        diagnostics=tuple(_diagnostics(text, segments)),
    )


def _citations(segmented: Segmented, date: str | None) -> Iterator[Citation]:
    text = segmented.text
    for statement in segmented.statements:
        if statement.kind not in CITED:
            continue
        role = statement.traits.get("role", "other")
        yield Citation(
            role=role,
            kind=CITED[statement.kind],
            text=text[statement.start : statement.end],
            start=statement.start,
            end=statement.end,
            parts=tuple(_parts(text, statement, date)),
            relation=None if role == "source" else _relation(text, statement.start),
            place=next((s.of(text) for s in statement.segments if s.kind == "place"), None),
        )


def _relation(text: str, start: int) -> str | None:
    """What the words before a citation say of it: printed, also printed, copy."""
    found = _RELATION.search(text[max(0, start - 80) : start])
    if found is None:
        return None
    return "copy" if found[3] else " ".join(w.lower() for w in (found[1], found[2]) if w)


def _parts(text: str, statement: Statement, date: str | None) -> Iterator[Part]:
    holder: str | None = None
    for index, segment in enumerate(statement.segments):
        if segment.kind in _NO_PART or segment.kind == "unknown":
            continue
        printed = segment.of(text)
        named = _placed(text, statement, index) if segment.kind == "repository" else printed
        authority, reading = _authority(segment.kind, printed, named, holder)
        if segment.kind == "repository":
            holder = authority
        yield Part(
            segment.kind, printed, segment.start, segment.end,
            authority=authority, decoded=_decoded(segment.kind, reading or printed, date), reading=reading,
        )  # fmt: skip


def _placed(text: str, statement: Statement, index: int) -> str:
    """A repository with the place behind it, if there is one."""
    segments = statement.segments
    last = index + 2 if index + 2 < len(segments) and segments[index + 2].kind == "place" else index
    return text[segments[index].start : segments[last].end]


@lru_cache(maxsize=8192)
def _authority(level: str, printed: str, named: str, holder: str | None) -> tuple[str | None, str | None]:
    """The authority id of a part and, where it is a misprint, the corrected reading.

    ``named`` is a repository with its place: *National Archives, Kew* is not the National Archives.
    """
    row: Term | None = None
    if level == "repository":
        row = repository(named) or repository(printed) or repository(printed.partition(" (")[0])
    elif level == "record_group":
        row = record_group(printed)
    elif level in ("collection", "series"):
        row = collection(printed, holder)
    right = row.reading(printed) if row else None
    return (row.id if row else None), right or misprint.reading(level, printed)


_DECODED = frozenset(("file", "lot", "accession"))


@lru_cache(maxsize=8192)
def _decoded(level: str, printed: str, date: str | None) -> Decoded | None:
    if level not in _DECODED:
        return None
    from citekit.authority import decode

    return decode(printed, date=date)


def _classification(text: str, segments: Iterable[Segment]) -> Classification | None:
    for segment in segments:
        if segment.kind == "classification":
            printed = segment.of(text)
            return Classification(printed, mark.level(printed), segment.start, segment.end)
    return None


def _markings(text: str, segments: Iterable[Segment]) -> Iterator[Marking]:
    for segment in segments:
        if segment.kind == "marking":
            printed = segment.of(text)
            class_, slug = mark.classify(printed)
            yield Marking(printed, class_, segment.start, segment.end, slug)


def _people(text: str, statements: Iterable[Statement], role: str) -> Iterator[Person]:
    """The people of one role, each with the office that follows the name; an office alone has no name."""
    for statement in statements:
        segments = statement.segments
        for index, segment in enumerate(segments):
            if role not in segment.kind.split("+"):
                continue
            office = _office(text, segments, index)
            yield Person(segment.of(text), office.of(text) if office else None, segment.start, segment.end)


def _office(text: str, segments: tuple[Segment, ...], index: int) -> Segment | None:
    """The office behind a name (“Lund (PM)”) or before it (“EUR: Lund”, “UNP Director Paul Lund”)."""
    behind = (n for n in range(index + 1, min(index + 3, len(segments))) if segments[n].kind == "office")
    after = next(behind, None)
    if after is not None and not _leads(text, segments, after):
        return segments[after]
    before = index - 2
    return segments[before] if before >= 0 and _leads(text, segments, before) else None


def _leads(text: str, segments: tuple[Segment, ...], index: int) -> bool:
    """Whether an office stands here that only a space or a colon parts from the name behind it."""
    if segments[index].kind != "office" or index + 2 >= len(segments):
        return False
    joined = segments[index + 1].of(text).strip() in ("", ":")
    return joined and segments[index + 2].kind.split("+")[0] in _ROLES


def _trait(drafting: Iterable[Statement], name: str) -> str | None:
    """Where or when it was drafted, as the drafting sentence learned; an approval has a date of its own."""
    return next((statement.traits[name] for statement in drafting if name in statement.traits), None)


def _remarks(text: str, statements: tuple[Statement, ...]) -> Iterator[Remark]:
    """Each sentence that is neither citation, marking nor drafting, whole, the citations in it included."""
    start: int | None = None
    end, about, prose = 0, "remark", ""
    for statement in statements:
        if start is not None and (statement.kind in CITED or "continues" in statement.traits):
            end = statement.end
            prose += "" if statement.kind in CITED else text[statement.start : statement.end]
            continue
        if start is not None and _says_something(prose):
            yield _remark(text, start, end, about)
        start = None
        if statement.kind not in CITED and statement.kind not in _READ:
            start, end, about = statement.start, statement.end, statement.kind
            prose = text[start:end]
    if start is not None and _says_something(prose):
        yield _remark(text, start, end, about)


def _says_something(prose: str) -> bool:
    """Whether words are left beside the citations that are more than “Also printed in”: the relation has those."""
    return not _RELATING.issuperset(re.findall(r"\w+", prose.lower()))


def _remark(text: str, start: int, end: int, about: str) -> Remark:
    printed = text[start:end].rstrip()
    return Remark(printed, start, start + len(printed), None if about == "remark" else about)


def _diagnostics(text: str, segments: Iterable[Segment]) -> Iterator[Diagnostic]:
    for segment in segments:
        if segment.kind == "unknown":
            yield Diagnostic(
                "not understood", segment.start, segment.end,
                expected="a repository, a collection or a file number",
                hint=f"“{segment.of(text)[:60]}” is in no table; citekit/data/README.md says how to add it",
            )  # fmt: skip
