"""``citekit library add`` and ``watch``: sources come in."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options as shared
from citekit.cli.findings import Findings, say
from citekit.cli.library import options
from citekit.cli.library.options import counted
from citekit.cli.output import display
from citekit.errors import CitekitError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.library import Library
    from citekit.library.records.adding import Added
    from citekit.model.items import CslItem
    from citekit.model.records import ParsedDocument

STANDARD_INPUT = "standard input"


@click.command()
@shared.inputs
@shared.reading
@shared.custody
@shared.cited_in
@shared.jobs
@click.option("--again", is_flag=True, help="Read inputs again that have not changed since they were added.")
@options.library
@click.pass_context
def add(
    ctx: click.Context, inputs: tuple[str, ...], source_format: str | None, custody: str, cited_in: bool, jobs: int,
    again: bool, file: Path | None,
) -> None:  # fmt: skip
    """Add the sources of pages, volumes, drafts, notes and bibliographies to the library.

    A source that is there already is the same record, with one citation more. An input that is added again brings what
    has changed in it; your edits stay.

    \b
    Examples:
      citekit library add page.txt refs.bib
      citekit library add frus1961-63v06.xml.gz --cited-in
      citekit library add volumes/*.xml.gz -j 2
    """
    findings = Findings()
    with options.opened(file, write=True) as library, library.together():
        _add(library, inputs, findings, source_format, jobs, again=again, custody=custody, cited_in=cited_in)
    ctx.exit(findings.exit_code())


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@shared.custody
@shared.cited_in
@click.option("--every", type=click.IntRange(1), default=5, show_default=True, metavar="SECONDS",
              help="How often to look.")  # fmt: skip
@click.option("--once", is_flag=True, help="Look once, and end.")
@options.library
@click.pass_context
def watch(
    ctx: click.Context, folder: Path, custody: str, cited_in: bool, every: int, once: bool, file: Path | None
) -> None:
    """Add what is new or has changed in a FOLDER, and go on looking until Ctrl-C.

    \b
    Example:
      citekit library watch notes --every 10
    """
    findings = Findings()
    seen: dict[str, tuple[int, int]] = {}
    while True:
        found = {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in _readable(folder)}
        changed = tuple(path for path, state in sorted(found.items()) if seen.get(path) != state)
        seen = found
        if changed:
            with options.opened(file, write=True) as library, library.together():
                _add(library, changed, findings, None, 1, quiet=True, custody=custody, cited_in=cited_in)
        if once:
            ctx.exit(findings.exit_code())
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return


def _readable(folder: Path) -> Iterable[Path]:
    """The files of a folder that a person wrote there: none that are hidden, half-written or a library."""
    begun, ended = (".", "~"), (".part", ".tmp", ".crdownload", ".db", ".db-wal", ".db-shm", "~")
    names = (path for path in folder.iterdir() if not path.name.startswith(begun) and not path.name.endswith(ended))
    return (path for path in names if path.is_file())


def _add(
    library: Library, paths: tuple[str, ...], findings: Findings, format: str | None, jobs: int, *, again: bool = False,
    quiet: bool = False, custody: str, cited_in: bool,
) -> None:  # fmt: skip
    """Read each input and take it in, one change after another."""
    from citekit.cli.sources import given_each

    named = {path: _named(path) for path in paths}
    known = {path for path, (name, digest, _) in named.items() if not again and library.holds(name, digest)}
    if not quiet:
        for path in sorted(known):
            display(f"{path}: has not changed since it was added")
    choice: dict[str, Any] = {"format": format}
    for path, sources, failed in given_each(tuple(p for p in paths if p not in known), findings, jobs, **choice):
        try:
            _take(library, path, sources, failed, named[path], custody, cited_in)
        except CitekitError as error:
            findings.fail(error)


def _named(path: str) -> tuple[str, str, int]:
    """What an input is called in the library, the digest of its content, and its size."""
    from citekit.library.records.attachments import digest_of

    if path == "-":
        return STANDARD_INPUT, "", 0
    place = Path(path).resolve()
    try:
        return str(place), digest_of(place), place.stat().st_size
    except OSError:
        return str(place), "", 0  # reported where the input is read


def _take(
    library: Library, path: str, sources: list[ParsedDocument | CslItem], failed: bool, named: tuple[str, str, int],
    custody: str, cited_in: bool,
) -> None:  # fmt: skip
    name, digest, size = named
    if failed and (not sources or library.knows(name)):
        if sources:
            raise LibraryError(f"{path}: could not be read to its end, and stays in the library as it was")
        return
    digest = "" if failed or path == "-" else digest
    added = library.add(sources, name, digest=digest or None, size=size, custody=custody, cited_in=cited_in)
    display(f"{path}: {_summary(added)}")
    for line in _told(added):
        say(f"{path}: {line}")


def _summary(added: Added) -> str:
    read = f"{counted(added.documents, 'document')}, {counted(added.notes, 'note')}, " if added.documents else ""
    records = ", ".join(
        f"{number:,} {what}"
        for number, what in ((added.new, "new"), (added.updated, "read anew"), (added.known, "known"))
        if number or what == "new"
    )
    return f"{read}{counted(added.citations, 'citation')}; records: {records}"


def _told(added: Added) -> Iterable[str]:
    """What a person should know of an input that was added."""
    if added.dropped:
        yield f"does not cite any more, and the library keeps: {_some(added.dropped)}"
    if added.removed:
        yield f"cites what you removed, which stays so: {_some(added.removed)}"
    if added.kept:
        yield f"says otherwise what you edited; your edit stays: {_some(added.kept)}"
    if added.renamed:
        pairs = [f"{old} is {new}" for old, new in added.renamed.items()]
        yield f"has keys that are those of other sources in the library: {_some(pairs)}"


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
