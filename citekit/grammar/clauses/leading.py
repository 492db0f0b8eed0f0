"""What stands before a place: the document, or several, and what names a folder or a series."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.authority import kinds
from citekit.authority.note_words import either
from citekit.grammar.clauses import items
from citekit.grammar.clauses.cite import Cite
from citekit.grammar.clauses.stretches import TOWN, chunks, name, stripped
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element


_NARROW = frozenset(("box", "reel", "folder", "collection", "entry", "record_group", "lot", "series"))
"""Levels before which a name may be that of a folder."""


def lead(text: str, cite: Cite, pending: Sequence[Element], element: Element, found: list[Cite]) -> None:
    """What stands before the first part of a place: its item, and what names the folder or series of it."""
    rest = _without_leading_to(text, stripped(pending))
    if not rest:
        manuscript = next((e for e in pending if e.kind == "signal" and e.of(text).startswith("MS.")), None)
        cite.start = manuscript.start if manuscript else cite.start
        return
    head = None if items.is_copy(text[rest[0].start : rest[-1].end]) else _item_start(text, rest)
    if head is None or not _stays(text, head, pending, element):
        return
    start, rest = head
    stop = _titled(rest) if text[start] in "《「『" else _item_end(text, start, rest, element)
    if not stop and element.kind == "repository":
        cite.start = start
        return
    if stop:
        items_of(text, cite, start, rest[:stop], found)
    for a, b in chunks(rest[stop:]):
        if text[start] in "《「『":
            cite.add("series" if cite.has("collection") else "collection", a, b)
        else:
            name(text, cite, a, b)


def _stays(text: str, head: tuple[int, list[Element]], pending: Sequence[Element], element: Element) -> bool:
    """Whether words are an item and no prose that leads to a bracket or to an *ibid.*"""
    start, rest = head
    if pending[-1].kind == "open" and not _names_one(text, start, rest):
        return False
    return element.kind != "ibid" or items.is_headed(text[start : rest[-1].end])


def _item_end(text: str, start: int, rest: Sequence[Element], element: Element) -> int:
    """How many elements are the item; the others name what is narrower than the place, or a town."""
    printed = text[start : rest[-1].end]
    if _INVERTED.match(printed):
        return len(rest)
    dated = [n for n, e in enumerate(rest) if e.kind in ("date", "year") or (e.kind == "aside" and has_day(text, e))]
    headed = items.is_headed(printed)
    if element.kind not in _NARROW or (
        dated and any(items.is_sent(text[a:b]) for a, b in chunks(rest[dated[-1] + 1 :]))
    ):
        town = not headed and not dated and TOWN.fullmatch(printed) and len(printed.split()) <= 2
        return 0 if town and element.kind == "repository" else len(rest)
    if dated and dated[-1] < len(rest) - 1 and rest[dated[-1]].kind != "year":
        return dated[-1] + 1
    if (whole := _first_whole_day(text, rest)) is not None:
        return whole + 1
    return len(rest) if headed or (dated and rest[dated[-1]].kind == "date") else 0


_INVERTED = lazy(r"[A-Z][\w’-]+, (?:[A-Z]\.? ?){1,3}\((?:1[5-9]|20)\d\d|[A-Z][\w’-]+, (?:[A-Z]\.? ?){1,3}\(n\.d\.")
"""“Lund, A. (1908, June 2)”: what follows is the document's title."""
_WHOLE_DAY = lazy(r"\d{4}|\d[./ ]\d\d\Z")


_SEE = lazy(r"(?:\A|[ ,])(?:v\.|vgl\.|siehe|see|cf\.|voir|vedi|zob\.|ver|véase|см\.)\Z")


def _titled(rest: Sequence[Element]) -> int:
    """How many elements a title in East Asian quotation marks and the day behind it are."""
    return 3 if len(rest) > 2 and rest[2].kind == "date" else 2 if len(rest) > 1 and rest[1].kind == "date" else 1


_LEADS_TO = lazy(rf"(?:{either('led to')})")
_LED_TO_BEHIND = lazy(rf",? (?:{either('led to')})\Z")


def _without_leading_to(text: str, rest: list[Element]) -> list[Element]:
    """The words without what leads from them to the place: “…, 4 May 1798, in the | Northamptonshire Record Office”."""
    if rest and rest[-1].kind in ("words", "signal") and _SEE.search(rest[-1].of(text)):
        return []
    while rest and rest[-1].kind == "words" and _LEADS_TO.fullmatch(rest[-1].of(text)):
        rest = stripped(rest[:-1])
    if rest and rest[-1].kind == "words" and (found := _LED_TO_BEHIND.search(rest[-1].of(text))):
        rest = [*rest[:-1], replace(rest[-1], end=rest[-1].start + found.start())]
    return rest


