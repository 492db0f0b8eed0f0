"""The elements of EndNote's XML that CSL's variables are, by reference types (*EndNote's reference types*)."""

from __future__ import annotations

from functools import lru_cache

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

BACK = {name: csl for csl, (_, name) in TYPES.items() if csl != "document"} | {
    "Generic": "document", "Edited Book": "book", "Electronic Article": "article-journal", "Electronic Book": "book",
    "Conference Proceedings": "paper-conference", "Government Document": "report",
    "Audiovisual Material": "motion_picture",
    "Unpublished Work": "manuscript", "Online Database": "dataset", "Legal Rule or Regulation": "regulation",
    "Ancient Text": "classic", "Serial": "periodical", "Interview": "interview", "Music": "song",
}  # fmt: skip

FIELDS: dict[str, str] = {
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
OWN: dict[str, dict[str, str]] = {
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
OWN["Edited Book"] = {**OWN["Book"], "editor": "contributors/authors/author", "author": "contributors/none"}
OWN["Electronic Book"] = OWN["Book"]
OWN["Web Page"] = {}
ELSEWHERE = {
    "URL": ("urls/web-urls/url", "urls/text-urls/url", "urls/pdf-urls/url"),
    "genre": ("work-type",),
    "number": ("number",),
    "container-title": ("titles/alt-title",),
}
"""Where other programs have a variable whose own element is not there."""
LINES = "research-notes"
KNOWN = {"dates/pub-dates/date", "periodical/full-title", "label", LINES}
"""Elements that are read beside those of the variables."""
OF_THE_LIBRARY = {"database", "source-app", "rec-number", "foreign-keys", "ref-type"}
"""What tells of the library that a record is from."""
HOLDS_MORE = {
    "contributors", "titles", "periodical", "keywords", "dates", "dates/pub-dates", "urls", "foreign-keys",
} | {f"contributors/{who}" for who in ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors",
                                       "translated-authors")} | {
    f"urls/{which}" for which in ("related-urls", "web-urls", "text-urls", "pdf-urls", "image-urls")
}  # fmt: skip
"""The elements of EndNote that hold elements."""


@lru_cache(maxsize=64)
def fields(kind: str) -> dict[str, str]:
    """Each variable's element in a reference type."""
    own = OWN.get(kind, {})
    return {variable: path for variable, path in FIELDS.items() if path not in own.values()} | own


@lru_cache(maxsize=64)
def places(kind: str) -> dict[str, tuple[str, ...]]:
    """Where each variable is looked for: in its own element, then where other programs have it."""
    taken = set(fields(kind).values())
    others = {v: tuple(path for path in paths if path not in taken) for v, paths in ELSEWHERE.items()}
    return {variable: (path, *others.get(variable, ())) for variable, path in fields(kind).items()}
