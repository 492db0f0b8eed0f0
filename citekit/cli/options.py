"""What several commands share: where input comes from, where output goes, how progress is shown."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from citekit.cli import complain
from citekit.errors import CitekitError, FormatError, ReadError
from citekit.reading.source import called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citekit.errors import Diagnostic
    from citekit.model.records import ParsedDocument

LARGE = 1_000_000
"""Bytes of input from which progress is worth showing."""

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
output = click.option("-o", "--output", metavar="FILE", help="Write here instead of to standard output.")
reading = click.option(
    "-f",
    "--from",
    "source_format",
    metavar="FORMAT",
    help="What the input is, where it does not tell: page, html, tei, notes, jsonl, or a bibliography format.",
)
limit = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read only the first N documents.")
document = click.option("--document", metavar="ID", help="Read only this document, for example d12 or 12.")
custody = click.option(
    "--custody", type=click.Choice(("printed", "held", "frus")), default="printed", show_default=True,
    help="Cite the record as the note says, where it lies today, or as printed in FRUS.",
)  # fmt: skip
cited_in = click.option(
    "--cited-in", is_flag=True, help="Follow each archival source with the document of FRUS that quotes or cites it.",
)  # fmt: skip
strict = click.option("--strict", is_flag=True, help="Exit with 3 where anything was not understood.")


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
        click.echo(f"citekit: {message}", err=True)

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


def parsed_documents(
    paths: tuple[str, ...],
    findings: Findings,
    *,
    format: str | None,
    source: Callable[..., Iterator[ParsedDocument]] | None = None,
    **choice: Any,
) -> Iterator[ParsedDocument]:
    """The documents of every input, by ``read`` or another ``source``; one that fails is told of, and the next read."""
    from citekit.records.files import read

    for path in paths:
        with _progress(path) as watch:
            found = False
            try:
                for parsed in (source or read)(path, format=format, watch=watch, **choice):
                    found = True
                    _report(parsed, findings)
                    yield parsed
                if (asked := choice.get("document")) and not found:
                    hint = "give its id or its number, as citekit parse prints them"
                    raise ReadError(f"{called(path)}: has no document “{asked}”", hint=hint)
            except CitekitError as error:
                findings.fail(error)


@contextmanager
def naming() -> Iterator[None]:
    """A format that an option names and nobody knows is wrong usage, and ends before anything is read or written."""
    try:
        yield
    except FormatError as error:
        raise click.UsageError(f"{error}\n  hint: {error.hint}") from None


def _report(parsed: ParsedDocument, findings: Findings) -> None:
    where = f"document {parsed.document.id}: " if parsed.document.id else ""
    for finding in parsed.document.diagnostics:
        findings.tell(where + sentence(finding))
    if findings.strict:
        for note in parsed.notes:
            for finding in note.diagnostics:
                findings.tell(f"{where}note {note.id}: {finding.show(note.text)}")


@contextmanager
def _progress(path: str) -> Iterator[Callable[[int], None] | None]:
    """A progress bar over the bytes of a large file, on a terminal only."""
    size = os.path.getsize(path) if path != "-" and os.path.isfile(path) else 0
    if size < LARGE // 4 or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=size, label=Path(path).name, file=sys.stderr) as bar:
        yield lambda count: bar.update(count - bar.pos)


def emit(chunks: Iterator[str], path: str | None) -> None:
    """Write text to standard output, or to a file that is complete or not there at all.

    Raises ``CitekitError`` where the file cannot be written.
    """
    if path is None or path == "-":
        for chunk in chunks:
            click.echo(chunk, nl=False)
        return
    with _whole(path) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as out:
        out.writelines(chunks)


def save(data: bytes, path: str | None) -> None:
    """Write bytes as ``emit`` writes text."""
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        return
    with _whole(path) as out:
        out.write(data)


@contextmanager
def _whole(path: str) -> Iterator[BinaryIO]:
    """A new file that takes the place of ``path``, and its mode, once all of it is written."""
    target = Path(os.path.realpath(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with open(handle, "wb") as out:
                yield out
            _with_mode_of(target, temporary)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CitekitError(f"{path}: cannot be written: {error.strerror}", hint="choose another file with -o") from None


def _with_mode_of(target: Path, temporary: str) -> None:
    """Give a temporary file, which only its owner may read, the mode of the file before or that of the user's mask."""
    if target.exists():
        shutil.copymode(target, temporary)
        return
    mask = os.umask(0)
    os.umask(mask)
    Path(temporary).chmod(0o666 & ~mask)
