"""A library made from a backup again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.store.copies import beside, keep_before
from citekit.library.store.failures import in_words
from citekit.library.store.opening import connect, known_version, readable

if TYPE_CHECKING:
    from pathlib import Path


def restore(path: Path, source: Path) -> Path | None:
    """Make the library what a backup holds, in one transaction; where what it was before is kept, if it was there.

    Raises ``LibraryError`` for a backup that is no library, is of a newer citekit, or is damaged.
    """
    with closing(connect_backup(source)) as copy:
        kept = None
        if path.exists() and path.stat().st_size:
            kept = _kept_as_it_is(path)
        with in_words(path):
            target = _target(path)
            with closing(target):
                copy.backup(target)
    with closing(connect(path, write=True)):
        return kept


def connect_backup(source: Path) -> sqlite3.Connection:
    """A backup, opened to be read, and found whole."""
    if not source.is_file():
        raise LibraryError(f"{source}: there is no such backup")
    with in_words(source):
        connection = readable(source)
        try:
            if known_version(connection, source) == 0:
                raise LibraryError(f"{source}: is empty")
            if (said := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
                raise LibraryError(f"{source}: is damaged: {said}", hint="take another backup")
        except BaseException:
            connection.close()
            raise
    return connection


def _target(path: Path) -> sqlite3.Connection:
    """What a backup is copied into; a file that cannot be a database any more is moved aside before."""
    connection = sqlite3.connect(path, timeout=30.0)
    try:
        connection.execute("PRAGMA journal_mode")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError:
        connection.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        return sqlite3.connect(path)
    return connection


def _kept_as_it_is(path: Path) -> Path:
    """A copy of the library before a restoration: by SQLite, or byte by byte where that cannot read it."""
    try:
        with closing(connect(path, write=False)) as connection:
            return keep_before(connection, path, "restoring")
    except LibraryError:
        kept = beside(path, "restoring")
        kept.write_bytes(path.read_bytes())
        return kept
