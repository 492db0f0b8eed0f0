"""Zotero's two servers in small, behaving as documented: the web API (version 3) and the running program's connector.

``with Web() as server`` gives one with a library to write to; ``server.plan`` holds what is to go wrong, one entry a
request to write, in order. Written from Zotero's documentation of the web API and of the connector's server.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

KEY = "s3cretKeyThatNobodyMaySee"
TYPES = {"letter", "manuscript", "document", "book", "bookSection", "journalArticle", "webpage", "thesis", "report"}


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    answered: int | None = None


class Server:
    """A server on a port of its own, for as long as the ``with`` lasts."""

    handler: ClassVar[type[BaseHTTPRequestHandler]]

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.plan: list[str] = []
        self.lock = threading.Lock()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.http.daemon_threads = True
        self.http.home = self  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self) -> Any:
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.http.shutdown()
        self.http.server_close()

    def writes(self) -> list[Asked]:
        return [one for one in self.asked if one.method == "POST"]


class Handler(BaseHTTPRequestHandler):
    """What both servers share: reading a request, answering it, and hanging up."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Silence."""

    def asked(self) -> Asked:
        length = int(self.headers.get("Content-Length") or 0)
        text = self.rfile.read(length).decode()
        try:
            body = json.loads(text) if text else None
        except ValueError:
            body = text
        one = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        self.server.home.asked.append(one)  # type: ignore[attr-defined]
        self.one = one
        return one

    def answer(self, status: int, body: Any = None, **headers: str) -> None:
        data = b"" if body is None else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.one.answered = status
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if isinstance(body, str) else "application/json")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()


# --- the web API ------------------------------------------------------------------------------------------


