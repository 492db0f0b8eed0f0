"""Works that no table knows: the title is read backwards from the volume or page that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.citations import publications
from citekit.grammar.text.sentences import ABBREVIATIONS
from citekit.grammar.text.tiling import statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.spans import Statement

WINDOW = 240
"""How far back a title may begin."""

LONGEST = 600
"""No title with all that follows is longer."""

_SHOWN = lazy(r" (?=\([^()]*\d{4}\))|,? (?=pp?\. ?\d)")
_ELEMENTS = frozenset(("page", "volume"))
_WORD = lazy(r"\S+")
_WORDS = """
    of the and in on for a an at to by from with as between against its de la le des du et der die und
    etc. yr. yr sess. session ser. series rev. ed. ed eds. eds
"""
_JOINING = frozenset(_WORDS.split())
_PARTICLES = frozenset(("de", "von", "van"))
_ARTICLES = frozenset(("the", "a", "an", "in", "and"))
_LEADING = frozenset(
    ("See", "Cf.", "In", "For", "Printed", "Published", "Text", "Also", "According", "Quoted", "as", "from", "in", "to")
)
"""Words of the sentence that stand before a title, in capitals because they open it."""
_BEFORE = frozenset(
    ("see", "in", "also", "printed", "or", "and", "cf.", "see,", "also,", "ibid.,", "volume", "text,", "however,")
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar"
    r"|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
_DATED = lazy(rf"{_MONTH} \d{{1,2}},? *\Z")
_DOCUMENT = lazy(
    r"(?:Telegrams?|Circular|Airgrams?|Despatch(?:es)?|Dated|Memorand|Letters?|Notes?|Minutes|Message|Report"
    r"|Draft|Enclosure|NSC|NSAM"
    rf"|SNIE|NIE|JCS|SWNCC|SANACC|Attachment|Annex|Resolution|Article|Section|Paragraph|Footnote|Document\b"
    rf"|Doc\.|Part\b|{_MONTH}|[A-Z\d/–.-]+,? *\Z)"
)
_AUTHOR = lazy(
    r"(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+(?: and (?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+)?(?:, "
    r"(?:Jr|ed|eds)\.| \(eds?\.\))*, "
)


def read(text: str, start: int, limit: int, floor: int) -> Statement | None:
    """The work whose volume, year or page stands at ``start``; its title begins after ``floor``.

    ::

        work  = [ author "," ] title [ "(" imprint ")" ] { "," element }
        title = capital word { capital word | joining word }  (* behind "see", "in", "also", or first in its sentence *)

    >>> text = "See Ober and Lund, Grain and Power, pp. 283–284."
    >>> [(s.kind, s.of(text)) for s in read(text, 36, len(text), 0).segments if s.kind != "separator"]
    [('other', 'Ober and Lund'), ('title', 'Grain and Power'), ('page', 'pp. 283–284')]
    """
    begin = _begin(text, start, floor)
    if begin is None or _DATED.search(text, begin, start) or _DOCUMENT.match(text, begin, start):
        return None
    if by := _alone(text, begin, start):
        pages = publications.follow(text, start, limit)
        return statement("published", text, begin, pages[-1][2], [("other", begin, by), *pages]) if pages else None
    author = _AUTHOR.match(text, begin, start)
    left = author.end() if author and author.end() < start and text[author.end()].isupper() else begin
    named = begin if left > begin else None
    for comma in re.finditer(r",? \(| ?, |(?<=\w) (?=pp?\.)", text[left:start]):
        work = publications.titled(text, left, left + comma.start(), limit, author=named)
        if work and work.end > start:
            return work
    shown = text[start] == "(" and text[start - 1] == " " and left < start - 1
    return publications.titled(text, left, start - 1, limit, author=named) if shown else None


_NAMED = lazy(r"(?P<by>[A-Z][a-z’][a-zA-Z’-]*(?: and [A-Z][a-z’][a-zA-Z’-]*)?|(?P<full>[A-Z][a-z]+ [A-Z][a-z’]+)),? ")
_NO_NAME = lazy(
    r"(?:Annex|Diar|Document|Hearing|Log\b|Memoir|Minutes|Plenary|Proceedings|Record|Report|Statement|Supplement|Text"
    r"|Yearbook)"
)


def _alone(text: str, begin: int, start: int) -> int | None:
    """Where the name ends that stands for the work before the page at ``start``: “Ober, p. 63”.

    Of two words it must be named elsewhere in the note too, as who did or said what.
    """
    found = _NAMED.fullmatch(text, begin, start)
    if found is None or _NO_NAME.match(text, begin):
        return None
    if " and " in found["by"] and text.endswith(" in ", 0, begin):
        return None  # “in Grain and Power”: a title
    full = found["full"]
    return None if full and text.count(full) == 1 else found.end("by")


_ARTICLE = lazy(
    r"“(?P<title>[^“”]{3,200})[,.?!]” (?P<journal>[A-Z][^,;()“”]{2,80}?),? (?P<volume>(?:vol\. )?\d{1,3})"
    r"(?:, (?:[Nn]os?\.|issue) (?P<number>[\d/–-]+))? \((?P<date>[^()]{0,30}\d{4})\)(?::|,) ?"
    r"(?P<page>(?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?)"
)
_BY = lazy(r"(?:[A-Z][\w.’'-]*,? (?:and |de |von |van )?){1,6}\Z")
_LEVELS = {"journal": "title", "number": "document", "date": "other"}


def article(text: str, start: int, limit: int, floor: int) -> Statement | None:
    """The article in a journal whose year stands in the parenthesis at ``start``.

    ::

        article = [ author "," ] "“" title ",”" journal volume [ "," "no." number ] "(" year ")" ":" pages

    >>> text = "Ann Ober, “Grain,” Harvest History 12, no. 3 (1988): 33–50."
    >>> [s.kind for s in article(text, text.index("("), len(text), 0).segments if s.kind not in ("separator", "words")]
    ['other', 'title', 'title', 'volume', 'document', 'other', 'page']
    """
    opened = text.rfind("“", max(floor, start - WINDOW), start)
    found = _ARTICLE.match(text, opened, limit) if opened >= 0 else None
    if found is None or found.end() < start:
        return None
    levels = ((_LEVELS.get(name, name), *found.span(name)) for name, value in found.groupdict().items() if value)
    by = _BY.search(text, max(floor, opened - 80), opened)
    author = [("other", by.start(), by.end() - len(", "))] if by and by.group().endswith(", ") else []
    return statement("published", text, by.start() if by and author else opened, found.end(), [*author, *levels])


def leading(text: str, start: int, limit: int) -> Statement | None:
    """The work whose author or title begins at ``start``, shown by the first imprint or page behind it.

    >>> text = "Ober, Grain and Power (New York, 1952), p. 12. Secret."
    >>> [(s.kind, s.of(text)) for s in leading(text, 0, len(text)).segments if s.kind != "separator"]
    [('other', 'Ober'), ('title', 'Grain and Power'), ('other', '(New York, 1952)'), ('page', 'p. 12')]
    """
    limit = min(limit, start + LONGEST)
    author = _AUTHOR.match(text, start, limit)
    left = author.end() if author else start
    ends = (shown.start() for shown in _SHOWN.finditer(text, left, limit))
    works = (publications.titled(text, left, end, limit, author=start if author else None) for end in ends)
    return next((work for work in works if work and _ELEMENTS.intersection(s.kind for s in work.segments)), None)


def _begin(text: str, start: int, floor: int) -> int | None:
    """Where the run of capitals before ``start`` begins, if what stands before it lets a title begin."""
    words = list(_WORD.finditer(text, max(floor, start - WINDOW), start))
    first = len(words)
    while first and _may_belong(words[first - 1].group()):
        first -= 1
        if words[first].group()[0] == "(" and text.find(")", words[first].start(), start) < 0:
            break
    first = _last_in(words, first)
    while first < len(words) and words[first].group() in _ARTICLES:
        first += 1
    if first == len(words) or len(words[first].group().strip(",.")) < 2:
        return None
    before = words[first - 1].group() if first else ""
    if before in _ARTICLES and len(words) - first > 1 and (by := _behind_clause(words)) is not None:
        return by  # “the United States, Ober, p. 4”: no author is led by an article
    if before and not (before.lower().lstrip("(“") in _BEFORE | _ARTICLES or before[-1] in ";.:)”"):
        return _behind_clause(words)
    while first < len(words) and words[first].group() in _LEADING:
        first += 1
    if first == len(words):
        return None
    opening = len(words[first].group()) - len(words[first].group().lstrip('(“"'))
    begin = words[first].start() + opening
    return begin if text[begin].isupper() or words[first].group() in _PARTICLES else _behind_clause(words)


_SURNAME = lazy(r"[A-Z][a-z]{3,},")


def _behind_clause(words: list[re.Match[str]]) -> int | None:
    """Where the name of who wrote the work stands, behind a clause: “As regards the United States, Ober, p. 63”."""
    if len(words) == 1:
        return None
    name, before = words[-1].group(), words[-2].group()
    shown = _SURNAME.fullmatch(name) and not _NO_NAME.match(name) and before[-1] == "," and before[:-1].isalpha()
    return words[-1].start() if shown else None


def _last_in(words: list[re.Match[str]], first: int) -> int:
    """Behind the last “in” that follows a comma or an “and”: “…, 1968, and in Ober, Grain and Power”."""
    for index in range(len(words) - 1, first, -1):
        before = words[index - 1].group()
        if words[index].group() == "in" and (before == "and" or before[-1] == ","):
            return index + 1
    return first


def _may_belong(word: str) -> bool:
    """Whether a word may stand in a title: a capital, a number, a joining word; no end of a sentence."""
    bare = word.strip("“”\"'(),:")
    if word[-1] == "." and bare[:-1].isdigit():
        return False
    if word[-1] == ";" or not bare:
        return False
    if word[-1] == "." and len(bare) > 2 and bare[:-1].lower() not in ABBREVIATIONS and "." not in bare[:-1]:
        return False
    return bare[0].isupper() or bare[0].isdigit() or bare in _JOINING
