"""``citekit fetch``: a page or volume from the web → records."""

from __future__ import annotations

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import emit


@click.command()
@click.argument("url")
@options.records
@options.output
@click.option("--save", metavar="FILE", help="Keep the page or volume too, as it came.")
@click.option(
    "--timeout", type=options.Amount(0.001, 86_400), default=30.0, show_default=True, metavar="SECONDS",
    help="How long the server may stay silent.",
)  # fmt: skip
@click.option(
    "--max-size", type=options.Amount(0.001, 65_536), default=64.0, show_default=True, metavar="MB",
    help="How much may be fetched.",
)  # fmt: skip
@options.limit
@options.document
@options.strict
@click.pass_context
def command(
    ctx: click.Context, url: str, target: str, output: str | None, save: str | None, timeout: float, max_size: float,
    limit: int | None, document: str | None, strict: bool,
) -> None:  # fmt: skip
    """Fetch a page of Foreign Relations, or a TEI volume, and read it into records.

    \b
    Examples:
      citekit fetch https://history.state.gov/historicaldocuments/frus1961-63v07/d324 -t table
      citekit fetch https://history.state.gov/historicaldocuments/frus1961-63v07/d324 --save d324.html
    """
    from citekit.cli.sources import parsed_documents
    from citekit.records import as_rows as records
    from citekit.records.files import fetch

    findings = Findings(strict)
    documents = parsed_documents(
        (url,), findings, source=fetch, format=None, limit=limit, document=document, save=save, timeout=timeout,
        size=int(max_size * 2**20),
    )  # fmt: skip
    emit(records.WRITERS[target](documents), output, findings, display=target == "table")
    ctx.exit(findings.exit_code())
