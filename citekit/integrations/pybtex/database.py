"""pybtex reads and writes citekit's formats: ``pybtex-convert refs.ris refs.bib``, and all that is built on pybtex.

pybtex finds these classes through the entry points ``pybtex.database.input`` and ``pybtex.database.output`` (pybtex
documentation, *Extending Pybtex with plugins*). A database of pybtex is BibTeX's: what is read comes in as citekit
writes it in BibTeX, what is written goes out as citekit reads BibTeX, so an archive stands where ``citekit export``
puts it. What is broken or cannot be held is reported as pybtex reports its own findings.

>>> refs = '[{"id": "rusk", "type": "manuscript", "genre": "diary", "archive": "City Archive"}]'
>>> data = CslJsonParser().parse_string(refs)
>>> data.entries["rusk"].fields["archive"]
'City Archive'
>>> print(RisWriter().to_string(data).strip())
TY  - MANSCPT
ID  - rusk
DB  - City Archive
M3  - diary
ER  -
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ClassVar

from pybtex import errors
from pybtex.database.input import BaseParser
from pybtex.database.input.bibtex import Parser as BibtexParser
from pybtex.database.output import BaseWriter
from pybtex.exceptions import PybtexError

from citekit import formats
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

    from citekit.formats import Loss, Parsed
    from citekit.model.items import CslItem


_ESCAPED = re.compile(r"\\([&%_#])")


class _Parser(BaseParser):  # type: ignore[misc]
    """Reads one of citekit's formats into a database of pybtex."""

    format: ClassVar[str]

    def __init__(self, encoding: str | None = None, **options: Any) -> None:
        super().__init__(encoding, **options)
        self._bibtex = BibtexParser(encoding, **options)
        self.data: BibliographyData = self._bibtex.data

    def parse_string(self, value: str) -> BibliographyData:
        return self.parse_bytes(value.encode())

    def parse_stream(self, stream: IO[bytes]) -> BibliographyData:
        return self.parse_bytes(stream.read())

    def parse_bytes(self, value: bytes) -> BibliographyData:
        try:
            parsed = self._parsed(value)
        except CitekitError as error:
            raise PybtexError(str(error), filename=self.filename) from None
        for finding in parsed.diagnostics:
            errors.report_error(PybtexError(finding.message, filename=self.filename))
        return _unescaped(self._bibtex.parse_string(formats.find("bibtex").write(parsed.items)))

    def _parsed(self, value: bytes) -> Parsed:
        return formats.find(self.format).read(value)


def _unescaped(data: BibliographyData) -> BibliographyData:
    """The database as pybtex's writers take it: they escape these characters themselves, and would do it twice."""
    for entry in data.entries.values():
        for name, text in entry.fields.items():
            entry.fields[name] = _ESCAPED.sub(r"\1", text)
    return data


class _Writer(BaseWriter):  # type: ignore[misc]
    """Writes a database of pybtex in one of citekit's formats."""

    format: ClassVar[str]
    unicode_io = True

    def write_stream(self, bib_data: BibliographyData, stream: IO[str]) -> None:
        stream.write(formats.find(self.format).write(items(bib_data), report=_told))


def items(data: BibliographyData) -> tuple[CslItem, ...]:
    """The items of a database, crossrefs inherited."""
    from citekit.formats.bibtex import bibtex
    from citekit.formats.bibtex import files as _files
    from citekit.formats.bibtex.dialects import Entry

    entries = {}
    for key, entry in data.entries.items():
        people = {role: " and ".join(map(str, persons)) for role, persons in entry.persons.items()}
        fields = {name.lower(): text for name, text in entry.fields.items()}
        entries[key] = Entry(entry.original_type, {**people, **fields})
    return _files.items(entries, bibtex.DIALECT)


def _told(loss: Loss) -> None:
    if loss.where is None:
        errors.report_error(PybtexError(str(loss)))


class CslJsonParser(_Parser):
    """CSL-JSON, as ``csljson``."""

    format = "csl-json"
    default_suffix = ".json"


class CslJsonWriter(_Writer):
    """CSL-JSON, as ``csljson``."""

    format = "csl-json"


class RisParser(_Parser):
    """RIS, as ``ris``."""

    format = "ris"
    default_suffix = ".ris"


class RisWriter(_Writer):
    """RIS, as ``ris``."""

    format = "ris"


class NotesParser(_Parser):
    """Source notes, a pasted page or a volume, as ``notes``: each archival source that they cite is an entry."""

    format = "notes"
    default_suffix = ".txt"

    def _parsed(self, value: bytes) -> Parsed:
        from citekit import reading
        from citekit.items.sources import csl_items
        from citekit.records.parsing import parse_document

        read = reading.reader(reading.sniff(value[:8192]))
        documents = map(parse_document, read(io.BytesIO(value), self.filename))
        return formats.Parsed(tuple(csl_items(documents)))


class LibraryParser(_Parser):
    """The user's library, as ``library``, or one in a ``.db`` file."""

    format = "library"
    default_suffix = ".db"

    def parse_file(self, filename: str, file_suffix: str | None = None) -> BibliographyData:
        from citekit.library.bibliography import NAME, items

        name = str(filename) + (file_suffix or "")
        try:
            found = items(NAME if name == NAME + self.default_suffix and not Path(name).exists() else name)
        except CitekitError as error:
            raise PybtexError(str(error), filename=name) from None
        return _unescaped(self._bibtex.parse_string(formats.find("bibtex").write(found)))


class NotesWriter(_Writer):
    """Source notes, one a line, as ``notes``."""

    format = "notes"
