"""The types and tags of RIS, and what they are in CSL: Zotero's reading of them, EndNote's where Zotero has none."""

from __future__ import annotations

TYPES: dict[str, str] = {
    "article": "INPR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "VIDEO", "chapter": "CHAP", "classic": "CLSWK",
    "dataset": "DATA", "document": "MANSCPT", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT",
    "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT",
    "periodical": "JFULL", "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT",
    "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES",
    "webpage": "ELEC",
}  # fmt: skip
"""CSL's types as RIS's; all others are ``MANSCPT``, the type that has a place for an archive, never ``GEN``."""

BACK = {ris: csl for csl, ris in TYPES.items() if csl != "document"} | {
    "ABST": "article-journal", "AGGR": "dataset", "ADVS": "motion_picture", "ANCIENT": "classic", "CHART": "figure",
    "CONF": "paper-conference", "CTLG": "book", "DBASE": "dataset", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "GOVDOC": "report", "ICOMM": "personal_communication",
    "LEGAL": "legislation", "MULTI": "motion_picture", "SER": "periodical", "UNBILL": "bill",
    "UNPB": "manuscript", "UNPD": "manuscript", "WEB": "webpage", "GEN": "document",
}  # fmt: skip

SHARED: dict[str, str] = {
    "author": "AU", "title": "TI", "title-short": "ST", "container-title": "T2", "container-title-short": "J2",
    "editor": "A2", "collection-editor": "A3", "translator": "A4", "collection-title": "T3", "issued": "DA",
    "volume": "VL", "number-of-volumes": "NV", "issue": "IS", "number": "M1", "page": "SP", "edition": "ET",
    "section": "SE", "publisher": "PB", "publisher-place": "CY", "original-publisher": "OP", "archive": "DB",
    "archive_location": "AN", "call-number": "CN", "genre": "M3", "language": "LA", "ISBN": "SN", "DOI": "DO",
    "URL": "UR", "accessed": "Y2", "source": "DP", "keyword": "KW", "abstract": "AB", "note": "N1", "annote": "RN",
}  # fmt: skip

OWN: dict[str, dict[str, str]] = {
    "PCOMM": {"recipient": "A2", "archive_collection": "T2"},
    "MANSCPT": {"archive_collection": "T2"},
    "BOOK": {
        "collection-title": "T2",
        "editor": "A3",
        "collection-editor": "A2",
        "collection-number": "M1",
        "number-of-pages": "SP",
    },
    "CHAP": {"container-author": "C2", "collection-number": "SV"},
    "MPCT": {
        "director": "AU",
        "producer": "A3",
        "contributor": "A4",
        "genre": "C4",
        "medium": "C5",
        "dimensions": "SP",
    },
    "VIDEO": {"director": "AU", "producer": "A3", "performer": "C1", "medium": "C5"},
    "THES": {"number-of-pages": "SP", "contributor": "A3"},
    "MAP": {"scale": "C1", "collection-title": "T2"},
    "RPRT": {"number": "SN", "collection-title": "T2", "collection-editor": "A2"},
    "COMP": {"version": "ET"},
    "CPAPER": {"event-place": "C1", "event-title": "T2", "container-title": "C3"},
    "PAT": {"number": "SN", "authority": "A2"},
    "CASE": {"container-title": "A2", "authority": "PB", "number": "SV", "references": "OP"},
    "ICOMM": {"recipient": "A2"},
    "SLIDE": {"event-title": "T2", "event-place": "CY"},
    "HEAR": {"section": "T2", "authority": "T3", "references": "OP"},
    "BILL": {"authority": "T3", "references": "OP"},
    "STAT": {"references": "OP"},
    "ART": {"dimensions": "C3", "medium": "M3"},
}
OWN["CONF"] = OWN["CPAPER"]
OWN["EBOOK"] = OWN["BOOK"]
OWN["EDBOOK"] = {**OWN["BOOK"], "editor": "AU", "author": "A4"}
OWN["ECHAP"] = OWN["CHAP"]
OWN |= {kind: {"ISSN": "SN"} for kind in ("JOUR", "MGZN", "NEWS", "JFULL")}
_TAKEN = {
    "T2": (
        "BILL BLOG BOOK CHAP CLSWK COMP CONF CPAPER DICT ELEC ENCYC HEAR JFULL JOUR MAP MGZN NEWS RPRT SLIDE "
        "STAND STAT "
    ),
    "T3": "BILL BOOK CHAP CLSWK CONF CPAPER HEAR JFULL JOUR MUSIC SOUND",
    "A2": ("BILL BOOK CASE CHAP CLSWK CONF CPAPER DICT ENCYC ICOMM JFULL JOUR MUSIC PAT PCOMM RPRT SLIDE SOUND STAND"),
    "A3": "BILL BOOK CHAP CLSWK CONF CPAPER DICT ENCYC MAP MPCT THES VIDEO",
    "C1": "CONF CPAPER MAP PAT VIDEO",
    "C2": "BLOG CHAP PAT",
    "C3": "ART CONF CPAPER FIGURE PAT",
    "C4": "MPCT MUSIC PAT SOUND",
    "C5": "MPCT MUSIC PAT SOUND VIDEO",
    "M1": "BILL BOOK CHAP CLSWK COMP ELEC HEAR JFULL JOUR PAT STAT",
    "M3": "ART BLOG ELEC FIGURE INPR MANSCPT MAP PAMP PCOMM RPRT SLIDE STAND THES",
    "OP": "BILL CASE HEAR PAT STAT",
    "SV": "CASE CHAP",
}
TAKEN: dict[str, frozenset[str]] = {tag: frozenset(kinds.split()) for tag, kinds in _TAKEN.items()} | {
    "VL": frozenset(TYPES.values()) - {"PAT"}, "SE": frozenset(TYPES.values()) - {"CASE"},
    "IS": frozenset(TYPES.values()) - {"DATA"},
}  # fmt: skip
"""The types in which Zotero has a field for a tag (its ``RIS.js`` of 2023-07-28); in others it throws the tag away."""


def taken(tag: str, kind: str) -> bool:
    """Whether Zotero has a field for a tag in a type.

    >>> taken("A2", "PCOMM"), taken("A2", "MANSCPT"), taken("AU", "MANSCPT")
    (True, False, True)
    """
    return tag not in TAKEN or kind in TAKEN[tag]


OLDER = {"A1": "AU", "T1": "TI", "CT": "TI", "Y1": "PY", "N2": "AB", "JO": "JF", "L3": "DO", "UK": "UR"}
