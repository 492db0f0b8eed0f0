"""A document that changes under the writer's hands: citations come, move and go, and what changes is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from citekit.csl.document.bibliography import entries, written
from citekit.csl.document.document import Document
from citekit.csl.document.options import Options
from citekit.csl.document.rendered import Bibliography
from citekit.csl.document.requests import Reader
from citekit.csl.output.nodes import Display, plain
from citekit.csl.output.writers import Writer, writer
from citekit.csl.styles.installed import find
from citekit.csl.styles.style import compile_style
from citekit.errors import CitekitError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from citekit.csl.document.positions import Citation
    from citekit.csl.output.nodes import Node


class Style:
    """A style, compiled once: a path, XML text, or the name of an installed one. Raises ``StyleError``.

    >>> style = Style("chicago-notes-bibliography")
    >>> style.title, style.class_, style.locale, style.has_bibliography
    ('Chicago Manual of Style 18th edition (notes and bibliography)', 'note', 'en-US', True)
    """

    def __init__(self, style: str | Path, locale: str | None = None) -> None:
        found = find(style)
        self.name = found.name
        self.title = found.title
        self.compiled = compile_style(found.xml, locale or found.locale)

    @property
    def class_(self) -> Literal["note", "in-text"]:
        """Whether its citations stand in notes or in the text."""
        return "note" if self.compiled.note else "in-text"

    @property
    def locale(self) -> str:
        """The tag of the language whose words it uses."""
        return self.compiled.locale.lang

    @property
    def has_bibliography(self) -> bool:
        """Whether it lists what is cited."""
        return self.compiled.bibliography is not None

    def __repr__(self) -> str:
        return f"Style({self.name!r})"


class Changes(Struct, frozen=True):
    """What a change to one citation has changed."""

    id: str
    """The citation's own id."""
    citations: Mapping[str, str] = field(default_factory=dict)
    """The citations that read otherwise, by their ids, as they read now."""
    bibliography: bool = False
    """Whether the bibliography may read otherwise."""


