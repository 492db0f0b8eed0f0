"""MODS 3.8, the Library of Congress's Metadata Object Description Schema.

The repository is ``location/physicalLocation``, the place in it ``location/shelfLocator``, the collection a
``relatedItem`` of type *host* that is a collection; people have MARC's relator codes. A variable that MODS has no
element for is a ``note`` whose type names it; the *preferred citation* has the whole place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _extra
from citekit.formats.shared import names as _names
from citekit.formats.shared import round_trip as _settle
from citekit.formats.shared import variables as _variables
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import XPath
    from lxml.etree import _Element as Element

    from citekit.formats import Report
    from citekit.model.items import CslItem

NAMESPACE = "http://www.loc.gov/mods/v3"

_NO_NAME = re.compile(r"[^\w.-]|^(?=[\d.-])")
"""What an XML ID may not have; the key itself is an identifier, as in the MODS of bibutils."""

ROLES: dict[str, str] = {
    "author": "aut", "chair": "mod", "compiler": "com", "composer": "cmp", "contributor": "ctb", "curator": "cur",
    "director": "drt", "editor": "edt", "executive-producer": "pro", "host": "hst", "illustrator": "ill",
    "interviewer": "ivr", "narrator": "nrt", "organizer": "orm", "performer": "prf", "recipient": "rcp",
    "script-writer": "aus", "translator": "trl",
}  # fmt: skip
"""CSL's roles as MARC relator codes."""

_PATHS: dict[str, str] = {
    "title": "titleInfo[not(@type)]/title",
    "title-short": "titleInfo[@type='abbreviated']/title",
    "original-title": "titleInfo[@type='alternative'][@displayLabel='original']/title",
    "genre": "genre[not(@authority='csl')]",
    "issued": "originInfo/dateIssued",
    "original-date": "originInfo/dateOther[@type='original']",
    "accessed": "location/url/@dateLastAccessed",
    "publisher": "originInfo/publisher",
    "publisher-place": "originInfo/place/placeTerm[not(@type='code')]",
    "edition": "originInfo/edition",
    "language": "language/languageTerm",
    "number-of-pages": "physicalDescription/extent",
    "medium": "physicalDescription/form",
    "abstract": "abstract",
    "archive": "location/physicalLocation",
    "archive_location": "location/shelfLocator",
    "URL": "location/url",
    "call-number": "classification",
    "scale": "subject/cartographics/scale",
    "DOI": "identifier[@type='doi']",
    "ISBN": "identifier[@type='isbn']",
    "ISSN": "relatedItem[@type='host'][not(@displayLabel)]/identifier[@type='issn']",
    "PMID": "identifier[@type='pmid']",
    "number": "identifier[@type='document number']",
    "archive_collection": "relatedItem[@type='host'][@displayLabel='collection']/titleInfo/title",
    "archive-place": "relatedItem[@type='host'][@displayLabel='collection']/originInfo/place/placeTerm",
    "container-title": "relatedItem[@type='host'][not(@displayLabel)]/titleInfo[not(@type)]/title",
    "container-title-short": "relatedItem[@type='host'][not(@displayLabel)]/titleInfo[@type='abbreviated']/title",
    "volume": "relatedItem[@type='host'][not(@displayLabel)]/part/detail[@type='volume']/number",
    "issue": "relatedItem[@type='host'][not(@displayLabel)]/part/detail[@type='issue']/number",
    "chapter-number": "relatedItem[@type='host'][not(@displayLabel)]/part/detail[@type='chapter']/number",
    "section": "relatedItem[@type='host'][not(@displayLabel)]/part/detail[@type='section']/number",
    "page": "relatedItem[@type='host'][not(@displayLabel)]/part/extent[@unit='page']/list",
    "collection-title": "relatedItem[@type='series']/titleInfo/title",
    "collection-number": "relatedItem[@type='series']/titleInfo/partNumber",
}
"""Each variable's element. ``[@type='x']`` is made on writing and asked for on reading."""

_ELSEWHERE = {
    "issued": "originInfo/dateCreated",
    "URL": "identifier[@type='uri']",
    "archive_collection": "relatedItem[@type='host'][@displayLabel='Collection']/titleInfo/title",
}

_HELD = {"document", "manuscript", "map", "personal_communication"}
"""Types whose host is the collection that they lie in, where a library names an archive."""

