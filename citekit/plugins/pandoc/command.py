"""``citekit-pandoc``: the filter as a program."""

from __future__ import annotations

import json
import sys
from pathlib import PurePath
from typing import Any

import click

from citekit.cli import complain
from citekit.errors import CitekitError

HOW = "pandoc draft.md --filter citekit-pandoc -o draft.docx"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", metavar="[FORMAT]", required=False)
@click.option(
    "--collect", metavar="FILE", help="Also write the archival sources found: refs.json, refs.bib, refs.ris …"
)
@click.option("--quarto", is_flag=True, help="Put the extension for Quarto into _extensions/ of this folder, and end.")
@click.version_option(package_name="citekit-archives", prog_name="citekit-pandoc")
def command(target: str | None, collect: str | None, quarto: bool) -> None:
    """Cite archives and printed works in a pandoc document: a filter from JSON to JSON.

    Footnotes that are raw source notes, spans and divs of the class “archival”, and [@key] are cited together in
    the style that the document's metadata names (csl); a bibliography parts archives from printed works.

    \b
    Examples:
      pandoc draft.md --filter citekit-pandoc -o draft.docx
      pandoc draft.md -t json | citekit-pandoc --collect refs.json | pandoc -f json -o draft.odt
    """
    if quarto:
        for path in extension():
            click.echo(path)
        return
    if sys.stdin.isatty():
        raise click.UsageError(f"reads a document from standard input, as pandoc gives it: {HOW}")
    raw = sys.stdin.buffer.read()
    sys.stdout.buffer.write(filtered(raw, collect))


def filtered(raw: bytes, collect: str | None) -> bytes:
    """pandoc's JSON with the citations made; a document that is nested too deeply comes back as it was."""
    from citekit.plugins.pandoc.filter import apply

    try:
        document = json.loads(raw)
        if not (isinstance(document, dict) and {"pandoc-api-version", "meta", "blocks"} <= document.keys()):
            raise ValueError("no pandoc-api-version, meta and blocks")
        found = apply(document, _tell)
        written = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    except RecursionError:
        _tell("the document is nested too deeply, and stays as it is")
        return raw
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, json.JSONDecodeError) or "pandoc-api-version" in str(error):
            raise CitekitError(f"not a document of pandoc: {error}", hint=HOW) from None
        raise
    if collect:
        _collect(found, collect)
    return written


def _collect(found: Any, path: str) -> None:
    from citekit import formats
    from citekit.cli.options import emit

    text = formats.find(PurePath(path).suffix).write(found, report=lambda loss: _tell(str(loss)))
    emit(iter([text]), path)
    _tell(f"{path}: {len(found)} archival source{'s' * (len(found) != 1)}")


def _tell(message: str) -> None:
    click.echo(f"citekit-pandoc: {message}", err=True)


def extension() -> list[str]:
    """Write the extension for Quarto below the current folder; the files written."""
    from importlib.resources import files
    from pathlib import Path

    written = []
    for source in sorted(files("citekit.plugins.pandoc").joinpath("quarto").iterdir(), key=lambda one: one.name):
        path = Path("_extensions", "citekit", source.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.read_bytes())
        written.append(str(path))
    return written


def main() -> Any:
    """The entry point: every failure is one clear sentence and an exit code."""
    try:
        return command(prog_name="citekit-pandoc", windows_expand_args=False)
    except CitekitError as error:
        complain(error)
        sys.exit(1)
