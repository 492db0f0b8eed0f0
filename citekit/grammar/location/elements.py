"""The elements of a location: what stands between its commas and colons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.grammar.location.bounds import NEXT_NUMBER, location_end
from citekit.grammar.location.file_number import OPENS
from citekit.grammar.text.tiling import holds
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.grammar.location.bounds import Mark

_NUMBERED_FILES = lazy(
    rf"(?:Department of State )?[Cc]entral (?:Foreign Policy |Decimal )?[Ff]iles?\.? (?={OPENS.pattern}|\d{{3}}\b)"
)
_CONFERENCE = lazy(r"Paris Peace Conf\. (?=\d{3}\.)")
"""The files of the American Commission of 1919, cited by their numbers: “Paris Peace Conf. 180.0501/12”."""
_FILES_LOT = lazy(r"(?:[^,:]{0,80}?\b[Ff]iles?|[A-Z]{2,5}) (?=[Ll]ot \d\d ?[–-]?[A-Z])")
_VERB = lazy(
    r" (?=(?:and (?:is|was|were|are|in|also|ibid|the|a|an|printed|has|had|have|see|another|other|will|may|to)"
    r"|is|was|were|are|has|have|had|will|which|that|but|indicates?|shows?|reads?|bears?|contains?"
    r"|includes?|as well as|under cover|for records?)\b)"
)


class Element(NamedTuple):
    """One element with the mark before it (``,``, ``:`` or nothing); quotation marks stand outside its span."""

    start: int
    end: int
    mark: str


class Cut(NamedTuple):
    """The elements of one location and where it ends, closing quotation marks included."""

    elements: list[Element]
    end: int


def cut(text: str, start: int, limit: int, *, prose: bool = False, joined: bool = False) -> Cut:
    """The elements from ``start`` on, as far as the location goes, at most to ``limit``.

    ::

        location = element { ( "," | ":" | ";" ) element }      (* ";" where they are ``joined`` by it *)
        element  = { letter | "(" … ")" | "[" … "]" | "“" … "”" | abbreviation "." }

    It ends at a full stop that no abbreviation explains, at a semicolon, at a bracket that it did not open,
    where a classification begins, and, in ``prose``, where a clause goes on in small letters.

    >>> text = "Henry A. Kissinger Office Files, Box 3, “China, vol. II”. Secret."
    >>> [text[e.start : e.end] for e in cut(text, 0, len(text)).elements]
    ['Henry A. Kissinger Office Files', 'Box 3', 'China, vol. II']
    """
    end, marks = location_end(text, start, limit, prose=prose, joined=joined)
    return _elements(text, start, end, marks)


def _elements(text: str, start: int, end: int, marks: list[Mark]) -> Cut:
    last = end
    while last > start and (text[last - 1].isspace() or text[last - 1] == ":"):
        last -= 1
    if text.endswith(" respectively", start, last):
        last -= len(" respectively")
    found: list[Element] = []
    before, here = "", start
    for at, mark in [*marks, (last, "")]:
        if printed := text[here:at].strip():
            left = text.index(printed, here)
            right = left + len(printed)
            if printed[0] in _LED:
                left, right = _bare(text, left, right)
            if (" Lot " in printed or ("ile" in printed and holds(printed, _FUSING))) and (
                fused := _fused(text, left, right)
            ):
                found.append(Element(left, fused.end() - 1 - (text[fused.end() - 2] == "."), before))
                left, before = fused.end(), " "
            elif named := _CONFERENCE.match(text, left, right):
                found.append(Element(left, named.end() - 1, before))
                left, before = named.end(), " "
            if left < right:
                found.append(Element(left, right, before))
        before, here = mark, at + 1
    return Cut(found, last)


_FUSING = ("iles ", "ile ", "iles. ", "ile. ")


def _fused(text: str, left: int, right: int) -> re.Match[str] | None:
    """Where no comma parts the Central Files from a number, or files from their lot."""
    return _NUMBERED_FILES.match(text, left, right) or _FILES_LOT.match(text, left, right)


_LED = frozenset('aot“"')
"""How an element begins that an “and”, “or” or “through” leads, or that stands in quotation marks."""


def _bare(text: str, left: int, right: int) -> tuple[int, int]:
    """The element without the word that leads it, and without its quotation marks."""
    if joined := NEXT_NUMBER.match(text, left, right):
        left = joined.end()
    if right - left > 2 and text[left] in '“"' and text[right - 1] in '”"':
        inner = text[left + 1 : right - 1]
        if not any(quote in inner for quote in '“”"'):
            left, right = left + 1, right - 1 - inner.endswith(",")
    return left, right


def clause_after(text: str, start: int, end: int) -> int:
    """Where a clause begins inside the last element of a location in prose (“611.93/1–257 and was sent”).

    >>> clause_after("611.93/1–257 and was sent", 0, 25)
    12
    """
    found = _VERB.search(text, start, end)
    return found.start() if found else end