def _names_one(text: str, start: int, rest: Sequence[Element]) -> bool:
    """Whether words before a bracket name the document in it: who wrote to whom, a kind with its day or its author."""
    article = _ARTICLE.match(text, start)
    printed = text[article.end() if article else start : rest[-1].end]
    if items.is_sent(printed) or items.is_authored(printed) or printed[:1] in "“„«‘\"'":
        return True
    if any(e.kind in ("date", "year") for e in rest):
        return not text[start].islower()
    kind = kinds.match(printed)
    return kind is not None and kind[1] < len(printed) and article is None


def _first_whole_day(text: str, rest: Sequence[Element]) -> int | None:
    """The index of the first day with its year, where a name with a day of its own follows: a folder's title."""
    days = [n for n, e in enumerate(rest) if e.kind == "date"]
    if len(days) < 2 or not _WHOLE_DAY.search(rest[days[0]].of(text)):
        return None
    behind = rest[days[0] + 1 :]
    name = behind[1] if len(behind) > 1 and behind[0].kind == "comma" else None
    named = name is not None and name.kind in ("words", "quote") and not items.is_headed(name.of(text))
    return days[0] if named else None


def has_day(text: str, element: Element) -> bool:
    """Whether a bracket has a day in it."""
    inner = text[element.start + 1 : element.end - 1]
    return any(dates.match(inner, n, len(inner)) for n in range(min(len(inner), 16)) if n == 0 or inner[n - 1] == " ")


_LED = lazy(r"(?:in|also|both|both in) (?=[A-ZÄÖÜ“‘])")
"""What leads from a sentence to the document that it names."""
_ARTICLE = lazy(rf"(?:{either('articles of items')}) ")
_JOIN = lazy(r",? (?:and|und|et|y|e) (?=\S)|, (?=\S)")


def items_of(text: str, cite: Cite, start: int, rest: Sequence[Element], found: list[Cite]) -> None:
    """The item, or several that share a place: each but the last is a citation of its own."""
    end = rest[-1].end
    start += len(led.group()) if (led := _LED.match(text, start, end)) else 0
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article and kinds.match(text, article.end(), end) else start
    begins: list[tuple[int, int]] = [(start, start)]
    for element in rest[:-1]:
        join = _JOIN.match(text, element.end, end) if element.kind == "date" else None
        if join and items.is_sent(text[join.end() : end]) and not text[join.end()].isdigit():
            begins.append((element.end, join.end()))
    for (_, a), (b, _) in itertools.pairwise(begins):
        found.append(Cite([("item", a, b)], end=b))
    cite.add("item", begins[-1][1], end)


_LOOK = lazy(rf"(?:{either('looking')})")


_SHORT = 8
"""Words: so short a phrase before a place is a title, though nothing shows it."""


_INSIDE = lazy(r"(?<!^)\b(?:see|cf\.|vgl\.|siehe|voir|citing|quoting|quoted in) ")
"""What leads from a sentence to a source: “For the grain trade see Ober to Lund”."""


def _item_start(text: str, pending: list[Element]) -> tuple[int, list[Element]] | None:
    """Where the item begins among the elements before a place; ``None`` where they are prose alone."""
    end = pending[-1].end
    whole = text[pending[0].start : end]
    if not whole:
        return None
    if (
        not items.is_headed(whole)
        and (found := re.match(r"[^:]{3,60}: (?=\S)", whole))
        and items.is_headed(whole[found.end() :])
    ):
        rest = [e for e in pending if e.start >= pending[0].start + found.end()]
        return (rest[0].start, rest) if rest else None
    dated = any(e.kind == "date" for e in pending)
    signal = any(e.kind == "signal" and _LOOK.match(e.of(text)) for e in pending)
    led = (
        _INSIDE.search(whole) is not None
        or (signal and not items.is_sent(whole))
        or whole[0].islower()
        or items.is_prose(whole)
    )
    if not led and (items.is_headed(whole) or (dated and not items.is_told(whole)) or len(whole.split()) <= _SHORT):
        return pending[0].start, pending
    if whole[0].islower() and items.is_headed(whole) and not items.is_prose(whole):
        return pending[0].start, pending
    for n in range(len(pending) - 1, 0, -1):
        if pending[n - 1].kind == "open" and items.is_headed(text[pending[n].start : end]):
            return pending[n].start, pending[n:]
    starts = ("comma", "colon", "dash", "open", "stop", "signal")
    for n, element in enumerate(pending):
        if n and pending[n - 1].kind in starts and element.kind in ("words", "quote", "sigil"):
            printed = text[element.start : end]
            if items.is_headed(printed) and not items.is_prose(printed):
                return element.start, pending[n:]
        if element.kind == "words":
            inner = items.inner_head(text[element.start : end])
            if inner is not None and inner + element.start < element.end:
                return element.start + inner, pending[n:]
    return None
