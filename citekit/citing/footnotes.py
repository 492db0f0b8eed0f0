"""One footnote for each source, and the bibliography, in a CSL style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.citing.shortfall import NO_FORM, Shortfall
from citekit.citing.style_view import cites_in_notes
from citekit.errors import CitekitError, Diagnostic
from citekit.items.in_words import in_words
from citekit.items.sources import cited, is_list, number_of
from citekit.model.display import Shown
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note, ParsedDocument
from citekit.records.parsing import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citekit.items.sources import Cites
    from citekit.model.items import CslItem

STYLE = "archival-chicago-note"
"""The style of ``cite`` where none is named: our own, for archival sources."""


class Cited(Shown, Struct, frozen=True):
    """Footnotes in order, the bibliography, and what a reader should know about them."""

    footnotes: tuple[str, ...]
    """The footnotes, in order."""
    bibliography: tuple[str, ...]
    """The entries of the bibliography, in the style's order."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What a reader should know: what the style could not print, or lacks."""
    format: str = "text"
    """What footnotes and bibliography are written in."""
    numbers: tuple[str, ...] = ()
    """The number of each footnote: that of the note which it stands for, else its place."""
    shortfalls: tuple[Shortfall, ...] = ()
    """The notes that are not printed, or not whole."""
    language: str = "en"
    """The language of terms and dates."""
    given: tuple[str, ...] = ()
    """The words of the note that each footnote stands for; empty where it stands for no note of a list."""


def cite(
    sources: Iterable[ParsedDocument | CslItem] | str,
    *,
    style: str = STYLE,
    format: str = "text",
    custody: str = "printed",
    cited_in: bool = False,
    locale: str | None = None,
    hereafter: bool = False,
) -> Cited:
    """Footnotes in order, and the bibliography, which calls an archive as the first note does.

    ``sources`` are documents, CSL items, or the text of one note. A list of notes has a footnote for each note that
    cites an archive, with its number; a printed document and a bibliography one for each source. ``cited_in`` follows
    each source with the document of *Foreign Relations* in which it is quoted or cited, where that is known. With
    ``hereafter`` archives and collections are named in full where they come first, and by their short names from then
    on, in styles that may. Raises
    ``StyleError`` for a style that is not there, ``FormatError`` for an output format that no writer knows.

    >>> cited = cite("Source: Department of State, Central Files, POL 7 US/Harriman. Secret.")
    >>> cited.footnotes
    ('POL 7 US/Harriman, Central Files, Department of State.',)
    """
    from citekit import csl
    from citekit.citing.fallbacks import fitted
    from citekit.citing.guard.full_form import FullForm
    from citekit.citing.hereafter import Hereafter, allows
    from citekit.citing.leaf_again import again
    from citekit.citing.no_date import silent_on_dates
    from citekit.citing.shortfalls import shortfalls
    from citekit.csl.output.nodes import Text
    from citekit.csl.output.writers import writer
    from citekit.csl.styles.installed import find
    from citekit.items import CUSTODIES

    if custody not in CUSTODIES:
        raise CitekitError(f"no custody “{custody}”", hint="one of: " + ", ".join(CUSTODIES))
    if isinstance(sources, str):
        sources = [parse_document(Document(notes=(Note(sources),)))]
    given: list[ParsedDocument | CslItem] = list(sources)
    items, footnotes = cited(given, custody, cited_in)
    found = find(style)
    xml = silent_on_dates(found.xml.decode())
    numbers, cites = _numbered(items, footnotes)
    notes = [
        {"citationID": f"c{n}", "citationItems": cite, "properties": {"noteIndex": n}}
        for n, cite in enumerate(cites, 1)
    ]
    language = locale or found.locale or "en"
    names = Hereafter(items if hereafter and allows(found.name, xml) else (), language)
    shown = names.items or items
    rendered = csl.render(xml, fitted(shown, xml, language), notes, locale=locale, format=format)
    listed = rendered
    if (named := _listed(items, xml)) != shown:
        listed = csl.render(xml, fitted(named, xml, language), notes, locale=locale, format=format)
    entries = dict.fromkeys(listed.bibliography)  # a bibliography of collections names each of them once
    documents = (one for one in given if isinstance(one, ParsedDocument))
    lacking = list(shortfalls(documents, FullForm(style, locale), custody))
    printed = list(rendered.citations)
    written = writer(format)
    for place in (n for n, footnote in enumerate(printed) if _UNSAID in footnote):
        words = in_words([item for item in items if item["id"] in {each["id"] for each in cites[place]}])
        printed[place] = written((Text(words + "."),))
        lacking.append(Shortfall(numbers[place], NO_FORM, words))
    for place, leaf in again(items, cites, xml, language).items():
        printed[place] = written((Text(leaf),))
    names.count(printed)
    escaped = written.text
    if format == "docx":  # there a text is an element, and the names stand in one
        from xml.sax.saxutils import escape as escaped  # not above: it loads what fetches from the web
    printed = [names.settled(footnote, escaped) for footnote in printed]
    said = tuple(entry for entry in entries if _UNSAID not in entry)
    if cites_in_notes(xml):
        printed, said = list(map(_opened, printed)), tuple(map(_opened, said))
    texts = _texts(given)
    return Cited(
        tuple(printed), said, tuple(rendered.diagnostics), format, tuple(numbers), tuple(lacking),
        language, tuple(texts.get(number, "") for number in numbers),
    )  # fmt: skip


