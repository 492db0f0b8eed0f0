"""PubMed's and MEDLINE's own format (``.nbib``), read: *MEDLINE/PubMed Data Element (Field) Descriptions*, NLM.

>>> read("PMID- 7\\nDP  - 2015 Oct-Nov\\nTI  - Ice and\\n      fog.\\nFAU - Bell, Ann\\n").items[0]["title"]
'Ice and fog'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import FormatError
from citekit.formats import Parsed
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared.tagged_lines import Fields, records, values
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from citekit.model.items import CslItem

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) *- ?(.*)")
_VARIABLES = {
    "JT": "container-title", "TA": "container-title-short", "VI": "volume", "IP": "issue", "PG": "page",
    "LA": "language",
    "AB": "abstract", "PMID": "PMID", "PMC": "PMCID", "PB": "publisher", "PL": "publisher-place", "EN": "edition",
    "CTI": "collection-title", "TT": "original-title", "GN": "note",
}  # fmt: skip
_PEOPLE = {"author": ("FAU", "AU"), "editor": ("FED", "ED")}
_TYPES = {
    "Newspaper Article": "article-newspaper", "Book": "book", "Books": "book", "Book Chapter": "chapter",
    "Dataset": "dataset", "Letter": "article-journal", "Video-Audio Media": "motion_picture", "Preprint": "article",
    "Technical Report": "report", "Academic Dissertation": "thesis", "Interview": "interview",
    "Legislation": "legislation",
}  # fmt: skip
_SAID = {"FAU", "AU", "FED", "ED", "CN", "TI", "BTI", "DP", "IS", "AID", "LID", "MH", "OT", "PT", "ISBN", *_VARIABLES}
_OF_THE_RECORD = {
    "OWN", "STAT", "DCOM", "LR", "DEP", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SB", "JID", "DA", "DRDT", "SO", "OTO",
    "OID",
    "AUID", "AD", "OAB", "OABL", "IRAD", "IR", "FIR", "RF", "CI", "COIS", "EIN", "CIN", "NM", "RN", "GR",
}  # fmt: skip
"""What says how PubMed keeps the record, or what no citation has."""


def read(text: str) -> Parsed:
    """The items of a file of PubMed; every tag that no variable has is kept in ``custom``, but for PubMed's own."""
    found = records(text, _LINE, first={"PMID"})
    if not found:
        raise FormatError("not PubMed’s format: no record begins with PMID- ", hint="name the format with --from")
    return Parsed(tuple(keyed({"id": "", **item_of(fields)} for fields in found)))


def item_of(fields: Fields) -> CslItem:
    """The item of a record, without its id."""
    item: CslItem = {"type": _type(fields)}
    for tag, variable in _VARIABLES.items():
        if said := values(fields, tag):
            item[variable] = "; ".join(dict.fromkeys(said)) if tag == "LA" else " ".join(said)
    title, book = (" ".join(values(fields, tag)).removesuffix(".") for tag in ("TI", "BTI"))
    journal = item.get("container-title", "")
    item |= {"title": title or book} | ({"container-title": book} if title and book else {})
    for variable, tags in _PEOPLE.items():
        people = values(fields, tags[0]) or [_comma(name) for name in values(fields, tags[1])]
        item[variable] = [_names.from_ended(name) for name in people]
    item["author"] += [{"literal": body} for body in values(fields, "CN")]
    item["keyword"] = ", ".join(word.replace("*", "") for word in values(fields, "MH", "OT"))
    item |= _numbers(fields)
    if said := values(fields, "DP"):
        year, _, rest = said[0].partition(" ")
        item["issued"] = _dates.understood_freely(f"{rest} {year}".strip()) or {"literal": said[0]}
    own = [(f"custom.{tag}", value) for tag, value in fields if value and tag not in _SAID | _OF_THE_RECORD]
    own += [("custom.JT", journal)] if journal and item.get("container-title") != journal else []
    return _labelled_lines.added({variable: value for variable, value in item.items() if value}, "", own, rest="note")


def _type(fields: Fields) -> str:
    known = [_TYPES[kind] for kind in values(fields, "PT") if kind in _TYPES]
    if values(fields, "BTI"):
        return "chapter" if values(fields, "TI") else "book"
    return known[0] if known else "article-journal"


def _numbers(fields: Fields) -> CslItem:
    """DOI, ISSN and ISBN, which stand with a word behind them that says what they are."""
    dois = [value.removesuffix(" [doi]") for value in values(fields, "AID", "LID") if value.endswith(" [doi]")]
    found = {"DOI": dois[:1], "ISSN": values(fields, "IS")[:1], "ISBN": values(fields, "ISBN")[:1]}
    return {variable: said[0].split(" (")[0] for variable, said in found.items() if said}


def _comma(name: str) -> str:
    """``Bell AJ`` with its comma."""
    family, _, initials = name.rpartition(" ")
    return f"{family}, {initials}" if family and initials.isupper() else name
