"""MODS 3.8, the Library of Congress's Metadata Object Description Schema.

The repository is ``location/physicalLocation``, the place in it ``location/shelfLocator``, the collection a
``relatedItem`` of type *host* that is a collection; people have MARC's relator codes. A variable that MODS has no
element for is a ``note`` whose type names it; the *preferred citation* has the whole place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.mods.elements import PATHS, READ, RELATED, ROLES
from citekit.formats.mods.reading import item_of, key_of, xpath
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import round_trip as _round_trip
from citekit.formats.shared import variables as _variables
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from citekit.formats import Report
    from citekit.model.items import CslItem

NAMESPACE = "http://www.loc.gov/mods/v3"

_NO_NAME = re.compile(r"[^\w.-]|^(?=[\d.-])")
"""What an XML ID may not have; the key itself is an identifier, as in the MODS of bibutils."""


def read(text: str) -> Parsed:
    """The items of ``modsCollection`` or of one ``mods``; what is not well formed is read as far as it can be."""
    root, findings = _xml.parsed(text, "MODS")
    _xml.bare(root)
    records = [root] if root.tag == "mods" else root.findall(".//mods")
    if not records:
        raise FormatError("not MODS: it has no mods element", hint="name the format with --from")
    elements = [element for record in records for element in record if isinstance(element.tag, str)]
    unread = sorted({_named(element) for element in elements} - READ)
    findings += [Diagnostic(f"what {tag} says is not read") for tag in unread]
    items = [{"id": key_of(record), **item_of(record)} for record in records]
    return Parsed(tuple(keyed(items)), tuple(findings))


def _named(element: Element) -> str:
    """The name of an element; of a related item with its kind."""
    kind = element.get("type", "")
    return f"relatedItem of type {kind}" if element.tag == "relatedItem" and kind not in RELATED else str(element.tag)


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
    for label, _, text in (line.partition(": ") for line in _labelled_lines.lines(beside, item)):
        _xml.add(record, "note", text, type=label)
    return record


def _put(record: Element, path: str, text: str) -> None:
    """Makes what a path names, using what is there of it."""
    from lxml import etree

    here = record
    *lead, last = path.split("/")
    for step in lead:
        found = xpath(step)(here)
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
        root.append(_round_trip.settled(item, record_of, item_of, where="note", report=report))
    return _xml.written(root)
