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
    from citekit.csl import render
    from citekit.errors import CitekitError, Diagnostic, FormatError, ParseError, ReadError, StyleError
    from citekit.record import Citation, Document, Note, ParsedDocument, Part, SourceNote
    from citekit.verbs import cite, csl_items, export, fetch, parse, parse_document, read

_HOMES = {
    "citekit.csl": ("render",),
    "citekit.errors": ("CitekitError", "Diagnostic", "FormatError", "ParseError", "ReadError", "StyleError"),
    "citekit.record": ("Citation", "Document", "Note", "ParsedDocument", "Part", "SourceNote"),
    "citekit.verbs": ("cite", "csl_items", "export", "fetch", "parse", "parse_document", "read"),
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
