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


def test_every_table_and_every_room_has_its_line() -> None:
    package = Path(__file__).resolve().parents[1] / "citekit"
    tables = (package / "data" / "README.md").read_text(encoding="utf-8")
    assert not [
        path.name
        for path in package.glob("data/*.*")
        if path.suffix in (".toml", ".json") and f"| `{path.name}` |" not in tables
    ]
    house = README.partition("### The house")[2].partition("## Where")[0]
    rooms = [path for path in package.iterdir() if path.stem[0] != "_" and path.suffix in ("", ".py")]
    assert not [path.name for path in rooms if f"`{path.name}`" not in house and f"`{path.name}/`" not in house]


def test_the_list_of_commands_is_the_modules() -> None:
    here = {p.stem for p in (Path(__file__).resolve().parents[1] / "citekit" / "cli").glob("*.py")}
    assert here - {"__init__", "drafts", "options", "sources"} == {MODULES.get(name, name) for name in COMMANDS}
