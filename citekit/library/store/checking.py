"""A library, looked through: whether its file is whole, and whether all that stands in it agrees."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from citekit.library.store.schema import LOGGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.library.store.store import Store

_MOST = 20
"""Faults of one kind that are told."""
_QUESTIONS = {
    "has no words in the index": "SELECT key FROM record WHERE id NOT IN (SELECT rowid FROM search)",
    "has a former key that is another record's key": "SELECT key FROM record WHERE key IN (SELECT key FROM former_key)",
    "has edits, and not what was read": "SELECT key FROM record WHERE (edits IS NULL) <> (read IS NULL)",
    "is another key than its item's": "SELECT key FROM record WHERE key <> json_extract(item, '$.id')",
    "is in the index, and no record": "SELECT 'row ' || rowid FROM search WHERE rowid NOT IN (SELECT id FROM record)",
    "is a change that was not ended": "SELECT 'number ' || change FROM present WHERE change IS NOT NULL",
}
"""What is wrong with a record → the query that finds such records."""


def faults(store: Store) -> list[str]:
    """What is wrong with a library, in sentences; none where it is whole."""
    try:
        found = [*_of_the_file(store.connection), *_of_the_records(store.connection)]
        if store.write:  # the index says by an error what is wrong with it
            store.connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
        return found
    except sqlite3.DatabaseError as error:
        return [f"the file cannot be read to its end: {error}"]


def _of_the_file(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield f"the file is damaged: {said}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"row {row} of {table} belongs to a {parent} that is not there"
    known = {f"{table}_{event}" for table in LOGGED for event in ("update", "delete")}
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        if name not in known:
            yield f"the trigger {name} is none of citekit's"


def _of_the_records(connection: sqlite3.Connection) -> Iterator[str]:
    for key, item in connection.execute("SELECT key, item FROM record WHERE NOT json_valid(item)").fetchmany(_MOST):
        yield f"{key}: its item is no JSON: {json.dumps(item)[:40]}"
    for what, sql in _QUESTIONS.items():
        for (key,) in connection.execute(sql).fetchmany(_MOST):
            yield f"{key} {what}"
