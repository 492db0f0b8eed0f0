"""Zotero RDF, read: the items of a library as Zotero's own RDF has them, notes and attachments left out.

An element says a field of Zotero (*Zotero RDF* of its translators: Dublin Core, PRISM, FOAF and the Bibliographic
Ontology's forerunner); what the fields are in CSL is `citekit.formats.zotero_json`'s table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, zotero_json
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from citekit.formats.zotero_json import Data

_FIELDS = {
    "title": "title", "abstract": "abstractNote", "date": "date", "language": "language", "shortTitle": "shortTitle",
    "pages": "pages", "volume": "volume", "number": "issue", "edition": "edition", "dateSubmitted": "accessDate",
    "libraryCatalog": "libraryCatalog", "archive": "archive", "coverage": "archiveLocation", "rights": "rights",
    "description": "extra", "numPages": "numPages", "numberOfVolumes": "numberOfVolumes",
    "meetingName": "conferenceName",
    "citationKey": "citationKey", "scale": "scale", "medium": "medium", "artworkSize": "artworkSize",
}  # fmt: skip
_CREATORS = {
    "authors": "author", "editors": "editor", "contributors": "contributor", "translators": "translator",
    "seriesEditors": "seriesEditor", "recipients": "recipient", "interviewers": "interviewer", "interviewees": "author",
    "artists": "artist", "cartographers": "author", "inventors": "inventor", "directors": "director",
    "presenters": "presenter", "programmers": "programmer", "composers": "composer", "performers": "performer",
    "bookAuthors": "bookAuthor", "reviewedAuthors": "reviewedAuthor", "podcasters": "podcaster",
    "producers": "producer", "scriptwriters": "scriptwriter", "guests": "guest", "castMembers": "castMember",
    "wordsBy": "wordsBy", "counsels": "counsel", "sponsors": "sponsor", "cosponsors": "cosponsor",
    "commenters": "commenter", "attorneyAgents": "attorneyAgent",
}  # fmt: skip
_TYPED = {
    "manuscript": "manuscriptType", "letter": "letterType", "report": "reportType", "thesis": "thesisType",
    "map": "mapType",
    "webpage": "websiteType", "blogPost": "websiteType", "artwork": "artworkMedium", "interview": "interviewMedium",
}  # fmt: skip
_WITHIN = {
    "bookSection": "bookTitle", "conferencePaper": "proceedingsTitle", "webpage": "websiteTitle",
    "blogPost": "blogTitle",
}  # fmt: skip
_MADE = {"report": "institution", "thesis": "university", "case": "court"}
_NUMBERS = {
    "patent": "patentNumber", "bill": "billNumber", "statute": "publicLawNumber", "case": "docketNumber",
    "report": "reportNumber", "hearing": "documentNumber", "tvBroadcast": "episodeNumber", "podcast": "episodeNumber",
    "radioBroadcast": "episodeNumber", "standard": "number",
}  # fmt: skip
"""What ``prism:number`` is in an item type; in others it is an issue's."""
_NO_ITEMS = {"attachment", "note", "annotation"}
_NUMBERED = re.compile(r"(ISBN|ISSN|DOI)\s+(\S.*)")


def read(text: str) -> Parsed:
    """The items of a file of Zotero RDF; what is not well formed is read as far as it can be, and reported."""
    root, findings = _xml.parsed(text, "Zotero RDF")
    _xml.bare(root, attributes=True)
    about = {str(element.get("about")): element for element in root if element.get("about")}
    kinds = [(element, _xml.said(element.find("itemType"))) for element in root]
    items = [
        {"id": zotero_json.key_of(data), **zotero_json.item_of(data)}
        for element, kind in kinds
        if kind and kind not in _NO_ITEMS
        for data in [_data(element, kind, about)]
    ]
    if not items:
        raise FormatError("not Zotero RDF: it has no item", hint="export the library as Zotero RDF, or name the format")
    listed: list[Diagnostic] = findings
    return Parsed(tuple(keyed(items)), tuple(listed))


def _data(element: Element, kind: str, about: dict[str, Element]) -> Data:
    """An item as Zotero's JSON has it."""
    data: Data = {"itemType": kind, "creators": [], "tags": []}
    for child in element:
        name = str(child.tag)
        if name == "type":
            data[_TYPED.get(kind, "type")] = _xml.said(child)
        elif name == "number" and kind in _NUMBERS:
            data[_NUMBERS[kind]] = _xml.said(child)
        elif name == "subject":
            _subject(child, data)
        elif name in _FIELDS or (name in zotero_json.FIELDS and not len(child)):
            data[_FIELDS.get(name, name)] = _xml.said(child)
        elif name in _CREATORS:
            data["creators"] += [_creator(person, _CREATORS[name]) for person in child.iter("Person")]
        elif name == "publisher":
            data[_MADE.get(kind, "publisher")] = _xml.said(child.find(".//name"))
            data["place"] = _xml.said(child.find(".//locality"))
        elif name == "identifier":
            _identified(child, data)
        elif name == "isPartOf":
            _whole(child, data, kind, about)
        elif name == "presentedAt":
            data["conferenceName"] = _xml.said(child.find(".//title"))
    return {name: value for name, value in data.items() if value}


def _creator(person: Element, role: str) -> Data:
    family, given = (_xml.said(person.find(name)) for name in ("surname", "givenName"))
    return {"creatorType": role, **({"lastName": family, "firstName": given} if given else {"name": family})}


def _subject(child: Element, data: Data) -> None:
    """A tag; a shelf mark stands among them."""
    if child.find("LCC") is not None:
        data["callNumber"] = _xml.said(child)
    else:
        data["tags"].append({"tag": _xml.said(child)})


def _identified(child: Element, data: Data) -> None:
    said = _xml.said(child)
    if child.find("URI") is not None:
        data["url"] = said
    elif match := _NUMBERED.fullmatch(said):
        data[match[1]] = match[2]


def _whole(child: Element, data: Data, kind: str, about: dict[str, Element]) -> None:
    """What the item is part of: a journal, a book, a series, here or elsewhere in the file."""
    elsewhere = about.get(str(child.get("resource", "")))
    whole = elsewhere if elsewhere is not None else next(iter(child), None)
    if whole is None:
        return
    title = _xml.said(whole.find("title"))
    if whole.tag == "Series":
        data["series"] = title
        data["seriesNumber"] = _xml.said(whole.find("number")) or _xml.said(whole.find("identifier"))
        return
    data[_WITHIN.get(kind, "publicationTitle")] = title
    for part, field in (("volume", "volume"), ("number", "issue"), ("alternative", "journalAbbreviation")):
        data.setdefault(field, _xml.said(whole.find(part)))
    for one in whole.findall("identifier"):
        _identified(one, data)
    if whole.find("isPartOf/Series") is not None:
        _whole(whole.find("isPartOf"), data, kind, {})  # type: ignore[arg-type]
