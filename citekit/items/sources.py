"""The archival sources that documents cite, as CSL items, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.model.records import ParsedDocument, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.items import CslItem
    from citekit.model.records import Citation


def csl_items(
    documents: Iterable[ParsedDocument], *, custody: str = "printed", cited_in: bool = False
) -> list[CslItem]:
    """The CSL items of every archival source cited, each once, in order: a document first, then what its notes cite.

    With ``cited_in`` each names the document of *Foreign Relations* that prints or cites it, in ``custom``, and
    these documents are items too.
    """
    from citekit.items import frus, to_csl
    from citekit.items.keys import keyed

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


def as_items(
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
