"""How much of what the package knows is held by its tests: take one word out, or turn one condition round, and see.

    python -m tests.mutation words --draw 40 --seed 7
    python -m tests.mutation conditions --draw 20

Each mutant is made in a copy of the project and met with the tests that its modules have; it survives where they all
pass. Not part of the checks: a draw takes minutes.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.pattern_words import WORD, alternatives, without

ROOT = Path(__file__).parents[1]
ROOMS = ("authority", "grammar", "records")
TABLES = ("kinds", "note_words", "dates", "series", "publications", "markings", "collections")
TESTS = (
    "pattern_words", "words_of_tables", "kinds", "dates", "days", "archive_names", "authority_tables",
    "authority_decoding", "authority_custody", "countries", "grammar", "grammar_drafting", "grammar_marking",
    "grammar_item_first", "grammar_published", "grammar_transmission", "records_build", "records_described",
    "records_item_descriptions", "records_targets", "records_ibid", "clauses", "grammar_eras", "archives_taught",
    "as_written", "records_audit", "gold",
)  # fmt: skip
"""What meets a mutant besides the examples in the module itself, those of its name
and the quick ones first."""
_ITEM = re.compile(r'"(?:[^"\\]|\\.)*"')


class Mutant(NamedTuple):
    """A change of one file: its path, what is written there instead, and how to speak of it."""

    path: Path
    content: str
    change: str


def words(path: Path) -> list[Mutant]:
    """Every word of a module's patterns and word lists that may be taken out."""
    source = path.read_text(encoding="utf-8")
    offsets = [0]
    for line in source.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line.encode()))
    raw = source.encode()
    made = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node.end_lineno != node.lineno:
            continue
        start, end = offsets[node.lineno - 1] + node.col_offset, offsets[node.lineno - 1] + (node.end_col_offset or 0)
        literal = raw[start:end].decode()
        if literal[:1] not in "r\"'" and not literal.startswith("rf"):
            continue
        for one in alternatives(literal):
            if one.first > 0 and one.last < len(literal) and "{" not in literal[one.start : one.end]:
                # of a group that opens and closes in this literal
                changed = without(literal, one)
                made.append(_changed(path, raw, start, end, changed, literal[one.start : one.end]))
    return made


def _changed(path: Path, raw: bytes, start: int, end: int, literal: str, word: str) -> Mutant:
    return Mutant(path, (raw[:start] + literal.encode() + raw[end:]).decode(), f"without {word!r}")


def rows(path: Path) -> list[Mutant]:
    """Every word of a table's lists that may be taken out, save examples and what says where it is from."""
    made = []
    source = path.read_text(encoding="utf-8")
    for line in re.finditer(
        r"^(?!#|source|examples|counterexamples|id |name |note|repositories|years).*\[.*$", source, re.MULTILINE
    ):
        for item in _ITEM.finditer(line[0], line[0].find("[")):
            if WORD.search(item[0]):
                start, end = line.start() + item.start(), line.start() + item.end()
                end += 2 if source.startswith(", ", end) else 0
                made.append(Mutant(path, source[:start] + source[end:], f"without {item[0]}"))
    return made


def conditions(path: Path) -> list[Mutant]:
    """Every condition of a module, turned round."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    made = []
    for node in ast.walk(ast.parse(source)):
        test = node.test if isinstance(node, ast.If | ast.IfExp | ast.While) else None
        if test is None or test.lineno != test.end_lineno or isinstance(test, ast.NamedExpr):
            continue
        line = lines[test.lineno - 1].encode()
        text = line[test.col_offset : test.end_col_offset].decode()
        turned = line[: test.col_offset] + f"not ({text})".encode() + line[test.end_col_offset or 0 :]
        content = "".join((*lines[: test.lineno - 1], turned.decode(), *lines[test.lineno :]))
        made.append(Mutant(path, content, f"not ({text})"))
    return made


def survives(mutant: Mutant, copy: Path, patience: float | None = None) -> bool:
    """Whether all tests pass with the change, within so many seconds: one that never ends is found out too."""
    place = copy / mutant.path.relative_to(ROOT)
    before = place.read_text(encoding="utf-8")
    place.write_text(mutant.content, encoding="utf-8")
    near = set(mutant.path.with_suffix("").parts[-1].split("_")) | {mutant.path.parent.name}
    tests = [f"tests/test_{test}.py" for test in sorted(TESTS, key=lambda test: near.isdisjoint(test.split("_")))]
    examples = [str(place.relative_to(copy))] if place.suffix == ".py" else []
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *examples, *tests]
    try:
        done = subprocess.run(
            command, cwd=copy, capture_output=True, check=False, env={"PYTHONPATH": str(copy)}, timeout=patience
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(before, encoding="utf-8")
    return done.returncode == 0


def drawn(kind: str, draw: int, seed: int) -> list[Mutant]:
    """A random draw of mutants, every file in proportion to what it holds."""
    modules = [path for room in ROOMS for path in sorted((ROOT / "citekit" / room).rglob("*.py"))]
    if kind == "conditions":
        found = [mutant for path in modules for mutant in conditions(path)]
    else:
        found = [mutant for path in modules for mutant in words(path)]
        found += [mutant for name in TABLES for mutant in rows(ROOT / "citekit" / "data" / f"{name}.toml")]
    return random.Random(seed).sample(found, min(draw, len(found)))


def main() -> None:
    """Draw, try, and print each survivor and their number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("words", "conditions"))
    parser.add_argument("--draw", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__"))
        began = time.monotonic()
        if not survives(Mutant(ROOT / "README.md", (ROOT / "README.md").read_text("utf-8"), "nothing"), copy):
            parser.error("the tests fail without any change")
        patience = 3 * (time.monotonic() - began)
        mutants = drawn(chosen.kind, chosen.draw, chosen.seed)
        alive = []
        for mutant in mutants:
            if survives(mutant, copy, patience):
                alive.append(mutant)
                print(f"{mutant.path.relative_to(ROOT)}: {mutant.change}", flush=True)
    print(f"{len(alive)} of {len(mutants)} survived")


if __name__ == "__main__":
    main()
