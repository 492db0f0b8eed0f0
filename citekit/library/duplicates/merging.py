"""Records that are one source become one, field by field, and what each of them said stays known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from citekit.errors import LibraryError
from citekit.library.records.edits import edit
from citekit.library.records.record import find
from citekit.library.records.writing import encoded, refresh
from citekit.library.store.store import now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citekit.library.records.record import Record
    from citekit.library.store.store import Store
    from citekit.model.items import CslItem


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merger makes: the item, from which record each variable is that the kept one had otherwise or not, and
    what of the others is left."""

    item: CslItem
    taken: dict[str, str] = field(default_factory=dict)
    """Variable → the key of the record that it is from."""
    left: dict[str, tuple[tuple[str, Any], ...]] = field(default_factory=dict)
    """Variable → key and value of each record that says otherwise."""


def planned(kept: Record, others: Sequence[Record], take: Mapping[str, str] | None = None) -> Merger:
    """What a merger would make. The kept record's values stand, but for those that ``take`` has from another: variable
    → key; what it lacks is taken from the first that has it.

    >>> from citekit.library.records.record import Record
    >>> kept = Record(1, "a", {"id": "a", "title": "Fog", "page": "3"})
    >>> plan = planned(kept, [Record(2, "b", {"id": "b", "title": "Fog.", "DOI": "10.5555/1"})])
    >>> plan.item, plan.taken, plan.left
    ({'id': 'a', 'title': 'Fog', 'page': '3', 'DOI': '10.5555/1'}, {'DOI': 'b'}, {'title': (('b', 'Fog.'),)})
    """
    item = dict(kept.item)
    taken: dict[str, str] = {}
    left: dict[str, list[tuple[str, Any]]] = {}
    keys = {other.key: other for other in others}
    for variable, key in (take or {}).items():
        if key not in keys or variable not in keys[key].item:
            raise LibraryError(
                f"{key}: has no {variable} to take", hint="name a variable and the key of a merged record"
            )
        item[variable], taken[variable] = keys[key].item[variable], key
    for other in others:
        for variable, value in other.item.items():
            if variable == "custom":
                item[variable] = {**value, **item.get(variable, {})}
            elif variable not in item:
                item[variable], taken[variable] = value, other.key
            elif variable != "id" and item[variable] != value:
                left.setdefault(variable, []).append((other.key, value))
    for variable in taken.keys() & kept.item.keys():
        left.setdefault(variable, []).insert(0, (kept.key, kept.item[variable]))
    return Merger(item, taken, {variable: tuple(values) for variable, values in left.items()})


def merge(store: Store, kept: Record, others: Sequence[Record], take: Mapping[str, str] | None = None) -> Merger:
    """Merge records into the one that is kept, within the change that is open.

    Their citations, tags, collections, notes and attachments become its own, and it is found by their keys; each of
    them stays known as it was, with the variables that were taken from it.
    """
    if kept.id in {other.id for other in others} or not others:
        raise LibraryError("a record is merged with others, not with itself")
    plan = planned(kept, others, take)
    if plan.item != kept.item:
        edit(store, find(store, kept.key), plan.item)
    for other in others:
        mine = [variable for variable, key in plan.taken.items() if key == other.key]
        store.insert("merged", {
            "record": kept.id, "key": other.key, "item": encoded(other.item), "taken": encoded(mine), "at": now(),
        })  # fmt: skip
        _move(store, other, kept)
    refresh(store, [kept.id])
    return plan


def _move(store: Store, other: Record, kept: Record) -> None:
    """All that belongs to a record becomes another's, and its keys lead to that."""
    for table in ("citation", "tag", "grouping", "note", "attachment", "former_key", "merged"):
        store.connection.execute(f"UPDATE OR IGNORE {table} SET record = ? WHERE record = ?", (kept.id, other.id))
        store.delete(table, "record = ?", other.id)
    store.delete("told_apart", "record = ?1 OR other = ?1", other.id)
    identity = store.value("SELECT identity FROM record WHERE id = ?", other.id)
    store.delete("record", "id = ?", other.id)
    store.delete("search", "rowid = ?", other.id)
    store.insert("former_key", {"key": other.key, "record": kept.id, "identity": identity})
