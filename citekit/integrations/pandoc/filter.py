"""The filter: a document in, the same document with its citations made and its bibliography out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from citekit.citing.fallbacks import fitted
from citekit.citing.footnotes import STYLE
from citekit.citing.guard.full_form import FullForm
from citekit.citing.hereafter import Hereafter, allows
from citekit.csl.styles.installed import find
from citekit.csl.styles.style import compile_style
from citekit.drafts.citations import find as find_citations
from citekit.drafts.draft_document import Paper
from citekit.drafts.passages import EMBEDDED
from citekit.integrations.pandoc import bibliography, placing, references, settings
from citekit.integrations.pandoc.cites import Reader
from citekit.integrations.pandoc.gather import places
from citekit.integrations.pandoc.inlines import Shelf
from citekit.integrations.pandoc.locators import Locators
from citekit.integrations.pandoc.plan import Planner
from citekit.integrations.pandoc.put import Putter
from citekit.integrations.pandoc.tree import attributes, element, walk, words
from citekit.items.short_names import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from citekit.authority.known import Archives
    from citekit.csl.document.bibliography import Entry
    from citekit.csl.styles.style import Style
    from citekit.integrations.pandoc.gather import Place
    from citekit.integrations.pandoc.settings import Settings
    from citekit.integrations.pandoc.tree import Element
    from citekit.model.items import CslItem
    from citekit.reading.settings_file import Settings as Usual

    Tell = Callable[[str], None]


def apply(
    document: dict[str, Any], tell: Tell, archives: Archives | None = None, usual: Usual | None = None
) -> tuple[CslItem, ...]:
    """Make every citation of the document and its bibliography, in place; what was found in archives comes back.

    ``document`` is pandoc's tree; ``tell`` hears what was not understood, and stays as it is; ``archives`` are
    those that are known, ``usual`` what is settled where the document says nothing. Raises
    ``StyleError`` for a style that is not there.
    """
    shelf = Shelf()
    chosen = settings.read(document["meta"], shelf.field, tell, usual)
    style, own, xml = _styles(chosen)
    known = references.items(chosen, tell)
    at = places(document, notes=style.note)
    passages = [replace(place.passage, note=place.note) for place in at]
    form = FullForm(chosen.style if style.note or chosen.notes == "text" else STYLE, style.locale.lang)
    read = find_citations(passages, custody=chosen.custody, known=list(known.values()), shown=form, archives=archives)
    items = {**known, **{item["id"]: item for item in read.items}}
    planner = Planner(
        Reader(shelf, Locators(style.locale, own.locale)), items, style.note,
        to_text=chosen.notes == "text" and not style.note, remarks=chosen.remarks,
    )  # fmt: skip
    plans = [planner.plan(place, reading) for place, reading in zip(at, read.readings, strict=True)]
    for place, reading in zip(at, read.readings, strict=True):
        text = place.passage.text.replace(EMBEDDED, "…")
        for finding in (*reading.told, *reading.left, *reading.dropped):
            tell(f"{_where(place)}: {finding.show(text)}")
    for place, left in planner.doubtful:
        tell(f"{_where(place)}: {left.show(place.passage.text.replace(EMBEDDED, '…'))}")
    papers = _Papers(style, own, xml, items, {item["id"] for item in read.items}, chosen.link_citations)
    names = _names(chosen, papers)
    paper = papers.main([*planner.requests, *_uncited(chosen, items, planner.asides)], tell)
    putter = Putter(paper, papers.aside(planner.asides), shelf)
    papers.items = {key: undefined(item) for key, item in items.items()}
    if names is not None or papers.items != items:
        paper = papers.main([*planner.requests, *_uncited(chosen, items, planner.asides)], lambda _: None)
    listed = paper.entries() if paper.citations else []
    for plan in plans:
        putter.put(plan)
    if names is not None:
        _exchange(document["blocks"], names)
    _place(document, chosen, style, putter.moved)
    if not chosen.suppress_bibliography and (putter.changed or chosen.nocite):
        _list(document, listed, items, chosen, style, shelf)
    return read.items


def _names(chosen: Settings, papers: _Papers) -> Hereafter | None:
    """The short names of the document, whose marks stand in the items of its papers from now on."""
    if not chosen.hereafter or not allows(chosen.style, papers.xml.decode()):
        return None
    names = Hereafter(list(papers.items.values()), papers.style.locale.lang)
    papers.items = dict(zip(papers.items, names.items, strict=True))
    return names


def _exchange(blocks: list[Element], names: Hereafter) -> None:
    """Put the names into the places of their marks, in the order of reading."""
    found: list[Element] = []

    def enter(element: Element) -> bool:
        if element["t"] == "Str":
            found.append(element)
        return True

    walk(blocks, enter)
    names.count(word["c"] for word in found)
    for word in found:
        if (said := names.settled(word["c"])) != word["c"]:
            word.update(element("Span", [attributes(), words(said)]) if " " in said else element("Str", said))


def _styles(chosen: Settings) -> tuple[Style, Style, bytes]:
    """The document's style, our own style of notes in the same language, and the XML of the first."""
    found = find(chosen.style)
    locale = chosen.locale or found.locale
    return compile_style(found.xml, locale), compile_style(find(STYLE).xml, locale), found.xml


