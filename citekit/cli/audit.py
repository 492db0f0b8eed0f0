"""``citekit audit``: how much of a body of notes is understood."""

from __future__ import annotations

from itertools import chain

import click

SHOWN = 20


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--phrases", default=SHOWN, show_default=True, help="How many phrases that are not understood to list.")
@click.option("--save", "target", type=click.Path(dir_okay=False), help="Write the verdicts for a later comparison.")
@click.option("--against", type=click.Path(exists=True, dir_okay=False), help="A saved audit to compare with.")
def command(inputs: tuple[str, ...], phrases: int, target: str | None, against: str | None) -> None:
    """Parse every source note of JSON Lines files (plain or gzip) and say how much is understood.

    A line is an object with "text" and perhaps "key", "era", "form", "kind", "date". Shares are given by era
    and by form, then the commonest phrases that are not understood, then gains and losses against an earlier run.

    \b
    Example:
      citekit audit notes.jsonl.gz --save today.json --against yesterday.json
    """
    from citekit import audit

    found = audit.run(chain.from_iterable(map(audit.rows, inputs)))
    for line in audit.report(found, phrases):
        click.echo(line)
    if against:
        gained, lost = audit.compare(audit.saved(against), found.verdicts)
        for name, keys in (("gained", gained), ("lost", lost)):
            click.echo(f"{name} {len(keys)}" + "".join(f"\n  {key}" for key in keys[:SHOWN]))
    if target:
        audit.save(found, target)
