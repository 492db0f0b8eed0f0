"""Microfiche abstracts: number, heading, abstract, classification, pages, and the location last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar import engine
from citekit.grammar.citations import unlisted_works as works
from citekit.grammar.citations.parentheses import begins
from citekit.grammar.location import location
from citekit.grammar.statements import marking
from citekit.grammar.text import lead
from citekit.grammar.text.sentences import sentences
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read(text: str, rules: tuple[engine.Rule, ...]) -> Iterator[Statement]:
    """::

    abstract = number "." heading "." { sentence } classification "." pages "." ( location | work ) "."
    """
    here = lead.abstract_number(text)
    if here:
        yield Statement("lead", (Segment("lead", 0, here),))
    cuts = sentences(text, here, len(text))
    last = next((start for start, end in reversed(cuts) if begins(text, start, end)), len(text))
    work = _printed(text, cuts) if here and last == len(text) else None
    last = work.start if work else last
    mark = next((a for a in _classified(text, here, last)), last)
    yield from engine.rest(text, here, mark, ())
    yield from engine.rest(text, mark, last, rules)
    if last < len(text) and (where := work or location.read(text, last, len(text))):
        yield where
        last = where.end
    yield from engine.rest(text, last, len(text), rules)


def _printed(text: str, cuts: Sequence[tuple[int, int]]) -> Statement | None:
    """The work that a document is taken from, in the last sentence: “Ober, Journal, Vol. 2, pp. 225–226.”"""
    work = works.leading(text, cuts[-1][0], len(text)) if cuts else None
    return Statement(work.kind, work.segments, {**work.traits, "role": "source"}) if work else None


def _classified(text: str, start: int, end: int) -> Iterator[int]:
    """Where a marking sentence begins, behind a comma too."""
    for at in range(end - 2, start, -1):
        if text[at] in ",.”" and text[at + 1] == " " and marking.at(text, at + 2) is not None:
            yield at + 2
