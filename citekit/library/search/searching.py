"""A question answered: the records that hold what it asks, the best first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from citekit.errors import LibraryError
from citekit.library.records.record import by_ids, find
from citekit.library.search.full_text import expression
from citekit.library.search.queries import parse

if TYPE_CHECKING:
    from citekit.library.records.record import Record
    from citekit.library.search.queries import Query
    from citekit.library.store.store import Store

WEIGHTS = {
    "key": 8.0, "repository": 2.0, "collection": 2.0, "box": 3.0, "file": 6.0, "title": 8.0, "people": 5.0, "kind": 2.0,
    "tag": 8.0, "note": 5.0, "mark": 6.0, "words": 1.0,
}  # fmt: skip
"""How much a word in a field says of a record, for the rank (BM25)."""
_RANK = f"bm25(search, {', '.join(map(str, WEIGHTS.values()))})"
MOST = 2000
"""Records that are ranked: of a question that more answer, those that were added last."""
HAS = {"note": "note", "tag": "tag", "attachment": "attachment", "edits": None}


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that answer a question, the best first; ``more`` where there are others that are not among them."""

    records: tuple[Record, ...]
    query: Query
    more: bool = False


def search(store: Store, question: str, limit: int | None = 20) -> Answer:
    """The records that a question asks for, at most ``limit`` of them, the best first.

    Raises ``LibraryError`` for ``near:`` a key that is not there, and for ``has:`` what nothing has.
    """
    query = parse(question)
    asked = _conditions(store, query)
    words = expression(query.terms)
    cap = -1 if limit is None else limit + 1
    found = _listed(store, asked, query, cap) if words is None else _ranked(store, words, asked, cap)
    ids = [row[0] for row in found]
    more = limit is not None and len(ids) > limit
    return Answer(tuple(by_ids(store, ids[:limit])), query, more)


@dataclass(slots=True)
class _Conditions:
    """What is asked of the columns of a record, in what order, and the values in both."""

    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    order: str = ""
    ordered: list[Any] = field(default_factory=list)


def _listed(store: Store, asked: _Conditions, query: Query, cap: int) -> list[Any]:
    """The rows where no word is looked for: those added last before the others, unless an order is asked."""
    unwanted = [made for term in query.terms if term.not_ and (made := expression([replace(term, not_=False)]))]
    without = ["id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"] * len(unwanted)
    where = " AND ".join([*asked.where, *without]) or "1"
    sql = f"SELECT id FROM record WHERE {where} ORDER BY {asked.order or 'id DESC'} LIMIT ?"
    return store.rows(sql, *asked.values, *unwanted, *asked.ordered, cap)


def _ranked(store: Store, words: str, asked: _Conditions, cap: int) -> list[Any]:
    """The rows for a full-text expression. So that a word that stands everywhere costs no more than a rare one, the
    rank is that of the `MOST` latest rows that hold it, unless all are wanted."""
    where, join = "", ""
    if asked.where:
        where = f" AND +search.rowid IN (SELECT id FROM record WHERE {' AND '.join(asked.where)})"
    if asked.order:
        join = "JOIN record ON record.id = search.rowid "
    head = f"SELECT search.rowid FROM search {join}WHERE search MATCH ?"
    first = 0
    if cap >= 0:
        latest = store.rows(f"{head}{where} ORDER BY search.rowid DESC LIMIT ?", words, *asked.values, MOST)
        if not latest:
            return []
        first = latest[-1][0]
    sql = f"{head} AND search.rowid >= ?{where} ORDER BY {asked.order or _RANK} LIMIT ?"
    return store.rows(sql, words, first, *asked.values, *asked.ordered, cap)


def _conditions(store: Store, query: Query) -> _Conditions:
    """What a query asks besides its words."""
    asked = _Conditions()
    for first, last in query.dates:
        asked.where.append("date_from >= ? AND date_from <= ? AND date_to <= ?")
        asked.values += (first, last, last)
    for name, said in query.others:
        condition, values = _CONDITIONS[name](store, said)
        asked.where.append(condition)
        asked.values += values
        if name == "near":  # what lies in the same file stands before what lies in the same box
            asked.order = "file_place IS NOT ?, file_place, date_from"
            asked.ordered = [store.value("SELECT file_place FROM record WHERE id = ?", find(store, said).id)]
    return asked


def _near(store: Store, key: str) -> tuple[str, list[Any]]:
    record = find(store, key)
    box, file = store.one("SELECT box_place, file_place FROM record WHERE id = ?", record.id)
    return "(box_place = ? OR file_place = ?) AND id <> ?", [box, file, record.id]


def _in(_: Store, name: str) -> tuple[str, list[Any]]:
    return "id IN (SELECT record FROM grouping WHERE name = ?)", [name]


def _input(_: Store, path: str) -> tuple[str, list[Any]]:
    """Read in an input whose path ends so, whatever may stand before."""
    return (
        "id IN (SELECT record FROM citation JOIN input ON input.id = input WHERE substr(path, -length(?)) = ?)",
        [path, path],
    )


def _has(_: Store, what: str) -> tuple[str, list[Any]]:
    if what not in HAS:
        raise LibraryError(f"nothing has “{what}”", hint=f"has: one of {', '.join(HAS)}")
    table = HAS[what]
    return (f"id IN (SELECT record FROM {table})" if table else "edits IS NOT NULL"), []


_CONDITIONS = {"near": _near, "in": _in, "input": _input, "has": _has}
