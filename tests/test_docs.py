"""The manual is complete: every command and every option stands in the README, and what it shows is true."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from citekit.cli import COMMANDS, MODULES, citekit

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def commands(group: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, click.Command]]:
    """Every command below a group with the words that call it."""
    if not isinstance(group, click.Group):
        return [(" ".join(path), group)]
    ctx = click.Context(group)
    found = [(name, group.get_command(ctx, name)) for name in group.list_commands(ctx)]
    return [pair for name, command in found if command for pair in commands(command, (*path, name))]


@pytest.mark.parametrize(("name", "command"), commands(citekit), ids=lambda v: v if isinstance(v, str) else "")
def test_every_command_and_option_is_in_the_manual(name: str, command: click.Command) -> None:
    assert f"citekit {name}" in README
    missing = [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in [max(parameter.opts, key=len)]
        if f"`{option}" not in README and f" {option}" not in README
    ]
    assert not missing


@pytest.mark.parametrize(("name", "command"), commands(citekit), ids=lambda v: v if isinstance(v, str) else "")
def test_help_shows_an_example(name: str, command: click.Command) -> None:
    assert re.search(
        "\b" + r"\n\s*Examples?:\n\s+(echo .*\| )?citekit " + name.split(" ", maxsplit=1)[0], command.help or ""
    )


def test_the_list_of_commands_is_the_modules() -> None:
    here = {p.stem for p in (Path(__file__).resolve().parents[1] / "citekit" / "cli").glob("*.py")}
    assert here - {"__init__", "drafts", "options", "sources"} == {MODULES.get(name, name) for name in COMMANDS}
