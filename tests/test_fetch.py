"""A page or volume from the web, against a server of our own."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citekit import ReadError, fetch
from citekit.reading import web
from tests.command_line import citekit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGE = (FIXTURES / "pages" / "telegram.html").read_bytes()
VOLUME = gzip.compress((FIXTURES / "tei" / "volume.xml").read_bytes())


class Site(BaseHTTPRequestHandler):
    """One answer a path."""

    def do_GET(self) -> None:
        getattr(
            self, self.path.strip("/").replace("/", "_").replace("-", "_").replace(".", "_") or "root", self.missing
        )()

    def answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def missing(self) -> None:
        self.answer(b"no", 404)

    def historicaldocuments_frus1964_68v99_d87(self) -> None:
        self.answer(PAGE)

    def volume_xml_gz(self) -> None:
        self.answer(VOLUME)

    def moved(self) -> None:
        self.answer(b"", 302, Location="/historicaldocuments/frus1964-68v99/d87")

    def round(self) -> None:
        self.answer(b"", 301, Location="/round")

    def away(self) -> None:
        self.answer(b"", 302, Location="http://elsewhere.test/page")

    def file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def broken(self) -> None:
        self.answer(b"", 500)

    def often(self) -> None:
        self.answer(b"", 429)

    def silent(self) -> None:
        time.sleep(1.5)

    def dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"<")
            self.wfile.flush()
            time.sleep(0.1)

    def dripping_head(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 60:
            self.wfile.write(bytes((letter,)))
            time.sleep(0.1)

    def nowhere(self) -> None:
        self.answer(b"", 302, Location="http://[::1")

    def garbled(self) -> None:
        self.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe\r\nContent-Length: 0\r\n\r\n")

    def port(self) -> None:
        self.answer(b"", 302, Location=f"http://127.0.0.1:{self.server.server_address[1] + 1}/x")

    def digits(self) -> None:
        self.answer(b"x", Content_Length="9" * 5000)

    def boastful(self) -> None:
        self.answer(b"x", Content_Length="99999999999")

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b" " * 10_000)

    def cut(self) -> None:
        self.answer(PAGE[:200], Content_Length=str(len(PAGE)))

    def other(self) -> None:
        self.answer(b"<html><body>Hello</body></html>")

    def paper(self) -> None:
        self.answer(b"%PDF-1.7")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.handle_error = lambda *args: None  # type: ignore[method-assign]
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_becomes_records_with_its_address(site: str) -> None:
    [parsed] = fetch(f"{site}/historicaldocuments/frus1964-68v99/d87")
    assert (parsed.document.id, parsed.document.volume and parsed.document.volume.id) == ("d87", "frus1964-68v99")
    assert parsed.notes[0].citations[0].role == "source"


def test_a_redirect_on_the_same_host_is_followed(site: str) -> None:
    assert [p.document.id for p in fetch(f"{site}/moved")] == ["d87"]


def test_a_packed_volume_is_read_like_a_file(site: str) -> None:
    assert [p.document.id for p in fetch(f"{site}/volume.xml.gz", limit=2)] == ["d1", "d2"]
    assert [p.document.id for p in fetch(f"{site}/volume.xml.gz", document="d3")] == ["d3"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", r"the server has no such page \(404\)"),
        ("/broken", r"the server answers with an error \(500\)"),
        ("/often", r"the server is asked too often \(429\)"),
        ("/round", "is redirected more than 5 times"),
        ("/away", "is redirected to another host, elsewhere.test"),
        ("/file", "is redirected to file:, which is no address of the web"),
        ("/silent", "the server was silent for 0.5 seconds"),
        ("/nowhere", "is no address that can be asked|is redirected to what is no address"),
        ("/garbled", "the server has no such page|is no address that can be asked"),
        ("/port", "is redirected to another port of the host"),
        ("/digits", "is larger than 1 MB"),
        ("/boastful", "is larger than 1 MB"),
        ("/endless", "is larger than 1 MB"),
        ("/cut", "the connection broke off before all of it was here"),
        ("/other", "is not a page of Foreign Relations"),
        ("/paper", "is a PDF, not a text"),
    ],
)
def test_each_failure_is_one_clear_sentence(path: str, says: str, site: str) -> None:
    with pytest.raises(ReadError, match=says) as refused:
        list(fetch(site + path, timeout=0.5, size=2**20))
    assert str(refused.value).startswith(site + path)
    assert "\n" not in str(refused.value)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/dripping", "/dripping_head"])
def test_a_server_that_drips_is_given_up(path: str, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PATIENCE", 2)
    began = time.monotonic()
    with pytest.raises(ReadError, match="takes too long"):
        list(fetch(site + path, timeout=0.4))
    assert time.monotonic() - began < 3


def test_this_machine_is_asked_without_a_proxy(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert [p.document.id for p in fetch(f"{site}/moved")] == ["d87"]
    with pytest.raises(ReadError, match="there is no server, or no connection to it"):
        list(fetch("http://elsewhere.test/page", timeout=2))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "is not an address of the web"),
        ("ftp://example.test/x", "is not an address of the web"),
        ("history.state.gov", "is not an address of the web"),
        ("http://", "is not an address of the web"),
        ("http://[::1", "is not an address of the web"),
        ("", "is not an address of the web"),
        (f"http://{'a' * 300}.test/", "is no address that can be asked|there is no server"),
        ("http://a.test:99999999/", "is no address that can be asked|is not an address of the web"),
        ("https://ober:secret@example.test/", "addresses with a user and a password are not fetched"),
    ],
)
def test_only_the_web_is_asked(url: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as refused:
        list(fetch(url))
    assert "secret" not in str(refused.value)


def test_nobody_at_home() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ReadError, match="there is no server, or no connection to it"):
        list(fetch(f"http://127.0.0.1:{port}/", timeout=2))


@pytest.mark.parametrize(
    ("before", "location", "allowed"),
    [
        ("http://a.test/x", "https://a.test/x", True),
        ("https://a.test/x", "https://www.a.test/y", True),
        ("https://a.test/x", "/y", True),
        ("https://a.test/x", "http://a.test/x", False),
        ("https://a.test/x", "https://b.test/x", False),
        ("https://a.test/x", "//b.test/x", False),
        ("https://a.test/x", "javascript:alert(1)", False),
    ],
)
def test_where_a_redirect_may_lead(before: str, location: str, allowed: bool) -> None:
    follow: Callable[[str, str], str] = web._redirected
    if allowed:
        assert follow(before, location).startswith("http")
    else:
        with pytest.raises(ReadError, match="is redirected"):
            follow(before, location)


def test_no_login_of_the_users_is_sent(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    login = tmp_path / "netrc"
    login.write_text("machine 127.0.0.1 login ober password secret\n")
    monkeypatch.setenv("NETRC", str(login))
    seen: dict[str, str] = {}
    monkeypatch.setattr(Site, "answer", _noting(Site.answer, seen))
    list(fetch(f"{site}/historicaldocuments/frus1964-68v99/d87"))
    assert seen["User-Agent"] == "citekit"
    assert not {"Authorization", "Cookie"} & set(seen)


def _noting(answer: Callable[..., None], seen: dict[str, str]) -> Callable[..., None]:
    def noted(self: Site, *args: bytes, **more: str) -> None:
        seen.update(dict(self.headers))
        answer(self, *args, **more)

    return noted


def test_the_command_saves_what_came(site: str, tmp_path: Path) -> None:
    kept = tmp_path / "page.html"
    url = f"{site}/historicaldocuments/frus1964-68v99/d87"
    done = citekit("fetch", url, "--save", kept, "-t", "table")
    assert done.returncode == 0, done.output
    assert "POL 7 S LEONE" in done.stdout
    assert kept.read_bytes() == PAGE
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_the_command_ends_with_1_and_says_why(site: str, tmp_path: Path) -> None:
    done = citekit("fetch", f"{site}/none", "--save", tmp_path / "x", "-t", "jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"citekit: {site}/none: the server has no such page (404)")
    assert not list(tmp_path.iterdir())
    done = citekit("fetch", f"{site}/moved", "--save", tmp_path / "no" / "x", "-t", "jsonl")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
