"""EndNote's XML, as EndNote, Zotero and Mendeley write it.

A manuscript of EndNote has its library in ``publisher`` (*Library/Archive*), its collection in ``secondary-title``
(*Collection Title*) and its place there in ``accession-num``; ``notes`` have the whole place, for programs that read no
more. What has no field is a line of ``research-notes``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.errors import FormatError
from citekit.formats import Parsed, unreported
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

TYPES: dict[str, tuple[str, str]] = {
    "article-journal": ("17", "Journal Article"), "article-magazine": ("19", "Magazine Article"),
    "article-newspaper": ("23", "Newspaper Article"), "bill": ("4", "Bill"), "book": ("6", "Book"),
    "chapter": ("5", "Book Section"), "classic": ("49", "Classical Work"), "dataset": ("59", "Dataset"),
    "document": ("36", "Manuscript"), "entry-dictionary": ("52", "Dictionary"),
    "entry-encyclopedia": ("53", "Encyclopedia"), "figure": ("37", "Figure"), "graphic": ("2", "Artwork"),
    "hearing": ("14", "Hearing"), "legal_case": ("7", "Case"), "legislation": ("31", "Statute"),
    "manuscript": ("36", "Manuscript"), "map": ("20", "Map"), "motion_picture": ("21", "Film or Broadcast"),
    "pamphlet": ("24", "Pamphlet"), "paper-conference": ("47", "Conference Paper"), "patent": ("25", "Patent"),
    "personal_communication": ("26", "Personal Communication"), "post-weblog": ("56", "Blog"),
    "report": ("27", "Report"), "software": ("9", "Computer Program"), "standard": ("58", "Standard"),
    "thesis": ("32", "Thesis"), "webpage": ("12", "Web Page"),
}  # fmt: skip
"""CSL's types as EndNote's reference types, number and name; every other is a manuscript."""

_BACK = {name: csl for csl, (_, name) in TYPES.items() if csl != "document"} | {
    "Generic": "document", "Edited Book": "book", "Electronic Article": "article-journal", "Electronic Book": "book",
    "Conference Proceedings": "paper-conference", "Government Document": "report",
    "Audiovisual Material": "motion_picture",
    "Unpublished Work": "manuscript", "Online Database": "dataset", "Legal Rule or Regulation": "regulation",
    "Ancient Text": "classic", "Serial": "periodical", "Interview": "interview", "Music": "song",
}  # fmt: skip

_FIELDS: dict[str, str] = {
    "author": "contributors/authors/author", "editor": "contributors/secondary-authors/author",
    "collection-editor": "contributors/tertiary-authors/author", "translator": "contributors/subsidiary-authors/author",
    "title": "titles/title", "container-title": "titles/secondary-title", "collection-title": "titles/tertiary-title",
    "title-short": "titles/short-title", "container-title-short": "periodical/abbr-1",
    "original-title": "titles/translated-title", "page": "pages", "volume": "volume", "issue": "number",
    "number-of-volumes": "num-vols", "edition": "edition", "section": "section", "keyword": "keywords/keyword",
    "issued": "dates/year", "publisher-place": "pub-location",
    "publisher": "publisher", "original-publisher": "orig-pub",
    "ISBN": "isbn", "archive_location": "accession-num", "call-number": "call-num",
    "DOI": "electronic-resource-num", "abstract": "abstract", "note": "notes", "genre": "work-type",
    "URL": "urls/related-urls/url", "source": "remote-database-provider", "archive": "remote-database-name",
    "language": "language", "accessed": "access-date",
}  # fmt: skip
_ARCHIVAL = {
    "archive": "publisher", "archive-place": "pub-location", "archive_collection": "titles/secondary-title",
    "number": "number",
}  # fmt: skip
_OWN: dict[str, dict[str, str]] = {
    "Manuscript": _ARCHIVAL,
    "Personal Communication": _ARCHIVAL | {"recipient": "contributors/secondary-authors/author"},
    "Book": {
        "collection-title": "titles/secondary-title",
        "collection-editor": "contributors/secondary-authors/author",
        "editor": "contributors/tertiary-authors/author",
        "collection-number": "number",
        "number-of-pages": "pages",
    },
    "Report": {
        "number": "isbn",
        "collection-title": "titles/secondary-title",
        "issue": "number",
        "collection-editor": "contributors/secondary-authors/author",
    },
    "Thesis": {
        "genre": "volume",
        "number-of-pages": "pages",
        "contributor": "contributors/tertiary-authors/author",
    },
    "Hearing": {"number": "number", "section": "titles/secondary-title", "authority": "titles/tertiary-title"},
    "Bill": {"number": "number"},
    "Statute": {"number": "number"},
    "Map": {"scale": "custom1", "collection-title": "titles/secondary-title"},
    "Conference Proceedings": {"publisher-place": "custom1", "event-place": "pub-location"},
    "Book Section": {"collection-number": "number"},
    "Case": {"authority": "publisher", "container-title": "titles/secondary-title", "number": "number"},
    "Patent": {"number": "isbn"},
    "Journal Article": {"ISSN": "isbn"},
    "Magazine Article": {"ISSN": "isbn"},
    "Newspaper Article": {"ISSN": "isbn"},
}
_OWN["Edited Book"] = {**_OWN["Book"], "editor": "contributors/authors/author", "author": "contributors/none"}
_OWN["Electronic Book"] = _OWN["Book"]
_ELSEWHERE = {
    "URL": ("urls/web-urls/url", "urls/text-urls/url", "urls/pdf-urls/url"),
    "genre": ("work-type",),
    "number": ("number",),
    "container-title": ("titles/alt-title",),
}
"""Where other programs have a variable whose own element is not there."""
_LINES = "research-notes"
_KNOWN = {path.partition("/")[0] for path in _FIELDS.values()} | {
    "database", "source-app", "rec-number", "foreign-keys", "ref-type", "label", "periodical", "dates", "work-type",
    "number", _LINES,
}  # fmt: skip
"""The elements of a record that are read, or tell of the library that it is from."""
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


def fields(kind: str) -> dict[str, str]:
    own = _OWN.get(kind, {})
    return {variable: path for variable, path in _FIELDS.items() if path not in own.values()} | own


def item_of(record: Element) -> CslItem:
    """The item of a record, without its id."""
    named = record.find("ref-type")
    kind = "Generic" if named is None else named.get("name", "Generic")
    item: CslItem = {"type": _BACK.get(kind, "document")}
    own: list[tuple[str, str]] = []
    paths = fields(kind)
    for variable, path in paths.items():
        places = [path, *(place for place in _ELSEWHERE.get(variable, ()) if place not in paths.values())]
        found = [[text for element in record.findall(place) if (text := _said(element))] for place in places]
        if texts := next(filter(None, found), []):
            item[variable] = _value(variable, texts)
            several = _variables.variables()[variable] == "name" or variable == "keyword"
            more = [text for one in found if not (one is texts and several) for text in one if text != texts[0]]
            own += [(f"custom.{variable}", "; ".join(dict.fromkeys(more)))] if more else []
    if kind == "Web Page":
        _visited(item)
    if date := _date(record):
        item["issued"] = date
    if "container-title" not in item and "archive_collection" not in fields(kind):
        item["container-title"] = _xml.said(record.find("periodical/full-title"))
    unknown = (e for e in record if e.tag not in _KNOWN and e.tag not in paths.values())
    own += [(f"custom.{e.tag}", said) for e in unknown if (said := _said(e))]
    if kind == "Thesis" and (department := item.pop("container-title", "")):
        own.append(("custom.department", department))  # EndNote's *Academic Department*
    whole = _labelled_lines.added(item, _xml.said(record.find(_LINES)), own, rest="annote")
    return {variable: value for variable, value in whole.items() if value}


def _visited(item: CslItem) -> None:
    """The day of a visit, which EndNote has in a web page's number, and its year in the volume."""
    day, year = str(item.get("issue", "")), str(item.get("volume", ""))
    if found := _dates.understood_freely(day) or _dates.worded(day, year) or _dates.understood_freely(year):
        item.setdefault("accessed", found)
        item |= {"issue": "", "volume": ""}


def _said(element: Element) -> str:
    """The text of an element; italics and the like, which EndNote sets in ``style`` elements, as CSL's tags."""
    from copy import deepcopy

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


def _date(record: Element) -> dict[str, Any] | None:
    """The day in ``pub-dates`` where it is whole, otherwise the year."""
    year, day = (_xml.said(record.find(path)) for path in ("dates/year", "dates/pub-dates/date"))
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
        _xml.add(record, _LINES, lines)
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
        records.append(_round_trip.settled(item, record_of, item_of, where=_LINES, report=report))
    return _xml.written(root, runs="style")
