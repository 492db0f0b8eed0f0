"""What a style makes of a document."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from citekit.errors import Diagnostic


class Rendered(Struct, frozen=True):
    """What a style makes of a document, in the format asked for.

    ``citations`` are in the order given; ``bibliography`` is in the style's order, and ``ids`` are the items
    of its entries. ``diagnostics`` tell what was not known or not there; all else is rendered all the same.
    """

    citations: list[str]
    bibliography: list[str]
    ids: list[str]
    diagnostics: tuple[Diagnostic, ...] = ()


class Bibliography(Struct, frozen=True):
    """The entries of a bibliography with the ids of their items, and how the style wants them set.

    ``entry_spacing`` and ``line_spacing`` are in lines, as CSL has them; ``second_field_align`` is ``flush``,
    ``margin`` or ``None``; ``widest_label`` counts the characters of the widest first field.
    """

    entries: tuple[str, ...]
    ids: tuple[str, ...]
    format: str = "html"
    hanging_indent: bool = False
    entry_spacing: int = 1
    line_spacing: int = 1
    second_field_align: str | None = None
    widest_label: int = 0

    def _repr_html_(self) -> str:
        """What notebooks show."""
        if self.format != "html":
            return "".join(f"<pre>{escape(entry)}</pre>" for entry in self.entries)
        indent = ' style="padding-left: 2em; text-indent: -2em"' if self.hanging_indent else ""
        return "".join(f'<div class="csl-entry"{indent}>{entry}</div>' for entry in self.entries)
