"""The filter: a document in, the same document with its citations made and its bibliography out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from citekit.csl.context import FIRST, SUBSEQUENT
from citekit.csl.finding import find
from citekit.csl.style import compile_style
from citekit.fitting import fitted
from citekit.plugins import citing
from citekit.plugins.pandoc import bibliography, cites, placing, references, settings
from citekit.plugins.pandoc.gather import SEEN, Place, places
from citekit.plugins.pandoc.inlines import Shelf
from citekit.plugins.pandoc.locators import Locators
from citekit.plugins.pandoc.paper import Paper
from citekit.plugins.pandoc.tree import Edit, Element, element, replaced, text_of
from citekit.verbs import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citekit.csl.style import Style
    from citekit.items import CslItem
    from citekit.plugins.pandoc.cites import Cites

_STOPS = (".", "!", "?", ".”", ".’", "!”", "?”")
_PROSE_ENDS = (*_STOPS, ";", ":", "(", "[", "—", "–")
_NOWHERE = ""


def apply(document: dict[str, Any], tell: Callable[[str], None]) -> tuple[CslItem, ...]:
    """Make every citation of the document and its bibliography, in place; what was found in archives comes back.

    ``document`` is pandoc's tree; ``tell`` hears what was not understood, and stays as it is. Raises
    ``StyleError`` for a style that is not there.
    """
    shelf = Shelf()
    chosen = settings.read(document["meta"], shelf.field, tell)
    found = find(chosen.style)
    locale = chosen.locale or found.locale
    style = compile_style(found.xml, locale)
    known = references.items(chosen, tell)
    at = places(document, notes=style.note)
    read = citing.find([place.passage for place in at], custody=chosen.custody, known=list(known.values()))
    items = {**known, **{item["id"]: item for item in read.items}}
    work = _Work(
        style,
        found.xml.decode(),
        chosen,
        cites.Reader(shelf, Locators(style.locale, compile_style(find(STYLE).xml, locale).locale)),
        items,
    )
    for place, reading in zip(at, read.readings, strict=True):
        work.plan(place, reading)
        for finding in reading.told:
            tell(f"{_where(place)}: {finding.show(place.passage.text)}")
    work.carry_out(document, {item["id"] for item in read.items}, tell)
    return read.items


def _where(place: Place) -> str:
    return f"note {place.note}" if place.note else "a passage marked as archival"


@dataclass(slots=True)
class _Job:
    """One citation to be made at one place. ``ended`` where its sentence ends with it; ``spot`` is what it fills."""

    request: int
    ended: bool = True
    stop: int | None = None
    """Where the full stop stands that the citation may bring itself."""
    enclosed: bool = False
    spot: Element | None = None
    opens: bool = True
    """Whether a sentence begins with it."""
    author: int | None = None
    """The request that names the author in the running text."""
    stretch: tuple[int, int] = (0, 0)
    key: str = ""
    aside: bool = False
    """Whether it stands in a note of a document whose style cites in the text."""


@dataclass(slots=True)
class _Plan:
    place: Place
    jobs: list[_Job]
    cut: list[tuple[int, int]]
    """Stretches of text that the finished note does without."""
    to_text: bool = False
    """Whether a note is nothing but a citation, and gives way to it where the style cites in the text."""


@dataclass(slots=True)
class _Work:
    """Plans every citation of a document in order, renders them together, and puts them in."""

    style: Style
    xml: str
    settings: settings.Settings
    reader: cites.Reader
    items: dict[str, CslItem]
    plans: list[_Plan] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    asides: list[dict[str, Any]] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    last: str = ""
    """The key that was cited last, on which an *ibid.* leans."""

    # --- planning -----------------------------------------------------------------------------------------

    def plan(self, place: Place, reading: citing.Reading) -> None:
        """The citations of one place, in the order of its text, those that were found among those that it has."""
        text = place.passage.text
        bare = reading.source and reading.found and not self.settings.remarks
        found = reading.found[:1] if bare else reading.found
        limits = (found[0].start, found[0].end) if bare else (reading.lead, len(text))
        spots = [at for at, character in enumerate(text) if character == citing.EMBEDDED]
        events: list[tuple[int, citing.Found | Element]] = [
            *zip(spots, place.spots, strict=True),
            *((one.start, one) for one in found),
        ]
        alone = reading.alone or bool(bare)
        to_text = alone and self.settings.notes == "text"
        events.sort(key=lambda pair: pair[0])
        jobs = [job for at, event in events for job in self.job(place, at, event, limits, to_text)]
        cut = [(0, reading.lead)] if reading.lead else []
        if bare:
            cut = [(0, found[0].start), (found[0].end, len(text))]
        elif reading.lead and text.lstrip().startswith("[") and text.rstrip().endswith("]"):
            cut.append((len(text.rstrip()) - 1, len(text.rstrip())))
        self.plans.append(_Plan(place, jobs, cut, to_text))

    def job(
        self, place: Place, at: int, event: citing.Found | Element, limits: tuple[int, int], to_text: bool
    ) -> Iterator[_Job]:
        text = place.passage.text
        if isinstance(event, citing.Found):
            key = event.key or self.last
            if not key:
                return
            self.last = key
            before, after = _around(place, event.start, event.end, limits)
            aside = place.inside and not self.style.note and not to_text
            request = self.ask(cites.of(key, event.locator), place, before, aside=aside)
            stop = event.end if text[event.end : event.end + 1] == "." else None
            yield _Job(
                request, not after or stop is not None, stop, opens=_opens(before), key=key, aside=aside,
                stretch=(event.start, event.end),
            )  # fmt: skip
        elif event["t"] == "Cite" and event["c"][0]:
            yield self.cite(place, at, event)

    def cite(self, place: Place, at: int, cite: Element) -> _Job:
        """One of pandoc's own citations."""
        read = self.reader.read(cite)
        text = place.passage.text
        before, after = _around(place, at, at + 1, (0, len(text)))
        stop = at + 1 if text[at + 1 : at + 2] == "." else None
        opens, author = _opens(before), None
        in_text = cites.names_author(cite)
        if in_text and not (self.style.note and place.inside):
            author = self.author(read[0], place)
            before = _NOWHERE
        prose = place.inside and self.style.note and before and not before.endswith(_PROSE_ENDS)
        enclosed = bool(prose) and not in_text
        request = self.ask(read, place, before, unsorted=author is not None)
        self.last = str(read[-1]["id"])
        return _Job(request, not enclosed and (not after or stop is not None), stop, enclosed, cite, opens, author)

    def author(self, cite: dict[str, Any], place: Place) -> int | None:
        """Ask for the author's name in the running text, and leave it out of the citation."""
        key = str(cite["id"])
        if key not in self.items:
            return None
        cite["suppress-author"] = True
        named = {"id": key, "position": SUBSEQUENT if key in self.cited else FIRST}
        return self.ask([named], place, _NOWHERE, mode="author-only")

    def ask(
        self, read: Cites, place: Place, before: str, *, mode: str = "", aside: bool = False, unsorted: bool = False
    ) -> int:
        """Ask for a citation; in the middle of a sentence it does not begin with a capital."""
        requests = self.asides if aside else self.requests
        opens = _opens(before)
        prefix = str(read[0].get("prefix", ""))
        in_note = self.style.note or aside
        if in_note and opens and prefix:
            read[0]["prefix"] = prefix[:1].upper() + prefix[1:]
        elif in_note and not opens and not prefix:
            read[0]["prefix"] = " "  # shows nothing, and says that a sentence has begun
        note = 0 if mode else place.note
        self.cited |= {str(cite["id"]) for cite in read}
        properties = {"noteIndex": note, "mode": mode, "unsorted": unsorted}
        requests.append({"citationItems": read, "properties": properties})
        return len(requests) - 1

    # --- carrying out -------------------------------------------------------------------------------------

    def carry_out(self, document: dict[str, Any], found: set[str], tell: Callable[[str], None]) -> None:
        """Render all citations, and change the document."""
        uncited = list(self.items) if "*" in self.settings.nocite else list(self.settings.nocite)
        uncited += dict.fromkeys(str(cite["id"]) for one in self.asides for cite in one["citationItems"])
        asked = [*self.requests, {"citationItems": [{"id": key} for key in uncited]}] if uncited else self.requests
        named = dict.fromkeys(str(cite["id"]) for one in asked for cite in one["citationItems"])
        missing = [key for key in named if key not in self.items]
        for key in missing:
            tell(f"citation {key} not found in the bibliography")
        own_xml = find(STYLE).xml
        own = compile_style(own_xml, self.style.locale.lang)
        paper = Paper(
            self.style, own, self.shown(named, self.xml), asked,
            archival=found, missing=missing, linked=self.settings.link_citations,
        )  # fmt: skip
        listed = paper.entries() if asked else []
        beside = None
        if self.asides:
            beside = Paper(own, own, self.shown(named, own_xml.decode()), self.asides, archival=found)
        putter = _Putter(paper, beside, self.reader.shelf)
        for plan in self.plans:
            putter.put(plan)
        self.place(document, putter.moved)
        if listed and not self.settings.suppress_bibliography:
            divided = bibliography.entries(listed, self.items, self.reader.shelf, sections=self.settings.sections)
            area = self.style.bibliography
            options = bibliography.options(area.option if area else lambda name: None)
            bibliography.add(document, divided, options, self.settings)

    def shown(self, keys: Iterable[str], xml: str) -> list[CslItem]:
        """The items of these keys as a style shows them whole; what a source note says more stays in the note."""
        chosen = [self.items[key] for key in keys if key in self.items]
        kept = [
            {**item, "custom": {**item["custom"], "source-note": ""}} if "custom" in item else item for item in chosen
        ]
        return fitted(kept, xml)

    def place(self, document: dict[str, Any], moved: set[int]) -> None:
        """Set notes behind punctuation, and what was a note before it."""
        asked = self.settings.notes_after_punctuation
        move = self.style.note if asked is None else asked
        quotes = self.style.locale.punctuation_in_quote

        def change(inlines: list[Element]) -> list[Element]:
            before = placing.before_punctuation(inlines, moved) if moved else inlines
            return placing.behind_punctuation(before, move=move, into_quotes=quotes)

        placing.each_list(document["blocks"], change)


