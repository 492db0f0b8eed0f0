"""Writing into the Zotero that runs here, by its local API (from Zotero 10; earlier ones are read alone).

A write names the program that is meant (``Zotero-Server-ID``, which its every answer carries) and has a key that the
program hands out: ``/local/authorize`` shows its user a question and answers when it is answered. *Always allow* gives
a key for good, *Allow* one for a single write (Zotero, *Local API*, and the behaviour of Zotero 10.0).
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

from citekit.errors import ZoteroError
from citekit.integrations.zotero.secret import Key, keep, kept
from citekit.integrations.zotero.session import TRIES, Answer, Session, reason
from citekit.integrations.zotero.web import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VARIABLE = "ZOTERO_LOCAL_API_KEY"
SERVER_ID = "Zotero-Server-ID"
_KEPT = "zotero-local-key"
_CLOSED = "in its settings, Advanced, let other applications on this computer communicate with Zotero"
_ASK = "answer “Always Allow” in Zotero’s window; a key that is kept elsewhere goes into " + VARIABLE


def find_key() -> Key | None:
    """The key of the Zotero here from the environment, else from the keyring; ``None`` where there is none yet."""
    text = os.environ.get(VARIABLE) or kept(_KEPT)
    return Key(text.strip()) if text else None


class LocalSession(Session):
    """Requests to the Zotero that runs here, which before the first write is asked whether it lets citekit write."""

    def __init__(self, server: str, key: Key | None = None, *, sleep: Callable[[float], None] = time.sleep) -> None:
        super().__init__(server, {"Zotero-API-Version": VERSION}, sleep=sleep)
        self._key, self._program = key, ""

    def send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None,
        params: Mapping[str, str | list[str]] | None = None, tries: int = TRIES,
    ) -> Answer:  # fmt: skip
        """Send a request; a write with the key, asked for where there is none or where it has been used up.

        Raises ``ZoteroError`` where this Zotero takes no writes, or its user lets citekit write nothing.
        """
        if method == "GET":
            return super().send(method, path, headers=headers, body=body, params=params, tries=tries)
        for _ in range(2):
            told = {**(headers or {}), SERVER_ID: self._met(), **self._allowed().header()}
            answer = super().send(method, path, headers=told, body=body, params=params, tries=tries)
            if answer.status != 401:
                break
            self._key = None  # it was good for one write, or was taken back
        if answer.status == 412 and SERVER_ID in answer.text:
            raise ZoteroError("another Zotero runs here now", hint="push again")
        if answer.status == 401:
            raise ZoteroError("the Zotero that runs here takes no key of its own", hint=_ASK)
        return answer

    def ready(self) -> None:
        """Asks for all that a write needs, so that it fails before anything is sent."""
        self._met()
        self._allowed()

    def _met(self) -> str:
        """The name of the program, which one that only reads has not."""
        if not self._program:
            answer = super().send("GET", "/")
            if answer.status == 403:
                raise ZoteroError("the Zotero that runs here does not answer other programs", hint=_CLOSED)
            self._program = answer.headers.get(SERVER_ID, "")
        if not self._program:
            raise read_alone()
        return self._program

    def _allowed(self) -> Key:
        """The key, asked of the user in Zotero's own window where there is none."""
        if self._key is None:
            body = json.dumps({"appName": "citekit"}).encode()
            told = {"Content-Type": "application/json", SERVER_ID: self._met()}
            answer = super().send("POST", "/local/authorize", headers=told, body=body)
            found: Any = answer.json()
            if answer.status != 200 or not isinstance(found, dict) or not found.get("key"):
                said = "its user did not allow it" if answer.status == 403 else f"{answer.status} {reason(answer)}"
                raise ZoteroError(f"nothing can be written into the Zotero that runs here: {said}", hint=_ASK)
            self._key = Key(str(found["key"]))
            if found.get("remember"):
                keep(_KEPT, str(found["key"]))
        return self._key


def read_alone() -> ZoteroError:
    """That this version of Zotero is read, not written to, by its local API."""
    hint = "push without --local: the connector of the running Zotero takes new items in every version"
    return ZoteroError("this version of Zotero lets other programs read, not write, by its local API", hint=hint)
