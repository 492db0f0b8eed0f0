"""A library on zotero.org, or on another server of its web API (version 3)."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections import deque
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from citekit.errors import ZoteroError
from citekit.integrations.zotero import Refused, Report, batches
from citekit.integrations.zotero.session import Session, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.formats import Report as Losses
    from citekit.integrations.zotero.secret import Key
    from citekit.integrations.zotero.session import Answer
    from citekit.model.items import CslItem

SERVER = "https://api.zotero.org"
VERSION = "3"
PAGE = 100
ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
"""The letters of an item's key, of which it has eight."""
CHANGES = 5
"""How often the library may change under a batch before it is given up."""

Data = dict[str, Any]


class Library(Struct, frozen=True):
    """A library on the server: a user's or a group's."""

    kind: str
    number: int

    @property
    def path(self) -> str:
        """Where it stands.

        >>> Library("groups", 42).path
        '/groups/42'
        """
        return f"/{self.kind}/{self.number}"


def records(
    items: Iterable[CslItem], *, collection: str | None = None, losses: Losses | None = None
) -> dict[str, Data]:
    """The items as the web API takes them, by id, each with a key of its own.

    The key is made of the item's content: the same item has the same key in every push, so that it can be
    asked for and never arrives twice.
    """
    from citekit.formats import unreported, zotero_json

    listed = list(items)
    drawn = zotero_json.data(listed, report=losses or unreported)
    home = [collection] if collection else []
    return {
        item["id"]: {"key": key_of(data), "version": 0, **data, "collections": home}
        for item, data in zip(listed, drawn, strict=True)
    }


