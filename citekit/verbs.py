"""The verbs: read, parse, cite, export. The library, the command line and the manual use the same ones.

Each walks a part of the street: file → documents → notes → records → CSL items → footnotes, or a format.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from citekit.errors import CitekitError, Diagnostic, ParseError
from citekit.record import Document, Note, ParsedDocument, SourceNote
from citekit.shown import Shown

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from citekit.items import CslItem
    from citekit.record import Citation

STYLE = "archival-chicago-note"
"""The style of ``cite`` where none is named: our own, for archival sources."""


@dataclass(frozen=True, slots=True)
class Cited(Shown):
    """Footnotes in order, the bibliography, and what a reader should know about them."""

    footnotes: tuple[str, ...]
    bibliography: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    format: str = "text"
    """What footnotes and bibliography are written in."""


def parse(note: str | Note, *, kind: str | None = None, date: str | None = None, strict: bool = False) -> SourceNote:
    """Read one note. Never raises for any string, unless ``strict``: then ``ParseError`` with all findings.

    ``kind`` is source, footnote or abstract, judged from the text where absent; ``date`` is the ISO date of
    the document, on which decoding and inferred years lean.

    >>> note = parse("Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority.")
    >>> [(p.level, p.text) for p in note.citations[0].parts]
    [('repository', 'Department of State'), ('collection', 'Central Files'), ('file', 'POL 7 US/Harriman')]
    >>> note.classification.level, [m.text for m in note.markings]
    ('secret', ['Priority'])
    """
    from citekit.describing import described
    from citekit.links import linked

    if isinstance(note, str):
        note = Note(note, kind=kind, date=date)
    note = replace(note, kind=note.kind or kind, date=note.date or date)
    parsed = described(linked(_built(note)), Document(date=note.date))
    if strict and parsed.diagnostics:
        raise ParseError(parsed.text, parsed.diagnostics)
    return parsed


def _built(note: Note) -> SourceNote:
    from citekit.build import build
    from citekit.grammar import segment

    segmented = segment(note.text, kind=note.kind)
    return build(segmented, id=note.id, document=note.document, kind=note.kind, date=note.date)


def parse_document(document: Document) -> ParsedDocument:
    """Read every note of a document, and what only the document tells.

    Each *ibid.* is resolved against the notes before it, cross-references lead to their targets, and a citation has
    the document that it locates, where its note says which.
    """
    from citekit.describing import described
    from citekit.inheriting import inherited
    from citekit.links import linked
    from citekit.resolve import resolve

    volume = document.volume.id if document.volume else None
    placed = (replace(n, document=n.document or document.id, date=n.date or document.date) for n in document.notes)
    notes = resolve(map(_built, placed))
    return ParsedDocument(document, inherited(described(linked(n, volume=volume), document) for n in notes))


def read(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    limit: int | None = None,
    document: str | None = None,
    watch: Callable[[int], None] | None = None,
    name: str | None = None,
) -> Iterator[ParsedDocument]:
    """The documents of a file with their notes read, as a stream; see ``citekit.reading.read``.

    A document that fails is left out of nothing else: the others go on.
    """
    from citekit.reading import read as documents

    found = documents(path, format=format, limit=limit, document=document, watch=watch, name=name)
    return map(parse_document, found)


def fetch(
    url: str,
    *,
    save: str | os.PathLike[str] | None = None,
    timeout: float = 30.0,
    size: int = 64 * 2**20,
    **choice: Any,
) -> Iterator[ParsedDocument]:
    """The documents of a page or volume on the web, with their notes read; ``choice`` is that of ``read``.

    ``save`` keeps the file as it came, ``timeout`` is how many seconds the server may stay silent, ``size`` how many
    bytes it may send. Raises ``ReadError`` for what cannot be fetched; see ``citekit.reading.web.download``.
    """
    import shutil
    import tempfile
    from pathlib import Path

    from citekit.reading.web import download

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fetched"
        with path.open("wb") as out:
            url = download(url, out, timeout=timeout, limit=size)
        if save is not None:
            partial = Path(save).with_name(f".{Path(save).name}.part")
            try:
                shutil.copyfile(path, partial)
                partial.replace(save)
            except OSError as error:
                raise CitekitError(f"{save}: cannot be written: {error.strerror}") from None
        yield from read(path, name=url, **choice)


def csl_items(
    documents: Iterable[ParsedDocument], *, custody: str = "printed", cited_in: bool = False
) -> list[CslItem]:
    """The CSL items of every archival source cited, each once, in order: a document first, then what its notes cite.

    With ``cited_in`` each names the document of *Foreign Relations* that prints or cites it, in ``custom``, and
    these documents are items too.
    """
    from citekit.items import frus, to_csl
    from citekit.keys import keyed

    found: dict[str, CslItem] = {}
    for parsed in documents:
        for note in parsed.notes:
            for citation in archival(note):
                item = to_csl(citation, note=note, document=parsed.document, custody=custody)
                if cited_in and (host := frus.host(item, citation, parsed, note)):
                    found.setdefault(identity(host), host)
                found.setdefault(identity(item), item)
    return keyed(found.values())


def archival(note: SourceNote) -> list[Citation]:
    """The citations of a note that lead to an archive, an *ibid.* that came to stand for one among them.

    >>> [citation.text for citation in archival(parse("See Ford Library, Trip File, Box 3, and Document 4."))]
    ['Ford Library, Trip File, Box 3']
    """
    return [c for c in note.citations if c.kind == "archival" or (c.kind == "ibid" and _of_an_archive(c.resolved))]


def _of_an_archive(parts: Any) -> bool:
    return parts is not None and not any(part.level in ("title", "volume") for part in parts)


def identity(item: CslItem) -> str:
    """What makes two citations the same source: all that is printed of them, but not the note they stand in.

    One repository under two names that the tables know is one: “TNA”, “The National Archives, Kew”.

    >>> one = {"archive": "TNA", "archive_location": "FO 371/1"}
    >>> identity(one) == identity({**one, "archive": "The National Archives", "archive-place": "Kew"})
    True
    """
    from citekit.keepers import keeper

    seen = {variable: value for variable, value in item.items() if variable not in ("id", "custom")}
    return repr(sorted((seen | keeper(item) | {"besides": item.get("custom", {}).get("besides")}).items()))


def cite(
    sources: Iterable[ParsedDocument] | Iterable[CslItem] | str,
    *,
    style: str = STYLE,
    format: str = "text",
    custody: str = "printed",
    cited_in: bool = False,
    locale: str | None = None,
) -> Cited:
    """One footnote for each source, in order, and the bibliography, which calls an archive as the first note does.

    ``sources`` are documents, CSL items, or the text of one note. ``cited_in`` follows each source with the
    document of *Foreign Relations* in which it is quoted or cited, where that is known. Raises ``StyleError``
    for a style that is not there, ``FormatError`` for an output format that no writer knows.

    >>> cited = cite("Source: Department of State, Central Files, POL 7 US/Harriman. Secret.")
    >>> cited.footnotes
    ('POL 7 US/Harriman, Central Files, Department of State.',)
    """
    from citekit import csl
    from citekit.csl.finding import find
    from citekit.fitting import fitted
    from citekit.items import CUSTODIES
    from citekit.keepers import of_one_name

    if custody not in CUSTODIES:
        raise CitekitError(f"no custody “{custody}”", hint="one of: " + ", ".join(CUSTODIES))
    if isinstance(sources, str):
        sources = [parse_document(Document(notes=(Note(sources),)))]
    cited = _as_items(sources, custody, cited_in)
    xml = find(style).xml.decode()
    notes = [
        {"citationID": f"c{n}", "citationItems": cites, "properties": {"noteIndex": n}}
        for n, cites in enumerate(_cites(cited), 1)
    ]
    silent = silent_on_dates(xml)
    rendered = csl.render(silent, fitted(cited, xml), notes, locale=locale, format=format)
    listed = rendered
    if (named := of_one_name(cited)) != cited:
        listed = csl.render(silent, fitted(named, xml), notes, locale=locale, format=format)
    entries = dict.fromkeys(listed.bibliography)  # a bibliography of collections names each of them once
    return Cited(tuple(rendered.citations), tuple(entries), tuple(rendered.diagnostics), format)


def _cites(items: list[CslItem]) -> Iterator[list[CslItem]]:
    """What each footnote cites: a source, and behind it the document that quotes it."""
    custom = {item["id"]: item.get("custom", {}) for item in items}
    hosts = {said["cited-in"] for said in custom.values() if "cited-in" in said} & custom.keys()
    for key, said in custom.items():
        if said.get("cited-in") in hosts:
            yield [{"id": key}, {"id": said["cited-in"], **_cited_in(said.get("cited-in-note"))}]
        elif key not in hosts:
            yield [{"id": key}]


def _cited_in(note: str | None) -> dict[str, str]:
    """How the document that has a source stands behind it: it quotes the source, or cites it in a note."""
    if note is None:
        return {"prefix": "quoted in "}
    if note == "source":
        return {"prefix": "cited in ", "suffix": ", source note"}
    return {"prefix": "cited in ", "label": "note", "locator": note}


def _as_items(
    sources: Iterable[ParsedDocument] | Iterable[CslItem], custody: str, cited_in: bool = False
) -> list[CslItem]:
    out: list[CslItem] = []
    documents: list[ParsedDocument] = []
    for source in sources:
        if isinstance(source, ParsedDocument):
            documents.append(source)
        else:
            out.append(source)
    return out + csl_items(documents, custody=custody, cited_in=cited_in)


def silent_on_dates(xml: str) -> str:
    """The note style with its term for “no date” emptied.

    A page that gives no date does not say that the document has none: “n.d.” would be invented. Styles of
    the author-date family need the term as the label of the citation, and keep it.
    """
    if 'class="note"' not in xml:
        return xml
    silent = "".join(f'<term name="no date"{form}></term>' for form in ("", ' form="short"'))
    head, end, rest = xml.partition("</info>")
    return f"{head}{end}<locale><terms>{silent}</terms></locale>{rest}" if end else xml


def export(sources: Iterable[ParsedDocument] | Iterable[CslItem], format: str, *, custody: str = "printed") -> str:
    """The sources in a bibliography format; ``FormatError`` where there is no such format."""
    from citekit import formats

    return formats.find(format).write(_as_items(sources, custody))
