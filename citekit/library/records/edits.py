"""The user's edits, kept apart from what was read: variables set to another value, or to ``None`` where taken away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from citekit.errors import CitekitError, FormatError, LibraryError
from citekit.library.records import writing
from citekit.library.store.store import now

if TYPE_CHECKING:
    from citekit.library.records.record import Record
    from citekit.library.store.store import Store
    from citekit.model.items import CslItem


def patched(item: CslItem, edits: dict[str, Any]) -> CslItem:
    """An item with edits laid over it.

    >>> patched({"id": "a", "title": "Fog", "page": "3"}, {"title": "Frost", "page": None})
    {'id': 'a', 'title': 'Frost'}
    """
    return {name: said for name, said in {**item, **edits}.items() if said is not None}


def difference(read: CslItem, wanted: CslItem) -> dict[str, Any]:
    """The edits that make one item of another; the key is no part of them.

    >>> difference({"id": "a", "title": "Fog", "page": "3"}, {"id": "a", "title": "Frost"})
    {'title': 'Frost', 'page': None}
    """
    changed = {name: said for name, said in wanted.items() if name != "id" and read.get(name) != said}
    return changed | {name: None for name in read if name != "id" and name not in wanted}


def edit(store: Store, record: Record, wanted: CslItem) -> None:
    """Let a record say what ``wanted`` says, within the change that is open; another ``id`` is a new key of it.

    Raises ``LibraryError`` for a key that another record has or had.
    """
    key = str(wanted.get("id") or record.key)
    read = store.value("SELECT read FROM record WHERE id = ?", record.id)
    before = msgspec.json.decode(read) if read else record.item
    edits = difference(before, wanted)
    more: dict[str, Any] = {
        "read": writing.encoded(before) if edits else None,
        "edits": writing.encoded(edits) if edits else None,
    }
    if key != record.key:
        _give(store, record, key)
        more["key"] = key
    writing.rewrite(store, record.id, {**wanted, "id": key}, now(), **more)


def _give(store: Store, record: Record, key: str) -> None:
    """See that a key is free, or was this record's own, and keep the present one as a former key."""
    if store.value("SELECT 1 FROM record WHERE key = ?", key):
        raise LibraryError(f"another record has the key “{key}”", hint="choose another")
    owner = store.one("SELECT record FROM former_key WHERE key = ?", key)
    if owner and owner[0] != record.id:
        raise LibraryError(f"the key “{key}” was that of another source, and is not given again", hint="choose another")
    store.delete("former_key", "key = ?", key)
    store.insert("former_key", {"key": record.key, "record": record.id})


def as_text(item: CslItem) -> tuple[str, str]:
    """An item as a person edits it, and the suffix of such a file: YAML, or JSON where PyYAML is not installed."""
    from citekit import formats

    try:
        return formats.find("csl-yaml").write([item]), ".yaml"
    except FormatError:
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n", ".json"


def of_text(text: str, suffix: str) -> CslItem:
    """The item that an edited text holds.

    Raises ``LibraryError`` where it is not one whole item: what is wrong with it, and where.
    """
    from citekit import formats

    try:
        parsed = formats.find(suffix).read(text)
    except CitekitError as error:
        raise LibraryError(f"the edited record is not kept: {error}", hint=error.hint) from None
    if parsed.diagnostics:
        said = "; ".join(one.message for one in parsed.diagnostics)
        raise LibraryError(f"the edited record is not kept: {said}", hint="edit it again")
    if len(parsed.items) != 1:
        raise LibraryError(f"the edited record is not kept: it holds {len(parsed.items)} items, and should hold one")
    return parsed.items[0]
