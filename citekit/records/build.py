"""From segments to records: the only maker of ``SourceNote``.

Every value is a slice of the text; authority ids, decoded file numbers and corrected readings are added beside it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from citekit.authority import collection, decode, record_group
from citekit.authority import markings as mark
from citekit.authority.known import OURS
from citekit.errors import Diagnostic
from citekit.grammar import judge
from citekit.grammar.location import misprints
from citekit.model.patterns import lazy
from citekit.model.records import Citation, Classification, Decoded, Marking, Part, Person, Remark, SourceNote
from citekit.model.terms import is_level

if TYPE_CHECKING:
    from citekit.authority.known import Archives
    from citekit.authority.tables import Term
    from citekit.model.spans import Segment, Segmented, Statement
    from citekit.model.terms import CitationKind, NoteKind, Role

CITED: dict[str, CitationKind] = {
    "location": "archival",
    "published": "published",
    "crossref": "crossref",
    "ibid": "ibid",
}
"""The kinds of statement that are citations, and the kind of citation that each is."""

_ROLES = ("drafter", "clearer", "approver")
_READ = frozenset(("lead", "marking", "drafting", "separator", "unknown"))
_SILENT = frozenset((*CITED, *_READ))
"""The kinds of statement that are no remark."""
_RELATION = lazy(
    r"\b(?:(also|partially|previously|first)\s+)?(printed|reproduced|quoted|excerpted|published)"
    r"(?:\s+in\s+(?:full|part))?(?:\s+(?:in|as|ibid\.?,?))?(?:\s+the)?\s*\Z|\b(cop(?:y|ies))\b[^.;]*\Z",
    re.IGNORECASE,
)

_RELATING_STEMS = lazy("print|produc|quot|excerpt|publish|cop")
_RELATING = lazy(r"\W*(?:(?:also|printed|published|reproduced|first|previously|in|the)\b\W*)*")


def build(
    segmented: Segmented,
    *,
    id: str | None = None,
    document: str | None = None,
    kind: NoteKind | None = None,
    date: str | None = None,
    archives: Archives = OURS,
) -> SourceNote:
    """The record of a segmented note; ``date`` is the document's, ISO 8601, on which decoding leans.
    ``archives`` are those that are known.

    >>> from citekit.grammar import segment
    >>> note = build(segment("Source: Ford Library, Trip File, Box 3. Secret; Nodis. Drafted by Ober."))
    >>> note.citations[0].text, note.classification.level, note.markings[0].class_
    ('Ford Library, Trip File, Box 3', 'secret', 'handling')
    """
    text = segmented.text
    cited: list[Statement] = []
    marked: list[Segment] = []
    drafted: list[Statement] = []
    for statement in segmented.statements:
        if statement.kind in CITED:
            cited.append(statement)
        elif statement.kind == "marking":
            marked += statement.segments
        elif statement.kind == "drafting":
            drafted.append(statement)
    citations = tuple([_citation(text, statement, date, archives) for statement in cited])
    classification, markings = _marked(text, marked)
    drafted_by, cleared_by, approved_by = _people(text, drafted) if drafted else ((), (), ())
    drafted_at, drafted_on = _told(drafted, "drafted_at"), _told(drafted, "drafted_on")
    distribution, remarks = _remarks(text, segmented.statements)
    diagnostics = tuple([_diagnostic(text, s) for each in cited for s in each.segments if s.kind == "unknown"])
    return SourceNote(
        text, kind or judge(text), id, document, citations, classification, markings, drafted_by, cleared_by,
        approved_by, drafted_at, drafted_on, distribution, remarks, segmented.segments, diagnostics,
    )  # fmt: skip


def _citation(text: str, statement: Statement, date: str | None, archives: Archives) -> Citation:
    role: Role = "source" if statement.traits.get("role") == "source" else "other"
    start, end = statement.start, statement.end
    relation = None if role == "source" else _relation(text, start)
    parts, place = _parts(text, statement.segments, date, archives)
    kind, printed = CITED[statement.kind], text[start:end]
    return Citation(role, kind, printed, start, end, parts, relation, None, None, (), place)


def _relation(text: str, start: int) -> str | None:
    """What the words before a citation say of it: printed, also printed, copy."""
    before = text[max(0, start - 80) : start]
    if not _RELATING_STEMS.search(before.lower()) or (found := _RELATION.search(before)) is None:
        return None
    return "copy" if found[3] else " ".join(w.lower() for w in (found[1], found[2]) if w)


def _parts(
    text: str, segments: tuple[Segment, ...], date: str | None, archives: Archives
) -> tuple[tuple[Part, ...], str | None]:
    """The parts of a citation, and the town of its repository."""
    parts: list[Part] = []
    holder: str | None = None
    place: str | None = None
    numbered = False
    for index, segment in enumerate(segments):
        level, start, end = segment.kind, segment.start, segment.end
        if level == "place":
            place = place or text[start:end]
        if not is_level(level):
            continue
        printed = text[start:end]
        authority: str | None = None
        decoded: Decoded | None = None
        if level == "repository":
            authority, reading = _authority(level, printed, _placed(text, segments, index), holder, archives)
            holder = authority
        elif level in _AUTHORIZED:
            authority, reading = _authority(level, printed, printed, holder, archives)
            numbered = numbered or _is_numbered(level, printed, holder)
        else:
            reading = misprints.reading(level, printed)
            if level in _DECODED and not numbered:
                decoded = decode(reading or printed, date=date)
        parts.append(Part(level, printed, start, end, authority, decoded, reading))
    return tuple(parts), place


def _is_numbered(level: str, printed: str, holder: str | None) -> bool:
    """Whether a collection has numbers of its own: those of the Peace Conference only look like the decimal file's."""
    row = collection(printed, holder) if level == "collection" else None
    return row is not None and row.numbered


