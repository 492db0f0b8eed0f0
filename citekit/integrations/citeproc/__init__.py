"""citeproc-py's public names over citekit's processor: a program that is built on them changes one import.

``from citeproc import …`` becomes ``from citekit.integrations.citeproc import …``, and likewise for
``citeproc.source.json``, ``citeproc.source.bibtex`` and ``citeproc.formatter``. What differs: every citation is
rendered in its document (*ibid.*, disambiguation, year suffixes, collapsing), so that register all citations before
the first is asked for; ``cite`` and ``bibliography`` return plain strings.

>>> source = CiteProcJSON([{"id": "Moor", "type": "book", "title": "Quay", "author": [{"family": "Moor"}]}])
>>> bibliography = CitationStylesBibliography(CitationStylesStyle("apa", validate=False), source, formatter.plain)
>>> citation = Citation([CitationItem("Moor", locator=Locator("page", "7"))])
>>> bibliography.register(citation)
>>> bibliography.cite(citation, print)
'(Moor, n.d., p. 7)'
>>> bibliography.bibliography()
['Moor. (n.d.). Quay.']
"""

from __future__ import annotations

from citeproc import LOCALES_PATH, SCHEMA_PATH, STYLES_PATH, __version__
from citeproc.formatter import html, plain, rst

from citekit.integrations.citeproc import formatter, source, string
from citekit.integrations.citeproc.bibliography import CitationStylesBibliography, CitationStylesStyle
from citekit.integrations.citeproc.source import Citation, CitationItem, Locator
from citekit.integrations.citeproc.source.bibtex import BibTeX
from citekit.integrations.citeproc.source.json import CiteProcJSON

__all__ = [
    "LOCALES_PATH", "SCHEMA_PATH", "STYLES_PATH", "BibTeX", "Citation", "CitationItem", "CitationStylesBibliography",
    "CitationStylesStyle", "CiteProcJSON", "Locator", "__version__", "formatter", "html", "plain", "rst", "source",
    "string",
]  # fmt: skip
