"""The matrix: many styles × 25 items × every position, judged string by string against citeproc-js.

python -m tests.oracle.matrix                     shares of equal strings, and the causes of the rest
python -m tests.oracle.matrix --random 7          40 other public styles, drawn by seed (--count for more)
python -m tests.oracle.matrix --odd               with sixty odd items of every type
python -m tests.oracle.matrix --style oscola      the differences of one style (or several)
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citekit.csl.styles.installed import find, names
from tests.oracle import citeproc_js, odd
from tests.oracle.document import document
from tests.oracle.items import ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STYLES = Path(__file__).with_name("styles.txt")
_MARKUP = re.compile(r"<[^>]+>")
_WORDS = re.compile(r"<[^>]+>|\w+|\s+|[^\w\s]")
_ENTRY = re.compile(r'\s*<div class="csl-entry">(.*)</div>\s*\Z', re.DOTALL)
_BETWEEN_DIVISIONS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One string of one style: what citeproc-js says and what came."""

    style: str
    case: str
    where: str
    expected: str
    got: str
    note: bool

    @property
    def equal(self) -> bool:
        return self.expected == self.got

    @property
    def cause(self) -> str:
        """The kind of difference, with the first words that differ."""
        if self.got.startswith("raised"):
            return self.got
        return f"{_kind(self.expected, self.got)}: {_first(self.expected, self.got)}"


def chosen() -> list[str]:
    """The styles of the matrix."""
    lines = STYLES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def drawn(seed: int, count: int = 40) -> list[str]:
    """Other public styles by seed, half of them note styles: those that nobody has looked at."""
    seen = {find(name).parent or name for name in chosen()}
    rest = [name for name in names("independent") if name not in seen]
    random.Random(seed).shuffle(rest)
    notes = [name for name in rest if is_note(name)][: count // 2]
    return notes + [name for name in rest if name not in notes and not is_note(name)][: count - len(notes)]


def is_note(name: str) -> bool:
    """Whether the style is for footnotes."""
    return re.search(rb'<style[^>]*class="note"', find(name).xml) is not None


def cells(
    styles: list[str], items: list[Any] = ITEMS, document: Callable[[list[Any]], tuple[list[Any], list[str]]] = document
) -> Iterator[Cell]:
    """Every string of every style that citeproc-js can render."""
    citations, cases = document(items)
    for name, answer in citeproc_js.answers(styles, items, citations).items():
        if "error" in answer:
            print(f"citeproc-js cannot render {name}: {answer['error']}", file=sys.stderr)
            continue
        yield from _style_cells(name, answer, _rendered(name, items, citations), cases)


def _rendered(name: str, items: list[Any], citations: list[Any]) -> dict[str, Any]:
    from citekit.csl import render

    try:
        rendered = render(name, items, citations)
    except Exception as error:  # whatever is raised is a finding
        return {"error": f"raised {type(error).__name__}: {error}"}
    return {"citations": rendered.citations, "ids": rendered.ids, "bibliography": rendered.bibliography}


def _style_cells(name: str, answer: dict[str, Any], ours: dict[str, Any], cases: list[str]) -> Iterator[Cell]:
    note, error = is_note(name), ours.get("error", "")
    for n, (case, expected) in enumerate(zip(cases, answer["citations"], strict=True)):
        yield Cell(name, case, f"note {n + 1}", expected, error or ours["citations"][n], note)
    entries = dict(zip(answer["ids"], answer["bibliography"], strict=True))
    got = {} if error else dict(zip(ours["ids"], ours["bibliography"], strict=True))
    for identity, entry in entries.items():
        yield Cell(name, "bibliography", identity, _entry(entry), error or _entry(got.get(identity, "")), note)
    yield Cell(name, "order", "bibliography", " ".join(answer["ids"]), error or " ".join(ours["ids"]), note)


def _entry(text: str) -> str:
    """What stands in an entry, whatever white space stands between its divisions."""
    wrapped = _ENTRY.match(text)
    return _BETWEEN_DIVISIONS.sub("", wrapped.group(1) if wrapped else text).strip()


def _kind(expected: str, got: str) -> str:
    pairs = [
        ("markup", lambda t: _MARKUP.sub("", t)),
        ("case", str.casefold),
        ("spacing", lambda t: "".join(t.split())),
    ]
    for kind, fold in pairs:
        expected, got = fold(expected), fold(got)
        if expected == got:
            return kind
    bare = re.compile(r"[^\w]")
    return "punctuation" if bare.sub("", expected) == bare.sub("", got) else "words"


def _first(expected: str, got: str) -> str:
    one, other = _WORDS.findall(expected), _WORDS.findall(got)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            return f"{_short(one[max(0, a - 1) : b + 1])!r} came as {_short(other[max(0, c - 1) : d + 1])!r}"
    return ""


def _short(words: list[str]) -> str:
    text = "".join(words)
    return text if len(text) < 40 else text[:20] + "…" + text[-19:]


def share(found: Iterable[Cell]) -> str:
    """How many are equal, of how many, in per cent."""
    equal = Counter(cell.equal for cell in found)
    return f"{equal[True]} of {equal.total()} ({100 * equal[True] / max(1, equal.total()):.2f} %)"


def print_report(found: list[Cell], top: int) -> None:
    by_style: dict[str, list[Cell]] = defaultdict(list)
    for cell in found:
        by_style[cell.style].append(cell)
    for name, group in sorted(by_style.items(), key=lambda pair: sum(not c.equal for c in pair[1])):
        if not all(cell.equal for cell in group):
            print(f"{share(group):24} {'note' if group[0].note else '    '} {name}")
    for case in dict.fromkeys(cell.case for cell in found):
        print(f"{case:20} {share(cell for cell in found if cell.case == case)}")
    _print_causes([cell for cell in found if not cell.equal], top)
    print(f"all          {share(found)} in {len(by_style)} styles")
    notes = [cell for cell in found if cell.note]
    print(f"note styles  {share(notes)} in {len({cell.style for cell in notes})} styles")


def _print_causes(different: list[Cell], top: int) -> None:
    kinds = Counter(cell.cause.partition(":")[0] for cell in different)
    print("kinds:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    causes: dict[str, list[Cell]] = defaultdict(list)
    for cell in different:
        causes[cell.cause].append(cell)
    for cause, group in sorted(causes.items(), key=lambda pair: -len(pair[1]))[:top]:
        styles = sorted({cell.style for cell in group})
        print(f"{len(group):5} × {cause}   [{len(styles)} styles: {', '.join(styles[:2])}]")


def print_differences(found: list[Cell]) -> None:
    for cell in found:
        if not cell.equal:
            print(f"== {cell.style} · {cell.case} · {cell.where}\n- {cell.expected}\n+ {cell.got}")


def main() -> int:
    """The runner; its exit status is 0 whatever is found, 2 where citeproc-js is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--style", action="append", help="only this style (repeatable), with every difference")
    parser.add_argument("--random", type=int, metavar="SEED", help="public styles that are not in the list")
    parser.add_argument("--count", type=int, default=40, help="how many of them, half note styles (40)")
    parser.add_argument("--odd", action="store_true", help="sixty odd items of every type in place of the 25")
    parser.add_argument("--top", type=int, default=40, help="causes shown (40)")
    asked = parser.parse_args()
    if reason := citeproc_js.missing():
        print(reason, file=sys.stderr)
        return 2
    styles = asked.style or (drawn(asked.random, asked.count) if asked.random is not None else chosen())
    found = list(cells(styles, odd.items() if asked.odd else ITEMS))
    if asked.style:
        print_differences(found)
    print_report(found, asked.top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
