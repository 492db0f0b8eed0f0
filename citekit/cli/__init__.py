"""The command line: one thin module a command, over the library's verbs.

Results on standard output and nothing else, messages on standard error. Exit 0 done, 1 failed, 2 wrong
usage, 3 done with findings (``--strict``).
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from citekit.errors import CitekitError

COMMANDS = {
    "aux": "Make the bibliography of a LaTeX document.",
    "audit": "Measure how much of a file of notes is understood.",
    "cite": "Format the archival sources of a page, volume or bibliography as footnotes.",
    "docx": "Rewrite the archival notes of a Word file in a style.",
    "explain": "Show one note, coloured by what each part of it means.",
    "export": "Turn notes or a bibliography into BibTeX, CSL-JSON and other formats.",
    "fetch": "Fetch a page or volume from the web into records.",
    "formats": "List the bibliography formats and what each of them keeps.",
    "odt": "Rewrite the archival notes of a LibreOffice text in a style.",
    "pandoc": "Cite in a pandoc document: a filter, also called citekit-pandoc.",
    "parse": "Read notes into records.",
    "render": "Process citations through a CSL style.",
    "styles": "List, show and find CSL styles.",
    "zotero": "Push sources into Zotero, pull a library out of it.",
}
"""Every command with its one line of help; its module is imported when it is called."""

MODULES = {"aux": "latex"}
"""Where a command's module has another name: Windows keeps ``aux`` for a device."""


class Commands(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"citekit.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command: what it cannot do is one clear sentence and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except CitekitError as error:
            complain(error)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="citekit-archives", prog_name="citekit")
def citekit() -> None:
    """Read archival source notes; cite and export what they locate.

    \b
    Example:
      citekit cite page.txt --style chicago-notes-bibliography
    """


def main() -> Any:
    """The entry point."""
    try:
        return citekit(prog_name="citekit", windows_expand_args=False)
    except BrokenPipeError:
        # The reader of the pipe went away: nothing more can be said there, and nothing is wrong here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def complain(error: CitekitError) -> None:
    """One failure on standard error, with what to do about it.

    >>> complain(CitekitError("no such thing", hint="look again"))  # on standard error
    """
    click.echo(f"citekit: {error}" + (f"\n  hint: {error.hint}" if error.hint else ""), err=True)
