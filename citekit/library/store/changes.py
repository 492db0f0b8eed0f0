"""The log of changes; undoing and redoing them, across runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.store.schema import LOGGED, state_of

if TYPE_CHECKING:
    from citekit.library.store.store import Store


@dataclass(frozen=True, slots=True)
class Change:
    """One change: which verb made it and of what, when, how many rows it touched, whether it is undone."""

    number: int
    command: str
    verb: str
    said: str
    at: str
    undone: bool
    rows: int

    def __str__(self) -> str:
        """The change in a line."""
        return f"{self.verb} {self.said}".rstrip()


_CHANGES = """
    SELECT id, command, verb, said, at, undone, (SELECT count(*) FROM changed_row WHERE change = change.id)
    + (SELECT coalesce(sum(last - first + 1), 0) FROM new_rows WHERE change = change.id) FROM change
"""


def log(store: Store, limit: int = -1) -> list[Change]:
    """The changes, the latest first."""
    rows = store.rows(f"{_CHANGES} ORDER BY id DESC LIMIT ?", limit)
    return [Change(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6]) for row in rows]


def undo(store: Store) -> tuple[list[Change], set[int]]:
    """Take back the last command: its changes, and the records that they touched.

    Raises ``LibraryError`` where nothing is left to undo.
    """
    done = [change for change in log(store) if not change.undone]
    if not done:
        raise LibraryError(f"{store.path}: there is nothing to undo")
    taken = _of_one_command(done)
    return taken, _turned(store, taken, undone=True)


def redo(store: Store) -> tuple[list[Change], set[int]]:
    """Make again what was undone last: the changes, and the records that they touched.

    Raises ``LibraryError`` where nothing is undone.
    """
    undone = [change for change in reversed(log(store)) if change.undone]
    if not undone:
        raise LibraryError(f"{store.path}: there is nothing to redo")
    made = _of_one_command(undone)
    return made, _turned(store, made, undone=False)


def _of_one_command(changes: list[Change]) -> list[Change]:
    """The first change, and those beside it that the same command made."""
    alien = next((n for n, change in enumerate(changes) if change.command != changes[0].command), len(changes))
    return changes[:alien]


def _turned(store: Store, changes: list[Change], *, undone: bool) -> set[int]:
    """Exchange the rows of changes for the states that they are not in; the records that this touches.

    Rows that a change made are the last to go and the first to come back.
    """
    touched: set[int] = set()
    store.connection.execute("PRAGMA defer_foreign_keys = ON")
    states = {table: state_of(store.connection, table) for table in LOGGED}
    for change in changes:
        if undone:
            touched |= _exchanged(store, change, states, "DESC")
            touched |= _taken(store, change, states)
        else:
            touched |= _given(store, change)
            touched |= _exchanged(store, change, states, "ASC")
        store.update("change", change.number, {"undone": int(undone)})
    return touched


def _exchanged(store: Store, change: Change, states: dict[str, str], order: str) -> set[int]:
    """Rows that a change updated or deleted."""
    touched: set[int] = set()
    sql = f'SELECT id, "table", row, other FROM changed_row WHERE change = ? AND NOT new ORDER BY id {order}'
    for entry, table, row, other in store.rows(sql, change.number):
        now = store.value(f"SELECT {states[table]} FROM {table} WHERE id = ?", row)
        if other is None:
            store.delete(table, "id = ?", row)
        elif now is None:
            store.insert(table, json.loads(other))
        else:
            store.update(table, row, json.loads(other))
        store.update("changed_row", entry, {"other": now})
        touched |= {row} if table == "record" else _record(now) | _record(other)
    return touched


def _taken(store: Store, change: Change, states: dict[str, str]) -> set[int]:
    """Rows that a change made go, and are kept in the log."""
    touched: set[int] = set()
    sql = 'SELECT "table", first, last FROM new_rows WHERE change = ?'
    for table, first, last in store.rows(sql, change.number):
        where = f"FROM {table} WHERE id BETWEEN ? AND ?"
        record = "id" if table == "record" else "record" if table != "input" else "NULL"
        touched |= {row for (row,) in store.rows(f"SELECT DISTINCT {record} {where}", first, last) if row is not None}
        store.connection.execute(
            'INSERT INTO changed_row (change, "table", row, other, new) '
            f"SELECT ?, '{table}', id, {states[table]}, 1 {where}", (change.number, first, last),
        )  # fmt: skip
        store.delete(table, "id BETWEEN ? AND ?", first, last)
    store.delete("new_rows", "change = ?", change.number)
    return touched


def _given(store: Store, change: Change) -> set[int]:
    """Rows that a change made come back."""
    touched: set[int] = set()
    spans: dict[str, tuple[int, int]] = {}
    sql = 'SELECT "table", row, other FROM changed_row WHERE change = ? AND new ORDER BY id'
    for table, row, other in store.rows(sql, change.number):
        store.insert(table, json.loads(other))
        first, last = spans.get(table, (row, row))
        spans[table] = min(first, row), max(last, row)
        touched |= {row} if table == "record" else _record(other)
    for table, (first, last) in spans.items():
        store.insert("new_rows", {"change": change.number, "table": table, "first": first, "last": last})
    store.delete("changed_row", "change = ? AND new", change.number)
    return touched


def _record(state: str | None) -> set[int]:
    """The record that a row belongs to."""
    record = json.loads(state).get("record") if state else None
    return {record} if record is not None else set()
