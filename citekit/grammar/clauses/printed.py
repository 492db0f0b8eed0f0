"""Printed works, which no archive holds: an imprint, a volume with its number and year, an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.note_words import either
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element

_PUBLISHED = lazy(
    r"\((?:[^():\d]+: [^()\d]+,? |[^()\d]*\bPress\b[^()\d]*|[^()]* edn?,? [^()]*)(?:1[4-9]|20)\d\d\)"
    r"|\bPress, (?:1[5-9]|20)\d\d|\b(?:Act|Loi|Gesetz|Ordinance) (?:of |du |vom )?(?:1[5-9]|20)\d\d"
    r"|\b\d{1,4}(?:[./:–-]\d+)?,? (?:no\. \d+ )?\((?:[A-Z]\w+ )?(?:1[5-9]|20)\d\d\)[:,]"
    r" ?(?:pp?\.|[Ss]\.|с\.)? ?\d"
    r"|, [^,\d]{2,30}, [^,\d]{2,40}, (?:1[5-9]|20)\d\d, (?:pp?|[Ss]|doc|d|nr?|no)\. ?\d"
    r"|\b[A-ZÄÖÜ][a-zäöüé]+: [A-ZÄÖÜ][a-zäöüé][\w &.-]{2,40}?,? (?:1[5-9]|20)\d\d\b"
)
"""A publisher with a year: what stands so is printed, whoever published it."""
_IMPRINT = lazy(
    r"\([A-Z][a-z]+,? (?:1[4-9]|20)\d\d\)"
    r"|\b(?:eds?|trans|comp|hrsg|bearb|bew|red|éd|dir)\.(?! \w\. \d)|\ba cura di\b|\bpar [A-Z]"
    r"|PhD diss|thesis|thèse|op\. ?cit|, cit\."
    r"|\b\d{1,4}(?:[./:]\d+)?,? (?:no\. \d+ )?\((?:[A-Z]\w+ |Spring |Fall )?(?:1[5-9]|20)\d\d\)"
    r"|\b(?:n\.s\.|ser\.),? \d|\b[A-Z]\w+, \d{1,2}:\d+"
    r"|\bvol\. [IVXLC\d]+,? (?:no|nr|Nr|p|pt|doc|s)\.|\bt\. [IVXLC\d]+|\bBd\. [IVX\d]+: \d{4}"
)
"""Volumes, editors, years in parentheses: archives have some of these too."""
_COUNTED = frozenset(("file", "record_group", "box", "folder", "reel", "page"))
_CODED = frozenset(("file", "record_group"))


_PERIODICAL = lazy(
    r"(?:Journal|Record|Herald|Register|Chronicle|Gazette|Times|News|Tribune|Bulletin|Review)[”\"]?, "
    r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:1[5-9]|20)\d\d|\d{1,3} \((?:1[5-9]|20)\d\d\)"
    r"|\d+(?:st|nd|rd|th) )"
    r"|[„“«\"][^„“”»\"]{3,60}[”“»\"],? (?:nr|Nr\.?|no\.|n[.°]|núm\.|č\.) \d"
    r"|\b(?:Revista|Boletín|Boletim|Rivista|Revue|Zeitschrift|Jahrbuch|Annales) d[^,;]{3,70}, "
    r"(?:t|vol|n|núm|Bd|año|ano)\. ?[IVXLC\d]"
)
"""A newspaper of a day, a journal by volume and year, an issue by its number."""
_SHORT = lazy(r"[A-Z][a-z]+, (?:[A-Z][a-zé]+ ){1,3}(?:Files|Papers|Records|Archives?), \d{1,3}\.?\Z")
"""An author, a short title, a page: “Stamper, Mountain Files, 60”."""
_EDITIONS = lazy(rf"\b(?:{either('editions')})\b")
_WEB = lazy(r"accessed|last modified|abgerufen|consulté|https?://")


def is_work(printed: str) -> bool:
    """Whether words cite a printed work, though they hold a word that archives use.

    >>> [is_work(words) for words in ("Ames Record, 3 April 1940", "Roe, Delta Files, 60", "Roe Papers, 3")]
    [True, True, False]
    """
    return any(mark.search(printed) for mark in (_PUBLISHED, _IMPRINT, _PERIODICAL, _SHORT))


def is_published(printed: str) -> bool:
    """Whether words have a publisher and a year, or a journal's volume, year and pages.

    >>> is_published("Royal Archives: A History (Windsor: Friends, 1988), p. 4"), is_published("TNA, FO 371/1 (1957)")
    (True, False)
    >>> is_published("The Library, 5 (2004), 271")
    True
    """
    return _PUBLISHED.search(printed) is not None


def is_printed(text: str, clause: Sequence[Element]) -> bool:
    """Whether a clause cites a printed work: it has an imprint and no code that only archives have."""
    if not clause:
        return False
    printed = text[clause[0].start : clause[-1].end]
    if _WEB.search(printed) and not any(
        e.kind in ("file", "box", "collection", "record_group", "folder") for e in clause
    ):
        return True
    coded = any(e.sure and e.kind in _CODED for e in clause)
    if not coded and (_EDITIONS.search(printed) or _PUBLISHED.search(printed)):
        return True
    if not _IMPRINT.search(printed):
        return False
    held = any(e.kind == "repository" and (e.sure or any(o.kind == "file" for o in clause)) for e in clause) or coded
    begun = clause[0].kind == "repository" and clause[0].sure and text[clause[0].start : clause[0].end].isupper()
    return not (held and (begun or any(e.kind in _COUNTED for e in clause)))
