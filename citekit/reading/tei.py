"""Volumes of *Foreign Relations* in the TEI of the Office of the Historian, read as a stream.

The source note stands in one of five places: a note in the head; an inline note or a ``seg`` of the
opener above the head (1945–54); the head's own text (microfiche abstracts); a bracketed paragraph or
note that is the whole body (a withheld document). A volume of any size takes the memory of one document.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from citekit.errors import ReadError
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note, Volume
from citekit.model.xml import SAFE, declares_entities, reason
from citekit.reading.datelines import dateline
from citekit.reading.folded import Folded
from citekit.reading.heading import heading
from citekit.reading.notes import begins_as_source, is_abstract
from citekit.reading.opening import own_number
from citekit.reading.tei_text import TEI, linked, pages, words
from citekit.reading.volumes import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_ENTITY = lazy(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.I)
_FRAME = frozenset(TEI + tag for tag in ("dateline", "opener", "head"))
"""What stands around the text of a document and is no part of its body."""


def documents(stream: IO[bytes], name: str) -> Iterator[Document]:
    """Every ``div type="document"`` of a volume, in order, as soon as it is complete.

    Raises ``ReadError`` with the line for XML that is not well-formed, after the documents before it,
    and at once for a file that declares entities: TEI volumes have none, and they can be made to explode.
    """
    from lxml import etree

    volume: Volume | None = None
    count = 0
    turned: list[str] = []
    tags = (TEI + "teiHeader", TEI + "div", TEI + "pb")
    events = etree.iterparse(_Guarded(stream, name), events=("end",), tag=tags, **SAFE)
    try:
        for number, (_, element) in enumerate(events):
            if number == 0 and declares_entities(element):
                raise _entities(name)
            if element.tag == TEI + "pb":
                turned.append(element.get("n") or "")
                continue
            if element.tag == TEI + "teiHeader":
                volume = _volume(element)
            elif element.get("type") == "document":
                count += 1
                yield _document(element, volume, pages(element, turned))
            if not _inside_document(element):
                _forget(element)
    except etree.XMLSyntaxError as error:
        # An id that is given twice is reported at the very end, when all documents have been read.
        if {entry.type for entry in events.error_log} != {etree.ErrorTypes.DTD_ID_REDEFINED}:
            reached = f"; {count} documents before it were read" if count else ""
            raise ReadError(f"{name}, line {error.lineno}: the XML is broken: {reason(error)}{reached}") from None
    if not count:
        raise ReadError(f"{name}: no document in it", hint='expected TEI with <div type="document"> elements')


def _entities(name: str) -> ReadError:
    return ReadError(f"{name}: declares XML entities, which are refused", hint="remove the DOCTYPE with its entities")


class _Guarded:
    """A stream that refuses entity declarations in its first bytes, before anything is made of them."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.stream, self.name, self.first = stream, name, True

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        if self.first:
            self.first = False
            if _ENTITY.search(data[:65536]):
                raise _entities(self.name)
        return data


def _inside_document(element: _Element) -> bool:
    return any(a.get("type") == "document" for a in element.iterancestors(TEI + "div"))


