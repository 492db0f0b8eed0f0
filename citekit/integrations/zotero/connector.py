"""The Zotero that runs on this computer, through the server that its browser connector uses.

Items go in as CSL JSON, which Zotero imports into the library or collection that is selected in its window.
What Zotero's importer has no field for stands in ``note``, from where it goes into *Extra*.
"""

from __future__ import annotations

import hashlib
import json
import time
from typing import TYPE_CHECKING, Any

from citekit.errors import ZoteroError
from citekit.integrations.zotero import Refused, Report, batches
from citekit.integrations.zotero.session import Session, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.formats import Report as Losses
    from citekit.model.items import CslItem

SERVER = "http://127.0.0.1:23119"
HEADERS = {"X-Zotero-Connector-API-Version": "3", "Content-Type": "application/json"}
"""Without the first a request that looks like a browser's is dropped."""
TYPES = {"collection": "manuscript", "document": "manuscript"}
"""Types of CSL that Zotero's importer does not know: one of them and it would read nothing."""


def push(
    items: Iterable[CslItem],
    *,
    server: str = SERVER,
    losses: Losses | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Report:
    """Import items into the running Zotero, in batches, and say of each what became of it.

    A batch's session is named by its content: Zotero refuses a session that it has done, so that the same
    items do not come in twice as long as it runs. Raises ``ZoteroError`` where no Zotero answers.
    """
    session = Session(server, HEADERS, sleep=sleep)
    _ping(session)
    report = Report(waits=session.waits)
    queue = list(batches(importable(items, losses=losses)))[::-1]
    batch: list[CslItem] = []
    try:
        while queue:
            batch = queue.pop()
            queue += _import(session, batch, report)
    except ZoteroError as error:
        report.cut = str(error)
        report.unknown += _names(batch)
        report.unsent += [name for rest in reversed(queue) for name in _names(rest)]
    return report


def _ping(session: Session) -> None:
    """Raise ``ZoteroError`` at once where no Zotero answers: a program that does not run is not waited for."""
    try:
        there = session.send("GET", "/connector/ping", tries=1).status == 200
    except ZoteroError:
        there = False
    if not there:
        hint = "start Zotero, or push to a library on the web with --user or --group"
        raise ZoteroError(f"no Zotero runs at {session.server}", hint=hint)


def importable(items: Iterable[CslItem], *, losses: Losses | None = None) -> list[CslItem]:
    """The items as Zotero's importer of CSL JSON reads them.

    >>> (item,) = importable([{"id": "a", "type": "manuscript", "archive": "Vellum Library",
    ...                        "archive_collection": "Port Papers"}])
    >>> print(item["note"])
    Citation Key: a
    archive_collection: Port Papers
    """
    from citekit.formats import unreported, zotero_json

    listed = list(items)
    extras = [sent["extra"] for sent in zotero_json.data(listed, report=losses or unreported)]
    return [_with(extra, item) for item, extra in zip(listed, extras, strict=True)]


def _with(extra: str, item: CslItem) -> CslItem:
    """The item with its *Extra*; what stands there does not stand in a variable too, so that it comes in once."""
    told = {line.partition(":")[0] for line in extra.split("\n")} | {"custom"}
    rest = {name: value for name, value in item.items() if name not in told}
    return {**rest, "type": TYPES.get(item["type"], item["type"]), "note": extra}


def _import(session: Session, batch: list[CslItem], report: Report) -> list[list[CslItem]]:
    """Send one batch; what is given back has to be sent in smaller ones."""
    body = json.dumps(batch, ensure_ascii=False).encode()
    name = hashlib.sha256(body).hexdigest()[:16]
    answer = session.send("POST", "/connector/import", params={"session": name}, body=body)
    if answer.status == 201:
        _sort(batch, answer.json(), report)
    elif answer.status == 409:
        # The session is done: by an earlier push, or by a try of this one whose answer was lost.
        (report.present if answer.tries == 1 else report.arrived).extend(_names(batch))
    elif answer.status == 400 and len(batch) > 1:
        half = len(batch) // 2
        return [batch[half:], batch[:half]]
    elif answer.status == 400:
        why = "Zotero has no importer for it" + (f": {reason(answer)}" if answer.text.strip() else "")
        report.refused += [Refused(item, 400, why) for item in _names(batch)]
    else:
        raise _failure(answer.status, reason(answer))
    return []


def _sort(batch: list[CslItem], items: Any, report: Report) -> None:
    """The items that Zotero says it made, by their number, else by their citation keys (a field, or in *Extra*)."""
    made = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    said = {line.removeprefix("Citation Key: ") for one in made for line in str(one.get("extra", "")).split("\n")}
    said |= {str(one.get("citationKey")) for one in made}
    names = _names(batch)
    arrived = names if len(made) == len(batch) else [name for name in names if name in said]
    report.arrived += arrived
    report.unknown += [name for name in names if name not in arrived]


def _names(batch: list[CslItem]) -> list[str]:
    return [str(item["id"]) for item in batch]


def _failure(status: int, said: str) -> ZoteroError:
    if status == 500 and "libraryEditable" in said:
        return ZoteroError("the library that is selected in Zotero cannot be written to", hint="select another there")
    return ZoteroError(f"Zotero answers {status} {said}".rstrip(), hint="is its version 6 or newer?")
