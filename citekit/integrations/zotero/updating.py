"""A push that brings what has changed since the last, and leaves alone what has been changed in Zotero since.

What was written last is remembered on this computer. Of each field there are then three texts: the one written last,
the one in Zotero now, and the one at hand. A field that has changed at hand alone is written; one that has changed in
Zotero is the user's and stays. Every write states the version of the item that was seen (*Web API v3*, write requests).
The source note and the photographs of an item become its children.
"""

from __future__ import annotations

import html
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.errors import ZoteroError
from citekit.integrations.zotero import Refused, Report, batches
from citekit.integrations.zotero.local import LocalSession
from citekit.integrations.zotero.session import Session, reason
from citekit.integrations.zotero.web import SERVER, VERSION, Library, Push, key_of, records, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.formats import Report as Losses
    from citekit.integrations.zotero.secret import Key
    from citekit.model.items import CslItem

Data = dict[str, Any]

_NOT_FIELDS = {"key", "version", "collections", "relations", "dateAdded", "dateModified", "itemType"}
_BETWEEN = " | "


class Change(Struct, frozen=True):
    """What a push does to one item: ``fields`` with the texts before and after, ``kept`` that Zotero's user changed."""

    item: str
    key: str
    kind: str
    fields: tuple[tuple[str, Any, Any], ...] = ()
    kept: tuple[str, ...] = ()
    data: Data = field(default_factory=dict)

    def __str__(self) -> str:
        """The change as a diff.

        >>> print(Change("hale-1911", "ABCD2345", "changed", (("date", "1911", "1911-07"),), ("title",)))
        ABCD2345  hale-1911  changed
          - date: 1911
          + date: 1911-07
          = title: stays as it was changed in Zotero
        """
        lines = [f"{self.key}  {self.item}  {self.kind}"]
        for name, before, after in self.fields:
            lines += [f"  - {name}: {_shown(before)}"] if before else []
            lines += [f"  + {name}: {_shown(after)}"] if after else []
        lines += [f"  = {name}: stays as it was changed in Zotero" for name in self.kept]
        return "\n".join(lines)


