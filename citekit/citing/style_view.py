"""A style, as far as it matters what it shows: asked by rendering a probe whose variables are told apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.items import place
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.items import CslItem

PLACE = ("archive_location", "call-number", "archive_collection", "archive", "archive-place")
"""The variables of a place, narrow to wide."""
TOLD_APART = (*PLACE, "part-title", "annote", "title", "genre", "number", "publisher", "edition")
OURS = "https://citekit.invalid/styles/"
"""In the id of every style of ours."""
NAMES = ("author", "recipient", "editor")
PROBE: CslItem = {
    "type": "manuscript", "title": "", "author": [], "issued": {"date-parts": [[1963]]}, "annote": "",
    "archive": "", "archive-place": "", "archive_collection": "", "archive_location": "", "part-title": "",
}  # fmt: skip
"""An item from which a style's way of naming a place is read."""


_IN_NOTES = lazy(r"<style\b[^>]*\sclass\s*=\s*[\"']note[\"']")


def cites_in_notes(xml: str) -> bool:
    """Whether a style puts its citations into notes (CSL 1.0.2, the attribute ``class`` of ``cs:style``).

    >>> cites_in_notes("<style version='1.0' class='note'>"), cites_in_notes('<style class="in-text">')
    (True, False)
    """
    return _IN_NOTES.search(xml) is not None


class View(Struct, frozen=True):
    """How a style names a place, and which variables of an item appear in it.

    ``listed`` where a source is shown whole in the bibliography and not in the note; ``stated`` where the style
    prints ``annote`` behind the place.
    """

    xml: str
    listed: bool = False
    layout: place.Layout = place.OUTWARD
    stated: bool = False
    to: str = "to"
    """What stands before the addressee, in the language of the style."""
    language: str = "en"
    answers: dict[Any, tuple[str, str]] = field(default_factory=dict)
    faults: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    @lru_cache(8)
    def of(cls, xml: str) -> View:
        """The view of the style with this XML.

        >>> from citekit.csl.styles.installed import find
        >>> View.of(find("modern-language-association").xml.decode()).layout.location_inward
        True
        """
        from citekit.csl.styles.style import load

        locale = load(xml).locale
        note, entry = shown(xml, PROBE)
        listed = 'class="in-text"' in xml or len(_stands(entry, PROBE)) > len(_stands(note, PROBE))
        text = entry if listed else note
        stand = _stands(text, PROBE)
        bare = "archive_collection" not in stand and _before("archive", "archive_location", stand)
        layout = place.Layout(
            collection_inward=bare or _before("archive", "archive_collection", stand),
            location_inward=bare or _before("archive_collection", "archive_location", stand),
            separator=_separator(xml, text),
            unit=_unit(text, stand) or _leaf_last(xml, stand),
            inside=locale.punctuation_in_quote,
        )
        stated = all(_before(v, "annote", stand) for v in ("archive", "archive_collection", "archive_location"))
        return cls(xml, listed, layout, stated, locale.term("recipient", "verb") or "to", locale.lang)

    def shows(self, item: CslItem) -> set[str]:
        """The variables of the item that appear, once, where the style shows it whole."""
        text = self._answer(item)[self.listed]
        return {variable for variable in item if text.count(mark(variable)) == 1}

    @property
    def signs(self) -> bool:
        """Whether a place that has a call number is that alone, and its collection otherwise, as in styles of ours."""
        alone = {"type": "manuscript", "archive_collection": ""}
        return "archive_collection" in self.shows(alone) and self.shows({**alone, "call-number": ""}) == {"call-number"}

    def repeats(self, item: CslItem) -> bool:
        """Whether the style prints a variable of the item more than once, as some do where they know no such type."""
        text = self._answer(item)[self.listed]
        return any(text.count(mark(variable)) > 1 for variable in item)

    def calls(self, item: CslItem, variable: str) -> bool:
        """Whether a citation in the text calls the item by this variable."""
        return mark(variable) in self._answer(item)[0]

    def precedes(self, item: CslItem, first: str, second: str) -> bool:
        """Whether the style puts one variable before another where it shows the item whole."""
        return _before(first, second, _stands(self._answer(item)[self.listed], item))

    def promotes(self, item: CslItem, variable: str) -> bool:
        """Whether the style puts a variable before the title, in the note or in the list."""
        return any(_before(variable, "title", _stands(text, item)) for text in self._answer(item))

    def numbers_documents(self, item: CslItem) -> bool:
        """Whether the style cites a document in a documentary series by its number."""
        return f"document {mark('number')}" in self._answer(item)[self.listed]

    def cites(self, item: CslItem) -> bool:
        """Whether the style has any form for a citation of the item."""
        from citekit.csl.document.document import NO_FORM

        return NO_FORM.casefold() not in self._answer(item)[0]

    def _answer(self, item: CslItem) -> tuple[str, str]:
        """The probe of an item of this shape: items that have the same variables are shown alike."""
        shape = (item.get("type"), frozenset(item))
        if shape not in self.answers:
            self.answers[shape] = shown(self.xml, item)
        return self.answers[shape]


def shown(xml: str, item: CslItem, format: str = "text") -> tuple[str, str]:
    """The note and the entry in the bibliography of an item whose variables are told apart, in small letters."""
    from citekit import csl

    probe = {**item, "id": "probe"} | {variable: mark(variable) for variable in TOLD_APART if variable in item}
    probe |= {variable: [{"literal": mark(variable)}] for variable in NAMES if variable in item}
    cite = [{"citationItems": [{"id": "probe"}], "properties": {"noteIndex": 1}}]
    made = csl.render(xml, [probe], cite, format=format)
    return " ".join(made.citations).casefold(), " ".join(made.bibliography).casefold()


def _separator(xml: str, text: str) -> str:
    """What parts the levels in a variable: what parts the variables, where that is a semicolon or, in ours, a stop."""
    collection = mark("archive_collection")
    if f"; {collection}; " in text:
        return "; "
    return ". " if OURS in xml and 'class="note"' in xml and f". {collection}. " in text else ", "


def mark(variable: str) -> str:
    """A word that stands for a variable and for nothing else.

    >>> mark("archive_location")
    'qxarchivelocationxq'
    """
    return f"qx{variable.replace('-', '').replace('_', '')}xq"


def _stands(text: str, item: CslItem) -> dict[str, int]:
    """The variables of the item that appear, and where."""
    return {variable: place for variable in item if (place := text.find(mark(variable))) >= 0}


def _before(first: str, second: str, stand: dict[str, int]) -> bool:
    return first in stand and second in stand and stand[first] < stand[second]


def _unit(text: str, stand: dict[str, int]) -> tuple[str, ...]:
    """The levels that the style sets apart: the leaf right before the location, the folder elsewhere in the place."""
    if f"{mark('part-title')}, {mark('archive_location')}" in text:
        return ("page",)
    return ("folder",) if _amid("part-title", stand) else ()


def _leaf_last(xml: str, stand: dict[str, int]) -> tuple[str, ...]:
    """The leaf, for a style of ours that sets it apart behind the location, where its bibliography leaves it out."""
    return ("page",) if OURS in xml and _before("archive_location", "part-title", stand) else ()


def _amid(variable: str, stand: dict[str, int]) -> bool:
    """Whether a variable stands among those of the place."""
    around = [stand[v] for v in PLACE if v in stand]
    return bool(around) and variable in stand and min(around) < stand[variable] < max(around)
