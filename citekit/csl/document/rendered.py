"""What a style makes of a document."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from citekit.errors import Diagnostic


class Rendered(Struct, frozen=True):
    """What a style makes of a document, in the format asked for."""

    citations: list[str]
    """The citations, in the order given."""
    bibliography: list[str]
    """The entries of the bibliography, in the style's order."""
    ids: list[str]
    """The id of each entry's item."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was not known or not there; all else is rendered all the same."""


class Bibliography(Struct, frozen=True):
    """The entries of a bibliography, and how the style wants them set (CSL 1.0.2, Bibliography-specific Options)."""

    entries: tuple[str, ...]
    """The entries, in the style's order."""
    ids: tuple[str, ...]
    """The id of each entry's item."""
    format: str = "html"
    """What the entries are written in."""
    hanging_indent: bool = False
    """Whether every line but the first is indented."""
    entry_spacing: int = 1
    """Between entries, in lines."""
    line_spacing: int = 1
    """Between the lines of an entry, in lines."""
    second_field_align: str | None = None
    """Where what follows the first field is aligned: ``flush`` with the text, in the ``margin``, or ``None``."""
    widest_label: int = 0
    """Characters of the widest first field."""

    def _repr_html_(self) -> str:
        """What notebooks show."""
        if self.format != "html":
            return "".join(f"<pre>{escape(entry)}</pre>" for entry in self.entries)
        indent = ' style="padding-left: 2em; text-indent: -2em"' if self.hanging_indent else ""
        return "".join(f'<div class="csl-entry"{indent}>{entry}</div>' for entry in self.entries)