_GENRES = {
    "journal article": "article-journal", "academic journal": "article-journal", "article": "article-journal",
    "magazine article": "article-magazine", "newspaper article": "article-newspaper", "newspaper": "article-newspaper",
    "book": "book", "book chapter": "chapter", "bookSection": "chapter", "conference publication": "paper-conference",
    "letter": "personal_communication", "email communication": "personal_communication", "interview": "interview",
    "manuscript": "manuscript", "map": "map", "report": "report", "technical report": "report", "thesis": "thesis",
    "theses": "thesis", "Ph.D. thesis": "thesis", "web site": "webpage", "web page": "webpage", "patent": "patent",
    "speech": "speech", "legislation": "legislation", "motion picture": "motion_picture", "dataset": "dataset",
}  # fmt: skip
"""MARC's and bibutils' genres as types of CSL."""


_READ = {path.partition("/")[0].partition("[")[0] for path in (*_PATHS.values(), *_ELSEWHERE.values())} | {
    "name", "note", "subject", "typeOfResource", "recordInfo",
}  # fmt: skip


def read(text: str) -> Parsed:
    """The items of ``modsCollection`` or of one ``mods``; what is not well formed is read as far as it can be."""
    root, findings = _xml.parsed(text, "MODS")
    for element in root.iter():
        if isinstance(element.tag, str):  # with and without the namespace alike
            element.tag = element.tag.rpartition("}")[2]
    records = [root] if root.tag == "mods" else root.findall(".//mods")
    if not records:
        raise FormatError("not MODS: it has no mods element", hint="name the format with --from")
    unread = sorted({str(element.tag) for record in records for element in record} - _READ)
    findings += [Diagnostic(f"what {tag} says is not read") for tag in unread]
    items = [{"id": _key(record), **item_of(record)} for record in records]
    return Parsed(tuple(keyed(items)), tuple(findings))


def _key(record: Element) -> str:
    return _xml.said(record.find("identifier[@type='citekey']")) or record.get("ID", "")


def item_of(record: Element) -> CslItem:
    """The item of a ``mods`` element, without its id."""
    item: CslItem = {"type": _type(record)}
    for variable, path in _PATHS.items():
        if text := _found(record, path):
            item[variable] = _dates.understood(text) if _variables.variables()[variable] == "date" else text
    _others(item, record)
    if "genre" in item and not record.xpath("genre[@authority='csl']") and item["genre"] in _GENRES:
        del item["genre"]
    for name in record.findall("name"):
        item.setdefault(_role(name), []).append(_name(name))
    if words := [_xml.said(topic) for topic in record.findall("subject/topic")]:
        item["keyword"] = ", ".join(words)
    return _noted(item, record)


def _others(item: CslItem, record: Element) -> None:
    """What libraries write where citekit writes otherwise: parts of the title, the collection, the day of writing."""
    parts = [_found(record, f"titleInfo[not(@type)]/{part}") for part in ("nonSort", "title", "subTitle")]
    if parts[0] or parts[2]:
        item["title"] = ": ".join(filter(None, (" ".join(filter(None, parts[:2])), parts[2])))
    for variable, path in _ELSEWHERE.items():
        text = _found(record, path)
        if text and variable not in item:
            item[variable] = _dates.understood(text) if _variables.variables()[variable] == "date" else text
    unlabelled = item["type"] in _HELD and "archive" in item and not record.xpath("genre[@authority='csl']")
    if unlabelled and "container-title" in item and "archive_collection" not in item:
        item["archive_collection"] = item.pop("container-title")


def _noted(item: CslItem, record: Element) -> CslItem:
    """The notes: those whose type is a variable are that variable, the others the item's note."""
    lines: list[str] = []
    free: list[str] = []
    for note in record.findall("note"):
        line = f"{note.get('type')}: {_xml.said(note)}"
        known = note.get("type") and not _extra.split(line)[2]
        (lines if known else free).append(line if known else _xml.said(note))
    return _extra.added({**item, **({"note": "\n".join(free)} if any(free) else {})}, "\n".join(lines), rest="note")


@cache
def _xpath(path: str) -> XPath:
    from lxml.etree import XPath

    return XPath(path)


def _found(record: Element, path: str) -> str:
    found = _xpath(path)(record)
    first = found[0] if isinstance(found, list) and found else ""
    return str(first) if isinstance(first, str) else _xml.said(first)  # type: ignore[arg-type]


