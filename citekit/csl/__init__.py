"""The CSL processor: items and citations in, formatted citations and a bibliography out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from citekit.csl.document.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from citekit.csl.document.options import Options as Options
    from citekit.csl.document.options import abbreviations as abbreviations
    from citekit.csl.document.processor import Changes as Changes
    from citekit.csl.document.processor import Processor as Processor
    from citekit.csl.document.processor import Style as Style


def render(
    style: str | Path,
    items: Sequence[Mapping[str, Any]],
    citations: Sequence[Any],
    *,
    locale: str | None = None,
    format: str = "html",
    bibliography: bool = True,
    options: Options | None = None,
) -> Rendered:
    """Render a whole document: every citation, and the bibliography of the items cited.

    ``style`` is a path, XML text, or the name of an installed style. ``items`` are CSL-JSON items
    (csl-data.json), ``citations`` CSL citation objects in the order of the document (csl-citation.json) or
    bare lists of cites. Without any citation the bibliography lists all items. ``locale`` overrides the
    style's default. Raises ``StyleError`` for a style and ``FormatError`` for a format that cannot be had.

    ``options`` say what is wanted beside: uncited items, short forms, links, titles sorted without their articles.

    >>> item = {"id": "n", "type": "book", "title": "Diaries", "issued": {"date-parts": [[1961]]}}
    >>> render("chicago-notes-bibliography-17th-edition", [item], [[{"id": "n"}]]).citations
    ['<i>Diaries</i> (1961).']
    """
    from citekit.csl.document.bibliography import entries as listed
    from citekit.csl.document.bibliography import written
    from citekit.csl.document.document import Document
    from citekit.csl.document.options import Options
    from citekit.csl.output.writers import writer
    from citekit.csl.styles.loading import unknown_locale
    from citekit.csl.styles.style import load

    write = writer(format)
    compiled = load(style, locale)
    with _collector_at_rest():
        document = Document(compiled, items, citations, options or Options())
        entries = listed(document) if bibliography else []
        return Rendered(
            [write(document.citation(one)) for one in document.citations],
            [written(document, entry, write) for entry in entries],
            [entry.item.id for entry in entries],
            (*unknown_locale(locale), *document.diagnostics),
        )


def __getattr__(name: str) -> Any:
    """``Style``, ``Processor`` and what goes with them, loaded when they are asked for."""
    if name in ("Changes", "Processor", "Style"):
        from citekit.csl.document import processor

        return getattr(processor, name)
    if name in ("Options", "abbreviations"):
        from citekit.csl.document import options

        return getattr(options, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rendering makes many objects and no cycles: to search them for cycles again and again is a sixth of its time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
