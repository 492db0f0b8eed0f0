"""What BibTeX and biblatex share: which field an item's variable has, and which variable a field is.

Both draw on biblatex's data model (``citekit/data/biblatex.toml``); BibTeX's older names are its dialect. An
archival item is ``@misc``, printed as *howpublished. note*, and in biblatex *location* behind them: file number,
collection, repository, place, the order that Chicago asks for (18th ed., 14.119).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.authority.tables import content
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import variables as _variables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.model.items import CslItem

ENTRIES: dict[str, tuple[str, ...]] = {
    "article-journal": ("article",),
    "article-magazine": ("article",),
    "article-newspaper": ("article",),
    "book": ("book", "collection"),
    "chapter": ("incollection", "inbook"),
    "classic": ("book",),
    "collection": ("collection",),
    "dataset": ("dataset",),
    "entry": ("inreference",),
    "entry-dictionary": ("inreference",),
    "entry-encyclopedia": ("inreference",),
    "pamphlet": ("booklet",),
    "paper-conference": ("inproceedings",),
    "patent": ("patent",),
    "periodical": ("periodical",),
    "post": ("online",),
    "post-weblog": ("online",),
    "report": ("report",),
    "review": ("article",),
    "review-book": ("article",),
    "software": ("software",),
    "thesis": ("thesis",),
    "webpage": ("online",),
}
"""CSL's types as entry types, the first that has all it demands; every other type is ``@misc``."""

TYPES: dict[str, str] = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "proceedings": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manuscript": "manuscript",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "video": "motion_picture",
    "music": "song",
    "audio": "song",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "techreport": "report",
    "suppcollection": "chapter",
    "mvreference": "book",
    "mvproceedings": "book",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""Entry types of BibTeX and biblatex (and their aliases) as types of CSL; every other is a ``document``."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "letter": "personal_communication"}
"""The ``entrysubtype`` of other programs; citekit's own is the type in CSL's word."""

GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
"""What entry types of BibTeX say of a thesis."""

WORDS = {
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis", "techreport": "technical report",
    "resreport": "research report", "inpreparation": "in preparation", "inpress": "in press",
    "prepublished": "pre-published", "patent": "patent", "patentus": "U.S. patent", "patentde": "German patent",
    "patenteu": "European patent", "patentep": "European patent", "patentuk": "British patent",
    "patentfr": "French patent",
    "patreq": "patent request", "patrequs": "U.S. patent request", "patreqde": "German patent request",
    "countryus": "United States of America", "countryde": "Germany", "countryeu": "European Union",
    "countryep": "European Union", "countryuk": "United Kingdom", "countryfr": "France",
}  # fmt: skip
"""What biblatex prints for its keys in ``type``, ``pubstate`` and a patent's ``location`` (manual, 4.9.2)."""

_FIELDS: dict[str, str] = {
    "author": "author",
    "title": "title",
    "title-short": "shorttitle",
    "container-author": "bookauthor",
    "editor": "editor",
    "translator": "translator",
    "container-title-short": "shortjournal",
    "genre": "type",
    "issued": "date",
    "original-date": "origdate",
    "event-title": "eventtitle",
    "event-date": "eventdate",
    "event-place": "venue",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "collection-title": "series",
    "edition": "edition",
    "chapter-number": "chapter",
    "part": "part",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "version": "version",
    "publisher": "publisher",
    "publisher-place": "location",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "note": "note",
    "call-number": "library",
    "status": "pubstate",
    "PMID": "pmid",
    "language": "langid",
    "keyword": "keywords",
    "DOI": "doi",
    "URL": "url",
    "accessed": "urldate",
    "ISBN": "isbn",
    "ISSN": "issn",
    "abstract": "abstract",
    "annote": "annotation",
}
_OWN: dict[str, dict[str, str]] = {
    "article": {"container-title": "journaltitle", "issue": "number", "number": "eid", "volume-title": "issuetitle"},
    "online": {"container-title": "organization"},
    "patent": {"number": "number"},
    "report": {"number": "number", "publisher": "institution"},
    "thesis": {"publisher": "institution"},
    "unpublished": {"medium": "howpublished"},
    "misc": {"publisher": "organization", "medium": "howpublished"},
}
_OWN |= {entry: {"collection-number": "number"} for entry in ("book", "collection")}
_OWN |= {
    entry: {"container-title": "booktitle", "collection-number": "number"}
    for entry in ("inbook", "incollection", "inproceedings", "inreference")
}

ARCHIVAL: dict[str, str] = {
    "archive_location": "howpublished",
    "archive_collection": "note",
    "archive": "organization",
    "archive-place": "location",
    "note": "addendum",
}
"""The fields of an archival item, a ``@misc`` (or ``@unpublished``) whose ``entrysubtype`` is a type of CSL."""


