"""Progress of long work, on a terminal only: how far a file is read, and how long what follows takes."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGE = 250_000
"""Bytes of input from which progress is worth showing."""
SILENT = 1.0
"""Seconds after which work is worth a word."""


@contextmanager
def progress(path: str) -> Iterator[Callable[[int], None] | None]:
    """A progress bar over the bytes of a large file."""
    size = os.path.getsize(path) if path != "-" and os.path.isfile(path) else 0
    if size < LARGE or not _is_watched():
        yield None
        return
    with click.progressbar(length=size, label=Path(path).name, file=sys.stderr) as bar:
        yield lambda count: bar.update(count - bar.pos)


@contextmanager
def working(label: str) -> Iterator[None]:
    """A line that counts the seconds of work that tells nothing of itself; it is gone when the work is done."""
    if not _is_watched():
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(label, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(label: str, done: threading.Event) -> None:
    began, written = time.monotonic(), 0
    while not done.wait(SILENT):
        line = f"{label} … {time.monotonic() - began:.0f} s"
        written = len(line)
        sys.stderr.write(f"\r{line}")
        sys.stderr.flush()
    if written:
        sys.stderr.write("\r" + " " * written + "\r")
        sys.stderr.flush()


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
