"""Bibliographies as nobody should write them: each format's reader, and what is then written, raises nothing unforeseen.

``python -m tests.fuzz_formats --count 50000`` tries so many files of each format; ``tests/test_fuzz_formats.py`` a few
hundred. The seeds are the files of ``fixtures/bibliographies`` and what citekit itself writes in the format.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citekit import formats
from citekit.cli.sources import bibliography_format
from citekit.errors import CitekitError
from citekit.formats import losses

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "bibliographies"
SLOWEST = 5.0
"""Seconds for one file, on a machine that has other work."""
STRANGE = (
    "{", "}", "[", "]", "(", ")", "<", ">", "</", "/>", '"', "'", "\\", "@", "#", "%", "$", "&", "=", ",", ";", ":", "\r",
    "\n", "\t", "\0", "\x0b", "\ufeff", "\u2028", "\ud800", "\U0001f4dc", "ÿ", "   ", "||", "{}", "{{", "}}", "\\\\", "\\'",
    "\\url{", "$_", "$^", "--", "TY  - ", "ER  - ", "@string{a=a#a}", "@comment{", "<![CDATA[", "<!--", "&amp;", "&#0;",
    "null", "true", "[[]]", "{}", "-1", "0", "99999999999999999999", "1" * 5000, "1e999", "NaN", "-", "0000", "9999-99-99",
    "xmlns=''", "custom.levels: x", "custom.levels.box: x", "levels = {x}", "held: |", "||", "crossref = {a}", "xdata={a}",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 3.5, 10**30, "", " ", "x", "\ud800", [], {}, [[]], [None], [{}], {"a": None}, [["1963"]],
    [[0, 0, 0]], [[None]], [1963], {"date-parts": "x"}, {"date-parts": [["x"]]}, {"raw": 1}, [{"family": []}], [{"tag": 1}],
    {"levels": "x"}, {"levels": [{}]}, {"levels": [{"level": "box", "text": 1}]}, {"held": []}, {"classification": 1},
)  # fmt: skip


@cache
def seeds(name: str) -> tuple[str, ...]:
    """Files of a format."""
    form = formats.find(name)
    found = [] if not form.writes else [form.write([item]) for item in list(losses.cases().values())[::7]]
    for path in FOLDER.iterdir():
        named = bibliography_format(str(path), None)
        if path.name != "expected.json" and (named == form or (named is None and path.suffix[1:] in name)):
            found.append(path.read_text(encoding="utf-8", errors="replace"))
    return tuple(found)


def mutants(name: str, count: int, seed: int = 0) -> Iterator[str]:
    """So many files that are nearly of a format."""
    chance = random.Random(f"{name} {seed}")
    for _ in range(count):
        text = chance.choice(seeds(name))
        if name.endswith("json") and chance.random() < 0.5:
            text = json.dumps(_shaken(json.loads(text), chance))
        else:
            for _ in range(chance.choice((1, 1, 2, 3, 8))):
                text = _cut(text, chance, chance.choice(seeds(name)))
        yield text


def _cut(text: str, chance: random.Random, other: str) -> str:
    here = chance.randint(0, len(text))
    there = min(len(text), here + chance.choice((0, 1, 1, 2, 5, 20, 200)))
    match chance.randrange(6):
        case 0:
            return text[:here] + text[there:]
        case 1:
            return text[:here] + chance.choice(STRANGE) + text[here:]
        case 2:
            return text[:here] + chance.choice(STRANGE) + text[there:]
        case 3:
            return text[:there] + text[here:]
        case 4:
            start = chance.randint(0, len(other))
            return text[:here] + other[start : start + chance.choice((5, 50, 500))] + text[there:]
        case _:
            return text[:there]


def _shaken(value: Any, chance: random.Random) -> Any:
    """A value of JSON with some of what is in it changed for something else."""
    if chance.random() < 0.06:
        return chance.choice(VALUES)
    if isinstance(value, list):
        return [_shaken(one, chance) for one in value]
    if isinstance(value, dict):
        return {key: _shaken(one, chance) for key, one in value.items()}
    return value


def faults(name: str, count: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """The files on which something raises what no user should see, or that take too long, each with the reason."""
    form = formats.find(name)
    targets = [target for target in formats.FORMATS if target.writes]
    chance = random.Random(seed)
    for text in mutants(name, count, seed):
        start, target = time.process_time(), chance.choice(targets)
        try:
            raw = text.encode("utf-8", "surrogatepass")
            target.write(form.read(raw if chance.random() < 0.2 else text).items).encode()
        except CitekitError:
            pass
        except Exception:
            yield text, f"to {target.name}: {traceback.format_exc(limit=-4)}"
        if time.process_time() - start > SLOWEST:
            yield text, f"to {target.name}: {time.process_time() - start:.1f} s"


def main() -> None:
    """Print what raised, and how many."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("formats", nargs="*")
    asked = parser.parse_args()
    for name in asked.formats or [form.name for form in formats.FORMATS if form.reads and seeds(form.name)]:
        found = list(faults(name, asked.count, asked.seed))
        print(f"{name}: {asked.count} files, {len(found)} raised", flush=True)
        for reason in sorted({reason for _, reason in found}, key=[r for _, r in found].count, reverse=True)[:5]:
            print(reason)


if __name__ == "__main__":
    main()