class Dialect(Struct, frozen=True):
    """How one program names things: ``fields`` and ``entries`` rename, ``archival`` is where an archive stands.

    ``strict`` where only fields of the data model are admitted; ``printed`` where the collection's field has to carry
    the repository and its place too, since styles print no other.
    """

    name: str
    archival: dict[str, str] = field(default_factory=lambda: ARCHIVAL)
    fields: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    misc: str = "misc"
    """The entry type of an archival item."""
    strict: bool = True
    printed: tuple[str, ...] = ()
    """The variables that the collection's field repeats."""


_SHELF = {
    "archive_location": "shelfmark",
    "archive_collection": "collection",
    "archive": "library",
    "archive-place": "location",
}
MANUSCRIPTS = Dialect("biblatex-manuscripts-philology", archival=_SHELF, misc="manuscript")
"""biblatex-manuscripts-philology; its ``@manuscript`` means the same in a file of any dialect."""


class Entry(Struct, frozen=True):
    """An entry as it stands in the file: its values are LaTeX."""

    type: str
    fields: dict[str, str]


def model() -> Mapping[str, Any]:
    """biblatex's data model: what entry types admit and demand."""
    return content("biblatex")


def admitted(entry: str) -> frozenset[str]:
    """The fields that an entry type admits."""
    return frozenset(model()["every"]) | frozenset(model().get(entry, {}).get("fields", ()))


_MAPPINGS: dict[tuple[str, str, bool, bool], dict[str, str]] = {}


def mapping(entry: str, dialect: Dialect, *, archival: bool) -> dict[str, str]:
    """Each variable's field in an entry type, biblatex's names."""
    key = (entry, dialect.name, dialect.strict, archival)
    if key not in _MAPPINGS:
        _MAPPINGS[key] = _mapped(entry, dialect, archival=archival)
    return _MAPPINGS[key]


def _mapped(entry: str, dialect: Dialect, *, archival: bool) -> dict[str, str]:
    found = {**_FIELDS, **_OWN.get(entry, {})}
    if archival:
        taken = {*dialect.archival.values(), *_levels.LABELS.values()}
        found = {variable: name for variable, name in found.items() if name not in taken}
        found |= dialect.archival
    if not dialect.strict:
        return found | _named_as_in_csl(found)
    allowed = admitted(entry) | (frozenset(dialect.archival.values()) if archival else frozenset())
    return {variable: name for variable, name in found.items() if name in allowed}


def _named_as_in_csl(found: dict[str, str]) -> dict[str, str]:
    """BibTeX takes any field: a variable without one has its own name."""
    taken = set(found.values())
    kinds = _variables.variables().items()
    free = {v: v.lower() for v, kind in kinds if v not in found and kind not in {"list", "object"}}
    return {variable: name for variable, name in free.items() if name not in taken}


def entry_type(item: CslItem) -> str:
    """The entry type of an item: the one whose demands it meets best."""
    wanted = ENTRIES.get(item["type"], ("misc",))
    held = item.keys() & {"archive", "archive_collection", "archive_location"}
    if held and not item.keys() & {"publisher", "container-title"}:
        return "misc"
    return min(wanted, key=lambda entry: len(_lacking(item, entry)))


def _lacking(item: CslItem, entry: str) -> set[str]:
    own = {**_FIELDS, **_OWN.get(entry, {})}
    present = {own[variable] for variable in item if variable in own}
    return set(model().get(entry, {}).get("mandatory", ())) - present


def csl_type(entry: str, subtype: str | None) -> str:
    """The type of CSL that an entry type and its subtype say.

    >>> csl_type("misc", "personal_communication"), csl_type("techreport", None), csl_type("misc", None)
    ('personal_communication', 'report', 'document')
    """
    if subtype in _variables.types():
        return str(subtype)
    return SUBTYPES.get(subtype or "") or TYPES.get(entry, "document")


def base(entry: str) -> str:
    """The entry type whose fields an entry type has: that of its alias, of one volume for many."""
    return _BASES.get(entry, entry)


def is_file(item: CslItem) -> bool:
    """Whether a file, box or collection is cited as such, and no document in it."""
    return item["type"] == "collection" and not item.keys() & {"genre", "number"}


_BASES = {
    "techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "conference": "inproceedings",
    "electronic": "online", "www": "online", "proceedings": "collection", "reference": "collection", "mvbook": "book",
    "manual": "book", "mvcollection": "collection", "mvreference": "collection", "mvproceedings": "collection",
    "bookinbook": "inbook", "suppbook": "inbook", "suppcollection": "incollection", "suppperiodical": "article",
}  # fmt: skip
