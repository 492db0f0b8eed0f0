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


PLACED = ("archive", "archive_collection", "archive_location", "call-number")
"""The variables that say where a source lies, as ``custom.levels`` does level by level."""


def patched(item: CslItem, edits: dict[str, Any]) -> CslItem:
    """An item with edits laid over it; what stands in ``custom`` is edited key by key.

    >>> patched({"id": "a", "title": "Fog", "page": "3"}, {"title": "Frost", "page": None, "custom.seen": "yes"})
    {'id': 'a', 'title': 'Frost', 'custom': {'seen': 'yes'}}
    """
    return _whole({name: said for name, said in {**_flat(item), **edits}.items() if said is not None})


def difference(read: CslItem, wanted: CslItem) -> dict[str, Any]:
    """The edits that make one item of another; the key is no part of them.

    >>> difference({"id": "a", "title": "Fog", "page": "3"}, {"id": "a", "title": "Frost"})
    {'title': 'Frost', 'page': None}
    """
    before, after = _flat(read), _flat(wanted)
    changed = {name: said for name, said in after.items() if name != "id" and before.get(name) != said}
    return changed | {name: None for name in before if name != "id" and name not in after}


def _flat(item: CslItem) -> CslItem:
    custom = item.get("custom")
    if not isinstance(custom, dict):
        return item
    return {name: said for name, said in item.items() if name != "custom"} | {
        f"custom.{name}": said for name, said in custom.items()
    }


def _whole(flat: CslItem) -> CslItem:
    custom = {name.removeprefix("custom."): said for name, said in flat.items() if name.startswith("custom.")}
    item = {name: said for name, said in flat.items() if not name.startswith("custom.")}
    return {**item, "custom": custom} if custom else item


def _in_its_levels(before: CslItem, wanted: CslItem) -> CslItem:
    """An item whose levels say what its variables say: they follow an edit of the archive's name, and give way to one
    of what lies below."""
    custom = wanted.get("custom")
    old = before.get("custom")
    changed = [name for name in PLACED if before.get(name) != wanted.get(name)]
    if (
        not changed
        or not isinstance(custom, dict)
        or not isinstance(old, dict)
        or custom.get("levels") != old.get("levels")
    ):
        return wanted
    left = {name: said for name, said in custom.items() if name not in ("levels", "held")}
    if changed == ["archive"] and wanted.get("archive"):
        left["levels"] = [
            {**level, "text": wanted["archive"]} if level.get("text") == before.get("archive") else level
            for level in custom.get("levels") or ()
        ]
    return {**wanted, "custom": left}


def edit(store: Store, record: Record, wanted: CslItem) -> None:
    """Let a record say what ``wanted`` says, within the change that is open; another ``id`` is a new key of it.

    Raises ``LibraryError`` for a key that another record has or had.
    """
    key = str(wanted.get("id") or record.key)
    read = store.value("SELECT read FROM record WHERE id = ?", record.id)
    before = msgspec.json.decode(read) if read else record.item
    wanted = _in_its_levels(record.item, wanted)
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
