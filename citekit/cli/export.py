"""``citekit export``: records or bibliographies → any format."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.formats import Loss


@click.command()
@options.inputs
@options.reading
@click.option("-t", "--to", "target", metavar="FORMAT", help="csl-json, bibtex, …; guessed from the suffix of -o.")
@click.option("--key-pattern", metavar="PATTERN", help="Make the citation keys anew, for example '{author}-{year}'.")
@options.custody
@options.cited_in
@options.output
@options.documents
@options.strict
@click.pass_context
@options.settled
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], source_format: str | None, target: str | None,
    key_pattern: str | None, custody: str, cited_in: bool, output: str | None, strict: bool, **choice: Any,
) -> None:  # fmt: skip
    """Export the archival sources of notes, or convert a bibliography between formats.

    What a format cannot hold is told on standard error.

    \b
    Examples:
      citekit export page.txt -t csl-json
      citekit export frus1961-63v06.xml.gz -o volume.bib
      citekit export refs.bib -t csl-json --key-pattern '{author}-{year}'
    """
    from citekit import formats
    from citekit.cli.sources import sources
    from citekit.items.keys import rekeyed

    if not (named := target or PurePath(output or "").suffix):
        raise click.UsageError("name a format with -t, for example -t bibtex, or a file with -o refs.bib")
    with options.naming():
        wanted = formats.find(named)
    findings = Findings(strict)
    found = sources(inputs, findings, format=source_format, custody=custody, cited_in=cited_in, **choice)

    if key_pattern is not None:
        found = rekeyed(found, key_pattern)

    losses: list[Loss] = []
    if not found:
        findings.refuse_empty(output)
    emit([wanted.write(found, report=losses.append)], output, findings, display=wanted.name == "notes")
    for line in told(losses, wanted.name):
        findings.tell(line)
    ctx.exit(findings.exit_code())


def told(losses: list[Loss], format: str) -> Iterator[str]:
    """What a format has no field for, a sentence for each variable."""
    items: dict[tuple[str, str | None], list[str]] = {}
    for loss in losses:
        items.setdefault((loss.variable, loss.where), []).append(loss.item)
    for (variable, where), lost in items.items():
        kept = f"has no field of its own in {format}; kept in {where}" if where else f"is lost in {format}"
        yield f"{variable} {kept} (first in {lost[0]}, {len(lost)} in all)"
