"""What stands before a place: the document, or several, and what names a folder or a series."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from citekit.authority.note_words import either
from citekit.grammar.clauses import items
from citekit.grammar.clauses.cite import Cite
from citekit.grammar.clauses.stretches import TOWN, chunks, name, stripped
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element


def lead(text: str, cite: Cite, pending: Sequence[Element], element: Element, found: list[Cite]) -> None:
    """What stands before the first part of a place: its item, and what names the folder or series of it."""
    lead = next((e for e in pending if e.kind == "signal" and e.of(text).startswith("MS.")), None)
    rest = stripped(pending)
    if lead and not rest:
        cite.start = lead.start
    if not rest:
        return
    head = _item_start(text, rest)
    if head is None or (element.kind == "ibid" and not items.is_headed(text[head[0] : rest[-1].end])):
        return
    start, rest = head
    printed = text[start : rest[-1].end]
    dated = [n for n, e in enumerate(rest) if e.kind in ("date", "year") or (e.kind == "aside" and _is_dated(text, e))]
    headed = items.is_headed(printed)
    narrow = element.kind in ("box", "reel", "folder", "collection", "entry", "record_group", "lot", "series")
    stop = len(rest)
    if narrow and dated and any(items.is_sent(text[a:b]) for a, b in chunks(rest[dated[-1] + 1 :])):
        narrow = False
    if narrow and dated and dated[-1] < len(rest) - 1 and rest[dated[-1]].kind != "year":
        stop = dated[-1] + 1
    elif narrow and not headed and not (dated and rest[dated[-1]].kind == "date"):
        stop = 0
    elif (
        not headed
        and not dated
        and TOWN.fullmatch(printed)
        and element.kind == "repository"
        and len(printed.split()) <= 2
    ):
        cite.start = start
        return
    if stop:
        items_of(text, cite, start, rest[:stop], found)
    for a, b in chunks(rest[stop:]):
        name(text, cite, a, b)


def _is_dated(text: str, element: Element) -> bool:
    inner = text[element.start + 1 : element.end - 1]
    return any(dates.match(inner, n, len(inner)) for n in range(min(len(inner), 16)) if n == 0 or inner[n - 1] == " ")


_JOIN = lazy(r",? (?:and|und|et|y|e) (?=\S)|, (?=\S)")


def items_of(text: str, cite: Cite, start: int, rest: Sequence[Element], found: list[Cite]) -> None:
    """The item, or several that share a place: each but the last is a citation of its own."""
    end = rest[-1].end
    begins: list[tuple[int, int]] = [(start, start)]
    for element in rest[:-1]:
        join = _JOIN.match(text, element.end, end) if element.kind == "date" else None
        if join is None and element.kind == "date" and (more := re.match(r" (?=and )", text[element.end : end])):
            join = re.compile(r" and ").match(text, element.end, end)
            del more
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
