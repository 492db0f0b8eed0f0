"""MARC 21 in XML, as library catalogues hand it out, read.

Source: *MARC 21 Format for Bibliographic Data*, Library of Congress.

What a repository describes as archival (leader/06 *p* or *t*, 852) is read with the archive and the shelf mark in it.
The marks that ISBD sets between the parts of a record are no part of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed
from citekit.formats.mods.elements import OTHER_ROLES, ROLES
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from citekit.model.items import CslItem

_KINDS = {
    "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "i": "song", "j": "song",
    "k": "graphic", "m": "software", "p": "collection", "t": "manuscript",
}  # fmt: skip
"""Type of record, leader/06; of language material (*a*) the bibliographic level, leader/07, says more."""
_LEVELS = {"a": "chapter", "b": "article-journal", "s": "periodical", "c": "collection", "i": "webpage"}
_TEXTS = {
    "edition": ("250", "a"), "abstract": ("520", "a"), "URL": ("856", "u"), "call-number": ("050", "ab"),
    "ISSN": ("022", "a"), "scale": ("255", "a"), "original-title": ("240", "a"),
}  # fmt: skip
_NOTES = ("500", "504", "524", "545", "555")
_SUBJECTS = ("600", "610", "611", "650", "651")
_PEOPLE = ("100", "110", "111", "700", "710", "711")
_READ = {tag for tag, _ in _TEXTS.values()} | {*_NOTES, *_SUBJECTS, *_PEOPLE} | {
    "020", "024", "041", "245", "260", "264", "300", "490", "502", "773", "830", "852",
}  # fmt: skip
_OF_THE_RECORD = {
    "010", "015", "016", "019", "029", "035", "037", "040", "042", "043", "049", "066", "072", "082", "084", "090",
    "092", "263", "336", "337", "338", "588", "883", "884", "906", "910", "925", "938", "955", "994",
}  # fmt: skip
"""Fields that tell of the record, of its cataloguing and of copies, and what no citation has."""
_ISBD = re.compile(r"[\s/:;,=]+\Z")
_PAGES = re.compile(r"(\d+)\s*(?:p|pages?|S|Seiten|с|стр|str|s)\b\.?")
_YEAR = re.compile(r"\d{4}")
_ROLES = {code: variable for variable, code in ROLES.items()} | {v: v for v in ROLES} | OTHER_ROLES


def read(text: str) -> Parsed:
    """The items of a ``collection`` of records, or of one."""
    root, findings = _xml.parsed(text, "MARCXML")
    _xml.bare(root)
    found = [root] if root.tag == "record" else root.findall(".//record")
    found = [record for record in found if record.find("datafield") is not None]
    if not found:
        raise FormatError("not MARCXML: it has no record with fields", hint="name the format with --from")
    items = [{"id": "", **item_of(record)} for record in found]
    unread = sorted({tag for record in found for tag in _tags(record) if tag not in _READ and tag[1:] != "9"})
    findings += [Diagnostic(f"what field {tag} says is not read") for tag in unread]
    return Parsed(tuple(keyed(items)), tuple(findings))


def _tags(record: Element) -> set[str]:
    return {field.get("tag", "") for field in record.findall("datafield")} - _OF_THE_RECORD


def item_of(record: Element) -> CslItem:
    """The item of a record, without its id."""
    item: CslItem = {"type": _type(record)}
    for variable, (tag, codes) in _TEXTS.items():
        item[variable] = _bare(_first(record, tag, codes))
    title = [_bare(part) for part in _all(record, "245", "abnp")]
    item["title"] = _unstopped(": ".join(title[:2]) + "".join(f", {part}" for part in title[2:]))
    item |= _made(record) | _thesis(record) | _held(record) | _host(record)
    for field in _fields(record, *_PEOPLE):
        if name := _name(field):
            item.setdefault(_role(field), []).append(name)
    item["ISBN"] = _first(record, "020", "a").split(" ")[0]
    item["DOI"] = next((_sub(f, "a") for f in _fields(record, "024") if _sub(f, "2") == "doi"), "")
    item["language"] = _first(record, "041", "a") or _fixed(record, "008")[35:38].strip()
    item["collection-title"] = _bare(_first(record, "490", "a") or _first(record, "830", "a"))
    item["collection-number"] = _bare(_first(record, "490", "v") or _first(record, "830", "v"))
    pages = _PAGES.search(_first(record, "300", "a"))
    item["number-of-pages"] = pages[1] if pages else ""
    item["keyword"] = ", ".join(
        _bare(_joined(field, "avxyz", "--")).removesuffix(".") for field in _fields(record, *_SUBJECTS)
    )
    item["note"] = "\n".join(_joined(field, "a") for field in _fields(record, *_NOTES))
    own = [("custom.extent", _joined(field, "abcf")) for field in _fields(record, "300")[:1] if not pages]
    return _labelled_lines.added({variable: value for variable, value in item.items() if value}, "", own, rest="note")


def _type(record: Element) -> str:
    leader = _xml.said(record.find("leader")).ljust(10)
    if _fields(record, "502"):
        return "thesis"
    if leader[7] == "a" and _first(record, "773", "x"):
        return "article-journal"  # what it stands in has an ISSN
    return _KINDS.get(leader[6]) or _LEVELS.get(leader[7], "book")


def _made(record: Element) -> CslItem:
    """Publisher, place and date of 260, or of the 264 that tells of publication."""
    told = [field for field in _fields(record, "264") if field.get("ind2") in {"1", "0", None}]
    fields = [*_fields(record, "260"), *told]
    place, publisher, date = (_bare(next((s for f in fields if (s := _sub(f, code))), "")) for code in "abc")
    years = [date.strip("[]©.c "), _first(record, "245", "f"), _fixed(record, "008")[7:11]]
    issued = next((found for year in years if year and (found := _dates.understood_freely(year))), None)
    words = next((year for year in (date, years[1]) if year), "")
    dated = {"issued": issued or {"literal": words}} if issued or words else {}
    return {"publisher": publisher.strip("[]"), "publisher-place": place.strip("[]"), **dated}


def _thesis(record: Element) -> CslItem:
    """502: the degree, the university and the year, or the whole as it is said."""
    degree, university = _first(record, "502", "b"), _first(record, "502", "c")
    found = {"genre": degree or _bare(_first(record, "502", "a")).removesuffix(".")}
    return found | ({"publisher": university} if university else {}) if found["genre"] else {}


def _held(record: Element) -> CslItem:
    """The archive and the shelf mark of 852, of what is archival: a book's is one copy's."""
    leader = _xml.said(record.find("leader")).ljust(10)
    if leader[6] not in "ptdfk" and leader[8] != "a":
        return {}
    shelf = " ".join(_all(record, "852", "hkij"))
    place = {
        "archive": ", ".join(_bare(part) for part in _all(record, "852", "ab")),
        "archive_location": shelf,
        "archive-place": _first(record, "852", "e"),
    }
    levels = [("repository", place["archive"]), ("file", shelf)]
    return {v: said for v, said in (place | (_levels.placed(levels) if shelf else {})).items() if said}


def _host(record: Element) -> CslItem:
    """773: what an article or a chapter stands in."""
    found = {
        "container-title": _bare(_first(record, "773", "t")).removesuffix("."), "ISSN": _first(record, "773", "x"),
        "ISBN": _first(record, "773", "z"),
    }  # fmt: skip
    where = _first(record, "773", "g")
    for variable, pattern in _IN_HOST.items():
        if match := pattern.search(where):
            found[variable] = match[1]
    year = _YEAR.search(where)
    dated: CslItem = {"issued": _dates.free(year[0])} if year else {}
    return {variable: said for variable, said in found.items() if said} | dated if found["container-title"] else {}


_IN_HOST = {
    "volume": re.compile(r"(?:vol\.?|v\.|Bd\.?|t\.)\s*(\w+)", re.IGNORECASE),
    "issue": re.compile(r"(?:no\.?|nr\.?|issue|Heft|H\.)\s*(\w+)", re.IGNORECASE),
    "page": re.compile(r"(?:pp?\.?|pages?|S\.)\s*(\d+(?:\s*[-–]\s*\d+)?)", re.IGNORECASE),
}


def _name(field: Element) -> _names.Name:
    said = _bare(_joined(field, "ab" if field.get("tag", "")[1:] != "00" else "abc")).removesuffix(",")
    if field.get("tag", "")[1:] == "00" and field.get("ind1") != "0":
        family, comma, given = said.partition(",")
        return _names.joined(family, _unstopped(_bare(given).strip())) if comma else {"literal": said} if said else {}
    return {"literal": said.removesuffix(".")} if said else {}


def _role(field: Element) -> str:
    said = [
        _bare(_sub(one, "")).removesuffix(".").lower()
        for one in field.findall("subfield")
        if one.get("code") in {"e", "4"}
    ]
    said = [term.rpartition("/")[2] for term in said]
    known = [_ROLES[term] for term in said if term in _ROLES]
    return known[0] if known else "author" if field.get("tag", "").startswith("1") or not said else "contributor"


def _fields(record: Element, *tags: str) -> list[Element]:
    return [field for tag in tags for field in record.findall("datafield") if field.get("tag") == tag]


def _fixed(record: Element, tag: str) -> str:
    """The text of a control field, in which each place says something."""
    return next((str(field.text or "") for field in record.findall("controlfield") if field.get("tag") == tag), "")


def _sub(field: Element, code: str) -> str:
    """A subfield's text; without a code that of the element itself."""
    if not code:
        return _xml.said(field)
    return next((said for one in field.findall("subfield") if one.get("code") == code and (said := _xml.said(one))), "")


def _all(record: Element, tag: str, codes: str) -> list[str]:
    """The subfields of the first field of a tag, in their order."""
    fields = _fields(record, tag)
    return [_xml.said(one) for one in fields[0].findall("subfield") if one.get("code", " ") in codes] if fields else []


def _first(record: Element, tag: str, codes: str) -> str:
    return " ".join(_all(record, tag, codes))


def _joined(field: Element, codes: str, between: str = " ") -> str:
    return between.join(_xml.said(one) for one in field.findall("subfield") if one.get("code", " ") in codes)


def _unstopped(text: str) -> str:
    """A text without the full stop that ends a field; that of an initial or of an abbreviation is its own."""
    last = text.rpartition(" ")[2]
    return text.removesuffix(".") if len(last) > 3 and last.count(".") == 1 else text


def _bare(text: str) -> str:
    """A part of a record without ISBD's mark before the next."""
    return _ISBD.sub("", text)
