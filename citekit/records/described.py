"""What a citation locates: *telegram 1841 from Moscow, January 26*.

A note says first what a document is and then where it lies: “The Embassy transmitted the text in telegram 1841,
January 26. (Department of State, Central Files, STR 12-3 USSR)”. The document is named inside the parenthesis, or it
is the only one named since the citation before; where several are, the one that begins its sentence is meant. Where
that does not tell, or the words only point (“this memorandum”), nothing is attached.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.grammar.text.dates import inferred_year, iso
from citekit.grammar.text.sentences import sentences
from citekit.model.patterns import lazy
from citekit.model.records import Described
from citekit.records.ibid_parts import is_publication
from citekit.records.item_days import dated_apart
from citekit.records.item_descriptions import before, caption, covers, in_words
from citekit.records.named_documents import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from citekit.model.records import Citation, Document, Part, SourceNote
    from citekit.records.named_documents import Named

_OPENS = lazy(r"[(\[]\s*\Z")
_INSIDE = lazy(r"(?:\((?=[^()]{8,160}\Z)|\A(?=[^().]{8,160}\Z)).*[,;:] \Z", re.DOTALL)
"""A document before its place in one parenthesis or note, where the grammar has left it out of the citation."""
_CLOSES = lazy(r"[^()]{0,80}\)")
_SEVERAL = lazy(r"(?:[Bb]oth|[Aa]ll|[Ee]ach)\b")
_LIES = lazy(r"\b(?:is|was|may be found)(?: (?:also|filed|located|attached|found|enclosed)){0,2}(?: in)?(?: the)?\s*\Z")
"""What leads from a document to its place: “… is in”, “… is ibid.”."""
_CLAUSE = lazy(r";\s+")
_PRINTED = lazy(r"[,(\s]*(?:(?:is|was|not) )?(?:printed|published|see|see also|also)?,? ?(?:as|in)?\s*")
"""Between a document and the place where it is printed: such a one is not the one that is located."""
_QUOTED = lazy(r"“[^“”]*”")
_OPENING = lazy(
    r"(?:(?:[Ii]n|[Oo]n|[Ss]ee|According to|Reference is to|Attached to|Dated [A-Z]\w+ \d+,) )?"
    r"(?:(?:[Aa]|[Aa]n|[Aa]nother|[Tt]he) (?:(?:copy|text|draft|record|translation|original|summary|portion) of )?)?"
    r"(?:(?:an?|the|his|her|their|its|that) )?(?:[a-z]+ ){0,2}"
)
"""What may stand before the document that a sentence begins with."""
_REFERRED_TO = lazy(
    r"\b(?:repl(?:y|ied|ying)|respon(?:se|ded|ding)|answer|pursuant|referr(?:ed|ing)|in reference|with reference"
    r"|contrary|further|prior|subsequent|addition) to (?:[a-z]+ ){0,3}\Z"
    r"|\b(?:concerning|regarding|superseded|supplemented|forwarding(?: a copy of)?|receipt of|receiving|requested in"
    r"|instructions in|(?:consideration|discussion) of|cited in|discussed in|since|before|after) (?:[a-z]+ ){0,2}\Z",
    re.IGNORECASE,
)
"""A document that another one answers or mentions is not the one that is located."""
_NOT_FOUND = lazy(r"[^.;()]{0,60}? (?:has|have|was|were) not (?:been )?(?:found|located|further identified)\b")
_CARRIER = lazy(
    r"\b(?:attached to|enclosed (?:in|with)|enclosures? (?:in|to|with)|under cover of|transmitted (?:in|by|under|with)"
    r"|with (?=an? [a-z ]*cover)) (?:[a-z]+ ){0,2}\Z"
)
"""What carries another document lies where both lie."""
_POINTED = lazy(
    r"\s*(?:Dated|Not printed|Not found)\b"
    r"|\s*(?:In |According to )?(?:this|that|the latter|these) (?:[a-z]+ )?"
    r"(?:memorandum|letter|telegram|message|report|paper|note)\b",
    re.IGNORECASE,
)
_COPY = lazy(r"\s*(?:Another |An? (?:[a-z]+ )?)(?:copy|version|draft)\b")
_DIARY = lazy(r"Appointment Books?\b|\bDiar(?:y|ies)\b|\bJournals?\b")
"""Where a day is recorded, and no document that a note names."""
REACH = 4000
"""How far before its place a document is looked for."""
_PRINTED_HERE = ("crossref", "published")
_SENDER = lazy(
    r"\b[Tt]he (?P<office>Embassy|Legation|Mission|Consulate(?: General)?|Department)(?: of State)?"
    r"(?P<where> (?:in|at) [A-Z][\w.]*(?: [A-Z][\w.]*)*)?(?! (?:in|of|at|to)\b)"
)
_AUTHOR = lazy(
    r", (?P<name>(?:[A-Z][\w.’-]* ){0,4}[A-Z][\w’-]+) (?:\w+ly )?(?:\w+ed|wrote|told|said|gave|thought|sent)\b"
)
"""“In a letter of May 14, President Ober thanked …”: who wrote it."""
_SUBJECT = lazy(r"(?:[Oo]n [A-Z]\w+ \d+, )?")
"""What may stand before the subject of a sentence."""
_YEAR = lazy(r"\b[A-Z][a-z]+ \d{1,2}, (1[789]\d\d)\b")


def described(note: SourceNote, document: Document) -> SourceNote:
    """The note with what its citations locate, where its words say so.

    ``document`` is the printed one that the note belongs to: a date without a year has its year, marked as
    inferred, and “the Embassy” is the one that it was sent from or to.

    >>> from citekit.model.records import Document
    >>> from citekit.records.parsing import parse
    >>> note = parse("In telegram 1841, January 26, he agreed. (Department of State, Central Files, STR 12-3 USSR)")
    >>> said = described(note, Document(date="1963-02-01")).citations[0].described
    >>> said.text, said.kind, said.number, said.date, said.inferred
    ('telegram 1841, January 26', 'telegram', '1841', '1963-01-26', True)
    """
    return replace(note, citations=tuple(_each(note, document)))


def _each(note: SourceNote, document: Document) -> Iterator[Citation]:
    free = 0
    printed: list[int] = []
    for citation in note.citations:
        if _is_archival(citation):
            citation = replace(citation, described=_described(note, citation, free, printed, document))  # noqa: PLW2901
        if citation.kind in _PRINTED_HERE:
            printed.append(citation.start)
        else:
            closed = _CLOSES.match(note.text, citation.end)
            free = closed.end() if closed else citation.end
        yield citation


def _described(
    note: SourceNote, citation: Citation, free: int, printed: list[int], document: Document
) -> Described | None:
    """What a citation locates: by its item, whose words say it, or else by the sentence about it."""
    item = next((part for part in citation.parts if part.level == "item"), None)
    if item is None and citation.role == "source":  # which the printed document is
        return None
    if item is None:
        found = _located(note.text, citation, free, printed)
        if found is None:
            return before(note.text, free, citation.start, document.date)
    else:
        found = _only(n for n in named(note.text, item.start, item.end) if not _is_mentioned(note.text, n))
        said = caption(note.text, item.start, item.end, document.date)
        if found is None or (found.start, found.end) != (item.start, item.end) or (said and not covers(found, said)):
            return dated_apart(said or _kept(note.text, item, document), citation)
    return _told(note.text, found, free, document) if found else None


def _kept(text: str, item: Part, document: Document) -> Described | None:
    """An item of a note by itself, in its words; the editors of a document add remarks: “Channel not indicated”."""
    return None if document.title else in_words(text, item.start, item.end)


def _is_archival(citation: Citation) -> bool:
    """Whether the citation leads to an archive; an *ibid.* that was not resolved only where its parts say so."""
    if citation.kind != "ibid":
        return citation.kind == "archival"
    if citation.resolved is None:
        return any(part.level in ("item", "file", "box", "lot", "folder") for part in citation.parts)
    return not is_publication(citation.resolved)


def _located(whole: str, citation: Citation, free: int, printed: list[int]) -> Named | None:
    """The one document that the words before a citation name."""
    start = citation.start
    if _SEVERAL.match(citation.text) or _DIARY.search(citation.text) or start <= free:
        return None
    free, text = max(free, start - REACH), _unquoted(whole)
    if inner := _INSIDE.search(text, max(free, start - 170), start):
        return _only(named(text, inner.start(), start))
    if _OPENS.search(text, max(free, start - 4), start):
        filed = _filed_on(citation)
        found = _names(text, free, start, printed, filed)
        one = _only(found if len(found) == 1 else _likeliest(text, found, free, filed))
        return None if one is None or _points_elsewhere(text, one, free, start) else one
    found = _names(text, _sentence(text, free, start), start, printed)
    if found and (text[found[-1].end : start] == ", " or _LIES.search(text, max(free, start - 60), start)):
        one = found[-1] if text[found[-1].end : start] == ", " else found[0]
        return one if one.one and (one is found[-1] or _begins(text, one, free)) else None
    return None


def _only(found: Iterable[Named]) -> Named | None:
    """The document, where it is one and the words single it out."""
    some = list(found)
    return some[0] if len(some) == 1 and some[0].one else None


@lru_cache(maxsize=64)
def _unquoted(text: str) -> str:
    """The text with quotations blanked that name documents of their own; titles stay."""
    return _QUOTED.sub(lambda q: " " * len(q.group()) if next(named(q.group()), None) else q.group(), text)


def _points_elsewhere(text: str, one: Named, floor: int, end: int) -> bool:
    """Whether the words tell of a document that they only point at: “In this memorandum, Ober cites …”.

    So do “Dated May 2; it answered telegram 12”, and a last sentence on “another copy”; “this telegram was sent as
    telegram 12” names it.
    """
    start = next((left for left, right in sentences(text, floor, end) if left <= one.start < right), floor)
    own = _begins(text, one, floor) or text.endswith(" as ", floor, one.start)
    pointed = not own and _POINTED.match(text, start, one.start) is not None
    last = _sentence(text, floor, len(text[:end].rstrip("([ ")) - 1)
    return pointed or (last > one.end and _COPY.match(text, last) is not None)


def _likeliest(text: str, found: list[Named], floor: int, filed: set[str]) -> list[Named]:
    """Of several documents the one of the file number's date, that carries another, or that begins its sentence."""
    dated = [n for n in found if _is_filed(n, filed)]
    carriers = [n for n in found if _carries(text, n, floor, found[-1].start)]
    begun = [n for n in found if (n.one or n.several) and _begins(text, n, floor)]
    return next((some for some in (dated, carriers) if len(some) == 1), begun)


