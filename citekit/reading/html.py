"""A page of *Foreign Relations* as its site serves it, or as a browser saved it.

The site writes a marker as ``<a class="note" rel="footnote" href="#fn:X">1</a>`` and the notes at the end as
``<div class="footnotes"><ol><li class="footnote" id="fn:X" value="1"><span class="fn-content">…</span>`` with
a trailing ↩; other elements carry the class ``tei-`` and the name of their TEI element. ``X`` changes from
one visit to the next, so notes and markers are matched by ``value`` and order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import IO, TYPE_CHECKING

from citekit.errors import Diagnostic, ReadError
from citekit.model.patterns import lazy
from citekit.model.records import Document, Link, Note, Volume
from citekit.reading.datelines import dateline
from citekit.reading.folded import Folded, paragraph_at
from citekit.reading.heading import heading
from citekit.reading.notes import begins_as_source, is_abstract
from citekit.reading.opening import above, below, dated
from citekit.reading.source import text_of
from citekit.reading.volumes import SITE, volume_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from citekit.model.terms import NoteKind

PAGE_LIMIT = 16 * 1024 * 1024
"""Bytes of a page at most: the longest of the site are under 2 MB."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | {"p", "div", "li", "ol", "ul", "table", "tr", "td", "th", "blockquote", "br", "dt", "dd", "pre"}
_UNSEEN = frozenset(("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "form", "select"))
_ASIDE = ("footnotes", "fn-back", "altcontent")
"""Classes of what is no text of its place: the list of notes, its ↩, the misprint beside its correction."""

_ADDRESS = lazy(r"/historicaldocuments/(frus[\w-]+)(?:/(d\d+)(?:fn\d+)?)?(?![\w-])")
_SAVED = lazy(r"<!--\s{1,9}saved from url=\(\d{1,5}\)(\S{1,500})")
_NUMBER = lazy(r"\[?(?:No\.\s?)?\d{1,4}[.\])]{0,2}")
"""All that stands in the first heading of a document of 1870 to 1905: “No. 45.”"""
_TOP = 14
"""Lines of the body that are looked into for what stands between heading and text."""
_BACKLINK = " ↩\N{VARIATION SELECTOR-15}"


def documents(stream: IO[bytes], name: str) -> Iterator[Document]:
    """The one document of a page; see ``document``."""
    yield document(text_of(stream, name, limit=PAGE_LIMIT), name)


def document(page: str, name: str = "page") -> Document:
    """Read the HTML of a page into a document with its notes, their markers and the editors' links.

    ``name`` is the page's address, or the file it was saved in. Raises ``ReadError`` where the page holds
    no document of *Foreign Relations*, or nests its elements too deeply to be one.

    >>> doc = document('<div><h2 class="tei-head">7. Letter From A. Smith to B. Jones</h2><p>I agree.<a class="note"'
    ... ' rel="footnote" href="#fn:9">1</a></p><div class="footnotes"><ol><li class="footnote" value="1"><span'
    ... ' class="fn-content">See <a href="#d8">Document 8</a>.</span> <a class="fn-back">↩</a></li></ol></div></div>')
    >>> doc.number, doc.kind, doc.from_, doc.to, doc.body
    ('7', 'letter', 'A. Smith', 'B. Jones', 'I agree.')
    >>> [(n.number, n.text, n.marker, n.links) for n in doc.notes]
    [('1', 'See Document 8.', 8, (Link(start=4, end=14, target='#d8'),))]
    """
    root = _parsed(page, name)
    content = _content(root, name)
    text = _Page(content)
    found, over = heading(text.heading.text), above(text.above.text.split("\n"))
    under = below([*text.dateline.text.split("\n"), *text.body.text.split("\n", _TOP)[:_TOP]])
    told = dated(dateline(text.dateline.text) if text.dateline.text else under.dateline, found.title)
    volume_id, address_id = _address(root, page, name)
    number = found.number or over.number
    doc_id = address_id or (f"d{number}" if number else None)
    notes = (
        *_unlisted(text, over.files, found.whole, doc_id, told.date),
        *_listed(content, text, doc_id, told.date, may_be_source=not over.files),
    )
    return Document(
        notes=notes, id=doc_id, number=number, serial=under.serial, title=found.title or None,
        kind=found.kind or over.kind or under.kind, from_=found.from_, to=found.to, place=told.place,
        date=told.date, body=text.body.text, volume=_volume(root, volume_id),
        url=f"{SITE}/{volume_id}/{doc_id}" if volume_id and doc_id else None, diagnostics=_findings(notes, text),
    )  # fmt: skip


def _parsed(page: str, name: str) -> _Element:
    """The tree of a page, whatever its faults; within libxml2's bounds on depth and size."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = html.document_fromstring(page.encode(), parser=parser)
    except etree.ParserError:
        raise ReadError(f"{name}: the page is empty", hint="save it again from the browser") from None
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        raise ReadError(f"{name}: the page nests its elements too deeply to be a page of Foreign Relations")
    return root


def _content(root: _Element, name: str) -> _Element:
    """What holds the document: the parent of its list of notes, or the content that the site made from TEI."""
    listed = _classed(root, "footnotes")
    if listed is not None and _classed(listed, "footnote") is not None:
        parent = listed.getparent()
        return listed if parent is None else parent
    content = _classed(root, "content")
    if content is None or not any(c.startswith("tei-") for e in content.iter() for c in _classes(e)):
        raise ReadError(f"{name}: is not a page of Foreign Relations: no document with notes in it",
                        hint=f"expected the page of one document, such as {SITE}/frus1961-63v07/d324")  # fmt: skip
    return content


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _classed(root: _Element, name: str) -> _Element | None:
    return next((e for e in root.iter() if name in _classes(e)), None)


def _walk(root: _Element) -> Iterator[tuple[str, _Element]]:
    """``open`` and ``close`` of every element, ``marker`` for one of a note, and ``pass`` for what is not seen."""
    from lxml.etree import iterwalk

    walker = iterwalk(root, events=("start", "end"))
    skipped: _Element | None = None
    for event, element in walker:
        if event == "end":
            yield ("close" if element is not skipped else "pass"), element
            continue
        marker = element.tag == "a" and (element.get("rel") == "footnote" or "note" in _classes(element))
        if marker:
            yield "marker", element
        if marker or element.tag in _UNSEEN or any(c in _ASIDE or c.startswith("tei-pb") for c in _classes(element)):
            skipped = element
            walker.skip_subtree()
        else:
            yield "open", element


class _Page:
    """The text of a page in its four places, and the markers in it: number, place, offset."""

    def __init__(self, content: _Element) -> None:
        self.above, self.heading, self.dateline, self.body = Folded(), Folded(), Folded(), Folded()
        self.markers: list[tuple[str, Folded, int]] = []
        self.frame: tuple[_Element, Folded] | None = None
        for event, element in _walk(content):
            self._read(event, element)
            if event in ("close", "pass") and element is not content:
                self.here.add(element.tail)
        if not self.heading.length:
            self.above, self.body = self.body, self.above

    @property
    def here(self) -> Folded:
        """Where text goes: into the heading or dateline that is open, else above the heading or below it."""
        if self.frame is not None:
            return self.frame[1]
        return self.body if self.heading.length else self.above

    def _read(self, event: str, element: _Element) -> None:
        if event == "marker":
            self.markers.append((str(element.xpath("string()")).strip(), self.here, self.here.end))
        elif event == "open":
            if element.tag in _BLOCKS:
                self.here.paragraph()
            self.frame = self.frame or self._frame(element)
            self.here.add(element.text)
        elif event == "close":
            if element.tag in _BLOCKS:
                self.here.paragraph()
            if self.frame is not None and self.frame[0] is element:
                self.frame = None

    def _frame(self, element: _Element) -> tuple[_Element, Folded] | None:
        """The first heading and the first dateline stand apart from the text; a mere number heads nothing."""
        if element.tag in _HEADINGS and (not self.heading.length or _NUMBER.fullmatch(self.heading.text)):
            if self.heading.length:
                self.above.add(self.heading.text)
                self.above.paragraph()
                self.heading = Folded()
            return element, self.heading
        if any(c.startswith("tei-dateline") for c in _classes(element)) and not self.dateline.length:
            return element, self.dateline
        return None


def _unlisted(page: _Page, files: tuple[str, ...], title: str, doc_id: str | None, date: str | None) -> Iterator[Note]:
    """Source notes that are not in the list: above the heading, a bracketed paragraph, or the heading itself."""
    whole = [line for line in page.body.text.split("\n") if line.startswith("[") and begins_as_source(line)]
    for number, text in enumerate([*files, *whole], 1):
        yield Note(text, id=f"x{number}", kind="source", document=doc_id, date=date)
    if not page.body.length and is_abstract(title):
        yield Note(title, id="head", kind="abstract", document=doc_id, date=date)


def _listed(
    content: _Element, page: _Page, doc_id: str | None, date: str | None, *, may_be_source: bool
) -> Iterator[Note]:
    """The notes of the list at the page's end, each with its marker where there is one.

    One that does not say so is a source note only where it hangs on the heading and nothing else names the source.
    """
    items = [item for item in content.iter("li") if "footnote" in _classes(item)]
    numbers = [(item.get("value") or str(i)).strip() for i, item in enumerate(items, 1)]
    body = page.body.text
    for i, (item, number, place) in enumerate(zip(items, numbers, _matched(numbers, page), strict=True), 1):
        inner = _classed(item, "fn-content")
        text, links = _note(item if inner is None else inner)
        marker = place[2] if place and place[1] is page.body else None
        yield Note(
            text, id=f"n{i}", kind=_kind(text, may_be_source and place is not None and place[1] is page.heading),
            document=doc_id, date=date, number=number, links=links,
            marker=None if marker is None else min(marker, len(body)),
            paragraph=None if marker is None else paragraph_at(body, marker) or None,
        )  # fmt: skip


def _matched(numbers: list[str], page: _Page) -> list[tuple[str, Folded, int] | None]:
    """The marker of each note: by order where there are as many, else by number, and in order where one returns."""
    if len(numbers) == len(page.markers):
        return list(page.markers)
    places: dict[str, deque[tuple[str, Folded, int]]] = defaultdict(deque)
    for place in page.markers:
        places[place[0]].append(place)
    return [places[number].popleft() if places[number] else None for number in numbers]


def _note(root: _Element) -> tuple[str, tuple[Link, ...]]:
    """A note's text in one line, and the links in it."""
    text = Folded()
    begun: list[int] = []
    links: list[tuple[int, int, str]] = []
    for event, element in _walk(root):
        linked = element.tag == "a" and element.get("href")
        if event in ("open", "close") and element.tag in _BLOCKS:
            text.paragraph()
        if event == "open":
            if linked:
                begun.append(text.length)
            text.add(element.text)
        elif event != "marker":
            if event == "close" and linked:
                links.append((begun.pop(), text.end, linked))
            if element is not root:
                text.add(element.tail)
    whole = text.text.replace("\n", " ").rstrip(_BACKLINK)
    return whole, tuple(Link(start + (whole[start : start + 1] == " "), end, target) for start, end, target in links)


def _kind(text: str, may_be_source: bool) -> NoteKind | None:
    return "source" if begins_as_source(text) else None if may_be_source else "footnote"


def _address(root: _Element, page: str, name: str) -> tuple[str | None, str | None]:
    """The ids of volume and document, from the address of the page or what it says of itself."""
    told = [e.get("href") or e.get("content") for e in root.iter("link", "meta")
            if "canonical" in (e.get("rel") or "") or e.get("property") == "og:url"]  # fmt: skip
    trail = [a.get("href") for e in root.iter() if any("breadcrumb" in c for c in _classes(e)) for a in e.iter("a")]
    saved = _SAVED.search(page[:4096])
    found = [_ADDRESS.search(said) for said in (name, saved[1] if saved else None, *told, *trail) if said]
    volume = next((m[1] for m in found if m), None)
    return volume, next((m[2] for m in found if m and m[2] and m[1] == volume), None)


def _volume(root: _Element, volume_id: str | None) -> Volume | None:
    """The volume that the page names above its text."""
    named = next((e for e in root.iter() if e.get("id") == "navigation-title"), None)
    text = " ".join(str(named.xpath("string()")).split()) if named is not None else ""
    if not text and not volume_id:
        return None
    series, subseries, number, title = volume_title(text)
    url = f"{SITE}/{volume_id}" if volume_id else None
    return Volume(id=volume_id, title=title, series=series, subseries=subseries, number=number, url=url)


def _findings(notes: tuple[Note, ...], page: _Page) -> tuple[Diagnostic, ...]:
    """What a reader of the page should know: no notes, no heading, notes with no marker."""
    out = []
    if not notes:
        out.append(Diagnostic("the page has no notes", expected='a <div class="footnotes">'))
    if not page.heading.length:
        out.append(Diagnostic("the page has no heading", expected="“12. Telegram From … to …”"))
    listed = [note.number for note in notes if note.number is not None]
    lost = ", ".join(n for n, place in zip(listed, _matched(listed, page), strict=True) if place is None)
    if lost:
        out.append(Diagnostic(f"no marker in the text for note {lost}", hint="the note is kept all the same"))
    return tuple(out)
