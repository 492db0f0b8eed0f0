"""The archival sources that documents cite, as CSL items, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.model.records import ParsedDocument, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Document


class Cites(NamedTuple):
    """What a footnote is to cite: the keys of its items, and the number of the note where it is one of a list."""

    keys: tuple[str, ...]
    note: str | None = None


def csl_items(
    documents: Iterable[ParsedDocument], *, custody: str = "printed", cited_in: bool = False
) -> list[CslItem]:
    """The CSL items of every archival source cited, each once, in order: a document first, then what its notes cite.

    With ``cited_in`` each names the document of *Foreign Relations* that prints or cites it, in ``custom``, and
    these documents are items too.
    """
    return cited(documents, custody, cited_in)[0]


def cited(
    sources: Iterable[ParsedDocument | CslItem], custody: str, cited_in: bool = False
) -> tuple[list[CslItem], list[Cites]]:
    """The items of documents and of bibliographies, each once, and what each footnote cites of them.

    A printed document has a footnote for each of its sources; as printed in its volume, one for itself. A list of
    notes has one for each note that cites an archive, with the number of that note.

    >>> from citekit.model.records import Document, Note
    >>> from citekit.records.parsing import parse_document
    >>> texts = "Ford Library, Trip File, Box 3.", "Grain and Power, 12.", "Ford Library, Trip File, Box 4."
    >>> [cites.note for cites in cited([parse_document(Document(notes=tuple(map(Note, texts))))], "printed")[1]]
    ['1', '3']
    """
    from citekit.items.keys import keyed

    given: list[CslItem] = []
    found: dict[str, CslItem] = {}
    footnotes: list[Cites] = []
    before = 0
    for source in sources:
        if not isinstance(source, ParsedDocument):
            given.append(source)
            continue
        if custody == "frus" and source.document.volume and not is_list(source.document):
            footnotes.append(Cites((_printed(source.document, found),)))
            continue
        for number, note in enumerate(source.notes, before + 1):
            known = len(found)
            keys = [_found(citation, note, source, custody, cited_in, found) for citation in archival(note)]
            if not is_list(source.document):
                footnotes += [Cites((key,)) for key in list(found)[known:]]
            elif keys:
                footnotes.append(Cites(tuple(dict.fromkeys(keys)), number_of(source, number - before, before)))
        before += len(source.notes) if is_list(source.document) else 0
    items = keyed([*given, *found.values()])
    names = {key: item["id"] for key, item in zip(found, items[len(given) :], strict=True)}
    made = [Cites(tuple(names[key] for key in keys), note) for keys, note in footnotes]
    return items, [*(Cites((item["id"],)) for item in items[: len(given)]), *made]


def is_list(document: Document) -> bool:
    """Whether a document is no more than its notes: lines of text, of JSON, or of a draft."""
    return not (document.title or document.body)


def number_of(parsed: ParsedDocument, place: int, before: int = 0) -> str:
    """The number of a note, as printed or else by its place, from 1, behind ``before`` others."""
    notes = parsed.document.notes
    printed = notes[place - 1].number if place <= len(notes) else None
    return printed or str(before + place)


def _printed(document: Document, found: dict[str, CslItem]) -> str:
    """What tells the item of a printed document, which may name no archive, from others."""
    from citekit.items import frus

    return _put(frus.item(document), found)


def _put(item: CslItem, found: dict[str, CslItem]) -> str:
    key = identity(item)
    found.setdefault(key, item)
    return key


def _found(
    citation: Citation, note: SourceNote, parsed: ParsedDocument, custody: str, cited_in: bool,
    found: dict[str, CslItem],
) -> str:  # fmt: skip
    """What tells the item of a citation, which is put down in ``found``, from others."""
    from citekit.items import frus, to_csl

    item = to_csl(citation, note=note, document=parsed.document, custody=custody)
    if cited_in and (host := frus.host(item, citation, parsed, note)):
        found.setdefault(identity(host), host)
    return _put(item, found)


def archival(note: SourceNote) -> list[Citation]:
    """The citations of a note that lead to an archive, an *ibid.* that came to stand for one among them.

    >>> from citekit.records.parsing import parse
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
    from citekit.items.repository_names import keeper

    seen = {variable: value for variable, value in item.items() if variable not in ("id", "custom")}
    return repr(sorted((seen | keeper(item) | {"besides": item.get("custom", {}).get("besides")}).items()))
