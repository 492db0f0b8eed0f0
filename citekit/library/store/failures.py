"""What SQLite cannot do, in words of ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from citekit.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGED = "citekit library check says what is wrong; restore a backup, or save what can be read: check --save NEW.db"
READ_ONLY = ("is read-only, and stays as it was", "copy it to where you may write, or change its mode")
_SAID = {
    "SQLITE_FULL": ("the disk is full, and nothing of this change is kept", "make room, and say it again"),
    "SQLITE_IOERR": ("the disk does not take or give what it should", "see whether it is full or was taken away"),
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_BUSY": ("another program is writing to it", "try again when that has ended"),
    "SQLITE_LOCKED": ("another program is writing to it", "try again when that has ended"),
    "SQLITE_CANTOPEN": ("cannot be opened", "see whether the folder is there and may be written"),
    "SQLITE_CORRUPT": ("is damaged", _DAMAGED),
    "SQLITE_NOTADB": ("is no SQLite file, or is damaged from its first bytes on", _DAMAGED),
}
"""What SQLite reports (https://sqlite.org/rescode.html), what it means for a library, and what to do."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Raise ``LibraryError`` for what SQLite cannot do with a file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = str(getattr(error, "sqlite_errorname", "") or "")
        said, hint = next((words for name, words in _SAID.items() if code.startswith(name)), (str(error), None))
        raise LibraryError(f"{path}: {said}", hint=hint) from error
