"""Published works: volumes of *Foreign Relations*, the Bulletin, newspapers, statutes, books with a page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citekit.authority.folding import APOSTROPHES, DASHES
from citekit.authority.tables import table
from citekit.grammar.text.tiling import statement, trimmed
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.text.tiling import Piece
    from citekit.model.spans import Statement

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\."
    r"|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_NUMBER = r"\d{1,5}[A-Za-z]?(?: ?[–-] ?\d{1,5})?"
_NUMBERS = rf"{_NUMBER}(?:(?:,? and |, | & ){_NUMBER}(?![\w/.]\w))*"
_DOCUMENTS = lazy(
    rf"(?:Documents?|Docs?\.|docs?\.|[Nn]os?\.|documents?|footnotes? \d+, Document) (?P<document>{_NUMBERS})"
)
_PAGES = lazy(
    rf"(?P<page>(?:pp?[.,]|pages?|pp(?= )|cols?\.) ?(?:(?:[A-Z][-– ]?)?{_NUMBERS}(?:[–-][A-Z] ?\d+)?"
    r"|[ivxlc]{1,8}(?:[–-][ivxlc]{1,8})?\b)"
    r"(?: ff?\.(?!\w))?(?:,? passim)?)"
)
_VOLUME = lazy(
    r"(?P<volume>(?:[Vv]ols?\b[.,]{0,2}|[Vv]olumes?|Book) ?(?:[IVXLCivxlc]+|\d+"
    r"|E[–-]\d+)(?:[–-][IVXL\d]+)?\b(?:(?: and |, )[IVXLivxl]+\b(?=\W))?)"
)
_SUPPLEMENT = lazy(r"(?P<volume>(?:Supplement|Appendix)(?: [IVX\d]+)?)(?=[,.;)\]]|\Z)")
_OF_SERIES = lazy(
    r"(?P<title>(?:The )?(?:Conferences? (?:at|of) [A-Z][^;.(),]{2,60}(?:, \d{4}(?:[–-]\d{2,4})?, and [A-Z]\w+)?"
    r"(?: \([^()]{3,40}\))?|[A-Z][\w’ ]{2,40}))(?=, (?:18|19)\d\d)"
)
"""The volume of a series that is named before its years: “The Lansing Papers, 1914–1920”."""
_PART = lazy(r"(?P<part>(?:[Pp]art|[Pp]t\.) (?:\d+|[IVX]+|One|Two|Three|Four)\b)")
_DATE = lazy(
    rf"(?P<date>{_MONTH} \d{{1,2}}(?:[–-]\d{{1,2}})?, \d{{4}}|{_MONTH} \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?!\d)|(?:dated )?\d{{1,2}} {_MONTH} \d{{4}})"
)
_BARE = lazy(rf"(?P<page>{_NUMBERS})(?=[.;,)\]]|\Z)")
_COLON = lazy(rf"(?P<volume>\d{{1,2}}):(?P<page>{_NUMBERS})")
_THERETO = lazy(r",? and (?P<other>(?:foot)?notes? \d{1,3}(?:(?:,? and |, )\d{1,3})* thereto)")
_SYMBOL = (
    r"[A-Z]{1,4}/[\w()–-]{1,20}(?:[./][\w()–-]{1,20}){0,6}"
    r"(?:\. ?\d+(?:,? and (?:Corr\. ?|Add\. ?|Rev\. ?)?\d+(?![\w/]))*)?"
)
_NATIONS = lazy(rf"(?P<title>U\.?N\.? [Dd]ocs?\.) ?(?P<document>{_SYMBOL})(?:(?:,? and |, )(?P<document2>{_SYMBOL}))?")
_FOOTNOTE = lazy(r"(?P<footnote>(?:foot)?notes? \d{1,3}(?:(?:,? and |, )\d{1,3})*(?:, pp?\. ?\d+)?)(?![\w–-])")
_YEAR = lazy(r"(?P<year>(?:1[6-9]|20)\d\d(?:[–-](?:1[6-9]|20)?\d\d)?)(?![\w/])")
IMPRINT = lazy(
    r"(?P<other>\([A-Z][^()]{2,80}, \d{4}\)|\((?:[^()]*\b)?(?:Washington|[A-Z][a-z]+:)[^()]*\)"
    r"|\(The [^()]{2,60}\)(?=, pp?\. ?\d)|\([Vv]ol\. [^()]{1,30}\))"
)
_NUMBERED = lazy(r"(?P<number>\d{2,4} ?[A-Z])(?![\w.])")
_SESSION = lazy(
    r"(?P<session>\d{1,3}(?:st|d|nd|rd|th) Cong(?:\.|ress), (?:\d(?:st|d|nd|rd|th)|[Ss]pecial) [Ss]ess(?:\.|ion))"
)
"""“67th Cong., 4th sess.”"""
_ELEMENT = lazy(
    "|".join(e.pattern for e in (_SESSION, _YEAR, _VOLUME, _PART, _DATE, _DOCUMENTS, _PAGES, _FOOTNOTE, _NUMBERED))
)
_SPAN = lazy(r", (?:1[6-9]|20)\d\d[–-](?:1[6-9]|20)?\d\d(?!\d)")
"""Years that belong to the title of a work: *Documents on Germany, 1944–1985*."""
_COMMA = lazy(r",?[”\"]? ?,? (?:and (?=pp?\.))?(?=\S)|, ?|: (?=\d{4}\b)")
_SPAN_OF_YEARS = r", (?:19|20)\d\d(?:[–-]\d{2,4})?"
_TITLE = lazy(
    rf"(?P<title>[A-Z“][^,;.()]{{2,80}}(?:, [A-Z“][^,;.()]{{2,60}}|{_SPAN_OF_YEARS}| \([^()]*\)){{0,3}}?"
    rf"(?:; (?!Doc|Foreign Rel|Public|American|Ibid)[A-Z][^,;.()]{{2,60}}(?:{_SPAN_OF_YEARS})?){{0,3}})"
    r"(?=,(?: and)? (?:[Dd]ocument|Doc|pp?\.|[Pp]art|[Vv]ol|footnote)|[.)]|;(?! [A-Z][^,;.()]{2,60}[,.])|\Z)"
)
_PRESIDENT = r"(?:[A-Z][a-z.]* ){1,3}(?:Roosevelt|Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan)"
_NAMED = lazy(r"\b(?:[Ii]n|[Ss]ee(?: also)?),? \Z")
_IN = lazy(r",? (?:in|of) (?=Foreign Relations)")


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Series, other works and statutes as patterns, the longest title first."""
    words = table("publications")
    series, works = (_alternation(words[key]) for key in ("series", "works"))
    statutes = _alternation(words["statutes"])
    numbered = _alternation((*words["statutes"], *words["numbered"]))
    return (
        re.compile(rf"(?:{series})(?!\w)"),
        re.compile(
            rf"(?:the )?(?P<title>(?:{works})(?:[—–-](?:Senate|House))?(?: ?\([^()]*\))?(?: ?: "
            rf"[A-Z][^,;:.()]*(?:\. [A-Z][^,;:.()]*)*|, {_PRESIDENT})?)(?!\w)"
        ),
        re.compile(
            rf"(?:(?P<volume>\d+) (?P<title>{statutes})(?!\w),?(?: ?\((?P<part>[^()]*)\))?"
            rf"(?:,? ?(?P<page>(?:pp?\. ?)?{_NUMBER}))?"
            rf"|(?P<series>{numbered})(?: ?\([^()]*\))?,? ?(?:Nos?\. ?)?(?P<number>{_NUMBER}))(?!\w)"
        ),
    )


