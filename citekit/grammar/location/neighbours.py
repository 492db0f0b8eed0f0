"""What the elements of a location tell of each other: which is above, which only numbers the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority import collection, record_group, repository
from citekit.grammar.location import reference_codes
from citekit.grammar.text.moments import MONTH
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.location.elements import Element

BODIES = frozenset(("files", "series", "region", "division", "records"))
"""Shapes of elements that may hold others."""

_HOUSE = lazy(r"\b(?:Library|Archives?|Cent(?:er|re)|Institute)\Z")
_AGENCY = lazy(r"(?:General )?Records of the ")
_NAMED = lazy(
    r"(?:[01]23(?: |[–-] ?)|\d{3}\.\d{2,4} )\[?[A-Z][\w’'-]+, "
    r"[A-Z](?:[\w. ]{0,24}(?:, Jr\.)?(?=[:,/]|\Z)|[\w. ]{0,24}/\d+½?\Z)"
)
_SECRETARIAT = lazy(r"S/S[–-][A-Z]+ Records")
_NUMBERING = lazy(
    r"[Vv]ol(?:\.|ume)|[Pp]art |\d+(?:[–-]\d+)?/(?!\d+/\d+(?:[–-][\d/]+)? [A-Z])|\d{4}(?:[–-]\d{2,4})?\. [Vv]ol"
)
_MONTHS = lazy(rf"{MONTH}(?: \d{{4}})?(?: to |[–-]){MONTH}")
_YEAR = lazy(r" (?:19|20)\d\d\Z")
_COUNTED = lazy(r"Series (?:\d+|[IVX]+|[A-Z]):")
_STATE = lazy(r"[A-Z]\. ?[A-Z]\.?")
_SPAN = lazy(r"\d{4} ?[–—-] ?\d")


class Neighbours:
    """The elements of one location with their shapes, asked about by index."""

    def __init__(self, text: str, elements: list[Element], shapes: list[str]) -> None:
        self.text, self.elements, self.shapes = text, elements, shapes

    def behind(self, index: int) -> str | None:
        """The shape behind element ``index``."""
        return self.shapes[index + 1] if index + 1 < len(self.shapes) else None

    def is_house(self, index: int) -> bool:
        """Whether an institution is followed by the library or archives in it that keeps the papers."""
        element = self.elements[index]
        return self.shapes[index] == "title" and _HOUSE.search(self.text, element.start, element.end) is not None

    def is_town(self, index: int) -> bool:
        element = self.elements[index]
        return reference_codes.is_town(self.text[element.start : element.end])

    def is_agency(self, index: int) -> bool:
        """Whether an archive's name is followed by the agency whose records it keeps."""
        element = self.elements[index]
        return repository(self.text[element.start : element.end]) is not None

    def is_surname(self, index: int) -> bool:
        """Whether the number of a person's file ends in a surname that a first name follows: “123 Ober, Paul”."""
        return self.behind(index) in ("title", "symbol") and bool(_NAMED.match(self.text, self.elements[index].start))

    def is_secretariats(self, index: int) -> bool:
        """Whether the records are those of the secretariat at large: “S/S–I Records”, before a body within them."""
        return _SECRETARIAT.fullmatch(self.text, *self.elements[index][:2]) is not None

    def holds_bodies(self, first: int, last: int) -> bool:
        """Whether a run is of several bodies, or of one with a title in it, rather than one name with commas."""
        if self.shapes[first] == "files" and first < last:
            return self.shapes[first + 1] != "years"
        return any(s in BODIES for s in self.shapes[first + 1 : last + 1])

    def is_agencys(self, index: int) -> bool:
        """“Records of the Department of State” say what the record group is; those of a person are a collection.

        So are those of a staff within the agency, where the tables know whose the record group is.
        """
        element, group = self.elements[index], self.elements[index - 1]
        found = _AGENCY.match(self.text, element.start)
        known = record_group(self.text[group.start : group.end])
        return found is not None and (known is None or self.text[found.end() : element.end] in known.name)

    def is_volume_of_redacted(self, index: int) -> bool:
        """Whether an element numbers a title that was not released: “[text not declassified], Vol. II, Talks”."""
        return self.shapes[index - 1] == "redacted" and self.dated(index)

    def is_body(self, index: int) -> bool:
        """Whether an element is a body of records with titles in it: then what stands before it is above it."""
        is_one = self.shapes[index] in ("files", "series") and not self.dated(index + 1)
        return is_one and not _MONTHS.match(self.text, self.elements[index + 1].start)

    def dated(self, index: int) -> bool:
        """Whether an element only numbers or dates the title before it: “Vol. II”, “4/68–1/69”."""
        start, end, _ = self.elements[index - 1]
        if self.shapes[index - 1] in BODIES and _YEAR.search(self.text, start, end):
            return False
        return _NUMBERING.match(self.text, self.elements[index].start) is not None

    def spans(self, index: int, last: int) -> bool:
        """Whether years from one to another stand between a series and a title in it: they are its own."""
        if index == len(self.shapes) or self.shapes[index] != "years":
            return False
        if self.is_numbered_series(index - 1):
            return True
        if self.behind(index) is None or self.dated(index + 1):
            return False
        return _SPAN.match(self.text, self.elements[index].start) is not None

    def is_numbered_series(self, index: int) -> bool:
        """Whether a title counts itself as a series of a collection: “Series 2: Family Correspondence”."""
        return _COUNTED.match(self.text, self.elements[index].start) is not None

    def is_listing(self, index: int) -> bool:
        """Whether a title lists several things: “Cables, Reports, and Newspapers Received”."""
        return ", and " in self.text[self.elements[index].start : self.elements[index].end]

    def is_state(self, index: int) -> bool:
        """Whether a state stands behind a town: “Hyde Park, N.Y.”"""
        return index < len(self.elements) and _STATE.fullmatch(self.text, *self.elements[index][:2]) is not None

    def is_known(self, index: int) -> bool:
        """Whether an element is the name of one collection alone."""
        return collection(self.text[self.elements[index].start : self.elements[index].end]) is not None

    def quoted(self, index: int) -> bool:
        return self.text[self.elements[index].start - 1 : self.elements[index].start] in ("“", '"')
