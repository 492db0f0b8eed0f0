"""What a whole document decides: the order of its items, their numbers and positions, and what tells them apart.

What is kept is what a thing was made of and what it came to, so that one request always yields one result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from citekit.csl.document.disambiguation import Disambiguator, Shown
from citekit.csl.document.options import ALL, Options
from citekit.csl.document.positions import place
from citekit.csl.document.requests import Reader, read_items
from citekit.csl.output.pieces import Part, Piece, flat
from citekit.csl.rendering.collation import collation
from citekit.csl.rendering.context import SUBSEQUENT, Cite, Context, Disambiguation
from citekit.csl.rendering.sorting import arrange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from citekit.csl.document.positions import Citation
    from citekit.csl.input.item import Item
    from citekit.csl.rendering.sorting import SortKey
    from citekit.csl.styles.style import Area, Style
    from citekit.errors import Diagnostic

_NONE = Disambiguation()
T = TypeVar("T")


class Resolution:
    """Items and citations under one style, with all that each of them needs to know of the others."""

    def __init__(
        self,
        style: Style,
        items: Sequence[Mapping[str, Any]],
        citations: Sequence[Any],
        options: Options = Options(),  # noqa: B008  # it is frozen
    ) -> None:
        self.style = style
        self.options = options
        self.memory: dict[Any, Any] = {}
        self.collation = collation(style.locale.lang)
        self.diagnostics: list[Diagnostic] = []
        self.known = self.read_items(items)
        self.citations = self.read_citations(citations)
        self.resolve()

    def read_items(self, items: Iterable[Mapping[str, Any]]) -> dict[str, Item]:
        """The items by their ids."""
        known, told = read_items(items, self.options.abbreviate)
        self.diagnostics += told
        return known

    def read_citations(self, citations: Sequence[Any]) -> list[Citation]:
        """The citations in order."""
        reader = Reader(self.known, self.style.note)
        read = reader.citations(citations)
        self.diagnostics += reader.diagnostics
        return read

    def resolve(self) -> None:
        """Find all that the whole document decides: order, numbers, positions, and what tells items apart."""
        for number, citation in enumerate(self.citations, 1):
            citation.note = number if citation.counted else citation.note
            citation.cites = list(citation.given)
        self.notes = {cite.item.id: one.note for one in reversed(self.citations) for cite in one.cites if one.note}
        cited = {cite.item.id: cite.item for one in self.citations for cite in one.cites if not cite.missing}
        self.items: list[Item] = list(cited.values()) if self.citations else list(self.known.values())
        self.others: list[Item] = [item for key, item in self.known.items() if key not in cited and self.citations]
        listed = [one for one in self.others if ALL in self.options.uncited or one.id in self.options.uncited]
        self.items += listed
        self.disambiguation: dict[str, Disambiguation] = {}
        self.numbers: dict[str, int] = {}
        items = tuple(item.id for item in self.items)
        self.order = self.recalled(("order", items), self.sorted_items)
        self.numbers = self.numbered()
        self.place()
        notes = tuple(self.notes.items()) if "first-reference-note-number" in self.style.citation.used else ()
        self.disambiguation = self.recalled(("apart", items, notes), self.disambiguate)

    def recalled(self, key: Any, make: Callable[[], T]) -> T:
        """What is made for a key, or was made before: what it depends on is in the key, or does not change."""
        found = self.memory.get(key)
        if found is None:
            found = self.memory[key] = make()
        made: T = found
        return made

    # --- contexts -----------------------------------------------------------------------------------------

    def context(self, cite: Cite, area: str, disambiguation: Disambiguation | None = None) -> Context:
        """A fresh context for one rendering of a cite."""
        if disambiguation is None:
            disambiguation = self.disambiguation.get(cite.item.id, _NONE)
        ctx = Context(self.style, cite, self.style.locale, area, disambiguation)
        ctx.linked, ctx.articles = self.options.links, self.options.articles
        ctx.number = self.numbers.get(cite.item.id)
        return ctx

    def rendered(self, ctx: Context, area: Area) -> Part | None:
        """The elements of an area's layout; of an item that is not there its id."""
        if ctx.cite.missing:
            return f"{ctx.item.id}?"
        tree, layout = area.tree, area.layout_for(ctx.item.language)
        if layout is not None:
            tree, ctx.locale = layout.tree, layout.locale
        parts = tree.render(ctx)
        return Piece(parts) if parts else None

    # --- order, numbers, disambiguation -------------------------------------------------------------------

    def sorted_items(self) -> list[Item]:
        """The items in the order of the bibliography."""
        area = self.style.bibliography
        if area is None or not self.options.sorted:
            return self.items
        return arrange(
            self.items, area.keys, lambda item, key: self.key(Cite(item), key, "bibliography"), self.collation
        )

    def key(self, cite: Cite, key: SortKey, area: str) -> str | None:
        """One sort key of one cite."""
        known = (id(key), cite.item.id, cite.locator, self.numbers.get(cite.item.id))
        return self.recalled(known, lambda: (key.value(self.context(cite, area)),))[0]

    def numbered(self) -> dict[str, int]:
        """Citation numbers: the order of the bibliography, or its reverse where the numbers are sorted down."""
        return {item.id: number for number, item in enumerate(self.order, 1)}

    def place(self) -> None:
        """The cites of each citation in the style's order, and each cite's position as it then stands."""
        area = self.style.citation
        for citation in self.citations:
            if area.keys and not citation.unsorted and (area.numbered or not citation.mode):
                citation.cites.sort(key=lambda cite: self.numbers.get(cite.item.id, 0))
                citation.cites = arrange(
                    citation.cites, area.keys, lambda cite, key: self.key(cite, key, "citation"), self.collation
                )
        near = area.option("near-note-distance") or "5"
        place(self.citations, int(near) if near.isdecimal() else 5)

    def disambiguate(self) -> dict[str, Disambiguation]:
        """Find what each item needs to be told apart."""
        order = {item.id: index for index, item in enumerate(self.order)}
        finder = Disambiguator(self.style.citation, self.trial, order)
        return finder.run(self.items)

    def trial(self, item: Item, state: Disambiguation, numbered: bool) -> Shown:
        """A cite of the item as it would stand later in the document, with the number of its first note or not."""
        note = self.notes.get(item.id) if numbered else None
        number = self.numbers.get(item.id) if self.style.citation.numbered else None
        return self.recalled((item.id, state.key, note, number), lambda: self.shown(item, state, note))

    def shown(self, item: Item, state: Disambiguation, note: int | None) -> Shown:
        """The same, rendered."""
        cite = Cite(item, position=SUBSEQUENT, near=True, first_note=note)
        ctx = self.context(cite, "citation", state)
        ctx.trial = True
        part = self.rendered(ctx, self.style.citation)
        return Shown(flat(part), ctx.name_lists, ctx.ambiguous)
