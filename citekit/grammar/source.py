"""A source note: the lead, the location, then the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.authority.archives import repositories
from citekit.grammar import engine, ibid, lead, location, narrow, published, works
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
    if where := cited(text, here):
        yield where


def cited(text: str, start: int) -> Statement | None:
    """Where the document comes from: a published work, an *ibid.*, else a location, from either end.

    Without a lead it must look like one.
    """
    if lead.abstains(text) or (not start and _PROSE.match(text) and not repositories().match(text)):
        return None
    end = len(text)
    found = published.read(text, start, end) or ibid.read(text, start, end)
    if found is None:
        found = location.read(text, start, end)
        if found and found.segments[0].kind != "repository":
            found = narrow.read(text, start, end) or found
        if found and found.segments[0].kind == "unknown":
            work = works.leading(text, start, end)
            if not (work or start) and all(s.kind in _WEAK for s in found.segments):
                return None
            found = work or found
    if found:
        found.traits["role"] = "source"
    return found


_PROSE = re.compile(r"(?:Not|In|The|A|An|This|These|See|For|No|According|It|At|On|Reference|Presumably|Dated) ")
"""How a sentence begins that stands where a source note should."""

_WEAK = frozenset(("unknown", "folder", "series", "separator", "words"))
