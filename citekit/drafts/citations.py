"""Archival citations in the notes of a writer's draft: where they stand, and the CSL item that each is.

A draft comes as passages in the order of reading: the paragraphs of its notes, whatever program it is written in.
``EMBEDDED`` stands in them for a citation that the program itself keeps, such as pandoc's ``[@key]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.citing.guard.claim import Claim
from citekit.citing.guard.kept_words import unkept
from citekit.drafts.doubts import Doubts
from citekit.drafts.held import Holders, is_stored
from citekit.drafts.passages import EMBEDDED, OPAQUE, Findings, Found, Passage, Reading
from citekit.errors import Diagnostic
from citekit.grammar.text.lead import end as label_end
from citekit.items import documents as described
from citekit.items.sources import identity
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note
from citekit.records.ibid_parts import is_publication
from citekit.records.parsing import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.authority.known import Archives
    from citekit.citing.guard.verdict import Shown
    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Part, ResolvedPart, SourceNote


_BEFORE_PLACE = frozenset(("item", "separator", "words"))
_PAGES = lazy(r"(?:pp?\.\s*)?(\d[\d–, -]*|[ivxl]+)\Z")
_CLOSING = lazy(r"[\s.\]]*\Z")


def find(
    passages: Sequence[Passage],
    *,
    custody: str = "printed",
    known: Sequence[CslItem] = (),
    shown: Shown | None = None,
    archives: Archives | None = None,
) -> Findings:
    """Every archival citation in the passages of one draft, each *ibid.* read against what stands before it.

    ``known`` are the items of the draft's bibliography: their ids are taken, and a source that is among them
    is not made a second time. ``shown`` is the style that the citations are to be set in, ``archives``
    are those that are known. A citation that is not
    understood to its last character is not found, but told; one that would lose a word, or mean another source, is
    found and refused. What no archive holds, as far as that can be told, is no citation.

    >>> drafted = find([Passage("See Kennedy Library, National Security Files, Box 3."), Passage("Ibid., Box 4.")])
    >>> [(found.start, found.end, found.key) for reading in drafted.readings for found in reading.found]
    [(4, 51, 'kl-box-3'), (0, 12, 'kl-box-4')]
    """
    notes = tuple(
        Note(passage.text, id=str(number), kind="source" if passage.marked else None)
        for number, passage in enumerate(passages)
    )
    parsed = parse_document(Document(notes=notes), archives=archives)
    finder = _Finder(custody, known, shown)
    readings = [finder.read(passage, note) for passage, note in zip(passages, parsed.notes, strict=True)]
    kept = {found.key for reading in readings for found in reading.found if found.refused is None}
    return Findings(tuple(readings), tuple(item for item in finder.items.values() if item["id"] in kept))


class _Finder:
    """Reads passages in order; remembers the items made and what was cited last."""

    def __init__(self, custody: str, known: Sequence[CslItem], shown: Shown | None) -> None:
        self.custody = custody
        self.items: dict[str, CslItem] = {}
        self.taken = {str(item.get("id", "")) for item in known}
        self.keys = {identity(item): str(item.get("id", "")) for item in known}
        self.of_key = {str(item.get("id", "")): item for item in known}
        self.doubts = Doubts(shown)
        self.holders = Holders()
        self.embedded = False
        self.refused: set[str | None] = set()

    def read(self, passage: Passage, note: SourceNote) -> Reading:
        lead = note.segments[0].end if note.segments and note.segments[0].kind == "lead" else 0
        lead = lead if lead == label_end(passage.text) else 0  # a number before it is the writer's own
        cited = [citation for citation in note.citations if self.is_held(citation, passage)]
        found = self.judged(cited, passage, note, described=bool(lead) and note.kind == "source")
        alone = _alone(passage.text, lead, found)
        return Reading(
            found, lead if found else 0, alone, note.kind == "source", tuple(self.told(passage, note, found, cited))
        )

    def is_held(self, citation: Citation, passage: Passage) -> bool:
        """Whether an archive holds what is cited, or it is a citation of another kind."""
        if citation.kind != "archival":
            return True
        return self.holders.hold(citation.parts, marked=passage.marked)

    def judged(
        self, citations: Sequence[Citation], passage: Passage, note: SourceNote, *, described: bool
    ) -> tuple[Found, ...]:
        """The citations of a passage, those refused that would lose a word or mean another source."""
        found: list[Found] = []
        read = 0
        for number, citation in enumerate(citations):
            until = _until(citations[number + 1 :], citation.end, note)
            one = self.found(citation, passage, note, read)
            read = max(read, citation.end)
            if one is not None:
                claim = self.claim(one, citation, passage, (found[-1].end if found else 0, until))
                found.append(self.doubts.judged(one, claim, passage))
        self.embedded |= EMBEDDED in note.text[read:]
        end = found[-1].end if found else 0
        self.doubts.end(passage, end, found=bool(found), described=described)
        return tuple(found)

    def claim(self, found: Found, citation: Citation, passage: Passage, between: tuple[int, int]) -> Claim:
        """What the guard judges; it stands between two other citations."""
        read, until = between
        parts = citation.resolved if citation.resolved is not None else citation.parts
        return Claim(
            passage.text, found.start, found.end, self.of_key.get(found.key or "", {}), tuple(parts), found.locator,
            citation.kind == "ibid", read, until,
        )  # fmt: skip

    def told(
        self, passage: Passage, note: SourceNote, found: Sequence[Found], cited: Sequence[Citation]
    ) -> Iterator[Diagnostic]:
        """What was not understood, where it matters to the draft: prose without a source is the writer's own."""
        source = passage.marked or (note.segments and note.segments[0].kind == "lead")
        if source and not found and not note.diagnostics:
            yield _no_source(len(passage.text))
        if source or note.citations:
            yield from (d for d in note.diagnostics if not _is_among(d.start, found))
            told = {d.start for d in note.diagnostics}
            left = (c for c in note.citations if c.start not in told and not _is_among(c.start, found))
            yield from (_left(citation) for citation in left if _leans(citation))
            yield from (_broken(c) for c in cited if c.kind == "archival" and _is_broken(c))
            yield from (_unheld(c) for c in note.citations if c not in cited and is_stored(c.parts))

    def found(self, citation: Citation, passage: Passage, note: SourceNote, read: int) -> Found | None:
        """A citation as it is found, if it is one of an archive; ``read`` is where the one before it ends."""
        self.embedded |= EMBEDDED in note.text[read : citation.start]
        if citation.kind == "crossref":
            return None
        if citation.kind == "ibid" and self.embedded:
            pages = _pages(citation.parts)
            return Found(citation.start, citation.end, None, pages) if pages is not None else None
        self.embedded = False
        return self.archival(citation, passage, note) if self.is_understood(citation, note) else None

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
        if said := item["custom"].get("source-note"):
            item["custom"]["source-note"] = said.replace(EMBEDDED, "…").replace(OPAQUE, "…")
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


def _until(behind: Sequence[Citation], end: int, note: SourceNote) -> int:
    """Where the next citation begins; one of something printed only where more than a comma parts the two."""
    for citation in behind:
        start = max(_start(citation, note) if citation.kind == "archival" else citation.start, end)
        if citation.kind in ("archival", "ibid") or note.text[end:start].strip(" ,"):
            return start
    return len(note.text)


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


def _unheld(citation: Citation) -> Diagnostic:
    return Diagnostic(
        "this stays as it is: no archive is named in it, or before it",
        citation.start, citation.end, hint="name the archive where you cite it first",
    )  # fmt: skip


def _no_source(length: int) -> Diagnostic:
    return Diagnostic("no archival source found", 0, length, expected="a repository, a collection or a file number")
