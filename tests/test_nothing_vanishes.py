"""Every text that a record of another program has is in the item that is read of it, or is named in a finding.

Each field of a record says a word of its own; none of the words may vanish, whatever fields stand together.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit import formats
from citekit.formats import zotero_json
from citekit.formats.bibtex import dialects
from citekit.formats.endnote import elements
from citekit.formats.ris import tags
from citekit.formats.shared.variables import variables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BIBTEX = sorted({
    "author", "editor", "editora", "editorb", "translator", "annotator", "commentator", "introduction", "foreword", "afterword",
    "bookauthor", "holder", "namea", "nameb", "shortauthor", "shorteditor", "title", "subtitle", "titleaddon", "booktitle",
    "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "journal", "journaltitle",
    "journalsubtitle", "shortjournal", "fjournal", "issuetitle", "issuesubtitle", "eventtitle", "eventtitleaddon", "venue",
    "series", "shortseries", "volume", "volumes", "number", "issue", "chapter", "pages", "pagetotal", "bookpagination",
    "edition", "part", "version", "publisher", "institution", "organization", "school", "location", "address", "origlocation",
    "origpublisher", "origtitle", "howpublished", "type", "note", "addendum", "annote", "annotation", "abstract", "keywords",
    "keyword", "library", "file", "label", "shorttitle", "shorthand", "reprinttitle", "eid", "isbn", "issn", "isan", "isrn",
    "ismn", "doi", "eprint", "eprintclass", "url", "urltitle", "pubstate", "related", "relatedstring", "ids", "usera", "userb",
    "verba", "lista", "langid", "language", "origlanguage", "archive", "archivelocation", "collection", "repository", "lccn",
    "mrnumber", "zblnumber", "copyright", "contents", "affiliation", "price", "size", "timestamp", "owner", "groups", "comment",
    "review", "mendeley-tags", "bdsk-url-1", "day", "month", "year",
})  # fmt: skip
TYPES = sorted({*dialects.TYPES, "misc", "online", "inbook", "manuscript", "unknownkind"} - {"xdata", "set"})
DATES = {"year", "month", "day"}


def bibtex(kind: str, fields: Sequence[str]) -> str:
    return f"@{kind}{{key,\n" + ",\n".join(f"  {name} = {{{word(name)}}}" for name in fields) + "\n}\n"


def ris(kind: str, fields: Sequence[str]) -> str:
    return "\n".join([f"TY  - {kind}", *(f"{tag}  - {word(tag)}" for tag in fields), "ER  - ", ""])


def endnote(kind: str, fields: Sequence[str]) -> str:
    body = ""
    for path in fields:
        names = path.split("/")
        body += "".join(f"<{name}>" for name in names) + word(path) + "".join(f"</{name}>" for name in reversed(names))
    return f'<xml><records><record><ref-type name="{kind}">1</ref-type>{body}</record></records></xml>'


def zotero(kind: str, fields: Sequence[str]) -> str:
    return json.dumps([{"itemType": kind, "key": "K", **{name: word(name) for name in fields}}])


def word(name: str) -> str:
    """A word that no other field has; a capital, digits and small letters, as titles and numbers have."""
    letters = "".join(chr(ord("a") + (ord(c) * 7 + n) % 26) for n, c in enumerate(name) if c.isalnum())
    return f"Q{letters}x{len(name)}"


MODS = (
    "titleInfo/title", "titleInfo/subTitle", "titleInfo/partName", "genre", "note", "abstract", "tableOfContents", "identifier",
    "originInfo/publisher", "originInfo/edition", "subject/topic", "subject/geographic", "subject/temporal", "classification",
    "location/physicalLocation", "location/shelfLocator", "location/url", "physicalDescription/extent", "accessCondition",
    "physicalDescription/form", "language/languageTerm", "targetAudience",
)  # fmt: skip
REFER = "ATEBJSYV?6789CIKLMNOPQRUWXZ@&(~[G!$*+,1234>"


def mods(_: str, fields: Sequence[str]) -> str:
    body = endnote("", fields)
    return (
        f'<mods xmlns="http://www.loc.gov/mods/v3">{body.partition("</ref-type>")[2].partition("</record>")[0]}</mods>'
    )


def refer(kind: str, fields: Sequence[str]) -> str:
    return "\n".join([f"%0 {kind}", *(f"%{tag} {word(tag * 3)}" for tag in fields), ""])


def nbib(_: str, fields: Sequence[str]) -> str:
    return "\n".join(["PMID- 1", *(f"{tag:4}- {word(tag)}" for tag in fields), ""])


def ciw(kind: str, fields: Sequence[str]) -> str:
    return "\n".join([f"PT {kind}", *(f"{tag} {word(tag)}" for tag in fields), "ER", ""])


def word_sources(kind: str, fields: Sequence[str]) -> str:
    body = "".join(f"<{name}>{word(name)}</{name}>" for name in fields)
    return f"<Sources><Source><SourceType>{kind}</SourceType>{body}</Source></Sources>"


def tropy(_: str, fields: Sequence[str]) -> str:
    return json.dumps({"@graph": [{"@type": "Item", **{name: word(name) for name in fields}}]})


def csl_json(kind: str, fields: Sequence[str]) -> str:
    return json.dumps([{"id": "a", "type": kind, **{name: word(name) for name in fields}}])


def csv(kind: str, fields: Sequence[str]) -> str:
    return ",".join(["Key", "Item Type", *fields]) + "\n" + ",".join(["K", kind, *map(word, fields)]) + "\n"


KINDS: dict[str, tuple[Callable[[str, Sequence[str]], str], list[str], list[str]]] = {
    "bibtex": (bibtex, TYPES, BIBTEX), "biblatex": (bibtex, TYPES, BIBTEX),
    "ris": (ris, sorted({*tags.BACK, "MANSCPT", "EDBOOK"}), sorted(
        {*tags.SHARED.values(), *tags.OLDER, "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "BT", "ED", "JA", "L1", "LB", "RI",
         "T2", "T3", "TT", "U1", "CA", "AD", "OP", "SV", "AV"} - {"KW", "M2"})),
    "endnote-xml": (endnote, sorted({name for _, name in elements.TYPES.values()} | {"Edited Book", "Generic"}), sorted(
        {*elements.FIELDS.values(), "titles/alt-title", "custom1", "custom2", "caption", "work-type", "label", "research-notes",
         "auth-address", "reprint-edition", "section", "urls/web-urls/url", "urls/pdf-urls/url"} - {"keywords/keyword"})),
    "zotero-json": (zotero, sorted(zotero_json.TYPES), sorted({*zotero_json.FIELDS, "rights", "extra", "country"})),
    "mods": (mods, [""], list(MODS)),
    "refer": (refer, ["Book", "Journal Article", "Thesis", "Manuscript", "Report", "Map", "Web Page"], list(REFER)),
    "pubmed": (nbib, [""], ["FAU", "FED", "CN", "TI", "BTI", "JT", "TA", "VI", "IP", "PG", "LA", "AB", "PMC", "PB", "PL", "EN",
                            "CTI", "TT", "GN", "MH", "OT", "DP", "CDAT", "XX"]),
    "web-of-science": (ciw, ["J", "B", "C", "P"], ["AF", "BF", "BE", "CA", "TI", "SO", "J9", "SE", "VL", "IS", "AB", "PU", "PI", "SN",
                                                   "BN", "DI", "LA", "CT", "CL", "PN", "AR", "PM", "BP", "EP", "DE", "ID", "PY", "XX"]),
    "word-sources": (word_sources, sorted(formats.find("word-sources")._load().TYPES), [
        "Title", "ShortTitle", "JournalName", "BookTitle", "ConferenceName", "InternetSiteTitle", "Publisher", "Institution", "Volume",
        "Issue", "Pages", "Edition", "NumberVolumes", "ChapterNumber", "DOI", "URL", "Medium", "Comments", "ThesisType", "Version",
        "CaseNumber", "Reporter", "Court", "Theater", "City", "CountryRegion", "Year", "YearAccessed", "StandardNumber", "Colour"]),
    "tropy": (tropy, [""], ["title", "description", "abstract", "language", "publisher", "identifier", "url", "subject", "creator",
                            "recipient", "contributor", "archive", "repository", "source", "provenance", "collection", "isPartOf",
                            "series", "box", "folder", "date", "type", "rights", "colour", "tag"]),
    "csl-json": (csl_json, ["book", "map", "nothing"], sorted({*variables(), "shortTitle", "colour"} - {"custom", "categories"})),
    "csv": (csv, sorted(zotero_json.TYPES), ["Author", "Title", "Publication Title", "ISBN", "DOI", "Url", "Abstract Note", "Date",
                                          "Pages", "Issue", "Volume", "Series", "Publisher", "Place", "Type", "Archive",
                                          "Archive Location", "Call Number", "Extra", "Notes", "Court", "Number", "Colour"]),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_nothing_vanishes(name: str, data: st.DataObject) -> None:
    written, kinds, known = KINDS[name]
    kind = data.draw(st.sampled_from(kinds))
    fields = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=14, unique=True))
    text = written(kind, fields)
    found = formats.find(name).read(text)
    told = json.dumps([*found.items, [finding.message for finding in found.diagnostics]], ensure_ascii=False).lower()
    said = {field: word(field * 3 if name == "refer" else field).lower() for field in fields}
    gone = [field for field, one in said.items() if one not in told and not _named(field, told)]
    assert gone == [], f"{text}\n{told}"


def _named(field: str, told: str) -> bool:
    """Whether a finding says that an element is not read."""
    return f"what {field.partition('/')[0].lower()} says is not read" in told
