"""The records of a library that may be one source twice, each pair with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.library.duplicates.blocks import pairs
from citekit.library.duplicates.closeness import judge
from citekit.library.duplicates.features import features
from citekit.library.records.record import records

if TYPE_CHECKING:
    from citekit.library.records.record import Record
    from citekit.library.store.store import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one source: how much speaks for it, from 0 to 1, and what."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def candidates(store: Store, key: str | None = None) -> list[Candidate]:
    """Every pair of records that may be one source, the most likely first; those of one record by its ``key``.

    Pairs that the user told apart are not among them. Raises ``LibraryError`` where rapidfuzz is not installed.
    """
    ids, compared = [], []
    for record in records(store):
        ids.append(record.id)
        compared.append(features({**record.item, "id": record.key}))
    apart = {frozenset(row) for row in store.rows("SELECT record, other FROM told_apart")}
    found = []
    for one, other in pairs(compared):
        if key is not None and key not in (compared[one].key, compared[other].key):
            continue
        verdict = judge(compared[one], compared[other])
        if verdict and frozenset((ids[one], ids[other])) not in apart:
            found.append(Candidate(compared[one].key, compared[other].key, round(verdict.score, 2), verdict.reasons))
    return sorted(found, key=lambda one: -one.score)


def tell_apart(store: Store, one: Record, other: Record) -> None:
    """Keep that two records are two sources, within the change that is open."""
    first, second = sorted((one.id, other.id))
    sql = "INSERT OR IGNORE INTO told_apart (record, other) VALUES (?, ?)"
    store.connection.execute(sql, (first, second))
