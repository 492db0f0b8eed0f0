"""Copies of a library, taken while it may be in use."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from citekit.errors import LibraryError
from citekit.library.store.failures import in_words


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
    kept = beside(path, what)
    backup(connection, kept)
    return kept


def beside(path: Path, what: str) -> Path:
    """A new name beside a library for what it was before something."""
    return path.with_name(f"{path.stem}-before-{what}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{path.suffix}")
