"""What Zotero's import makes of a RIS file, by its rules: which tag is which field of which type of item.

Zotero's translators are not to be had as a package, so these are the rules of its ``RIS.js`` (zotero/translators on
GitHub, version of 2023-07-28) in our own words: the tables of tags, and how a date, a name, ``M1``, ``M2`` and ``M3``
are taken. A tag that no table has for the type of item is thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TYPES = {
    "ART": "artwork", "SOUND": "audioRecording", "BILL": "bill", "BLOG": "blogPost", "BOOK": "book", "CHAP": "bookSection",
    "CASE": "case", "COMP": "computerProgram", "CONF": "conferencePaper", "CPAPER": "conferencePaper", "DICT": "dictionaryEntry",
    "ENCYC": "encyclopediaArticle", "ICOMM": "email", "DATA": "dataset", "MPCT": "film", "HEAR": "hearing",
    "JOUR": "journalArticle", "PCOMM": "letter", "MGZN": "magazineArticle", "MANSCPT": "manuscript", "MAP": "map",
    "NEWS": "newspaperArticle", "PAT": "patent", "SLIDE": "presentation", "RPRT": "report", "STAT": "statute",
    "THES": "thesis", "VIDEO": "videoRecording", "ELEC": "webpage", "CLSWK": "book", "FIGURE": "artwork",
    "INPR": "manuscript", "JFULL": "journalArticle", "MUSIC": "audioRecording", "PAMP": "manuscript", "STAND": "report",
}  # fmt: skip
ANY = {
    "AB": "abstractNote", "AN": "archiveLocation", "CN": "callNumber", "DB": "archive", "DO": "DOI", "DP": "libraryCatalog",
    "J2": "journalAbbreviation", "KW": "tags", "N1": "notes", "ST": "shortTitle", "UR": "url", "Y2": "accessDate",
    "TI": "title", "AU": "creators", "A4": "creators", "DA": "date", "PY": "date", "ET": "edition", "LA": "language",
    "SN": "ISBN", "SP": "pages", "EP": "pages", "PB": "publisher", "CY": "place", "SE": "section", "VL": "volume",
    "NV": "numberOfVolumes", "IS": "issue", "ED": "creators", "M2": "extra", "RN": "notes", "ID": "", "TY": "", "ER": "",
}  # fmt: skip
"""Tags that say something in every type; the empty ones tell of the record."""
BUT = {"VL": {"patent"}, "SE": {"case"}, "IS": {"dataset"}, "CY": {"conferencePaper"} - {"conferencePaper"}}
OF_TYPES = {
    "T2": {
        "bill", "statute", "bookSection", "blogPost", "conferencePaper", "dictionaryEntry", "encyclopediaArticle", "hearing",
        "webpage", "presentation", "computerProgram", "map", "report", "book", "journalArticle", "magazineArticle",
        "newspaperArticle",
    },
    "T3": {"hearing", "bill", "bookSection", "conferencePaper", "journalArticle", "audioRecording", "book"},
    "A2": {
        "bill", "audioRecording", "presentation", "journalArticle", "bookSection", "conferencePaper", "dictionaryEntry",
        "document", "encyclopediaArticle", "book", "report", "email", "letter", "case", "patent",
    },
    "A3": {"thesis", "bill", "film", "videoRecording", "book", "bookSection", "conferencePaper", "dictionaryEntry",
           "encyclopediaArticle", "map"},
    "C1": {"patent", "videoRecording", "map", "conferencePaper"}, "C2": {"patent", "bookSection", "blogPost"},
    "C3": {"artwork", "conferencePaper", "patent"}, "C4": {"audioRecording", "patent", "film"},
    "C5": {"patent", "audioRecording", "film", "videoRecording"}, "C6": {"patent"},
    "M1": {"book", "bill", "computerProgram", "hearing", "patent", "statute", "journalArticle", "bookSection", "webpage"},
    "M3": {"manuscript", "map", "report", "thesis", "blogPost", "webpage", "letter", "presentation", "artwork"},
    "OP": {"hearing", "statute", "bill", "case", "patent"}, "SV": {"bookSection", "case"},
}  # fmt: skip
"""Tags that say something in some types alone."""
_DAY = re.compile(r"(\d+)(?:/(\d{0,2})(?:/(\d{0,2})(?:[/\s]([^/]*))?)?)?")


@dataclass
class Imported:
    """An item as it arrives: the type, what each tag said that has a field, Extra's lines, and what was thrown away."""

    kind: str
    said: dict[str, list[str]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def imported(record: str) -> Imported:
    """What Zotero makes of one record."""
    pairs = [(line[:2], line[6:]) for line in record.splitlines() if re.match(r"[A-Z][A-Z0-9]  - ", line)]
    item = Imported(TYPES.get(dict(pairs)["TY"], "journalArticle"))
    for tag, value in pairs:
        if tag == "M2" or (tag == "M1" and item.kind not in OF_TYPES["M1"]):
            item.extra.append(value)
        elif ANY.get(tag) == "":
            continue
        elif item.kind in OF_TYPES.get(tag, ()) or (tag in ANY and item.kind not in BUT.get(tag, ())):
            item.said.setdefault(tag, []).append(value)
        elif tag != "M3" or not value.startswith("10."):
            item.gone.append(tag)
    return item


def is_date(value: str) -> bool:
    """Whether Zotero takes a date's year from it, not the year 0 that it writes before words."""
    match = _DAY.fullmatch(value)
    return bool(match and int(match[1]) > 0)
