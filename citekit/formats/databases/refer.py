"""Refer, and EndNote's *EndNote Export* (``.enw``), read: a line a field, each behind ``%`` and a letter.

The fields are those of EndNote (*EndNote's reference types*); what a type calls them is EndNote XML's table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import FormatError
from citekit.formats import Parsed
from citekit.formats.endnote import elements, endnote_xml
from citekit.formats.shared import xml as _xml
from citekit.formats.shared.tagged_lines import Fields, records, values
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from citekit.model.items import CslItem

_LINE = re.compile(r"%(.) ?(.*)")
_TYPED = re.compile(r"(?m)^%0 ")
_BLANK = re.compile(r"\n[ \t\r]*\n(%[^0])")
_PATHS = {
    "A": "contributors/authors/author", "Y": "contributors/tertiary-authors/author", "T": "titles/title",
    "?": "contributors/subsidiary-authors/author", "H": "contributors/subsidiary-authors/author",
    "B": "titles/secondary-title", "J": "titles/secondary-title", "!": "titles/short-title",
    "Q": "titles/translated-title",
    "V": "volume", "N": "number", "P": "pages", "6": "num-vols", "7": "edition", "&": "section", "D": "dates/year",
    "8": "dates/pub-dates/date", "C": "pub-location", "I": "publisher", "@": "isbn", "M": "accession-num",
    "L": "call-num",
    "R": "electronic-resource-num", "X": "abstract", "O": "notes", "Z": "research-notes", "K": "keywords/keyword",
    "9": "work-type", "U": "urls/related-urls/url", "W": "remote-database-provider", "~": "remote-database-name",
    "G": "language", "[": "access-date", "(": "orig-pub", "F": "label",
}  # fmt: skip
"""The element of EndNote XML that each field is."""
_SERIES, _EDITORS = "titles/tertiary-title", "contributors/secondary-authors/author"


def read(text: str) -> Parsed:
    """The items of a file of Refer; a field that no variable has is kept in ``custom``."""
    if not _TYPED.search(text):  # Refer's own records have no type, and blank lines between them
        text = _BLANK.sub(r"\n\n%0\n\1", f"\n\n{text}")
    found = [fields for fields in records(text, _LINE, first="0", between="\n") if fields[1:]]
    if not found:
        raise FormatError("not Refer: no record begins with %0", hint="name the format with --from")
    return Parsed(tuple(keyed({"id": (values(fields, "F") or [""])[0], **item_of(fields)} for fields in found)))


def item_of(fields: Fields) -> CslItem:
    """The item of a record, without its id.

    >>> item_of([("0", "Book Section"), ("A", "Bell, Ann"), ("T", "Ice"), ("B", "Ports"), ("E", "Grey, Una")])["editor"]
    [{'family': 'Grey', 'given': 'Una'}]
    """
    from lxml import etree

    kind = (values(fields, "0") or [_kind(fields)])[0]
    names = elements.fields(kind)
    paths = _PATHS | {"E": names.get("editor", _EDITORS), "S": names.get("collection-title", _SERIES)}
    record = etree.Element("record")
    _xml.add(record, "ref-type", "0", name=kind)
    for tag, value in fields:
        if tag in paths and value:
            for text in _parts(tag, value):
                _xml.add(record, paths[tag], text)
    item = endnote_xml.item_of(record)
    own = {f"refer-{tag}": value for tag, value in fields if tag not in paths and tag != "0" and value}
    return item | ({"custom": {**item.get("custom", {}), **own}} if own else {})


def _parts(tag: str, value: str) -> list[str]:
    """The values of a field over several lines: a person or a keyword each, notes with their lines, or one line."""
    lines = value.split("\n")
    return lines if tag in "AEY?HK" else [value] if tag == "Z" else [" ".join(lines)]


def _kind(fields: Fields) -> str:
    """The type of a record that says none, as Refer's own do not."""
    tags = {tag for tag, value in fields if value}
    return "Journal Article" if "J" in tags else "Book Section" if "B" in tags else "Report" if "R" in tags else "Book"
