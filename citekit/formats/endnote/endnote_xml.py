"""EndNote's XML, as EndNote, Zotero and Mendeley write it.

A manuscript of EndNote has its library in ``publisher`` (*Library/Archive*), its collection in ``secondary-title``
(*Collection Title*) and its place there in ``accession-num``; ``notes`` have the whole place, for programs that read no
more. What has no field is a line of ``research-notes``.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from citekit.errors import FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.endnote.elements import (
    BACK,
    HOLDS_MORE,
    KNOWN,
    LINES,
    OF_THE_LIBRARY,
    OWN,
    TYPES,
    fields,
    places,
)
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

_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_IN_NUMBERS = re.compile(r"\d{0,2}/(?:\d{0,2}/?)?")
_RUN = re.compile(r"<(i|b|sup|sub)>([^<>]*)</\1>")


def read(text: str) -> Parsed:
    """The items of ``records``; a file that is not well formed is read as far as it can be, and reported."""
    root, findings = _xml.parsed(text, "EndNote XML")
    records = [root] if root.tag == "record" else root.findall(".//record")
    if not records:
        raise FormatError("not EndNote XML: it has no record", hint="name the format with --from")
    items = [{"id": _key(record), **item_of(record)} for record in records]
    return Parsed(tuple(keyed(items)), tuple(findings))


def _key(record: Element) -> str:
    return _xml.said(record.find("label")) or _xml.said(record.find("rec-number"))


def _texts_of(record: Element) -> dict[str, list[str]]:
    """What the elements of a record say, by their paths."""
    found: dict[str, list[str]] = {}
    waiting = [("", record)]
    while waiting:
        path, parent = waiting.pop()
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            here = path + child.tag
            if here in HOLDS_MORE:
                waiting.append((f"{here}/", child))
            elif said := _said(child):
                found.setdefault(here, []).append(said)
    return found


def item_of(record: Element) -> CslItem:
    """The item of a record, without its id."""
    named = record.find("ref-type")
    kind = "Generic" if named is None else named.get("name", "Generic")
    texts = _texts_of(record)
    item: CslItem = {"type": BACK.get(kind, "document")}
    kind = kind if kind in OWN else ""
    own: list[tuple[str, str]] = []
    for variable, paths in places(kind).items():
        found = [texts[path] for path in paths if path in texts]
        if found:
            item[variable] = _value(variable, found[0])
            own += _more(variable, found)
    if kind == "Web Page":
        _visited(item)
    if date := _date(texts):
        item["issued"] = date
    if "container-title" not in item and "archive_collection" not in fields(kind):
        item["container-title"] = _first(texts, "periodical/full-title")
    read = {place for named in places(kind).values() for place in named} | KNOWN
    own += [
        (f"custom.{path.rpartition('/')[2]}", "; ".join(said)) for path, said in texts.items()
        if path not in read and path.partition("/")[0] not in OF_THE_LIBRARY
    ]  # fmt: skip
    if kind == "Thesis" and (department := item.pop("container-title", "")):
        own.append(("custom.department", department))  # EndNote's *Academic Department*
    whole = _labelled_lines.added(item, _first(texts, LINES), own, rest="annote")
    return {variable: value for variable, value in whole.items() if value}


def _more(variable: str, found: list[list[str]]) -> list[tuple[str, str]]:
    """What the elements of a variable say beyond what it can hold."""
    several = _variables.variables()[variable] == "name" or variable == "keyword"
    rest = [text for texts in found[several:] for text in texts if text != found[0][0]]
    return [(f"custom.{variable}", "; ".join(dict.fromkeys(rest)))] if rest else []


def _first(texts: dict[str, list[str]], path: str) -> str:
    return texts.get(path, [""])[0]


def _visited(item: CslItem) -> None:
    """The day of a visit, which EndNote has in a web page's number, and its year in the volume."""
    day, year = str(item.get("issue", "")), str(item.get("volume", ""))
    if found := _dates.understood_freely(day) or _dates.worded(day, year) or _dates.understood_freely(year):
        item.setdefault("accessed", found)
        item |= {"issue": "", "volume": ""}


def _said(element: Element) -> str:
    """The text of an element; italics and the like, which EndNote sets in ``style`` elements, as CSL's tags."""
    if not len(element):
        return _xml.said(element)
    styled = deepcopy(element)
    for run in styled.iter("style"):
        if tag := _FACES.get(run.get("face", "")):
            run.text = f"<{tag}>{run.text or ''}</{tag}>"
    return _xml.said(styled)


