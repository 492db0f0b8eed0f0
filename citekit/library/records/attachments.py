"""Photographs, PDFs and other files of the user's that belong to a record: known by their content wherever they are."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.store.store import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.library.records.record import Record
    from citekit.library.store.store import Store

_CHUNK = 1 << 20


def digest_of(path: Path) -> str:
    """The SHA-256 digest of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def attach(store: Store, record: Record, paths: Iterable[Path]) -> int:
    """Attach files to a record; how many it had not. A file that was attached elsewhere before has moved.

    Raises ``LibraryError`` for a file that is not there or cannot be read.
    """
    new = 0
    for path in paths:
        try:
            digest, size = digest_of(path), path.stat().st_size
        except OSError as error:
            raise LibraryError(f"{path}: cannot be attached: {error.strerror}") from None
        row = store.value("SELECT id FROM attachment WHERE record = ? AND digest = ?", record.id, digest)
        where = str(path.absolute())
        if row is not None:
            store.update("attachment", row, {"path": where})
            continue
        values = {"record": record.id, "path": where, "digest": digest, "size": size, "added": now()}
        store.insert("attachment", values)
        new += 1
    return new


def detach(store: Store, record: Record, paths: Iterable[Path]) -> int:
    """Take files from a record, which stay where they are on the disk; how many it had."""
    return sum(
        store.delete("attachment", "record = ? AND path IN (?, ?)", record.id, str(path), str(path.absolute()))
        for path in paths
    )


def missing(store: Store) -> list[tuple[str, str]]:
    """The attached files that are not where they were, or of another size: key of the record, path."""
    rows = store.rows("SELECT key, path, size FROM attachment JOIN record ON record.id = record ORDER BY path")
    return [(key, path) for key, path, size in rows if not _is_there(path, size)]


def _is_there(path: str, size: int) -> bool:
    try:
        return os.stat(path).st_size == size
    except OSError:
        return False


def find_moved(store: Store, folder: Path) -> list[tuple[str, str]]:
    """Look below a folder for attached files that have moved, and keep where they are now: old path, new path."""
    lost: dict[int, dict[str, list[tuple[int, str]]]] = {}
    for row, path, size, digest in store.rows("SELECT id, path, size, digest FROM attachment"):
        if not _is_there(path, size):
            lost.setdefault(size, {}).setdefault(digest, []).append((row, path))
    found = []
    for path in _files(folder):
        wanted = lost.get(path.stat().st_size)
        for row, old in (wanted or {}).pop(digest_of(path), []) if wanted else ():
            store.update("attachment", row, {"path": str(path.absolute())})
            found.append((old, str(path.absolute())))
    return found


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(parent, name)
            if path.is_file() and not path.is_symlink():
                yield path