class Memory:
    """What was written last into each library, in a file of this computer."""

    def __init__(self, path: Path | None = None) -> None:
        state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
        self.path = path or Path(state).expanduser() / "citekit" / "zotero.json"
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            found = {}
        self._told: dict[str, dict[str, Data]] = found if isinstance(found, dict) else {}

    def of(self, place: str) -> dict[str, Data]:
        """The items written into a library, by their ids: each its ``key`` and ``data``."""
        found = self._told.setdefault(place, {})
        return found if isinstance(found, dict) else {}

    def save(self) -> None:
        """Write the file, whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps(self._told, ensure_ascii=False), encoding="utf-8")
        beside.replace(self.path)


def update(  # noqa: PLR0913  (a push has so many sides)
    items: Iterable[CslItem],
    library: Library,
    key: Key | None,
    memory: Memory,
    *,
    collection: str | None = None,
    server: str = SERVER,
    losses: Losses | None = None,
    sleep: Callable[[float], None] = time.sleep,
    dry: bool = False,
) -> tuple[list[Change], Report]:
    """Bring a library up to date; ``dry`` looks and writes nothing. What is done to each item, and what became of it.

    Raises ``ZoteroError`` where the library cannot be opened, or not be written to.
    """
    session = _session(library, key, server, sleep)
    listed = list(items)
    known = memory.of(server + library.path)
    changes = _changes(session, library, records(listed, collection=collection, losses=losses), known)
    if dry:
        return changes, Report()
    if isinstance(session, LocalSession) and any(change.kind in {"new", "changed"} for change in changes):
        session.ready()
    new = {change.item: change.data for change in changes if change.kind == "new"}
    report = Push(session, library, new).done() if new else Report(waits=session.waits)
    report.present += [change.item for change in changes if change.kind in {"same", "kept", "deleted"}]
    _patched(session, library, [change for change in changes if change.kind == "changed"], report)
    there = {*report.arrived, *report.present}
    for change in changes:
        if change.item in there and change.kind != "deleted":
            known[change.item] = {"key": change.key, "data": _fields(change.data)}
    memory.save()
    children = _children(listed, {c.item: c.key for c in changes if c.item in there and c.kind != "deleted"}, library)
    if children and not report.cut:
        below = Push(session, library, children).done()
        report.refused += below.refused
        report.unknown += below.unknown
        report.unsent += below.unsent
    return changes, report


def _session(library: Library, key: Key | None, server: str, sleep: Callable[[float], None]) -> Session:
    """Requests to a library on the web, with its key, or to the program here, which hands one out."""
    if library.number == 0:
        return LocalSession(server, key, sleep=sleep)
    return Session(server, {"Zotero-API-Version": VERSION, **(key.header() if key else {})}, sleep=sleep)


def _changes(session: Session, library: Library, ours: dict[str, Data], known: dict[str, Data]) -> list[Change]:
    keys = {item: str(known.get(item, {}).get("key") or data["key"]) for item, data in ours.items()}
    theirs = _there(session, library, sorted(set(keys.values())))
    return [_change(item, keys[item], data, theirs.get(keys[item]), known.get(item)) for item, data in ours.items()]


def _there(session: Session, library: Library, keys: list[str]) -> dict[str, Data]:
    """The items of some keys as the library has them now."""
    found: dict[str, Data] = {}
    for batch in batches(keys):
        params = {"itemKey": ",".join(batch), "format": "json", "limit": "100"}
        answer = session.send("GET", f"{library.path}/items", params=params)
        listed = answer.json()
        if answer.status != 200 or not isinstance(listed, list):
            raise refusal(answer, library)
        for one in listed:
            if isinstance(one, dict) and isinstance(one.get("data"), dict):
                found[str(one.get("key"))] = one["data"]
    return found


def _change(item: str, key: str, ours: Data, theirs: Data | None, known: Data | None) -> Change:
    """What is to be done to an item; without a memory of it, what its own key says: it is as it was written."""
    data = {**ours, "key": key}
    if theirs is None:
        return Change(item, key, "deleted" if known else "new", data=data)
    base = known["data"] if known else _fields(ours)
    written: list[tuple[str, Any, Any]] = []
    kept: list[str] = []
    for name in sorted({*_fields(ours), *base}):
        before, now, wanted = (_plain(one.get(name)) for one in (base, theirs, ours))
        if wanted in (before, now):
            continue
        if now == before:
            written.append((name, theirs.get(name), ours.get(name, "")))
        else:
            kept.append(name)
    kind = "changed" if written else "kept" if kept else "same"
    seen = {"version": theirs.get("version", 0)}
    return Change(item, key, kind, tuple(written), tuple(kept), data | seen)


def _patched(session: Session, library: Library, changes: list[Change], report: Report) -> None:
    """Writes the fields that have changed, and no other; an item that has been edited meanwhile refuses them."""
    for batch in batches(changes):
        body = [
            {"key": c.key, "version": c.data["version"], **{name: after for name, _, after in c.fields}} for c in batch
        ]
        answer = session.send(
            "POST",
            f"{library.path}/items",
            headers={"Content-Type": "application/json"},
            body=json.dumps(body).encode(),
        )
        found = answer.json()
        if answer.status != 200 or not isinstance(found, dict):
            raise ZoteroError(f"{answer.status} {reason(answer)}: nothing could be written into {library.path[1:]}")
        failed = found.get("failed") if isinstance(found.get("failed"), dict) else {}
        for place, change in enumerate(batch):
            why = failed.get(str(place)) if failed else None
            if isinstance(why, dict):
                code = why.get("code")
                number = code if isinstance(code, int) else 0
                report.refused.append(Refused(change.item, number, str(why.get("message", ""))))
            else:
                report.arrived.append(change.item)


def _children(items: list[CslItem], parents: dict[str, str], library: Library) -> dict[str, Data]:
    """The notes and photographs below the items that are there, each with a key made of what it is and of its parent's.

    A photograph is linked where it lies; only a user's own library may link files.
    """
    found: dict[str, Data] = {}
    for item in items:
        parent, custom = parents.get(str(item.get("id"))), item.get("custom", {})
        if parent is None:
            continue
        if note := custom.get("source-note"):
            data = {"itemType": "note", "parentItem": parent, "note": f"<p>{html.escape(str(note))}</p>", "tags": []}
            found[f"{item['id']}, note"] = {"key": key_of(data), "version": 0, **data}
        photographs = str(custom.get("photographs", "")).split(_BETWEEN) if library.kind == "users" else []
        for path in filter(None, photographs):
            data = {
                "itemType": "attachment", "parentItem": parent, "linkMode": "linked_file", "title": Path(path).name,
                "path": path, "tags": [], "contentType": "", "charset": "",
            }  # fmt: skip
            found[f"{item['id']}, {path}"] = {"key": key_of(data), "version": 0, **data}
    return found


def _fields(data: Data) -> Data:
    return {name: value for name, value in data.items() if name not in _NOT_FIELDS}


def _plain(value: Any) -> Any:
    """A value as two are compared: Zotero tells of a tag how it came, and leaves empty fields in."""
    if isinstance(value, list):
        told = [{k: v for k, v in one.items() if k != "type"} if isinstance(one, dict) else one for one in value]
        return sorted(map(json.dumps, told)) if told and "tag" in told[0] else told
    return value or ""


def _shown(value: Any) -> str:
    if not isinstance(value, list):
        return str(value).replace("\n", " ⏎ ")
    return "; ".join(
        ", ".join(str(part) for part in one.values()) if isinstance(one, dict) else str(one) for one in value
    )