@dataclass(slots=True)
class _Putter:
    """Puts rendered citations into the document."""

    paper: Paper
    beside: Paper | None
    shelf: Shelf
    moved: set[int] = field(default_factory=set)
    """Citations that were notes and now stand in the text."""

    def put(self, plan: _Plan) -> None:
        edits = [Edit(start, end, []) for start, end in plan.cut]
        for job in plan.jobs:
            made = self.made(job)
            if job.stop is not None and text_of(made).endswith(_STOPS):
                edits.append(Edit(job.stop, job.stop + 1, []))
            if job.spot is not None:
                self.fill(job, made, plan.place)
            else:
                edits.append(Edit(*job.stretch, [cites.element(job.key, made)]))
        if edits and plan.place.inlines is not None:
            plan.place.inlines[:] = replaced(plan.place.inlines, sorted(edits, key=lambda edit: edit.start))
        if plan.place.whole is not None and plan.jobs:
            self.settle(plan)

    def made(self, job: _Job) -> list[Element]:
        """The inlines of one citation."""
        paper = self.beside if job.aside and self.beside else self.paper
        citation = paper.citations[job.request]
        inlines = self.shelf.inlines(paper.citation(citation) if job.ended else paper.unended(citation))
        ibid = paper.style.locale.term("ibid") or ""
        if not job.opens and inlines and inlines[0]["t"] == "Str" and inlines[0]["c"].lower().startswith(ibid):
            inlines[0] = element("Str", ibid + inlines[0]["c"][len(ibid) :])
        return [element("Str", "("), *inlines, element("Str", ")")] if job.enclosed else inlines

    def fill(self, job: _Job, made: list[Element], place: Place) -> None:
        """Fill one of pandoc's own citations; in a style of notes one in the text becomes a note."""
        assert job.spot is not None
        content = made
        if self.paper.style.note and not place.inside:
            content = [element("Note", [element("Para", made)])]
        if job.author is not None:
            author = self.shelf.inlines(self.paper.author(self.paper.citations[job.author]))
            gap = [] if self.paper.style.note or not made or not author else [element("Space")]
            content = [*author, *gap, *content]
        job.spot["c"] = [job.spot["c"][0], content]

    def settle(self, plan: _Plan) -> None:
        """A note that is nothing but a citation, and a marked span, become what the style makes of a citation."""
        whole, inlines = plan.place.whole, plan.place.inlines
        assert whole is not None
        assert inlines is not None
        if whole["t"] == "Note":
            if plan.to_text and not self.paper.style.note:
                _become(whole, next(one for one in inlines if one["t"] == "Cite"))
                self.moved.add(id(whole))
        elif self.paper.style.note and not plan.place.inside:
            inner = inlines[0]["c"][1] if len(inlines) == 1 and inlines[0]["t"] == "Cite" else list(inlines)
            _become(whole, cites.element(plan.jobs[0].key, [element("Note", [element("Para", inner)])]))
        else:
            whole["c"] = [whole["c"][0], inlines]


def _opens(before: str) -> bool:
    """Whether what stands before a citation is nothing, or the end of a sentence."""
    return not before or before.endswith(_STOPS)


def _become(old: Element, new: Element) -> None:
    """Make an element another one, where it stands."""
    old.clear()
    old.update(new)


def _around(place: Place, start: int, end: int, limits: tuple[int, int]) -> tuple[str, str]:
    """What stands before a citation and behind it in its passage or beside the span, as far as it matters."""
    text = place.passage.text
    first, last = limits
    before = place.around[0] + text[max(first, start - SEEN) : start]
    after = text[end : min(last, end + SEEN)] + place.around[1]
    return before.strip(), after.strip()
