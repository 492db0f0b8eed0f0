"""The data tables: TOML files in ``citekit/data`` turned into frozen rows, read once, when first asked for.

A table begins with its provenance (``source``) and holds ``[[row]]`` tables whose keys are the fields of one
record. A row may name a source of its own; else it has the table's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import tomli
from msgspec import Struct, ValidationError, convert, field
from msgspec.json import decode

from citekit.authority.folding import fold, one_edit_apart
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Sequence

Table = Mapping[str, Any]

DATA = Path(__file__).parents[1] / "data"
"""The folder of the tables."""


class TableError(CitekitError):
    """A data table that is not there or is not well made; names the file and the row."""


class Term(Struct, frozen=True, kw_only=True):
    """One row of vocabulary: a thing with an ``id``, its canonical ``name`` and how it is printed.

    ``forms`` are read in any case, ``abbreviations`` only as they are written; the ``name`` is a form unless
    ``silent``. ``misprints`` maps what is printed to its corrected reading. Every one of ``examples`` is read
    in full as this row, none of ``counterexamples`` is.
    """

    id: str
    name: str
    source: str
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    misprints: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    silent: bool = False

    def reading(self, printed: str) -> str | None:
        """The corrected reading of a misprint, listed or one letter off; ``None`` where what is printed is right.

        >>> row = Term(id="x", name="Johnson Library", source="", misprints={"Jonson Library": "Johnson Library"})
        >>> row.reading("Jonson  library"), row.reading("Johnson Library")
        ('Johnson Library', None)
        """
        folded = fold(printed)
        right = (self.name, *self.forms)
        if any(fold(form) == folded for form in (*right, *self.abbreviations)):
            return None
        listed = (reading for wrong, reading in self.misprints.items() if fold(wrong) == folded)
        return next(listed, None) or next((form for form in right if one_edit_apart(fold(form), folded)), None)


@cache
def table(name: str) -> Table:
    """The table ``name`` of ``citekit/data`` as it stands in its file, read-only.

    >>> table("record_groups")["source"][:17]
    'National Archives'

    Raises:
        TableError: no such table, not TOML, or no ``source`` (a table without provenance is no table).
    """
    frozen: Table = _freeze(content(name))
    return frozen


@cache
def content(name: str) -> Table:
    """What the file of table ``name`` holds, in the lists and dictionaries of its reader: rows are made of it.

    Raises:
        TableError: as ``table``.
    """
    found = _packed().get(name)
    if found is None:
        try:
            text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
        except FileNotFoundError:
            raise TableError(f"there is no table {name}.toml", hint="tables live in citekit/data") from None
        found = content_of(text, f"{name}.toml")
    if not found.get("source"):
        raise TableError(f"{name}.toml does not say its source", hint='begin it with source = "…"')
    return found


@cache
def _packed() -> dict[str, Table]:
    """All tables in the one file that a wheel has of them (``hatch_build.py``): none in a checkout."""
    try:
        found: dict[str, Table] = decode((DATA / "tables.json").read_bytes())
    except FileNotFoundError:
        return {}
    return found


def content_of(text: str, file: str) -> Table:
    """The content of a TOML file; ``file`` is what errors call it.

    >>> content_of("languages = ['de']", "x.toml")["languages"]
    ['de']

    Raises:
        TableError: not TOML; says where.
    """
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise TableError(f"{file} is not TOML: {error}") from error


Row = TypeVar("Row", bound=Struct)


@cache
def load(name: str, kind: type[Row] = Term) -> tuple[Row, ...]:  # type: ignore[assignment]
    """The rows of table ``name`` as ``kind``, a frozen record whose fields are the keys of a row.

    >>> from citekit.authority.archives import Collection
    >>> load("collections", Collection)[0].id
    'dos-central-files'

    Raises:
        TableError: a row has an unknown key, lacks one, or repeats an ``id``.
    """
    found = content(name)
    return rows_of(found, kind, f"{name}.toml", source=found["source"])


def rows_of(table: Table, kind: type[Row], file: str, *, of: str = "row", **given: str) -> tuple[Row, ...]:
    """The ``[[of]]`` tables of a file's content as ``kind``; ``given`` are the values of keys that a row leaves out.

    >>> rows_of({"archive": [{"id": "x-a", "name": "A"}]}, Term, "x.toml", of="archive", source="its own guide")
    ... # doctest: +ELLIPSIS
    (Term(id='x-a', name='A', source='its own guide', ...),)

    Raises:
        TableError: a row has an unknown key, lacks one, or repeats an ``id``.
    """
    keys = frozenset(kind.__struct_fields__)
    given = {key: value for key, value in given.items() if key in keys}
    rows = []
    for number, row in enumerate(table.get(of, ()), 1):
        whole = {**given, **row}
        try:
            if not keys >= whole.keys():
                raise ValidationError
            rows.append(convert(whole, kind))
        except ValidationError as error:
            message, hint = _fault(whole, kind, str(error))
            raise TableError(f"{file}, {of} {number} ({row.get('id', 'no id')}): {message}", hint=hint) from None
    _refuse_repeated(file, rows)
    return tuple(rows)


def _fault(row: Table, kind: type[Struct], said: str) -> tuple[str, str | None]:
    """What is wrong with a row that is refused, and what to do; ``said`` is what msgspec said of it."""
    keys = kind.__struct_fields__
    if unknown := row.keys() - set(keys):
        return f"unknown key {min(unknown)!r}", f"the keys are {', '.join(keys)}"
    if missing := re.search("missing required field `(.+)`", said):
        return f"lacks the key {missing[1]!r}", None
    if wrong := re.match(r"(?:Expected `(?P<type>\w+)`)?.* - at `\$\.(?P<key>\w+)", said):
        return f"{wrong['key']!r} is {row[wrong['key']]!r}, expected {_TOML.get(wrong['type'], 'another')}", None
    return said, None


_TOML = {"array": "a list", "str": "a string", "object": "a table", "int": "a number", "bool": "true or false"}
"""What msgspec calls the kinds of values, and what a person who writes TOML does."""


def _refuse_repeated(file: str, rows: Sequence[Struct]) -> None:
    seen: set[str] = set()
    for row in rows:
        identifier = getattr(row, "id", None)
        if identifier in seen:
            raise TableError(f"{file}: the id {identifier!r} is given twice")
        if identifier is not None:
            seen.add(identifier)


def _freeze(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _freeze(item) for key, item in value.items()})
    return tuple(map(_freeze, value)) if isinstance(value, list) else value
