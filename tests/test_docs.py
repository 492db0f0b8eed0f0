"""The manual is complete, and what it shows is true."""

from __future__ import annotations

import inspect
import re
import shlex
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from citekit import cli
from tests.manual import PAGES, ROOT, blocks, commands, needed, rendered
from tests.test_house import STREET

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
COMMANDS = dict(commands())
ANEW = "run python -m tests.manual to write the real output into the manual, and read what has changed"


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_shows_what_the_commands_print(page: Path) -> None:
    """Where a command is new, or has a new option, this fails for docs/commands.md."""
    for package in needed(page):
        pytest.importorskip(package, reason=f"{named(page)} shows what needs {package}")
    assert page.read_text(encoding="utf-8") == rendered(page), ANEW


def test_an_example_that_is_untrue_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    shown = (
        '```text title="n.txt"\nKennedy Library\n```\n\n```console\n$ cat n.txt\n```\n\n```pycon\n>>> 1 + 1\n3\n```\n'
    )
    page.write_text(shown, encoding="utf-8")
    assert rendered(page) == shown.replace("$ cat n.txt\n", "$ cat n.txt\nKennedy Library\n").replace("\n3\n", "\n2\n")


def test_every_page_stands_in_the_list_of_contents() -> None:
    listed = (ROOT / "docs" / "index.md").read_text(encoding="utf-8").partition("{toctree}")[2].split()
    assert {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"} <= set(listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"\n## citekit {name}\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), ANEW


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=lambda v: v if isinstance(v, str) else "")
def test_help_shows_an_example(name: str, command: click.Command) -> None:
    assert re.search("\b" r"\n\s*Examples?:\n\s+(echo .*\| )?citekit " + name.partition(" ")[0], command.help or "")


@pytest.mark.parametrize("place", re.findall(r"autoclass:: (\S+)", (ROOT / "docs" / "api.md").read_text("utf-8")))
def test_a_class_of_the_reference_has_a_signature(place: str) -> None:
    """Which help and the reference show; the types of a record's fields must be there for it."""
    module, _, name = place.rpartition(".")
    assert inspect.signature(getattr(import_module(module), name)).return_annotation is not None


WRITTEN = sorted({
    line
    for page in PAGES
    for block in blocks(page.read_text(encoding="utf-8"), "sh")
    for line in re.split(r" && |\n", block)
    if line.startswith("citekit ")
})  # fmt: skip


@pytest.mark.parametrize("line", WRITTEN)
def test_a_command_that_is_only_shown_could_be_run(line: str) -> None:
    """Those that need a network, a running program or a file of the reader's own: their options are real."""
    _, *words = shlex.split(line)
    context = cli.citekit.make_context("citekit", words)
    while isinstance(context.command, click.Group):
        name, command, words = context.command.resolve_command(context, words)
        assert command, line
        context = command.make_context(name, words, parent=context)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "house.md"], ids=named)
def test_the_paths_that_are_named_are_there(page: Path) -> None:
    named_paths = re.findall(r"`((?:citekit|tests|docs|fixtures|styles)/[\w./-]*)`", page.read_text(encoding="utf-8"))
    named_paths += re.findall(r"\btests/\w+\.py", page.read_text(encoding="utf-8"))
    assert not [path for path in named_paths if not (ROOT / path).exists()]


def test_every_example_is_shown_and_run() -> None:
    manual = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert not [
        path.name for path in (ROOT / "examples").glob("*.py") if f"$ python examples/{path.name} " not in manual
    ]


def test_the_readme_is_short_and_has_both_commands() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    for command in ("main", "test"):
        assert re.search(rf"<!-- {command} command -->\n```sh\npython3 -m venv .+\n```", text)


def test_every_table_has_its_line() -> None:
    package = ROOT / "citekit"
    tables = (package / "data" / "README.md").read_text(encoding="utf-8")
    held = [path.name for path in package.glob("data/*.*") if path.suffix in (".toml", ".json")]
    assert not [name for name in held if f"| `{name}` |" not in tables]


def test_the_rooms_are_those_of_the_street_in_its_order() -> None:
    house = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(\w+)(?:/|\.py)`", house, re.M)
    assert shown == [room for room in STREET if room in shown or (ROOT / "citekit" / room).is_dir()]


def test_the_list_of_commands_is_the_modules() -> None:
    here = {path.stem for path in (ROOT / "citekit" / "cli").glob("*.py")}
    here |= {path.parent.name for path in (ROOT / "citekit" / "cli").glob("*/__init__.py")}
    modules = {place.removeprefix("citekit.cli.").partition(":")[0] for place in cli.PLACES.values()}
    assert here - {"__init__", "findings", "groups", "options", "output", "program", "progress", "sources"} == modules
    assert set(cli.PLACES) == set(cli.COMMANDS)
