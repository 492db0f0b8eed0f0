"""Pairs of records labelled by hand, and how many of them are told right: ``python -m tests.duplicates``.

``duplicate_groups.txt`` was written for this; ``duplicate_pairs.tsv`` names citations of the volumes in ``../shared``.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.items import frus, to_csl
from citekit.items.sources import archival
from citekit.library.duplicates.blocks import pairs
from citekit.library.duplicates.closeness import judge
from citekit.library.duplicates.features import features
from citekit.model.records import Document, Note
from citekit.records.files import read
from citekit.records.parsing import parse_document
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.model.items import CslItem

HERE = Path(__file__).parent


class Labelled(NamedTuple):
    """Two records, and whether they are one source; ``kept`` are those by which nothing was tuned."""

    one: CslItem
    other: CslItem
    same: bool
    kept: bool
    name: str


class Figures(NamedTuple):
    pairs: int
    same: int
    precision: float
    recall: float
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def written() -> Iterator[Labelled]:
    """The pairs of each group: lines of one source, and each line with every other."""
    text = (HERE / "duplicate_groups.txt").read_text(encoding="utf-8")
    groups = [[line for line in group.split("\n") if line[:2] in ("= ", "! ")] for group in text.split("\n\n")]
    for number, group in enumerate(filter(None, groups)):
        items = [(line[0] == "=", _item(line[2:]), line[2:]) for line in group]
        for (one, first, a), (other, second, b) in itertools.combinations(items, 2):
            yield Labelled(first, second, one and other, bool(number % 2), f"{a}\n      {b}")


def _item(line: str) -> CslItem:
    if line.startswith("{"):
        item: CslItem = json.loads(line)
        return item
    note = parse_document(Document(notes=(Note(line),))).notes[0]
    return to_csl(archival(note)[0], note=note)


def printed() -> Iterator[Labelled]:
    """The pairs of the volumes."""
    rows = [line.split("\t") for line in (HERE / "duplicate_pairs.tsv").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row[0].startswith("#")]
    found: dict[tuple[str, ...], CslItem] = {}
    for volume in sorted({name for row in rows for name in (row[0], row[4])}):
        found |= _citations(volume)
    for number, row in enumerate(rows):
        one, other = found.get(tuple(row[:4])), found.get(tuple(row[4:8]))
        if one is not None and other is not None:
            yield Labelled(
                one, other, row[8] == "1", bool(number % 2), f"{' '.join(row[:4])}\n      {' '.join(row[4:8])}"
            )


def _citations(volume: str) -> dict[tuple[str, ...], CslItem]:
    found: dict[tuple[str, ...], Any] = {}
    for parsed in read(SHARED / "corpus" / "tei" / f"{volume}.xml.gz"):
        for note in parsed.notes:
            for citation in archival(note):
                item = to_csl(citation, note=note, document=parsed.document)
                if host := frus.host(item, citation, parsed, note):
                    found[volume, str(parsed.document.id), "", ""] = host
                found[volume, str(note.document or parsed.document.id), str(note.id), str(citation.start)] = item
    return found


def figures(labelled: Sequence[Labelled]) -> Figures:
    """Precision and recall of the whole way: blocking and judging."""
    right, wrong, missed = 0, [], []
    for pair in labelled:
        both = [
            features({"id": key, **item} if not item.get("id") else item)
            for key, item in (("a", pair.one), ("b", pair.other))
        ]
        found = any(True for _ in pairs(both)) and judge(*both) is not None
        right += found and pair.same
        wrong += [pair.name] * (found and not pair.same)
        missed += [pair.name] * (pair.same and not found)
    same = sum(pair.same for pair in labelled)
    return Figures(
        len(labelled), same, right / max(1, right + len(wrong)), right / max(1, same), tuple(wrong), tuple(missed)
    )


if __name__ == "__main__":
    everything = [*written(), *printed()]
    for name, kept in (("tuned by", False), ("kept back", True)):
        found = figures([pair for pair in everything if pair.kept == kept])
        print(
            f"{name}: {found.pairs} pairs, {found.same} the same; precision {found.precision:.3f}, recall {found.recall:.3f}"
        )
        if not kept:
            for what, names in (("wrong", found.wrong), ("missed", found.missed)):
                for one in names:
                    print(f"  {what} {one}")
