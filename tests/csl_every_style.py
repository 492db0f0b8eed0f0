"""Every public style on sixty odd items of all types, first cited and then listed: none raises, none is empty.

python -m tests.csl_every_style                 all of them, in a few minutes
python -m tests.csl_every_style --share 60      a share, drawn by seed
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citekit.csl import render
from citekit.csl.styles.installed import names
from tests.oracle import odd

if TYPE_CHECKING:
    from collections.abc import Iterator

ODDER: list[dict[str, Any]] = [
    {"id": "nothing"},
    {"id": "unknown", "type": "papyrus", "shelfmark": "x", "title": 7, "issued": "soon", "author": "Anon."},
    {"id": "lopsided", "type": "book", "issued": {"date-parts": [[1899, 12], [1900]]}, "author": [{"given": "Theodora"}, {}]},
    {"id": "hostile", "type": "webpage", "title": "<script>\\input{/etc/passwd}</script> {%\x00", "URL": "javascript:alert(1)"},
    {"id": "numbers", "type": "book", "volume": 3, "issued": {"date-parts": [[99999, 13, 45]]}, "page": "-", "edition": 0},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """A style that raised, and what."""

    style: str
    raised: str


def drawn(share: int | None, seed: int) -> list[str]:
    """All independent public styles, or a share of them by seed."""
    every = list(names("independent"))
    return every if share is None else sorted(random.Random(seed).sample(every, share))


def document() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The items, and notes that cite each twice, the second time with a locator and beside another."""
    items = [*odd.items(), *ODDER]
    once = [[{"id": item["id"]}] for item in items]
    again = [
        [
            {"id": one["id"], "locator": "12-14", "label": "page", "prefix": "see "},
            {"id": other["id"], "suffix": ", n. 2"},
        ]
        for one, other in zip(items, [*items[1:], items[0]], strict=True)
    ]
    return items, [{"citationItems": c, "properties": {"noteIndex": n}} for n, c in enumerate(once + again, 1)]


def faults(styles: list[str]) -> Iterator[Fault]:
    """The styles that raise."""
    items, citations = document()
    for style in styles:
        try:
            made = render(style, items, citations)
        except Exception:
            yield Fault(style, traceback.format_exc(limit=-2))
            continue
        if not any(made.citations):
            yield Fault(style, "every citation is empty")


def main() -> int:
    """The runner; its exit status is 1 where a style raises."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--share", type=int, help="only so many styles")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    styles = drawn(asked.share, asked.seed)
    found = list(faults(styles))
    for fault in found:
        print(f"{fault.style}: {fault.raised}")
    print(f"{len(styles) - len(found)} of {len(styles)} styles render {len(document()[0])} items")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
