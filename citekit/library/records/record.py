"""What a library holds of one source: the record, its citations, and what the user put to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from citekit.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.library.store.store import Store
    from citekit.model.items import CslItem


@dataclass(frozen=True, slots=True)
class Record:
    """One source under its key: its item as it stands, the user's edits laid over what was read."""

    id: int
    key: str
    item: CslItem
    title: str | None = None
    people: str | None = None
    date: str | None = None
    repository: str | None = None
    collection: str | None = None
    box: str | None = None
    file: str | None = None

    def __str__(self) -> str:
        """The record in a line: who or what, when, where.

        >>> print(Record(1, "k", {"genre": "memo"}, date="1963-07-12", box="Box 3", repository="Ford Library"))
        memo, 1963-07-12, Box 3, Ford Library
        """
        what = self.item.get("title") or " ".join(filter(None, (self.item.get("genre"), self.item.get("number"))))
        host = self.item.get("container-title")
        parts = (self.people, what, host, self.date, self.file, self.box, self.collection, self.repository)
        return ", ".join(" ".join(str(part).split()) for part in parts if part) or self.key


@dataclass(frozen=True, slots=True)
class CitedAt:
    """Where a source was read: the input, the document, the note, and the characters there."""

    input: str
    document: str | None
    note: str | None
    start: int | None
    end: int | None
    text: str | None

    def __str__(self) -> str:
        """The place in a line."""
        where = f"document {self.document}" if self.document else ""
        note = f"note {self.note}" if self.note else ""
        span = f"characters {self.start}–{self.end}" if self.start is not None else ""
        return ", ".join(filter(None, (self.input, where, note, span)))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the user's that belongs to a record: where it was last seen, and by what it is known again."""

    path: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A record with all that belongs to it."""

    record: Record
    former_keys: tuple[str, ...] = ()
    citations: tuple[CitedAt, ...] = ()
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    merged: tuple[tuple[str, CslItem, tuple[str, ...]], ...] = ()
    """Records that were merged into it: the key and the item of each, and the variables that were taken from it."""
    read: CslItem | None = None
    """The item as it was read, where the user edited it."""
    edits: dict[str, Any] = field(default_factory=dict)
    """The variables that the user set; ``None`` where one was taken away."""


_COLUMNS = "record.id, record.key, record.item, title, people, date, repository, collection, box, file"


def records(store: Store, where: str = "1", *values: Any, order: str = "record.id") -> Iterator[Record]:
    """The records for which a condition of SQL holds."""
    for row in store.connection.execute(f"SELECT {_COLUMNS} FROM record WHERE {where} ORDER BY {order}", values):
        yield of_row(row)


def of_row(row: Any) -> Record:
    """A record from the columns that `records` asks for."""
    return Record(row[0], row[1], msgspec.json.decode(row[2]), *row[3:])


def by_ids(store: Store, ids: Iterable[int]) -> list[Record]:
    """The records with some ids, in the order of these."""
    found: dict[int, Record] = {}
    listed = list(ids)
    for at in range(0, len(listed), 500):
        some = listed[at : at + 500]
        found |= {record.id: record for record in records(store, f"id IN ({','.join('?' * len(some))})", *some)}
    return [found[one] for one in listed if one in found]


def find(store: Store, key: str) -> Record:
    """The record that a key leads to: its own, or one that it had.

    Raises ``LibraryError`` where there is none; the message names keys that are close.
    """
    found = next(records(store, "key = ?", key), None)
    if found is None:
        found = next(records(store, "id = (SELECT record FROM former_key WHERE key = ?)", key), None)
    if found is None:
        raise LibraryError(f"no record has the key “{key}”", hint=_near(store, key))
    return found


def _near(store: Store, key: str) -> str:
    import difflib

    keys = [row[0] for row in store.rows("SELECT key FROM record WHERE key LIKE ? LIMIT 5000", f"{key[:2]}%")]
    near = difflib.get_close_matches(key, keys, n=3, cutoff=0.6)
    return f"the closest are {', '.join(near)}" if near else "citekit library search finds records by their words"


def whole(store: Store, record: Record) -> Whole:
    """A record with all that belongs to it."""
    read, edits = store.one("SELECT read, edits FROM record WHERE id = ?", record.id)
    return Whole(
        record,
        _column(store, "SELECT key FROM former_key WHERE record = ? ORDER BY id", record),
        tuple(CitedAt(*row) for row in store.rows(
            'SELECT input.path, document, note, start, "end", text FROM citation JOIN input ON input.id = input '
            "WHERE record = ? ORDER BY citation.id", record.id)),
        _column(store, "SELECT tag FROM tag WHERE record = ? ORDER BY tag", record),
        _column(store, "SELECT name FROM grouping WHERE record = ? ORDER BY name", record),
        _column(store, "SELECT text FROM note WHERE record = ? ORDER BY id", record),
        tuple(Attachment(*row) for row in store.rows(
            "SELECT path, digest, size FROM attachment WHERE record = ? ORDER BY id", record.id)),
        tuple((key, msgspec.json.decode(item), tuple(msgspec.json.decode(taken))) for key, item, taken in store.rows(
            "SELECT key, item, taken FROM merged WHERE record = ? ORDER BY id", record.id)),
        msgspec.json.decode(read) if read else None,
        msgspec.json.decode(edits) if edits else {},
    )  # fmt: skip


def _column(store: Store, sql: str, record: Record) -> tuple[str, ...]:
    return tuple(row[0] for row in store.rows(sql, record.id))
