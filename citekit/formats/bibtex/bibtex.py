"""BibTeX, read by pybtex's parser; what pandoc, JabRef, Zotero and Mendeley write in it is understood too.

An archival item keeps its place where ordinary styles print it, and each part in a field of its own:

>>> item = {"id": "rusk", "type": "document", "genre": "telegram", "number": "306", "archive": "Department of State",
...         "archive_collection": "Central Files", "archive_location": "POL 7 US/Harriman"}
>>> print(write([item]), end="")
@misc{rusk,
  title = {Telegram 306},
  type = {telegram},
  howpublished = {POL 7 US/Harriman},
  note = {Central Files, Department of State},
  archive = {Department of State},
  number = {306},
  entrysubtype = {document}
}
>>> read(write([item])).items == (item,)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.formats import Parsed, unreported
from citekit.formats.bibtex import entries as _entries
from citekit.formats.bibtex import files as _files
from citekit.formats.bibtex import reading
from citekit.formats.bibtex.dialects import ARCHIVAL, Dialect, Entry
from citekit.formats.shared import round_trip as _round_trip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

DIALECT = Dialect(
    "bibtex",
    archival=ARCHIVAL | {"archive": "archive"},
    fields={"journaltitle": "journal", "location": "address", "annotation": "annote", "langid": "language"},
    entries={
        "report": "techreport",
        "thesis": "phdthesis",
        "online": "misc",
        "software": "misc",
        "dataset": "misc",
        "periodical": "misc",
        "patent": "misc",
        "inreference": "incollection",
        "collection": "book",
    },
    strict=False,
    printed=("archive", "archive-place"),
)


def read(text: str) -> Parsed:
    """The items of a BibTeX file; an entry that is broken is reported and the next one read."""
    return _files.read(text, DIALECT)


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as a BibTeX file; a variable that BibTeX has no field for is a line of ``annote``."""
    return write_in(DIALECT, items, report)


def write_in(dialect: Dialect, items: Iterable[CslItem], report: Report) -> str:
    """The items in one dialect."""
    where = dialect.fields.get("annotation", "annotation")

    def record_of(item: CslItem, beside: CslItem) -> Entry:
        return _entries.record_of(item, beside, dialect)

    def item_of(entry: Entry) -> CslItem:
        return reading.item_of(_files.read_again(entry), dialect)

    found = _files.keyed(items, report)
    records = [_round_trip.settled(item, record_of, item_of, where=where, report=report) for item in found]
    return "\n".join(_files.entry_text(item["id"], entry) for item, entry in zip(found, records, strict=True))
