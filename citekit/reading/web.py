"""A page or volume from the web: over http or https, within bounds of time and size, from the host that was named.

A redirect is followed on the same host alone, and never from https to http: an address that was not given is not
asked. No cookie, password or login of the user's is sent.
"""

from __future__ import annotations

import threading
import time
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from citekit.errors import ReadError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    import requests

TIMEOUT = 30.0
"""Seconds that a server may stay silent."""
PATIENCE = 20
"""How many times the timeout a whole download may take."""
SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of a page or volume at most: the largest volume of *Foreign Relations* in TEI takes about 20 MB."""
REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}

_CHUNK = 64 * 1024
_REASONS = {401: "asks for a login", 403: "does not allow it", 404: "has no such page", 429: "is asked too often"}


def download(url: str, out: IO[bytes], *, timeout: float = TIMEOUT, limit: int = SIZE_LIMIT) -> str:
    """Write what the address holds to ``out``; the address where it was found in the end.

    Raises ``ReadError`` for any other address than http and https, for a server that does not answer, answers with
    an error, is silent for ``timeout`` seconds, sends more than ``limit`` bytes or breaks off, and for a redirect
    that leads to another host.

    >>> download("file:///etc/passwd", None)
    Traceback (most recent call last):
    ...
    citekit.errors.ReadError: file:///etc/passwd: is not an address of the web
    """
    patience = PATIENCE * timeout
    ended: list[str | BaseException] = []

    def ask() -> None:
        try:
            ended.append(_downloaded(url, out, timeout, limit, time.monotonic() + patience))
        except BaseException as error:
            ended.append(error)

    # In a thread of its own, which is left behind in the end: no timeout of a socket holds against a server that
    # sends a byte now and then, be it of the headers or of the page.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(patience + timeout)
    if not ended:
        raise ReadError(f"{url}: takes too long; after {patience:g} seconds it was given up")
    if isinstance(ended[0], BaseException):
        raise ended[0]
    return ended[0]


def _downloaded(url: str, out: IO[bytes], timeout: float, limit: int, deadline: float) -> str:
    import requests

    try:
        with requests.Session() as session:
            for _ in range(REDIRECTS + 1):
                session.trust_env = not is_near(_checked(url).hostname)
                with session.get(
                    url, timeout=timeout, stream=True, allow_redirects=False, auth=_nobody,
                    headers={"User-Agent": "citekit", "Accept-Encoding": "identity"},
                ) as response:  # fmt: skip
                    if not response.is_redirect:
                        _write(response, out, url, limit, deadline)
                        return url
                    url = _redirected(url, response.headers["Location"])
    except (requests.RequestException, OSError, ValueError) as error:
        raise ReadError(f"{url}: {_said(error, timeout)}", hint="check the address and the connection") from None
    raise ReadError(f"{url}: is redirected more than {REDIRECTS} times")


def is_near(host: str | None) -> bool:
    """Whether a host is this machine, which is asked without a proxy.

    >>> is_near("127.0.0.1"), is_near("localhost"), is_near("::1"), is_near("localhost.example.org")
    (True, True, True, False)
    """
    from ipaddress import ip_address

    name = (host or "").lower().rstrip(".")
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No login: without it, requests would send what the user's .netrc has for the host."""
    return request


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked."""
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
    except ValueError:
        host, user, parts = None, None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise ReadError(f"{url}: is not an address of the web", hint="it begins with https:// or http://")
    if user is not None:
        raise ReadError(f"{parts.scheme}://{host}: addresses with a user and a password are not fetched")
    return parts


def _redirected(url: str, location: str) -> str:
    """Where a redirect leads, if it may be followed."""
    try:
        target = urljoin(url, location)
        before, after = urlsplit(url), urlsplit(target)
        ports = [part.port or _PORTS.get(part.scheme) for part in (before, after)]
    except ValueError:
        raise ReadError(f"{url}: is redirected to what is no address") from None
    if after.scheme not in ("http", "https"):
        raise ReadError(f"{url}: is redirected to {after.scheme}:, which is no address of the web")
    if (before.hostname or "").removeprefix("www.") != (after.hostname or "").removeprefix("www."):
        raise ReadError(f"{url}: is redirected to another host, {after.hostname}",
                        hint="fetch that address itself, if you trust it")  # fmt: skip
    if before.scheme == "https" and after.scheme == "http":
        raise ReadError(f"{url}: is redirected from https to http, which is not followed")
    if before.scheme == after.scheme and ports[0] != ports[1]:
        raise ReadError(f"{url}: is redirected to another port of the host, {ports[1]}",
                        hint="fetch that address itself, if you trust it")  # fmt: skip
    return target


def _write(response: requests.Response, out: IO[bytes], url: str, limit: int, deadline: float) -> None:
    if response.status_code != 200:
        reason = _REASONS.get(response.status_code, "answers with an error")
        raise ReadError(f"{url}: the server {reason} ({response.status_code})", hint="check the address")
    stated = response.headers.get("Content-Length", "")
    count = (int(stated) if len(stated) < 19 else limit + 1) if stated.isdecimal() else 0
    if count <= limit:
        count = 0
        for chunk in response.iter_content(_CHUNK):
            count += len(chunk)
            if count > limit:
                break
            if time.monotonic() > deadline:
                raise ReadError(f"{url}: takes too long; after {count} bytes it was given up")
            out.write(chunk)
    if count > limit:
        raise ReadError(f"{url}: is larger than {limit / 2**20:g} MB", hint="allow more with --max-size")


def _said(error: Exception, timeout: float) -> str:
    """What went wrong on the way, in a few words."""
    import requests

    if isinstance(error, requests.Timeout) or "timed out" in str(error).lower():
        return f"the server was silent for {timeout:g} seconds"
    if isinstance(error, requests.exceptions.SSLError):
        return "the server cannot prove who it is"
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return "the connection broke off before all of it was here"
    if isinstance(error, requests.ConnectionError):
        return "there is no server, or no connection to it"
    if isinstance(error, ValueError):
        return "is no address that can be asked"
    return f"it cannot be fetched ({type(error).__name__})"
