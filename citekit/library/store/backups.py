"""Backups: a copy of a library while it is in use, and a library made from one again."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from citekit.errors import LibraryError
from citekit.library.store.opening import connect, in_words, known_version, readable


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open library into a file, which is complete or as it was before.

    Raises ``LibraryError`` where it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".citekit-", suffix=".part")
        os.close(handle)
    except OSError as error:
        raise LibraryError(f"{target}: cannot be written: {error.strerror}", hint="choose another file") from None
    try:
        with in_words(target), closing(sqlite3.connect(name)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        Path(name).chmod(0o600)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def keep_before(connection: sqlite3.Connection, path: Path, what: str) -> Path:
    """Keep a copy of a library beside it before something great is done to it; where it is."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = path.with_name(f"{path.stem}-before-{what}-{stamp}{path.suffix}")
    backup(connection, kept)
    return kept


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
        kept = path.with_name(f"{path.stem}-before-restoring-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{path.suffix}")
        kept.write_bytes(path.read_bytes())
        return kept
