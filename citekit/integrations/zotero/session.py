"""Requests that are polite and patient: they wait when asked to, try again when cut off, and are led nowhere else."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from citekit.errors import ZoteroError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TRIES = 5
TIMEOUTS = (10, 120)
"""Seconds to connect, and between two bytes of the answer."""
LONGEST_WAIT = 600.0
"""Seconds; a server that asks for more is left alone."""
LARGEST = 64 * 2**20
"""Bytes of an answer."""
BUSY = (429, 503)
BROKEN = (502, 504)


class Answer(Struct, frozen=True):
    """An answer; ``tries`` is how often the request had to be sent."""

    status: int
    headers: Mapping[str, str]
    text: str
    links: Mapping[str, Mapping[str, str]]
    tries: int

    def json(self) -> Any:
        """The answer's JSON, ``None`` where it is none."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None


class Session:
    """Requests to one server. Headers are sent with each of them, and to nobody else: redirects are not followed."""

    def __init__(self, server: str, headers: Mapping[str, str], *, sleep: Callable[[float], None] = time.sleep) -> None:
        import requests

        self.server = _trusted(server, headers)
        self.waits: list[float] = []
        self._sleep, self._backoff = sleep, 0.0
        self._requests = requests.Session()
        self._requests.trust_env = not _is_here(self.server)  # no proxy stands between this machine and itself
        self._requests.headers.update({"User-Agent": "citekit", **headers})

    def send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None,
        params: Mapping[str, str | list[str]] | None = None, tries: int = TRIES,
    ) -> Answer:  # fmt: skip
        """Send a request until it is answered; the same request again after a cut or a “later”.

        Raises ``ZoteroError`` where no answer comes, or one that asks for too long a wait.
        """
        said = "no answer"
        for attempt in range(1, tries + 1):
            self._pause()
            answer = self._once(method, path, headers, body, params, attempt)
            if isinstance(answer, str):
                said = answer
            elif answer.status not in (*BUSY, *BROKEN):
                return answer
            else:
                said = f"{answer.status} {reason(answer)}"
            if attempt < tries:
                self._wait(answer, attempt)
        raise ZoteroError(f"{self.server}: {said}, {tries} times", hint="try again later; nothing is sent twice")

    def _once(self, method: str, path: str, headers: Any, body: Any, params: Any, tries: int) -> Answer | str:
        """The answer to one try, or what went wrong on the way. Its headers, with the key, are in no message."""
        import requests

        try:
            with self._requests.request(
                method, self.server + path, headers=headers, data=body, params=params,
                timeout=TIMEOUTS, allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                data = _bounded(response)
        except requests.ConnectionError:
            return "the connection failed"
        except requests.Timeout:
            return "no answer in time"
        except requests.RequestException as error:
            return f"the request failed ({type(error).__name__})"
        self._backoff = max(self._backoff, _seconds(response.headers.get("Backoff")) or 0.0)
        return Answer(response.status_code, response.headers, data.decode("utf-8", "replace"), response.links, tries)

    def _pause(self) -> None:
        """The wait that an earlier answer asked of whoever comes next (``Backoff``)."""
        if self._backoff:
            asked, self._backoff = self._backoff, 0.0
            self._rest(asked)

    def _wait(self, answer: Answer | str, tries: int) -> None:
        """The wait before the next try: as long as asked, else twice as long each time."""
        asked = None if isinstance(answer, str) else _seconds(answer.headers.get("Retry-After"))
        if asked is None:
            self._sleep(0.5 * 2**tries)
        else:
            self._rest(asked)

    def _rest(self, seconds: float) -> None:
        if seconds > LONGEST_WAIT:
            raise ZoteroError(f"{self.server} asks to wait {seconds:g} seconds", hint="push again then")
        self.waits.append(seconds)
        self._sleep(seconds)


def _trusted(server: str, headers: Mapping[str, str]) -> str:
    """The address of the server; a key goes to no address at which others could read it on the way."""
    from citekit.integrations.zotero.secret import HEADER

    split = urlsplit(server)
    if split.scheme not in {"http", "https"} or not split.hostname:
        raise ZoteroError(f"{server!r} is no address of a server", hint="it begins with https://")
    if HEADER in headers and split.scheme == "http" and not _is_here(server):
        raise ZoteroError(f"{server} is not encrypted, so no key is sent there", hint="use its https:// address")
    return server.rstrip("/")


def _is_here(server: str) -> bool:
    """Whether a server is this machine itself."""
    host = urlsplit(server).hostname or ""
    return host in {"localhost", "::1"} or host.startswith("127.")


def reason(answer: Answer) -> str:
    """What the server says, in one short line.

    >>> reason(Answer(400, {}, "Invalid\\nvalue", {}, 1))
    'Invalid value'
    """
    shown = "".join(c if c.isprintable() else " " for c in " ".join(answer.text.split()))
    return shown if len(shown) <= 160 else shown[:159] + "…"


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.strip().isdecimal() else None


def _bounded(response: Any) -> bytes:
    data = bytearray()
    for piece in response.iter_content(65536):
        data += piece
        if len(data) > LARGEST:
            raise ZoteroError(f"an answer of more than {LARGEST // 2**20} MiB")
    return bytes(data)
