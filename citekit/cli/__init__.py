"""The command line: one thin module a command, over the library's verbs.

Results on standard output and nothing else, messages on standard error. Exit 0 done, 1 failed, 2 wrong
usage, 3 done with findings (``--strict``).
"""

from __future__ import annotations

from typing import Any

import click

from citekit.cli.findings import complain
from citekit.cli.groups import Commands
from citekit.errors import CitekitError

COMMANDS = {
    "archives": "Teach archives, abbreviations and collections; list, find and show them.",
    "aux": "Make the bibliography of a LaTeX document.",
    "audit": "Measure how much of a file of notes is understood.",
    "cite": "Format the archival sources of a page, volume or bibliography as footnotes.",
    "docx": "Rewrite the archival notes of a Word file in a style.",
    "explain": "Show one note, coloured by what each part of it means.",
    "export": "Turn notes or a bibliography into BibTeX, CSL-JSON and other formats.",
    "fetch": "Fetch a page or volume from the web into records.",
    "formats": "List the bibliography formats and what each of them keeps.",
    "library": "Keep sources in a library; search, tag, merge and cite them.",
    "odt": "Rewrite the archival notes of a LibreOffice text in a style.",
    "pandoc": "Cite in a pandoc document: a filter, also called citekit-pandoc.",
    "parse": "Read notes into records.",
    "render": "Process citations through a CSL style.",
    "schema": "Print the JSON Schema of parsed documents and notes.",
    "styles": "List, show and find CSL styles.",
    "zotero": "Push sources into Zotero, pull a library out of it.",
}
"""Every command with its one line of help; its module is imported when it is called."""

PLACES = {name: f"citekit.cli.{name}:command" for name in COMMANDS} | {
    "aux": "citekit.cli.latex:command", "docx": "citekit.cli.drafts:docx", "odt": "citekit.cli.drafts:odt",
}  # fmt: skip
"""The ``command`` of the module of its name, but for two made together and one: Windows keeps ``aux`` for a device."""


class Citekit(Commands):
    """All commands; what one cannot do is one clear sentence and an exit code, never a traceback."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CitekitError as error:
            complain(error)
            ctx.exit(1)


@click.group(
    cls=Citekit, places=PLACES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="citekit-archives", prog_name="citekit")
def citekit() -> None:
    """Read archival source notes; cite and export what they locate.

    \b
    Example:
      citekit cite page.txt --style chicago-notes-bibliography
    """


def main() -> None:
    """The entry point.

    Garbage is collected seldom: a command makes tables and patterns that stay until it ends.
    """
    import gc

    from citekit.cli.program import run

    gc.set_threshold(100_000)
    run(citekit, "citekit")