def _carries(text: str, one: Named, floor: int, last: int) -> bool:
    """Whether another document is said to be attached to this one, or, in the last sentence, “in telegram 40”."""
    if _CARRIER.search(text, max(floor, one.start - 48), one.start):
        return True
    inside = one.numbered and text.endswith(" in ", floor, one.start)
    return inside and _sentence(text, floor, one.start) == _sentence(text, floor, last)


def _filed_on(citation: Citation) -> set[str]:
    """Month and day of the documents in a decimal file, by the file number: ``5–1661`` is 16 May 1961."""
    decoded = (part.decoded for part in citation.parts if part.level == "file")
    return {one.date[4:] for one in decoded if one and one.date and len(one.date) == len("1961-05-16")}


def _is_filed(one: Named, filed: Collection[str]) -> bool:
    return one.month is not None and f"-{one.month:02}-{one.day:02}" in filed


def _names(text: str, start: int, end: int, printed: list[int], filed: Collection[str] = ()) -> list[Named]:
    """The documents named in a stretch, save those that are only referred to or that are printed somewhere."""
    found = [
        n for n in named(text, start, end)
        if (_is_filed(n, filed) or not _is_mentioned(text, n)) and not _is_printed(text, n, printed)
    ]  # fmt: skip
    fullest = {(n.kind, n.number): n for n in sorted(found, key=lambda n: n.month is not None)}
    return [n for n in found if n.number is None or fullest[n.kind, n.number] is n]


