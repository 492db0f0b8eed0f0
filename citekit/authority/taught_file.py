"""The TOML file in which a user teaches archives and collections: read, added to, taken from.

What stands in the file and is not the row in question stays to the letter, comments and order included.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from citekit.authority.folding import fold
from citekit.authority.known import Archives
from citekit.authority.tables import TableError, content_of, rows_of
from citekit.errors import CitekitError


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtArchive:
    """An ``[[archive]]`` as the user wrote it: one of ours by its ``id`` or name, or one of the user's own."""

    name: str
    id: str | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtCollection:
    """A ``[[collection]]`` as the user wrote it; ``archive`` is the id or a name of who keeps it."""

    name: str
    archive: str
    id: str | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    source: str | None = None


Lesson = TypeVar("Lesson", TaughtArchive, TaughtCollection)


Row = TaughtArchive | TaughtCollection


@dataclass(frozen=True, slots=True)
class Taught:
    """The rows of one file, as they were written."""

    archives: tuple[TaughtArchive, ...] = ()
    collections: tuple[TaughtCollection, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, the archives first."""
        return (*self.archives, *self.collections)


def read(path: Path) -> Taught:
    """The rows of a user's file; of one that is not there, none.

    Raises:
        TableError: not TOML, or a row has an unknown key or lacks one.
    """
    return _rows(_text(path), path.name)


def teach(path: Path, row: Lesson) -> Lesson:
    """Write a row into a user's file; one of that name that is there gains the forms. Returns the row as it now stands.

    Raises:
        CitekitError: the file is not well made, or cannot be written.
    """
    text = _text(path)
    rows = _rows(text, path.name)
    there = next((old for old in rows.rows if isinstance(old, type(row)) and _is(old, row.name)), None)
    if there is not None:
        row = _merged(there, row)
        text = _without(text, there, path)
    _write(path, f"{text.rstrip()}\n\n{_block(row)}".lstrip("\n"))
    return row


def forget(path: Path, name: str) -> Row:
    """Take the row with this name or id out of a user's file; of one that has it for a form, that form alone.

    Returns the row as it was.

    Raises:
        CitekitError: there is none, a collection is kept there, or the file is not well made or cannot be written.
    """
    text = _text(path)
    rows = _rows(text, path.name)
    row = next((old for old in rows.rows if _is(old, name)), None)
    if row is None:
        raise CitekitError(f"{path} does not teach “{name}”", hint="citekit archives list --taught shows what it does")
    left = _without_form(row, name)
    if left is None:
        _refuse_to_orphan(rows, row)
    block = f"\n\n{_block(left)}" if left else ""
    _write(path, f"{_without(text, row, path).rstrip()}{block}".lstrip("\n") + ("" if left else "\n"))
    return row


def _without_form(row: Row, name: str) -> Row | None:
    """The row without one of its forms; ``None`` where ``name`` is its own name or id, or nothing is left to teach."""
    if fold(name) in (fold(row.name), fold(row.id or "")):
        return None
    forms = tuple(form for form in row.forms if fold(form) != fold(name))
    short = tuple(form for form in row.abbreviations if fold(form) != fold(name))
    place = isinstance(row, TaughtArchive) and row.place
    return replace(row, forms=forms, abbreviations=short) if forms or short or place else None


def _refuse_to_orphan(rows: Taught, row: Row) -> None:
    """An archive that a collection of the file is in stays, unless our tables know it."""
    for body in rows.collections:
        if isinstance(row, TaughtArchive) and _is(row, body.archive) and Archives().named(body.archive) is None:
            raise CitekitError(
                f"“{row.name}” keeps the collection “{body.name}”", hint=f"first: citekit archives remove {body.name!r}"
            )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: cannot be read: {error}") from error


def _rows(text: str, file: str) -> Taught:
    content = content_of(text, file)
    tables = {key for key, value in content.items() if isinstance(value, tuple) and value and not _plain(value)}
    if unknown := sorted(tables - {"archive", "collection"}):
        raise TableError(f"{file}: unknown table {unknown[0]!r}", hint="the tables are archive and collection")
    return Taught(
        rows_of(content, TaughtArchive, file, of="archive"), rows_of(content, TaughtCollection, file, of="collection")
    )


def _plain(values: tuple[object, ...]) -> bool:
    return all(isinstance(value, str | int | float) for value in values)


def _is(row: Row, name: str) -> bool:
    names = (row.id or "", row.name, *row.forms, *row.abbreviations)
    return fold(name) in map(fold, names)


def _merged(old: Lesson, new: Lesson) -> Lesson:
    """One row with all forms of two; what the new one says goes before the old."""
    said = {field.name: getattr(new, field.name) for field in fields(new) if getattr(new, field.name)}
    forms = tuple(form for form in dict.fromkeys((*old.forms, *new.forms)) if form != old.name)
    short = tuple(dict.fromkeys((*old.abbreviations, *new.abbreviations)))
    return replace(old, **{**said, "name": old.name, "forms": forms, "abbreviations": short})


def _block(row: Row) -> str:
    """The TOML of a row: ``[[archive]]`` and a line for each key that it has."""
    head = "[[archive]]" if isinstance(row, TaughtArchive) else "[[collection]]"
    values = {f.name: getattr(row, f.name) for f in fields(row) if getattr(row, f.name)}
    return "\n".join([head, *(f"{key} = {_toml(value)}" for key, value in values.items())]) + "\n"


def _toml(value: str | tuple[str, ...]) -> str:
    """A string or a list of strings; JSON's quotation is TOML's but for DEL."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _without(text: str, row: Row, path: Path) -> str:
    """The file's text without the block of a row; all else to the letter, the comment before the next row too."""
    blocks = re.split(r"(?m)^(?=[ \t]*\[)", text)
    left = "".join(_TAIL.search(block)[0] if _holds(block, row) else block for block in blocks)  # type: ignore[index]
    if len(_rows(left, path.name).rows) != len(_rows(text, path.name).rows) - 1:
        raise TableError(
            f"{path}: the row of “{row.name}” cannot be told from the others", hint="edit the file by hand"
        )
    return left


_TAIL = re.compile(r"(?:(?<=\n)[ \t]*(?:#[^\n]*)?\n)*\Z")
"""The comments and empty lines at the end of a block."""


def _holds(block: str, row: Row) -> bool:
    try:
        rows = _rows(block, "")
    except TableError:
        return False
    return row in rows.rows


def _write(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with open(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CitekitError(f"{path}: cannot be written: {error.strerror}") from None
