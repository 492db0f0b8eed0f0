"""From segments to records: the only maker of ``SourceNote``.

Every value is a slice of the text; authority ids, decoded file numbers and corrected readings are added beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

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
_READ = frozenset(("lead", "marking", "drafting", "separator", "unknown"))
_TOLD = ("drafted_at", "drafted_on")
_NO_PART = frozenset(("separator", "words", "ibid", "place"))
_RELATION = re.compile(
    r"\b(?:(also|partially|previously|first)\s+)?(printed|reproduced|quoted|excerpted|published)"
    r"(?:\s+in\s+(?:full|part))?(?:\s+(?:in|as|ibid\.?,?))?(?:\s+the)?\s*\Z|\b(cop(?:y|ies))\b[^.;]*\Z",
    re.IGNORECASE,
)

_RELATING_STEMS = ("print", "produc", "quot", "excerpt", "publish", "cop")
_WORD = re.compile(r"\w+")
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
    remarks = _remarks(text, segmented.statements)
    return SourceNote(
        text=text,
        kind=kind or judge(text),
        id=id,
        document=document,
        citations=tuple([_citation(text, s, date) for s in segmented.statements if s.kind in CITED]),
        classification=next((_classification(text, mark) for mark in marks if mark.kind == "classification"), None),
        markings=tuple([_marking(text, mark) for mark in marks if mark.kind == "marking"]),
        **(_drafted(text, drafting) if drafting else {}),
        distribution=tuple([r for r in remarks if r.about == "distribution"]),
        remarks=tuple([r for r in remarks if r.about != "distribution"]),
        segments=segments,
        diagnostics=tuple([_diagnostic(text, segment) for segment in segments if segment.kind == "unknown"]),
    )


def _citation(text: str, statement: Statement, date: str | None) -> Citation:
    role = statement.traits.get("role", "other")
    start, end = statement.start, statement.end
    relation = None if role == "source" else _relation(text, start)
    parts = tuple(_parts(text, statement, date))
    place = next((s.of(text) for s in statement.segments if s.kind == "place"), None)
    return Citation(role, CITED[statement.kind], text[start:end], start, end, parts, relation, place=place)


def _relation(text: str, start: int) -> str | None:
    """What the words before a citation say of it: printed, also printed, copy."""
    before = text[max(0, start - 80) : start]
    if not any(word in before.lower() for word in _RELATING_STEMS) or (found := _RELATION.search(before)) is None:
        return None
    return "copy" if found[3] else " ".join(w.lower() for w in (found[1], found[2]) if w)


def _parts(text: str, statement: Statement, date: str | None) -> Iterator[Part]:
    holder: str | None = None
    for index, segment in enumerate(statement.segments):
        if segment.kind in _NO_PART or segment.kind == "unknown":
            continue
        printed = segment.of(text)
        if segment.kind in _AUTHORIZED:
            named = _placed(text, statement, index) if segment.kind == "repository" else printed
            authority, reading = _authority(segment.kind, printed, named, holder)
            holder = authority if segment.kind == "repository" else holder
        else:
            authority, reading = None, misprint.reading(segment.kind, printed)
        decoded = _decoded(segment.kind, reading or printed, date) if segment.kind in _DECODED else None
        yield Part(segment.kind, printed, segment.start, segment.end, authority, decoded, reading)


def _placed(text: str, statement: Statement, index: int) -> str:
    """A repository with the place behind it, if there is one."""
    segments = statement.segments
    last = index + 2 if index + 2 < len(segments) and segments[index + 2].kind == "place" else index
    return text[segments[index].start : segments[last].end]


_AUTHORIZED = frozenset(("repository", "record_group", "collection", "series"))


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
    from citekit.authority import decode

    return decode(printed, date=date)


def _classification(text: str, segment: Segment) -> Classification:
    printed = segment.of(text)
    return Classification(printed, mark.level(printed), segment.start, segment.end)


def _marking(text: str, segment: Segment) -> Marking:
    printed = segment.of(text)
    class_, slug = mark.classify(printed)
    return Marking(printed, class_, segment.start, segment.end, slug)


def _drafted(text: str, statements: list[Statement]) -> dict[str, Any]:
    """What the drafting sentences say: the people, and where and when; an approval has a date of its own."""
    traits = {name: value for s in reversed(statements) for name, value in s.traits.items() if name in _TOLD}
    return {**_people(text, statements), **traits}


def _people(text: str, statements: Iterable[Statement]) -> dict[str, tuple[Person, ...]]:
    """The people of every role, each with the office that follows the name; an office alone has no name."""
    found: dict[str, list[Person]] = {field: [] for field in _ROLES.values()}
    for statement in statements:
        segments = statement.segments
        for index, segment in enumerate(segments):
            fields = [_ROLES[role] for role in segment.kind.split("+") if role in _ROLES]
            if not fields:
                continue
            office = _office(text, segments, index)
            person = Person(segment.of(text), office.of(text) if office else None, segment.start, segment.end)
            for field in fields:
                found[field].append(person)
    return {field: tuple(people) for field, people in found.items()}


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


def _remarks(text: str, statements: tuple[Statement, ...]) -> list[Remark]:
    """Each sentence that is neither citation, marking nor drafting, whole, the citations in it included."""
    found: list[Remark] = []
    start: int | None = None
    end, about, prose = 0, "remark", ""
    for statement in statements:
        cited = statement.kind in CITED
        if start is not None and (cited or "continues" in statement.traits):
            end = statement.end
            prose += "" if cited else text[statement.start : end]
            continue
        if start is not None and _says_something(prose):
            found.append(_remark(text, start, end, about))
        start = None
        if not cited and statement.kind not in _READ:
            start, end, about = statement.start, statement.end, statement.kind
            prose = text[start:end]
    if start is not None and _says_something(prose):
        found.append(_remark(text, start, end, about))
    return found


def _says_something(prose: str) -> bool:
    """Whether words are left beside the citations that are more than “Also printed in”: the relation has those."""
    return any(word.group().lower() not in _RELATING for word in _WORD.finditer(prose))


def _remark(text: str, start: int, end: int, about: str) -> Remark:
    printed = text[start:end].rstrip()
    return Remark(printed, start, start + len(printed), None if about == "remark" else about)


def _diagnostic(text: str, segment: Segment) -> Diagnostic:
    return Diagnostic(
        "not understood", segment.start, segment.end,
        expected="a repository, a collection or a file number",
        hint=f"“{segment.of(text)[:60]}” is in no table; citekit/data/README.md says how to add it",
    )  # fmt: skip