def _alternation(titles: tuple[str, ...]) -> str:
    folded = sorted(titles, key=len, reverse=True)
    spelt = (re.escape(title).replace(r"\ ", r"\s") for title in folded)
    dashed = (re.sub(f"\\\\?[{re.escape(DASHES)}]", f"[{re.escape(DASHES)}]", title) for title in spelt)
    return "|".join(re.sub(f"[{APOSTROPHES}]", f"[{APOSTROPHES}]", title) for title in dashed)


def read(text: str, start: int, limit: int) -> Statement | None:
    """The published work whose title, volume or part begins at ``start``.

    ::

        published = series { "," element } | work { "," element } | statute | "U.N. doc." symbol
              | volume "," element { "," element }
        element   = years | volume | part | title | date | documents | pages | volume ":" pages | footnote

    >>> text = "Foreign Relations, 1948, vol. VI, p. 1308."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "separator"]
    [('title', 'Foreign Relations'), ('year', '1948'), ('volume', 'vol. VI'), ('page', 'p. 1308')]
    """
    series, works, statutes = _titles()
    if found := series.match(text, start, limit):
        pieces = _follow(text, found.end(), limit, [("title", start, found.end())], titled=True)
        return _finish(text, start, pieces) if len(pieces) > 1 else None
    if found := _NATIONS.match(text, start, limit):
        return _finish(text, start, _follow(text, found.end(), limit, _pieces(found)))
    if found := statutes.match(text, start, limit):
        numbered = found["series"] is not None
        return _finish(text, start, _follow(text, found.end(), limit, _pieces(found)) if numbered else _pieces(found))
    if found := works.match(text, start, limit):
        left, right = found.start("title"), found.start("title") + len(found["title"].rstrip())
        if years := _SPAN.match(text, right, limit):
            right = years.end()
        pieces = _follow(text, right, limit, [("title", left, right)])
        return _finish(text, left, pieces) if len(pieces) > 1 else None
    pieces = follow(text, start, limit)
    alone = pieces and pieces[0][0] == "volume" and _NAMED.search(text, max(0, start - 20), start)
    return _finish(text, start, pieces) if len(pieces) > 1 or alone else None


