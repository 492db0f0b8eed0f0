"""Variables that are the cite's and not the item's: locator, citation number, year suffix, label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.label import citation_label
from citekit.csl.numbers import page_range, render_number
from citekit.csl.pieces import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.context import Context


def _locator(ctx: Context) -> str | None:
    text = ctx.locator()
    if text is None or "locator" in ctx.suppressed:
        return None
    if "–" in text:
        return render_number(text, "numeric", ctx.locale, "locator")
    return page_range(text, ctx.style.page_range_format if ctx.cite.label == "page" else None, ctx.locale)


def _year_suffix(ctx: Context) -> str | None:
    number = ctx.disambiguation.suffix
    if number is None or "year-suffix" in ctx.suppressed:
        return None
    ctx.suffix_shown = True
    return letters(number)


def letters(number: int) -> str:
    """a … z, aa, ab …

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def _citation_label(ctx: Context) -> str | None:
    label = ctx.text("citation-label") or citation_label(ctx.item)
    suffix = ctx.disambiguation.suffix
    return label + (letters(suffix) if suffix is not None else "") if label else None


OF_CITE: dict[str, Callable[[Context], str | None]] = {
    "citation-number": lambda ctx: None if ctx.number is None else str(ctx.number),
    "locator": _locator,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": lambda ctx: None if ctx.cite.first_note is None else str(ctx.cite.first_note),
}


def implicit_suffix(ctx: Context) -> Part | None:
    """The year suffix after the first year, where the style does not place it itself."""
    number = ctx.disambiguation.suffix
    if number is None or ctx.suffix_shown or ctx.style.explicit_suffix or ctx.sorting:
        return None
    ctx.suffix_shown = True
    return Piece([letters(number)], role="year-suffix")
