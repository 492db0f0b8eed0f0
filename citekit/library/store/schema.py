"""The tables of a library, its version, and how an older one becomes one of today.

Every table has an integer ``id`` that is never given again, and is logged: of each row that a change updates or
deletes a trigger keeps what it was before (the way of https://sqlite.org/undoredo.html), and new rows are those with
ids above all that were there. Only texts and whole numbers stand in the tables, so that JSON holds a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION = 0x43495445
"""The ``application_id`` by which a file is known as a library: “CITE”."""
VERSION = 2
"""The ``user_version`` of the tables below."""

LOGGED: dict[str, str] = {
    "record": """
        key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, title TEXT, people TEXT, date TEXT, date_from TEXT, date_to TEXT,
        repository TEXT, collection TEXT, box TEXT, file TEXT, item TEXT NOT NULL, read TEXT, edits TEXT,
        identity TEXT NOT NULL, box_place TEXT, file_place TEXT, added TEXT NOT NULL, changed TEXT NOT NULL""",
    "former_key": "key TEXT NOT NULL UNIQUE, record INTEGER REFERENCES record(id), identity TEXT",
    "input": """
        path TEXT NOT NULL UNIQUE, digest TEXT, size INTEGER, documents INTEGER, notes INTEGER, added TEXT NOT NULL""",
    "citation": """
        record INTEGER NOT NULL REFERENCES record(id), input INTEGER NOT NULL REFERENCES input(id), document TEXT,
        note TEXT, start INTEGER, "end" INTEGER, text TEXT""",
    "tag": "record INTEGER NOT NULL REFERENCES record(id), tag TEXT NOT NULL, UNIQUE(record, tag)",
    "grouping": "record INTEGER NOT NULL REFERENCES record(id), name TEXT NOT NULL, UNIQUE(record, name)",
    "note": "record INTEGER NOT NULL REFERENCES record(id), text TEXT NOT NULL, added TEXT NOT NULL",
    "attachment": """
        record INTEGER NOT NULL REFERENCES record(id), path TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,
        added TEXT NOT NULL, UNIQUE(record, digest)""",
    "merged": """
        record INTEGER NOT NULL REFERENCES record(id), key TEXT NOT NULL, item TEXT NOT NULL, taken TEXT NOT NULL,
        at TEXT NOT NULL""",
    "told_apart": """
        record INTEGER NOT NULL REFERENCES record(id), other INTEGER NOT NULL REFERENCES record(id),
        UNIQUE(record, other)""",
}
"""Table → its columns beside ``id``. ``item`` is a record as it stands, ``read`` what was read where that differs."""

_LOG = """
CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL, verb TEXT NOT NULL,
    said TEXT NOT NULL, at TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE changed_row (id INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change(id),
    "table" TEXT NOT NULL, row INTEGER NOT NULL, other TEXT, new INTEGER NOT NULL DEFAULT 0);
CREATE TABLE new_rows (id INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES change(id),
    "table" TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE INDEX changed_row_change ON changed_row(change);
CREATE INDEX new_rows_change ON new_rows(change);
CREATE TABLE present (change INTEGER);
INSERT INTO present VALUES (NULL);
"""
"""``change``: the log. ``changed_row.other``: the state that a row is not in, as JSON; NULL where it then is not there;
``new``: the row was made by the change, which is undone. ``new_rows``: the ids of the rows that a change made.
``present``: the change that is being made, and NULL where none is."""

_INDEXES = """
CREATE INDEX record_identity ON record(identity);
CREATE INDEX record_date ON record(date_from, date_to);
CREATE INDEX record_box_place ON record(box_place);
CREATE INDEX record_file_place ON record(file_place);
CREATE INDEX former_key_record ON former_key(record);
CREATE INDEX former_key_identity ON former_key(identity);
CREATE INDEX citation_record ON citation(record);
CREATE INDEX citation_input ON citation(input);
CREATE INDEX note_record ON note(record);
CREATE INDEX grouping_name ON grouping(name);
CREATE INDEX tag_tag ON tag(tag);
CREATE INDEX attachment_digest ON attachment(digest);
CREATE INDEX merged_record ON merged(record);
"""

FIELDS = ("key", "repository", "collection", "box", "file", "title", "people", "kind", "tag", "note", "mark", "words")
"""The columns of the full-text index, each of folded words; ``mark`` has reference codes in their one spelling."""
_SEARCH = f'CREATE VIRTUAL TABLE search USING fts5({", ".join(FIELDS)}, tokenize = "unicode61 remove_diacritics 0");'


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, within the transaction that is open."""
    for table in LOGGED:
        _table(connection, table)
    for statement in (*_statements(_LOG), *_statements(_INDEXES), _SEARCH):
        connection.execute(statement)
    for table in LOGGED:
        log(connection, table)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _table(connection: sqlite3.Connection, table: str) -> None:
    connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY AUTOINCREMENT, {LOGGED[table]})")


def log(connection: sqlite3.Connection, table: str) -> None:
    """Make the triggers that log a table."""
    before = state_of(connection, table, "OLD.")
    for event in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} "
            "WHEN (SELECT change FROM present) IS NOT NULL BEGIN "
            'INSERT INTO changed_row(change, "table", row, other) '
            f"VALUES ((SELECT change FROM present), '{table}', OLD.id, {before}); END"
        )


def state_of(connection: sqlite3.Connection, table: str, of: str = "") -> str:
    """The expression of SQL that is a row of a table as JSON."""
    columns = (row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    return "json_object(" + ", ".join(f"'{name}', {of}\"{name}\"" for name in columns) + ")"


def _with_mergers(connection: sqlite3.Connection) -> None:
    """Version 2: what became of records that were merged, and which ones the user told apart."""
    for table in ("merged", "told_apart"):
        _table(connection, table)
        log(connection, table)
    connection.execute("CREATE INDEX merged_record ON merged(record)")


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _with_mergers}
"""Version → what makes a library of that version one of the next."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables of an older version to today's, within the transaction that is open."""
    for number in range(version, VERSION):
        MIGRATIONS[number](connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    return [statement for statement in script.split(";\n") if statement.strip()]
