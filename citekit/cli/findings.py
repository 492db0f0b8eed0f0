"""What a command has to say to a person, on standard error, and the exit code that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citekit.errors import CitekitError

if TYPE_CHECKING:
    from citekit.errors import Diagnostic

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
