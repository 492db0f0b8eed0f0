"""Records, written: the item as it stands, the columns that a person reads, and the words of the index beside it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from citekit.items.sources import identity
from citekit.library.records import dates
from citekit.library.records.folding import folded
from citekit.library.records.places import levels, place
from citekit.library.records.words import people, words
from citekit.library.store.schema import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.library.records.places import Level
    from citekit.library.store.store import Store
    from citekit.model.items import CslItem

_SLOTS = ", ".join("?" * (len(FIELDS) + 1))
_INDEX = f"INSERT INTO search (rowid, {', '.join(FIELDS)}) VALUES ({_SLOTS})"

_LABELS = "SELECT tag FROM tag WHERE record = ?1 UNION ALL SELECT name FROM grouping WHERE record = ?1"


def digest_of(item: CslItem) -> str:
    """What makes an item the same source as another: see `citekit.items.sources.identity`."""
    return hashlib.blake2b(identity(item).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def new(store: Store, key: str, item: CslItem, digest: str, at: str) -> int:
    """A new record; its id."""
    item = {**item, "id": key}
    named = levels(item)
    row = store.insert("record", {"key": key, **columns(item, named), "identity": digest, "added": at, "changed": at})
    _index(store, row, key, words(item, named=named))
    return row


def columns(item: CslItem, named: list[Level] | None = None) -> dict[str, Any]:
    """The columns of a record that follow from its item."""
    where = place(item, named)
    when = dates.span(item)
    return {
        "type": str(item.get("type") or "document"),
        "title": str(item["title"]) if item.get("title") else None,
        "people": "; ".join(people(item)) or None,
        "date": _shown(when),
        "date_from": when and when[0],
        "date_to": when and when[1],
        "repository": where.repository,
        "collection": where.collection,
        "box": where.box,
        "file": where.file,
        "item": encoded(item),
        "box_place": where.box_place,
        "file_place": where.file_place,
    }


def encoded(value: Any) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


def rewrite(store: Store, row: int, item: CslItem, at: str, **more: Any) -> None:
    """Put another item into a record, which keeps its key; ``more`` are other columns of it."""
    key = store.value("SELECT key FROM record WHERE id = ?", row)
    store.update("record", row, {**columns({**item, "id": more.get("key", key)}), "changed": at, **more})
    refresh(store, [row])


def refresh(store: Store, rows: Iterable[int]) -> None:
    """Make the words of the index anew for some records, those of records that are gone go."""
    for row in rows:
        store.delete("search", "rowid = ?", row)
        found = store.one("SELECT key, item FROM record WHERE id = ?", row)
        if found:
            tags = [one for (one,) in store.rows(_LABELS, row)]
            notes = [text for (text,) in store.rows("SELECT text FROM note WHERE record = ?", row)]
            _index(store, row, found[0], words(msgspec.json.decode(found[1]), tags=tags, notes=notes))


def remove(store: Store, row: int) -> None:
    """Take a record out with all that belongs to it; its keys stay its own, lest another source be cited by them."""
    key, digest = store.one("SELECT key, identity FROM record WHERE id = ?", row)
    for table in ("citation", "tag", "grouping", "note", "attachment", "merged"):
        store.delete(table, "record = ?", row)
    store.delete("told_apart", "record = ?1 OR other = ?1", row)
    store.connection.execute("UPDATE former_key SET record = NULL WHERE record = ?", (row,))
    store.delete("record", "id = ?", row)
    store.insert("former_key", {"key": key, "record": None, "identity": digest})
    store.delete("search", "rowid = ?", row)


def _index(store: Store, row: int, key: str, found: dict[str, str]) -> None:
    store.connection.execute(_INDEX, (row, folded(key), *(found[name] for name in FIELDS[1:])))


def _shown(when: tuple[str, str] | None) -> str | None:
    """The date of a record for a person: a day, a month, a year, or two with a slash between.

    >>> _shown(("1963-07-01", "1963-07-31")), _shown(("1963-07-01", "1963-07-03"))
    ('1963-07', '1963-07-01/1963-07-03')
    """
    if when is None:
        return None
    first, last = when
    if first == last:
        return first
    same = next((first[:n] for n in (7, 4) if dates.bounds(first[:n]) == when), None)
    return same or f"{first}/{last}"
