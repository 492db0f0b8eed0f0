"""Score what citations locate against the 100 citations labelled by hand in ``described.jsonl``.

    python -m tests.gold.score_described [--errors N]

A label names a note, the offset of a citation, and the document that it locates, ``null`` where the words do not single
one out. A case is right where kind, number, from, to, title and date are all as labelled, and whether the year is inferred.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gold import scoring
from tests.gold.score_ibid import cases, documents, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.model.records import Described

Json = dict[str, Any]

LABELS = Path(__file__).with_name("described.jsonl")


def told(described: Described | None) -> Json | None:
    """The record of a described document, as a label has it; ``None`` also where only its words are known."""
    names = ("kind", "number", "from_", "to", "date", "inferred", "title")
    return {name.rstrip("_"): value for name in names if (value := getattr(described, name, None))} or None


def verdicts() -> Iterator[tuple[Json, bool, Json | None, Json | None]]:
    """Each label, whether it is right, what was expected, and what was found."""
    chosen = cases(LABELS)
    printed = documents(case["key"] for case in chosen)
    notes = {note.id: note for document in printed.values() for note in read(document)}
    for case in chosen:
        citations = [c for c in notes[case["key"]].citations if c.start <= case["at"] < c.end]
        found = told(citations[0].described) if citations else {"kind": "(not read as a citation)"}
        yield case, found == case["described"], case["described"], found


if __name__ == "__main__":
    scoring.main(__doc__, "documents described", verdicts)
