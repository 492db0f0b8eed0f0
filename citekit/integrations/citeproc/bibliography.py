"""A style, and the citations and the bibliography in it, as citeproc-py has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeproc import STYLES_PATH
from citeproc.formatter import html

from citekit.csl import Options
from citekit.csl.document.processor import Processor, Style
from citekit.csl.output.writers import Writer
from citekit.csl.styles.installed import find
from citekit.errors import StyleError
from citekit.integrations.citeproc.source import Reference
from citekit.model.xml import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from citekit.csl.output.nodes import Format
    from citekit.integrations.citeproc.source import BibliographySource, Citation, CitationItem

WRAPPERS = {
    "italic": "Italic", "oblique": "Oblique", "bold": "Bold", "light": "Light", "underline": "Underline",
    "sup": "Superscript", "sub": "Subscript", "small-caps": "SmallCaps",
}  # fmt: skip
"""CSL's formatting and the names of a formatter's wrappers."""


class CitationStylesStyle(Style):
    """A style by its name, a path, its XML or a file that is open. Raises ``ValueError`` for what is none of these.

    With ``validate`` a style that breaks CSL's schema is refused too.
    """

    def __init__(self, style: Any, locale: str | None = None, validate: bool = True) -> None:
        if hasattr(style, "read"):
            style = style.read()
        if isinstance(style, bytes):
            style = style.decode("utf-8")
        bundled = Path(STYLES_PATH, f"{style}.csl") if isinstance(style, str) and len(style) < 200 else None
        try:
            find(style, validate=validate)
        except StyleError as error:
            if bundled is None or not bundled.is_file():
                raise ValueError(str(error)) from error
            style = bundled
        self.given = style
        super().__init__(style, locale)

    @property
    def root(self) -> _Element:
        """The style's XML."""
        return parsed(find(self.given).xml, encoding="utf-8")

    def render_bibliography(self, items: Sequence[CitationItem]) -> list[str]:
        """The entries of some cites, all registered with one bibliography, in their order."""
        listed = items[0].bibliography.rendered().bibliography() if items else None
        entries = dict(zip(listed.ids, listed.entries, strict=True)) if listed else {}
        return [entries[item.key] for item in items if item.key in entries]

    def has_bibliography(self) -> bool:  # type: ignore[override]  # citeproc-py's is a method
        """Whether the style lists what is cited."""
        return self.compiled.bibliography is not None


def writer_of(formatter: Any) -> Writer:
    """The writer that a formatter makes: ``preformat`` for characters, and a wrapper for each kind of formatting."""

    def span(written: str, look: Format) -> str:
        for value in (look.style, look.variant, look.weight, look.decoration, look.position):
            wrapper = getattr(formatter, WRAPPERS.get(value or "", ""), None)
            written = str(wrapper(written)) if wrapper is not None else written
        return written

    return Writer(
        text=lambda characters: str(formatter.preformat(characters)),
        span=span,
        link=lambda written, _: written,
        display=lambda written, _: written,
    )


class CitationStylesBibliography:
    """The citations of a document in a style, and its bibliography.

    ``items`` and ``keys`` are in the order of ``bibliography()``: that of the first citations, and after ``sort()`` the
    style's.
    """

    def __init__(self, style: CitationStylesStyle, source: BibliographySource, formatter: Any = html) -> None:
        self.style = style
        self.source = source
        self.formatter = formatter
        self.items: list[CitationItem] = []
        self.keys: list[str] = []
        self.citations: list[Citation] = []
        self.sorted = False
        self.processor: Processor | None = None

    def register(self, citation: Citation, callback: Callable[[CitationItem], Any] | None = None) -> None:
        """Take in a citation, in the order of the document; ``callback`` is called with each cite of no reference."""
        object.__setattr__(citation, "bibliography", self)
        self.citations.append(citation)
        self.processor = None
        for cite in citation.cites:
            if cite.key not in self.source:
                if callback is not None:
                    callback(cite)
            elif cite.key not in self.keys:
                self.keys.append(cite.key)
                self.items.append(cite)

    def sort(self) -> None:
        """Put the bibliography in the style's order."""
        self.sorted, self.processor = True, None
        ids = [item.id for item in self.rendered().document.order]
        self.items.sort(key=lambda cite: ids.index(cite.key))
        self.keys = [cite.key for cite in self.items]

    def cite(self, citation: Citation, callback: Callable[[CitationItem], Any] | None = None) -> str:
        """A citation as it reads; ``callback`` is called with each cite of no reference, printed as its key and a ?."""
        for cite in citation.cites:
            if cite.key not in self.source and callback is not None:
                callback(cite)
        at = next((n for n, one in enumerate(self.citations) if one is citation), None)
        processor = self.rendered()
        return processor.preview(citation.csl("preview")) if at is None else processor.citations[str(at)]

    def bibliography(self) -> list[str]:
        """The entries."""
        return list(self.rendered().bibliography().entries)

    def rendered(self) -> Processor:
        """The processor of what is registered."""
        if self.processor is None:
            items = [one.item for one in self.source.values() if isinstance(one, Reference)]
            options = Options(sorted=self.sorted)
            self.processor = Processor(self.style, items, format=writer_of(self.formatter), options=options)
            self.processor.rebuild([citation.csl(str(n)) for n, citation in enumerate(self.citations)])
        return self.processor
