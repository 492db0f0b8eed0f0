"""Citations inside prose: one pass over a stretch of text, each found by the word that announces it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.authority.archives import repositories
from citekit.grammar import crossref, ibid, parenthesis, published, works
from citekit.grammar.elements import clause_after, cut
from citekit.grammar.file_number import is_decimal
from citekit.grammar.levels import name
from citekit.grammar.shapes import shape
from citekit.grammar.tiling import statement as tile

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.span import Statement

_TRIGGER = re.compile(
    r"(?P<parenthesis>\()"
    r"|(?P<ibid>[Ii]bid\b)"
    r"|(?P<crossref>Documents? (?=\d)|Docs?\. (?=\d)|[Ff]ootnotes? (?=\d)|[Ss]upra\b|[Ii]nfra\b|[Aa]nte\b|(?:attachment|enclosure|Tab [A-Z]) to Doc)"
    r"|(?P<published>Foreign Relations|Department of State,? Bulletin|Bulletin,|Public Papers|American Foreign Policy"
    r"|Congressional Record|The New|New York Times|Washington Post|The Wash|Wall Street|Documents on|United States–V"
    r"|Yearbook of|Part \d|Weekly Comp|White House [YD]|Years of|\d+ Stat\.|\d+ UST|TIAS \d)"
    r"|(?P<volume>[Vv]ol(?:\.|umes?) ?(?=[IVXLivxl]+\b|\d))"
    r"|(?P<page>pp?\. ?\d)"
    r"|(?P<lot>(?:, |: )?[Ll]ot (?=\d\d ?[A-Z] ?\d))"
    r"|(?P<number>\d{3}[A-Z]?\.[\dA-Z][^ ,;/]*(?: [A-Z][^ ,;/]*)?/\d|(?<=file )\d{3}[A-Z]?\.)"
    r"|(?P<repository>Department of State, |National A|Washington N|Johnson L|Kennedy L|Eisenhower L|Truman L|Nixon|Ford L|Carter L"
    r"|Roosevelt L|Hoover|Central Intelligence Agency, |CIA, |Library of C|Princeton|National Defense U|Naval H|Center of M"
    r"|U\.S\. Army|Yale|Harvard|Massachusetts|University of|Reagan L)"
)


def mentions(text: str, start: int, end: int) -> list[Statement]:
    """The citations in ``text[start:end]``, in order; what is no citation is left out.

    >>> text = "See footnote 2, Document 52. (Ibid., Box 3)"
    >>> [(s.kind, text[s.start : s.end]) for s in mentions(text, 0, len(text))]
    [('crossref', 'footnote 2, Document 52'), ('ibid', 'Ibid., Box 3')]
    """
    found: list[Statement] = []
    closing: dict[int, int] | None = None
    here = start
    while trigger := _TRIGGER.search(text, here, end):
        at = trigger.start()
        here = trigger.end()
        if trigger.lastgroup == "parenthesis":
            if closing is None:
                closing = parenthesis.pairs(text, start, end)
            close = closing.get(at)
            inner = parenthesis.read(text, at + 1, close) if close else []
            found += inner
            here = inner[-1].end if inner else here
            continue
        if at > start and text[at - 1].isalnum():
            continue
        floor = found[-1].end if found else start
        statement = _at(text, at, end, trigger.lastgroup or "page", floor)
        if statement:
            found.append(statement)
            here = statement.end
    return found


_WEAK = frozenset(("title", "years", "region", "repository", "division", "page"))


def _repository(text: str, start: int, end: int) -> Statement | None:
    """A location in running prose: it begins with a known repository and goes on with a body of its records."""
    if not repositories().match(text, start):
        return None
    elements, stop = cut(text, start, end, prose=True)
    shapes = [shape(text[e.start : e.end]) for e in elements]
    if shapes[0] != "repository" or all(kind in _WEAK for kind in shapes[1:]):
        return None
    last = elements[-1]
    clause = clause_after(text, last.start, last.end)
    if clause < last.end:
        elements[-1], stop = last._replace(end=clause), clause
    return tile("location", text, start, stop, name(text, elements), role="other")


def _crossref(text: str, start: int, end: int) -> Statement | None:
    return published.documents_of(text, start, end) or crossref.read(text, start, end)


def _at(text: str, at: int, end: int, name: str, floor: int) -> Statement | None:
    """What a word announces; a volume or a page may show a title before it, a lot the files that it belongs to."""
    if name == "lot":
        return _lot(text, at, end, floor)
    if name in ("page", "volume"):
        return works.read(text, at, end, floor) or (crossref if name == "page" else published).read(text, at, end)
    return _READERS[name](text, at, end)


_NUMBER = re.compile(r"[\dlO]{3}[A-Za-z]{0,2}\.[\dA-Z][\w–.-]*(?: [A-Z][A-Za-z()–]*)?/\d[\d–-]*\d|\d{3}[A-Z]?\.\d[\dA-Z]*(?:[–-][A-Z]{2})?")
_FILES = re.compile(r"(?:\b(?:in|In|from|From|see|See|and|is|are|of)|[;(,.])(?: the)? ([A-Z][^.;()]{2,90}(?:\([^()]*\)[^.;()]{0,40})?)\Z")


def _number(text: str, start: int, end: int) -> Statement | None:
    """A bare file number in running prose."""
    found = _NUMBER.match(text, start, end)
    if found is None or not is_decimal(found.group()):
        return None
    return tile("location", text, start, found.end(), [("file", start, found.end())], role="other")


def _lot(text: str, at: int, end: int, floor: int) -> Statement | None:
    """“… is in S/S–NSC files, lot 63 D 351”: files without a repository, named before their lot."""
    before = _FILES.search(text, max(floor, at - 140), at)
    start = before.start(1) if before else at
    elements, stop = cut(text, start, end, prose=True)
    if not elements:
        return None
    last = elements[-1]
    clause = clause_after(text, last.start, last.end)
    if clause < last.end:
        elements[-1], stop = last._replace(end=clause), clause
    return tile("location", text, start, stop, name(text, elements), role="other")


_READERS: dict[str, Callable[[str, int, int], Statement | None]] = {
    "ibid": ibid.read,
    "crossref": _crossref,
    "published": published.read,
    "number": _number,
    "repository": _repository,
}