def _type(record: Element) -> str:
    said = [_xml.said(genre) for genre in record.findall("genre")]
    own = [_xml.said(genre) for genre in record.findall("genre[@authority='csl']")]
    if own and own[0] in _variables.types():
        return own[0]
    known = [_GENRES[genre] for genre in said if genre in _GENRES]
    if known:
        return "chapter" if known[0] == "book" and record.xpath("relatedItem[@type='host']") else known[0]
    host = [_xml.said(genre) for genre in record.findall("relatedItem[@type='host'][not(@displayLabel)]/genre")]
    if {"periodical", "academic journal"} & set(host):
        return "article-journal"
    return "chapter" if "book" in host else "document"


def _role(name: Element) -> str:
    codes = {code: variable for variable, code in ROLES.items()} | {v: v for v in ROLES}
    codes |= {"creator": "author", "cre": "author", "addressee": "recipient", "thesis advisor": "contributor"}
    said = _xml.said(name.find("role/roleTerm")).lower()
    return codes.get(said, "contributor") if said else "author"


def _name(name: Element) -> _names.Name:
    parts = {part.get("type", ""): _xml.said(part) for part in name.findall("namePart")}
    given = " ".join(_xml.said(part) for part in name.findall("namePart[@type='given']"))
    if "family" not in parts:
        *above, own = [_xml.said(part) for part in name.findall("namePart") if not part.get("type")] or [given]
        whole = "".join(f"{body.removesuffix('.')}. " for body in above) + own  # United States. Department of State
        return _names.from_sorted(whole) if name.get("type") == "personal" else {"literal": whole}
    suffix = f", {parts['termsOfAddress']}" if parts.get("termsOfAddress") else ""
    return _names.joined(parts["family"], given + suffix)


def drawn(item: CslItem, beside: CslItem) -> Element:
    """The ``mods`` element of an item; the variables in ``beside`` are notes whose type names them."""
    from lxml import etree

    record = etree.Element("mods", ID=_NO_NAME.sub("_", f"{item['id']}"), version="3.8")
    for variable, path in _PATHS.items():
        if variable in item and variable not in beside:
            date = _variables.variables()[variable] == "date"
            _put(record, path, (_dates.edtf(item[variable]) or "") if date else str(item[variable]))
    _xml.add(record, "genre", item["type"], authority="csl")
    for variable, code in ROLES.items():
        for name in item.get(variable, ()) if variable not in beside else ():
            _put_name(record, name, code)
    for word in str(item.get("keyword", "")).split(", ") if "keyword" not in beside else ():
        _xml.add(_xml.add(record, "subject"), "topic", word) if word else None
    if "note" in item and "note" not in beside:
        _xml.add(record, "note", item["note"])
    if place := _levels.whole(item):
        _xml.add(record, "note", place, type="preferred citation")
    _xml.add(record, "identifier", item["id"], type="citekey")
    for label, _, text in (line.partition(": ") for line in _extra.lines(beside, item)):
        _xml.add(record, "note", text, type=label)
    return record


def _put(record: Element, path: str, text: str) -> None:
    """Makes what a path names, using what is there of it."""
    from lxml import etree

    here = record
    *lead, last = path.split("/")
    for step in lead:
        found = _xpath(step)(here)
        here = found[0] if isinstance(found, list) and found else _made(here, step)  # type: ignore[assignment]
    if last.startswith("@"):
        here.set(last[1:], text)
        return
    made = _made(here, last)
    if etree.QName(made).localname.startswith("date") and _dates.parse(text):
        made.set("encoding", "edtf")
    made.text = _xml.clean(text)


def _made(parent: Element, step: str) -> Element:
    from lxml import etree

    attributes = dict(re.findall(r"\[@(\w+)='([^']*)'\]", step))
    return etree.SubElement(parent, step.partition("[")[0], attributes)


def _put_name(record: Element, name: _names.Name, code: str) -> None:
    family, given = _names.pair({**name, "suffix": ""})
    made = _xml.add(record, "name", type="corporate" if name.get("literal") else "personal")
    if name.get("literal"):
        _xml.add(made, "namePart", family)
    else:
        _xml.add(made, "namePart", family, type="family")
        if given:
            _xml.add(made, "namePart", given, type="given")
        if name.get("suffix"):
            _xml.add(made, "namePart", name["suffix"], type="termsOfAddress")
    _xml.add(_xml.add(made, "role"), "roleTerm", code, type="code", authority="marcrelator")


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as a ``modsCollection``."""
    from lxml import etree

    root = etree.Element("modsCollection", xmlns=NAMESPACE)
    for item in keyed(items):
        root.append(_settle.settled(item, drawn, item_of, where="note", report=report))
    return _xml.written(root)
