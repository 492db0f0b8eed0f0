"""Score what citations locate against the 100 citations labelled by hand in ``described.jsonl``.

    python -m tests.gold.score_described [--errors N]

A label names a note, the offset of a citation, and the document that it locates, ``null`` where the words do not single
one out. A case is right where kind, number, from, to, title and date are all as labelled, and whether the year is inferred.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gold.score_ibid import cases, documents, read
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.model.records import Described

Json = dict[str, Any]

LABELS = Path(__file__).with_name("described.jsonl")


def told(described: Described | None) -> Json | None:
    """The record of a described document, as a label has it."""
    if described is None:
        return None
    names = ("kind", "number", "from_", "to", "date", "inferred", "title")
    return {name.rstrip("_"): value for name in names if (value := getattr(described, name))}


def verdicts(labels: Path = LABELS) -> Iterator[tuple[Json, bool, Json | None]]:
    """Each label, whether it is right, and what was found."""
    chosen = cases(labels)
    printed = documents(case["key"] for case in chosen)
    notes = {note.id: note for document in printed.values() for note in read(document)}
    for case in chosen:
        citations = [c for c in notes[case["key"]].citations if c.start <= case["at"] < c.end]
        found = told(citations[0].described) if citations else {"kind": "(not read as a citation)"}
        yield case, found == case["described"], found


def main() -> None:
    """Print the share of right cases, and the wrong ones where they are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N wrong cases")
    chosen = options.parse_args()
    if not SHARED.is_dir():
        options.error(f"the corpus is not there: {SHARED} (the labels hold no text; they are joined with it)")
    found = list(verdicts())
    wrong = [verdict for verdict in found if not verdict[1]]
    for case, _, got in wrong[: chosen.errors]:
        print(f"{case['key']} at {case['at']}\n  expected {case['described']}\n  found    {got}")
    print(f"documents described: {len(found) - len(wrong)} of {len(found)} = {1 - len(wrong) / len(found):.4f}")


if __name__ == "__main__":
    main()
