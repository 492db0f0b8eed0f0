"""Rendered citations go into the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citekit.csl.rendering.context import IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from citekit.drafts.guard import is_kept
from citekit.integrations.pandoc import cites
from citekit.integrations.pandoc.plan import STOPS
from citekit.integrations.pandoc.tree import Edit, element, replaced, text_of

if TYPE_CHECKING:
    from citekit.csl.rendering.context import Cite
    from citekit.drafts.draft_document import Paper
    from citekit.integrations.pandoc.gather import Place
    from citekit.integrations.pandoc.inlines import Shelf
    from citekit.integrations.pandoc.plan import Job, Plan
    from citekit.integrations.pandoc.tree import Element


class Putter(Struct):
    """Carries out plans. ``aside`` is the paper of the notes, where the document's own style cites in the text."""

    paper: Paper
    aside: Paper | None
    shelf: Shelf
    moved: set[int] = field(default_factory=set)
    """The ``id()`` of each citation that was a note and now stands in the text."""
    changed: bool = False
    """Whether any citation has another form than it had."""

    def put(self, plan: Plan) -> None:
        """Make the citations of one place, and change the place."""
        edits = [Edit(start, end, []) for start, end in plan.cut]
        text = plan.place.passage.text
        for job in plan.jobs:
            made = self.made(job, plan.place)
            if job.ended and text[: job.stretch[1]].endswith(".") and not text_of(made).endswith(STOPS):
                made = [*made, element("Str", ".")]
            end = job.stretch[1] if job.stop is None else job.stop + 1
            self.changed |= job.spot is not None or text_of(made) != text[job.stretch[0] : end]
            if job.stop is not None and text_of(made).endswith(STOPS):
                edits.append(Edit(job.stop, job.stop + 1, []))
            if job.spot is not None:
                self.fill(job.spot, job.author, made, plan.place)
            else:
                edits.append(Edit(*job.stretch, [cites.element(job.key, made)]))
        if plan.place.inlines is not None and plan.jobs:
            edits.sort(key=lambda edit: edit.start)
            inlines = replaced(plan.place.inlines, edits)
            if is_kept(text, text_of(inlines), [(edit.start, edit.end, text_of(edit.inlines)) for edit in edits]):
                plan.place.inlines[:] = inlines
                self.settle(plan, inlines)

    def made(self, job: Job, place: Place) -> list[Element]:
        """The inlines of one citation: in a note it opens a sentence with a capital, whatever the style says.

        An *ibid.* within a sentence is in small letters.
        """
        paper = self.aside if job.aside and self.aside else self.paper
        citation = paper.citations[job.request]
        if job.crowded:
            citation = replace(citation, cites=[_not_ibid(cite) for cite in citation.cites])
        inlines = self.shelf.inlines(paper.citation(citation) if job.ended else paper.unended(citation))
        ibid = paper.style.locale.term("ibid") or ""
        first = inlines[0]["c"] if inlines and inlines[0]["t"] == "Str" else ""
        opens = job.opens or not place.inside
        if first and opens and paper.style.note:
            inlines[0] = element("Str", first[:1].upper() + first[1:])
        elif not opens and first.lower().startswith(ibid):
            inlines[0] = element("Str", ibid + first[len(ibid) :])
        return [element("Str", "("), *inlines, element("Str", ")")] if job.enclosed else inlines

    def fill(self, spot: Element, author: int | None, made: list[Element], place: Place) -> None:
        """Fill one of pandoc's own citations; in a style of notes one in the text becomes a note."""
        note = self.paper.style.note
        content = [element("Note", [element("Para", made)])] if note and not place.inside else made
        if author is not None:
            named = self.shelf.inlines(self.paper.author(self.paper.citations[author]))
            gap = [] if note or not made or not named else [element("Space")]
            content = [*named, *gap, *content]
        spot["c"] = [spot["c"][0], content]

    def settle(self, plan: Plan, inlines: list[Element]) -> None:
        """A note that is nothing but a citation, and a marked span, become what the style makes of a citation."""
        whole = plan.place.whole
        if whole is None:
            return
        if whole["t"] == "Note":
            if plan.to_text:
                _become(whole, next(one for one in inlines if one["t"] == "Cite"))
                self.moved.add(id(whole))
        elif plan.becomes_note:
            inner = inlines[0]["c"][1] if len(inlines) == 1 and inlines[0]["t"] == "Cite" else inlines
            key = next(job.key for job in plan.jobs if job.key)
            _become(whole, cites.element(key, [element("Note", [element("Para", inner)])]))


def _not_ibid(cite: Cite) -> Cite:
    """A cite in its short form, where *ibid.* would be doubtful."""
    return replace(cite, position=SUBSEQUENT) if cite.position in (IBID, IBID_WITH_LOCATOR) else cite


def _become(old: Element, new: Element) -> None:
    """Make an element another one, where it stands."""
    old.clear()
    old.update(new)
