"""``citekit zotero``: items into Zotero, and a library or collection out of it into a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings, sentence
from citekit.cli.output import display, emit

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.formats import Loss
    from citekit.integrations.zotero import Report
    from citekit.integrations.zotero.secret import Key
    from citekit.integrations.zotero.web import Library
    from citekit.model.items import CslItem

user = click.option("--user", type=click.IntRange(min=1), metavar="ID", help="The library of this user on the web.")
group = click.option("--group", type=click.IntRange(min=1), metavar="ID", help="The library of this group on the web.")
collection = click.option("--collection", metavar="KEY|NAME", help="This collection of the library.")
local = click.option("--local", is_flag=True, help="The Zotero that runs here, by its local API (Zotero 7 and later).")
server = click.option("--server", metavar="URL", help="Another address of the web API, or of the running Zotero.")


@click.group()
def command() -> None:
    """Push sources into Zotero, pull a library or collection out of it.

    \b
    Example:
      citekit zotero push page.txt
    """


@command.command()
@options.inputs
@options.reading
@click.option("--connector", is_flag=True, help="Into the Zotero that runs here, which is the default.")
@user
@group
@collection
@local
@click.option(
    "--update", is_flag=True, help="Bring what has changed since the last push; what you changed there stays."
)
@click.option("--dry-run", is_flag=True, help="Send nothing; list what would be sent, or with --update show a diff.")
@server
@options.custody
@options.cited_in
@options.documents
@options.strict
@click.pass_context
@options.settled
def push(
    ctx: click.Context, /, inputs: tuple[str, ...], source_format: str | None, connector: bool, user: int | None,
    group: int | None, collection: str | None, local: bool, update: bool, dry_run: bool, server: str | None,
    custody: str, cited_in: bool,
    strict: bool, **choice: Any,
) -> None:  # fmt: skip
    """Put the sources of a page, volume, file of notes or bibliography into Zotero.

    Without --user or --group they go into the Zotero that runs here, into what is selected in its window. The
    key for the web comes from ZOTERO_API_KEY or the keyring. Pushing again makes no duplicates.

    \b
    Examples:
      citekit zotero push page.txt
      citekit zotero push refs.bib --group 4711 --collection ABCD2345
    """
    from citekit.cli.sources import sources

    if connector + local + (user is not None) + (group is not None) > 1:
        raise click.UsageError("choose one of --connector, --local, --user and --group")
    if update and not (user or group or local):
        raise click.UsageError("--update is for --local, --user or --group: the connector only takes what is new")
    if collection and not (user or group or local):
        raise click.UsageError("--collection is for --user or --group; here, select the collection in Zotero’s window")
    findings = Findings(strict)
    found = sources(inputs, findings, format=source_format, custody=custody, cited_in=cited_in, **choice)

    def lost(loss: Loss) -> None:
        if loss.where is None:
            findings.tell(str(loss))

    if update or local:
        _update(found, _library(user, group), collection, server, lost, findings, dry=dry_run)
    elif dry_run:
        _list(found, lost)
    elif found:
        report = _push(found, _library(user, group), collection, server, lost)
        display(report)
        findings.failed |= not report.whole
    ctx.exit(findings.exit_code())


def _update(
    items: list[CslItem], library: Library | None, collection: str | None, server: str | None,
    lost: Callable[[Loss], None], findings: Findings, *, dry: bool,
) -> None:  # fmt: skip
    """Bring a library up to date, and say what is done; of a dry run the diff alone."""
    from citekit.integrations.zotero import local, pulling, updating, web
    from citekit.integrations.zotero.secret import find_key

    address = server or (web.SERVER if library else pulling.LOCAL)
    key = find_key() if library else local.find_key()
    changes, report = updating.update(
        items, library or pulling.HERE, key, updating.Memory(), collection=collection, server=address,
        losses=lost, dry=dry,
    )  # fmt: skip
    for change in changes:
        if dry or change.kept or change.kind == "changed":
            display(change)
    if not dry:
        display(report)
        findings.failed |= not report.whole


def _push(
    items: list[CslItem], library: Library | None, collection: str | None, server: str | None,
    lost: Callable[[Loss], None],
) -> Report:  # fmt: skip
    from citekit.integrations.zotero import connector, web
    from citekit.integrations.zotero.secret import find_key

    if library is None:
        return connector.push(items, server=server or connector.SERVER, losses=lost)
    return web.push(items, library, find_key(), collection=collection, server=server or web.SERVER, losses=lost)


def _list(items: list[CslItem], lost: Callable[[Loss], None]) -> None:
    """What would be sent: key, id, type of item, and what it is called."""
    from citekit.integrations.zotero import web

    for item, data in web.records(items, losses=lost).items():
        name = data.get("title") or data.get("letterType") or data.get("manuscriptType") or data.get("archiveLocation")
        display(f"{data['key']}  {item}  {data['itemType']}  {name or ''}".rstrip())


def _library(user: int | None, group: int | None) -> Library | None:
    from citekit.integrations.zotero.web import Library

    if user is not None:
        return Library("users", user)
    return Library("groups", group) if group is not None else None


@command.command()
@user
@group
@collection
@local
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Items with this tag; may be given several times.")
@click.option("--search", metavar="WORDS", help="Items in which these words stand, in whatever field.")
@click.option("--saved-search", metavar="KEY|NAME", help="What this saved search finds; with --local.")
@click.option("-t", "--to", "target", metavar="FORMAT", help="csl-json, bibtex, …; guessed from the suffix of -o.")
@options.output
@server
@options.strict
@click.pass_context
def pull(
    ctx: click.Context, user: int | None, group: int | None, collection: str | None, local: bool,
    tags: tuple[str, ...], search: str | None, saved_search: str | None, target: str | None, output: str | None,
    server: str | None, strict: bool,
) -> None:  # fmt: skip
    """Write a library, or what is chosen of it, to a file in any format of ``citekit export``.

    On the web the key comes from ZOTERO_API_KEY or the keyring; a public library, and the Zotero that runs here
    (--local), need none.

    \b
    Examples:
      citekit zotero pull --user 1234 --collection ABCD2345 -o thesis.bib
      citekit zotero pull --group 4711 -t csl-json
      citekit zotero pull --local --collection "Chapter 2" --tag pilots -o chapter.bib
    """
    from citekit import formats
    from citekit.integrations.zotero import pulling, web

    if bool(user) + bool(group) + local != 1:
        raise click.UsageError("name one library with --user ID, --group ID or --local")
    library = _library(user, group) or pulling.HERE
    if saved_search and not local:
        raise click.UsageError("--saved-search is for --local: the web does not run searches that are saved")
    choice = pulling.Choice(collection, tags, search, saved_search)
    with options.naming():
        wanted = formats.find(target or PurePath(output or "").suffix or "csl-json")
    findings = Findings(strict)
    address = server or (pulling.LOCAL if local else web.SERVER)
    found = pulling.pull(library, None if local else _key(), choice=choice, server=address)
    parsed = pulling.read(found)
    for diagnostic in (*found.diagnostics, *parsed.diagnostics):
        findings.tell(sentence(diagnostic))
    lost: list[Loss] = []
    emit([wanted.write(parsed.items, report=lost.append)], output, findings)
    for loss in lost:
        findings.tell(str(loss))
    ctx.exit(findings.exit_code())


def _key() -> Key | None:
    from citekit.errors import ZoteroError
    from citekit.integrations.zotero.secret import find_key

    try:
        return find_key()
    except ZoteroError:
        return None
