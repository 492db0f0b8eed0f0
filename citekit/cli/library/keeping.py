"""``citekit library check``, ``backup``, ``restore``, ``log``, ``undo`` and ``redo``: the library as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from citekit.cli.findings import Findings, say
from citekit.cli.library import options
from citekit.cli.library.options import counted
from citekit.cli.output import display

if TYPE_CHECKING:
    from citekit.library.store.changes import Change


@click.command()
@click.option("--save", "target", type=click.Path(path_type=Path), metavar="NEW.db",
              help="Save what can still be read of a damaged library into a new one.")  # fmt: skip
@options.library
@click.pass_context
def check(ctx: click.Context, target: Path | None, file: Path | None) -> None:
    """Look the library through: the file, the records, the index, and whether attached files are where they were.

    \b
    Examples:
      citekit library check
      citekit library check --library damaged.db --save saved.db
    """
    from citekit.library.library import save
    from citekit.library.store.location import library_file

    path = file or library_file()
    if target is not None:
        listed = (counted(number, _TABLES.get(table, table)) for table, number in save(path, target).items() if number)
        display(f"{target}: {', '.join(listed)}")
        return
    findings = Findings(strict=True)
    writable = path.exists() and bool(path.stat().st_mode & 0o222)  # the index is looked through by a writer alone
    with options.opened(file, write=writable) as library:
        for fault in library.check():
            findings.tell(fault)
        if not findings.found:
            display(f"{library.store.path}: {counted(library.size(), 'record')}, all well")
    ctx.exit(1 if findings.found else 0)


_TABLES = {"grouping": "collection", "former_key": "former key"}


@click.command()
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@options.library
def backup(target: Path, file: Path | None) -> None:
    """Copy the library into FILE, while it may be in use; an older backup of that name is replaced once this is whole.

    \b
    Example:
      citekit library backup library-2024-05-03.db
    """
    with options.opened(file, write=False) as library:
        library.backup(target)
        display(f"{target}: {counted(library.size(), 'record')}")


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.library
def restore(source: Path, file: Path | None) -> None:
    """Make the library what the backup FILE holds; what it was before is kept beside it.

    \b
    Example:
      citekit library restore library-2024-05-03.db
    """
    from citekit.library.store.backups import restore
    from citekit.library.store.location import library_file

    path = file or library_file()
    kept = restore(path, source)
    display(f"{path}: is as in {source}")
    if kept:
        say(f"what it was before is in {kept}")


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Only the last N.")
@click.option("--migrate", is_flag=True, help="Bring a library of an older citekit up to date first.")
@options.library
def log(limit: int, migrate: bool, file: Path | None) -> None:
    """List what was changed, the latest first, with what is undone.

    \b
    Example:
      citekit library log
    """
    with options.opened(file, write=migrate) as library:
        for change in library.log(limit):
            undone = "  (undone)" if change.undone else ""
            display(f"{change.number:>5}  {change.at[:19].replace('T', ' ')}  {change}  [{change.rows}]{undone}")


@click.command()
@options.library
def undo(file: Path | None) -> None:
    """Take back the last command that changed the library; each undo goes one further back.

    \b
    Example:
      citekit library undo
    """
    with options.opened(file, write=True) as library:
        _tell("undone", library.undo())


@click.command()
@options.library
def redo(file: Path | None) -> None:
    """Make again what was undone last.

    \b
    Example:
      citekit library redo
    """
    with options.opened(file, write=True) as library:
        _tell("done again", library.redo())


def _tell(what: str, changes: list[Change]) -> None:
    for change in changes:
        display(f"{what}: {change}")
