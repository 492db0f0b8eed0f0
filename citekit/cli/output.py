"""Where results go: standard output, or a file that is complete or stays as it was."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from citekit.cli.findings import harmless
from citekit.errors import CitekitError
from citekit.reading.saving import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.cli.findings import Findings


def emit(chunks: Iterable[str], path: str | None, findings: Findings, *, display: bool = False) -> None:
    """Write text to standard output, or to a file; where something failed on the way the file stays as it was.

    A terminal is spared what would control it; with ``display`` so is whatever else reads standard output, since the
    text is for people. Raises ``CitekitError`` where nothing can be written.
    """
    if path is None or path == "-":
        spared = display or _is_terminal()
        for chunk in chunks:
            click.echo(harmless(chunk) if spared else chunk, nl=False)
        return
    with complete(path, findings) as out:
        for chunk in chunks:
            out.write(chunk.encode("utf-8", "backslashreplace"))


def display(text: object) -> None:
    """A line or more for people on standard output, without what would control a terminal."""
    click.echo(harmless(str(text)))


def save(data: bytes, path: str | None, findings: Findings) -> None:
    """Write bytes as ``emit`` writes text."""
    if path is None or path == "-":
        if sys.stdout is None:
            raise CitekitError("standard output is closed", hint="name a file with -o")
        sys.stdout.buffer.write(data)
        return
    with complete(path, findings) as out:
        out.write(data)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def complete(path: str, findings: Findings) -> Iterator[IO[bytes]]:
    """A file that is written where nothing has failed until its end."""
    with writing(path) as out:
        yield out
        if findings.failed:
            raise CitekitError(f"{path}: is not written, since not all input could be read",
                               hint="without -o, what could be read is printed")  # fmt: skip
