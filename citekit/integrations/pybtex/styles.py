"""pybtex formats bibliographies in CSL styles: ``pybtex-format --style apa refs.bib out.html``, and Sphinx.

pybtex finds a style through the entry points ``pybtex.style.formatting``, which name our own styles and the public
ones most in use. Any other becomes one with `register`, and in Sphinx with ``citekit.integrations.sphinx`` among the
extensions, which does so for the style that ``conf.py`` asks for.

>>> from pybtex.database import parse_string
>>> data = parse_string("@book{pell, author = {Pell, Ann}, title = {Buoys}, year = {1971}}", "bibtex")
>>> style = style_named("apa")()
>>> [(entry.label, str(entry.text)) for entry in style.format_bibliography(data)]
[('Pell, 1971', 'Pell, A. (1971). Buoys.')]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pybtex.database import BibliographyData
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedBibliography, FormattedEntry
from pybtex.style.formatting import BaseStyle

from citekit.citing.fallbacks import fitted
from citekit.citing.footnotes import STYLE
from citekit.csl.output.nodes import Display, plain
from citekit.csl.styles.installed import find
from citekit.csl.styles.style import compile_style
from citekit.drafts.draft_document import Paper, is_archival
from citekit.drafts.trees import build
from citekit.integrations.pybtex.database import items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry

    from citekit.csl.output.nodes import Node
    from citekit.csl.styles.style import Style
    from citekit.drafts.trees import Dress

GROUP = "pybtex.style.formatting"
TAGS = {"italic": "em", "bold": "strong", "sup": "sup", "sub": "sub"}
"""What pybtex's backends call CSL's formatting; small capitals and underlines they do not know."""


class CslStyle(BaseStyle):  # type: ignore[misc]
    """A formatting style of pybtex that is a style of CSL.

    Entries stand in the style's order, and the whole bibliography is made at once, so that works are told apart.
    A label is what a style that cites by author and date cites with, else a number. An entry that is formatted
    by itself and without a label is a footnote (sphinxcontrib-bibtex asks so), and a style of notes cites it there.
    Other labels and another order are pybtex's own, where its options ask for them.
    """

    csl: ClassVar[str] = STYLE

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if not options.get("sorting_style"):
            self.sort = self.in_order
        if not options.get("label_style"):
            self.format_labels = self.labels
        self.data: BibliographyData | None = None
        self.texts: dict[str, Text] = {}
        self.paper: Paper | None = None

    def format_bibliography(self, bib_data: BibliographyData, citations: list[str] | None = None) -> Any:
        self.data = bib_data
        bibliography: FormattedBibliography = super().format_bibliography(bib_data, citations)
        return bibliography

    def in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries in the style's order, those of which it lists nothing last."""
        given = {entry.key: entry for entry in entries}
        self.paper = self._paper(given)
        self.texts = self._texts(self.paper)
        return [given[key] for key in dict.fromkeys([*self.texts, *given])]

    def labels(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Author and date as the style cites them, without its parentheses; else numbers."""
        paper = self.paper or self._paper({entry.key: entry for entry in entries})
        cited = {citation.cites[0].item.id: plain(paper.bare(citation)) for citation in paper.citations}
        for number, entry in enumerate(entries, 1):
            label = "" if paper.style.note else cited.get(entry.key, "")
            yield label if any(character.isalpha() for character in label) else str(number)

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        self.data = bib_data or self.data
        if entry.key in self.texts:
            return FormattedEntry(entry.key, self.texts[entry.key], label)
        paper = self._paper({entry.key: entry})
        noted = _rich(paper.citation(paper.citations[0]))
        text = noted if paper.style.note and not label else self._texts(paper).get(entry.key, noted)
        return FormattedEntry(entry.key, text, label)

    def _texts(self, paper: Paper) -> dict[str, Text]:
        """The entries of a paper. One that names only the collection is set as the note is: what lies there counts."""
        listed = {entry.item.id: _listed(entry.nodes) for entry in paper.entries()}
        for citation in paper.citations:
            item = citation.cites[0].item
            where = item.text("archive_location")
            if item.id in listed and where and where not in plain(listed[item.id]):
                listed[item.id] = paper.citation(citation)
        return {key: _rich(nodes) for key, nodes in listed.items()}

    def _paper(self, entries: dict[str, Entry]) -> Paper:
        """The entries as a document that cites each of them once; what they inherit comes from the database."""
        hosts = self.data.entries if self.data else {}
        made = items(BibliographyData({**hosts, **entries}))
        style, own, xml = _styles(self.csl)
        by_key = {item["id"]: item for item in made}
        shown = fitted([by_key[key] for key in entries], xml)
        requests = [
            {"citationItems": [{"id": key}], "properties": {"noteIndex": n}} for n, key in enumerate(entries, 1)
        ]
        return Paper(style, own, shown, requests, archival={key for key in entries if is_archival(by_key[key])})


def _styles(name: str) -> tuple[Style, Style, str]:
    found = find(name)
    return compile_style(found.xml, found.locale), compile_style(find(STYLE).xml, found.locale), found.xml.decode()


def _listed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """An entry without the number in its margin, which pybtex has as its label."""
    return tuple(node for node in nodes if not (isinstance(node, Display) and node.place == "left-margin"))


def _rich(nodes: Iterable[Node]) -> Text:
    return Text(*build(nodes, lambda text: [text], _wrapped))


def _wrapped(dress: Dress, inner: list[Any]) -> list[Any]:
    if dress.kind in TAGS:
        return [Tag(TAGS[dress.kind], *inner)]
    return [HRef(dress.value, *inner)] if dress.kind == "link" else inner


@cache
def style_named(name: str) -> type[CslStyle]:
    """The formatting style of a CSL style: the name of an installed one, or a path.

    Raises ``StyleError`` where there is none.

    >>> style_named("oscola").__name__
    'oscola'
    """
    found = find(name)
    return type(found.name, (CslStyle,), {"csl": name, "__doc__": found.title})


def register(name: str) -> type[CslStyle]:
    """Make a CSL style known to pybtex under its name, for the time that the program runs.

    >>> from pybtex.plugin import find_plugin
    >>> register("nature")
    <class 'citekit.integrations.pybtex.styles.nature'>
    >>> find_plugin("pybtex.style.formatting", "nature").csl
    'nature'
    """
    made = style_named(name)
    register_plugin(GROUP, name, made)
    return made


def __getattr__(name: str) -> type[CslStyle]:
    """The class behind an entry point, whose name has underscores where the style's has hyphens."""
    from citekit.errors import StyleError

    if name.startswith("__"):
        raise AttributeError(name)
    try:
        return style_named(name.replace("_", "-"))
    except StyleError as error:
        raise AttributeError(str(error)) from None
