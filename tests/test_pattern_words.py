"""Every alternative of every pattern has an example that is found by it and by no other.

``vocabulary/patterns.tsv`` has a line an example: the pattern's place, the example, the start and the end of what the
pattern finds in it. A word taken out of a pattern leaves its example unfound, or found otherwise.
Where a pattern changes on purpose, read what is found otherwise and put it down: ``python -m tests.test_pattern_words``.
Where it moves, its examples move with it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import re

VOCABULARY = Path(__file__).parent / "vocabulary"
LINES = [line.split("\t") for line in (VOCABULARY / "patterns.tsv").read_text("utf-8").split("\n") if line]
MODULES = sorted({line[0].partition(":")[0] for line in LINES})


def found(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds at the beginning of a text, and what anywhere in it: the spans and the names of groups."""
    told = []
    for match in (pattern.match(text), pattern.search(text), pattern.fullmatch(text)):
        groups = sorted(name for name, value in match.groupdict().items() if value) if match else []
        told.append(f"{match.start()}-{match.end()} {','.join(groups)}".strip() if match else "-")
    return "; ".join(told)


@pytest.mark.parametrize("module", MODULES)
def test_every_example_is_found_as_it_was(module: str) -> None:
    home = import_module(module)
    wrong = []
    for where, example, expected in (line for line in LINES if line[0].startswith(f"{module}:")):
        pattern = getattr(home, where.partition(":")[2], None)
        told = found(pattern, example) if pattern is not None else "a pattern that is no more"
        if told != expected:
            wrong.append((where, example, expected, told))
    assert wrong == []


if __name__ == "__main__":
    homes = ((line, import_module(line[0].partition(":")[0]), line[0].partition(":")[2]) for line in LINES)
    told = [(*line[:2], found(getattr(home, name), line[1])) for line, home, name in homes if hasattr(home, name)]
    (VOCABULARY / "patterns.tsv").write_text("".join("\t".join(line) + "\n" for line in told), encoding="utf-8")