def key_of(data: Data) -> str:
    """The key of an item by its content.

    >>> key_of({"itemType": "letter"}), key_of({"itemType": "letter"}) == key_of({"itemType": "book"})
    ('76U2JZIG', False)
    """
    told = {name: value for name, value in data.items() if name not in {"key", "version", "collections"}}
    number = int.from_bytes(hashlib.sha256(json.dumps(told, sort_keys=True).encode()).digest())
    letters = []
    for _ in range(8):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def push(
    items: Iterable[CslItem],
    library: Library,
    key: Key,
    *,
    collection: str | None = None,
    server: str = SERVER,
    losses: Losses | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Report:
    """Put items into a library, in batches, and say of each what became of it.

    Items that are there already are left alone. Raises ``ZoteroError`` where the library cannot be opened at
    all; what goes wrong later stands in the report.
    """
    session = Session(server, {"Zotero-API-Version": VERSION, **key.header()}, sleep=sleep)
    return Push(session, library, records(items, collection=collection, losses=losses)).done()


class Push:
    """A push under way: what is still to be sent, and the version of the library that was seen last."""

    def __init__(self, session: Session, library: Library, records: dict[str, Data]) -> None:
        self.session, self.library = session, library
        self.ids: dict[str, str] = {}
        self.report = Report(waits=session.waits)
        for item, data in records.items():
            if self.ids.setdefault(data["key"], item) != item:
                self.report.present.append(item)  # the same content twice is one item
        self.queue = deque(batches([records[item] for item in self.ids.values()]))

    def done(self) -> Report:
        self.seen = self._version()
        batch: list[Data] = []
        try:
            while self.queue:
                batch = self.queue.popleft()
                self._batch(batch)
        except ZoteroError as error:
            self.report.cut = str(error)
            self._account(batch)
            self.report.unsent += [self.ids[data["key"]] for rest in self.queue for data in rest]
        return self.report

    def _version(self) -> str:
        """The library's version, which also proves that the key opens it."""
        answer = self.session.send("GET", f"{self.library.path}/items", params={"format": "versions", "limit": "1"})
        if answer.status != 200:
            raise refusal(answer, self.library)
        return answer.headers.get("Last-Modified-Version", "0")

    def _there(self, batch: list[Data]) -> set[str]:
        """The keys of a batch that the library has."""
        keys = ",".join(data["key"] for data in batch)
        params = {"itemKey": keys, "format": "versions", "includeTrashed": "1", "limit": str(PAGE)}
        answer = self.session.send("GET", f"{self.library.path}/items", params=params)
        found = answer.json()
        if answer.status != 200 or not isinstance(found, dict):
            raise refusal(answer, self.library)
        self.seen = answer.headers.get("Last-Modified-Version", self.seen)
        return found.keys() & {data["key"] for data in batch}

    def _batch(self, batch: list[Data]) -> None:
        """Send what the library does not have; look again where it has changed since."""
        there = self._there(batch)
        self.report.present += self._names(batch, there)
        for _ in range(CHANGES):
            batch[:] = [data for data in batch if data["key"] not in there]
            if not batch:
                return
            answer = self._post(batch)
            if answer.status not in (412, 428):
                self._judge(batch, answer)
                batch.clear()
                return
            there = self._there(batch)  # what is there now, an answer that was lost has brought
            self.report.arrived += self._names(batch, there)
        raise ZoteroError(f"the library changed {CHANGES} times while items were sent", hint="push again later")

    def _post(self, batch: list[Data]) -> Answer:
        """One batch on condition that the library is as it was seen; a retry carries the same token."""
        headers = {
            "Content-Type": "application/json",
            "If-Unmodified-Since-Version": self.seen,
            "Zotero-Write-Token": uuid.uuid4().hex,
        }
        return self.session.send("POST", f"{self.library.path}/items", headers=headers, body=json.dumps(batch).encode())

    def _judge(self, batch: list[Data], answer: Answer) -> None:
        found = answer.json()
        if answer.status == 200 and isinstance(found, dict):
            self.seen = answer.headers.get("Last-Modified-Version", self.seen)
            self._sort(batch, found)
        elif answer.status == 413 and len(batch) > 1:
            half = len(batch) // 2
            self.queue.extendleft([batch[half:], batch[:half]])
        elif answer.status in (400, 413):
            self.report.refused += [
                Refused(self.ids[data["key"]], answer.status, reason(answer)) for data in batch
            ]  # fmt: skip
        else:
            raise refusal(answer, self.library)

    def _sort(self, batch: list[Data], found: Data) -> None:
        """The outcome of each item by its place in the batch; one that the answer passes over is not known."""
        done = {**_listed(found, "successful"), **_listed(found, "success")}
        failed, unchanged = _listed(found, "failed"), _listed(found, "unchanged")
        for place, data in enumerate(batch):
            item, n = self.ids[data["key"]], str(place)
            if n in done:
                self.report.arrived.append(item)
            elif n in unchanged:
                self.report.present.append(item)
            elif isinstance(failed.get(n), dict):
                self._refuse(item, failed[n])
            else:
                self.report.unknown.append(item)

    def _refuse(self, item: str, why: Data) -> None:
        """An item that was not taken; one that came there in the meantime by another way is there."""
        if why.get("code") == 412:
            self.report.present.append(item)
        else:
            code = why.get("code")
            self.report.refused.append(Refused(item, code if isinstance(code, int) else 0, str(why.get("message", ""))))

    def _account(self, batch: list[Data]) -> None:
        """After a cut: what of the batch has arrived, if the server can still be asked."""
        try:
            there = self._there(batch) if batch else set()
        except ZoteroError:
            self.report.unknown += self._names(batch, {data["key"] for data in batch})
            return
        self.report.arrived += self._names(batch, there)
        self.report.unsent += self._names(batch, {data["key"] for data in batch} - there)

    def _names(self, batch: list[Data], keys: set[str]) -> list[str]:
        return [self.ids[data["key"]] for data in batch if data["key"] in keys]


def _listed(found: Data, name: str) -> Data:
    return found[name] if isinstance(found.get(name), dict) else {}


_WHY = {
    403: ("no access to", "give the key access to this library at zotero.org/settings/keys"),
    404: ("there is no", "the number of a user stands at zotero.org/settings/keys; of a group, in its address"),
    409: ("a sync has locked", "wait until it is done and push again"),
}  # fmt: skip


def refusal(answer: Answer, library: Library) -> ZoteroError:
    what, hint = _WHY.get(answer.status, (f"{answer.status} {reason(answer)}: no way into", "see zotero.org/support"))
    return ZoteroError(f"{what} {library.path[1:]}", hint=hint)