def _placed(text: str, segments: tuple[Segment, ...], index: int) -> str:
    """A repository with the place behind it, if there is one."""
    last = index + 2 if index + 2 < len(segments) and segments[index + 2].kind == "place" else index
    return text[segments[index].start : segments[last].end]


_AUTHORIZED = frozenset(("record_group", "collection", "series"))


@lru_cache(maxsize=1024)
def _authority(
    level: str, printed: str, named: str, holder: str | None, archives: Archives
) -> tuple[str | None, str | None]:
    """The authority id of a part and, where it is a misprint, the corrected reading.

    ``named`` is a repository with its place: *National Archives, Kew* is not the National Archives.
    """
    row: Term | None = None
    if level == "repository":
        known = archives.repository
        row = known(named) or known(printed) or known(printed.partition(" (")[0])
    elif level == "record_group":
        row = record_group(printed)
    elif level in ("collection", "series"):
        row = archives.collection(printed, holder)
    right = row.reading(printed) if row else None
    return (row.id or None if row else None), right or misprints.reading(level, printed)


_DECODED = frozenset(("file", "lot", "accession"))


def _marked(text: str, segments: list[Segment]) -> tuple[Classification | None, tuple[Marking, ...]]:
    """The first classification that the marking sentences name, and their markings."""
    classification: Classification | None = None
    markings: list[Marking] = []
    for segment in segments:
        if segment.kind == "marking":
            printed = segment.of(text)
            class_, slug = mark.classify(printed)
            markings.append(Marking(printed, class_, segment.start, segment.end, slug))
        elif segment.kind == "classification" and classification is None:
            printed = segment.of(text)
            classification = Classification(printed, mark.level(printed), segment.start, segment.end)
    return classification, tuple(markings)


def _told(statements: list[Statement], trait: str) -> str | None:
    """Where or when the document was drafted, as the first sentence that says so; an approval has a date of its own."""
    for statement in statements:
        if trait in statement.traits:
            return statement.traits[trait]
    return None


_Persons = tuple[Person, ...]


def _people(text: str, statements: list[Statement]) -> tuple[_Persons, _Persons, _Persons]:
    """Who drafted, cleared and approved, each with the office that follows the name; an office alone has no name."""
    found: dict[str, list[Person]] = {role: [] for role in _ROLES}
    for statement in statements:
        segments = statement.segments
        for index, segment in enumerate(segments):
            roles = _roles(segment.kind)
            if not roles:
                continue
            office = _office(text, segments, index)
            person = Person(segment.of(text), office.of(text) if office else None, segment.start, segment.end)
            for role in roles:
                found[role].append(person)
    return tuple(found["drafter"]), tuple(found["clearer"]), tuple(found["approver"])


@cache
def _roles(kind: str) -> tuple[str, ...]:
    """The roles in which a segment of this kind puts a person: two for ``drafter+approver``."""
    return tuple(role for role in kind.split("+") if role in _ROLES)


def _office(text: str, segments: tuple[Segment, ...], index: int) -> Segment | None:
    """The office behind a name (“Lund (PM)”) or before it (“EUR: Lund”, “UNP Director Paul Lund”)."""
    for after in range(index + 1, min(index + 3, len(segments))):
        if segments[after].kind == "office" and not _leads(text, segments, after):
            return segments[after]
    before = index - 2
    return segments[before] if before >= 0 and _leads(text, segments, before) else None


def _leads(text: str, segments: tuple[Segment, ...], index: int) -> bool:
    """Whether an office stands here that only a space or a colon parts from the name behind it."""
    if segments[index].kind != "office" or index + 2 >= len(segments):
        return False
    joined = segments[index + 1].of(text).strip() in ("", ":")
    return joined and bool(_roles(segments[index + 2].kind))


def _remarks(text: str, statements: tuple[Statement, ...]) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    """Where the document went, and what else is said.

    Each is a sentence that is neither citation, marking nor drafting, whole, the citations in it included.
    """
    found: list[Remark] = []
    start: int | None = None
    end, about, prose = 0, "remark", ""
    for statement in statements:
        kind = statement.kind
        if start is None and kind in _SILENT:
            continue
        if start is not None and (kind in CITED or "continues" in statement.traits):
            end = statement.end
            prose += "" if kind in CITED else text[statement.start : end]
            continue
        if start is not None and _says_something(prose):
            found.append(_remark(text, start, end, about))
        start = None
        if kind not in _SILENT:
            start, end, about = statement.start, statement.end, kind
            prose = text[start:end]
    if start is not None and _says_something(prose):
        found.append(_remark(text, start, end, about))
    if not found:
        return (), ()
    distribution = [remark for remark in found if remark.about == "distribution"]
    return tuple(distribution), tuple([remark for remark in found if remark.about != "distribution"])


def _says_something(prose: str) -> bool:
    """Whether words are left beside the citations that are more than “Also printed in”: the relation has those."""
    return _RELATING.fullmatch(prose.lower()) is None


def _remark(text: str, start: int, end: int, about: str) -> Remark:
    printed = text[start:end].rstrip()
    return Remark(printed, start, start + len(printed), None if about == "remark" else about)


def _diagnostic(text: str, segment: Segment) -> Diagnostic:
    return Diagnostic(
        "not understood", segment.start, segment.end,
        expected="a repository, a collection or a file number",
        hint=f"“{segment.of(text)[:60]}” is in no table; citekit/data/README.md says how to add it",
    )  # fmt: skip
