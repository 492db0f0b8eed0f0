"""A library read: the whole of it, or what a collection, a tag, a search or a saved search of it has.

On the web (API version 3) and from the Zotero that runs here: its local API (``/api/``, from Zotero 7) answers the same
questions, needs no key, and runs saved searches, which the web does not.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct

from citekit.errors import Diagnostic, ZoteroError
from citekit.integrations.zotero.session import Session
from citekit.integrations.zotero.web import PAGE, SERVER, VERSION, Library, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.formats import Parsed
    from citekit.integrations.zotero.secret import Key
    from citekit.integrations.zotero.session import Answer

Data = dict[str, Any]

LOCAL = "http://127.0.0.1:23119/api"
HERE = Library("users", 0)
"""The library of the Zotero that runs here, whoever its user is."""
_KEY = re.compile(r"[A-Z0-9]{8}")


class Pulled(Struct, frozen=True):
    """The items of a library or collection as the server has them, and what was not as it should be."""

    data: tuple[Data, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


class Choice(Struct, frozen=True):
    """Which items of a library: of a collection or saved search (a key, or its name), with all tags, with words."""

    collection: str | None = None
    tags: tuple[str, ...] = ()
    search: str | None = None
    saved: str | None = None


EVERYTHING = Choice()


def pull(
    library: Library,
    key: Key | None = None,
    *,
    choice: Choice = EVERYTHING,
    server: str = SERVER,
    sleep: Callable[[float], None] = time.sleep,
) -> Pulled:
    """The items of a library, or those chosen of it, page by page; without a key only a public one, or the one here.

    What lies under an item, its notes and attachments, stays there. Raises ``ZoteroError`` where a page cannot
    be had: half of a library is not given for the whole.
    """
    session = Session(server, {"Zotero-API-Version": VERSION, **(key.header() if key else {})}, sleep=sleep)
    path = library.path + _within(session, library, choice)
    params: dict[str, str | list[str]] | None = {
        "format": "json", "limit": str(PAGE), "sort": "dateAdded", "direction": "asc", **_asked(choice),
    }  # fmt: skip
    found: dict[str, Data] = {}
    versions, total = set(), 0
    while params is not None:
        answer = session.send("GET", path, params=params)
        page = answer.json()
        if answer.status != 200 or not isinstance(page, list):
            raise _unanswered(answer, library, session)
        new = {str(one.get("key", len(found))): one for one in page if isinstance(one, dict)}
        brings = not new.keys() <= found.keys()
        found |= new
        versions.add(answer.headers.get("Last-Modified-Version"))
        said = answer.headers.get("Total-Results", "")
        total = int(said) if said.isdecimal() and len(said) < 12 else len(found)
        params = _next(answer) if brings else None  # a page that brings nothing new is the last, whatever it links to
    return Pulled(tuple(found.values()), tuple(_doubts(len(found), total, len(versions))))


def read(pulled: Pulled) -> Parsed:
    """The items of a library as CSL items."""
    from citekit.formats import zotero_json

    return zotero_json.read(json.dumps(pulled.data))


def _within(session: Session, library: Library, choice: Choice) -> str:
    """Where the items stand; a name is looked up among the collections, or saved searches, of the library."""
    if choice.saved:
        return f"/searches/{_named(session, library, 'searches', choice.saved)}/items"
    if choice.collection:
        return f"/collections/{_named(session, library, 'collections', choice.collection)}/items/top"
    return "/items/top"


def _named(session: Session, library: Library, kind: str, said: str) -> str:
    """The key of a collection or saved search, by its key or by its name, which only one may have."""
    if _KEY.fullmatch(said):
        return said
    found: list[Data] = []
    params: dict[str, str | list[str]] | None = {"limit": str(PAGE)}
    while params is not None:
        answer = session.send("GET", f"{library.path}/{kind}", params=params)
        page = answer.json()
        if answer.status != 200 or not isinstance(page, list):
            raise _unanswered(answer, library, session)
        listed = [one for one in page if isinstance(one, dict) and one not in found]
        found += listed
        params = _next(answer) if listed else None
    named = {str(one.get("key")): str((one.get("data") or {}).get("name", "")) for one in found}
    keys = [key for key, name in named.items() if name == said] or [
        key for key, name in named.items() if name.lower() == said.lower()
    ]
    if len(keys) != 1:
        how = f"{len(keys)} {kind} are called" if keys else f"no {kind.rstrip('s').removesuffix('e')} is called"
        raise ZoteroError(
            f"{how} {said!r}", hint="one of: " + (", ".join(keys or sorted(named.values())) or "there is none")
        )
    return keys[0]


def _asked(choice: Choice) -> dict[str, str | list[str]]:
    tags = [f"\\{tag}" if tag.startswith("-") else tag for tag in choice.tags]  # a bare hyphen would mean: without
    found: dict[str, str | list[str]] = {"tag": tags} if tags else {}
    return found | ({"q": choice.search, "qmode": "everything"} if choice.search else {})


def _unanswered(answer: Answer, library: Library, session: Session) -> ZoteroError:
    if session.server.endswith("/api") and answer.status == 403:
        hint = "in its settings, Advanced, let other applications on this computer communicate with Zotero"
        return ZoteroError("the Zotero that runs here does not answer other programs", hint=hint)
    return refusal(answer, library)


def _next(answer: Answer) -> dict[str, str | list[str]] | None:
    """The query of the next page: only its parameters are taken from the answer, never another address."""
    link = answer.links.get("next", {}).get("url")
    pairs = parse_qsl(urlsplit(link).query) if link else []
    return {name: _several([value for other, value in pairs if other == name]) for name, _ in pairs} if link else None


def _several(values: Iterable[str]) -> str | list[str]:
    listed = list(values)
    return listed if len(listed) > 1 else listed[0]


def _doubts(found: int, total: int, versions: int) -> list[Diagnostic]:
    doubts = [Diagnostic(f"{found} of {total} items came", hint="pull again")] if found != total else []
    if versions > 1:
        doubts.append(Diagnostic("the library changed while it was read", hint="pull again to have it whole"))
    return doubts
