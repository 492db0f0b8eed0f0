"""The official CSL test-suite, read where it lies and run against the processor.

python -m tests.csl_suite                     totals by category
python -m tests.csl_suite --category name     one category, each failing test named
python -m tests.csl_suite --show name_EtAl    what one test expects and what came
python -m tests.csl_suite --write             bring the list of known failures up to date
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
import tarfile
import traceback
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.shared import SHARED

ARCHIVE = SHARED / "csl" / "test-suite.tar.gz"
FOLDER = "processor-tests/humans/"
KNOWN = Path(__file__).with_name("csl_known_failures.txt")
HEAD = """# Tests of the official suite that fail, each with the reason, as far as it is known.
# A listed test that passes fails the suite too: take it off (python -m tests.csl_suite --write).
"""
_SECTION = re.compile(r">>=+ ([A-Z-]+) =+>>\n(.*?)<<=+ \1 =+<<", re.DOTALL)
_EVENT = re.compile(r"^(?:\.\.|>>)\[\d+\] ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One test; ``citations`` are in the final order of the document, ``None`` where the test has none."""

    name: str
    mode: str
    style: str
    items: list[dict[str, Any]]
    citations: list[Any] | None
    expected: str

    @property
    def category(self) -> str:
        return self.name.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Outcome:
    case: Case
    got: str

    @property
    def passed(self) -> bool:
        """Strictly equal, but for outer newlines and the two ways to write an ampersand."""
        return _same(self.got) == _same(self.case.expected)


@cache
def cases() -> tuple[Case, ...]:
    """Every test of the folder itself, by name; its subfolders hold experiments that are off the specification."""
    with tarfile.open(ARCHIVE) as archive:
        files = [m for m in archive if m.isfile() and re.fullmatch(rf"{FOLDER}[^/]+\.txt", m.name)]
        texts = {Path(m.name).stem: archive.extractfile(m).read().decode("utf-8") for m in files}  # type: ignore[union-attr]
    return tuple(_case(name, texts[name]) for name in sorted(texts))


def run(case: Case) -> Outcome:
    """One test through the processor; whatever is raised is the outcome."""
    from citekit.csl import render

    try:
        rendered = render(case.style, case.items, _cited(case))
    except Exception:
        return Outcome(case, traceback.format_exc())
    if case.mode == "citation":
        return Outcome(case, "\n".join(rendered.citations))
    entries = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in rendered.bibliography)
    return Outcome(case, f'<div class="csl-bib-body">\n{entries}</div>')


def known() -> dict[str, str]:
    """The known failures, each with its reason."""
    if not KNOWN.is_file():
        return {}
    lines = (line for line in KNOWN.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {name: reason for name, _, reason in (line.partition("  ") for line in lines)}


def write(outcomes: list[Outcome]) -> None:
    """The list of known failures as it is now; what is known of a failure stays with it."""
    reasons = known()
    failed = [o.case.name for o in outcomes if not o.passed]
    lines = [f"{name}  {reasons.get(name, '')}".rstrip() for name in failed]
    KNOWN.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def _same(text: str) -> str:
    return text.strip("\n").replace("&amp;", "&#38;")


def _case(name: str, text: str) -> Case:
    part = {m.group(1): m.group(2) for m in _SECTION.finditer(text.replace("\r\n", "\n"))}
    citations: list[Any] | None = json.loads(part.get("CITATION-ITEMS", "null"))
    if "CITATIONS" in part:
        citations = _folded(json.loads(part["CITATIONS"]))
    expected = part["RESULT"].strip("\n")
    if "CITATIONS" in part:
        expected = _EVENT.sub("", expected)
    mode = part["MODE"].strip()
    return Case(name, mode, part["CSL"].strip(), json.loads(part["INPUT"]), citations, expected)


def _folded(events: list[Any]) -> list[Any]:
    """The citations as they stand after the last event: each event names those before and after its own."""
    latest: dict[str, Any] = {}
    for citation, before, after in events:
        latest[citation["citationID"]] = citation
        for identity, note in [*before, *after]:
            latest[identity].setdefault("properties", {})["noteIndex"] = note
    citation, before, after = events[-1]
    order = [*(i for i, _ in before), citation["citationID"], *(i for i, _ in after)]
    return [latest[identity] for identity in order]


def _cited(case: Case) -> list[Any]:
    """A test without citations cites all its items at once; a bibliography needs no citation."""
    if case.citations is not None:
        return case.citations
    return [] if case.mode == "bibliography" else [[{"id": identity} for identity in _listed(case)]]


def _listed(case: Case) -> list[str]:
    """The ids of a test's items in the order of its bibliography: so the suite's own runner cites them."""
    from citekit.csl import render

    listed = render(case.style, case.items, []).ids
    return list(dict.fromkeys([*listed, *(str(item.get("id", "")) for item in case.items)]))


def _print_totals(outcomes: list[Outcome], named: bool) -> None:
    total, passed = Counter(o.case.category for o in outcomes), Counter(o.case.category for o in outcomes if o.passed)
    for category in sorted(total):
        print(f"{category:24} {passed[category]:4} of {total[category]:4}")
    for outcome in outcomes:
        if named and not outcome.passed:
            print(f"  {outcome.case.name}: {known().get(outcome.case.name, '')}")
    print(f"{'all':24} {passed.total():4} of {total.total():4}")


def _print_one(outcome: Outcome) -> None:
    case = outcome.case
    print(case.style, json.dumps(case.items, indent=1, ensure_ascii=False), sep="\n")
    print(json.dumps(case.citations, ensure_ascii=False))
    print("passes" if outcome.passed else "fails")
    expected, got = case.expected.splitlines(), outcome.got.strip("\n").splitlines()
    print("\n".join(difflib.ndiff(expected, got)))


def main() -> int:
    """The runner; its exit status is 1 where the failures are not those listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--category", help="only the tests of this category (the part before the underscore)")
    parser.add_argument("--show", metavar="NAME", help="one test: style, items, and the difference")
    parser.add_argument("--diff", action="store_true", help="with each failing test the difference")
    parser.add_argument("--write", action="store_true", help="write the list of known failures")
    asked = parser.parse_args()
    chosen = [c for c in cases() if asked.category in (None, c.category) and asked.show in (None, c.name)]
    outcomes = [run(case) for case in chosen]
    if asked.show:
        for outcome in outcomes:
            _print_one(outcome)
        return 0
    if asked.diff:
        for outcome in (o for o in outcomes if not o.passed):
            print(f"== {outcome.case.name}\n- {outcome.case.expected}\n+ {outcome.got.strip()}")
    if asked.write and not asked.category:
        write(outcomes)
    _print_totals(outcomes, named=bool(asked.category))
    failed = {o.case.name for o in outcomes if not o.passed}
    return int(failed != known().keys() & {c.name for c in chosen})


if __name__ == "__main__":
    sys.exit(main())
