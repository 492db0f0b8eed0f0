"""The manual's examples: what a page of README.md or docs/ shows is what the commands and Python print.

A page is run from its head to its end in a folder of its own that holds every file of ``fixtures/``:

* ``console`` blocks hold commands behind ``$`` with their output: ``citekit``, ``cat FILE`` and ``python examples/…``,
  with ``echo "…" |`` before it and ``| head -5`` behind it,
* ``pycon`` blocks hold Python behind ``>>>`` with its output,
* any block with a title, as ``text title="notes.txt"``, is written into the folder under that name.

The reference of the commands (docs/commands.md) is made of them: every command under its heading, with its ``--help``.
``python -m tests.manual`` writes all of it anew; it may be given the pages to write.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import runpy
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citekit import cli
from tests.command_line import citekit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
BLOCK = re.compile(
    r'^(?P<head>(?P<indent> *)```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n)(?P<body>.*?)^ *```$', re.M | re.S
)


def blocks(text: str, *languages: str) -> Iterator[str]:
    """The bodies of a page's blocks in these languages."""
    return (found["body"] for found in BLOCK.finditer(text) if found["language"] in languages)


def commands(group: click.Command = cli.citekit, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    if not isinstance(group, click.Group):
        yield " ".join(path), group
        return
    for name in group.list_commands(context := click.Context(group)):
        if command := group.get_command(context, name):
            yield from commands(command, (*path, name))


def reference(text: str) -> str:
    """A page with a heading and a block for every command below the line that asks for them."""
    head, line, _ = text.partition("<!-- commands: everything below is written by python -m tests.manual -->\n")
    asked = (f"\n## citekit {name}\n\n```console\n$ citekit {name} --help\n```\n" for name, _ in commands())
    return head + line + "".join(asked if line else ())


def needed(page: Path) -> list[str]:
    """The packages that a page's examples need beyond citekit's own, as a comment in it says: ``<!-- needs: rapidfuzz -->``."""
    return re.findall(r"<!-- needs: (\w+) -->", page.read_text(encoding="utf-8"))


def rendered(page: Path) -> str:
    """The text of a page with the output that its examples have today."""
    text = reference(page.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        shutil.copytree(ROOT / "fixtures", "fixtures")
        for path in Path("fixtures").glob("*/*.*"):
            shutil.copy(path, ".")
        scope: dict[str, Any] = {"__name__": "__main__"}
        return BLOCK.sub(lambda found: found["head"] + _run(found, scope) + found["indent"] + "```", text)


def _run(found: re.Match[str], scope: dict[str, Any]) -> str:
    """The body of a block as it should be; a file that the block holds is written."""
    body: str = found["body"]
    if found["title"]:
        Path(found["title"]).write_text(body, encoding="utf-8")
    if found["language"] == "console":
        return "".join(f"$ {line}\n{shell(line)}" for line in re.findall(r"^\$ (.+)\n", body, re.M))
    if found["language"] == "pycon":
        return "".join(map(_python, doctest.DocTestParser().get_examples(body), [scope] * body.count("\n")))
    return body


def shell(line: str) -> str:
    """What a terminal shows of a command, which must end well."""
    line, _, count = line.partition(" | head -")
    said, _, command = line.rpartition(" | ")
    words = shlex.split(command)
    if words[0] == "cat":
        shown = Path(words[1]).read_text(encoding="utf-8")
    elif words[0] == "python":
        shown = program(*words[1:])
    else:
        assert words[0] == "citekit", f"the manual does not run {words[0]}: {line}"
        typed = said.removeprefix("echo ").strip("\"'") + "\n" if said else ""
        done = citekit(
            *words[1:],
            stdin=typed,
            cwd=None,
            env={"CITEKIT_ARCHIVES": "archives.toml", "CITEKIT_LIBRARY": "library.db"},
        )
        assert done.returncode in (0, 3), f"{line}\n{done.stderr}"
        shown = done.output
    return "".join(shown.splitlines(keepends=True)[: int(count or "0") or None])


def program(name: str, *arguments: str) -> str:
    """What one of the examples prints."""
    out, before = io.StringIO(), sys.argv
    sys.argv = [name, *arguments]
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(str(ROOT / name), run_name="__main__")
    finally:
        sys.argv = before
    return out.getvalue()


def _python(example: doctest.Example, scope: dict[str, Any]) -> str:
    """One statement of Python behind its prompts, and what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(example.source, "<manual>", "single"), scope)
    first, *more = example.source.splitlines(keepends=True)
    return f">>> {first}" + "".join(f"... {line}" for line in more) + out.getvalue()


if __name__ == "__main__":
    for page in map(Path.resolve, map(Path, sys.argv[1:])) if sys.argv[1:] else PAGES:
        page.write_text(rendered(page), encoding="utf-8")
