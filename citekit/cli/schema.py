"""``citekit schema``: the JSON Schema of what ``citekit parse`` prints."""

from __future__ import annotations

import json
from typing import Literal

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import emit


@click.command()
@click.argument("of", type=click.Choice(("document", "note")), default="document", metavar="[document|note]")
@options.output
def command(of: Literal["note", "document"], output: str | None) -> None:
    """Print the JSON Schema of a parsed document or note, every field with what it holds.

    A document is one of the array that citekit parse prints as json, a note one line of its jsonl.

    \b
    Examples:
      citekit schema
      citekit schema note -o note.schema.json
    """
    from citekit.records.schema import schema

    emit(iter([json.dumps(schema(of), ensure_ascii=False, indent=2) + "\n"]), output, Findings())
