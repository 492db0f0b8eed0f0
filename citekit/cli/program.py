"""A command as a program: its streams, what a system refuses it, and its exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from citekit.cli.findings import complain, say
from citekit.errors import CitekitError

if TYPE_CHECKING:
    import io

    import click


def run(command: click.Command, name: str) -> None:
    """Run a command and end the process: every failure is one clear sentence and an exit code, never a traceback."""
    _speak_utf8()
    if other := other_package():
        say(f"{other} is another package than this one, citekit-archives, and each writes over files of the other\n"
            "  hint: pip uninstall citekit citekit-archives, then install citekit-archives alone")  # fmt: skip
    try:
        code = _code(command, name)
        if sys.stdout is not None:
            sys.stdout.flush()
    except CitekitError as error:
        complain(error)
        code = 1
    except BrokenPipeError:  # the reader of the pipe went away: nothing more can be said there
        _silence()
        code = 1
    except OSError as error:
        say(f"{error.filename or 'standard output'}: {error.strerror or error}")
        _silence()
        code = 1
    gc.disable()  # else all that is there would be looked through for garbage as the process ends
    sys.exit(code)


def other_package() -> str | None:
    """The distribution called ``citekit`` that is installed beside this one and has its import name and command.

    Whichever of the two was installed last has written its files over those of the other. ``None`` where there is
    none; this package's own distribution is called ``citekit-archives``.
    """
    for folder in sys.path:
        if folder.rstrip("/\\").endswith(("site-packages", "dist-packages")) and os.path.isdir(folder):
            for name in os.listdir(folder):
                project, _, version = name.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")
                if project.lower() == "citekit" and name.endswith((".dist-info", ".egg-info")):
                    return f"{project} {version.partition('-')[0]}".rstrip()
    return None


def _code(command: click.Command, name: str) -> int | str | None:
    """The exit code of a command, which click ends by leaving the program."""
    try:
        command(prog_name=name, windows_expand_args=False)
    except SystemExit as ended:
        return ended.code
    return 0


def _speak_utf8() -> None:
    """UTF-8 into files and pipes on every system; what a terminal or UTF-8 cannot show is spelled out, not refused."""
    streams: tuple[io.TextIOWrapper | None, ...] = (sys.stdout, sys.stderr)  # type: ignore[assignment]
    for stream in streams:
        if stream is not None:
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _silence() -> None:
    """What could not be written is not tried again when the process ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
