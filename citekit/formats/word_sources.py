"""The sources that Word keeps (*Manage Sources*, ``Sources.xml``), read: ECMA-376, part 1, 22.6 *Bibliography*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import FormatError
from citekit.formats import Parsed
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import xml as _xml
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from citekit.model.items import CslItem

TYPES = {
    "ArticleInAPeriodical": "article-magazine", "Art": "graphic", "Book": "book", "BookSection": "chapter",
    "Case": "legal_case", "ConferenceProceedings": "paper-conference", "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage", "Film": "motion_picture", "InternetSite": "webpage", "Interview": "interview",
    "JournalArticle": "article-journal", "Misc": "document", "Patent": "patent", "Performance": "performance",
    "Report": "report", "SoundRecording": "song",
}  # fmt: skip
_VARIABLES = {
    "Title": "title", "ShortTitle": "title-short", "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title", "ConferenceName": "event-title", "InternetSiteTitle": "container-title",
    "PublicationTitle": "container-title", "BroadcastTitle": "container-title", "AlbumTitle": "container-title",
    "Publisher": "publisher", "Institution": "publisher", "Distributor": "publisher", "ProductionCompany": "publisher",
    "Volume": "volume", "Issue": "issue", "Pages": "page", "Edition": "edition", "NumberVolumes": "number-of-volumes",
    "ChapterNumber": "chapter-number", "DOI": "DOI", "URL": "URL", "Medium": "medium", "Comments": "note",
    "ThesisType": "genre", "Version": "version", "CaseNumber": "number", "PatentNumber": "number",
    "Reporter": "container-title",
    "Court": "authority", "Theater": "event-place",
}  # fmt: skip
_PEOPLE = {
    "Author": "author", "Artist": "author", "Editor": "editor", "BookAuthor": "container-author",
    "Translator": "translator",
    "Compiler": "compiler", "Composer": "composer", "Conductor": "performer", "Director": "director",
    "Interviewee": "author",
    "Interviewer": "interviewer", "Inventor": "author", "Performer": "performer", "ProducerName": "producer",
    "Writer": "script-writer", "Counsel": "contributor",
}  # fmt: skip
_DATES = {"issued": ("Year", "Month", "Day"), "accessed": ("YearAccessed", "MonthAccessed", "DayAccessed")}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")
_PLACE = ("City", "StateProvince", "CountryRegion")
_SAID = {"Tag", "SourceType", "Author", "Guid", "RefOrder", "LCID", "StandardNumber", *_PLACE, *_VARIABLES,
         *(part for parts in _DATES.values() for part in parts)}  # fmt: skip


def read(text: str) -> Parsed:
    """The items of ``Sources``; what no variable has is kept in ``custom``."""
    root, findings = _xml.parsed(text, "Word’s sources")
    _xml.bare(root)
    found = [root] if root.tag == "Source" else root.findall(".//Source")
    if not found:
        raise FormatError("not Word’s sources: it has no Source", hint="name the format with --from")
    items = [{"id": _xml.said(source.find("Tag")), **item_of(source)} for source in found]
    return Parsed(tuple(keyed(items)), tuple(findings))


def item_of(source: Element) -> CslItem:
    """The item of a ``Source``, without its id."""
    item: CslItem = {"type": TYPES.get(_xml.said(source.find("SourceType")), "document")}
    own: list[tuple[str, str]] = []
    for child in source:
        name, said = str(child.tag), _xml.said(child)
        variable = _VARIABLES.get(name)
        if (variable and said and item.setdefault(variable, said) != said) or (name not in _SAID and said):
            own.append((f"custom.{name}", said))
    for role in source.findall("Author/*"):
        item.setdefault(_PEOPLE.get(str(role.tag), "contributor"), []).extend(_people(role))
    item["publisher-place"] = ", ".join(filter(None, (_xml.said(source.find(part)) for part in _PLACE)))
    for variable, parts in _DATES.items():
        if date := _date(*(_xml.said(source.find(part)) for part in parts)):
            item[variable] = date
    if number := _xml.said(source.find("StandardNumber")):
        item["ISSN" if item["type"].startswith("article") else "ISBN"] = number
    if _LANGUAGE.fullmatch(language := _xml.said(source.find("LCID"))):  # or Windows' number of one
        item["language"] = language
    if genre := item.get("genre"):
        item |= {"type": "thesis", "genre": genre}
    return _labelled_lines.added({variable: value for variable, value in item.items() if value}, "", own, rest="note")


def _people(role: Element) -> list[_names.Name]:
    bodies: list[_names.Name] = [{"literal": said} for body in role.iter("Corporate") if (said := _xml.said(body))]
    for person in role.iter("Person"):
        family, given, middle = (_xml.said(person.find(part)) for part in ("Last", "First", "Middle"))
        whole = " ".join(filter(None, (given, middle)))
        bodies += (
            [_names.joined(family, whole) if whole or " " not in family else {"literal": family}] if family else []
        )
    return bodies


def _date(year: str, month: str, day: str) -> CslItem | None:
    if not year:
        return None
    if month.isdecimal():
        return _dates.free("-".join(filter(None, (year, month, day))))
    return _dates.free(" ".join(filter(None, (day, month, year))))
