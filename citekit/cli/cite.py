"""``citekit cite``: the main job, from a page to formatted footnotes and a bibliography."""

from __future__ import annotations

import click

from citekit.citing.footnotes import STYLE
from citekit.cli import options


@click.command()
@options.inputs
@options.reading
@click.option("--style", "--csl", default=STYLE, show_default=True, metavar="STYLE",
              help="The name of an installed CSL style, or a path to one.")  # fmt: skip
@click.option("-t", "--to", "target", type=click.Choice(("text", "markdown", "html", "latex", "rtf", "docx")),
              default="text", show_default=True, help="How to write footnotes and bibliography.")  # fmt: skip
@click.option(
    "--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR; the style's own otherwise."
)
@click.option("--bibliography/--no-bibliography", default=True, help="Whether the bibliography follows the footnotes.")
@options.custody
@options.cited_in
@options.output
@options.limit
@options.document
@options.strict
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[str, ...], source_format: str | None, style: str, target: str,
    locale: str | None, bibliography: bool, custody: str, cited_in: bool, output: str | None,
    limit: int | None, document: str | None, strict: bool,
) -> None:  # fmt: skip
    """Print one numbered footnote for each archival source, and the bibliography.

    INPUT is a page of Foreign Relations as copied from the browser, a TEI volume, notes one a line, or a
    bibliography (.bib, .json, .ris …); “-” is standard input.

    \b
    Examples:
      citekit cite page.txt --style chicago-notes-bibliography
      citekit cite frus1961-63v06.xml.gz --document d12 -t markdown
      citekit cite page.txt -t docx -o notes.docx
      echo "Department of State, Central Files, POL 7 US/Harriman" | citekit cite -
    """
    from citekit.citing import sheet
    from citekit.citing.footnotes import cite
    from citekit.cli.sources import sources
    from citekit.csl.styles.installed import find

    if target == "docx" and output is None:
        raise click.UsageError("a Word file goes into a file: -o notes.docx")
    find(style)  # a style that is not there ends here, before a volume is read
    findings = options.Findings(strict)
    found = sources(
        inputs, findings, format=source_format, limit=limit, document=document, custody=custody, cited_in=cited_in
    )
    cited = cite(found, style=style, format=target, locale=locale)
    for diagnostic in cited.diagnostics:
        findings.tell(options.sentence(diagnostic))
    if not cited.footnotes and not findings.failed:
        findings.tell("no archival source found; try citekit explain on one of the notes")

    made = sheet.write(cited.footnotes, cited.bibliography if bibliography else (), target)
    if isinstance(made, bytes):
        options.save(made, output)
    else:
        options.emit(iter([made]), output)
    ctx.exit(findings.exit_code())
