"""``citekit library``: the user's own collection; one module for each sort of its commands."""

from __future__ import annotations

import click

from citekit.cli.groups import Commands

MODULES = {
    "adding": ("add", "watch"),
    "finding": ("list", "search", "show", "stats"),
    "duplicates": ("duplicates", "merge", "cluster"),
    "citing": ("export", "cite"),
    "editing": ("edit", "tag", "collection", "note", "attach", "remove"),
    "keeping": ("check", "backup", "restore", "log", "undo", "redo"),
}
"""The modules beside this one, and the commands in each."""
PLACES = {name: f"citekit.cli.library.{module}:{name}" for module, names in MODULES.items() for name in names}
PLACES["list"] += "_"  # Python has a word of that name


@click.group("library", cls=Commands, places=PLACES)
def command() -> None:
    """Keep sources in a library of your own; search, tag, merge and cite them.

    The library is one file: FILE of --library, $CITEKIT_LIBRARY, the line library = "…" of citekit.toml in this folder,
    or library.db where your system keeps the data of programs. The first citekit library add makes it.

    \b
    Example:
      citekit library add page.txt && citekit library search "repository:kennedy box:12"
    """
