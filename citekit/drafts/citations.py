"""Archival citations in the notes of a writer's draft: where they stand, and the CSL item that each is.

A draft comes as passages in the order of reading: the paragraphs of its notes, whatever program it is written in.
``EMBEDDED`` stands in them for a citation that the program itself keeps, such as pandoc's ``[@key]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.drafts.doubts import Doubts
from citekit.drafts.kept_words import unkept
from citekit.drafts.passages import EMBEDDED, OPAQUE, Findings, Found, Passage, Reading
from citekit.errors import Diagnostic
from citekit.items import documents as described
from citekit.items.sources import identity
from citekit.model.records import Document, Note
from citekit.records.ibid_parts import is_publication
from citekit.records.parsing import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Part, ResolvedPart, SourceNote


_BEFORE_PLACE = frozenset(("item", "separator", "words"))
_PAGES = re.compile(r"(?:pp?\.\s*)?(\d[\d–, -]*|[ivxl]+)\Z")
_CLOSING = re.compile(r"[\s.\]]*\Z")


def find(passages: Sequence[Passage], *, custody: str = "printed", known: Sequence[CslItem] = ()) -> Findings:
    """Every archival citation in the passages of one draft, each *ibid.* read against what stands before it.

    ``known`` are the items of the draft's bibliography: their ids are taken, and a source that is among them
    is not made a second time. A citation that is not understood to its last character is not found, but told; one that
    would lose a word, or mean another source, is found and refused.

    >>> drafted = find([Passage("See Kennedy Library, National Security Files, Box 3."), Passage("Ibid., Box 4.")])
    >>> [(found.start, found.end, found.key) for reading in drafted.readings for found in reading.found]
    [(4, 51, 'kl-box-3'), (0, 12, 'kl-box-4')]
    """
    notes = tuple(
        Note(passage.text, id=str(number), kind="source" if passage.marked else None)
        for number, passage in enumerate(passages)
    )
    parsed = parse_document(Document(notes=notes))
    finder = _Finder(custody, known)
    readings = [finder.read(passage, note) for passage, note in zip(passages, parsed.notes, strict=True)]
    kept = {found.key for reading in readings for found in reading.found if found.refused is None}
    return Findings(tuple(readings), tuple(item for item in finder.items.values() if item["id"] in kept))


class _Finder:
    """Reads passages in order; remembers the items made and what was cited last."""

    def __init__(self, custody: str, known: Sequence[CslItem]) -> None:
        self.custody = custody
        self.items: dict[str, CslItem] = {}
        self.taken = {str(item.get("id", "")) for item in known}
        self.keys = {identity(item): str(item.get("id", "")) for item in known}
        self.of_key = {str(item.get("id", "")): item for item in known}
        self.doubts = Doubts()
        self.embedded = False
        self.refused: set[str | None] = set()

    def read(self, passage: Passage, note: SourceNote) -> Reading:
        lead = note.segments[0].end if note.segments and note.segments[0].kind == "lead" else 0
        found = self.judged(
            tuple(self.citations(passage, note)), passage, described=bool(lead) and note.kind == "source"
        )
        alone = _alone(passage.text, lead, found)
        return Reading(
            found, lead if found else 0, alone, note.kind == "source", tuple(self.told(passage, note, found))
        )

    def judged(self, citations: Sequence[Found], passage: Passage, *, described: bool) -> tuple[Found, ...]:
        """The citations of a passage, those refused that would lose a word or mean another source."""
        found: list[Found] = []
        read = 0
        for one in citations:
            found.append(self.doubts.judged(one, passage, read, self.of_key.get(one.key or "", {})))
            read = one.end
        self.doubts.end(passage, read, found=bool(found), described=described)
        return tuple(found)

    def told(self, passage: Passage, note: SourceNote, found: Sequence[Found]) -> Iterator[Diagnostic]:
        """What was not understood, where it matters to the draft: prose without a source is the writer's own."""
        source = passage.marked or (note.segments and note.segments[0].kind == "lead")
        if source and not found and not note.diagnostics:
            yield _no_source(len(passage.text))
        if source or note.citations:
            yield from (d for d in note.diagnostics if not _is_among(d.start, found))
            told = {d.start for d in note.diagnostics}
            left = (c for c in note.citations if c.start not in told and not _is_among(c.start, found))
            yield from (_left(citation) for citation in left if _leans(citation))
            yield from (_broken(c) for c in note.citations if c.kind == "archival" and _is_broken(c))

    def citations(self, passage: Passage, note: SourceNote) -> Iterator[Found]:
        read = 0
        for citation in note.citations:
            self.embedded |= EMBEDDED in note.text[read : citation.start]
            read = citation.end
            if citation.kind == "crossref":
                continue
            if citation.kind == "ibid" and self.embedded:
                if (pages := _pages(citation.parts)) is not None:
                    yield Found(citation.start, citation.end, None, pages)
                continue
            self.embedded = False
            if self.is_understood(citation, note):
                yield self.archival(citation, passage, note)
        self.embedded |= EMBEDDED in note.text[read:]

    def is_understood(self, citation: Citation, note: SourceNote) -> bool:
        """Whether it is a place in an archive of which every character is understood."""
        if citation.resolved is not None:
            refused = any(part.note in self.refused for part in citation.resolved)
            return bool(citation.resolved) and not is_publication(citation.resolved) and not refused
        if citation.kind != "archival":
            return False
        unknown = any(d.start < citation.end and d.end > citation.start for d in note.diagnostics)
        unknown |= _is_broken(citation)
        if unknown or not citation.parts:
            self.refused.add(note.id)
        return note.id not in self.refused

    def archival(self, citation: Citation, passage: Passage, note: SourceNote) -> Found:
        from citekit.items import to_csl

        parts = citation.resolved if citation.resolved is not None else citation.parts
        if not _is_beside(citation, note.text):
            citation = replace(citation, described=None)
        item = to_csl(citation, note=note, custody=self.custody)
        item.pop("page", None)  # a page is the locator of a cite
        form = next((part.text for part in parts if part.level == "form"), None)
        if form and "genre" not in item:
            item |= {"genre": form.lower(), "type": "manuscript"}
        if passage.marked:
            item |= passage.said
        pages = _pages([part for part in parts if part.level == "page"])
        return Found(_start(citation, note), citation.end, self.key(item), pages or "")

    def key(self, item: CslItem) -> str:
        """The key of the item; the same source has the same one."""
        from citekit.items.keys import free, key_of

        same = identity(item)
        if same not in self.keys:
            key = free(str(item.get("id") or key_of(item)), self.taken)
            self.keys[same] = key
            self.taken.add(key)
            self.items[same] = self.of_key[key] = {**item, "id": key}
        return self.keys[same]


