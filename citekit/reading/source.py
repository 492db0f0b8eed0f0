"""Opening what a person names: a path or ``-``, plain or gzip, within bounds."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from citekit.errors import ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

TEXT_LIMIT = 64 * 1024 * 1024
"""Bytes of text read into memory at most; TEI volumes and JSON Lines stream and have no such bound."""

GZIP = b"\x1f\x8b"
RATIO_LIMIT = 200
"""How many times its packed size a file may unpack to: texts take 3 to 10 times, and nothing but a trap so much."""
RATIO_FROM = 32 * 1024 * 1024
"""Bytes unpacked from which the ratio counts."""

_NOT_TEXT = {
    b"%PDF-": ("is a PDF", "copy its text into a text file, or give the page or TEI volume it was made from"),
    b"{\\rtf": ("is an RTF file", "open it in a word processor and save it as .docx or .odt"),
    b"\xd0\xcf\x11\xe0": ("is an older Word file", "open it in a word processor and save it as .docx or .odt"),
    b"PK\3\4": ("is a zip file", "unpack it, or give it the suffix .docx or .odt if it is one"),
}
"""How files begin that hold text and are none, and what to do about them."""


class _Watched(io.RawIOBase):
    """A raw stream that tells how many bytes of it have been read."""

    def __init__(self, raw: IO[bytes], watch: Callable[[int], None]) -> None:
        self.raw, self.watch, self.count = raw, watch, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        data = self.raw.read(len(memoryview(buffer)))
        memoryview(buffer)[: len(data)] = data
        self.count += len(data)
        self.watch(self.count)
        return len(data)


class _Unpacked(io.RawIOBase):
    """The content of a gzip stream, within the bounds of what a text can be."""

    def __init__(self, packed: IO[bytes], watched: _Watched, name: str) -> None:
        self.inner, self.watched, self.name, self.count = gzip.GzipFile(fileobj=packed), watched, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        data = self.inner.read(len(memoryview(buffer)))
        memoryview(buffer)[: len(data)] = data
        self.count += len(data)
        if self.count > RATIO_FROM and self.count > RATIO_LIMIT * self.watched.count:
            raise ReadError(f"{self.name}: unpacks to more than a text can be; it was not read further")
        return len(data)


def called(path: str | os.PathLike[str]) -> str:
    """What an input is called in messages.

    >>> called("-"), called("page.txt")
    ('standard input', 'page.txt')
    """
    return "standard input" if str(path) == "-" else str(path)


@contextmanager
def opened(
    path: str | os.PathLike[str], *, watch: Callable[[int], None] | None = None, name: str | None = None
) -> Iterator[io.BufferedReader]:
    """The bytes of ``path``, unpacked where they are gzip; ``-`` is standard input.

    ``watch`` is called with the number of bytes read so far (packed ones, of a packed file).
    Raises ``ReadError`` where there is no such file, it may not be read, or it breaks off.
    """
    name = name or called(path)
    try:
        with nullcontext(_standard_input()) if str(path) == "-" else Path(path).open("rb") as raw:
            watched = _Watched(raw, watch or (lambda count: None))
            stream = io.BufferedReader(watched)
            packed = stream.peek(2)[:2] == GZIP
            yield io.BufferedReader(_Unpacked(stream, watched, name) if packed else cast("io.RawIOBase", stream))
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file", hint="check the name, or give - for standard input") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: is a folder", hint="name the files in it") from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ReadError(f"{name}: the gzip file is broken or cut short ({error})") from None
    except PermissionError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}", hint="ask for leave to read it") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read: {error.strerror or error}", hint="check the name") from None


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:
        raise ReadError("standard input: is closed", hint="name a file")
    return sys.stdin.buffer


def decoded(data: bytes, name: str) -> str:
    """Text from bytes: UTF-8 with or without a byte order mark, UTF-16 with one.

    Raises ``ReadError`` for a binary file or another encoding: a wrong guess would silently
    corrupt dashes and quotes, which carry meaning in file numbers.

    >>> decoded(b"\\xef\\xbb\\xbfSource: X", "note.txt")
    'Source: X'
    """
    for start, (what, hint) in _NOT_TEXT.items():
        if data.startswith(start):
            raise ReadError(f"{name}: {what}, not a text", hint=hint)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\0\0")
    if b"\0" in data[:4096] and not wide:
        raise ReadError(f"{name}: is not text", hint="give a text, TEI or JSON Lines file")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            f"{name}, line {line}: is not UTF-8 text (byte {data[error.start]:#04x})",
            hint="save the file as UTF-8 and try again",
        ) from None


def text_of(stream: IO[bytes], name: str, *, limit: int = TEXT_LIMIT) -> str:
    """All the text of ``stream``, up to ``limit`` bytes."""
    return decoded(bytes_of(stream, name, limit=limit), name)


def bytes_of(stream: IO[bytes], name: str, *, limit: int = TEXT_LIMIT) -> bytes:
    """All the bytes of ``stream``; raises ``ReadError`` where they are more than ``limit``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"{name}: is larger than {limit // 2**20} MB", hint="split it into smaller files")
    return data
