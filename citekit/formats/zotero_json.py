"""Zotero's own JSON: the items of its web API (version 3), and of Better BibTeX's export.

Zotero has fields for the archive and the place in it. Collection, place and whatever else its type of item has no
field for stand at the top of *Extra*, one variable a line, where Zotero's citing reads them; so does the citation key.

>>> item = {"id": "rusk", "type": "personal_communication", "genre": "telegram", "archive": "Department of State",
...         "archive_collection": "Central Files", "archive_location": "POL 7 US/Harriman"}
>>> (sent,) = data([item])
>>> sent["itemType"], sent["letterType"], sent["archive"], sent["archiveLocation"]
('letter', 'telegram', 'Department of State', 'POL 7 US/Harriman')
>>> print(sent["extra"])
Citation Key: rusk
archive_collection: Central Files
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import round_trip as _round_trip
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

Data = dict[str, Any]

TYPES: dict[str, str] = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary",
    "document": "document", "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing", "instantMessage": "personal_communication",
    "interview": "interview", "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "song", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture",
    "webpage": "webpage",
}  # fmt: skip
"""Zotero's item types as CSL's (Zotero's schema, ``csl.types``)."""

_BASE = {
    "title": "title", "abstract": "abstractNote", "issued": "date", "title-short": "shortTitle",
    "language": "language", "URL": "url", "accessed": "accessDate",
}  # fmt: skip
_HELD = {
    "archive": "archive", "archive_location": "archiveLocation", "source": "libraryCatalog",
    "call-number": "callNumber",
}  # fmt: skip
_MADE = {"publisher": "publisher", "publisher-place": "place"}
_SERIES = {"collection-title": "series", "collection-number": "seriesNumber"}
_VOLUME = {"volume": "volume", "number-of-volumes": "numberOfVolumes", "edition": "edition", "ISBN": "ISBN"}
_ISSUE = {"container-title": "publicationTitle", "volume": "volume", "issue": "issue", "page": "pages", "ISSN": "ISSN"}

_FIELDS: dict[str, dict[str, str]] = {
    "document": {**_HELD, "publisher": "publisher"},
    "letter": {**_HELD, "genre": "letterType"},
    "manuscript": {**_HELD, "genre": "manuscriptType", "publisher-place": "place", "number-of-pages": "numPages"},
    "interview": {**_HELD, "medium": "interviewMedium"},
    "artwork": {**_HELD, "medium": "artworkMedium", "dimensions": "artworkSize"},
    "book": {**_HELD, **_MADE, **_SERIES, **_VOLUME, "number-of-pages": "numPages"},
    "bookSection": {**_HELD, **_MADE, **_SERIES, **_VOLUME, "container-title": "bookTitle", "page": "pages"},
    "journalArticle": {
        **_HELD, **_ISSUE, "collection-title": "series", "container-title-short": "journalAbbreviation", "DOI": "DOI",
    },
    "magazineArticle": {**_HELD, **_ISSUE},
    "newspaperArticle": {
        **_HELD, "container-title": "publicationTitle", "publisher-place": "place", "edition": "edition",
        "section": "section", "page": "pages", "ISSN": "ISSN",
    },
    "report": {
        **_HELD, "number": "reportNumber", "genre": "reportType", "collection-title": "seriesTitle",
        "publisher": "institution", "publisher-place": "place", "page": "pages",
    },
    "thesis": {
        **_HELD, "genre": "thesisType", "publisher": "university", "publisher-place": "place",
        "number-of-pages": "numPages",
    },
    "conferencePaper": {
        **_HELD, **_MADE, "container-title": "proceedingsTitle", "event-title": "conferenceName", "volume": "volume",
        "page": "pages", "collection-title": "series", "DOI": "DOI", "ISBN": "ISBN",
    },
    "map": {**_HELD, **_MADE, "genre": "mapType", "scale": "scale", "edition": "edition", "ISBN": "ISBN"},
    "webpage": {"container-title": "websiteTitle", "genre": "websiteType"},
    "blogPost": {"container-title": "blogTitle", "genre": "websiteType"},
}  # fmt: skip
"""The fields that the web API admits in the item types that citekit sends; every other type is sent as a document."""

_ANYWHERE = {
    **_BASE, **_HELD, **_MADE, **_SERIES, **_VOLUME, **_ISSUE, "number": "number", "medium": "medium", "genre": "type",
    "scale": "scale", "DOI": "DOI", "number-of-pages": "numPages", "container-title-short": "journalAbbreviation",
    "event-title": "conferenceName", "status": "legalStatus", "submitted": "filingDate", "version": "versionNumber",
    "section": "section", "chapter-number": "session", "references": "references", "dimensions": "artworkSize",
    "original-date": "originalDate", "original-publisher": "originalPublisher", "PMID": "PMID", "PMCID": "PMCID",
    "original-publisher-place": "originalPlace", "part-number": "partNumber", "part-title": "partTitle",
    "volume-title": "volumeTitle", "division": "division",
}  # fmt: skip
_OF_A_TYPE = {
    "caseName": "title", "nameOfAct": "title", "subject": "title", "dateDecided": "issued", "dateEnacted": "issued",
    "issueDate": "issued", "reporter": "container-title", "code": "container-title", "bookTitle": "container-title",
    "proceedingsTitle": "container-title", "dictionaryTitle": "container-title", "websiteTitle": "container-title",
    "encyclopediaTitle": "container-title", "programTitle": "container-title", "blogTitle": "container-title",
    "forumTitle": "container-title", "reporterVolume": "volume", "codeNumber": "volume", "codeVolume": "volume",
    "firstPage": "page", "codePages": "page", "docketNumber": "number", "publicLawNumber": "number",
    "billNumber": "number", "patentNumber": "number", "documentNumber": "number", "episodeNumber": "number",
    "reportNumber": "number", "archiveID": "number", "identifier": "number", "court": "authority",
    "legislativeBody": "authority", "issuingAuthority": "authority", "organization": "authority",
    "committee": "section", "distributor": "publisher", "network": "publisher", "label": "publisher",
    "studio": "publisher", "company": "publisher", "institution": "publisher", "university": "publisher",
    "repository": "publisher", "assignee": "publisher", "repositoryLocation": "publisher-place",
    "meetingName": "event-title", "seriesTitle": "collection-title", "applicationNumber": "call-number",
    "priorityNumbers": "issue", "history": "references", "runningTime": "dimensions", "system": "medium",
    "videoRecordingFormat": "medium", "audioRecordingFormat": "medium", "audioFileType": "medium",
    "artworkMedium": "medium", "interviewMedium": "medium", "format": "medium", "manuscriptType": "genre",
    "letterType": "genre", "mapType": "genre", "reportType": "genre", "thesisType": "genre", "websiteType": "genre",
    "presentationType": "genre", "postType": "genre", "genre": "genre", "programmingLanguage": "genre",
    "status": "status", "eventPlace": "event-place",
}  # fmt: skip
"""What the fields of all of Zotero's item types are in CSL (Zotero's schema, ``csl.fields`` and base fields)."""
FIELDS = {name: variable for variable, name in _ANYWHERE.items()} | _OF_A_TYPE

_CREATORS: dict[str, dict[str, str]] = {
    "document": {"author": "author", "editor": "editor", "translator": "translator"},
    "letter": {"author": "author", "recipient": "recipient"},
    "manuscript": {"author": "author", "translator": "translator"},
    "interview": {"author": "interviewee", "interviewer": "interviewer", "translator": "translator"},
    "artwork": {"author": "artist"},
    "map": {"author": "cartographer", "collection-editor": "seriesEditor"},
    "report": {"author": "author", "collection-editor": "seriesEditor", "translator": "translator"},
    "thesis": {"author": "author"},
    "webpage": {"author": "author", "translator": "translator"},
    "blogPost": {"author": "author"},
    "bookSection": {"container-author": "bookAuthor"},
    "magazineArticle": {"author": "author", "translator": "translator"},
    "newspaperArticle": {"author": "author", "translator": "translator"},
}
_ANY = {"author": "author", "editor": "editor", "collection-editor": "seriesEditor", "translator": "translator"}
_JOURNAL = {"author": "author", "editor": "editor", "translator": "translator"}
_CREATORS |= {"book": _ANY, "conferencePaper": _ANY, "journalArticle": _JOURNAL}
_CREATORS["bookSection"] |= _ANY

_SENT = {csl: zotero for zotero, csl in TYPES.items() if zotero in _FIELDS}
_KEY = re.compile(r"citation key:\s*(\S(?:.*\S)?)\s*", re.IGNORECASE)
_NO_ITEMS = {"attachment", "note", "annotation"}


def read(text: str) -> Parsed:
    """The items of the web API's answer, of a list of item data, or of Better BibTeX's JSON."""
    try:
        found = json.loads(text, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not Zotero’s JSON: {error}") from None
    listed = found.get("items", [found]) if isinstance(found, dict) else found  # Better BibTeX has {"items": […]}
    if not isinstance(listed, list):
        raise FormatError("not Zotero’s JSON: no list of items")
    items, diagnostics = [], []
    for count, value in enumerate(listed, 1):
        sent = value.get("data", value) if isinstance(value, dict) else None
        if not isinstance(sent, dict) or not isinstance(sent.get("itemType"), str):
            diagnostics.append(Diagnostic(f"record {count} is no item of Zotero", expected="itemType"))
        elif sent["itemType"] not in _NO_ITEMS:
            items.append({"id": key_of(sent), **item_of(sent)})
    return Parsed(tuple(keyed(items)), tuple(diagnostics))


def key_of(sent: Data) -> str:
    """The key that an item is cited by, else that of the library."""
    said = next((m[1] for line in str(sent.get("extra", "")).split("\n") if (m := _KEY.fullmatch(line))), "")
    return str(sent.get("citationKey") or sent.get("citekey") or said or sent.get("key") or sent.get("itemKey") or "")


def item_of(sent: Data) -> CslItem:
    """The item of Zotero's item data, without its id."""
    kind = str(sent["itemType"])
    fields = FIELDS | {name: variable for variable, name in _FIELDS.get(kind, {}).items()}
    item: CslItem = {"type": TYPES.get(kind, "document")}
    own = [(f"custom.{name}", str(sent[name])) for name in ("rights", "country") if sent.get(name)]
    for name, said in sent.items():
        if name in fields and isinstance(said, (str, int)) and str(said):
            date = _variables.variables()[fields[name]] == "date"
            value = _date(str(said)) if date else str(said)
            if item.setdefault(fields[name], value) != value:
                own.append((f"custom.{name}", str(said)))
    for creator in _listed(sent, "creators"):
        if person := _creator(creator):
            item.setdefault(_role(kind, str(creator.get("creatorType", "author"))), []).append(person)
    if words := [word for tag in _listed(sent, "tags") if (word := str(tag.get("tag") or ""))]:
        item["keyword"] = ", ".join(words)
    extra = "\n".join(line for line in str(sent.get("extra", "")).split("\n") if not _KEY.fullmatch(line))
    return _labelled_lines.added(item, extra, own, rest="note")


def _listed(sent: Data, name: str) -> list[Data]:
    """The objects of a list; a bare text is a tag."""
    found = sent.get(name)
    listed = found if isinstance(found, list) else []
    return [one if isinstance(one, dict) else {"tag": one} for one in listed if isinstance(one, (dict, str))]


def _date(said: str) -> dict[str, Any]:
    return _dates.free(said[:10] if said[10:11] in {"T", " "} and said[:4].isdecimal() else said)


def _written(date: Any) -> str:
    """A date as Zotero reads it: EDTF, and in words a season and a year before Christ, which it counts otherwise."""
    words = _dates.in_words(date) or _dates.season_in_words(date) if isinstance(date, dict) else None
    return words or _dates.written(date) or ""


def _said_again(item: CslItem) -> CslItem:
    """The date of an item where Zotero cites but a year of it; from a line of *Extra* it cites the whole.

    These are periods, approximate dates, dates in words and years before Christ.
    """
    understood = _dates.parse(_dates.edtf(item.get("issued", {})) or "")
    plain = understood and len(understood["date-parts"]) == 1 and understood["date-parts"][0][0] > 0
    return {} if "issued" not in item or (plain and "circa" not in (understood or {})) else {"issued": item["issued"]}


def _role(kind: str, said: str) -> str:
    roles = {zotero: variable for variable, zotero in {**_ANY, **_CREATORS.get(kind, {})}.items()}
    known = _variables.variables()
    variable = roles.get(said) or _OTHER_CREATORS.get(said) or said
    return variable if known.get(variable) == "name" else "contributor"


_OTHER_CREATORS = dict.fromkeys(
    ("artist", "inventor", "presenter", "podcaster", "programmer", "sponsor", "interviewee", "cartographer"), "author"
) | {
    "scriptwriter": "script-writer", "reviewedAuthor": "reviewed-author", "castMember": "performer",
    "bookAuthor": "container-author", "wordsBy": "author",
}  # fmt: skip


def _creator(creator: Data) -> _names.Name:
    if creator.get("name"):
        return {"literal": str(creator["name"])}
    return _names.joined(str(creator.get("lastName", "")), str(creator.get("firstName", "")))


def record_of(item: CslItem, beside: CslItem) -> Data:
    """An item as the web API takes it; the variables in ``beside`` are lines of *Extra*."""
    kind = _SENT.get(item["type"], "document")
    sent: Data = {"itemType": "letter" if item["type"] == "personal_communication" else kind}
    for variable, name in {**_BASE, **_FIELDS[sent["itemType"]]}.items():
        if variable in item and variable not in beside:
            date = _variables.variables()[variable] == "date"
            sent[name] = _written(item[variable]) if date else str(item[variable])
    roles = _CREATORS[sent["itemType"]]
    sent["creators"] = [
        {"creatorType": roles[variable], **_sent_name(name)}
        for variable in roles
        if variable not in beside
        for name in item.get(variable, ())
    ]
    sent["tags"] = [{"tag": word} for word in str(item.get("keyword", "")).split(", ") if word]
    free = [] if "note" in beside else [str(item.get("note", ""))]
    own = dict(_levels.labelled(item))
    extra = _labelled_lines.lines(_said_again(item) | beside, item, but=("custom.rights",))
    lines = [f"Citation Key: {item['id']}", *extra, *free]
    sent |= {"rights": own["custom.rights"]} if "custom.rights" in own else {}
    return sent | {"extra": "\n".join(filter(None, lines)), "collections": [], "relations": {}}


def _sent_name(name: _names.Name) -> Data:
    family, given = _names.pair(name)
    return {"name": family} if name.get("literal") else {"lastName": family, "firstName": given}


def data(items: Iterable[CslItem], *, report: Report = unreported) -> list[Data]:
    """The items as the web API takes them."""
    return [_round_trip.settled(item, record_of, item_of, where="extra", report=report) for item in keyed(items)]


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as a list of Zotero's item data; a variable without a field is a line of *Extra*."""
    return json.dumps(data(items, report=report), ensure_ascii=False, indent=2) + "\n"
