"""The engine: a stretch of a note, sentence by sentence and citation by citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.known import OURS
from citekit.grammar.citations.prose import mentions
from citekit.grammar.readings import merged
from citekit.grammar.text.sentences import sentences
from citekit.grammar.text.tiling import SAYS
from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citekit.authority.known import Archives

    Rule = Callable[[str, int, int], Statement | None]


_POINT = lazy(r"[.,:;\s]*")


def rest(text: str, start: int, end: int, rules: tuple[Rule, ...], archives: Archives = OURS) -> list[Statement]:
    """What follows the location: sentences read by the rules, with the citations that stand in them."""
    statements: list[Statement] = []
    point = _POINT.match(text, start, end)
    if point and point.end() > start:
        statements.append(Statement("separator", (Segment("separator", start, point.end()),)))
        start = point.end()
    found = merged(text, start, end, mentions(text, start, end), archives)
    cuts = sentences(text, start, end)
    ahead = 0
    for left, right in _whole(cuts, found) if found else cuts:
        said = read(text, left, right, rules)
        first = ahead
        while ahead < len(found) and found[ahead].start < right:
            ahead += 1
        statements += weave(text, said, found[first:ahead]) if first < ahead else said
    return statements


def _whole(cuts: Iterable[tuple[int, int]], found: list[Statement]) -> Iterator[tuple[int, int]]:
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


def read(text: str, start: int, end: int, rules: tuple[Rule, ...]) -> list[Statement]:
    """The statements of one sentence: the first rule that reads it, else a remark; more where it ran on."""
    statements = []
    while start < end:
        for rule in rules:
            if statement := rule(text, start, end):
                break
        else:
            statement = _unread(text, start, end)
        statements.append(statement)
        start = statement.end
    return statements


def _unread(text: str, start: int, end: int) -> Statement:
    """What no rule reads: a remark, if it says anything."""
    kind = "remark" if SAYS.search(text, start, end) else "separator"
    return Statement(kind, (Segment(kind, start, end),))


def weave(text: str, statements: list[Statement], found: list[Statement]) -> Iterator[Statement]:
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
    segments = tuple(s if SAYS.search(text, s.start, s.end) else Segment("separator", s.start, s.end) for s in kept)
    return Statement(statement.kind, segments, traits)
