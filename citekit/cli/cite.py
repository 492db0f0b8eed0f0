"""``citekit cite``: the main job, from a page to formatted footnotes and a bibliography."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from citekit.citing.footnotes import STYLE
from citekit.cli import options
from citekit.cli.findings import Findings, sentence, table
from citekit.cli.output import emit, save

if TYPE_CHECKING:
    from citekit.citing.footnotes import Cited

FORMS = ("text", "markdown", "html", "latex", "rtf", "docx", "odt")
SUFFIXES = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".tex": "latex",
    ".rtf": "rtf", ".docx": "docx", ".odt": "odt",
}  # fmt: skip
"""What an output is called, and the form that it is written in."""
OTHERS = frozenset((".doc", ".pdf", ".epub", ".bib", ".ris", ".json", ".xml"))
"""Suffixes of what a text is not taken for."""


@click.command()
@options.inputs
@options.reading
@click.option("--style", "--csl", default=STYLE, show_default=True, metavar="STYLE",
              help="The name of an installed CSL style, or a path to one.")  # fmt: skip
@click.option("-t", "--to", "target", type=click.Choice(FORMS),
              help="How to write footnotes and bibliography; by the suffix of -o, else text.")  # fmt: skip
@click.option(
    "--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR; the style's own otherwise."
)
@click.option("--bibliography/--no-bibliography", default=True, help="Whether the bibliography follows the footnotes.")
@options.custody
@options.cited_in
@options.hereafter
@options.output
@options.documents
@options.strict
@click.pass_context
@options.settled
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], source_format: str | None, style: str, target: str | None,
    locale: str | None, bibliography: bool, custody: str, cited_in: bool, hereafter: bool, output: str | None,
    strict: bool, **choice: Any,
) -> None:  # fmt: skip
    """Print one numbered footnote for each archival source, and the bibliography.

    INPUT is a page of Foreign Relations as copied from the browser, a TEI volume, notes one a line, or a
    bibliography (.bib, .json, .ris …); “-” is standard input.

    \b
    Examples:
      citekit cite page.txt --style chicago-notes-bibliography
      citekit cite frus1961-63v06.xml.gz --document d12 -t markdown
      citekit cite page.txt -o notes.docx
      echo "Department of State, Central Files, POL 7 US/Harriman" | citekit cite -
    """
    from citekit.citing import sheet
    from citekit.citing.footnotes import cite
    from citekit.cli.sources import given, in_volumes
    from citekit.csl.styles.installed import find

    target = target or form_of(output)
    if target in sheet.BINARY and output is None:
        raise click.UsageError(f"a {target} file goes into a file: -o notes.{target}")
    find(style)  # a style that is not there ends here, before a volume is read
    findings = Findings(strict)
    found = given(inputs, findings, format=source_format, **choice)
    if cited_in or custody == "frus":
        found = in_volumes(found, findings)
    cited = cite(found, style=style, format=target, custody=custody, cited_in=cited_in, locale=locale,
                 hereafter=hereafter)  # fmt: skip
    for diagnostic in cited.diagnostics:
        findings.tell(sentence(diagnostic))
    if cited.shortfalls:
        findings.tell(table(cited.shortfalls, "printed"))
    if not cited.footnotes and not findings.failed:
        findings.tell("no archival source found; try citekit explain on one of the notes")
        findings.refuse_empty(output)

    write(cited, target, output, findings, bibliography=bibliography)
    ctx.exit(findings.exit_code())


def write(cited: Cited, form: str, output: str | None, findings: Findings, *, bibliography: bool) -> None:
    """Write footnotes and bibliography, as text or as a file of a word processor."""
    from citekit.citing import sheet

    made = sheet.write(
        cited.footnotes, cited.bibliography if bibliography else (), form, cited.numbers, language=cited.language,
        given=cited.given,
    )  # fmt: skip
    if isinstance(made, bytes):
        save(made, output, findings)
    else:
        emit([made], output, findings, display=form == "text")


def form_of(output: str | None) -> str:
    """The form that an output's suffix names; text where there is none, or one that says nothing.

    >>> [form_of(name) for name in (None, "notes.docx", "notes.HTM", "notes.2024")]
    ['text', 'docx', 'html', 'text']
    """
    suffix = PurePath(output or "").suffix.lower()
    if suffix in OTHERS:
        raise click.UsageError(f"{output}: footnotes are not written as {suffix}; one of {', '.join(SUFFIXES)}")
    return SUFFIXES.get(suffix, "text")
