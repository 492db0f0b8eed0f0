"""``citekit parse``: notes → records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import complete, emit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.records import ParsedDocument


@click.command()
@options.inputs
@options.reading
@click.option(
    "-t", "--to", "target", type=click.Choice(("json", "jsonl", "csv", "table", "parquet")), default="json",
    show_default=True, help="json: documents; jsonl: one note a line; csv, table, parquet: one citation a row.",
)  # fmt: skip
@options.output
@options.documents
@options.jobs
@options.strict
@click.pass_context
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], source_format: str | None, target: str, output: str | None,
    jobs: int, strict: bool, **choice: Any,
) -> None:  # fmt: skip
    """Read a page, a TEI volume, or notes (one a line, or JSON Lines) into records. “-” is standard input.

    \b
    Examples:
      citekit parse page.txt -t json
      citekit parse frus1961-63v06.xml.gz -t csv -o volume.csv
      citekit parse volumes/*.xml.gz -j 2 -t parquet -o volumes.parquet
      echo "Kennedy Library, National Security Files, Box 12" | citekit parse - -t table
    """
    from citekit.cli.sources import parsed_by, refused
    from citekit.reading import reader
    from citekit.records import as_rows as records

    if source_format:
        with options.naming():
            reader(source_format)
    findings = Findings(strict)
    notes = inputs if source_format else tuple(path for path in inputs if not refused(path, findings))
    documents = parsed_by(jobs, notes, findings, format=source_format, **choice)
    if target == "parquet":
        _write_parquet(documents, output, findings)
        ctx.exit(findings.exit_code())
    emit(records.WRITERS[target](documents), output, findings, display=target == "table")
    ctx.exit(findings.exit_code())


def _write_parquet(documents: Iterable[ParsedDocument], output: str | None, findings: Findings) -> None:
    from citekit.records.as_parquet import arrow_modules, write

    if output is None or output == "-":
        raise click.UsageError("Parquet goes into a file: -o records.parquet")
    arrow_modules()
    with complete(output, findings) as out:
        write(documents, out)
