"""A source note: the lead, the location, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar import engine, lead, location, published
from citekit.span import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(text: str, rules: tuple[engine.Rule, ...]) -> Iterator[Statement]:
    """::

        source note = [ summary ] [ lead ] ( location | published | ibid ) { sentence }
    """
    here = 0
    for statement in opening(text):
        yield statement
        here = statement.end
    yield from engine.rest(text, here, len(text), rules)


def opening(text: str) -> Iterator[Statement]:
    """``[ summary ] [ lead ] ( location | published )`` at the head of a source note."""
    here = 0
    if span := lead.after_summary(text):
        yield Statement("remark", (Segment("remark", 0, span[0]),))
        yield Statement("lead", (Segment("lead", *span),))
        here = span[1]
    elif stop := lead.end(text):
        yield Statement("lead", (Segment("lead", 0, stop),))
        here = stop
    if (work := published.read(text, here, len(text))) and len(work.segments) > 1:
        work.traits["role"] = "source"
        yield work
    elif where := location.read(text, here, len(text)):
        yield where
