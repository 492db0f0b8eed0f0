"""What an item's own words say of it: “Caccia to Lloyd, 3 May 1957”, “Minute by Hancock, 12 July 1957”.

A historian's note names the document first, and its words are the caption that a footnote is to print: who wrote to
whom, what kind of document it is, its date. What is read becomes a field of its own; what is not is kept in the words
of the note, as the kind where nothing else says one and ``besides`` it where something does, so that none of them is
lost. Words that give none of these describe nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.authority import kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy
from citekit.model.records import Described
from citekit.records.item_days import stated
from citekit.records.parties import parties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.authority.kinds import Kind
    from citekit.records.named_documents import Named

LONGEST = 400
"""Characters: no caption is longer."""

_OCCASION = lazy(
    r" of (?:an? |the )?(?:(?:tele)?phone |telecon )?(?:conversations?|discussions?|meetings?|talks?|calls?)(?![\w-])",
    re.IGNORECASE,
)
_NUMBER = lazy(r" (?:[Nn]os?\.? ?)?(?P<number>(?:[A-Z]{1,6}[ –-]?)?(?!\d+/\d+/\d)\d[\d/–-]*)(?!\w)")
_TITLE = lazy(r"“([^“”]+?)[,.]?”|\"([^\"]+?)[,.]?\"")
_BETWEEN = lazy(r"[\s,;:]+")
_MARK = lazy(r",(?! [JS]r\.)|[;()“\"]")
_WORD = lazy(r"(?<= )(?=[\dA-Z])")
_LEADING = lazy(r"(?: of| dated|,? on)\Z")
_JOINING = frozenset(("the", "of", "for", "and", "in", "at", "&", "de", "du", "la", "le", "von", "van", "der", "al"))
_LEGS = {"from": "from_", "by": "from_", "to": "to", "for": "to"}
_LONGEST_NAME = 9
"""Words: no person and no office is called by more."""


class _Told(Struct):
    """What has been read of a caption so far; ``kept`` are the words that were not.

    ``vague``: the kind also begins titles of files; ``undated``: words that stand for a date, and are none in ISO.
    """

    kind: str | None = None
    vague: bool = False
    number: str | None = None
    from_: str | None = None
    to: str | None = None
    title: str | None = None
    date: str | None = None
    dated: str | None = None
    undated: bool = False
    inferred: bool = False
    kept: list[str] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether the words single a document out."""
        if self.date or self.title or (self.from_ and self.to):
            return True
        if self.undated and (self.kind or self.kept):
            return True
        return bool(self.kind and (self.from_ or self.to or self.number or (" of " in self.kind and not self.vague)))


def caption(text: str, start: int, end: int, printed: str | None = None, *, whole: bool = False) -> Described | None:
    """The document that ``text[start:end]``, the words of an item, describe; ``None`` where they describe none.

    ``printed`` is the ISO date of the document whose note it is: a date without a year has its year, marked as
    inferred. ``whole`` asks that all of the words be read, and that they say who wrote to whom.

    >>> said = caption("Caccia to Lloyd, 3 May 1957", 0, 27)
    >>> said.from_, said.to, said.date, said.kind
    ('Caccia', 'Lloyd', '1957-05-03', None)
    >>> caption("Minute by Hancock on oil, May 1957", 0, 34).kind
    'minute by Hancock on oil'
    >>> caption("Ober an Lund, o. D., Abschrift", 0, 30).besides
    'Abschrift'
    >>> caption("Communication channel not indicated", 0, 35) is None
    True
    """
    words = text[start:end]
    if len(words) > LONGEST or _is_several(words):
        return None
    told = _Told()
    for element in _elements(words, told, printed):
        _read(element, told)
    if not told.is_one or (whole and (told.kept or not (told.from_ and told.to))):
        return None
    kept = ", ".join(told.kept) or None
    kind, besides = (told.kind, kept) if told.kind or told.from_ or told.to else (kept, None)
    named = parties(words) if not (whole or (told.from_ and told.to)) else None
    from_ = told.from_ or (named.from_ if named else None)
    to = told.to or (named.to if named else None)
    return Described(
        text=words, kind=kind, number=told.number, from_=from_, to=to, date=told.date or stated(words),
        dated=told.dated, inferred=told.inferred, title=told.title, besides=besides, start=start, end=end,
    )  # fmt: skip


def in_words(text: str, start: int, end: int) -> Described:
    """The document in the words of an item that describe none as a caption does: who made it and when, if they say so.

    >>> said = in_words("P. Lund, ‘A Harbour’, 12 May", 0, 28)
    >>> said.from_, said.date, said.kind
    ('P. Lund', '--05-12', None)
    """
    words = text[start:end]
    named = parties(words)
    return Described(
        text=words, from_=named.from_ if named else None, to=named.to if named else None, date=stated(words),
        start=start, end=end,
    )  # fmt: skip


def before(text: str, start: int, end: int, printed: str | None = None) -> Described | None:
    """The document whose caption is all that stands before a place: “Ober to Lund, 4 May 1957, *ibid.*”.

    >>> said = before("Ober to Lund, 4 May 1957, ibid.", 0, 26)
    >>> said.text, said.end
    ('Ober to Lund, 4 May 1957', 24)
    >>> before("He wrote to Lund, 4 May 1957, ibid.", 0, 30) is None
    True
    """
    while start < end and text[start] in " ,;.":
        start += 1
    stop = end - 2 if text.endswith((", ", "; "), start, end) else start
    return caption(text, start, stop, printed, whole=True) if stop > start else None


