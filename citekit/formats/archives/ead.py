"""Finding aids in EAD (2002 and 3), read: each component is a record, with its levels of description above it.

Source: *Encoded Archival Description Tag Library*, versions 2002 and EAD3; what is a repository, a collection, a
series, a box and a folder there is so in citekit. A file, box or collection is cited as such (type *collection*), an
item as the document that it is.

>>> item = read('''<ead><archdesc level="fonds"><did><repository>Hale Archives</repository>
... <unittitle>Grey Papers</unittitle></did><dsc>
... <c01 level="series"><did><unittitle>Letters</unittitle></did><c02 level="file"><did>
... <container type="box">3</container><unittitle>Pilots, <unitdate normal="1911/1915">1911-15</unitdate></unittitle>
... </did></c02></c01></dsc></archdesc></ead>''').items[-1]
>>> item["archive"], item["archive_collection"], item["archive_location"], item["title"]
('Hale Archives', 'Grey Papers', 'Box 3, Letters', 'Pilots')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import FormatError
from citekit.formats import Parsed
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from citekit.model.items import CslItem

Levels = list[tuple[str, str]]

_DOCTYPE = re.compile(r"<!DOCTYPE\s+ead[^\[<>]*>")
"""The document type that EAD 2002 begins with, where it names a file and declares nothing itself."""
_COMPONENT = re.compile(r"c(?:\d\d)?")
_ABOVE = dict.fromkeys(("series", "subseries", "subgrp", "otherlevel", "class", "subfonds"), "series") | {
    "recordgrp": "record_group", "fonds": "collection", "collection": "collection", "file": "file",
}  # fmt: skip
"""What a component is to those below it, by its level."""
_CONTAINERS = {
    "box": "box", "carton": "box", "boxes": "box", "folder": "folder", "file": "folder", "reel": "reel",
    "microfilm": "reel",
    "volume": "file", "item": "item", "page": "page", "frame": "page", "folio": "page",
}  # fmt: skip
"""Kinds of container as levels; of others the place is a file's."""
_GENRES = {
    "letter": "personal_communication", "correspondence": "personal_communication", "letters": "personal_communication",
    "photograph": "graphic", "photographs": "graphic", "map": "map", "maps": "map", "film": "motion_picture",
    "sound recording": "song", "report": "report", "diary": "manuscript", "diaries": "manuscript",
}  # fmt: skip


def read(text: str) -> Parsed:
    """The records of a finding aid: the whole, and every component that has a title, a date or a number."""
    root, findings = _xml.parsed(_DOCTYPE.sub("", text, count=1), "EAD")
    _xml.bare(root)
    described = next(root.iter("archdesc"), None)
    if described is None:
        raise FormatError("not EAD: it has no archdesc", hint="name the format with --from")
    whole = _of_whole(described)
    above = [("repository", whole.get("archive", "")), ("collection", whole.get("archive_collection", ""))]
    items = [whole, *_components(described, above, whole)]
    return Parsed(tuple(keyed({"id": "", **item} for item in items)), tuple(findings))


def _of_whole(described: Element) -> CslItem:
    """The fonds or collection itself."""
    did = described.find("did")
    item = _described(described, did)
    repository = None if did is None else did.find("repository")
    name = repository.find(".//corpname") if repository is not None else None
    lines = [_xml.said(line) for line in repository.iter("addressline")] if repository is not None else []
    body = _xml.said(name) if name is not None else _without(repository, "address")
    place = next((line for line in lines if line and not any(c.isdigit() for c in line)), "")
    known = {"type": "collection", "archive": body, "archive_collection": item.get("title", ""), "archive-place": place}
    return {variable: said for variable, said in (item | known).items() if said and variable != "title"}


def _components(parent: Element, above: Levels, whole: CslItem) -> Iterator[CslItem]:
    """The components below an element, each before its own, and all with the levels above them.

    The walk keeps its own stack: a finding aid may be as deep as XML can be.
    """
    waiting = [(child, above) for child in reversed(_children(parent))]
    while waiting:
        component, levels = waiting.pop()
        did = component.find("did")
        item = _described(component, did)
        boxes = _containers(did)
        level = str(component.get("otherlevel") or component.get("level") or "")
        kept = [one for one in levels if one[0] not in {name for name, _ in boxes}] + boxes
        if item:
            yield _placed(item, kept, level, whole)
        title = item.get("title") or item.get("call-number", "")
        own = [(_ABOVE[level], str(title))] if level in _ABOVE and title else []
        below = _ranked([*kept, *own])
        waiting += [(child, below) for child in reversed(_children(component))]


def _children(parent: Element) -> list[Element]:
    """The components directly below an element, also where a ``dsc`` stands between."""
    found: list[Element] = []
    for child in parent:
        if _COMPONENT.fullmatch(str(child.tag)):
            found.append(child)
        elif child.tag == "dsc":
            found += [one for one in child if _COMPONENT.fullmatch(str(one.tag))]
    return found


