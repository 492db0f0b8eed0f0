"""``cs:sort``: the keys of items, and the items in their order."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from citekit.csl.input.vocabulary import DATES, NAMES, NUMBERS
from citekit.csl.output.pieces import flat
from citekit.csl.rendering.articles import TITLES, without_article
from citekit.csl.rendering.cite_variables import citation_label
from citekit.csl.rendering.dates import sort_key as date_key
from citekit.csl.rendering.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from citekit.csl.rendering.collation import Collation, Key
    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.groups import Tree

T = TypeVar("T")


class SortKey(Struct, frozen=True):
    """``cs:key``: a variable or a macro's elements, the direction, and limits for names."""

    variable: str | None
    tree: Tree
    descending: bool
    limits: tuple[int | None, int | None, bool | None] | None

    def value(self, ctx: Context) -> str | None:
        """What the item is sorted by; ``None`` sorts last."""
        ctx.sorting, ctx.limits = True, self.limits
        if self.variable is None or self.variable in NAMES:
            return "".join(map(flat, self.tree.render(ctx))) or None
        if self.variable in DATES:
            return date_key(ctx.item.date(self.variable)) or None
        if self.variable == "citation-number":
            return None if ctx.number is None else f"{ctx.number:09d}"
        text = ctx.item.text(self.variable)
        if text is not None and not ctx.articles and self.variable in TITLES:
            return without_article(text, ctx.item.language or ctx.locale.lang)
        if text is None and self.variable == "citation-label":
            text = citation_label(ctx.item)
        if text is not None and self.variable in NUMBERS and is_numeric(text):
            return re.sub(r"\d+", lambda m: m.group().zfill(9), text)
        return text


def arrange(
    rows: Sequence[T],
    keys: tuple[SortKey, ...],
    value: Callable[[T, SortKey], str | None],
    order: Collation,
) -> list[T]:
    """The rows by the keys, the first most significant; rows without a value last, ties in the order given.

    A key is asked only of rows that the keys before it leave alike.
    """
    if len(rows) < 2 or not keys:
        return list(rows)
    key, rest = keys[0], keys[1:]
    valued = [(row, value(row, key)) for row in rows]
    texts = [text for _, text in valued if text is not None]
    weights = iter(order.keys(texts) if len(set(texts)) > 1 else [()] * len(texts))
    alike: dict[Key, list[T]] = defaultdict(list)
    for row, text in valued:
        if text is not None:
            alike[next(weights)].append(row)
    ordered = [row for one in sorted(alike, reverse=key.descending) for row in arrange(alike[one], rest, value, order)]
    return ordered + arrange([row for row, text in valued if text is None], rest, value, order)
