"""How fast documents render: items cited once each and listed, beside citeproc-js under node in the same run.

    python -m tests.benchmarks.csl_speed [--items 1000] [--large 10000] [STYLE…]

All is time of the processor, so that other work on the machine counts little: node's is that of its whole
process, and of our runs, which take turns, the quickest counts. A ratio under 1 is faster than citeproc-js.
"""

from __future__ import annotations

import argparse
import resource
import time
from typing import Any

from citekit.csl import render
from citekit.csl.styles.style import load
from tests.oracle import citeproc_js

STYLES = ("chicago-notes-bibliography-17th-edition", "apa")
RUNS = 3
FAMILIES = [
    "Abbot",
    "Baker",
    "Cohen",
    "Duarte",
    "Eklund",
    "Farsi",
    "Gomes",
    "Horvat",
    "Iqbal",
    "Jansen",
    "Kumar",
    "Lopez",
    "Meyer",
    "Novak",
    "Olsen",
    "Petrov",
]
GIVENS = ["Ada", "Bruno", "Clara", "Dmitri", "Elsa", "Farid", "Greta", "Hugo", "Ines", "Jonas"]
WORDS = [
    "salt",
    "harbour",
    "letters",
    "tides",
    "treaty",
    "census",
    "winter",
    "orchard",
    "ledger",
    "railway",
    "frontier",
    "archive",
    "council",
    "river",
]


def document(count: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Books, articles, chapters and letters, each of its own author and title, each cited in a note of its own."""
    items = [_item(number) for number in range(count)]
    citations = [
        {"citationID": f"c{n}", "citationItems": [{"id": item["id"]}], "properties": {"noteIndex": n}}
        for n, item in enumerate(items, 1)
    ]
    return items, citations


def _item(number: int) -> dict[str, Any]:
    family, given = FAMILIES[number % len(FAMILIES)], GIVENS[number // len(FAMILIES) % len(GIVENS)]
    first, second = WORDS[number % len(WORDS)], WORDS[number * 5 // len(WORDS) % len(WORDS)]
    item: dict[str, Any] = {
        "id": f"i{number}",
        "author": [{"family": f"{family}-{number // 160}", "given": given}],
        "title": f"The {first} and the {second}: A study of {number}",
        "issued": {"date-parts": [[1900 + number % 120]]},
    }
    kinds: list[dict[str, Any]] = [
        {"type": "book", "publisher": "Quay & Sons", "publisher-place": "Cork"},
        {"type": "article-journal", "container-title": "Annals", "volume": str(number % 90), "page": "101-109"},
        {"type": "chapter", "container-title": "Essays", "editor": [{"family": "Orne", "given": "B."}], "publisher": "Mole"},
        {"type": "personal_communication", "archive": "Record Office", "archive_location": f"box {number % 40}"},
    ]  # fmt: skip
    return item | kinds[number % len(kinds)]


def timed(style: str, items: list[Any], citations: list[Any]) -> float:
    """Seconds for the whole document; style and collation table are loaded before."""
    render(style, items[:2], citations[:2])
    start = time.process_time()
    render(style, items, citations)
    return time.process_time() - start


def timed_beside(style: str, items: list[Any], citations: list[Any]) -> float:
    """Seconds that node takes for the same."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    citeproc_js.ask({style: citeproc_js.style_of(style)}, items, citations)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(style: str, count: int, large: int) -> None:
    little, much = document(count), document(large)
    runs = [(timed(style, *little), timed(style, *much)) for _ in range(RUNS)]
    ours, whole = map(min, zip(*runs, strict=True))
    theirs = timed_beside(style, *little) if citeproc_js.missing() is None else None
    beside = "citeproc-js is not there" if theirs is None else f"citeproc-js {theirs:.2f} s, ratio {ours / theirs:.2f}"
    print(f"{style}: {count} items {ours:.2f} s, {beside}")
    if large:
        print(f"{style}: {large} items {whole:.2f} s, {whole / ours:.1f} times {count} items")
    start = time.perf_counter()
    load(style)
    print(f"{style}: loaded again in {1000 * (time.perf_counter() - start):.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--large", type=int, default=10_000, help="0 for none")
    asked = parser.parse_args()
    for style in asked.styles:
        compare(style, asked.items, asked.large)


if __name__ == "__main__":
    main()