def _set(element: Element, text: str) -> None:
    """Puts text with CSL's tags into an element as runs of styles."""
    faces = {tag: face for face, tag in _FACES.items()}
    pieces = _RUN.split(text)
    if len(pieces) == 1:
        element.text = _xml.clean(text)
        return
    for place, piece in enumerate(pieces[0::3]):
        if piece:
            _xml.add(element, "style", piece, face="normal", font="default", size="100%")
        if tag := (pieces[3 * place + 1 :] or [None])[0]:
            _xml.add(element, "style", pieces[3 * place + 2], face=faces[tag], font="default", size="100%")


def _value(variable: str, texts: list[str]) -> Any:
    kind = _variables.variables()[variable]
    if kind == "name":
        return [_names.from_ended(name) for text in texts for name in _names.listed(" ".join(text.split("\n")))]
    if kind == "date":
        return _dates.free(texts[0])
    if variable == "DOI":
        return _variables.doi(texts[0])
    if variable in {"ISBN", "ISSN"}:
        return ", ".join(texts[0].split("\n"))
    return ", ".join(texts) if variable == "keyword" else texts[0]


def _date(texts: dict[str, list[str]]) -> dict[str, Any] | None:
    """The day in ``pub-dates`` where it is whole, otherwise the year."""
    year, day = (_first(texts, path) for path in ("dates/year", "dates/pub-dates/date"))
    day = "" if day.rstrip("/ ") == year else day
    whole = _dates.understood_freely(day)
    if not year:
        return whole or ({"literal": day} if day else None)
    if whole and str(whole["date-parts"][0][0]) == year:
        return whole
    if _IN_NUMBERS.fullmatch(day):  # 7//, and 7/12/, as RIS has it behind the year
        return _dates.free(f"{year}/{day.rstrip('/')}") if day.strip("/") else _dates.free(year)
    parsed = _dates.worded(day, year) if day else None if "/" in year else _dates.understood_freely(year)
    return parsed or {"literal": " ".join(filter(None, (day, year)))}


def record_of(item: CslItem, beside: CslItem) -> Element:
    """The record of an item; the variables in ``beside`` are lines of ``research-notes``."""
    from lxml import etree

    number, kind = TYPES.get(item["type"], TYPES["manuscript"])
    record = etree.Element("record")
    _xml.add(record, "ref-type", number, name=kind)
    for variable, path in fields(kind).items():
        if variable in item and variable not in beside:
            for text in _texts(variable, item[variable]):
                _set(_xml.add(record, path), text)
    if kind in {"Manuscript", "Personal Communication"} and (place := _levels.whole(item)):
        note = record.find("notes")
        text = _xml.clean("\n".join(filter(None, (_xml.said(note), place))))
        (_xml.add(record, "notes") if note is None else note).text = text
    if kind == "Journal Article" and "container-title" in item:
        _xml.add(record, "periodical/full-title", item["container-title"])
    free = [] if "annote" in beside else [str(item.get("annote", ""))]
    if lines := "\n".join(filter(None, [*_labelled_lines.lines(beside, item), *free])):
        _xml.add(record, LINES, lines)
    _xml.add(record, "label", item["id"])
    return _dated(record, item)


def _dated(record: Element, item: CslItem) -> Element:
    """The year has its element, the whole date another."""
    year, edtf = record.find("dates/year"), _dates.edtf(item.get("issued", {}))
    if year is not None and edtf and len(edtf) > 4:
        _xml.add(record, "dates/pub-dates/date", edtf)
        year.text = edtf[:4]
    return record


def _texts(variable: str, value: Any) -> list[str]:
    kind = _variables.variables()[variable]
    if kind == "name":
        return [_names.ended_name(name) for name in value]
    if kind == "date":
        return [_dates.written(value) or ""]
    return str(value).split(", ") if variable == "keyword" else [str(value)]


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as a library for EndNote's *Import, EndNote generated XML*."""
    from lxml import etree

    root = etree.Element("xml")
    records = etree.SubElement(root, "records")
    for item in keyed(items):
        records.append(_round_trip.settled(item, record_of, item_of, where=LINES, report=report))
    return _xml.written(root, runs="style")
