"""What a user teaches: archives, abbreviations and collections of their own, in a TOML file of the form of ours.

The user's own file serves everything that they write; a ``citekit.toml`` beside a draft serves that draft, and goes
before it. An ``[[archive]]`` that our tables know gains the forms given there; one that they do not know is added.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.authority.archives import Collection
from citekit.authority.countries import Repository
from citekit.authority.known import Archives, unaccented
from citekit.authority.tables import TableError
from citekit.authority.taught_file import Taught, TaughtArchive, TaughtCollection, read

if TYPE_CHECKING:
    from collections.abc import Mapping

BESIDE = "citekit.toml"
"""The file beside a draft."""
VARIABLE = "CITEKIT_ARCHIVES"
"""Names another file than the one in the user's folder."""


def user_file(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's own file, which may not be there yet.

    It is ``$CITEKIT_ARCHIVES``, else ``archives.toml`` in the folder where the system keeps a program's settings
    (XDG Base Directory Specification; ``APPDATA``; ``~/Library/Application Support``).

    >>> user_file({"XDG_CONFIG_HOME": "/home/ober/.config"}, "linux").as_posix()
    '/home/ober/.config/citekit/archives.toml'
    """
    if named := environ.get(VARIABLE):
        return Path(named).expanduser()
    if platform == "win32":
        folder = environ.get("APPDATA") or "~/AppData/Roaming"
    elif platform == "darwin":
        folder = "~/Library/Application Support"
    else:
        folder = environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(folder).expanduser() / "citekit" / "archives.toml"


def files_for(draft: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """The files that serve a draft, and that are there: the user's own, then the one beside it."""
    beside = (Path(draft).absolute().parent / BESIDE,) if draft is not None else ()
    return tuple(path for path in (user_file(), *beside) if path.is_file())


def archives_for(draft: str | os.PathLike[str] | None = None) -> Archives:
    """All archives that are known to the writer of a draft: ours, with what the user taught.

    Raises:
        TableError: a file of the user's is not well made; says which, and which row.
    """
    known = Archives()
    for path in files_for(draft):
        known = with_lessons(known, read(path))
    return known


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
        country = row.country or "my"
        base = Repository(id=own, name=row.name, source=source, place=row.place, country=country)
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


def slug(name: str) -> str:
    """A name in small letters of the alphabet, joined by hyphens.

    >>> slug("Škofijski arhiv, Koper"), slug("档案馆")
    ('skofijski-arhiv-koper', '档案馆')
    """
    return "-".join(re.findall(r"[^\W_]+", unaccented(name)))
