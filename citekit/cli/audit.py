"""``citekit audit``: how much of a body of notes is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings
from citekit.cli.output import display
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = 20


@click.command()
@options.inputs
@click.option("--phrases", type=click.IntRange(min=0), default=SHOWN, show_default=True, metavar="N",
              help="How many phrases that are not understood to list.")  # fmt: skip
@click.option("--save", "target", metavar="FILE", help="Write the verdicts for a later comparison.")
@click.option("--against", metavar="FILE", help="A saved audit to compare with.")
@click.pass_context
def command(ctx: click.Context, inputs: tuple[str, ...], phrases: int, target: str | None, against: str | None) -> None:
    """Parse every source note of volumes and JSON Lines files and say how much is understood.

    INPUT is a TEI volume, a file of notes, or a folder of them, packed by gzip or not; “-” is standard input. A line
    of notes is an object with "text" and perhaps "key", "era", "form", "kind", "date". Shares are given by era, by
    form and by volume, then the commonest phrases that are not understood, then gains and losses against an
    earlier run.

    \b
    Examples:
      citekit audit volumes/
      citekit audit notes.jsonl.gz --save today.json --against yesterday.json
    """
    from citekit.records import audit

    findings = Findings()
    before = audit.saved(against) if against else None
    found = audit.run(_rows(inputs, findings))
    for line in audit.report(found, phrases) if found.groups else ():
        display(line)
    if before is not None:
        gained, lost = audit.compare(before, found.verdicts)
        for name, keys in (("gained", gained), ("lost", lost)):
            display(f"{name} {len(keys)}" + "".join(f"\n  {key}" for key in keys[:SHOWN]))
    if target and not findings.failed:
        audit.save(found, target)
    ctx.exit(findings.exit_code())


def _rows(inputs: tuple[str, ...], findings: Findings) -> Iterator[dict[str, Any]]:
    from citekit.records import audit

    for path in inputs:
        try:
            for file in audit.files(path):
                yield from _of_file(file, findings)
        except CitekitError as error:
            findings.fail(error)


def _of_file(path: str | Path, findings: Findings) -> Iterator[dict[str, Any]]:
    """The rows of one file; what cannot be read is reported, and the rest goes on."""
    from citekit.records import audit

    try:
        yield from audit.rows(path)
    except CitekitError as error:
        findings.fail(error)
