"""The TOML files in which a user teaches archives and collections: found, read, added to, taken from.

The user's own file serves everything that they write; a ``citekit.toml`` beside a draft serves that draft, and goes
before it. What stands in a file and is not the row in question stays to the letter, comments and order included.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import asdict, replace

from citekit.authority.folding import fold
from citekit.authority.known import Archives
from citekit.authority.tables import TableError
from citekit.authority.taught import Taught, TaughtArchive, TaughtCollection, lessons, with_lessons
from citekit.errors import CitekitError
from citekit.model.patterns import lazy
from citekit.reading.saving import writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.authority.taught import Row

Lesson = TypeVar("Lesson", TaughtArchive, TaughtCollection)

BESIDE = "citekit.toml"
"""The file beside a draft."""
VARIABLE = "CITEKIT_ARCHIVES"
"""Names another file than the one in the user's folder."""
FOLDER = "CITEKIT_FOLDER"
"""Names another folder than the one where the system keeps settings."""


def user_file(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's own file of archives, which may not be there yet.

    It is ``$CITEKIT_ARCHIVES``, else ``archives.toml`` in the user's folder.

    >>> user_file({"XDG_CONFIG_HOME": "/home/ober/.config"}, "linux").as_posix()
    '/home/ober/.config/citekit/archives.toml'
    """
    if named := environ.get(VARIABLE):
        return Path(named).expanduser()
    return user_folder(environ, platform) / "archives.toml"


def user_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the system keeps this program's settings.

    The folder is that of the XDG Base Directory Specification; ``APPDATA``; ``~/Library/Application Support``; or the
    one that ``$CITEKIT_FOLDER`` names.

    >>> user_folder({"APPDATA": "C:/Users/ober"}, "win32").as_posix()
    'C:/Users/ober/citekit'
    """
    if named := environ.get(FOLDER):
        return Path(named).expanduser()
    if platform == "win32":
        folder = environ.get("APPDATA") or "~/AppData/Roaming"
    elif platform == "darwin":
        folder = "~/Library/Application Support"
    else:
        folder = environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(folder).expanduser() / "citekit"


def settings_files(draft: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """The files called ``citekit.toml`` that serve a draft, and that are there: the user's, then the one beside it.

    What is typed has the one of the folder that it is typed in.
    """
    beside = Path(draft).absolute().parent if draft is not None else Path.cwd()
    found = dict.fromkeys((user_folder() / BESIDE, beside / BESIDE))
    return tuple(path for path in found if path.is_file())


def files_for(draft: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """The files that teach archives to a draft, and that are there: the user's own, then the one beside it."""
    own = user_file()
    return ((own,) if own.is_file() else ()) + settings_files(draft)


def archives_for(draft: str | os.PathLike[str] | None = None) -> Archives:
    """All archives that are known to the writer of a draft: ours, with what the user taught.

    Raises:
        TableError: a file of the user's is not well made; says which, and which row.
    """
    known = Archives()
    for path in files_for(draft):
        known = with_lessons(known, read(path))
    return known


def read(path: Path) -> Taught:
    """The rows of a user's file; of one that is not there, none.

    Raises:
        TableError: not TOML, or a row has an unknown key or lacks one.
    """
    return lessons(_text(path), path.name)


def teach(path: Path, row: Lesson) -> Lesson:
    """Write a row into a user's file; one of that name that is there gains the forms. Returns the row as it now stands.

    Raises:
        CitekitError: the file is not well made, or cannot be written.
    """
    text = _text(path)
    rows = lessons(text, path.name)
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
    rows = lessons(text, path.name)
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


def _is(row: Row, name: str) -> bool:
    names = (row.id or "", row.name, *row.forms, *row.abbreviations)
    return fold(name) in map(fold, names)


def _merged(old: Lesson, new: Lesson) -> Lesson:
    """One row with all forms of two; what the new one says goes before the old."""
    said = {key: value for key, value in asdict(new).items() if value}
    forms = tuple(form for form in dict.fromkeys((*old.forms, *new.forms)) if form != old.name)
    short = tuple(dict.fromkeys((*old.abbreviations, *new.abbreviations)))
    return replace(old, **{**said, "name": old.name, "forms": forms, "abbreviations": short})


def _block(row: Row) -> str:
    """The TOML of a row: ``[[archive]]`` and a line for each key that it has."""
    head = "[[archive]]" if isinstance(row, TaughtArchive) else "[[collection]]"
    values = {key: value for key, value in asdict(row).items() if value}
    return "\n".join([head, *(f"{key} = {_toml(value)}" for key, value in values.items())]) + "\n"


def _toml(value: str | tuple[str, ...]) -> str:
    """A string or a list of strings; JSON's quotation is TOML's but for DEL."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _without(text: str, row: Row, path: Path) -> str:
    """The file's text without the block of a row; all else to the letter, the comment before the next row too."""
    blocks = re.split(r"(?m)^(?=[ \t]*\[)", text)
    left = "".join(_TAIL.search(block)[0] if _holds(block, row) else block for block in blocks)  # type: ignore[index]
    if len(lessons(left, path.name).rows) != len(lessons(text, path.name).rows) - 1:
        raise TableError(
            f"{path}: the row of “{row.name}” cannot be told from the others", hint="edit the file by hand"
        )
    return left


_TAIL = lazy(r"(?:(?<=\n)[ \t]*(?:#[^\n]*)?\n)*\Z")
"""The comments and empty lines at the end of a block."""


def _holds(block: str, row: Row) -> bool:
    try:
        rows = lessons(block, "")
    except TableError:
        return False
    return row in rows.rows


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CitekitError(f"{path.parent}: cannot be made: {error.strerror}") from None
    with writing(path) as out:
        out.write(text.encode())
