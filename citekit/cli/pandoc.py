"""``citekit-pandoc``, also ``citekit pandoc``: the filter as a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from citekit.cli.findings import Findings, harmless
from citekit.cli.output import emit
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.items import CslItem

HOW = "pandoc draft.md --filter citekit-pandoc -o draft.docx"
PARTS = {"pandoc-api-version", "meta", "blocks"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", metavar="[FORMAT]", required=False)
@click.option(
    "--collect", metavar="FILE", help="Also write what was found in archives: refs.json, refs.bib, refs.ris …"
)
@click.option("--quarto", is_flag=True, help="Put the extension for Quarto into _extensions/ of this folder, and end.")
@click.version_option(package_name="citekit-archives", prog_name="citekit-pandoc")
def command(target: str | None, collect: str | None, quarto: bool) -> None:
    """Cite archives and printed works in a pandoc document: a filter from JSON to JSON.

    Footnotes that hold archival citations, spans and divs of the class “archival”, and [@key] are cited together
    in the style that the document's metadata names (csl); a bibliography parts archives from printed works.
    pandoc calls the filter with the FORMAT that it writes.

    \b
    Examples:
      citekit pandoc --collect refs.json < draft.json > cited.json
      pandoc draft.md --filter citekit-pandoc -o draft.docx
      pandoc draft.md -t json | citekit-pandoc --collect refs.json | pandoc -f json -o draft.odt
    """
    if quarto:
        for path in extension(Path("_extensions", "citekit")):
            click.echo(path)
        return
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(f"reads a document from standard input, as pandoc gives it: {HOW}")
    sys.stdout.buffer.write(filtered(sys.stdin.buffer.read(), collect))


def filtered(raw: bytes, collect: str | None = None) -> bytes:
    """pandoc's JSON with the citations made; a document that is nested too deeply comes back as it was.

    Raises ``CitekitError`` for what is no document of pandoc.
    """
    from citekit.integrations.pandoc.filter import apply
    from citekit.reading.settings_file import settings_for
    from citekit.reading.taught_file import BESIDE, archives_for

    try:
        document = _document(raw)
        found = apply(document, _tell, archives_for(BESIDE), settings_for(BESIDE))
        made = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    except RecursionError:
        _tell("the document is nested too deeply, and stays as it is")
        return raw
    if collect:
        _collect(found, collect)
    return made


def _document(raw: bytes) -> dict[str, Any]:
    try:
        document = json.loads(raw)
    except ValueError as error:
        raise CitekitError(f"not a document of pandoc: {error}", hint=HOW) from None
    if not isinstance(document, dict) or not document.keys() >= PARTS:
        raise CitekitError(f"not a document of pandoc: expected {', '.join(sorted(PARTS))}", hint=HOW)
    return document


def _collect(found: Sequence[CslItem], path: str) -> None:
    from citekit import formats

    text = formats.find(PurePath(path).suffix).write(found, report=lambda loss: _tell(str(loss)))
    emit([text], path, Findings())
    _tell(f"{path}: {len(found)} archival source{'s' * (len(found) != 1)}")


def _tell(message: str) -> None:
    click.echo(f"citekit-pandoc: {harmless(message)}", err=True)


def extension(folder: Path) -> list[str]:
    """Write the extension for Quarto into a folder; the files written."""
    from importlib.resources import files

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(files("citekit.integrations.pandoc").joinpath("quarto").iterdir(), key=lambda one: one.name):
        path = folder / source.name
        path.write_bytes(source.read_bytes())
        written.append(str(path))
    return written


def main() -> None:
    """The entry point."""
    from citekit.cli.program import run

    run(command, "citekit-pandoc")
