"""MODS 3.8, the Library of Congress's Metadata Object Description Schema.

The repository is ``location/physicalLocation``, the place in it ``location/shelfLocator``, the collection a
``relatedItem`` of type *host* that is a collection; people have MARC's relator codes. A variable that MODS has no
element for is a ``note`` whose type names it; the *preferred citation* has the whole place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.mods.elements import (
    ELSEWHERE,
    EXTENTS,
    GENRES,
    HELD,
    HOST,
    ISSUANCE,
    OTHER_ROLES,
    PATHS,
    READ,
    RESOURCES,
    ROLES,
)
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


def read(text: str) -> Parsed:
    """The items of ``modsCollection`` or of one ``mods``; what is not well formed is read as far as it can be."""
    root, findings = _xml.parsed(text, "MODS")
    for element in root.iter():
        if isinstance(element.tag, str):  # with and without the namespace alike, and with a prefix that is not declared
            element.tag = re.split("[}:]", element.tag)[-1] or "unnamed"
    records = [root] if root.tag == "mods" else root.findall(".//mods")
    if not records:
        raise FormatError("not MODS: it has no mods element", hint="name the format with --from")
    unread = sorted({str(element.tag) for record in records for element in record} - READ)
    findings += [Diagnostic(f"what {tag} says is not read") for tag in unread]
    items = [{"id": _key(record), **item_of(record)} for record in records]
    return Parsed(tuple(keyed(items)), tuple(findings))


def _key(record: Element) -> str:
    return _xml.said(record.find("identifier[@type='citekey']")) or record.get("ID", "")


def item_of(record: Element) -> CslItem:
    """The item of a ``mods`` element, without its id."""
    item: CslItem = {"type": _type(record)}
    for variable, path in PATHS.items():
        for place in (path, *ELSEWHERE.get(variable, ())):
            if text := _found(record, place):
                item[variable] = _value(variable, text)
                break
    _whole(item, record)
    if "genre" in item and not record.xpath("genre[@authority='csl']") and item["genre"] in GENRES:
        del item["genre"]
    for name in record.findall("name"):
        if person := _name(name):
            item.setdefault(_role(name), []).append(person)
    for name in _all(record, f"{HOST}/name"):
        if person := _name(name):
            role = _role(name)
            item.setdefault("container-author" if role == "author" else role, []).append(person)
    if words := [word for topic in record.findall("subject/topic") if (word := _xml.said(topic))]:
        item["keyword"] = ", ".join(words)
    return _noted(item, record)


def _value(variable: str, text: str) -> Any:
    return _dates.understood(text) if _variables.variables()[variable] == "date" else text


def _whole(item: CslItem, record: Element) -> None:
    """What stands in several elements: parts of the title, first and last page, the ends of a period, languages."""
    for variable, above in (("title", "titleInfo[not(@type)]"), ("container-title", f"{HOST}/titleInfo[not(@type)]")):
        start, title, rest = (_found(record, f"{above}/{part}") for part in ("nonSort", "title", "subTitle"))
        if start or rest:
            item[variable] = ": ".join(filter(None, (" ".join(filter(None, (start, title))), rest)))
    for extent in EXTENTS if "page" not in item else ():
        first, last = _found(record, f"{extent}/start"), _found(record, f"{extent}/end")
        if found := first or last or _found(record, f"{extent}/total"):
            item["page"] = f"{first}-{last}" if first and last and first != last else found
            break
    if "issued" in item:
        item["issued"] = _finest(item["issued"], record)
    ends = [_found(record, f"originInfo/dateIssued[@point='{point}']") for point in ("start", "end")]
    if all(ends) and (date := _dates.parse("/".join(ends))):
        item["issued"] = date
    if languages := [said for language in record.findall("language") if (said := _language(language))]:
        item["language"] = "; ".join(languages)
    unlabelled = item["type"] in HELD and "archive" in item and not record.xpath("genre[@authority='csl']")
    if unlabelled and "container-title" in item and "archive_collection" not in item:
        item["archive_collection"] = item.pop("container-title")


def _finest(date: dict[str, Any], record: Element) -> dict[str, Any]:
    """A date, or one that says the same day more closely: a part has its year, its host the whole date.

    Beside *c1999* stands the year by itself.
    """
    texts = [_xml.said(found) for path in (PATHS["issued"], *ELSEWHERE["issued"]) for found in _all(record, path)]
    understood = [found for text in texts if (found := _dates.understood_freely(text))]
    if "date-parts" not in date and understood:
        date = understood[0]
    for other in understood:
        first, second = date.get("date-parts", [[]])[0], other["date-parts"][0]
        if first and len(second) > len(first) and second[: len(first)] == first and "season" not in date:
            date = other
    return date


def _language(language: Element) -> str:
    """A language by its code, or where it has none by its name."""
    return _found(language, "languageTerm[@type='code']") or _found(language, "languageTerm")


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


def _all(record: Element, path: str) -> list[Element]:
    found = _xpath(path)(record)
    return [one for one in found if not isinstance(one, str)] if isinstance(found, list) else []  # type: ignore[misc]


def _found(record: Element, path: str) -> str:
    found = _xpath(path)(record)
    first = found[0] if isinstance(found, list) and found else ""
    return str(first) if isinstance(first, str) else _xml.said(first)  # type: ignore[arg-type]


def _type(record: Element) -> str:
    own = _found(record, "genre[@authority='csl']")
    if own in _variables.types():
        return own
    known = [GENRES[genre] for element in record.findall("genre") if (genre := _xml.said(element)) in GENRES]
    if known:
        return "chapter" if known[0] == "book" and _all(record, HOST) else known[0]
    host = {_xml.said(genre) for genre in _all(record, f"{HOST}/genre")}
    if {"periodical", "academic journal"} & host:
        return "article-journal"
    return "chapter" if "book" in host else _resource(record)


def _resource(record: Element) -> str:
    """The type by the kind of resource, and of a text by whether it is written by hand or issued as a book."""
    kind = record.find("typeOfResource")
    if kind is not None and kind.get("manuscript") == "yes":
        return "manuscript"
    issued = "" if _all(record, HOST) else _found(record, "originInfo/issuance")
    return RESOURCES.get(_xml.said(kind)) or ISSUANCE.get(issued, "document")


def _role(name: Element) -> str:
    """The variable of a name by the first of its roles that is known."""
    codes = {code: variable for variable, code in ROLES.items()} | {v: v for v in ROLES} | OTHER_ROLES
    said = [text.lower().rstrip(".") for term in name.findall("role/roleTerm") if (text := _xml.said(term))]
    return next((codes[word] for word in said if word in codes), "contributor" if said else "author")


def _name(name: Element) -> _names.Name:
    """The name of an element; nothing where it says none."""
    said = [(part.get("type", ""), text) for part in name.findall("namePart") if (text := _xml.said(part))]
    parts = dict(said)
    given = " ".join(text for kind, text in said if kind == "given")
    if "family" not in parts:
        whole = [text for kind, text in said if not kind] or [given or _xml.said(name.find("displayForm"))]
        joined = "".join(f"{body.removesuffix('.')}. " for body in whole[:-1]) + whole[-1]
        if not joined:
            return {}
        return _names.from_sorted(joined) if name.get("type") == "personal" else {"literal": joined}
    suffix = f", {parts['termsOfAddress']}" if parts.get("termsOfAddress") else ""
    return _names.joined(parts["family"], given + suffix)


def record_of(item: CslItem, beside: CslItem) -> Element:
    """The ``mods`` element of an item; the variables in ``beside`` are notes whose type names them."""
    from lxml import etree

    record = etree.Element("mods", ID=_NO_NAME.sub("_", f"{item['id']}"), version="3.8")
    for variable, path in PATHS.items():
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
        root.append(_settle.settled(item, record_of, item_of, where="note", report=report))
    return _xml.written(root)