class Processor:
    """Citations in the order of a document, rendered as they come.

    Each citation is a CSL citation object (csl-citation.json) or a list of cites, and known by its ``citationID``, or
    by one that is given to it. In a style of notes a citation without a ``noteIndex`` stands in the note of its place.

    >>> moor = {"id": "m", "type": "book", "title": "Quay", "author": [{"family": "Moor", "given": "Ada"}]}
    >>> processor = Processor("chicago-notes-bibliography", [moor])
    >>> processor.insert({"citationID": "one", "citationItems": [{"id": "m"}]}).citations
    {'one': 'Ada Moor, <i>Quay</i> (n.d.).'}
    >>> processor.insert({"citationID": "new", "citationItems": [{"id": "m", "locator": "3"}]}, before="one").citations
    {'new': 'Ada Moor, <i>Quay</i> (n.d.), 3.', 'one': 'Moor, <i>Quay</i>.'}
    >>> processor.bibliography().entries
    ('Moor, Ada. <i>Quay</i>. n.d.',)
    """

    def __init__(
        self,
        style: Style | str | Path,
        items: Iterable[Mapping[str, Any]] = (),
        *,
        locale: str | None = None,
        format: str | Writer = "html",
        options: Options | None = None,
    ) -> None:
        self.style = style if isinstance(style, Style) else Style(style, locale)
        self.write = writer(format) if isinstance(format, str) else format
        self.format = format if isinstance(format, str) else "own"
        self.document = Document(self.style.compiled, list(items), [], options or Options())
        self.read: dict[str, tuple[Diagnostic, ...]] = {}
        self.texts: dict[tuple[Any, ...], str] = {}
        self.shown: dict[str, str] = {}

    # --- what is there ------------------------------------------------------------------------------------

    @property
    def citations(self) -> dict[str, str]:
        """Every citation by its id, in the order of the document."""
        return dict(self.shown)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was not known or not there: of the items, then of the citations in their order."""
        told = (one for citation in self.document.citations for one in self.read[citation.id])
        return (*self.document.diagnostics, *told)

    def add(self, *items: Mapping[str, Any]) -> Changes:
        """Make items known, or known anew; what cites them reads accordingly."""
        self.document.known |= self.document.read_items(items)
        for citation in self.document.citations:
            for cite in citation.cites:
                cite.item = self.document.known.get(cite.item.id, cite.item)
                cite.missing = cite.item.id not in self.document.known
        self.document.memory.clear()
        self.texts.clear()
        return self.changes("")

    def cites(self, citation: str) -> tuple[str, ...]:
        """The cites of a citation one by one, without what the layout puts around and between them."""
        document = self.document
        found = document.citations[self.place(citation)]
        parts = [document.settled(document.cite(cite, n == 0).part) for n, cite in enumerate(found.cites)]
        return tuple(map(self.write, parts))

    def bibliography(self) -> Bibliography:
        """The bibliography of what is cited, with the style's wishes for its layout."""
        area = self.style.compiled.bibliography
        if area is None:
            return Bibliography((), (), self.format)
        listed = entries(self.document)
        return Bibliography(
            tuple(written(self.document, entry, self.write) for entry in listed),
            tuple(entry.item.id for entry in listed),
            self.format,
            hanging_indent=area.on("hanging-indent"),
            entry_spacing=_number(area.option("entry-spacing"), 1),
            line_spacing=_number(area.option("line-spacing"), 1),
            second_field_align=area.option("second-field-align"),
            widest_label=max((_label(entry.nodes) for entry in listed), default=0),
        )

    # --- what changes -------------------------------------------------------------------------------------

    def insert(self, citation: Any, before: str | None = None) -> Changes:
        """Put a citation before another, or at the end."""
        at = len(self.document.citations) if before is None else self.place(before)
        made, told = self.understood(citation)
        if made.id in self.read:
            raise CitekitError(f"there is a citation {made.id!r} already", hint="change() it, or give a new citationID")
        self.document.citations.insert(at, made)
        self.read[made.id] = told
        return self.changes(made.id)

    def change(self, identity: str, citation: Any) -> Changes:
        """Put a citation in the place of one; it keeps its id."""
        at = self.place(identity)
        made, told = self.understood(citation)
        made.id = identity
        self.document.citations[at], self.read[identity] = made, told
        return self.changes(identity)

    def move(self, identity: str, before: str | None = None) -> Changes:
        """Move a citation before another, or to the end."""
        listed = self.document.citations
        citation = listed.pop(self.place(identity))
        listed.insert(len(listed) if before is None or before == identity else self.place(before), citation)
        return self.changes(identity)

    def remove(self, identity: str) -> Changes:
        """Take a citation out."""
        del self.document.citations[self.place(identity)], self.read[identity]
        return self.changes(identity)

    def renumber(self, notes: Mapping[str, int]) -> Changes:
        """Say in which notes citations stand, by their ids; 0 is the text."""
        for citation in self.document.citations:
            if citation.id in notes:
                citation.note, citation.counted = notes[citation.id], False
        return self.changes("")

    def preview(self, citation: Any, before: str | None = None) -> str:
        """How a citation would read before another, or at the end; nothing is changed."""
        document = self.document
        kept = list(document.citations)
        made, _ = self.understood(citation)
        try:
            document.citations.insert(len(kept) if before is None else self.place(before), made)
            document.resolve()
            return self.text(made)
        finally:
            document.citations = kept
            document.resolve()

    def rebuild(self, citations: Sequence[Any]) -> Changes:
        """Take citations in place of all that were there."""
        made = [self.understood(one, number) for number, one in enumerate(citations, 1)]
        self.document.citations = [citation for citation, _ in made]
        self.read = {citation.id: told for citation, told in made}
        if len(self.read) < len(made):
            raise CitekitError("two citations have one citationID", hint="give each its own")
        return self.changes("")

    # --- within -------------------------------------------------------------------------------------------

    def place(self, identity: str) -> int:
        """Where a citation stands. Raises ``CitekitError`` for one that is not there."""
        for at, citation in enumerate(self.document.citations):
            if citation.id == identity:
                return at
        raise CitekitError(f"there is no citation {identity!r}", hint="the ids are those of citations")

    def understood(self, citation: Any, number: int = 0) -> tuple[Citation, tuple[Diagnostic, ...]]:
        """A citation as it was sent, with an id, and what is to be said of it."""
        reader = Reader(self.document.known, self.style.compiled.note)
        if isinstance(citation, dict) and "citationID" in citation:
            return reader.citation(citation, 0), tuple(reader.diagnostics)
        number = number or len(self.read) + 1
        while f"c{number}" in self.read:
            number += 1
        made = reader.citation(citation, number)
        made.id = f"c{number}"
        return made, tuple(reader.diagnostics)

    def text(self, citation: Citation) -> str:
        """A citation as it reads."""
        signature = self.document.signature(citation)
        found = self.texts.get(signature)
        if found is None:
            found = self.texts[signature] = self.write(self.document.citation(citation))
        return found

    def changes(self, identity: str) -> Changes:
        """Resolve the document anew; which citations read otherwise than before."""
        document = self.document
        before = ([item.id for item in document.order], document.disambiguation)
        document.resolve()
        shown = {citation.id: self.text(citation) for citation in document.citations}
        changed = {key: text for key, text in shown.items() if self.shown.get(key) != text or key == identity}
        self.shown = shown
        after = ([item.id for item in document.order], document.disambiguation)
        return Changes(identity, changed, before != after or not identity)

    def _repr_html_(self) -> str:
        """The citations as a notebook shows them, and the bibliography."""
        if self.format != "html":
            return Bibliography(tuple(self.shown.values()), tuple(self.shown), self.format)._repr_html_()
        listed = "".join(f"<li>{text}</li>" for text in self.shown.values())
        return f"<ol>{listed}</ol>{self.bibliography()._repr_html_()}"


def _number(option: str | None, otherwise: int) -> int:
    return int(option) if option is not None and option.isdecimal() else otherwise


def _label(nodes: tuple[Node, ...]) -> int:
    """The characters of what stands in the left margin of an entry."""
    return max(
        (len(plain(one.children)) for one in nodes if isinstance(one, Display) and one.place == "left-margin"),
        default=0,
    )
