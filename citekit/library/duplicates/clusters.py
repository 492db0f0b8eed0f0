"""What lies together: all citations of one box or one file, across everything that was added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.errors import LibraryError

if TYPE_CHECKING:
    from citekit.library.store.store import Store

COLUMNS = {"box": "box_place", "file": "file_place"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A box or a file, in the words of the record that came first, and what of it is cited."""

    place: str
    keys: tuple[str, ...]
    citations: int
    inputs: int


def clusters(store: Store, by: str = "box", key: str | None = None, least: int = 2) -> list[Cluster]:
    """The boxes, or files, of which at least so many records are, the most cited first; that of a record by ``key``.

    Raises ``LibraryError`` for what nothing lies in.
    """
    if by not in COLUMNS:
        raise LibraryError(f"nothing lies together by “{by}”", hint=f"by one of {', '.join(COLUMNS)}")
    column = COLUMNS[by]
    own = f"AND {column} = (SELECT {column} FROM record WHERE key = ?2)" if key is not None else ""
    rows = store.rows(
        f"SELECT {column}, min(id) FROM record WHERE {column} IS NOT NULL {own} GROUP BY 1 HAVING count(*) >= ?1",
        1 if key is not None else least, *([key] if key is not None else []),
    )  # fmt: skip
    found = [_cluster(store, column, by, place, first) for place, first in rows]
    return sorted(found, key=lambda one: (-one.citations, one.place))


def _cluster(store: Store, column: str, by: str, place: str, first: int) -> Cluster:
    keys = tuple(
        row[0] for row in store.rows(f"SELECT key FROM record WHERE {column} = ? ORDER BY date_from, id", place)
    )
    citations, inputs = store.one(
        f"SELECT count(*), count(DISTINCT input) FROM citation JOIN record ON record.id = record WHERE {column} = ?",
        place,
    )
    named = store.one("SELECT file, box, collection, repository FROM record WHERE id = ?", first)
    words = named if by == "file" else named[1:]
    return Cluster(", ".join(filter(None, words)), keys, citations, inputs)