def _listed(items: Sequence[CslItem], xml: str) -> list[CslItem]:
    """The items as a bibliography names them. In styles of notes it needs no “(hereafter TNA)”; in others it alone has
    the whole of a source, and keeps it."""
    from citekit.items.repository_names import of_one_name
    from citekit.items.short_names import collections_in_full, undefined

    if not cites_in_notes(xml):
        return of_one_name(items)
    return [undefined(item) for item in of_one_name(collections_in_full(items))]


def _texts(given: Iterable[ParsedDocument | CslItem]) -> dict[str, str]:
    """The words of the notes of lists, by their numbers."""
    texts: dict[str, str] = {}
    before = 0
    for parsed in given:
        if isinstance(parsed, ParsedDocument) and is_list(parsed.document):
            texts |= {number_of(parsed, place, before): note.text for place, note in enumerate(parsed.notes, 1)}
            before += len(parsed.notes)
    return texts


_OPENING = lazy(r"((?:<[^>]*>|[“‘(«])*)(?!https?:)([^\W\d_])(?=\w*[.,]? )")


def _opened(text: str) -> str:
    """A note or an entry with the capital that it begins with.

    >>> _opened("box 4, Lund Papers."), _opened("https://example.org")
    ('Box 4, Lund Papers.', 'https://example.org')
    """
    return _OPENING.sub(lambda found: found[1] + found[2].upper(), text, count=1) if _OPENING.match(text) else text


_UNSAID = "CSL STYLE ERROR"
"""What a processor says of a source for which its style prints nothing (CSL test suite)."""


def _numbered(items: list[CslItem], footnotes: list[Cites]) -> tuple[list[str], list[list[CslItem]]]:
    """The number of each footnote and what it cites: sources, and behind one the document that quotes it."""
    custom = {item["id"]: item.get("custom", {}) for item in items}
    hosts = {said["cited-in"] for said in custom.values() if "cited-in" in said} & custom.keys()
    numbers: list[str] = []
    cites: list[list[CslItem]] = []
    for keys, note in footnotes:
        if hosts.issuperset(keys):
            continue
        cites.append([cite for key in keys for cite in _with_host(key, custom[key], hosts)])
        numbers.append(note or str(int(numbers[-1]) + 1 if numbers and numbers[-1].isdecimal() else len(cites)))
    return numbers, cites


def _with_host(key: str, said: CslItem, hosts: set[str]) -> Iterator[CslItem]:
    yield {"id": key}
    if said.get("cited-in") in hosts:
        yield {"id": said["cited-in"], **_cited_in(said.get("cited-in-note"))}


def _cited_in(note: str | None) -> dict[str, str]:
    """How the document that has a source stands behind it: it quotes the source, or cites it in a note."""
    if note is None:
        return {"prefix": "quoted in "}
    if note == "source":
        return {"prefix": "cited in ", "suffix": ", source note"}
    return {"prefix": "cited in ", "label": "note", "locator": note}
