"""``citekit archives``: the archives that are known, and those of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from citekit.cli.output import display
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.authority.countries import Repository
    from citekit.authority.known import Archives

draft = click.option(
    "--draft",
    type=click.Path(path_type=Path),
    help="For this draft alone: the file citekit.toml beside it, not the user's own.",
)


@click.group()
def command() -> None:
    """List, find and show archives; teach your own, their abbreviations and collections.

    \b
    Example:
      citekit archives add "Harbour Archive" --abbreviation HbA --place Bergen
    """


@command.command()
@click.argument("name")
@click.option("-a", "--abbreviation", multiple=True, help="How notes abbreviate it, read only as written (repeatable).")
@click.option("--form", multiple=True, help="Another name of it, read in any case (repeatable).")
@click.option("--place", default="", help="The town where it is.")
@click.option("--country", default="", help="Its country's code, by which its boxes and leaves are read: de, si.")
@click.option("--collection", multiple=True, help="A collection that it keeps: “Lund Papers” (repeatable).")
@draft
def add(
    name: str,
    abbreviation: tuple[str, ...],
    form: tuple[str, ...],
    place: str,
    country: str,
    collection: tuple[str, ...],
    draft: Path | None,
) -> None:
    """Teach the archive NAME; one that is known gains what is given.

    \b
    Example:
      citekit archives add "The National Archives" --abbreviation NatArch --collection "Ober Papers"
    """
    from citekit.authority.taught import TaughtArchive, TaughtCollection
    from citekit.reading.taught_file import teach

    path = _file(draft)
    _refuse_unknown(country)
    known = _known(draft)
    if not collection or abbreviation or form or place or country or known.named(name) is None:
        teach(path, TaughtArchive(name=name, forms=form, abbreviations=abbreviation, place=place, country=country))
    for body in collection:
        teach(path, TaughtCollection(name=body, archive=name))
    row = _known(draft).named(name)
    display(f"{path}\n" + "\n".join(description(row, _known(draft)) if row else ()))


@command.command("list")
@click.option("--country", default="", help="Only those of this country's code: de, si.")
@click.option("--taught", is_flag=True, help="Only what the user taught.")
@draft
def list_(country: str, taught: bool, draft: Path | None) -> None:
    """Print the archives that are known, one a line: id, name, abbreviations.

    \b
    Example:
      citekit archives list --country ie
    """
    from citekit.authority.countries import archives

    _refuse_unknown(country)
    known = _known(draft)
    rows = {row.id: row for row in (*(() if taught else archives()), *known.taught)}
    for row in rows.values():
        if country in ("", row.country):
            display(_line(row))
    for body in known.collections if taught else ():
        display(f"{body.id}  {body.name}  ({', '.join(body.repositories)})")


@command.command("find")
@click.argument("words", nargs=-1, required=True)
@draft
def find_(words: tuple[str, ...], draft: Path | None) -> None:
    """Print the archives that have all the WORDS in a name, their town or their id.

    \b
    Example:
      citekit archives find staatsarchiv zürich
    """
    from citekit.authority.known import having
    from citekit.authority.taught import teaching

    rows = having(_known(draft), words)
    if not rows:
        raise CitekitError(f"no archive has {' and '.join(words)} in its name", hint=teaching(" ".join(words)))
    for row in rows:
        display(_line(row))


@command.command()
@click.argument("name")
@draft
def show(name: str, draft: Path | None) -> None:
    """Show what is known of an archive: NAME is its id, a name or an abbreviation.

    \b
    Example:
      citekit archives show PRONI
    """
    from citekit.authority.taught import teaching

    known = _known(draft)
    one = known.by_id(name) or known.named(name)
    rows = (one,) if one else known.bearers(name)
    if not rows:
        raise CitekitError(f"no table knows “{name}”", hint=teaching(name))
    if len(rows) > 1:
        display(f"“{name}” may be any of these, and is read where the document or the country says which:\n")
    display("\n\n".join("\n".join(description(row, known)) for row in rows))


@command.command()
@click.argument("name")
@draft
def remove(name: str, draft: Path | None) -> None:
    """Forget the archive or collection NAME that was taught; what citekit itself knows stays.

    \b
    Example:
      citekit archives remove "Harbour Archive"
    """
    from citekit.reading.taught_file import forget

    path = _file(draft)
    row = forget(path, name)
    display(f"{path}: no longer teaches “{name}”" + (f" for “{row.name}”" if name != row.name else ""))


def description(row: Repository, known: Archives) -> Iterator[str]:
    """An archive in words, a line each."""
    from citekit.authority.archives import collections
    from citekit.authority.countries import archives, houses

    parts = [*(other for other in archives() if other.part_of == row.id)]
    inside = [*(other for other in houses() if other.archive == row.id)]
    bodies = [*known.collections, *collections(row.id).rows]
    lines: dict[str, list[str] | tuple[str, ...]] = {
        "id": (row.id,),
        "names": row.forms,
        "abbreviations": row.abbreviations,
        "ambiguous": row.ambiguous,
        "place": (row.place,),
        "country": (row.country,),
        "part of": (row.part_of or "",),
        "houses": [other.name for other in (*parts, *inside)],
        "collections": [body.name for body in bodies if row.id in body.repositories],
        "source": (row.source,),
    }
    yield row.name
    for label, values in lines.items():
        if any(values):
            yield f"  {label:<14}{'; '.join(values)}"


def _line(row: Repository) -> str:
    short = f"  ({', '.join(row.abbreviations)})" if row.abbreviations else ""
    return f"{row.id}  {row.name}{short}"


def _file(draft: Path | None) -> Path:
    """The file that a command writes."""
    from citekit.reading.taught_file import BESIDE, user_file

    return user_file() if draft is None else draft.absolute().parent / BESIDE


def _known(draft: Path | None) -> Archives:
    from citekit.reading.taught_file import archives_for

    return archives_for(draft)


def _refuse_unknown(country: str) -> None:
    from citekit.authority.countries import countries

    codes = [one.id for one in countries()]
    if country and country not in codes:
        raise click.BadParameter(f"“{country}” is none of {', '.join(codes)}", param_hint="--country")
