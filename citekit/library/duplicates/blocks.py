"""Blocking: which records are compared at all, so that a hundred thousand take minutes and not weeks.

Two records are compared where they share a block: a file or box and a month, a day and a kind or an author, a number
and a year, an identifier, an author and a year, the first words of a title.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citekit.library.duplicates.features import Features

LARGEST = 400
"""Records of the largest block that is looked through: more have only in common what says nothing."""
_FIRST = 3
"""Words of a title that make a block."""


def blocks(one: Features) -> Iterator[tuple[str, ...]]:
    """The blocks of a record."""
    day, month = one.day, one.days[0][:7] if one.days else ""
    if day:
        yield "day", day, one.number
        yield "day", day, *sorted(one.kind.split())[:1]
        yield "day", day, one.author[:6]
    if one.archival:
        for place in filter(None, (one.file_place, one.box_place)):
            yield "place", place, month
        yield "place", one.box, one.file, "" if one.describes else one.place[-12:], month
    if one.number and one.days:
        yield "number", one.number, one.days[0][:4]
    for identifier in one.ids:
        yield "id", identifier
    if one.title and not one.archival:
        yield "title", *sorted(one.title.split()[:_FIRST])
        if one.author and one.days:
            yield "author", one.author.split()[0], one.days[0][:4]
    if one.cited_in:
        yield "key", one.cited_in
    if not one.archival:
        yield "key", one.key


def pairs(records: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """The pairs of places in a list that are compared, each once."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(records):
        for block in set(blocks(one)):
            found[block].append(at)
    yield from _once(found.values())


def _once(members: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    for listed in members:
        if 1 < len(listed) <= LARGEST:
            for pair in combinations(listed, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair
