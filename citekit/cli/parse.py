"""``citekit parse``: notes → records."""

from __future__ import annotations

from typing import Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import emit


@click.command()
@options.inputs
@options.reading
@options.records
@options.output
@options.documents
@options.strict
@click.pass_context
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], source_format: str | None, target: str, output: str | None,
    strict: bool, **choice: Any,
) -> None:  # fmt: skip
    """Read a page, a TEI volume, or notes (one a line, or JSON Lines) into records. “-” is standard input.

    \b
    Examples:
      citekit parse page.txt -t json
      citekit parse frus1961-63v06.xml.gz -t csv -o volume.csv
      echo "Kennedy Library, National Security Files, Box 12" | citekit parse - -t table
    """
    from citekit.cli.sources import parsed_documents, refused
    from citekit.reading import reader
    from citekit.records import as_rows as records

    if source_format:
        with options.naming():
            reader(source_format)
    findings = Findings(strict)
    notes = inputs if source_format else tuple(path for path in inputs if not refused(path, findings))
    documents = parsed_documents(notes, findings, format=source_format, **choice)
    emit(records.WRITERS[target](documents), output, findings, display=target == "table")
    ctx.exit(findings.exit_code())
