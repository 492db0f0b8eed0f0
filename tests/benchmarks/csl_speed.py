"""How fast documents render, items cited once each and listed, beside citeproc-js and pandoc in the same run.

    python -m tests.benchmarks.csl_speed [--items 1000 10000] [STYLE…]

All is time of the processor, so that other work on the machine counts little: that of node and pandoc is of the
whole process, pandoc's without what it takes to read and write the document; of our runs the quickest counts. Then
what one item takes from a cold start, and what a change in the middle of a document of a thousand notes takes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citekit.csl import Processor, render
from citekit.csl.styles.installed import find
from tests.oracle import citeproc_js
from tests.test_pandoc_external import pandoc

if TYPE_CHECKING:
    from collections.abc import Callable

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


def ours(style: str, items: list[Any], citations: list[Any]) -> float:
    """Seconds for the whole document; style and collation table are loaded before."""
    render(style, items[:2], citations[:2])
    start = time.process_time()
    render(style, items, citations)
    return time.process_time() - start


def of_children(run: Callable[[], object]) -> float:
    """Seconds that the programs take which something runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def citeproc_js_s(style: str, items: list[Any], citations: list[Any]) -> float:
    """Seconds that citeproc-js takes for the same."""
    return of_children(lambda: citeproc_js.ask({style: citeproc_js.style_of(style)}, items, citations))


def pandoc_s(style: str, items: list[Any], citations: list[Any]) -> float:
    """Seconds that pandoc's processor takes for a paragraph a citation, beside the same without it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
        (folder / "style.csl").write_bytes(find(style).xml)
        (folder / "draft.md").write_text("\n\n".join(f"[@{one['citationItems'][0]['id']}]" for one in citations))

        def run(*options: str) -> float:
            command = [pandoc(), "draft.md", *options]
            return of_children(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))

        whole = run("--citeproc", "--bibliography=items.json", "--csl=style.csl")
        return whole - run()


def compare(style: str, count: int) -> None:
    """A line: our time, and how many times as much the others take, as soon as it is known."""
    items, citations = document(count)
    seconds = min(ours(style, items, citations) for _ in range(RUNS))
    print(f"{style}: {count} items {seconds:.2f} s", end="", flush=True)
    if citeproc_js.missing() is None:
        print(f", citeproc-js {citeproc_js_s(style, items, citations) / seconds:.1f} times", end="", flush=True)
    print(f", pandoc {pandoc_s(style, items, citations) / seconds:.1f} times", flush=True)


def cold(style: str) -> None:
    """One item in a fresh interpreter, whose own start counts; modules are compiled, as those of an installed package."""
    items, citations = document(1)
    program = f"from citekit.csl import render; render({style!r}, {items!r}, {citations!r})"
    with tempfile.TemporaryDirectory() as folder:
        setting = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        setting["PYTHONPYCACHEPREFIX"] = folder

        def run() -> float:
            return of_children(lambda: subprocess.run([sys.executable, "-c", program], check=True, env=setting))

        seconds = min(run() for _ in range(1 + RUNS))
    print(f"{style}: one item from a cold start {seconds:.2f} s", flush=True)


def incremental(style: str, count: int = 1000, known: int = 400) -> None:
    """Changes to one citation in the middle of a document, and a new item there."""
    items, citations = document(count)
    processor = Processor(style, items)
    processor.rebuild([one | {"citationItems": [{"id": f"i{n * 7 % known}"}]} for n, one in enumerate(citations)])
    middle = count // 2

    def median(change: Callable[[int], object]) -> float:
        times = []
        for n in range(15):
            start = time.process_time()
            change(n)
            times.append(1000 * (time.process_time() - start))
        return statistics.median(times)

    changed = median(lambda n: processor.change(f"c{middle + n}", [{"id": f"i{n * 13 % known}", "locator": "9"}]))
    fresh = median(lambda n: processor.insert([{"id": f"i{known + n}"}], before=f"c{middle + n}"))
    print(f"{style}: in {count} notes a change takes {changed:.1f} ms, a new item {fresh:.1f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--items", type=int, nargs="*", default=[1000, 10_000])
    asked = parser.parse_args()
    for style in asked.styles:
        cold(style)
        incremental(style)
        for count in asked.items:
            compare(style, count)


if __name__ == "__main__":
    main()