def _ranked(levels: Levels) -> Levels:
    """Levels from the wide to the narrow, those of one name as they stand."""
    return sorted(levels, key=lambda one: _levels.ORDER.index(one[0]))


def _containers(did: Element | None) -> Levels:
    """Box, folder, reel: each with its kind before its number, as it is cited."""
    found: Levels = []
    for container in did.findall("container") if did is not None else ():
        kind = str(container.get("type") or container.get("localtype") or container.get("label") or "box").strip()
        said = _xml.said(container)
        word = kind[:1].upper() + kind[1:].lower()
        if said:
            level = _CONTAINERS.get(kind.lower().split(" ")[0], "file")
            found.append((level, said if said.lower().startswith(kind.lower()) else f"{word} {said}"))
    return found


def _placed(item: CslItem, levels: Levels, level: str, whole: CslItem) -> CslItem:
    """A component's record with its place."""
    ranked = [one for one in _ranked(levels) if one[0] != "item"]
    found = {**item, **_levels.placed(ranked)}
    found |= {"archive-place": whole["archive-place"]} if "archive-place" in whole else {}
    if found["type"] == "document" and level != "item":
        found["type"] = "collection"
    custom = {**item.get("custom", {}), **found.get("custom", {})}
    return found | ({"custom": custom} if custom else {})


def _described(element: Element, did: Element | None) -> CslItem:
    """What a description says of its own unit; nothing where it says nothing."""
    if did is None:
        return {}
    titles = did.findall("unittitle")
    item: CslItem = {"title": _bare(_without(titles[0], "unitdate")) if titles else ""}
    item["call-number"] = _xml.said(did.find("unitid"))
    if date := _date(did):
        item["issued"] = date
    if not any(item.values()):
        return {}
    people = [_name(name) for origin in did.findall("origination") for name in _named(origin)]
    item["author"] = [name for name in people if name]
    language = did.find(".//language")
    item["language"] = "" if language is None else language.get("langcode") or _xml.said(language)
    item["abstract"] = _xml.said(did.find("abstract")) or _paragraphs(element, "scopecontent")
    item["note"] = _paragraphs(element, "note") or _paragraphs(did, "note")
    dao = element.find("dao") if element.find("dao") is not None else did.find("dao")
    item["URL"] = "" if dao is None else next((str(v) for k, v in dao.attrib.items() if str(k).endswith("href")), "")
    controlled = element.find("controlaccess")
    words = [] if controlled is None else [_xml.said(w) for name in _SUBJECTS for w in controlled.iter(name)]
    item["keyword"] = ", ".join(word for word in words if word)
    genre = next((_xml.said(g) for g in (*did.iter("genreform"), *element.findall("controlaccess/genreform"))), "")
    item["genre"] = genre
    extent = next((_xml.said(e) for e in did.iter("extent")), "")
    own = [("custom.extent", extent)] if extent else []
    kind = _GENRES.get(genre.lower(), "document")
    said = {variable: value for variable, value in item.items() if value}
    return {"type": kind, **_labelled_lines.added(said, "", own, rest="note")}


_SUBJECTS = ("subject", "geogname", "persname", "corpname")


def _named(origin: Element) -> list[Element]:
    found = [one for kind in ("persname", "corpname", "famname", "name") for one in origin.iter(kind)]
    return found or [origin]


def _name(element: Element) -> _names.Name:
    said = _bare(_xml.said(element))
    if element.tag == "persname" and "," in said:
        family, given, *_ = (part.strip() for part in said.split(","))  # dates and titles stand behind
        return _names.joined(family, re.sub(r"\s*\d.*", "", given))
    return {"literal": said} if said else {}


def _date(did: Element) -> CslItem | None:
    """The date of a unit: its normal form, or the words."""
    for date in did.iter("unitdate", "unitdatestructured"):
        normal = _structured(date) or str(date.get("normal", ""))
        ends = [end for end in normal.split("/") if end]
        if len(ends) == 2 and ends[0] == ends[1]:
            normal = ends[0]
        if found := _dates.understood_freely(normal) or _dates.understood_freely(_xml.said(date)):
            return found
        if said := _bare(_xml.said(date)):
            return {"literal": said}
    return None


def _structured(date: Element) -> str:
    """The days of a ``unitdatestructured`` of EAD3, from the first to the last; nothing of another."""
    days = [_standard(day) for day in date.iter("datesingle", "fromdate", "todate")]
    found = [day for day in days if day]
    return f"{found[0]}/{found[-1]}" if len(found) > 1 else "".join(found)


def _standard(day: Element) -> str:
    return str(day.get("standarddate") or _xml.said(day))


def _without(element: Element | None, *tags: str) -> str:
    """The text of an element but for what stands in some of its children."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [] if child.tag in tags else ["".join(map(str, child.itertext()))]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _paragraphs(element: Element, name: str) -> str:
    return "\n".join(said for p in element.findall(f"{name}/p") if (said := _xml.said(p)))


def _bare(text: str) -> str:
    return text.strip().rstrip(",;:").strip()