def _is_among(place: int, found: Sequence[Found]) -> bool:
    return any(one.start <= place < one.end for one in found)


def _is_beside(citation: Citation, text: str) -> bool:
    """Whether what is said of the document stands right before its place, or within; else it stays in the prose.

    An *ibid.* has it from another note: there is nothing of it in this one.
    """
    said = citation.described
    if said is None or said.note is not None:
        return said is not None
    if said.start is None or said.end is None or unkept(said.text, described.item(citation, None), ""):
        return False
    between = text[said.end : citation.start]
    return citation.start <= said.start < citation.end or (said.end <= citation.start and not between.strip(" ,;:"))


def _start(citation: Citation, note: SourceNote) -> int:
    """Where the place begins; before it the document, where the item has taken over what is said of it."""
    said = citation.described
    if said is not None and said.start is not None and said.note is None:
        return min(citation.start, said.start)
    within = [s for s in note.segments if citation.start <= s.start < citation.end]
    return next((s.start for s in within if s.kind not in _BEFORE_PLACE), citation.start)


def _pages(parts: Sequence[Part | ResolvedPart]) -> str | None:
    """The pages named behind an *ibid.*, empty where there are none; ``None`` where anything else is named."""
    if not parts:
        return ""
    found = _PAGES.match(parts[0].text) if len(parts) == 1 else None
    return found[1] if found else None


def _alone(text: str, lead: int, found: Sequence[Found]) -> bool:
    return len(found) == 1 and found[0].start <= lead and bool(_CLOSING.match(text, found[0].end))


def _leans(citation: Citation) -> bool:
    """Whether it is an *ibid.* of something that is no publication."""
    return citation.kind == "ibid" and not is_publication(citation.resolved or ())


def _left(citation: Citation) -> Diagnostic:
    return Diagnostic(
        "this ibid. leans on a citation that is not read, and stays as it is",
        citation.start, citation.end, hint="name its source in full",
    )  # fmt: skip


def _is_broken(citation: Citation) -> bool:
    """Whether something stands within that is no text, and would be lost with it."""
    return EMBEDDED in citation.text or OPAQUE in citation.text


def _broken(citation: Citation) -> Diagnostic:
    return Diagnostic(
        "something that is no text stands inside of this citation, which stays as it is",
        citation.start, citation.end, hint="give the archival citation a span of its own",
    )  # fmt: skip


def _no_source(length: int) -> Diagnostic:
    return Diagnostic("no archival source found", 0, length, expected="a repository, a collection or a file number")
