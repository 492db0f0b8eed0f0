"""Groups of commands."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class Commands(click.Group):
    """A group that imports a command's module only when that command is asked for.

    ``places`` has the module and the function of each command: ``{"cite": "citekit.cli.cite:command"}``.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module, _, name = self.places.get(cmd_name, "").partition(":")
        found = getattr(import_module(module), name) if module else None
        return found if isinstance(found, click.Command) else None
