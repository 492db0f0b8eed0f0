"""What can be saved of a damaged library: every row that can still be read, in a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from citekit.errors import LibraryError
from citekit.library.store.schema import LOGGED
from citekit.library.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def save(path: Path, target: Path) -> tuple[dict[str, int], set[int]]:
    """Copy the readable rows of a library into a new one: how many of each table, and the records among them.

    Rows that belong to a record or an input that is lost are left out. Raises ``LibraryError`` where nothing can be
    read, or the new file is there already.
    """
    if target.exists():
        raise LibraryError(f"{target}: is there already", hint="name a new file")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as damaged:
        found = {table: list(_rows(damaged, table)) for table in LOGGED}
    if not any(found.values()):
        raise LibraryError(f"{path}: nothing can be read of it", hint="restore a backup: citekit library restore FILE")
    store = Store(target, write=True)
    with closing(store), store.change("save", str(path)):
        kept = {table: sum(_put(store, table, row) for row in rows) for table, rows in found.items()}
        return kept, {row for (row,) in store.rows("SELECT id FROM record")}


def _rows(damaged: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table that can be read, one by one where a run of them cannot."""
    with suppress(sqlite3.DatabaseError):
        last = _last(damaged, table)
        seen = 0
        while seen < last:
            end = min(seen + 256, last)
            try:
                yield from _between(damaged, table, seen + 1, end)
            except sqlite3.DatabaseError:
                for one in range(seen + 1, end + 1):
                    with suppress(sqlite3.DatabaseError):
                        yield from _between(damaged, table, one, one)
            seen = end


def _last(damaged: sqlite3.Connection, table: str) -> int:
    """The last id that a table has given, from whichever place still tells it."""
    for sql in (f"SELECT max(id) FROM {table}", f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'"):
        with suppress(sqlite3.DatabaseError):
            row = damaged.execute(sql).fetchone()
            if row and row[0]:
                return int(row[0])
    return 0


def _between(damaged: sqlite3.Connection, table: str, first: int, last: int) -> list[dict[str, Any]]:
    cursor = damaged.execute(f"SELECT * FROM {table} WHERE id BETWEEN ? AND ?", (first, last))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _put(store: Store, table: str, row: dict[str, Any]) -> int:
    """Keep a row, unless what it belongs to is lost, or it is damaged itself."""
    for owner in ("record", "input"):
        if row.get(owner) is not None and not store.value(f"SELECT 1 FROM {owner} WHERE id = ?", row[owner]):
            return 0
    try:
        store.insert(table, row)
    except (sqlite3.IntegrityError, sqlite3.InterfaceError):
        return 0
    return 1
