"""What an *ibid.* stands for, read against the notes before it.

Its antecedent is the citation before, in the same note or an earlier one of the document, that what follows
the word can belong to: pages and volumes to a publication, files and boxes to an archive. What follows then
replaces the antecedent from its own level down (``citekit.records.ibid_parts``). Where no antecedent is certain the
citation stays as it is printed, and a diagnostic says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.errors import Diagnostic
from citekit.model.levels import ARCHIVAL, OF_ONE_DOCUMENT, is_leaf
from citekit.model.patterns import lazy
from citekit.records.ibid_parts import (
    can_hold_central_files,
    combine,
    is_filed_centrally,
    is_filed_like,
    is_publication,
    numbered,
    own_parts,
    under_known_holder,
)
from citekit.records.ibid_words import read_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citekit.model.records import Citation, ResolvedPart, SourceNote

REACH = 12
"""How many citations back an antecedent is looked for; in the corpus the farthest is four notes back."""

_ALONE = lazy(r"[Ii]bid\.?[\s.)]*\Z")
_PAGE = lazy(r"\bpp?\. ?\d|\N{OBJECT REPLACEMENT CHARACTER}")
_WORK = lazy(
    r"[,:] ?(?:[^\W\d_]{1,4}\. ?)?(?<![^\W\d_] )\d{1,4}(?:[–-]\d{1,4})?(?: ?ff?\.?)?(?:, ?n(?:ote)?s?\.? ?\d+)?[.\s]*\Z"
)
"""How a note on a printed work ends that was not read: “Lindqvist, *Harbors*, 77.”"""
_YEAR = lazy(r"[^\W\d_]+\.? \d{1,2}, ?\d{4}[.\s]*\Z")
_UNREAD_PART = lazy(r", ?(?!(?:and|or|but|for|in|under|dated|with)\b)[^\W\d_]{1,14}\.? ?\d")
"""What stands behind an *ibid.* and was not read as its part: “, carton 46”."""
_CONTINUED = lazy(r"(?:[\s,;]|and\b|or\b|(?:foot)?notes?\b|ff?\.|passim\b|\bpp?\.|[\d–-])*")


class _Antecedent(Struct, frozen=True):
    """A thing cited before: its full parts, ``None`` where they could not be told."""

    kind: str
    parts: tuple[ResolvedPart, ...] | None


_UNREAD = _Antecedent("unknown", None)
_PAGE_ALONE = _Antecedent("page", None)


def resolve(notes: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
    """The notes of one document, in order, with every *ibid.* resolved whose antecedent is certain.

    ``Citation.resolved`` holds the full parts, each with the id of the note and the span it comes from; it
    stays ``None``, and the note has a diagnostic, where nothing before can be what is meant.
    """
    return tuple(_resolved(notes))


def _resolved(notes: Iterable[SourceNote]) -> Iterator[SourceNote]:
    before: list[_Antecedent] = []
    for note in notes:
        citations, open_, read = [], [], 0
        for citation in note.citations:
            if _names_unread(note.text[read : citation.start], after=read > 0):
                before = [*before[-REACH:], _UNREAD]
            read = citation.end
            if citation.kind == "ibid":
                last = before[-1].parts if before else None
                citation = read_again(citation, note, last or ())  # noqa: PLW2901
                read = citation.end
                citation = replace(citation, resolved=_full(citation, note, before))  # noqa: PLW2901
                if citation.resolved is None:
                    open_.append(_uncertain(citation))
            if cited := _cited(citation, note.id):
                before = [*before[-REACH:], cited]
            citations.append(citation)
        if _names_unread(note.text[read:], after=read > 0) or (not citations and _is_work(note.text)):
            before = [*before[-REACH:], _UNREAD]
        yield replace(note, citations=tuple(citations), diagnostics=(*note.diagnostics, *open_))


def _names_unread(text: str, *, after: bool) -> bool:
    """Whether prose gives a page: of a work that was not read as a citation, and that an *ibid.* may mean.

    ``after`` a citation its further pages are still its own. U+FFFC stands for a citation that the program which
    holds the text keeps to itself.
    """
    found = _PAGE.search(text, _CONTINUED.match(text).end() if after else 0)  # type: ignore[union-attr]
    return found is not None


def _is_work(text: str) -> bool:
    """Whether a note in which nothing was read ends with a page, and not with a date.

    >>> [_is_work(text) for text in ("Lindqvist, Harbors, 77.", "Signed on May 3, 1957.", "Not printed.")]
    [True, False, False]
    """
    return _WORK.search(text) is not None and _YEAR.search(text) is None


def _uncertain(citation: Citation) -> Diagnostic:
    return Diagnostic(
        "what this ibid. stands for is not certain",
        citation.start, citation.end,
        expected="an earlier citation in the same document that it can continue",
        hint="the citation is kept as printed; name its source in full",
    )  # fmt: skip


def _cited(citation: Citation, note: str | None) -> _Antecedent | None:
    """What later citations may lean on; a cross-reference is a pointer, and no source.

    A page alone may be of this volume, or of a work that was not read.
    """
    if citation.kind == "crossref":
        return _PAGE_ALONE if all(p.level == "page" for p in citation.parts) else None
    if citation.kind != "ibid":
        return _Antecedent(citation.kind, own_parts(citation.parts, note))
    if citation.resolved is None:
        return _UNREAD
    return _Antecedent("published" if is_publication(citation.resolved) else "archival", citation.resolved)


def _full(citation: Citation, note: SourceNote, before: Sequence[_Antecedent]) -> tuple[ResolvedPart, ...] | None:
    if not citation.parts and _UNREAD_PART.match(note.text, citation.end):
        return None
    last = before[-1].parts if before else None
    named = numbered(own_parts(citation.parts, note.id), last or ())
    parts = _antecedent(named, before)
    if parts is None:
        return None
    return parts if _ALONE.fullmatch(note.text) else combine(parts, named)


def _antecedent(named: Sequence[ResolvedPart], before: Sequence[_Antecedent]) -> tuple[ResolvedPart, ...] | None:
    """The parts of the antecedent; ``None`` where no citation before is certain to be it."""
    paged = before and before[-1].parts is None and any(p.level == "page" for p in named)
    before = [a for a in before if a is not _PAGE_ALONE]
    if not before:
        return None
    place = [p for p in named if p.level not in OF_ONE_DOCUMENT]
    if not place and not any(p.level in ("page", "footnote") for p in named):
        return before[-1].parts
    if not place and _is_within(named[0], before[-1]):
        return before[-1].parts
    if not place or (place[0].level not in ARCHIVAL and not place[0].text.lower().startswith("vol")):
        return _publication(before)
    if paged:  # a page of a work that was not read, and no place in an archive
        return None
    if place[0].level in ("volume", "year"):
        return before[-1].parts
    return _archive(place[0], before)


def _is_within(first: ResolvedPart, last: _Antecedent) -> bool:
    """Whether a leaf is one of the file cited before, a page one of the document or file that is named there."""
    if last.kind != "archival" or last.parts is None:
        return False
    paged = ("item", "file") if first.level == "page" and first.text[:1].isdigit() else ("item",)
    return is_leaf(first.level, first.text) or any(p.level in paged for p in last.parts)


def _publication(before: Sequence[_Antecedent]) -> tuple[ResolvedPart, ...] | None:
    """The publication that a page or document belongs to; an archival place only where it has pages already."""
    last = before[-1]
    if last.parts and any(p.level == "page" for p in last.parts):
        return last.parts
    return next((a.parts for a in reversed(before) if a.kind != "archival"), None)


def _archive(first: ResolvedPart, before: Sequence[_Antecedent]) -> tuple[ResolvedPart, ...] | None:
    """The nearest archival place that can hold ``first``."""
    places = [a.parts for a in reversed(before) if a.kind == "archival" and a.parts]
    if is_filed_centrally(first):
        filed = (p for p in places if any(is_filed_like(part, first) for part in p))
        return next(filed, next(filter(can_hold_central_files, places), None))
    known = (p for p in places if under_known_holder(p, first) is not None)
    return next(known, places[0] if places else None)
