"""One footnote for each source, and the bibliography, in a CSL style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.errors import CitekitError, Diagnostic
from citekit.model.display import Shown
from citekit.model.records import Document, Note, ParsedDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.model.items import CslItem

from citekit.items.sources import as_items
from citekit.records.parsing import parse_document

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
    from citekit.citing.fallbacks import fitted
    from citekit.csl.styles.installed import find
    from citekit.items import CUSTODIES
    from citekit.items.repository_names import of_one_name

    if custody not in CUSTODIES:
        raise CitekitError(f"no custody “{custody}”", hint="one of: " + ", ".join(CUSTODIES))
    if isinstance(sources, str):
        sources = [parse_document(Document(notes=(Note(sources),)))]
    cited = as_items(sources, custody, cited_in)
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
