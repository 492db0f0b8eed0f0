"""What the user puts to records: tags, collections of their own, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.records.writing import refresh
from citekit.library.store.store import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citekit.library.records.record import Record
    from citekit.library.store.store import Store

COLUMNS = {"tag": "tag", "grouping": "name"}
"""Table of a label → the column that holds it."""


def label(store: Store, table: str, records: Sequence[Record], labels: Iterable[str]) -> int:
    """Give records a tag, or put them into a collection; how many had it not."""
    given = 0
    for name in map(_clean, labels):
        for record in records:
            sql = f"INSERT OR IGNORE INTO {table} (record, {COLUMNS[table]}) VALUES (?, ?)"
            given += store.connection.execute(sql, (record.id, name)).rowcount
    refresh(store, (record.id for record in records))
    return given


def unlabel(store: Store, table: str, records: Sequence[Record], labels: Iterable[str]) -> int:
    """Take a tag from records, or records out of a collection; how many had it."""
    taken = 0
    for name in map(_clean, labels):
        for record in records:
            taken += store.delete(table, f"record = ? AND {COLUMNS[table]} = ?", record.id, name)
    refresh(store, (record.id for record in records))
    return taken


def labels(store: Store, table: str) -> list[tuple[str, int]]:
    """Every tag or collection, with the number of its records."""
    name = COLUMNS[table]
    return [
        (row[0], row[1]) for row in store.rows(f"SELECT {name}, count(*) FROM {table} GROUP BY {name} ORDER BY {name}")
    ]


def write_note(store: Store, record: Record, text: str) -> None:
    """Put a note to a record."""
    store.insert("note", {"record": record.id, "text": _clean(text), "added": now()})
    refresh(store, [record.id])


def remove_notes(store: Store, record: Record) -> int:
    """Take every note from a record; how many there were."""
    taken = store.delete("note", "record = ?", record.id)
    refresh(store, [record.id])
    return taken


def _clean(text: str) -> str:
    said = text.strip()
    if not said:
        raise LibraryError("a tag, a collection and a note have at least one word")
    return said
