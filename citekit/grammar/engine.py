"""The engine: a stretch of a note, sentence by sentence and citation by citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.mention import mentions
from citekit.grammar.sentences import sentences
from citekit.span import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Rule = Callable[[str, int, int], Statement | None]


_SAYS = re.compile(r"[^\W_]")
_POINT = re.compile(r"[.,:;\s]*")


def rest(text: str, start: int, end: int, rules: tuple[Rule, ...]) -> Iterator[Statement]:
    """What follows the location: sentences read by the rules, with the citations that stand in them."""
    point = _POINT.match(text, start, end)
    if point and point.end() > start:
        yield Statement("separator", (Segment("separator", start, point.end()),))
        start = point.end()
    found = mentions(text, start, end)
    ahead = 0
    for left, right in _whole(sentences(text, start, end), found):
        inside = []
        while ahead < len(found) and found[ahead].start < right:
            inside.append(found[ahead])
            ahead += 1
        yield from weave(text, read(text, left, right, rules), inside)


def _whole(cuts: Iterator[tuple[int, int]], found: list[Statement]) -> Iterator[tuple[int, int]]:
    """The sentences, joined where a citation spans a full stop."""
    ahead, start = 0, None
    for left, right in cuts:
        start = left if start is None else start
        while ahead < len(found) and found[ahead].end <= right:
            ahead += 1
        if ahead < len(found) and found[ahead].start < right:
            continue
        yield start, right
        start = None


def read(text: str, start: int, end: int, rules: tuple[Rule, ...]) -> Iterator[Statement]:
    """The statements of one sentence: the first rule that reads it, else a remark; more where it ran on."""
    while start < end:
        says = _SAYS.search(text, start, end) is not None
        statement = next((s for rule in rules if says and (s := rule(text, start, end))), None)
        if statement is None:
            kind = "remark" if says else "separator"
            statement = Statement(kind, (Segment(kind, start, end),))
        yield statement
        start = statement.end


def weave(text: str, statements: Iterator[Statement], found: list[Statement]) -> Iterator[Statement]:
    """The statements of a sentence with the citations in their places; what a citation covers is cut out.

    A piece after a citation carries the trait ``continues``, so that the sentence can be put together again.
    A citation may reach over the place where a sentence was run on, into the statement behind it.
    """
    ahead = cited = 0
    for statement in statements:
        here = max(statement.start, cited)
        pieces = int(here > statement.start)
        while ahead < len(found) and found[ahead].start < statement.end:
            if found[ahead].start > here:
                yield _clip(text, statement, here, found[ahead].start, pieces)
                pieces += 1
            yield found[ahead]
            here = cited = found[ahead].end
            ahead += 1
            pieces += 1
        if here < statement.end:
            yield _clip(text, statement, here, statement.end, pieces)


def _clip(text: str, statement: Statement, start: int, end: int, pieces: int) -> Statement:
    if not pieces and end == statement.end:
        return statement
    traits = {**statement.traits, "continues": "yes"} if pieces else statement.traits
    inside = (s for s in statement.segments if s.start < end and s.end > start)
    kept = (Segment(s.kind, max(s.start, start), min(s.end, end)) for s in inside)
    segments = tuple(s if any(map(str.isalnum, s.of(text))) else Segment("separator", s.start, s.end) for s in kept)
    return Statement(statement.kind, segments, traits)
