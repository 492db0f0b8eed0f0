"""Bibliographies that are not read: each is refused by its name, so that none is taken for notes."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unread(NamedTuple):
    """A kind of file by its suffixes and by how it begins, and what its program can write instead."""

    name: str
    suffixes: tuple[str, ...]
    sign: str
    instead: str


_XML = r"(?s)\A\s*(?:<\?xml[^>]*>\s*)?<"

_TAGGED = r"\A\s*(?:(?:AB|AN|AU|DE|IS|LA|PB|PY|SO|TI|VO) {0,2}[-:] [^\n]*\n){3}"

UNREAD = (
    Unread("MARC 21 (ISO 2709)", (".mrc", ".marc"), r"\A\d{5}[acdnp][a-z]{2}[ a-z]", "ask the catalogue for MARCXML"),
    Unread("an EndNote library", (".enl", ".enlx", ".enlp"), r"(?!)", "in EndNote, export it as XML or RIS"),
    Unread("a database of Zotero or Mendeley", (".sqlite",), r"\ASQLite format 3", "export the library as RIS"),
    Unread("a project of Tropy", (".tpy", ".tropy"), r"(?!)", "in Tropy, export the items as JSON-LD"),
    Unread("a project of Citavi", (".ctv4", ".ctv5", ".ctv6"), r"(?!)", "in Citavi, export it as RIS or BibTeX"),
    Unread("a library of Bookends", (".bdb",), r"(?!)", "in Bookends, export it as RIS or BibTeX"),
    Unread("Ovid’s format", (".ovd",), r"\A\s*<1>[ \t]*\n", "ask Ovid for RIS"),
    Unread("a tagged format", (), _TAGGED, "ask the database for RIS"),
    Unread(
        "RefWorks’s tagged format",
        (),
        r"\A\s*RT [A-Z][^\n]*\n(?:[A-Z][A-Z0-9] [^\n]*\n){2}",
        "in RefWorks, export it as RIS",
    ),
    Unread(
        "a Citation File (CFF)", (".cff",), r"\A(?:#[^\n]*\n|\s)*cff-version:", "turn it into BibTeX with cffconvert"
    ),
    Unread("BibTeXML", (), _XML + "bibtex:", "export it as BibTeX"),
    Unread("DataCite’s XML", (), _XML + r"resource\b[^>]*datacite\.org", "ask DataCite for CSL-JSON or BibTeX"),
    Unread("RDF of another kind", (), _XML + "rdf:RDF", "export the library as Zotero RDF or RIS"),
    Unread("Dublin Core", (), _XML + "(?:oai_dc:|OAI-PMH|dc:)", "ask the catalogue for MODS or MARCXML"),
    Unread("a workbook", (".xlsx", ".xls", ".ods"), r"(?!)", "save the sheet as CSV"),
)


def unread(suffix: str, head: str) -> Unread | None:
    """What a file is that is not read; ``None`` where nothing says that it is such a one.

    >>> unread(".enl", "").name, unread(".txt", "Source: Kennedy Library.")
    ('an EndNote library', None)
    """
    return next((kind for kind in UNREAD if suffix.lower() in kind.suffixes or re.search(kind.sign, head)), None)
