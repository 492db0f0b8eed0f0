"""The elements of MODS that CSL's variables are, and its words for roles, genres and kinds of resource."""

from __future__ import annotations

from citekit.formats.zotero_json import TYPES as ZOTERO

HOST = "relatedItem[@type='host'][not(@displayLabel='collection' or @displayLabel='Collection')]"
"""What the item stands in: a journal, a book, not the collection that it lies in."""

COLLECTION = "relatedItem[@type='host'][@displayLabel='collection']"

PATHS: dict[str, str] = {
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
    "ISSN": f"{HOST}/identifier[@type='issn']",
    "PMID": "identifier[@type='pmid']",
    "number": "identifier[@type='document number']",
    "archive_collection": f"{COLLECTION}/titleInfo/title",
    "archive-place": f"{COLLECTION}/originInfo/place/placeTerm",
    "container-title": f"{HOST}/titleInfo[not(@type)]/title",
    "container-title-short": f"{HOST}/titleInfo[@type='abbreviated']/title",
    "volume": f"{HOST}/part/detail[@type='volume']/number",
    "issue": f"{HOST}/part/detail[@type='issue']/number",
    "chapter-number": f"{HOST}/part/detail[@type='chapter']/number",
    "section": f"{HOST}/part/detail[@type='section']/number",
    "page": f"{HOST}/part/extent[@unit='page']/list",
    "collection-title": "relatedItem[@type='series']/titleInfo/title",
    "collection-number": "relatedItem[@type='series']/titleInfo/partNumber",
}
"""Each variable's element. ``[@type='x']`` is made on writing and asked for on reading."""

ELSEWHERE: dict[str, tuple[str, ...]] = {
    "issued": (
        f"{HOST}/part/date",
        f"{HOST}/originInfo/dateIssued",
        "part/date",
        "originInfo/copyrightDate",
        f"{HOST}/originInfo/copyrightDate",
        "originInfo/dateCreated",
        f"{HOST}/originInfo/dateCreated",
    ),
    "URL": ("identifier[@type='uri']", f"{HOST}/location/url"),
    "DOI": (f"{HOST}/identifier[@type='doi']",),
    "ISBN": (f"{HOST}/identifier[@type='isbn']",),
    "ISSN": ("identifier[@type='issn']",),
    "publisher": (f"{HOST}/originInfo/publisher",),
    "publisher-place": (f"{HOST}/originInfo/place/placeTerm[not(@type='code')]",),
    "edition": (f"{HOST}/originInfo/edition",),
    "volume": ("part/detail[@type='volume']/number", f"{HOST}/titleInfo/partNumber"),
    "issue": ("part/detail[@type='issue']/number", f"{HOST}/part/detail[@type='number']/number"),
    "section": ("part/detail[@type='section']/number", f"{HOST}/part/detail[@type='section']/title"),
    "archive_location": (
        "location/holdingSimple/copyInformation/shelfLocator",
        f"{HOST}/location/shelfLocator",
        "location/holdingSimple/copyInformation/subLocation",
    ),
    "archive": (f"{HOST}/location/physicalLocation",),
    "archive_collection": ("relatedItem[@type='host'][@displayLabel='Collection']/titleInfo/title",),
    "collection-title": (f"{HOST}/relatedItem[@type='series']/titleInfo/title",),
    "collection-number": (f"{HOST}/relatedItem[@type='series']/titleInfo/partNumber",),
}
"""Where libraries and other programs have a variable whose own element is not there."""

EXTENTS = tuple(
    f"{above}part/extent[@unit='{unit}']" for above in (f"{HOST}/", "") for unit in ("page", "pages", "pp.", "p.")
)
"""Where pages are said from first to last."""

ROLES: dict[str, str] = {
    "author": "aut", "chair": "mod", "compiler": "com", "composer": "cmp", "contributor": "ctb", "curator": "cur",
    "director": "drt", "editor": "edt", "executive-producer": "pro", "host": "hst", "illustrator": "ill",
    "interviewer": "ivr", "narrator": "nrt", "organizer": "orm", "performer": "prf", "recipient": "rcp",
    "script-writer": "aus", "translator": "trl",
}  # fmt: skip
"""CSL's roles as MARC relator codes."""

OTHER_ROLES = {
    "creator": "author", "cre": "author", "addressee": "recipient", "thesis advisor": "contributor",
    "interviewee": "author", "ive": "author", "artist": "author", "art": "author", "cartographer": "author",
    "ctg": "author", "photographer": "author", "pht": "author", "inventor": "author", "inv": "author",
}  # fmt: skip
"""Other words of MARC's list for these."""

HELD = {"document", "manuscript", "map", "personal_communication"}
"""Types whose host is the collection that they lie in, where a library names an archive."""

GENRES = ZOTERO | {
    "journal article": "article-journal", "academic journal": "article-journal", "article": "article-journal",
    "magazine article": "article-magazine", "newspaper article": "article-newspaper", "newspaper": "article-newspaper",
    "book": "book", "book chapter": "chapter", "conference publication": "paper-conference",
    "letter": "personal_communication", "letters": "personal_communication",
    "correspondence": "personal_communication", "email communication": "personal_communication",
    "interview": "interview",
    "manuscript": "manuscript", "map": "map", "report": "report", "technical report": "report", "thesis": "thesis",
    "theses": "thesis", "Ph.D. thesis": "thesis", "web site": "webpage", "web page": "webpage", "patent": "patent",
    "speech": "speech", "legislation": "legislation", "motion picture": "motion_picture", "dataset": "dataset",
    "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "periodical": "periodical",
}  # fmt: skip
"""The genres of MARC, bibutils and Zotero (which writes its types of items) as types of CSL."""

RESOURCES = {
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song",
    "sound recording-musical": "song", "sound recording-nonmusical": "song", "still image": "graphic",
    "moving image": "motion_picture", "software, multimedia": "software",
}  # fmt: skip
"""Kinds of resource (MODS's ``typeOfResource``) that say the type where no genre does."""

SUBJECTS = {"topic", "geographic", "temporal", "genre", "occupation"}
"""The parts of a subject that are words."""

IDENTIFIERS = {"citekey", "doi", "isbn", "issn", "pmid", "document number"}
"""Kinds of number that variables have."""

ISSUANCE = {"monographic": "book", "continuing": "periodical", "serial": "periodical"}

READ = {path.partition("/")[0].partition("[")[0] for path in PATHS.values()} | {
    "name", "note", "subject", "typeOfResource", "recordInfo", "part",
}  # fmt: skip
"""The elements of a record that are read."""

RELATED = {"", "host", "series"}
"""The kinds of related item that are read."""
