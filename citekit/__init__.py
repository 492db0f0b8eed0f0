"""citekit reads archival source notes into citation records, and renders and exports them.

>>> from citekit import parse
>>> parse("Source: Kennedy Library, National Security Files. Top Secret.").classification.level
'top-secret'

Nothing is loaded until it is used: ``import citekit`` reads no table and imports neither lxml nor citeproc.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit.citing.footnotes import cite
    from citekit.csl import render
    from citekit.errors import CitekitError, Diagnostic, FormatError, ParseError, ReadError, StyleError
    from citekit.formats.exporting import export
    from citekit.items.sources import csl_items
    from citekit.model.records import Citation, Document, Note, ParsedDocument, Part, SourceNote
    from citekit.records.files import fetch, read
    from citekit.records.parsing import parse, parse_document

_HOMES = {
    "citekit.csl": ("render",),
    "citekit.errors": ("CitekitError", "Diagnostic", "FormatError", "ParseError", "ReadError", "StyleError"),
    "citekit.model.records": ("Citation", "Document", "Note", "ParsedDocument", "Part", "SourceNote"),
    "citekit.records.parsing": ("parse", "parse_document"),
    "citekit.records.files": ("fetch", "read"),
    "citekit.items.sources": ("csl_items",),
    "citekit.citing.footnotes": ("cite",),
    "citekit.formats.exporting": ("export",),
}

__version__ = "0.1.0"
__all__ = [
    "Citation", "CitekitError", "Diagnostic", "Document", "FormatError", "Note", "ParseError", "ParsedDocument", "Part",
    "ReadError", "SourceNote", "StyleError", "cite", "csl_items", "export", "fetch", "parse", "parse_document", "read",
    "render",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'citekit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