class WebHandler(Handler):
    def do_GET(self) -> None:
        asked, home = self.asked(), self.server.home  # type: ignore[attr-defined]
        with home.lock:
            self.reading(asked, home)

    def reading(self, asked: Asked, home: Web) -> None:  # noqa: PLR0912  (a server has so many addresses)
        split = urlsplit(asked.path)
        query = dict(parse_qsl(split.query))
        if home.closed:
            return self.answer(403, "Local API is not enabled")
        if home.root and asked.headers.get("zotero-api-version", "3") != "3" and split.path != "/api/":
            return self.answer(501, f"API version not implemented: {asked.headers['zotero-api-version']}")
        if home.root and split.path == "/api/":
            return self.answer(200, "Nothing to see here.", **home.named())
        if home.root and re.match(r"/api/users/(?!0/)", split.path):
            return self.answer(400, "Only data for the logged-in user is available locally -- use userID 0")
        if named := re.fullmatch(rf"{home.root}/users/{home.user}/(collections|searches)", split.path):
            listed = home.names[named[1]]
            return self.answer(200, [{"key": key, "data": {"key": key, "name": name}} for key, name in listed.items()])
        found = re.fullmatch(
            rf"{home.root}/users/{home.user}(?:/(?:collections|searches)/(?P<c>\w+))?/items(?:/(?P<key>top|[A-Z0-9]{{8}}))?",
            split.path,
        )
        if home.planned_for_reading and (fault := home.planned_for_reading.pop(0)):
            return self.fault(fault, home)
        if asked.headers.get("zotero-api-key", KEY) != KEY and "Bearer" not in asked.headers.get("authorization", ""):
            return self.answer(403, "Invalid key")
        if not found:
            return self.answer(404, "Not found")
        if found["key"] and found["key"] != "top":
            one = home.items.get(found["key"])
            return self.answer(200, home.shown(one)) if one else self.answer(404, "Item not found")
        items = [one for one in home.items.values() if "parentItem" not in one or "itemKey" in query]
        if found["c"]:
            items = [one for one in items if found["c"] in (*one["collections"], *home.searched.get(found["c"], ()))
                     or one["key"] in home.searched.get(found["c"], ())]  # fmt: skip
        for tag in [value for name, value in parse_qsl(split.query) if name == "tag"]:
            named, without = (
                tag.removeprefix("\\").removeprefix("-" if tag.startswith("-") else ""),
                tag.startswith("-"),
            )
            items = [one for one in items if ({"tag": named} in one.get("tags", [])) is not without]
        if "q" in query:
            items = [one for one in items if query["q"].lower() in json.dumps(one, ensure_ascii=False).lower()]
        if "itemKey" in query:
            items = [one for one in items if one["key"] in query["itemKey"].split(",")]
        return self.listing(items, query, split.path, home)

    def listing(self, items: list[Any], query: dict[str, str], path: str, home: Web) -> None:
        versions = query.get("format") == "versions"
        start, limit = int(query.get("start", 0)), min(int(query.get("limit", 1000 if versions else 25)), 1000)
        page = items[start : start + (limit if versions else min(limit, 100))]
        if home.root:  # the program here hands out as much as it is asked for
            page = items[start:][: int(query.get("limit", len(items)))]
        headers = {"Last_Modified_Version": str(home.version), "Total_Results": str(len(items))}
        if start + len(page) < len(items):
            following = urlencode({**query, "start": start + len(page)})
            headers["Link"] = f'<https://api.zotero.org{path}?{following}>; rel="next"'
            if home.own_links:
                headers["Link"] = f'<{home.url}{path}?{following}>; rel="next"'
        if home.root:  # and links to the first and the last page, and to the library on the web
            pages = {"first": 0, "last": max(0, len(items) - 1)} if start else {"last": max(0, len(items) - 1)}
            links = [f'<{home.url}{path}?{urlencode({**query, "start": n})}>; rel="{rel}"' for rel, n in pages.items()]
            ours = headers.get("Link", "").replace("https://api.zotero.org", home.url)
            headers["Link"] = ", ".join(
                [*links, *filter(None, [ours]), '<https://www.zotero.org/users/1>; rel="alternate"']
            )
            headers |= home.named()
        body = {one["key"]: one["version"] for one in page} if versions else [home.shown(one) for one in page]
        self.answer(200, body, **headers)

    def do_POST(self) -> None:
        asked, home = self.asked(), self.server.home  # type: ignore[attr-defined]
        with home.lock:
            fault = home.plan.pop(0) if home.plan else ""
            if fault == "cut after":
                home.write(asked)
            if fault:
                return self.fault(fault, home)
            status, body, headers = home.write(asked)
            return self.answer(status, body, **headers, **home.beside)

    def fault(self, fault: str, home: Web) -> None:
        """``429 3`` (with Retry-After), ``503 1``, ``413``, ``cut before``, ``cut after``, ``dead``, ``moved``, ``redirect``."""
        status, _, wait = fault.partition(" ")
        if fault == "dead":
            home.plan = home.planned_for_reading = ["dead"] * 99
        if fault == "moved":  # somebody else writes at the same time
            home.version += 1
            status, body, headers = home.write(self.one)
            return self.answer(status, body, **headers)
        if fault == "redirect":
            return self.answer(302, None, Location=home.elsewhere)
        if fault.startswith(("cut", "dead")):
            return self.hang_up()
        return self.answer(int(status), "Slow down" if wait else "Too large", **({"Retry_After": wait} if wait else {}))


