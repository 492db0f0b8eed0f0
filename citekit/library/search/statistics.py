"""How often things stand in a library: by repository, collection, file, year and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.errors import LibraryError

if TYPE_CHECKING:
    from citekit.library.store.store import Store

COLUMNS = {
    "repository": "repository", "collection": "collection", "box": "box_place", "file": "file",
    "year": "substr(date_from, 1, 4)", "kind": "type", "tag": None, "input": None,
}  # fmt: skip
"""What is counted → the column that says it."""
_SQL = {
    "tag": "SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY 2 DESC, 1",
    "input": (
        "SELECT path, count(DISTINCT record) FROM citation JOIN input ON input.id = input "
        "GROUP BY path ORDER BY 2 DESC, 1"
    ),
}
TABLES = {"records": "record", "citations": "citation", "inputs": "input", "notes": "note", "attachments": "attachment"}


def counts(store: Store, of: str) -> list[tuple[str, int]]:
    """How many records there are of each, the most first; years in their order.

    Raises ``LibraryError`` for what is not counted.
    """
    if of not in COLUMNS:
        raise LibraryError(f"records are not counted by “{of}”", hint=f"by one of {', '.join(COLUMNS)}")
    column = COLUMNS[of]
    order = "1" if of == "year" else "2 DESC, 1"
    sql = (
        _SQL.get(of) or f"SELECT {column}, count(*) FROM record WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY {order}"
    )
    return [(str(name), int(number)) for name, number in store.rows(sql)]


def totals(store: Store) -> dict[str, int]:
    """How many records, citations, inputs, notes and attachments there are."""
    return {name: int(store.value(f"SELECT count(*) FROM {table}")) for name, table in TABLES.items()}
