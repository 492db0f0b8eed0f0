"""A document: its citations, rendered with all that the whole of it decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from citekit.csl.document import collapsing
from citekit.csl.document.affixes import affixed, closing, ends_sentence
from citekit.csl.document.resolution import Resolution
from citekit.csl.input.findings import Finding
from citekit.csl.input.vocabulary import NAMES
from citekit.csl.output.nodes import Span, Text
from citekit.csl.output.pieces import Part, Piece, find
from citekit.csl.output.punctuation import Settler, settle
from citekit.csl.rendering.context import SUBSEQUENT, Disambiguation

if TYPE_CHECKING:
    from citekit.csl.document.positions import Citation
    from citekit.csl.output.nodes import Node
    from citekit.csl.rendering.context import Cite

_CLINGING = frozenset("’'.,;:!?)")
"""What an infix may begin with to follow a name without a space."""
NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
ANCHOR = "ref-"
"""What the anchor of an entry begins with, as pandoc has it."""
_NONE = Disambiguation()


class Document(Resolution):
    """The citations of a document."""

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
        parts = self.joined(cites, citation)
        if not parts:
            if any(cite.suppress_author for cite in cites):
                return ()
            parts = [("", self.unsaid(cites))]
        return self.spliced(citation, parts)

    def unsaid(self, cites: list[Cite]) -> str:
        """What stands for cites of which the style prints nothing: the message that the CSL test suite asks for."""
        return NO_FORM

    def tell_of_nothing(self, cite: Cite, citation: Citation) -> None:
        """Say that the style has nothing to print of an item here."""
        told = f"the style prints nothing of {cite.item.id!r}" + (" without its author" * cite.suppress_author)
        number = 1 + next((n for n, one in enumerate(citation.cites) if one.item is cite.item), 0)
        self.diagnostics.append(Finding(told, item=cite.item.id, citation=citation.id, cite=number))

    def joined(self, cites: list[Cite], citation: Citation) -> list[tuple[str, Part]]:
        """The cites that print something, each with the delimiter before it; of others it is told.

        An author whom the sentence names already is no loss.
        """
        shown = [self.cite(cite, index == 0) for index, cite in enumerate(cites)]
        for one in shown:
            if one.part == "" and not (citation.mode == "composite" and one.cite.suppress_author):
                self.tell_of_nothing(one.cite, citation)
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
            return self.spliced(citation, self.joined([later, *rest], citation) or [("", self.unsaid(citation.cites))])
        named = self.author_alone(replace(first, suffix=""))
        silent = replace(first, suppress_author=True, prefix="", position=min(first.position, SUBSEQUENT))
        parts = self.joined([silent if cite is first else cite for cite in citation.cites], citation)
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

    def settled(self, part: Part) -> tuple[Node, ...]:
        """A part by itself."""
        return settle(part, self.style.locale, self.style.note)

    def cite(self, cite: Cite, first: bool) -> collapsing.Rendered:
        """One cite with its own prefix and suffix; a term that opens a note begins with a capital."""
        ctx = self.context(cite, "citation")
        ctx.caps = self.style.note and (ends_sentence(cite.prefix) if cite.prefix else first)
        part = self.rendered(ctx, self.style.citation)
        if cite.suppress_author and ctx.silenced and (part is None or self.is_locator_alone(cite)):
            part = self.called_by_title(cite) or part
        if part is None and not (cite.prefix.strip() or cite.suffix.strip()):
            return collapsing.Rendered(cite, "")
        wrapped = self.affixed(cite, "" if part is None else part)  # what the writer says around it stands
        return collapsing.Rendered(cite, wrapped, ctx.disambiguation.suffix, ctx.number, ctx.told)

    def is_locator_alone(self, cite: Cite) -> bool:
        """Whether a note would say of a work nothing but the place in it."""
        bare = self.context(replace(cite, locator=""), "citation")
        return self.style.note and bool(cite.locator) and self.rendered(bare, self.style.citation) is None

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
