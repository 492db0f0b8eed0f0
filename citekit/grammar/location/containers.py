"""What says where records are kept: record group, lot, accession, entry, box, reel, folder, page."""

from __future__ import annotations

from citekit.model.patterns import lazy

LEVELS = lazy(
    r"(?P<record_group>(?:RG|R\.G\.|Record Groups?)[ –-]?\d+.*)"
    r"|(?P<lot>[Ll]ots?\b(?: [Ff]iles?\b)?(?: [Nn]os?\.)? ?[–-]?(?:[\dMW]|F[–-]).*|\d{2} [A-Z] \d{1,4})"
    r"|(?P<accession>(?:(?:CIA )?Jobs?|FRC|NYFRC|WNRC|Accession|Acc\.|ACC)(?: [Nn]os?\.)?:?[ –-]?[\dA-Z].*\d.*"
    r"|(?:CIA )?Jobs? \[[^\[\]]+\]"
    r"|\d{2,3}[–-]\d\d[–-]?[A-Z][–-]?\d{2,5}|\d{3}[–-]\d\d[–-]\d{3,4})"
    r"|(?P<entry>(?:Entry|Entries|A1 Entry|UD)\b(?! for ).*\d.*)"
    r"|(?P<box>(?:[Bb]ox(?:es)?|[Cc]ontainer|OA/ID|OA/Box)\b(?: [Nn]os?\.)? ?.+)"
    r"|(?P<reel>(?:Reels?|Roll|Microfilm|Film|Fiche|Frames?)\b.*\d.*)"
    r"|(?P<folder>[Ff]olders?\b.*|(?:no|No) (?:folder|label|title).*|(?:unlabell?ed|untitled|undated)\b.*)"
    r"|(?P<file>[Ff]ile\.?(?: |(?: ?[Nn]os?\.? ?){1,2})[\w./–-]*\d[\w./,–-]*"
    r"|Case (?:[Nn]o\. ?)?\d{1,5}/\d[\d–-]*|Unperfected Treaty (?:[Nn]o\. ?)?[A-Z]{1,2} ?[–-]? ?\d+)"
    r"|(?P<item>Rows? \d+, Frames? \d+.*)"
    r"|(?P<page>pp?\. ?\d.*)"
)
"""``RG 59``, ``Lot 66 D 204``, ``Job 79-S01060A``, ``FRC 62 A 1698``, ``Entry 5339``, ``Box CL 287``, ``Reel 141``."""

_FIRST = frozenset("fRLlJFNWABCEUMOfnupPbc0123456789")


def level(text: str) -> str | None:
    """The level of an element that says its own, ``None`` for a title.

    >>> [level(t) for t in ("RG 330", "lot 63 D 351", "Job 80–B01285A", "330–71A4546", "Box CL 103", "no label")]
    ['record_group', 'lot', 'accession', 'accession', 'box', 'folder']
    >>> level("Boxer Rebellion"), level("1961–62")
    (None, None)
    """
    if text[0] not in _FIRST and not text.startswith("CIA"):
        return None
    found = LEVELS.fullmatch(text)
    return found.lastgroup if found else None
