"""``citekit aux``: the bibliography of a LaTeX document.

The module is not named after its command: Windows keeps the name ``aux`` for a device.
"""

from __future__ import annotations

import click

from citekit.cli import options
from citekit.cli.findings import Findings, sentence
from citekit.cli.output import emit


@click.command()
@click.argument("aux", metavar="PAPER.aux", required=False)
@click.option("--style", "--csl", metavar="STYLE",
              help="A CSL style, by name or path; the document's \\bibliographystyle otherwise.")  # fmt: skip
@click.option(
    "--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR; the style's own otherwise."
)
@click.option("-o", "--output", metavar="FILE", help="Write here instead of to PAPER.bbl; - is standard output.")
@click.option("--package", is_flag=True, help="Put citekit.sty into this folder, and end.")
@options.strict
@click.pass_context
@options.settled
def command(
    ctx: click.Context, aux: str | None, style: str | None, locale: str | None, output: str | None, package: bool,
    strict: bool,
) -> None:  # fmt: skip
    """Make the .bbl of a LaTeX document in any CSL style, in the place of BibTeX.

    Cite with \\archivefootcite of citekit.sty (--package), and every note stands as the style has it, first, short and
    ibid. Cite with \\cite or natbib as ever; name a CSL style with \\bibliographystyle, or with --style. The
    bibliographies that \\bibliography names are .bib files, or any other that citekit reads.

    \b
    Examples:
      citekit aux paper.aux --style chicago-author-date
      pdflatex paper && citekit aux paper && pdflatex paper && pdflatex paper
    """
    from citekit.integrations.latex import bibliography, notes

    if package:
        emit([notes.package()], notes.PACKAGE, Findings())
        click.echo(notes.PACKAGE)
        return
    if aux is None:
        raise click.UsageError("name the auxiliary file that LaTeX has written: citekit aux paper.aux")
    made = bibliography(aux, style=style, locale=locale)
    findings = Findings(strict)
    for error in made.lost:
        findings.fail(error)
    for diagnostic in made.diagnostics:
        findings.tell(sentence(diagnostic))
    # As BibTeX does it, the entries that were found are made, and the files that were not are named.
    emit([made.text], output or str(made.path), Findings() if "\\bibitem" in made.text else findings)
    if made.notes is not None:
        emit([made.notes], str(made.path.with_suffix(notes.SUFFIX)), Findings())
    ctx.exit(findings.exit_code())
