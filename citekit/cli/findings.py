"""What a command has to say to a person, on standard error, and the exit code that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.citing.shortfall import Shortfall
    from citekit.errors import Diagnostic

MOST, WIDTH = 50, 80
"""Notes that a table lists, and characters that it shows of one."""
_SHOWN = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}
"""Characters that control a terminal (ECMA-48) and what is shown for them: ␛ for an escape."""


def harmless(text: str) -> str:
    r"""A text of others without what would control a terminal; lines and tabs stay.

    >>> harmless("\x1b[2JBox 3\n")
    '␛[2JBox 3\n'
    """
    return text.translate(_SHOWN)


def say(message: str) -> None:
    """One message on standard error."""
    click.echo(f"citekit: {harmless(message)}", err=True)


def complain(error: CitekitError) -> None:
    """One failure on standard error, with what to do about it.

    >>> from citekit.errors import CitekitError
    >>> complain(CitekitError("no such thing", hint="look again"))  # on standard error
    """
    say(f"{error}" + (f"\n  hint: {error.hint}" if error.hint else ""))


class Findings:
    """What went wrong on the way, told at once and counted, so that good input still comes out."""

    def __init__(self, strict: bool = False) -> None:
        self.strict, self.failed, self.found = strict, False, 0

    def fail(self, error: CitekitError) -> None:
        """Tell of an input that could not be read; the command goes on and exits with 1."""
        self.failed = True
        complain(error)

    def tell(self, message: str) -> None:
        """Tell of something a person should know."""
        self.found += 1
        say(message)

    def refuse_empty(self, path: str | None) -> None:
        """Fail where nothing came of the input and a file was to be written: an old one is worth more."""
        if path not in (None, "-") and not self.failed:
            self.fail(CitekitError(f"{path}: is not written, since nothing came of the input"))

    def exit_code(self) -> int:
        """0 done, 1 something failed, 3 done with findings where they were asked for."""
        return 1 if self.failed else 3 if self.strict and self.found else 0


def sentence(diagnostic: Diagnostic) -> str:
    """A finding that has no place in a text: what, what was expected, what to do.

    >>> from citekit.errors import Diagnostic
    >>> sentence(Diagnostic("no terms for “xx”", expected="a tag such as de-DE"))
    'no terms for “xx”; expected a tag such as de-DE'
    """
    expected = diagnostic.expected and f"expected {diagnostic.expected}"
    return "; ".join(part for part in (diagnostic.message, expected, diagnostic.hint) if part)


def table(shortfalls: Sequence[Shortfall], done: str) -> str:
    """The notes that are not ``done``, or not whole, a line each.

    >>> from citekit.citing.shortfall import Shortfall
    >>> print(table([Shortfall("2", "no archive known", "Grain and Power, 12.")], "printed"))
    these notes are not printed, or not whole:
      2  no archive known  Grain and Power, 12.
      citekit explain shows how a note is read
    """
    shown = shortfalls[:MOST]
    widths = [max(len(one[column]) for one in shown) for column in (0, 1)]
    rows = [f"  {note:>{widths[0]}}  {what:{widths[1]}}  {_short(words)}" for note, what, words in shown]
    more = [f"  and {len(shortfalls) - MOST} more"] if len(shortfalls) > MOST else []
    head, tail = f"these notes are not {done}, or not whole:", "  citekit explain shows how a note is read"
    return "\n".join([head, *rows, *more, tail])


def _short(words: str) -> str:
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
