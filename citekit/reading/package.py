"""A package of XML parts in a zip file, as .docx (OPC, ECMA-376 part 2) and .odt (OpenDocument 1.3, part 2) are.

What is read was written by others: a part that unpacks to far more than it should, declares entities or is
encrypted is refused before it costs anything.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Any

from citekit.errors import ReadError
from citekit.model.xml import XmlError, parsed
from citekit.reading.source import bytes_of

if TYPE_CHECKING:
    from lxml.etree import _Element

PACKAGE_LIMIT = 2**30
"""Bytes of a package at most: its pictures may take hundreds of megabytes."""
PART_LIMIT = 64 * 1024 * 1024
"""Bytes of one part, unpacked, at most: a book of 500,000 words takes about 20 MB."""
RATIO_LIMIT = 200
"""How many times its packed size a part may unpack to, from 1 MB on; the XML of a text takes 5 to 40 times."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"


class Package:
    """The parts of a package, unpacked and parsed as they are asked for.

    ``kind`` is what the file should be, for the messages: ``.docx`` or ``.odt``. Raises ``ReadError``
    where it is no such package, or is broken, cut short, encrypted or out of bounds.
    """

    def __init__(self, stream: IO[bytes], name: str, kind: str) -> None:
        self.name, self.kind = name, kind
        data = bytes_of(stream, name, limit=PACKAGE_LIMIT)
        if data.startswith(_OLD_WORD):
            raise ReadError(f"{name}: is an older Word file, or one that a password protects",
                            hint=f"open it and save it as {kind}, without a password")  # fmt: skip
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            cut = " or is cut short" if data.startswith(b"PK") else ""
            raise ReadError(f"{name}: is not a {kind} file{cut}", hint="open it in a word processor and save it again"
                            ) from None  # fmt: skip

    def part(self, path: str) -> _Element | None:
        """The root element of a part; ``None`` where the package has no such part."""
        data = self.data(path)
        return None if data is None else self._parsed(data, path)

    def data(self, path: str) -> bytes | None:
        """The bytes of a part, not looked into; ``None`` where the package has no such part."""
        try:
            info = self.zip.getinfo(path)
        except KeyError:
            return None
        return self._unpacked(info)

    def needed(self, path: str) -> _Element:
        """The root element of a part without which the file is not what it claims to be."""
        root = self.part(path)
        if root is None:
            raise ReadError(f"{self.name}: is not a {self.kind} file: it has no {path}")
        return root

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a part. The size that the package states is checked first, and is not trusted."""
        bound = min(PART_LIMIT, max(2**20, info.compress_size * RATIO_LIMIT))
        if info.flag_bits & 0x1:
            raise ReadError(f"{self.name}: a password protects it", hint="save it without the password")
        try:
            with self.zip.open(info) as part:
                data = part.read(bound + 1) if info.file_size <= bound else None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ReadError(f"{self.name}: {info.filename} in it is broken or cut short ({error})") from None
        if data is None or len(data) > bound:
            raise ReadError(f"{self.name}: {info.filename} in it unpacks to more than a text can be; it was not read")
        return data

    def _parsed(self, data: bytes, path: str) -> _Element:
        try:
            return parsed(data)
        except XmlError as fault:
            if fault.typed:
                said = f"{path} in it declares a DOCTYPE, where entities may hide; it was not read"
            else:
                said = f"the XML of {path} in it is broken: {fault.reason}"
            raise ReadError(f"{self.name}: {said}") from None


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions.

    Transitional and strict Office Open XML differ in their namespaces alone.

    >>> from lxml import etree
    >>> local(etree.fromstring('<w:p xmlns:w="urn:w"/>'))
    'p'
    """
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)