def titled(text: str, start: int, end: int, limit: int, author: int | None = None) -> Statement | None:
    """The work whose title is ``text[start:end]``, with an ``author`` before it; ``None`` where no element follows.

    >>> text = "Grain and Power (New York, 1952), p. 12"
    >>> [s.kind for s in titled(text, 0, 15, len(text)).segments if s.kind != "separator"]
    ['title', 'other', 'page']
    """
    head: list[Piece] = [] if author is None else [("other", author, trimmed(text, author, start))]
    pieces = _follow(text, end, limit, [*head, ("title", start, end)])
    return _finish(text, pieces[0][1], pieces) if len(pieces) > len(head) + 1 else None


def _pieces(found: re.Match[str]) -> list[Piece]:
    """The elements of a statute (volume, title, part, page) or of a numbered paper (title and numbers)."""
    levels = {"series": "title", "number": "document", "document2": "document"}
    return [(levels.get(name, name), *found.span(name)) for name, value in found.groupdict().items() if value]


def follow(text: str, start: int, limit: int) -> list[Piece]:
    """The elements from ``start`` on that may follow a title: years, volume, part, date, documents, pages."""
    return _follow(text, start, limit, [], first=True) if _ELEMENT.match(text, start, limit) else []


_WITHIN = lazy(
    r"(?P<title>The [A-Z][^,;.()]{2,60}|[A-Z][^,;.()]{2,60}(?=, \d{4}))(?:, (?P<year>\d{4}(?:[–-]\d{2,4})?))?"
)
_NUMBERED_PAGES = lazy(r", vol\. [IVX]+, pp?\. \d")


def another_volume(text: str, start: int, limit: int) -> list[Piece]:
    """The elements of another volume of the series before: “The Lansing Papers, 1914–1920, vol. II, p. 3”."""
    found = _WITHIN.match(text, start, limit)
    if found is None or not _NUMBERED_PAGES.match(text, found.end(), limit):
        return []
    return _follow(text, found.end(), limit, _pieces(found))


def documents_of(text: str, start: int, limit: int) -> Statement | None:
    """``Document 150 in Foreign Relations, …``: the documents before the work that holds them."""
    found = _DOCUMENTS.match(text, start, limit)
    joined = _IN.match(text, found.end(), limit) if found else None
    work = read(text, joined.end(), limit) if joined else None
    if not (found and work):
        return None
    inner = [(s.kind, s.start, s.end) for s in work.segments if s.kind != "separator"]
    return _finish(text, start, [*_each(text, "document", *found.span("document")), *inner])


def _finish(text: str, start: int, pieces: list[Piece]) -> Statement:
    return statement("published", text, start, pieces[-1][2], pieces)


_EACH = lazy(_NUMBER)


def _each(text: str, level: str, left: int, right: int) -> list[Piece]:
    return [(level, *number.span()) for number in _EACH.finditer(text, left, right)]


def _follow(
    text: str, here: int, limit: int, pieces: list[Piece], *, titled: bool = False, first: bool = False
) -> list[Piece]:
    """``{ "," element | "(" imprint ")" }`` behind the pieces found so far."""
    while True:
        if imprint := IMPRINT.match(text, here + 1, limit) if text[here : here + 2] == " (" else None:
            pieces.append(("other", *imprint.span()))
            here = imprint.end()
            continue
        if pieces and pieces[-1][0] == "document" and (thereto := _THERETO.match(text, here, limit)):
            pieces.append(("other", *thereto.span("other")))
            here = thereto.end()
            continue
        comma = None if first else _COMMA.match(text, here, limit)
        if comma is None and not first:
            return pieces
        at = comma.end() if comma else here
        if pieces and (both := _COLON.match(text, at, limit)):
            pieces += _pieces(both)
            here = both.end()
            continue
        found = _ELEMENT.match(text, at, limit) or (
            _BARE.match(text, at, limit) if _pages_follow(text, pieces) else None
        )
        if found is None and (titled or (pieces and pieces[-1][0] == "year")):
            found = (_OF_SERIES if titled and len(pieces) == 1 else _SUPPLEMENT).match(text, at, limit)
        if found is None and _may_be_titled(pieces, titled=titled) and comma and "," in comma.group():
            found = _TITLE.match(text, at, limit)
        if found is None:
            return pieces
        first = False
        name = found.lastgroup or "other"
        left, right = found.span(name)
        level = "other" if name in ("date", "footnote", "number", "session") else name
        pieces += _each(text, level, left, right) if level == "document" else [(level, left, right)]
        here = found.end()


def _pages_follow(text: str, pieces: list[Piece]) -> bool:
    """Whether a bare number is a page: behind a volume, a part or an imprint (“vol. 2, pt. 1, 123–4”)."""
    return bool(pieces) and (pieces[-1][0] in ("volume", "part") or text[pieces[-1][1]] == "(")


def _may_be_titled(pieces: list[Piece], *, titled: bool) -> bool:
    """Whether a title may follow: behind the year of a series, and behind a volume of any work."""
    return (titled and len(pieces) > 1) or any(piece[0] == "volume" for piece in pieces)
