"""A library's file, open: rows in and out, and changes that are whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from citekit.library.store.failures import in_words
from citekit.library.store.opening import connect
from citekit.library.store.schema import LOGGED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


class Store:
    """An open library. What is written is written within `change`; what is read sees whole changes only."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path = path
        self.write = write
        self.connection: sqlite3.Connection = connect(path, write=write)
        self.command: str | None = None

    def close(self) -> None:
        """Close the file; whoever closes it last puts the write-ahead log into it."""
        self.connection.close()

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """The rows that a query yields."""
        with in_words(self.path):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        """The first row that a query yields, or ``None``."""
        with in_words(self.path):
            return self.connection.execute(sql, values).fetchone()

    def value(self, sql: str, *values: Any) -> Any:
        """The first value of the first row, or ``None``."""
        row = self.one(sql, *values)
        return row[0] if row else None

    def insert(self, table: str, values: dict[str, Any]) -> int:
        """A new row, and its id."""
        return self.connection.execute(_insertion(table, tuple(values)), tuple(values.values())).lastrowid or 0

    def update(self, table: str, row: int, values: dict[str, Any]) -> None:
        """Other values in the row with an id."""
        names = ", ".join(f'"{name}" = ?' for name in values)
        self.connection.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*values.values(), row))

    def delete(self, table: str, where: str, *values: Any) -> int:
        """Take out the rows for which a condition holds; how many they were."""
        return self.connection.execute(f"DELETE FROM {table} WHERE {where}", values).rowcount

    @contextmanager
    def together(self) -> Iterator[None]:
        """The changes that are made within are those of one command, and are undone together."""
        self.command = now()
        try:
            yield
        finally:
            self.command = None

    @contextmanager
    def change(self, verb: str, said: str) -> Iterator[None]:
        """One change, in the log under its verb and what it was about; where anything fails nothing of it is kept.

        A change that touches no row leaves no trace. What had been undone before can then not be redone.
        """
        with self.transaction():
            number = self.insert("change", {"command": self.command or now(), "verb": verb, "said": said, "at": now()})
            self.connection.execute("UPDATE present SET change = ?", (number,))
            before = self._last()
            yield
            self.connection.execute("UPDATE present SET change = NULL")
            for table, last in self._last().items():
                if last > before[table]:
                    values = {"change": number, "table": table, "first": before[table] + 1, "last": last}
                    self.insert("new_rows", values)
            if self._is_empty(number):
                self.delete("change", "id = ?", number)
            else:
                self._forget_undone()

    def _last(self) -> dict[str, int]:
        """The last id that each table has given."""
        given = dict(self.rows("SELECT name, seq FROM sqlite_sequence"))
        return {table: given.get(table, 0) for table in LOGGED}

    def _is_empty(self, number: int) -> bool:
        sql = "SELECT change FROM changed_row WHERE change = ?1 UNION ALL SELECT change FROM new_rows WHERE change = ?1"
        return self.value(f"{sql} LIMIT 1", number) is None

    def _forget_undone(self) -> None:
        for table in ("changed_row", "new_rows"):
            self.delete(table, "change IN (SELECT id FROM change WHERE undone)")
        self.delete("change", "undone")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done within is kept as a whole at its end, or not at all."""
        with in_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def now() -> str:
    """The present moment, as ISO 8601 has it, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
