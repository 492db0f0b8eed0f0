"""A document: its citations and its bibliography, rendered together.

What is kept is what a thing was made of and what it came to, so that one request always yields one result.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from citekit.csl.document import collapsing
from citekit.csl.document.affixes import affixed, closing, ends_sentence
from citekit.csl.document.disambiguation import Disambiguator, Shown
from citekit.csl.document.options import ALL, Options
from citekit.csl.document.positions import place
from citekit.csl.document.requests import Reader, read_items
from citekit.csl.input.vocabulary import NAMES
from citekit.csl.output.nodes import Span, Text
from citekit.csl.output.pieces import Part, Piece, find, flat
from citekit.csl.output.punctuation import Settler, settle
from citekit.csl.rendering.collation import collation
from citekit.csl.rendering.context import SUBSEQUENT, Cite, Context, Disambiguation
from citekit.csl.rendering.sorting import arrange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from citekit.csl.document.positions import Citation
    from citekit.csl.input.item import Item
    from citekit.csl.output.nodes import Node
    from citekit.csl.output.writers import Writer
    from citekit.csl.rendering.sorting import SortKey
    from citekit.csl.styles.style import Area, Style
    from citekit.errors import Diagnostic

_CLINGING = frozenset("’'.,;:!?)")
"""What an infix may begin with to follow a name without a space."""
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
ANCHOR = "ref-"
"""What the anchor of an entry begins with, as pandoc has it."""
_NONE = Disambiguation()
T = TypeVar("T")


class Document:
    """Items and citations under one style."""

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
        elements, layout = area.elements, area.layout_for(ctx.item.language)
        if layout is not None:
            elements, ctx.locale = layout.elements, layout.locale
        parts = [part for element in elements if (part := element.render(ctx)) is not None]
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

    # --- citations ----------------------------------------------------------------------------------------

    def signature(self, citation: Citation) -> tuple[Any, ...]:
        """All that decides how a citation reads: two citations of one signature read alike."""
        used, numbered = self.style.citation.used, self.style.citation.numbered
        first, near = "first-reference-note-number" in used, "near-note" in used
        around = (citation.prefix, citation.suffix, citation.mode, citation.infix, id(self.style))
        return around + tuple(
            (
                cite.item.id, cite.locator, cite.label, cite.prefix, cite.suffix,
                cite.suppress_author, cite.author_only, cite.position, near and cite.near, first and cite.first_note,
                cite is citation.named, cite.missing,
                self.disambiguation.get(cite.item.id, _NONE).key, numbered and self.numbers.get(cite.item.id),
            )
            for cite in citation.cites
        )  # fmt: skip

    def citation(self, citation: Citation) -> tuple[Node, ...]:
        """One citation."""
        return self.recalled(self.signature(citation), lambda: self.made(citation))

    def made(self, citation: Citation) -> tuple[Node, ...]:
        """One citation, rendered."""
        cites = citation.cites
        if cites and (citation.mode == "author-only" or cites[0].author_only):
            return self.author_alone(citation.named or cites[0])
        if citation.mode == "composite" and cites:
            return self.composite(citation)
        parts = self.joined(cites)
        if not parts:
            if any(cite.suppress_author for cite in cites):
                return ()
            parts = [("", self.unsaid(cites))]
        return self.spliced(citation, parts)

    def unsaid(self, cites: list[Cite]) -> str:
        """What stands for cites of which the style prints nothing: the message that the CSL test suite asks for."""
        return NO_FORM

    def joined(self, cites: list[Cite]) -> list[tuple[str, Part]]:
        """The cites that print something, each with the delimiter before it."""
        shown = [self.cite(cite, index == 0) for index, cite in enumerate(cites)]
        collapser = collapsing.Collapser(self.style.citation, self.again, not self.style.note)
        return collapser.join([one for one in shown if one.part != ""])

    def author_alone(self, cite: Cite) -> tuple[Node, ...]:
        """The author as a sentence names him: the style's names of a later cite, never *ibid.*"""
        found = self.author_of(cite)
        return settle(self.affixed(cite, found if found is not None else self.unsaid([cite])), self.style.locale)

    def author_of(self, cite: Cite) -> Part | None:
        """The names that a cite calls its item by, or what stands in for them.

        Where the style cites by numbers alone, the names stand as the style has them in its citations otherwise.
        """
        bare = replace(cite, locator="", suppress_author=False, position=min(cite.position, SUBSEQUENT))
        area, ctx = self.style.citation, self.context(bare, "citation")
        ctx.caps = self.style.note
        part = self.rendered(ctx, area)
        named = find(part, "names", "title", "stand-in") if part is not None else None
        return named if named is not None else area.authors.render(self.context(bare, "citation"))

    def composite(self, citation: Citation) -> tuple[Node, ...]:
        """The author in the sentence, and the rest as the style cites it: *Moor (2004, p. 5)*.

        A note has no sentence around it: there the citation stands as it is, with its author and without *ibid.*
        """
        first = citation.named or citation.cites[0]
        rest = [cite for cite in citation.cites if cite is not first]
        if self.style.note and not citation.infix:
            later = replace(first, position=min(first.position, SUBSEQUENT))
            return self.spliced(citation, self.joined([later, *rest]) or [("", self.unsaid(citation.cites))])
        named = self.author_alone(replace(first, suffix=""))
        silent = replace(first, suppress_author=True, prefix="", position=min(first.position, SUBSEQUENT))
        parts = self.joined([silent if cite is first else cite for cite in citation.cites])
        if not parts:
            return named
        infix = citation.infix.strip()
        gap = f"{'' if infix[:1] in _CLINGING else ' '}{infix} " if infix else " "
        return (*named, Text(gap), *self.spliced(citation, parts))

    def spliced(self, citation: Citation, parts: list[tuple[str, Part]]) -> tuple[Node, ...]:
        """The cites with the delimiters before them: each settled by itself, the layout's affixes at the ends."""
        look = self.style.citation.look
        settler = Settler(self.style.locale, self.style.note, look.format)
        nodes: list[Node] = []
        for index, (delimiter, part) in enumerate(parts):
            prefix = look.prefix + citation.prefix if index == 0 else ""
            suffix = citation.suffix + closing(look.suffix) if index == len(parts) - 1 else ""
            if delimiter:
                nodes.append(Text(delimiter))
            nodes += settler.nodes(Piece([part], prefix, suffix, nests=True))
        outermost = Settler(self.style.locale).effective(look.format, inline=False) if look.format else None
        return (Span(tuple(nodes), outermost),) if outermost else tuple(nodes)

    def anchored(self, write: Writer, item: Item, nodes: tuple[Node, ...]) -> str:
        """An entry as it is written, with a name where links are to lead to it."""
        return write.anchor(write(nodes), f"{ANCHOR}{item.id}") if self.options.links else write(nodes)

    def settled(self, part: Part) -> tuple[Node, ...]:
        """A part by itself."""
        return settle(part, self.style.locale, self.style.note)

    def cite(self, cite: Cite, first: bool) -> collapsing.Rendered:
        """One cite with its own prefix and suffix; a term that opens a note begins with a capital."""
        ctx = self.context(cite, "citation")
        ctx.caps = self.style.note and (ends_sentence(cite.prefix) if cite.prefix else first)
        part = self.rendered(ctx, self.style.citation)
        if part is None and cite.suppress_author and ctx.silenced:
            part = self.called_by_title(cite)
        if part is None and not (cite.prefix.strip() or cite.suffix.strip()):
            return collapsing.Rendered(cite, "")
        wrapped = self.affixed(cite, "" if part is None else part)  # what the writer says around it stands
        return collapsing.of_part(cite, wrapped, ctx.disambiguation.suffix, ctx.number, ctx.told)

    def called_by_title(self, cite: Cite) -> Part | None:
        """What nobody wrote, cited without its author: the title that stands in for him, where all else is silent."""
        if any(cite.item.names(variable) for variable in NAMES):
            return None
        return self.rendered(self.context(replace(cite, suppress_author=False), "citation"), self.style.citation)

    def again(self, cite: Cite, what: str) -> Part | None:
        """A cite without its names, or with nothing but its year suffix."""
        ctx = self.context(cite, "citation")
        ctx.suppress_names, ctx.only_suffix = what == "names", what == "suffix"
        part = self.rendered(ctx, self.style.citation)
        return None if part is None else self.affixed(cite, part)

    def affixed(self, cite: Cite, part: Part) -> Part:
        """The writer's prefix and suffix around a cite, which leads to its entry where that is asked for."""
        if self.options.links and not cite.missing:
            part = Piece([part], link=f"#{ANCHOR}{cite.item.id}")
        return affixed(part, cite.prefix, cite.suffix, self.style.locale.quotes)