def _is_printed(text: str, one: Named, printed: list[int]) -> bool:
    return any(_PRINTED.fullmatch(text, one.end, at) for at in printed if at >= one.end)


def _is_mentioned(text: str, one: Named) -> bool:
    if _NOT_FOUND.match(text, one.end):
        return True
    return _REFERRED_TO.search(text, max(0, one.start - 48), one.start) is not None


def _begins(text: str, one: Named, floor: int) -> bool:
    """Whether a sentence begins with the document, or with “In”, “A copy of” and the like before it."""
    start = _sentence(text, floor, one.start)
    return _OPENING.fullmatch(text[start : one.start].lstrip()) is not None


def _sentence(text: str, floor: int, at: int) -> int:
    """Where the sentence begins that ``at`` stands in."""
    start = floor
    for left, _ in sentences(text, floor, min(len(text), at + 1)):
        if left > at:
            break
        start = start if text[left].islower() else left  # “at 2:30 p.m. on the next day” goes on
    for clause in _CLAUSE.finditer(text, start, at):
        start = clause.end()
    return start


def _told(text: str, one: Named, floor: int, document: Document) -> Described:
    """The record of a named document, with what its sentence and the printed document add."""
    sender = one.from_
    if sender is None:
        sender = _sender(text, one, floor, document) if one.numbered else _author(text, one, floor)
    year, inferred = one.year, False
    if one.month and year is None and document.date and not _other_year(text, floor, one.start, document.date[:4]):
        year, inferred = inferred_year(document.date, one.month), True
    day = iso(year, one.month, one.day)
    return Described(
        text=text[one.start : one.end], kind=one.kind, number=one.number, from_=sender, to=one.to, date=day,
        inferred=inferred and day is not None, title=one.title, start=one.start, end=one.end,
    )  # fmt: skip


def _other_year(text: str, start: int, end: int, own: str) -> bool:
    """Whether a date before gives another year, which dates after it may share."""
    return any(found[1] != own for found in _YEAR.finditer(text, start, end))


def _author(text: str, one: Named, floor: int) -> str | None:
    """Who wrote a paper that its sentence begins with."""
    if not text.startswith("In ", start := _sentence(text, floor, one.start)) or one.talk:
        return None
    found = _AUTHOR.match(text, one.end) if one.start - start < 16 else None
    return found["name"] if found else None


def _sender(text: str, one: Named, floor: int, document: Document) -> str | None:
    """Who sent it, where “the Embassy” or “the Department” is the subject of its sentence."""
    start = _sentence(text, floor, one.start)
    found = _SENDER.search(text, start, one.start)
    if found and not _SUBJECT.fullmatch(text[start : found.start()].lstrip()):
        found = None
    if text[one.end : one.end + 2] == ", ":
        found = _SENDER.match(text, one.end + 2) or found
    if found is None:
        return None
    if found["where"]:
        return found["office"] + found["where"]
    if found["office"] == "Department":
        return "Department of State"
    sides = [side for side in (document.from_, document.to) if side and side.startswith(found["office"] + " ")]
    if len(sides) != 1:
        return None
    return document.place if sides[0] == document.from_ and document.place else sides[0]