def _where(place: Place) -> str:
    return f"note {place.note}" if place.note else "a passage marked as archival"


def _uncited(chosen: Settings, items: Mapping[str, CslItem], asides: Iterable[Any]) -> list[dict[str, Any]]:
    """What is listed without a citation in the style itself: ``nocite``, and what only our own notes cite."""
    keys = list(items) if "*" in chosen.nocite else list(chosen.nocite)
    keys += [str(cite["id"]) for one in asides for cite in one["citationItems"]]
    return [{"citationItems": [{"id": key} for key in dict.fromkeys(keys)]}] if keys else []


class _Papers:
    """Renders the document's citations: in its style, and the notes of one that cites in the text in our own."""

    def __init__(
        self, style: Style, own: Style, xml: bytes, items: Mapping[str, CslItem], found: Collection[str], linked: bool
    ) -> None:
        self.style, self.own, self.xml = style, own, xml
        self.items, self.found, self.linked = items, found, linked

    def main(self, requests: list[dict[str, Any]], tell: Tell) -> Paper:
        keys = _keys(requests)
        missing = [key for key in keys if key not in self.items]
        for key in missing:
            tell(f"citation {key} not found in the bibliography")
        items = self.shown(keys, self.xml)
        return Paper(
            self.style, self.own, items, requests, archival=self.found, missing=missing, linked=self.linked
        )  # fmt: skip

    def aside(self, requests: list[dict[str, Any]]) -> Paper | None:
        if not requests:
            return None
        items = self.shown(_keys(requests), find(STYLE).xml)
        return Paper(self.own, self.own, items, requests, archival=self.found, linked=self.linked)

    def shown(self, keys: Iterable[str], xml: bytes) -> list[CslItem]:
        """The items of these keys as a style shows them whole; what a source note says more stays in the note."""
        chosen = [self.items[key] for key in keys if key in self.items]
        bare = [{**item, "custom": {**item.get("custom", {}), "source-note": ""}} for item in chosen]
        return fitted(bare, xml.decode())


def _keys(requests: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(cite["id"]) for one in requests for cite in one["citationItems"]))


def _place(document: dict[str, Any], chosen: Settings, style: Style, moved: Collection[int]) -> None:
    """Set notes behind punctuation, and what was a note before it."""
    asked = chosen.notes_after_punctuation
    move = style.note if asked is None else asked
    into_quotes = style.locale.punctuation_in_quote

    def change(inlines: list[Element]) -> list[Element]:
        before = placing.before_punctuation(inlines, moved) if moved else inlines
        return placing.behind_punctuation(before, move=move, into_quotes=into_quotes)

    placing.each_list(document["blocks"], change)


def _list(
    document: dict[str, Any], listed: list[Entry], items: Mapping[str, CslItem], chosen: Settings, style: Style,
    shelf: Shelf,
) -> None:  # fmt: skip
    if listed and style.bibliography is not None:
        divided = bibliography.entries(listed, items, shelf, sections=chosen.sections)
        bibliography.add(document, divided, bibliography.options(style.bibliography.option), chosen)
