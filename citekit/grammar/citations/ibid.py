"""*Ibid.*: the citation before, and what of it is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.citations import cross_references, publications
from citekit.grammar.location import reference_codes
from citekit.grammar.location.elements import clause_after, cut
from citekit.grammar.location.levels import name
from citekit.grammar.text.tiling import statement, trimmed
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.text.tiling import Piece
    from citekit.model.spans import Statement

_WORD = lazy(r"(?:(?:[Bb]oth|[Aa]ll|[Ee]ach|[Aa]lso)(?: are)? )?[Ii]bid(?:\.|\b)(?P<more>[,:;]? +|: ?|,)?")


def read(text: str, start: int, limit: int, *, prose: bool = True, item: int | None = None) -> Statement | None:
    """The *ibid.* at ``start`` with the parts that follow it; ``item`` is where the document that it locates begins.

    ::

        ibid = [ "Both" | "All" ] "ibid" [ "." ] [ ( "," | ":" ) ( location | element of a published work … ) ]

    >>> text = "Ibid., POL 7 US/HARRIMAN)"
    >>> [(s.kind, s.of(text)) for s in read(text, 0, 24).segments if s.kind != "separator"]
    [('ibid', 'Ibid.'), ('file', 'POL 7 US/HARRIMAN')]
    """
    found = _WORD.match(text, start, limit)
    if found is None:
        return None
    left = start if item is None else item
    stop = found.start("more") if found["more"] else found.end()
    pieces: list[Piece] = [] if item is None else [("item", item, trimmed(text, item, start))]
    pieces.append(("ibid", start, stop))
    if found["more"] and found["more"][0] in ",:":
        end, parts = _parts(text, found.end(), limit, prose=prose)
        if parts:
            return statement("ibid", text, left, end, [*pieces, *parts])
    return statement("ibid", text, left, stop, pieces)


def pointed(text: str, pointer: Statement, limit: int) -> Statement | None:
    """“Footnote 2, *ibid.*, p. 12”: a pointer into the publication cited before is one *ibid.*"""
    word = read(text, pointer.end + len(", "), limit)
    if word is None:
        return None
    both = (*pointer.segments, *word.segments)
    pieces = [(s.kind, s.start, s.end) for s in both if s.kind not in ("words", "separator")]
    return statement("ibid", text, pointer.start, word.end, pieces)


_POINTED = lazy(r"(?:[Dd]ocuments?|(?:[Ff]oot)?[Nn]otes?) \d")
_CLOSED = lazy(r"[.;)\],]|\s*\Z| (?:and|or|but|for|in|to)\b")
"""What may stand behind the elements of a published work; a title goes on with other words."""


def _published(text: str, start: int, limit: int) -> tuple[int, list[Piece]]:
    """The elements of a published work: “Document 333 and footnote 4 thereto”, “July 19, 1954, p. 89”."""
    if pointer := cross_references.read(text, start, limit) if _POINTED.match(text, start, limit) else None:
        named = (s for s in pointer.segments if s.kind not in ("words", "separator"))
        return pointer.end, [(s.kind, s.start, s.end) for s in named]
    pieces = publications.follow(text, start, limit) or publications.another_volume(text, start, limit)
    return pieces[-1][2] if pieces else start, pieces


def _parts(text: str, start: int, limit: int, *, prose: bool) -> tuple[int, list[Piece]]:
    """The elements behind the word: of a published work, else of a location."""
    end, pieces = _published(text, start, limit)
    if pieces and _CLOSED.match(text, end, limit):
        return end, pieces
    small = prose and text[start : start + 1].islower()
    if (
        small
        and not text.startswith(("lot", "box", "vol", "p"), start)
        and not reference_codes.begins(text, start, limit)
    ):
        return start, []
    elements, end = cut(text, start, limit, prose=prose)
    if not elements:
        return start, []
    if prose:
        last = elements[-1]
        stop = clause_after(text, last.start, last.end)
        if stop < last.end:
            elements[-1] = last._replace(end=stop)
            end = stop
    return end, name(text, elements, after=True)
