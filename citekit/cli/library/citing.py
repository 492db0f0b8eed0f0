"""``citekit library export`` and ``cite``: records go out."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from citekit.citing.footnotes import STYLE
from citekit.cli import options as shared
from citekit.cli.cite import FORMS, form_of, write
from citekit.cli.export import told
from citekit.cli.findings import Findings, sentence
from citekit.cli.library import options
from citekit.cli.output import emit

if TYPE_CHECKING:
    from citekit.formats import Loss

query = click.option("--query", metavar="QUERY", help="The records that a search finds, as in citekit library search.")


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]…")
@query
@click.option("-t", "--to", "target", metavar="FORMAT", help="csl-json, bibtex, …; guessed from the suffix of -o.")
@shared.output
@options.library
@click.pass_context
def export(
    ctx: click.Context, keys: tuple[str, ...], query: str | None, target: str | None, output: str | None,
    file: Path | None,
) -> None:  # fmt: skip
    """Export records, by key or search or all of them, to any bibliography format.

    \b
    Examples:
      citekit library export -o library.bib
      citekit library export --query "tag:thesis" -t csl-json
    """
    from citekit import formats

    if not (named := target or PurePath(output or "").suffix):
        raise click.UsageError("name a format with -t, for example -t bibtex, or a file with -o refs.bib")
    with shared.naming():
        form = formats.find(named)
    findings = Findings()
    with options.opened(file, write=False) as library:
        items = [record.item for record in options.wanted(library, keys, query)]
    losses: list[Loss] = []
    emit([form.write(items, report=losses.append)], output, findings, display=form.name == "notes")
    for line in told(losses, form.name):
        findings.tell(line)
    ctx.exit(findings.exit_code())


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]…")
@query
@click.option("--style", "--csl", default=STYLE, show_default=True, metavar="STYLE",
              help="The name of an installed CSL style, or a path to one.")  # fmt: skip
@click.option("-t", "--to", "target", type=click.Choice(FORMS), help="How to write; by the suffix of -o, else text.")
@click.option("--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR.")
@click.option("--bibliography/--no-bibliography", default=True, help="Whether the bibliography follows the footnotes.")
@shared.output
@options.library
@click.pass_context
def cite(
    ctx: click.Context, keys: tuple[str, ...], query: str | None, style: str, target: str | None, locale: str | None,
    bibliography: bool, output: str | None, file: Path | None,
) -> None:  # fmt: skip
    """Print one footnote for each record that is named, and the bibliography, in a style.

    \b
    Examples:
      citekit library cite kl-box-12 kl-box-13 --style chicago-notes-bibliography
      citekit library cite --query "repository:kennedy" -o notes.docx
    """
    from citekit.citing import footnotes

    if not keys and query is None:
        raise click.UsageError("name records by their keys, or with --query")
    target = target or form_of(output)
    if target == "docx" and output is None:
        raise click.UsageError("a Word file goes into a file: -o notes.docx")
    findings = Findings()
    with options.opened(file, write=False) as library:
        items = [record.item for record in options.wanted(library, keys, query)]
    cited = footnotes.cite(items, style=style, format=target, locale=locale)
    for diagnostic in cited.diagnostics:
        findings.tell(sentence(diagnostic))
    write(cited, target, output, findings, bibliography=bibliography)
    ctx.exit(findings.exit_code())
