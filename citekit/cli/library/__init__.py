"""``citekit library``: the user's own collection; one module for each sort of its commands."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "add": ("adding", "add"), "watch": ("adding", "watch"),
    "list": ("finding", "list_"), "search": ("finding", "search"), "show": ("finding", "show"),
    "stats": ("finding", "stats"),
    "export": ("citing", "export"), "cite": ("citing", "cite"),
    "edit": ("editing", "edit"), "tag": ("editing", "tag"), "collection": ("editing", "collection"),
    "note": ("editing", "note"), "attach": ("editing", "attach"), "remove": ("editing", "remove"),
    "check": ("keeping", "check"), "backup": ("keeping", "backup"), "restore": ("keeping", "restore"),
    "log": ("keeping", "log"), "undo": ("keeping", "undo"), "redo": ("keeping", "redo"),
}  # fmt: skip
"""Command → the module beside this one, and its function there."""


class Commands(click.Group):
    """A group that imports a command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(import_module(f"citekit.cli.library.{module}"), name)
        return found if isinstance(found, click.Command) else None


@click.group("library", cls=Commands)
def command() -> None:
    """Keep sources in a library of your own; search, tag, merge and cite them.

    The library is one file: FILE of --library, $CITEKIT_LIBRARY, the line library = "…" of citekit.toml in this folder,
    or library.db where your system keeps the data of programs. The first citekit library add makes it.

    \b
    Example:
      citekit library add page.txt && citekit library search "repository:kennedy box:12"
    """
