"""Variables that are the cite's and not the item's: locator, citation number, year suffix, label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.csl.output.pieces import Part, Piece
from citekit.csl.rendering.numbers import page_range, render_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.input.item import Item, Shape
    from citekit.csl.rendering.context import Context


def _locator(ctx: Context) -> str | None:
    text = ctx.locator()
    if text is None or "locator" in ctx.suppressed:
        return None
    if "–" in text:  # the writer's own dash stays
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


CITED_ONLY = frozenset(("locator", "first-reference-note-number"))
"""What the bibliography never has."""


def lacking(variable: str, shape: Shape) -> bool:
    """Whether items of a shape, and what cites them, have no such variable."""
    return variable not in shape.given and (variable not in OF_CITE or (variable in CITED_ONLY and not shape.cited))


def implicit_suffix(ctx: Context) -> Part | None:
    """The year suffix after the first year, where the style does not place it itself."""
    number = ctx.disambiguation.suffix
    if number is None or ctx.suffix_shown or ctx.style.explicit_suffix or ctx.sorting:
        return None
    ctx.suffix_shown = True
    return Piece([letters(number)], role="year-suffix")


_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_MOST = (1, 1, 1, 1)
_VARIABLES = ("author", "editor", "translator", "title")


def citation_label(item: Item) -> str:
    """Four letters of the names and two digits of the year, as citeproc-js builds it: ``Asth65``."""
    letters = ""
    for variable in _VARIABLES[:3]:
        names = item.names(variable)
        if names:
            shares = _LETTERS.get(len(names), _MOST)
            letters = "".join(_letters(n.family or n.literal)[:k] for n, k in zip(names, shares, strict=False))
            break
    else:
        letters = _letters(re.sub(r"<[^<>]*>", "", item.text("title") or ""))[:4]
    date = item.date("issued")
    year = f"{abs(date.start.year) % 100:02d}" if date and date.start.year is not None else "00"
    return letters + year


def _letters(name: str) -> str:
    letters = "".join(c for c in name if c.isalpha())
    return letters[:1].upper() + letters[1:].lower()
