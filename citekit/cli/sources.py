"""Sources for citing and exporting: the archival sources of notes, or the items of a bibliography."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from citekit.cli.findings import Findings, sentence, table
from citekit.cli.options import naming
from citekit.cli.progress import progress, working
from citekit.errors import CitekitError, FormatError, ReadError
from citekit.reading.source import bytes_of, called, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citekit.formats import Format
    from citekit.formats.unread import Unread
    from citekit.model.items import CslItem
    from citekit.model.records import ParsedDocument

HEAD = 4096
"""Bytes that are looked into where neither the name nor the suffix of an input tells what it is."""


def sources(
    paths: tuple[str, ...], findings: Findings, *, format: str | None, custody: str, cited_in: bool = False,
    **choice: Any,
) -> list[CslItem]:  # fmt: skip
    """The CSL items of every input, in order; what fails is told, and what of the notes is in none of them."""
    from citekit.citing.shortfalls import shortfalls
    from citekit.items.sources import cited
    from citekit.model.records import ParsedDocument

    found = given(paths, findings, format=format, **choice)
    given_all = list(in_volumes(found, findings) if cited_in or custody == "frus" else found)
    documents = (one for one in given_all if isinstance(one, ParsedDocument))
    if lacking := list(shortfalls(documents, custody=custody)):
        findings.tell(table(lacking, "taken over"))
    return cited(given_all, custody, cited_in)[0]


def given(
    paths: tuple[str, ...], findings: Findings, *, format: str | None, **choice: Any
) -> Iterator[ParsedDocument | CslItem]:  # fmt: skip
    """The documents of notes and the items of bibliographies, in order; of what is lost of them whoever asks tells."""
    with naming():
        _known(format)
    for path in paths:
        bibliography = bibliography_format(path, format)
        if bibliography is not None:
            yield from _bibliography(path, bibliography, findings)[: choice.get("limit")]
        elif format is None and (what := _unread(path)):
            findings.fail(FormatError(f"{called(path)}: is {what.name}, which is not read", hint=what.instead))
        else:
            yield from parsed_documents((path,), findings, format=format, told=True, **choice)


def given_each(
    paths: tuple[str, ...], findings: Findings, jobs: int = 1, **choice: Any
) -> Iterator[tuple[str, list[ParsedDocument | CslItem], bool]]:
    """What each input gives, in their order, and whether anything of it failed; ``jobs`` of them are read at once."""
    yield from _each(_given_one, paths, findings, jobs, choice)


def parsed_by(jobs: int, paths: tuple[str, ...], findings: Findings, **choice: Any) -> Iterator[ParsedDocument]:
    """The documents of every input in their order, so many inputs read at once."""
    if jobs == 1 or len(paths) < 2:
        return parsed_documents(paths, findings, **choice)
    return (parsed for _, found, _ in _each(_parsed_one, paths, findings, jobs, choice) for parsed in found)


def _each(
    work: Callable[..., tuple[list[Any], bool, int]], paths: tuple[str, ...], findings: Findings, jobs: int,
    choice: dict[str, Any],
) -> Iterator[tuple[str, list[Any], bool]]:  # fmt: skip
    """What comes of each input, and whether anything of it failed; in this process, or in ``jobs`` others."""
    from concurrent.futures import ProcessPoolExecutor
    from contextlib import ExitStack
    from functools import partial

    read = partial(work, findings.strict, choice)
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(min(jobs, len(paths)))) if jobs > 1 and len(paths) > 1 else None
        for path, (found, failed, told) in zip(paths, (pool.map if pool else map)(read, paths), strict=True):
            findings.failed |= failed
            findings.found += told
            yield path, found, failed


def _given_one(strict: bool, choice: dict[str, Any], path: str) -> tuple[list[ParsedDocument | CslItem], bool, int]:
    """What one input gives, whether anything of it failed, and how much was found to be told."""
    findings = Findings(strict)
    return list(given((path,), findings, **choice)), findings.failed, findings.found


def _parsed_one(strict: bool, choice: dict[str, Any], path: str) -> tuple[list[ParsedDocument], bool, int]:
    findings = Findings(strict)
    return list(parsed_documents((path,), findings, **choice)), findings.failed, findings.found


def _unread(path: str) -> Unread | None:
    """The kind of bibliography that an input is where it is one that is not read."""
    from citekit.formats.unread import unread

    return unread(PurePath(path).suffix, _head(path))


def _known(format: str | None) -> None:
    from citekit import formats
    from citekit.reading import READERS

    if format is not None and format not in READERS:
        formats.find(format)


def in_volumes(found: Iterator[ParsedDocument | CslItem], findings: Findings) -> Iterator[ParsedDocument | CslItem]:
    """What is given; the first document whose volume is not known, and so cannot be cited in it, is reported."""
    from citekit.model.records import ParsedDocument

    told = False
    for parsed in found:
        if isinstance(parsed, ParsedDocument) and parsed.document.volume is None and not told:
            findings.tell(f"document {parsed.document.id or '?'} does not say in which volume it is printed, "
                          "so its sources are cited as it prints them")  # fmt: skip
            told = True
        yield parsed


def bibliography_format(path: str, format: str | None) -> Format | None:
    """The bibliography format of an input, by name, suffix or first characters; ``None`` where it holds notes.

    >>> bibliography_format("refs.bib", None).name, bibliography_format("page.txt", None)
    ('bibtex', None)
    """
    from citekit import formats
    from citekit.reading import READERS

    if format is not None:
        return None if format in READERS else formats.find(format)
    try:
        named = formats.find(PurePath(path).suffix) if PurePath(path).suffix else None
    except FormatError:
        named = None
    return named if named and named.name != "csl-json" else formats.sniff(_head(path)) or named


def refused(path: str, findings: Findings) -> bool:
    """Whether an input is a bibliography, which would be taken for notes, and is reported."""
    from citekit import formats

    found = formats.sniff(_head(path))
    if found is not None:
        error = f"{called(path)}: is a bibliography ({found.name}), and holds no notes"
        findings.fail(FormatError(error, hint="citekit cite and citekit export read it; -f notes takes it for notes"))
    return found is not None


def _head(path: str) -> str:
    """The first characters of an input, which is still to be read from its beginning."""
    try:
        if path == "-":
            stdin = sys.stdin.buffer if sys.stdin else None
            head = stdin.peek(HEAD) if isinstance(stdin, io.BufferedReader) else b""
        else:
            with Path(path).open("rb") as stream:
                head = stream.read(HEAD)
    except OSError:
        return ""  # reported where the input is read
    return head[:HEAD].decode("utf-8", "replace").removeprefix("\ufeff")


def _bibliography(path: str, format: Format, findings: Findings) -> list[CslItem]:
    from citekit.formats.encoding import decoded

    name = called(path)
    try:
        with progress(path) as watch, opened(path, watch=watch) as stream:
            data = bytes_of(stream, name)
        if not data.strip():
            raise ReadError(f"{name}: is empty", hint="give a bibliography, a page, or notes one a line")
        with working(f"reading {name}"):
            parsed = format.read(data)
    except FormatError as error:
        findings.fail(FormatError(f"{name}: {error}", hint=error.hint))
        return []
    except CitekitError as error:
        findings.fail(error)
        return []
    text = decoded(data)[0] if parsed.diagnostics else ""
    lines = text.split("\n")
    for diagnostic in parsed.diagnostics:
        number = text.count("\n", 0, diagnostic.start)
        before = text.rfind("\n", 0, diagnostic.start) + 1
        within = replace(diagnostic, start=diagnostic.start - before, end=diagnostic.end - before)
        findings.tell(f"{name}, line {number + 1}: {within.show(lines[number])}")
    return list(parsed.items)


def parsed_documents(
    paths: tuple[str, ...],
    findings: Findings,
    *,
    format: str | None,
    source: Callable[..., Iterator[ParsedDocument]] | None = None,
    told: bool = False,
    **choice: Any,
) -> Iterator[ParsedDocument]:
    """The documents of every input, by ``read`` or another ``source``; one that fails is reported, the next read.

    ``told``: what is not understood of a note is told by other means.
    """
    from citekit.reading.taught_file import archives_for
    from citekit.records.files import read

    for path in paths:
        with progress(path) as watch:
            found = False
            try:
                archives = archives_for(None if path == "-" or source else path)
                documents = (source or read)(path, format=format, watch=watch, archives=archives, **choice)
                while (parsed := _next(documents, path)) is not None:
                    found = True
                    _report(parsed, findings, notes=findings.strict and not told)
                    yield parsed
                if (asked := choice.get("document")) and not found:
                    hint = "give its id or its number, as citekit parse prints them"
                    raise ReadError(f"{called(path)}: has no document “{asked}”", hint=hint)
            except CitekitError as error:
                findings.fail(error)


def _next(documents: Iterator[ParsedDocument], path: str) -> ParsedDocument | None:
    """The next document; a file of thousands of notes is one, and takes its time."""
    with working(f"reading {called(path)}"):
        return next(documents, None)


def _report(parsed: ParsedDocument, findings: Findings, *, notes: bool) -> None:
    where = f"document {parsed.document.id}: " if parsed.document.id else ""
    for finding in parsed.document.diagnostics:
        findings.tell(where + sentence(finding))
    if notes:
        for note in parsed.notes:
            for finding in note.diagnostics:
                findings.tell(f"{where}note {note.id}: {finding.show(note.text)}")
