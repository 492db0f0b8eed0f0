"""Everything in a document that may cite, in the order of reading: notes, marked spans and divs, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.csl.input.vocabulary import DATES, NAMES, VARIABLES
from citekit.drafts.passages import EMBEDDED, Passage
from citekit.integrations.pandoc.settings import FIELDS
from citekit.integrations.pandoc.tree import is_marked, text_of, walk
from citekit.items.dates import date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.integrations.pandoc.tree import Element

SEEN = 40
"""Characters beside a citation that tell whether it begins or ends a sentence."""

_PARAGRAPHS = ("Para", "Plain")
_DESCRIBING = frozenset(("title", "genre", "author", "issued"))


class Place(Struct):
    """A passage where it stands.

    ``inlines`` are the paragraph's own list, to be changed in place; ``None`` for a citation by itself in the text.
    ``note`` is the number of the note that it stands in or becomes, 0 where there is none; ``inside`` tells the
    two apart. ``whole`` is the note or the span of which it is all there is, ``spots`` are the citations within
    it, ``Cite`` elements and marked spans, and ``around`` is the text beside a span.
    """

    passage: Passage
    inlines: list[Element] | None
    note: int = 0
    inside: bool = False
    whole: Element | None = None
    spots: list[Element] = field(default_factory=list)
    around: tuple[str, str] = ("", "")


def places(document: Mapping[str, Any], *, notes: bool) -> list[Place]:
    """The places of a document, those in its title and abstract first.

    ``notes`` where the style cites in notes, and a citation in the text becomes one.
    """
    gatherer = _Gatherer(notes)
    gatherer.text({name: entry for name, entry in document["meta"].items() if name not in FIELDS})
    gatherer.text(document["blocks"])
    return gatherer.places


class _Gatherer:
    """Walks the document once and counts its notes."""

    def __init__(self, notes: bool) -> None:
        self.places: list[Place] = []
        self.becomes_note = notes
        self.notes = 0

    def text(self, value: Any) -> None:
        walk(value, self.enter)

    def enter(self, element: Element) -> bool:
        """Take an element of the text as what it is; whether it is to be gone into."""
        kind = element["t"]
        if kind == "Note":
            self.note(element)
        elif kind == "Cite":
            self.places.append(Place(Passage(EMBEDDED), None, self.next_note(), spots=[element]))
        elif is_marked(element) and kind == "Span":
            attr, content = element["c"]
            self.paragraph(content, Passage(text_of(content), True, said(attr)), self.next_note(), whole=element)
        elif is_marked(element):
            self.division(element["c"][1])
        else:
            return True
        return False

    def next_note(self) -> int:
        """The number of the note that a citation in the text becomes."""
        self.notes += self.becomes_note
        return self.notes if self.becomes_note else 0

    def division(self, blocks: list[Element]) -> None:
        for block in blocks:
            if block["t"] in _PARAGRAPHS:
                self.paragraph(block["c"], Passage(text_of(block["c"]), True), 0)
            else:
                self.text(block)

    def note(self, note: Element) -> None:
        """A note's paragraphs; of what else it holds, a quotation for one, only the citations are read."""
        self.notes += 1
        number, blocks = self.notes, note["c"]
        for block in blocks:
            if block["t"] in _PARAGRAPHS:
                passage = Passage(text_of(block["c"]))
                self.paragraph(block["c"], passage, number, inside=True, whole=note if len(blocks) == 1 else None)
            else:
                spots, nested = self.spots(block)
                self.places += [Place(Passage(EMBEDDED), None, number, True, spots=[spot]) for spot in spots]
                self.after(nested)

    def after(self, nested: list[Element]) -> None:
        for note in nested:
            self.note(note)

    def paragraph(
        self, inlines: list[Element], passage: Passage, note: int, *, inside: bool = False, whole: Element | None = None
    ) -> None:
        """A paragraph; a marked span in it is a passage of its own before it, a note in it one behind it."""
        spots, nested = self.spots(inlines)
        beside = _beside(passage.text)
        for spot, around in zip(spots, beside, strict=True):
            if spot["t"] == "Span":
                attr, content = spot["c"]
                marked = Passage(text_of(content), True, said(attr))
                within, deeper = self.spots(content)
                nested += deeper
                self.places.append(Place(marked, content, note, True, spot, within, around))
        self.places.append(Place(passage, inlines, note, inside, whole, spots))
        self.after(nested)

    def spots(self, value: Any) -> tuple[list[Element], list[Element]]:
        """The citations within, and the notes."""
        found: list[Element] = []
        nested: list[Element] = []

        def enter(element: Element) -> bool:
            if element["t"] == "Note":
                nested.append(element)
            elif element["t"] == "Cite" or (element["t"] == "Span" and is_marked(element)):
                found.append(element)
            else:
                return True
            return False

        walk(value, enter)
        return found, nested


def _beside(text: str) -> list[tuple[str, str]]:
    """The text before and behind each citation, as far as its sentence needs it."""
    spots = [at for at, character in enumerate(text) if character == EMBEDDED]
    return [(text[max(0, at - SEEN) : at], text[at + 1 : at + SEEN]) for at in spots]


def said(attr: list[Any]) -> dict[str, object]:
    """What a marked span says of its source: CSL variables, and as ``id`` the key under which it is cited.

    >>> said(["harriman", ["archival"], [["genre", "telegram"], ["issued", "1963-07-12"], ["style", "x"]]])["issued"]
    {'date-parts': [[1963, 7, 12]]}
    """
    item: dict[str, object] = {"id": attr[0]} if attr[0] else {}
    for name, text in attr[2]:
        if name in NAMES:
            item[name] = [{"literal": one.strip()} for one in text.split(";")]
        elif name in DATES:
            item[name] = date(text) or {"raw": text}
        elif name in VARIABLES or name == "type":
            item[name] = text
    if item.keys() & _DESCRIBING:
        item.setdefault("type", "personal_communication" if "recipient" in item else "manuscript")
    return item