class Web(Server):
    """A library on the web."""

    handler = WebHandler

    def __init__(self, user: int = 1234) -> None:
        super().__init__()
        self.user, self.version = user, 7
        self.items: dict[str, dict[str, Any]] = {}
        self.collections = {"COLLECT2"}
        self.tokens: set[str] = set()
        self.planned_for_reading: list[str] = []
        self.beside: dict[str, str] = {}
        self.largest, self.own_links, self.elsewhere = 10**7, False, ""
        self.root, self.closed, self.writes_taken = "", False, True
        self.names: dict[str, dict[str, str]] = {"collections": {"COLLECT2": "Chapter 2"}, "searches": {}}
        self.searched: dict[str, list[str]] = {}

    def named(self) -> dict[str, str]:
        """The headers that name the program; the web has none."""
        return {}

    def shown(self, one: dict[str, Any]) -> dict[str, Any]:
        library = {"type": "user", "id": self.user, "name": "u", "links": {}}
        return {
            "key": one["key"], "version": one["version"], "library": library, "links": {}, "meta": {}, "data": one
        }  # fmt: skip

    def write(self, asked: Asked) -> tuple[int, Any, dict[str, str]]:  # noqa: PLR0912
        """A request to write, and its answer: status, body, headers."""
        heads, sent = asked.headers, asked.body
        if self.root and (why := self.unwritten(asked)):
            return why
        token, seen = heads.get("zotero-write-token"), heads.get("if-unmodified-since-version")
        if not self.writes_taken:
            return 400, "Endpoint does not support method", {}
        if urlsplit(asked.path).path != f"{self.root}/users/{self.user}/items":
            return 404, "Not found", {}
        if heads.get("zotero-api-key") != KEY and heads.get("authorization") != f"Bearer {KEY}":
            return 403, "Invalid key", {}
        if token and token in self.tokens:
            return 412, "Write token already used", {}
        if seen is not None and int(seen) != self.version:
            return (
                412,
                "Library has been modified since specified version",
                {"Last_Modified_Version": str(self.version)},
            )
        if not isinstance(sent, list):
            return 400, "Uploaded data must be a JSON array", {}
        if len(sent) > 50:
            return 413, "Cannot add more than 50 items at a time", {}
        if int(heads.get("content-length", 0)) > self.largest:
            return 413, "Request Entity Too Large", {}
        body: dict[str, Any] = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        self.version += 1
        for place, item in enumerate(sent):
            why = self._fault(item, versioned=seen is not None)
            if why:
                body["failed"][str(place)] = {"key": item.get("key", ""), "code": why[0], "message": why[1]}
            else:
                before = self.items.get(item.get("key", ""), {})  # what is not sent stays
                one = {**before, **item, "key": item.get("key") or self._key(), "version": self.version}
                self.items[one["key"]] = one
                body["successful"][str(place)], body["success"][str(place)] = self.shown(one), one["key"]
        if token:
            self.tokens.add(token)
        return 200, body, {"Last_Modified_Version": str(self.version)}

    def unwritten(self, asked: Asked) -> tuple[int, Any, dict[str, str]] | None:
        """Why nothing is written; of the web, nothing."""
        return None

    def _fault(self, item: Any, versioned: bool) -> tuple[int, str] | None:
        """Why one item is not taken."""
        if item.get("itemType", "letter") not in TYPES | {"note", "attachment"}:
            return 400, f"'{item.get('itemType')}' is not a valid itemType"
        if item.get("title", "").startswith("REFUSED"):
            return 413, "Field 'title' value too long"
        if unknown := set(item.get("collections", ())) - self.collections:
            return 409, f"Collection {min(unknown)} not found"
        if "key" not in item:
            return None
        if not re.fullmatch(r"[23456789ABCDEFGHIJKLMNPQRSTUVWXYZ]{8}", item["key"]):
            return 400, f"'{item['key']}' is not a valid item key"
        if "version" not in item and not versioned:
            return 428, "Item version must be provided"
        if item["key"] in self.items and item.get("version") != self.items[item["key"]]["version"]:
            return 412, "Item has been modified since specified version"
        return None

    def _key(self) -> str:
        number = len(self.items) + 2
        return "".join("23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"[(number // 33**n) % 33] for n in range(8))


class Local(Web):
    """The local API of the program that runs here: user 0, no key to read; from version 10 it writes.

    Written from Zotero's ``server_localAPI.js`` (reading) and from what others found out of Zotero 10.0's writing:
    428 without the program's name, 401 without a key, which ``/api/local/authorize`` gives when its user says so.
    """

    def __init__(self, *, writes: bool = False) -> None:
        super().__init__(user=0)
        self.root, self.writes_taken = "/api", writes
        self.api = f"{self.url}/api"
        self.program, self.says = "6LpvURP2E933", "always"
        self.questions, self.good = 0, {"always": set[str](), "once": set[str]()}

    def named(self) -> dict[str, str]:
        return {"Zotero_Server_ID": self.program} if self.writes_taken else {}

    def unwritten(self, asked: Asked) -> tuple[int, Any, dict[str, str]] | None:
        if not self.writes_taken:
            return 400, "Endpoint does not support method", {}
        if "zotero-server-id" not in asked.headers:
            return 428, "Zotero-Server-ID must be provided", {}
        if asked.headers["zotero-server-id"] != self.program:
            return 412, "Zotero-Server-ID does not match", {}
        if urlsplit(asked.path).path == "/api/local/authorize":
            return self._asked(asked.body)
        key = asked.headers.get("zotero-api-key")
        if key in self.good["once"]:
            self.good["once"].remove(key)
        elif key not in self.good["always"]:
            return 401, "POST /api/local/authorize to obtain one", {}
        asked.headers["zotero-api-key"] = KEY
        return None

    def _asked(self, body: Any) -> tuple[int, Any, dict[str, str]]:
        """The question to the user, whose answer is ``says``: always, once or no."""
        assert body["appName"]
        self.questions += 1
        if self.says == "no":
            return 403, {"denied": True}, {}
        key = f"local{self.questions:027}"
        self.good[self.says].add(key)
        return 200, {"key": key, "remember": self.says == "always"}, {}


# --- the running program ----------------------------------------------------------------------------------


class ConnectorHandler(Handler):
    def do_GET(self) -> None:
        asked = self.asked()
        if self.server.home.asleep:  # type: ignore[attr-defined]
            return self.hang_up()
        return self.answer(200 if asked.path == "/connector/ping" else 404, "Zotero is running", X_Zotero_Version="7.0")

    def do_POST(self) -> None:
        asked, home = self.asked(), self.server.home  # type: ignore[attr-defined]
        if "Mozilla/" in asked.headers.get("user-agent", "") and "x-zotero-connector-api-version" not in asked.headers:
            return self.answer(403, "Request not allowed")
        with home.lock:
            fault = home.plan.pop(0) if home.plan else ""
            if fault == "cut after":
                home.imported(asked)
            if fault.startswith("cut"):
                return self.hang_up()
            return self.answer(*home.imported(asked))


@dataclass
class _Imported:
    items: list[dict[str, Any]] = field(default_factory=list)


class Connector(Server):
    """The program, with its window's library selected."""

    handler = ConnectorHandler
    KNOWN: ClassVar[set[str]] = {
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "dataset", "entry", "graphic", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "pamphlet", "paper-conference", "patent", "personal_communication", "post", "post-weblog", "report", "review",
        "song", "speech", "thesis", "treaty", "webpage",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.items: list[dict[str, Any]] = []
        self.sessions: set[str] = set()
        self.editable, self.asleep = True, False

    def imported(self, asked: Asked) -> tuple[int, Any]:
        split = urlsplit(asked.path)
        if split.path != "/connector/import":
            return 404, "No endpoint found"
        sent = asked.body
        if not isinstance(sent, list) or any(one.get("type") not in self.KNOWN for one in sent):
            return 400, ""
        if not self.editable:
            return 500, {"libraryEditable": False}
        session = dict(parse_qsl(split.query)).get("session", "")
        if session in self.sessions:
            return 409, {"error": "SESSION_EXISTS"}
        self.sessions.add(session)
        made = [{"itemType": one["type"], "title": one.get("title", ""), "extra": one.get("note", "")} for one in sent]
        self.items += made
        return 201, made
