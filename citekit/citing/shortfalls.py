"""What a run of footnotes does not print of the notes that it was given, note by note.

Every word of a note stands in a citation, in a statement about the making of its document, or beside both. What stands
in a citation is judged by the guard, as in a draft; what stands beside it is told, but for the words that point to it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from citekit.citing.guard.claim import Claim
from citekit.citing.guard.kept_words import CONNECTING, unkept
from citekit.citing.guard.verdict import LOST, Verdict, verdict
from citekit.citing.guard.words import LEADING_ON, SIGNALS, WORD
from citekit.citing.shortfall import DOUBTFUL, IN_PART, NOT_IN_STYLE, NOT_READ, UNCERTAIN, Shortfall
from citekit.items.sources import archival, is_list, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.citing.guard.verdict import Shown
    from citekit.model.records import Citation, Document, ParsedDocument, SourceNote
    from citekit.model.spans import Segment

_STATED = frozenset(("classification", "marking", "drafter", "clearer", "approver", "office", "recipient", "redaction"))
"""Segments of a statement about the making of a document, which no footnote is expected to print."""
_BESIDE = frozenset(("lead", "separator", "date", "time", "words"))
"""Segments that stand in such a statement too."""
_POINTING = SIGNALS | CONNECTING | LEADING_ON
"""Words that no footnote is expected to print: with them a note points, or leads on to a number or a date."""


def shortfalls(
    documents: Iterable[ParsedDocument], shown: Shown | None = None, custody: str = "printed"
) -> Iterator[Shortfall]:
    """The notes that are not printed in the style ``shown``, or not whole; without a style those that are not in the
    items that are made of them. Of a printed document, what stands beside its citations is no concern of a footnote.

    >>> from citekit.model.records import Document, Note
    >>> from citekit.records.parsing import parse_document
    >>> texts = "Ford Library, Trip File, Box 3; see the map.", "Grain and Power, 12."
    >>> for one in shortfalls([parse_document(Document(notes=tuple(map(Note, texts))))]): print(*one)
    1 in part, without see the map.
    2 no archive known Grain and Power, 12.
    """
    before = 0
    for parsed in documents:
        listed = is_list(parsed.document)
        for place, note in enumerate(parsed.notes, 1):
            number = number_of(parsed, place, before if listed else 0)
            label = number if listed or not parsed.document.id else f"{parsed.document.id}, {number}"
            for what, words in _of(note, listed=listed):
                yield Shortfall(label, what, " ".join(words.split()))
            for what, words in _judged(note, parsed.document, shown, custody):
                yield Shortfall(label, what, " ".join(words.split()))
        before += len(parsed.notes) if listed else 0


def _of(note: SourceNote, *, listed: bool) -> Iterator[tuple[str, str]]:
    """What stands beside the citations of a note."""
    unread = [note.text[found.start : found.end] for found in note.diagnostics]
    yield from ((UNCERTAIN, words) for words in unread)
    if not listed:
        return
    if not archival(note):
        yield from ((NOT_READ, note.text),) if not unread else ()
    elif words := left_out(note):
        yield IN_PART, words


def _judged(
    note: SourceNote, document: Document, shown: Shown | None, custody: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """What becomes of the words in its citations."""
    for citation in archival(note):
        for said in _verdicts(citation, note, document, shown, custody):
            if said.lost:
                yield IN_PART, said.lost
            elif said.refused:
                yield DOUBTFUL, said.refused
            if said.dropped:
                yield NOT_IN_STYLE, said.dropped


def _verdicts(
    citation: Citation, note: SourceNote, document: Document, shown: Shown | None, custody: str
) -> Iterator[Verdict]:
    """What the guard says of a citation, and of a document that is described away from it."""
    from citekit.items import to_csl

    if custody == "frus" and document.volume is not None:
        return  # another work is printed, as was asked
    item = to_csl(citation, note=note, document=document, custody=custody)
    shown = None if "held" in item.get("custom", {}) else shown  # other names are printed, as was asked
    start, beside = described(citation, note)
    parts = citation.resolved if citation.resolved is not None else citation.parts
    leans = citation.kind == "ibid" or (citation.role == "source" and document.title is not None)
    yield verdict(Claim(note.text, start, citation.end, item, tuple(parts), leans=leans), shown)
    if beside and (lost := unkept(beside, item, "")):
        yield Verdict(LOST.format(lost), lost=lost)


def described(citation: Citation, note: SourceNote) -> tuple[int, str]:
    """Where a citation begins, with the document that is described right before it; else the words that describe it.

    >>> from citekit.records.parsing import parse
    >>> note = parse("Hale to Pell, 3 May 1957, TNA, KV 2/1588.")
    >>> described(note.citations[0], note)
    (0, '')
    """
    said = citation.described
    if said is None or said.note is not None or said.start is None or said.end is None:
        return citation.start, ""
    if said.start >= citation.start and said.end <= citation.end:
        return citation.start, ""
    if said.end <= citation.start and not note.text[said.end : citation.start].strip(" ,;:(."):
        return said.start, ""
    return citation.start, said.text


def left_out(note: SourceNote) -> str:
    """The words of a note that stand outside what it cites of an archive, and are no statement on the document.

    >>> from citekit.records.parsing import parse
    >>> left_out(parse("He wrote of it (Ford Library, Trip File, Box 3)."))
    'He wrote of it'
    """
    runs: list[list[int]] = []
    for start, end in _outside(note):
        if runs and start - runs[-1][1] < 3:
            runs[-1][1] = end
        else:
            runs.append([start, end])
    texts = (note.text[start:end].strip(" ,;(") for start, end in runs)
    return " … ".join(filter(_says, texts))


def _says(text: str) -> bool:
    """Whether words say more than that something follows."""
    return not _POINTING.issuperset(map(str.casefold, WORD.findall(text)))


def _outside(note: SourceNote) -> Iterator[tuple[int, int]]:
    """The stretches outside of citations and of statements on the document that say something."""
    spans = sorted([*_spans(note), *((found.start, found.end) for found in note.diagnostics)])

    def is_inside(segment: Segment) -> bool:
        return any(start <= segment.start < end for start, end in spans)

    def may_be_stated(segment: Segment) -> bool:
        return not is_inside(segment) and segment.kind in _STATED | _BESIDE

    for stated, run in groupby(note.segments, may_be_stated):
        segments = list(run)
        if stated and any(segment.kind in _STATED for segment in segments):
            continue
        for segment in segments:
            if segment.kind not in ("lead", "separator"):
                for start, end in _without(spans, segment.start, segment.end):
                    if any(map(str.isalnum, note.text[start:end])):
                        yield start, end


def _without(spans: Iterable[tuple[int, int]], here: int, end: int) -> Iterator[tuple[int, int]]:
    """What of a stretch stands in none of the spans, which are in order.

    >>> list(_without([(2, 4), (3, 6)], 0, 9))
    [(0, 2), (6, 9)]
    """
    for first, last in spans:
        if first < end and last > here:
            if here < first:
                yield here, first
            here = max(here, last)
    if here < end:
        yield here, end


def _spans(note: SourceNote) -> Iterator[tuple[int, int]]:
    """Where the citations of a note stand, and the documents that are described elsewhere in it."""
    for citation in archival(note):
        yield described(citation, note)[0], citation.end
        said = citation.described
        if said is not None and said.note is None and said.start is not None and said.end is not None:
            yield said.start, said.end
