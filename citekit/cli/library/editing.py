"""``citekit library edit``, ``tag``, ``collection``, ``note``, ``attach``, ``remove``: what users do to records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citekit.cli.findings import say
from citekit.cli.library import options
from citekit.cli.library.options import counted
from citekit.cli.output import display
from citekit.errors import LibraryError

if TYPE_CHECKING:
    from citekit.model.items import CslItem


@click.command()
@options.key
@click.option("--set", "settings", multiple=True, metavar="VARIABLE=VALUE",
              help="Set a variable instead of opening the editor; JSON for names and dates (repeatable).")  # fmt: skip
@click.option("--unset", multiple=True, metavar="VARIABLE", help="Take a variable away (repeatable).")
@options.library
def edit(key: str, settings: tuple[str, ...], unset: tuple[str, ...], file: Path | None) -> None:
    """Edit a record in your editor ($VISUAL, $EDITOR) as YAML; it is checked before it is kept.

    What was read stays known beside your edit. Another id is a new key; the record is found by the old one too.

    \b
    Examples:
      citekit library edit kl-box-12
      citekit library edit kl-box-12 --set title="Trip to Moscow" --unset genre
    """
    with options.opened(file, write=True) as library:
        item = library.find(key).item
        wanted = _set(item, settings, unset) if settings or unset else _in_editor(item)
        if wanted is None or wanted == item:
            say(f"{key}: nothing was changed")
            return
        library.edit(key, wanted)
        display(f"{wanted.get('id', key)}: kept")


def _in_editor(item: CslItem) -> CslItem | None:
    """The item as a person leaves it, opened again with what is wrong until it is right or given up."""
    from citekit.library.records.edits import as_text, of_text

    text, suffix = as_text(item)
    while True:
        edited = click.edit(text, extension=suffix, require_save=True)
        if edited is None or not edited.strip():
            return None
        try:
            return of_text(edited, suffix)
        except LibraryError as error:
            say(f"{error}" + (f"\n  hint: {error.hint}" if error.hint else ""))
            if not click.confirm("Edit it again?", default=True, err=True):
                raise
            text = edited


def _set(item: CslItem, settings: tuple[str, ...], unset: tuple[str, ...]) -> CslItem:
    """The item with variables set, checked as those of an edited record."""
    from citekit.library.records.edits import of_text

    wanted = {name: value for name, value in item.items() if name not in unset}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"“{setting}” is no VARIABLE=VALUE", param_hint="--set")
        wanted[name] = _value(value)
    return of_text(json.dumps([wanted], ensure_ascii=False), ".json")


def _value(said: str) -> Any:
    try:
        return json.loads(said) if said[:1] in "[{" else said
    except ValueError:
        return said


_HELP = """{what}; without a name list the {several}.

\b
Examples:
  citekit library {kind} "chapter 3" kl-box-12 kl-box-13
  citekit library {kind}
"""


def _labels(kind: str, several: str, what: str) -> click.Command:
    """The command for tags, or for collections of the user's."""

    @options.library
    @options.take_away
    @click.argument("name", required=False, metavar="[NAME]")
    @click.argument("keys", nargs=-1, metavar="[KEY]…")
    def command(name: str | None, keys: tuple[str, ...], take_away: bool, file: Path | None) -> None:
        if name is None or not keys:
            if name is not None:
                raise click.UsageError("name at least one record by its key")
            with options.opened(file, write=False) as library:
                for label, number in library.tags() if kind == "tag" else library.collections():
                    display(f"{label}  {counted(number, 'record')}")
            return
        with options.opened(file, write=True) as library:
            verb = library.tag if kind == "tag" else library.collection
            number = verb(keys, [name], remove=take_away)
        display(f"{name}: {'taken from' if take_away else 'given to'} {counted(number, 'record')}")

    return click.command(kind, help=_HELP.format(kind=kind, several=several, what=what))(command)


tag = _labels("tag", "tags", "Tag records")
collection = _labels("collection", "collections", "Put records into a collection of yours")


@click.command()
@options.key
@click.argument("text", nargs=-1)
@click.option("--remove", "take_away", is_flag=True, help="Take its notes from the record.")
@options.library
def note(key: str, text: tuple[str, ...], take_away: bool, file: Path | None) -> None:
    """Put a note to a record.

    \b
    Example:
      citekit library note kl-box-12 "photographed 3 May; last page is missing"
    """
    if bool(text) == take_away:
        raise click.UsageError("give the note's TEXT, or --remove")
    with options.opened(file, write=True) as library:
        library.note(key, None if take_away else " ".join(text))


@click.command()
@options.key
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@options.take_away
@click.option("--find", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
              help="Find attached files that have moved, of any record, below a folder; KEY is then -.")  # fmt: skip
@options.library
def attach(key: str, files: tuple[Path, ...], take_away: bool, folder: Path | None, file: Path | None) -> None:
    """Attach photographs, PDFs and other files to a record, by their path and content.

    The files stay where they are. One that was moved or renamed is known again by its content.

    \b
    Examples:
      citekit library attach kl-box-12 photos/IMG_0412.jpg photos/IMG_0413.jpg
      citekit library attach - --find photos
    """
    if not files and folder is None:
        raise click.UsageError("name a FILE, or a folder with --find")
    with options.opened(file, write=True) as library:
        if folder is not None:
            for old, new in library.find_attachments(folder):
                display(f"{old}\n  is now {new}")
            return
        number = library.attach(key, files, remove=take_away)
    display(f"{key}: {counted(number, 'file')} {'taken away' if take_away else 'attached'}")


@click.command()
@options.keys
@options.library
def remove(keys: tuple[str, ...], file: Path | None) -> None:
    """Remove records with all that belongs to them; citekit library undo brings them back.

    An input that is added again does not bring them back, and no other source gets their keys.

    \b
    Example:
      citekit library remove kl-box-12
    """
    with options.opened(file, write=True) as library:
        library.remove(keys)
    display(f"removed {counted(len(keys), 'record')}")
