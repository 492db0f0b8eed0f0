"""A paper's citations under one style: the processor with what a paper has beside items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from citekit.citing.no_date import UNKNOWN
from citekit.csl.document.bibliography import entries as listed
from citekit.csl.document.document import Document
from citekit.csl.input.item import Item
from citekit.csl.input.locale import Term
from citekit.csl.input.vocabulary import NAMES
from citekit.csl.output.nodes import Format
from citekit.csl.output.pieces import Piece, find
from citekit.csl.output.punctuation import settle
from citekit.csl.rendering.context import FIRST, Cite, Context, Disambiguation
from citekit.items.in_words import in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from citekit.csl.document.bibliography import Entry
    from citekit.csl.document.positions import Citation
    from citekit.csl.input.locale import Locale
    from citekit.csl.output.nodes import Node
    from citekit.csl.output.pieces import Part
    from citekit.csl.styles.style import Area, Style

ANCHOR = "ref-"
"""What the anchor of a bibliography entry begins with, as pandoc has it."""


UNPUBLISHED = frozenset(
    ("collection", "document", "figure", "graphic", "hearing", "interview", "manuscript", "map",
     "personal_communication", "report", "speech")
)  # fmt: skip
"""Types that an archive holds; a book has an ``archive`` too, where a library or database is meant."""


class Paper(Document):
    """A document with what papers have beside items and citations.

    Keys may be ``missing``, and are shown as pandoc shows them. Items in ``archival`` are silent on what is not
    known of them: a note that gives no date does not say that the source has none, while a printed work keeps
    its “n.d.”. A cite of which the style prints nothing, or of an archival source nothing but the page, is set in its
    first form, or in that of ``own``, our style of notes.
    """

    def __init__(
        self, style: Style, own: Style, items: Sequence[Mapping[str, Any]], citations: Sequence[Any],
        *, archival: Collection[str], missing: Collection[str] = (), linked: bool = False,
    ) -> None:  # fmt: skip
        self.own = own
        self.silent = silent(style)
        self.archival = archival
        self.missing = missing
        self.linked = linked
        self.unprinted: dict[str, bool] = {}
        look = style.citation.look
        open_look = replace(look, suffix=look.suffix.removesuffix("."))
        self.open_style = replace(style, citation=replace(style.citation, look=open_look))
        bare_look = replace(look, prefix="", suffix="")
        self.bare_style = replace(style, citation=replace(style.citation, look=bare_look))
        absent = [{"id": key, "type": "document"} for key in missing]
        super().__init__(style, [*items, *absent], citations)

    def context(self, cite: Cite, area: str, disambiguation: Disambiguation | None = None) -> Context:
        ctx = super().context(cite, area, disambiguation)
        if cite.item.id in self.archival:
            ctx.locale = self.silent
        return ctx

    def rendered(self, ctx: Context, area: Area) -> Part | None:
        if ctx.item.id in self.missing:
            return Piece([f"{ctx.item.id}?"], format=Format(weight="bold"))
        if ctx.area != "citation":
            return super().rendered(ctx, area)
        alone = self.is_page_alone(ctx, area)
        if ctx.cite.suppress_author and self.style.note and ctx.cite.position != FIRST:
            cite = replace(ctx.cite, item=nameless(ctx.item), suppress_author=False)
            ctx = _like(ctx, self.context(cite, ctx.area, ctx.disambiguation))
        part = None if alone or self.is_unprinted(ctx.item) else super().rendered(ctx, area)
        if part is None and ctx.cite.suppress_author:
            return Piece([""]) if ctx.cite.prefix.strip() or ctx.cite.suffix else None
        if part is not None:
            return part
        cite = replace(ctx.cite, position=FIRST)
        parts = (self.in_form_of(style, ctx, cite) for style in (self.style, self.own))
        return next((part for part in parts if part is not None), None)

    def unsaid(self, cites: list[Cite]) -> str:
        """Where not even our own style prints anything, what there is of the source."""
        return in_words([cite.item.raw for cite in cites])

    def in_form_of(self, style: Style, ctx: Context, cite: Cite) -> Part | None:
        """A cite by the layout of a style, without anything that tells it apart from others."""
        if style is self.style and self.is_unprinted(cite.item):
            return None
        locale = silent(style) if cite.item.id in self.archival else style.locale
        again = _like(ctx, Context(style, cite, locale, "citation", Disambiguation()))
        return super().rendered(again, style.citation)

    def is_unprinted(self, item: Item) -> bool:
        """Whether the style's full form has nothing to show of an item."""
        if item.id not in self.unprinted:
            ctx = Context(self.style, Cite(item), self.silent, "citation", Disambiguation())
            ctx.number = 1
            self.unprinted[item.id] = super().rendered(ctx, self.style.citation) is None
        return self.unprinted[item.id]

    def is_page_alone(self, ctx: Context, area: Area) -> bool:
        """Whether the style's later form of an archival source has nothing of it but the page that is cited."""
        cite = ctx.cite
        if not cite.locator or cite.position == FIRST or cite.suppress_author or cite.item.id not in self.archival:
            return False
        unpaged = self.context(replace(cite, locator=""), ctx.area, ctx.disambiguation)
        return super().rendered(_like(ctx, unpaged), area) is None

    def affixed(self, cite: Cite, part: Part) -> Part:
        if self.linked and cite.item.id not in self.missing:
            part = Piece([part], link=f"#{ANCHOR}{cite.item.id}")
        return super().affixed(cite, part)

    def author(self, citation: Citation) -> tuple[Node, ...]:
        """The author as the citation names it; nothing where the style cites without names."""
        ctx = self.context(citation.cites[0], "citation")
        names = find(self.rendered(ctx, self.style.citation) or "", "names")
        return settle(names, self.style.locale) if names is not None else ()

    def unended(self, citation: Citation) -> tuple[Node, ...]:
        """The citation without the full stop of the style's layout: the sentence goes on behind it."""
        return self.citation_in(self.open_style, citation)

    def bare(self, citation: Citation) -> tuple[Node, ...]:
        """The citation without what the style puts around every one, such as parentheses."""
        return self.citation_in(self.bare_style, citation)

    def citation_in(self, style: Style, citation: Citation) -> tuple[Node, ...]:
        """The citation in another form of the style."""
        usual, self.style = self.style, style
        try:
            return self.citation(citation)
        finally:
            self.style = usual

    def entries(self) -> list[Entry]:
        return [entry for entry in listed(self) if entry.item.id not in self.missing]


def is_archival(item: Mapping[str, Any]) -> bool:
    """Whether an item belongs among the archives.

    >>> is_archival({"type": "manuscript", "archive": "Kennedy Library"}), is_archival({"archive": "JSTOR"})
    (True, False)
    """
    held = any(item.get(name) for name in ("archive", "archive_collection", "archive_location"))
    return held and item.get("type") in UNPUBLISHED


def silent(style: Style) -> Locale:
    """The locale of a style of notes with its terms for “no date” and the like emptied; any other as it is.

    Styles that cite in the text need the term, as the label of the citation.
    """
    if not style.note:
        return style.locale
    if "silent" not in style.memory:
        empty = {key: Term("", "") for key in style.locale.terms if key[0] in UNKNOWN}
        style.memory["silent"] = replace(style.locale, terms={**style.locale.terms, **empty})
    found: Locale = style.memory["silent"]
    return found


def nameless(item: Item) -> Item:
    """An item without any names: what is left of its short form where the running text names the author."""
    return Item({name: value for name, value in item.raw.items() if name not in NAMES})


def _like(ctx: Context, other: Context) -> Context:
    """Another context for the same place as this one."""
    other.caps, other.trial = ctx.caps, ctx.trial
    return other
