"""The command line in this process: what a person sees of it, without the half second that a new process takes."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from citekit import cli

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Done:
    """A command that has ended: what it wrote where, and in what order."""

    returncode: int
    stdout: str
    stderr: str
    output: str


def citekit(
    *words: str | Path, stdin: str | bytes = "", env: Mapping[str, str] | None = None, cwd: Path | None = ROOT
) -> Done:
    """Run a command with 80 columns, from the project's folder unless another (or the present one, ``None``) is named."""
    typed = io.BufferedReader(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
    columns = {"COLUMNS": "80", **(env or {})}
    with contextlib.chdir(cwd or "."):
        done = CliRunner().invoke(cli.citekit, [*map(str, words)], input=typed, env=columns, prog_name="citekit")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr, done.output)