def covers(found: Named, said: Described) -> bool:
    """Whether a document named in an item is all of it: no “memorandum of discussion” that goes on “at a meeting of …”.

    >>> from citekit.records.named_documents import named
    >>> text = "Memorandum of discussion at a meeting on grain, May 2, 1957"
    >>> [covers(found, caption(text, 0, len(text))) for found in named(text, 0, len(text))]
    [False]
    """
    whole = (found.start, found.end) == (said.start, said.end)
    told = found.number or found.from_ or found.to
    return whole and bool(told or not (said.kind or "").startswith(f"{found.kind} "))


def _elements(words: str, told: _Told, printed: str | None) -> Iterator[str]:
    """The elements between commas; a date and a quoted title among them are put down in ``told``."""
    here = 0
    while here < len(words):
        if between := _BETWEEN.match(words, here):
            here = between.end()
        elif (dated := _day(words, here, told, printed)) is not None:
            here = dated
        elif told.title is None and (title := _TITLE.match(words, here)):
            told.title, here = title[1] or title[2], title.end()
        else:
            comma = _comma(words, here)
            stop = comma if told.date or told.dated else _first_day(words, here + 1, comma)
            yield _LEADING.sub("", words[here:stop].rstrip()) if stop < comma else words[here:stop].rstrip()
            here = stop


def _comma(words: str, here: int) -> int:
    """Where the element ends: at a comma outside of parentheses, or at a quotation."""
    depth = 0
    for mark in _MARK.finditer(words, here + 1):
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark[0], 0))
        if not depth and mark[0] in ',;“"':
            return mark.start()
    return len(words)


def _first_day(words: str, here: int, stop: int) -> int:
    """Where a date begins within the element; its end where none does."""
    starts = (word.start() for word in _WORD.finditer(words, here, stop))
    return next((start for start in starts if (found := dates.match(words, start)) and found[0].month), stop)


def _day(words: str, here: int, told: _Told, printed: str | None) -> int | None:
    """Put the date at ``here`` down, and say where it ends; ``None`` where there is none, or one has been found."""
    if told.date or told.dated:
        return None
    found = dates.match(words, here)
    if found is None:
        return None
    day, end = found
    year = day.year or (dates.inferred_year(printed, day.month) if printed and day.month else None)
    iso = day.iso if day.year or year is None else day.in_year(year)
    if iso is None or day.supplied:
        told.dated, told.undated = words[here:end], day.year is not None or day.month is None
    else:
        told.date, told.inferred = iso + ("~" if day.circa else ""), day.year is None
        told.dated = None if day.plain else words[here:end]
    return end


def _read(element: str, told: _Told) -> None:
    """Put an element down: a kind of document, who wrote to whom, a number; whatever else it is, in its words."""
    kind = kinds.match(element) if told.kind is None else None
    if kind:
        if len(told.kept) == 1 and told.from_ is None and _is_name(told.kept[0]):
            told.from_ = told.kept.pop()  # “Ober, memorandum of conversation with Lund”
        _put_kind(element, *kind, told)
    elif told.from_ is None and told.to is None and (parties := _parties(f" from {element}")) and "to" in parties:
        _put(parties, told)
    elif (
        told.kind
        and told.number is None
        and element[:2] in ("no", "No")
        and (number := _NUMBER.fullmatch(f" {element}"))
    ):
        told.number = number["number"]
    elif told.kind and (parties := _parties(f" {element}")) and not parties.keys() & _known(told):
        _put(parties, told)
    else:
        told.kept.append(element)


def _is_several(words: str) -> bool:
    found = kinds.match(words)
    return found is not None and found[0].is_several(words[: found[1]])


def _put_kind(element: str, kind: Kind, end: int, told: _Told) -> None:
    """Put a kind down with the number, the writer and the addressee behind it; other words stay with the kind."""
    genre = kind.genre(element[:end])
    if occasion := _OCCASION.match(element, end):
        genre, end = genre + occasion[0].lower(), occasion.end()
    number = _NUMBER.match(element, end)
    parties = _parties(element[number.end() if number else end :])
    if parties is not None and not (told.from_ and parties):
        told.kind, told.number = genre, number["number"] if number else None
        _put(parties, told)
    else:
        told.kind = element if element[:end] in kind.marks else genre + element[end:]
    told.vague = not kinds.begins(element)


def _known(told: _Told) -> set[str]:
    return {leg for leg in ("from_", "to") if getattr(told, leg)}


def _put(parties: dict[str, str], told: _Told) -> None:
    for leg, name in parties.items():
        setattr(told, leg, name)


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf" ({'|'.join((*_LEGS, *kinds.addressing()))}) ")


def _parties(words: str) -> dict[str, str] | None:
    """Who wrote to whom: “ from Ober to Lund”, “ by Ober”, “ for the President”; ``None`` for other words.

    >>> _parties(" from Ober to the President"), _parties(" on oil"), _parties("")
    ({'from_': 'Ober', 'to': 'President'}, None, {})
    """
    head, *rest = _party().split(words)
    names = (name.removeprefix("the ") for name in rest[1::2])
    legs = dict(zip((_LEGS.get(word, "to") for word in rest[::2]), names, strict=True))
    if head or len(legs) * 2 < len(rest) or not all(map(_is_name, legs.values())):
        return None
    return legs


def _is_name(words: str) -> bool:
    """Whether words are what a person or an office is called.

    >>> [_is_name(t) for t in ("Lloyd", "J. F. Dulles", "Embassy in Moscow", "the point", "UK delegation")]
    [True, True, True, False, False]
    """
    each = words.split(" ")
    ends = all(word[:1].isupper() or word[:1] == "(" for word in (each[0], each[-1]))
    return ends and len(each) <= _LONGEST_NAME and all(w[:1].isupper() or w[:1] == "(" or w in _JOINING for w in each)
