"""Opening a library's file: one that is there, a new one, or one of an older citekit."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.store import schema
from citekit.library.store.copies import keep_before
from citekit.library.store.failures import READ_ONLY, in_words

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30.0
"""Seconds that a writer waits for another one."""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """The library in a file, to read it alone or to ``write`` it too; a file that is not there is made to write it.

    Raises ``LibraryError`` for a file that is not there, is no library, or is one of a newer citekit; and for an older
    one that is only to be read and first has to be migrated.
    """
    if not write and not path.exists():
        raise LibraryError(f"{path}: there is no library yet", hint="citekit library add INPUT… makes it")
    with in_words(path):
        connection = _writable(path) if write else readable(path)
        try:
            _ready(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


def _writable(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path.parent}: cannot be made: {error.strerror}") from None
    if path.exists() and not path.stat().st_mode & 0o222:
        raise LibraryError(f"{path}: {READ_ONLY[0]}", hint=READ_ONLY[1])
    return _opened(path, "rwc")


def readable(path: Path) -> sqlite3.Connection:
    """A file, opened to be read alone, whatever it is.

    Where even the files beside it cannot be made, as on a disk that is mounted so, nobody can be writing it.
    """
    connection = _opened(path, "ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorname not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY"):
            raise
        return _opened(path, "ro&immutable=1")
    return connection


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE,
                                 isolation_level=None, check_same_thread=False)  # fmt: skip
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _ready(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """See that a file is a library of today, or make it one."""
    version = known_version(connection, path)
    if version == schema.VERSION:
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
        return
    if not write:
        raise LibraryError(
            f"{path}: is of an older citekit, or empty", hint="citekit library log --migrate brings it up to date"
        )
    connection.execute("PRAGMA journal_mode = WAL")
    if version:
        keep_before(connection, path, f"version-{version}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = known_version(connection, path)  # another program may have been faster
        if version == 0:
            schema.create(connection)
        elif version < schema.VERSION:
            schema.migrate(connection, version)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def known_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a library's tables; 0 of an empty file. Raises ``LibraryError`` for what is no library of ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables == 0:
        return 0
    if application != schema.APPLICATION:
        raise LibraryError(
            f"{path}: is an SQLite file of another program", hint="name another file: --library sources.db"
        )
    if version > schema.VERSION:
        raise LibraryError(
            f"{path}: is of a newer citekit (version {version} of its tables; this one knows {schema.VERSION})",
            hint="install the newer citekit; nothing was changed",
        )
    return int(version)
