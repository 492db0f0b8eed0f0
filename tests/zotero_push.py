"""A push of 120 items of which 3 are refused and one batch is told to slow down: ``python -m tests.zotero_push``.

Against a server in this process that behaves as Zotero's web API is documented to (`tests.zotero_server`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.integrations.zotero import web
from citekit.integrations.zotero.secret import Key
from tests.zotero_server import KEY, Web

if TYPE_CHECKING:
    from citekit.integrations.zotero import Report

BAD = (7, 60, 119)


def telegrams(count: int, refused: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    """Telegrams of a file in an archive; those that are to be refused have a title that the server does not take."""
    return [
        {
            "id": f"t{n}", "type": "personal_communication", "genre": "telegram", "number": str(n),
            "archive": "Vellum Library", "archive_collection": "Port Papers", "archive_location": f"Box {n}",
            **({"title": "REFUSED " + "long " * 9} if n in refused else {}),
        }
        for n in range(count)
    ]  # fmt: skip


def push(server: Web) -> Report:
    """The push: the second batch is answered 429 first."""
    server.plan = ["", "429 3"]
    return web.push(
        telegrams(120, BAD), web.Library("users", server.user), Key(KEY), server=server.url, sleep=lambda _: None
    )


if __name__ == "__main__":
    with Web() as server:
        print(push(server))
        print("\nrequests to write:", ", ".join(f"{len(one.body)} items → {one.answered}" for one in server.writes()))
        print("in the library:", len(server.items))
        print("\nthe same again:")
        print(push(server))
        print("in the library:", len(server.items))
