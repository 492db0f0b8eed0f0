"""What a user teaches: archives, abbreviations and collections of their own, in a TOML file of the form of ours.

An ``[[archive]]`` that our tables know gains the forms given there; one that they do not know is added.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority.archives import Collection
from citekit.authority.countries import Repository
from citekit.authority.known import Archives, unaccented
from citekit.authority.tables import TableError, content_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.records import Citation


class TaughtArchive(Struct, frozen=True, kw_only=True):
    """An ``[[archive]]`` as the user wrote it: one of ours by its ``id`` or name, or one of the user's own."""

    name: str
    id: str | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    source: str | None = None


class TaughtCollection(Struct, frozen=True, kw_only=True):
    """A ``[[collection]]`` as the user wrote it; ``archive`` is the id or a name of who keeps it."""

    name: str
    archive: str
    id: str | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    source: str | None = None


Row = TaughtArchive | TaughtCollection


class Taught(Struct, frozen=True):
    """The rows of one file, as they were written."""

    archives: tuple[TaughtArchive, ...] = ()
    collections: tuple[TaughtCollection, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, the archives first."""
        return (*self.archives, *self.collections)


def lessons(text: str, file: str) -> Taught:
    """The rows of a user's TOML file; ``file`` is what errors call it.

    >>> lessons('archive = [{name = "Harbour Archive"}]', "citekit.toml").archives[0].name
    'Harbour Archive'

    Raises:
        TableError: not TOML, a table that is none of these, or a row with an unknown key or without one.
    """
    return lessons_in(content_of(text, file), file)


def lessons_in(content: Mapping[str, Any], file: str) -> Taught:
    """The rows that a mapping of the form of a user's file holds: the metadata of a document, say.

    One row may stand without a list, and one form without one.

    >>> found = lessons_in({"archive": {"name": "Harbour Archive", "abbreviations": "HbA"}}, "metadata")
    >>> found.archives[0].abbreviations
    ('HbA',)

    Raises:
        TableError: a table that is none of these, or a row with an unknown key or without one.
    """
    tables = {key for key, value in content.items() if isinstance(value, list | tuple) and any(map(_is_row, value))}
    if unknown := sorted(tables - {"archive", "collection"}):
        raise TableError(f"{file}: unknown table {unknown[0]!r}", hint="the tables are archive and collection")
    rows = {of: _listed(content.get(of, ()), of, file) for of in ("archive", "collection")}
    archives = rows_of(rows, TaughtArchive, file, of="archive")
    return Taught(archives, rows_of(rows, TaughtCollection, file, of="collection"))


def _listed(value: Any, of: str, file: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of a table, with their lists of forms as tuples."""
    rows = [value] if _is_row(value) else value
    if not isinstance(rows, list | tuple) or not all(map(_is_row, rows)):
        raise TableError(
            f"{file}: {of!r} is {value!r}, expected tables", hint=f'write [[{of}]], and below it name = "…"'
        )
    return tuple({key: _forms(said) if key in _LISTS else said for key, said in row.items()} for row in rows)


_LISTS = ("forms", "abbreviations")


def _forms(said: Any) -> Any:
    """A list of forms as a tuple, one form as a list of one."""
    return (said,) if isinstance(said, str) else tuple(said) if isinstance(said, list) else said


def _is_row(value: object) -> bool:
    return isinstance(value, Mapping)


def with_lessons(known: Archives, taught: Taught) -> Archives:
    """The archives that are known, and those of a user's file.

    >>> rows = Taught((TaughtArchive(name="Harbour Archive", abbreviations=("HbA",), place="Bergen"),),
    ...               (TaughtCollection(name="Ober Papers", archive="HbA"),))
    >>> known = with_lessons(Archives(), rows)
    >>> known.repository("HbA").id, known.collection("Ober Papers").repositories
    ('my-harbour-archive', ('my-harbour-archive',))

    Raises:
        TableError: a collection is in an archive that nobody knows.
    """
    known = known.with_taught(_archive(row, known) for row in taught.archives)
    return known.with_taught((), (_collection(row, known) for row in taught.collections))


def _archive(row: TaughtArchive, known: Archives) -> Repository:
    """The archive of ours that a row is about, with its forms; else one of the user's own."""
    base = known.by_id(row.id) if row.id else known.named(row.name)
    source = row.source or "the user"
    if base is None:
        own = row.id or f"my-{slug(row.name)}"
        base = Repository(id=own, name=row.name, source=source, place=row.place, country=row.country)
    names = [form for form in (row.name, *row.forms) if form not in (base.name, *base.forms, *base.abbreviations)]
    short = [form for form in row.abbreviations if form not in base.abbreviations]
    return replace(
        base,
        forms=(*base.forms, *names),
        abbreviations=(*base.abbreviations, *short),
        ambiguous=tuple(form for form in base.ambiguous if form not in short),
        place=row.place or base.place,
    )


def _collection(row: TaughtCollection, known: Archives) -> Collection:
    keeper = known.by_id(row.archive) or known.named(row.archive)
    if keeper is None:
        raise TableError(
            f"the collection “{row.name}” is in “{row.archive}”, which no table knows",
            hint=teaching(row.archive),
        )
    return Collection(
        id=row.id or f"my-{slug(row.name)}",
        name=row.name,
        source=row.source or "the user",
        forms=row.forms,
        abbreviations=row.abbreviations,
        repositories=(keeper.id,),
    )


def teaching(name: str, short: str | None = None) -> str:
    """The command that would teach an archive which no table knows.

    >>> teaching("Harbour Archive", "HbA")
    "citekit archives add 'Harbour Archive' --abbreviation HbA"
    """
    return shlex.join(("citekit", "archives", "add", name, *(("--abbreviation", short) if short else ())))


def untaught(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The archives in some citations that no table knows, each once, as printed.

    >>> from citekit.model.records import Citation, Part
    >>> parts = (Part("repository", "Harbour Archive", 0, 15), Part("box", "Box 3", 17, 22))
    >>> untaught([Citation("source", "archival", "Harbour Archive, Box 3", 0, 22, parts)])
    ('Harbour Archive',)
    """
    parts = (part for citation in citations for part in citation.parts if part.level == "repository")
    return tuple(dict.fromkeys(part.text for part in parts if part.authority is None))


def slug(name: str) -> str:
    """A name in small letters of the alphabet, joined by hyphens.

    >>> slug("Škofijski arhiv, Koper"), slug("档案馆")
    ('skofijski-arhiv-koper', '档案馆')
    """
    return "-".join(re.findall(r"[^\W_]+", unaccented(name)))
