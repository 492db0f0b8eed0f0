"""How fast the grammar is: notes a second, against eyecite on the same notes; hostile notes; peak memory.

    python -m tests.benchmarks.grammar_speed [--only memory|eyecite|hostile] [--every N] [--hostile CHARACTERS]

The notes are those of the corpus beside the project. Everything runs in one process, one after the other.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.grammar import segment
from citekit.records.build import build
from tests.shared import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAMES = {"source": "corpus/source_notes.jsonl.gz", "footnote": "corpus/footnotes.jsonl.gz"}
HOSTILE = {
    "nested brackets": "(", "closed brackets": "[]", "commas": ", ", "digits": "1", "dots": ". ", "semicolons": "; ",
    "quotes": "“a” ", "open quotes": "“", "Ibid.": "Ibid. ", "(Ibid.,": "(Ibid., ", "spaces": " ",
    "letters": "a", "capitals": "A. ", "libraries": "Ford Library, ", "and libraries": "and Ford Library, Box ",
    "pointers": "Document 5 and footnote ", "lots": "Ober Files lot 64 D ", "numbers": "611.61/5–1661, and ",
    "works": "Ober, Grain and Power, p. 5 ", "imprints": "(New York, 1952) ", "articles": "“Grain,” Harvest 12 (1988): 3 ",
    "statutes": "61 Stat. (pt. 1) ", "volumes": "Foreign Relations, 1952, vol. I, ", "papers": "U.N. doc. A/1/",
    "recordings": ", Recording of a Talk ", "drafters": "Drafted by Ober, ", "clearers": "Cleared by Ober; ", "markings": "Secret; ",
}  # fmt: skip
"""Units that are repeated, each as long as the whole note."""


def timed(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """Seconds of this process's own time, so that other programs on the machine do not count."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def _once_or_twice(work: Callable[[str], object], text: str) -> float:
    """The time of one note; a short one is timed again, and the shorter time counts."""
    first = timed(work, [text])
    return first if first > 0.5 else min(first, timed(work, [text]), timed(work, [text]))


def peak() -> float:
    """The peak memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def against_eyecite(every: int) -> None:
    """The time of the source notes, of the footnotes, and of both: all notes of the corpus in one process."""
    from eyecite import get_citations

    notes, ours, theirs = 0, 0.0, 0.0
    for kind, name in NAMES.items():
        texts = [row["text"] for number, row in enumerate(rows(name)) if number % every == 0 and row["text"].strip()]
        first, second = _in_turn(
            lambda text, kind=kind: build(segment(text, kind=kind), kind=kind), get_citations, texts
        )  # type: ignore[misc]
        _print_against(kind, len(texts), first, second)
        notes, ours, theirs = notes + len(texts), ours + first, theirs + second
    _print_against("both", notes, ours, theirs)


def _print_against(kind: str, notes: int, ours: float, theirs: float) -> None:
    print(
        f"{kind:9} {notes:6} notes: {notes / ours:7.0f} a second, eyecite {notes / theirs:7.0f};"
        f" time {ours / theirs:.2f} of eyecite's"
    )


def _in_turn(ours: Callable[[str], object], theirs: Callable[[str], object], texts: list[str]) -> tuple[float, float]:
    """The seconds of both on all texts, a hundred notes of one, then of the other, so that both meet the same machine.

    Each has read the first note before: what is loaded once is not counted.
    """
    first = second = 0.0
    ours(texts[0]), theirs(texts[0])
    for start in range(0, len(texts), 100):
        some = texts[start : start + 100]
        first += timed(ours, some)
        second += timed(theirs, some)
    return first, second


def memory() -> None:
    print("peak memory, MB:", end="")
    for number, row in enumerate(rows(NAMES["footnote"])):
        build(segment(row["text"], kind="footnote"))
        if number % 10_000 == 0:
            print(f" {peak():.0f} after {number}", end="")
    print()


def hostile(length: int) -> None:
    """The time of each hostile note, doubled three times, and how much longer each doubling took."""
    worst = 0.0
    for name, unit in HOSTILE.items():
        for kind in NAMES:
            notes = ["Source: " + (unit * n)[:n] for n in (length // 8, length // 4, length // 2, length)]
            times = [_once_or_twice(lambda text, kind=kind: build(segment(text, kind=kind)), note) for note in notes]  # type: ignore[misc]
            ratios = [after / max(before, 1e-9) for before, after in pairwise(times)]
            worst = max(worst, (times[-1] / max(times[0], 1e-9)) ** (1 / 3))
            shown = " ".join(f"{ratio:.2f}" for ratio in ratios)
            print(f"{name:16} {kind:9} {length:8} characters {times[-1]:6.2f} s; for each doubling {shown}", flush=True)
    print(f"the steepest: {worst:.2f} times for each doubling, over three of them")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take every Nth note")
    parser.add_argument("--only", choices=["memory", "eyecite", "hostile"], help="one measurement alone")
    parser.add_argument("--hostile", type=int, default=1_000_000, help="length of the hostile notes")
    chosen = parser.parse_args()
    if chosen.only in (None, "memory"):
        memory()
    if chosen.only in (None, "eyecite"):
        against_eyecite(chosen.every)
    if chosen.only in (None, "hostile"):
        hostile(chosen.hostile)


if __name__ == "__main__":
    main()
