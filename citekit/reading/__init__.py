"""Readers: a file becomes documents of notes, one module a kind of file.

Each reader takes a byte stream and its name, and yields ``citekit.model.records.Document`` one after another,
so that a volume of any size streams. ``READERS`` is the whole family.
"""

from __future__ import annotations

import importlib
import itertools
from typing import IO, TYPE_CHECKING, TypedDict, cast

from citekit.errors import FormatError, ReadError
from citekit.reading.source import called, opened
from citekit.reading.volumes import placed

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from citekit.model.records import Document

READERS: dict[str, tuple[str, str]] = {
    "page": ("page", "documents"),
    "html": ("html", "documents"),
    "tei": ("tei", "documents"),
    "docx": ("docx", "documents"),
    "odt": ("odt", "documents"),
    "jsonl": ("notes", "json_lines"),
    "notes": ("notes", "lines"),
    "text": ("page", "page_or_notes"),
}
"""Format → module and function that read it; ``text`` decides between a page and bare notes."""

SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xml": "tei", ".tei": "tei", ".docx": "docx", ".odt": "odt",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""File suffix (without ``.gz``) → format; any other file is looked into."""


class Choice(TypedDict, total=False):
    """What may be said of a file that is read, and of what is wanted of it; see ``read``."""

    format: str | None
    limit: int | None
    document: str | None
    watch: Callable[[int], None] | None
    name: str | None
    volume: str | None
    date: str | None


def read(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    limit: int | None = None,
    document: str | None = None,
    watch: Callable[[int], None] | None = None,
    name: str | None = None,
    volume: str | None = None,
    date: str | None = None,
) -> Iterator[Document]:
    """The documents of a file, in order, as a stream.

    ``path`` is a file, plain or gzip, or ``-`` for standard input. ``format`` is a name of ``READERS``;
    without it the suffix or the first bytes tell. ``limit`` stops after so many documents; ``document``
    keeps only the one with this id (``d12``) or number. ``watch`` is called with the bytes read so far. ``name`` is
    what the file is called, where its path does not say: the address of a page tells which document it is.
    ``volume`` is the id of the volume of a page that names none, ``date`` the ISO date of one that has none.

    Raises ``ReadError`` for a file that cannot be read, after the documents before the fault;
    ``FormatError`` for a format that is not known.
    """
    name = name or called(path)
    with opened(path, watch=watch, name=name) as stream:
        if not stream.peek(1):
            raise ReadError(f"{name}: is empty", hint="give a page, a TEI volume, or notes one a line")
        wanted = format or SUFFIXES.get(_suffix(name)) or sniff(stream.peek(8192))
        found = (placed(d, name, volume, date) for d in reader(wanted)(stream, name))
        if document is not None:
            found = (d for d in found if document in (d.id, d.number))
        yield from itertools.islice(found, limit)


def reader(name: str) -> Callable[[IO[bytes], str], Iterator[Document]]:
    """The reader of a format.

    >>> reader("word")
    Traceback (most recent call last):
    ...
    citekit.errors.FormatError: no reader for “word”
    """
    if name not in READERS:
        raise FormatError(f"no reader for “{name}”", hint="one of: " + ", ".join(sorted(READERS)))
    module, function = READERS[name]
    found = importlib.import_module(f"citekit.reading.{module}")
    return cast("Callable[[IO[bytes], str], Iterator[Document]]", getattr(found, function))


def sniff(head: bytes) -> str:
    """The format that the first bytes of a file look like; ``text`` where they tell nothing else.

    >>> sniff(b"<?xml version='1.0'?><TEI>"), sniff(b'{"text": "Ibid."}'), sniff(b"<!DOCTYPE html><html>")
    ('tei', 'jsonl', 'html')
    """
    if head.startswith(b"PK\3\4"):
        return "odt" if b"mimetypeapplication/vnd.oasis" in head[:128] else "docx"
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<!doctype html") or b"<html" in start:
        return "html"
    if start.startswith((b"<?xml", b"<tei")):
        return "tei"
    return "jsonl" if start.startswith(b"{") else "text"


def _suffix(name: str) -> str:
    base = name.lower().removesuffix(".gz")
    return base[base.rfind(".") :] if "." in base else ""
