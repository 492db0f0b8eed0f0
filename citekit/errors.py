"""What went wrong, for the person who meets it: what, where, what was expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 48
"""Characters shown on either side of a caret: a note may be a megabyte long."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one stretch of text; ``start`` and ``end`` are code points, half-open.

    A dataclass, unlike the records: every command loads this module, and few of them need msgspec.

    >>> print(Diagnostic("not understood", 8, 11, expected="a repository").show("Source: Xyz. Secret."))
    not understood; expected a repository
      Source: Xyz. Secret.
              ^^^
    """

    message: str
    """What was found."""
    start: int = 0
    """Where it begins in the text."""
    end: int = 0
    """Where it ends."""
    expected: str | None = None
    """What was expected there."""
    hint: str | None = None
    """What to do."""

    def show(self, text: str) -> str:
        """The finding with a caret under the text and the hint below it."""
        head = self.message + (f"; expected {self.expected}" if self.expected else "")
        left, right = max(0, self.start - CONTEXT), min(len(text), self.end + CONTEXT)
        shown = "".join(c if c.isprintable() else " " for c in text[left:right])
        width = max(1, min(self.end, right) - self.start)
        lines = [head, "  " + shown, "  " + " " * (self.start - left) + "^" * width]
        return "\n".join(lines + ([f"  hint: {self.hint}"] if self.hint else []))


class CitekitError(Exception):
    """Any failure that citekit reports; its text is one clear sentence, ``hint`` says what to do."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class ParseError(CitekitError):
    """Raised by ``parse(..., strict=True)`` with all that was not understood, at once."""

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(d.show(text) for d in diagnostics))
        self.text = text
        self.diagnostics = diagnostics


class ReadError(CitekitError):
    """A file that cannot be read as what it claims to be."""


class StyleError(CitekitError):
    """A CSL style that is not there, or is not valid."""


class FormatError(CitekitError):
    """A format that is not known, or a bibliography that cannot be read in it."""


class ZoteroError(CitekitError):
    """Zotero, running here or on the web, that cannot be reached or does not do what it is asked."""


class LibraryError(CitekitError):
    """A library that cannot be opened, read or written, or that has not what is asked of it."""
