"""The data tables: TOML files in ``citekit/data`` turned into frozen rows, read once, when first asked for.

A table begins with its provenance (``source``) and holds ``[[row]]`` tables whose keys are the fields of one
dataclass. A row may name a source of its own; else it has the table's.
"""

from __future__ import annotations

from ast import literal_eval
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from citekit.authority.folding import fold, one_edit_apart
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from _typeshed import DataclassInstance

    Table = Mapping[str, Any]


class TableError(CitekitError):
    """A data table that is not there or is not well made; names the file and the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
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
    misprints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
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
    path = files("citekit.data") / f"{name}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TableError(f"there is no table {name}.toml", hint="tables live in citekit/data") from None
    content = content_of(text, f"{name}.toml")
    if not content.get("source"):
        raise TableError(f"{name}.toml does not say its source", hint='begin it with source = "…"')
    return content


def content_of(text: str, file: str) -> Table:
    """The content of a TOML file, read-only; ``file`` is what errors call it.

    >>> content_of("languages = ['de']", "x.toml")["languages"]
    ('de',)

    Raises:
        TableError: not TOML; says where.
    """
    try:
        frozen: Table = _freeze(tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        raise TableError(f"{file} is not TOML: {error}") from error
    return frozen


Row = TypeVar("Row", bound="DataclassInstance")


@cache
def load(name: str, kind: type[Row] = Term) -> tuple[Row, ...]:  # type: ignore[assignment]
    """The rows of table ``name`` as ``kind``, a frozen dataclass whose fields are the keys of a row.

    >>> from citekit.authority.archives import Collection
    >>> load("collections", Collection)[0].id
    'dos-central-files'

    Raises:
        TableError: a row has an unknown key, lacks one, or repeats an ``id``.
    """
    content = table(name)
    return rows_of(content, kind, f"{name}.toml", source=content["source"])


def rows_of(content: Table, kind: type[Row], file: str, *, of: str = "row", **given: str) -> tuple[Row, ...]:
    """The ``[[of]]`` tables of a file's content as ``kind``; ``given`` are the values of keys that a row leaves out.

    >>> rows_of({"archive": ({"id": "x-a", "name": "A"},)}, Term, "x.toml", of="archive", source="its own guide")
    ... # doctest: +ELLIPSIS
    (Term(id='x-a', name='A', source='its own guide', ...),)

    Raises:
        TableError: a row has an unknown key, lacks one, or repeats an ``id``.
    """
    given = {key: value for key, value in given.items() if key in _shape(kind)}
    rows = []
    for number, row in enumerate(content.get(of, ()), 1):
        whole = {**given, **row}
        if fault := _fault(whole, kind):
            message, hint = fault
            raise TableError(f"{file}, {of} {number} ({row.get('id', 'no id')}): {message}", hint=hint)
        rows.append(kind(**whole))
    _refuse_repeated(file, rows)
    return tuple(rows)


def _fault(row: Table, kind: type[DataclassInstance]) -> tuple[str, str | None] | None:
    """What is wrong with the keys or the values of a row, and what to do; ``None`` where nothing is."""
    shape = _shape(kind)
    if unknown := row.keys() - shape.keys():
        return f"unknown key {min(unknown)!r}", f"the keys are {', '.join(shape)}"
    if missing := _needed(kind) - row.keys():
        return f"lacks the key {min(missing)!r}", None
    types, choices = _types(kind), _choices(kind)
    for key, value in row.items():
        if not isinstance(value, types[key]) or (key in choices and value not in choices[key]):
            return f"{key!r} is {value!r}, expected {shape[key].type}", None
    return None


@cache
def _shape(kind: type[DataclassInstance]) -> dict[str, Field[Any]]:
    return {f.name: f for f in fields(kind)}


@cache
def _needed(kind: type[DataclassInstance]) -> frozenset[str]:
    return frozenset(n for n, f in _shape(kind).items() if f.default is MISSING and f.default_factory is MISSING)


@cache
def _types(kind: type[DataclassInstance]) -> dict[str, type]:
    """What each key holds, as a frozen table has it."""
    found = {"tuple": tuple, "Mapping": MappingProxyType, "bool": bool, "int": int, "str": str}
    return {
        name: next((type_ for word, type_ in found.items() if str(f.type).startswith(word)), object)
        for name, f in _shape(kind).items()
    }


@cache
def _choices(kind: type[DataclassInstance]) -> dict[str, Sequence[object]]:
    """The values that a key may have, where they are listed."""
    types = {name: str(f.type) for name, f in _shape(kind).items()}
    return {n: literal_eval(t.removeprefix("Literal")) for n, t in types.items() if t.startswith("Literal")}


def _refuse_repeated(file: str, rows: Sequence[DataclassInstance]) -> None:
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