def _forget(element: _Element) -> None:
    """Free an element that has been read, and the siblings before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _volume(header: _Element) -> Volume:
    """The title page, from the TEI header; spellings of title types vary between volumes."""
    titles = {(t.get("type") or "").replace("-", ""): words(t) for t in header.iter(TEI + "title") if words(t)}
    number = next((words(i) for i in header.iter(TEI + "idno") if i.get("type") == "frus"), None)
    editors = [e for e in header.iter(TEI + "editor") if words(e)]
    primary = [e for e in editors if e.get("role") != "general"]

    def first(tag: str) -> str | None:
        found = header.find(f".//{TEI}publicationStmt/{TEI}{tag}")
        return (words(found) or None) if found is not None else None

    return Volume(
        id=number or None, title=titles.get("volume"), series=titles.get("series"),
        subseries=titles.get("subseries"), number=titles.get("volumenumber"),
        editors=tuple(words(e) for e in primary or editors), place=first("pubPlace"),
        publisher=first("publisher"), year=first("date"), url=f"{SITE}/{number}" if number else None,
    )  # fmt: skip


def _document(div: _Element, volume: Volume | None, standing: str | None) -> Document:
    doc_id = div.get(XML_ID)
    head = div.find(TEI + "head")
    title = words(head, notes=False) if head is not None else ""
    split = heading(title)
    placed = div.find(f".//{TEI}dateline")
    line = dateline(words(placed, notes=False)) if placed is not None else dateline("")
    date = _date(placed) or line.date or dateline(split.title).date
    body = Folded()
    notes = tuple(_notes(div, head, title, doc_id, date, body))
    return Document(
        notes=notes, id=doc_id, number=div.get("n") or split.number, serial=_serial(split.kind, notes, body.text),
        title=split.title or None, kind=split.kind,
        from_=_correspondent(head, "from") or split.from_, to=_correspondent(head, "to") or split.to,
        place=line.place or _place(placed), date=date, page=standing, volume=volume, body=body.text,
        url=f"{volume.url}/{doc_id}" if volume and volume.url and doc_id else None,
    )  # fmt: skip


_TELEGRAM = lazy(r"\bTelegram\b", re.I)


def _serial(kind: str | None, notes: tuple[Note, ...], body: str) -> str | None:
    """The number that the sender gave a telegram, with which its text begins: “306. Your 812 came.”"""
    files = (note.text for note in notes if note.kind == "source" and note.number is None)
    if not _TELEGRAM.search(kind or "") and not any(map(_TELEGRAM.search, files)):
        return None
    first, *others = body.splitlines()[:_NEAR] or [""]
    return own_number(first, others)


_NEAR = 40
"""Lines behind the first that may go on counting what it begins to count."""


def _correspondent(head: _Element | None, role: str) -> str | None:
    """Whom the editors tagged as sender or addressee, where it is an office (a tagged surname is only half)."""
    if head is None:
        return None
    tagged = [words(e) for e in head.iter(TEI + "gloss") if e.get("type") == role]
    return re.sub(r"^the\s+", "", tagged[0], flags=re.I) if len(tagged) == 1 else None


def _date(line: _Element | None) -> str | None:
    """The date as the editors encoded it: ``when``; a span or an estimate is left to the words."""
    found = line.find(f".//{TEI}date") if line is not None else None
    when = found.get("when") if found is not None else None
    return when if when and re.fullmatch(r"\d{4}(-\d\d(-\d\d(T[\d:]+Z?)?)?)?", when) else None


def _place(line: _Element | None) -> str | None:
    found = line.find(f".//{TEI}placeName") if line is not None else None
    return (words(found) or None) if found is not None else None


def _notes(
    div: _Element, head: _Element | None, title: str, doc_id: str | None, date: str | None, body: Folded
) -> Iterator[Note]:
    """The notes in the order of the page; ``body`` gathers the text between them."""

    count = 0

    def note(text: str | _Element, note_id: str | None, **more: Any) -> Note:
        nonlocal count
        count += note_id is None
        printed, links = (text, ()) if isinstance(text, str) else linked(text)
        return Note(printed, id=note_id or f"{doc_id}x{count}", document=doc_id, date=date, links=links, **more)

    if head is not None and div.find(f".//{TEI}p") is None and is_abstract(title):
        yield note(title, f"{doc_id}head", kind="abstract")
    above = True
    for child in div:
        if child is head:
            above = False
            for found in head.iter(TEI + "note"):
                yield note(found, found.get(XML_ID), kind=_kind(found), number=found.get("n"))
        elif above and child.tag == TEI + "note":
            yield note(child, child.get(XML_ID), kind="source", number=child.get("n"))
        elif above and child.tag == TEI + "opener":
            yield from _opener(child, doc_id, note)
        else:
            yield from _below(child, doc_id, note, body)


def _opener(opener: _Element, doc_id: str | None, note: Any) -> Iterator[Note]:
    """An opener above the head: a plain ``seg`` there is the file line, unless it is bracketed."""
    for i, seg in enumerate(opener.findall(TEI + "seg"), 1):
        text = words(seg, notes=False)
        if text and not text.startswith("[") and seg.find(f".//{TEI}hi[@rend='smallcaps']") is None:
            yield note(text, f"{doc_id}seg{i}", kind="source")
    for found in opener.iter(TEI + "note"):
        yield note(found, found.get(XML_ID), kind=_kind(found), number=found.get("n"))


def _below(child: _Element, doc_id: str | None, note: Any, body: Folded) -> Iterator[Note]:
    """What follows the head: bracketed source notes of withheld documents, and the text with its notes."""
    if child.tag in (TEI + "p", TEI + "note") and _is_bracketed(child) and begins_as_source(words(child)):
        paragraph = f"{doc_id}p1" if child.tag == TEI + "p" else None
        yield note(child, child.get(XML_ID) or paragraph, kind="source")
        return
    framed = child.tag in _FRAME
    text = Folded() if framed else body
    for holder, found in _flow(child, text):
        yield note(
            found, found.get(XML_ID), kind=_kind(found), number=found.get("n"),
            marker=None if framed else body.end,
            paragraph=words(holder, notes=False) if holder is not None else None,
        )  # fmt: skip
    body.paragraph()


def _is_bracketed(element: _Element) -> bool:
    """Whether an element's text begins with a square bracket."""
    return next((str(t).lstrip() for t in element.itertext() if not str(t).isspace()), "").startswith("[")


def _flow(element: _Element, body: Folded) -> Iterator[tuple[_Element | None, _Element]]:
    """Each note below ``element`` with the paragraph that holds it; the rest goes into ``body``."""
    if not isinstance(element.tag, str):
        return
    if element.tag == TEI + "note":
        yield None, element
        return
    held = element.tag in (TEI + "p", TEI + "item", TEI + "dateline", TEI + "cell", TEI + "head")
    body.add(element.text)
    for child in element:
        if child.tag == TEI + "note":
            yield (element if held else _paragraph(element)), child
        else:
            for holder, found in _flow(child, body):
                yield (holder if holder is not None else element), found
        body.add(child.tail)
    if held or element.tag == TEI + "lb":
        body.paragraph()


def _paragraph(element: _Element) -> _Element:
    return next(element.iterancestors(TEI + "p"), element)


def _kind(found: _Element) -> str | None:
    """``source`` where the editors say so or the note begins as one; else a footnote."""
    return "source" if found.get("type") == "source" or begins_as_source(words(found)) else "footnote"
