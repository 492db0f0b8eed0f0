"""Web of Science's tagged format (``.ciw``, *Plain Text*), read: *Web of Science Core Collection Field Tags*.

>>> read("PT J\\nAU Bell, A\\n   Grey, U\\nPD OCT-DEC\\nPY 2015\\nER\\n").items[0]["author"]
[{'family': 'Bell', 'given': 'A'}, {'family': 'Grey', 'given': 'U'}]
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

_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|$)")
_VARIABLES = {
    "TI": "title", "SO": "container-title", "J9": "container-title-short", "SE": "collection-title", "VL": "volume",
    "IS": "issue", "AB": "abstract", "PU": "publisher", "PI": "publisher-place", "SN": "ISSN", "BN": "ISBN",
    "DI": "DOI",
    "LA": "language", "CT": "event-title", "CL": "event-place", "PN": "number", "AR": "number", "PM": "PMID",
}  # fmt: skip
_PEOPLE = {"author": ("AF", "AU"), "container-author": ("BF", "BA"), "editor": ("BE", "ED")}
_SEASONS = {"SPR": "spring", "SUM": "summer", "FAL": "autumn", "WIN": "winter"}
_TYPES = {"J": "article-journal", "B": "book", "S": "book", "P": "patent", "C": "paper-conference"}
_KINDS = {
    "Book Chapter": "chapter",
    "Proceedings Paper": "paper-conference",
    "Book Review": "review-book",
    "Book": "book",
}
_LISTS = {tag for tags in _PEOPLE.values() for tag in tags} | {"CA"}
_SAID = _LISTS | {"PT", "DT", "PD", "PY", "BP", "EP", "DE", "ID", "ER", "EF", "FN", "VR", "CY", *_VARIABLES}
_OF_THE_RECORD = {
    "UT", "DA", "CR", "NR", "TC", "Z9", "U1", "U2", "PG", "WC", "SC", "GA", "PA", "RP", "C1", "C3", "EM", "RI", "OI",
    "FU", "FX",
    "HC", "HP", "WE", "OA", "JI", "EI", "D2", "EA", "EY", "SP", "HO", "SU", "MA", "BS", "P2", "CA", "GP",
}  # fmt: skip
"""What says how often a paper is cited and where its authors work, and what no citation has."""


def read(text: str) -> Parsed:
    """The items of a file of Web of Science; a tag that no variable has is kept in ``custom``."""
    found = records(text, _LINE, first={"PT"}, between="\n")
    if not found:
        raise FormatError("not Web of Science’s format: no record begins with PT", hint="name the format with --from")
    return Parsed(tuple(keyed({"id": "", **item_of(fields)} for fields in found)))


def item_of(fields: Fields) -> CslItem:
    """The item of a record, without its id."""
    folded = [(tag, value if tag in _LISTS else " ".join(value.split("\n"))) for tag, value in fields]
    item: CslItem = {"type": _type(folded)}
    more: list[tuple[str, str]] = []
    for tag, variable in _VARIABLES.items():
        if (said := values(folded, tag)) and item.setdefault(variable, said[0]) != said[0]:
            more.append((f"custom.{tag}", said[0]))
    for variable, tags in _PEOPLE.items():
        people = values(folded, tags[0]) or values(folded, tags[1])
        item[variable] = [_names.from_ended(name) for said in people for name in said.split("\n")]
    item["author"] += [{"literal": name} for said in values(folded, "CA") for name in said.split("\n")]
    item["keyword"] = ", ".join(word for said in values(folded, "DE", "ID") for word in said.split("; "))
    item["page"] = "-".join(values(folded, "BP") + values(folded, "EP"))
    day, year = (" ".join(values(folded, tag)) for tag in ("PD", "PY"))
    day = _SEASONS.get(day.upper(), day)
    if year:
        item["issued"] = _dates.understood_freely(f"{day} {year}".strip()) or {"literal": f"{day} {year}".strip()}
    if said := values(folded, "CY"):
        item["event-date"] = _dates.free(said[0])
    if item["type"] == "book" and item.get("container-title") == item.get("title"):
        item.pop("container-title", None)
    own = [(f"custom.{tag}", value) for tag, value in folded if value and tag not in _SAID | _OF_THE_RECORD] + more
    return _labelled_lines.added({variable: value for variable, value in item.items() if value}, "", own, rest="note")


def _type(fields: Fields) -> str:
    """The type by what the document is, else by what it is printed in."""
    kinds = [kind.strip() for said in values(fields, "DT") for kind in said.split(";")]
    known = [_KINDS[kind] for kind in kinds if kind in _KINDS]
    printed = _TYPES.get((values(fields, "PT") or ["J"])[0], "article-journal")
    if known and not (known[0] == "book" and printed == "article-journal"):
        return known[0]
    return "chapter" if printed == "book" and {"TI", "SO"} <= {tag for tag, value in fields if value} else printed
