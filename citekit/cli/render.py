"""``citekit render``: CSL processing of a JSON request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options
from citekit.cli.findings import Findings, say, sentence
from citekit.errors import CitekitError
from citekit.reading.source import bytes_of, called, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.csl.document.sections import Section

FORMATS = ("html", "text", "markdown", "latex", "typst", "rtf", "docx")
REQUEST = '{"items": [objects], "citations": [lists or objects]}'


@click.command()
@click.argument("request", metavar="[REQUEST.json]", default="-")
@click.option("--style", "--csl", metavar="STYLE",
              help="The name of an installed CSL style, or a path to one.")  # fmt: skip
@click.option("-t", "--to", "--format", "target", type=click.Choice(FORMATS), default="html", show_default=True,
              help="How to write citations and bibliography.")  # fmt: skip
@click.option("--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR.")
@click.option("--bibliography/--no-bibliography", default=True, help="Whether a bibliography is made.")
@click.option("--section", "sections", multiple=True, metavar="TITLE:FILTER",
              help="A part of the bibliography: “Archives:archive” or “Letters:genre=letter”.")  # fmt: skip
@click.option("--uncited", multiple=True, metavar="ID", help="List this item beside the cited ones; * lists all.")
@click.option("--abbreviations", metavar="FILE.json", help="Short forms of journals and archives, by variable.")
@click.option("--links", is_flag=True, help="Lead from cites to entries, and from DOIs and URLs to what they name.")
@click.option("--articles/--no-articles", default=True, help="Whether titles sort with the article they begin with.")
@options.settled
def command(
    request: str, style: str | None, target: str, locale: str | None, bibliography: bool, sections: tuple[str, ...],
    uncited: tuple[str, ...], abbreviations: str | None, links: bool, articles: bool,
) -> None:  # fmt: skip
    """Render {"items": […], "citations": […]} and print {"citations": […], "bibliography": […]}.

    Without a file the request comes from standard input. With --section the answer also has "sections": each
    entry comes under the first section whose filter its item meets, all others under “Other sources”.

    \b
    Examples:
      citekit render --style chicago-notes-bibliography --format text request.json
      citekit render --style oscola --section "Archives:archive" < request.json
    """
    import json

    from citekit import csl
    from citekit.csl.document.sections import divide

    if style is None:
        raise click.UsageError("name a style with --style, for example --style oscola")
    chosen, findings = _sections(sections), Findings()
    asked = _request(request)
    for fault in _faults(style):
        findings.tell(f"the style is not quite valid: {fault}")
    short = csl.abbreviations(abbreviations) if abbreviations else None
    rendered = csl.render(
        style, asked["items"], asked["citations"], locale=locale, format=target, bibliography=bibliography,
        options=csl.Options(uncited, short, links, articles),
    )  # fmt: skip
    for diagnostic in rendered.diagnostics:
        findings.tell(sentence(diagnostic))
    answer: dict[str, Any] = {"citations": rendered.citations, "bibliography": rendered.bibliography}
    if chosen:
        divided = divide(rendered, asked["items"], chosen)
        answer["sections"] = [{"title": title, "bibliography": entries} for title, entries in divided.items()]
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _sections(texts: Sequence[str]) -> list[Section]:
    from citekit.csl.document.sections import read_section
    from citekit.errors import FormatError

    try:
        return [read_section(text) for text in texts]
    except FormatError as error:
        raise click.BadParameter(f"{error}; {error.hint}", param_hint="--section") from None


def _faults(style: str) -> tuple[str, ...]:
    """What the schema finds in a style of the user's own; those that are installed are taken as they are."""
    from citekit.csl.styles.installed import find
    from citekit.csl.styles.validation import refuse
    from citekit.model.xml import parsed

    found = find(style)
    if found.parent or found.installed:
        return ()
    return refuse(parsed(found.xml, encoding="utf-8"), f"The style {str(found.path)!r}" if found.path else "The style")


def _request(path: str) -> dict[str, list[Any]]:
    import json
    import sys

    name = called(path)
    if path == "-" and sys.stdin and sys.stdin.isatty():
        say("reading a request from the keyboard; end it with Ctrl-D")
    try:
        with opened(path) as stream:
            asked = json.loads(bytes_of(stream, name).decode("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CitekitError(f"{name}: not JSON: {error}", hint=f"expected {REQUEST}") from None
    if isinstance(asked, list):
        asked = {"items": asked}
    items, citations = (asked.get("items"), asked.get("citations", [])) if isinstance(asked, dict) else (None, None)
    if not (isinstance(items, list) and isinstance(citations, list) and all(isinstance(i, dict) for i in items)):
        raise CitekitError(
            f"{name}: not a request: expected {REQUEST}",
            hint="items are CSL-JSON; a bare list of items is taken for a bibliography",
        )
    return {"items": items, "citations": citations}
