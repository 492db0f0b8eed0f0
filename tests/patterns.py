"""Patterns that take exponential time, found by their structure; and strings on which a pattern is slowest.

A pattern becomes the automaton of its positions (V. Glushkov, *The abstract theory of automata*, 1961), in which a
step counts as often as a backtracking matcher can take it. It is exponentially ambiguous where two ways lead round
from a position to itself over the same characters (A. Weber and H. Seidl, *On the degree of ambiguity of finite
automata*, 1991, criterion EDA). A repetition of more than a few times counts as one without end, and what looks ahead
or behind is not looked at: the answer may be a false alarm, and never a false calm, but for back-references.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ALPHABET = string.printable + "éßФфЖ½²–—’“”…\xa0\x00"
"""Every kind of character that the package's patterns tell apart."""
FEW = 3
"""A repetition up to so often is written out."""
_ASIDE = {op.AT, op.ASSERT, op.ASSERT_NOT, op.GROUPREF}


Ends = dict[tuple[int, frozenset[str]], int]
"""Positions with the characters that are barred next to them, and in how many ways they come about."""


@dataclass(slots=True)
class Piece:
    """What a part of a pattern may begin and end with, and in how many ways it may be empty.

    ``bar``: characters that cannot follow where it is empty, since it would have taken them (``\\s*+``).
    """

    empty: int = 0
    first: Ends = field(default_factory=dict)
    last: Ends = field(default_factory=dict)
    bar: frozenset[str] = frozenset()


class Automaton:
    """The positions of a pattern: ``labels`` the characters of each, ``follow`` by which each other may be reached.

    Of two positions ``follow`` has the characters of each way that leads from one to the other.
    """

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.labels: list[frozenset[str]] = []
        self.follow: dict[int, dict[int, list[frozenset[str]]]] = defaultdict(dict)
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        self.fold = bool(pattern.flags & re.IGNORECASE)
        self.dotall = bool(pattern.flags & re.DOTALL)
        self.whole = self._sequence(_parser.parse(text, pattern.flags & ~re.ASCII | re.UNICODE))

    def step(self, p: int, q: int) -> frozenset[str]:
        """The characters by which ``q`` follows ``p``."""
        return frozenset().union(*self.follow[p].get(q, ()))

    def _sequence(self, items: Any) -> Piece:
        made = Piece(empty=1)
        for code, value in items:
            made = self._joined(made, self._piece(code, value))
        return made

    def _joined(self, a: Piece, b: Piece) -> Piece:
        self._link(a.last, b.first)
        return Piece(
            min(2, a.empty * b.empty), _sum(a.first, b.first, a.empty, a.bar), _sum(b.last, a.last, b.empty, b.bar),
            a.bar | b.bar,
        )  # fmt: skip

    def _link(self, last: Ends, first: Ends) -> None:
        for (p, behind), ways in last.items():
            for (q, before), more in first.items():
                if allowed := self.labels[q] - behind - before:
                    self.follow[p].setdefault(q, []).extend([allowed] * min(2, ways * more))

    def _piece(self, code: Any, value: Any) -> Piece:
        if code in _ASIDE:
            return Piece(empty=1)
        if code is op.SUBPATTERN:
            return self._sequence(value[-1])
        if code is op.ATOMIC_GROUP:
            return self._sequence(value)
        if code is op.BRANCH:
            return _either([self._sequence(branch) for branch in value[1]])
        if code is op.GROUPREF_EXISTS:
            return _either([self._sequence(branch or []) for branch in value[1:]])
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeated(code, *value)
        self.labels.append(self._characters(code, value))
        place = len(self.labels) - 1
        return Piece(0, {(place, frozenset()): 1}, {(place, frozenset()): 1})

    def _repeated(self, code: Any, least: int, most: int, body: Any) -> Piece:
        if code is op.POSSESSIVE_REPEAT:
            return self._possessive(least, most, body)
        if most <= FEW:
            made = Piece(empty=1)
            for count in range(most, 0, -1):
                made = self._joined(self._sequence(body), made)
                made = made if count <= least else _optional(made)
            return made
        one = self._sequence(body)
        self._link(one.last, one.first)
        return one if least else _optional(one)

    def _possessive(self, least: int, most: int, body: Any) -> Piece:
        """Each round is kept once it is made, so that no round is gone through in another way."""
        one = self._sequence(body)
        if len(body) == 1 and len(one.first) == 1 and one.first == one.last and most > FEW:
            [(place, _)] = one.first
            taken = self.labels[place]
            self.follow[place][place] = [taken]
            one = Piece(one.empty, one.first, {(place, taken): 1})
            return one if least else Piece(1, one.first, one.last, taken)
        return one if least else _optional(one)

    def _characters(self, code: Any, value: Any) -> frozenset[str]:
        return frozenset(c for c in ALPHABET if self._matches(code, value, c))

    def _matches(self, code: Any, value: Any, character: str) -> bool:
        cases = (
            {c for c in (character, character.lower(), character.upper()) if len(c) == 1} if self.fold else {character}
        )
        if code is op.ANY:
            return self.dotall or character != "\n"
        if code is op.LITERAL:
            return chr(value) in cases
        if code is op.NOT_LITERAL:
            return chr(value) not in cases
        if code is op.IN:
            negated = value[0][0] is op.NEGATE
            return any(_belongs(*one, cases) for one in value if one[0] is not op.NEGATE) != negated
        if code is op.FAILURE:  # “(?!)”, since Python 3.12: no character at all
            return False
        raise NotImplementedError(code)


def _belongs(code: Any, value: Any, cases: set[str]) -> bool:
    if code is op.LITERAL:
        return chr(value) in cases
    if code is op.RANGE:
        return any(value[0] <= ord(c) <= value[1] for c in cases)
    classes = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
    name = str(value).removeprefix("CATEGORY_")
    found = any(re.match(classes[name.removeprefix("NOT_")], c) for c in cases)
    return found != name.startswith("NOT_")


def _sum(a: Ends, b: Ends, times: int, bar: frozenset[str] = frozenset()) -> Ends:
    made = dict(a)
    for (place, barred), ways in b.items() if times else ():
        key = (place, barred | bar)
        made[key] = min(2, made.get(key, 0) + ways * times)
    return made


def _either(pieces: list[Piece]) -> Piece:
    made = Piece()
    for piece in pieces:
        made = Piece(min(2, made.empty + piece.empty), _sum(made.first, piece.first, 1), _sum(made.last, piece.last, 1))
    return made


def _optional(piece: Piece) -> Piece:
    return Piece(min(2, piece.empty + 1), piece.first, piece.last)


def ambiguous(pattern: re.Pattern[Any]) -> str | None:
    """What makes a pattern exponential: the word that it can read in two ways round and round; else ``None``.

    >>> ambiguous(re.compile(r"(?:[A-Z]\\w*|of| ){1,24}\\. "))
    'AA '
    >>> ambiguous(re.compile(r"(?:(?:[A-Z]\\w*|of) ){1,24}\\. ")), ambiguous(re.compile(r"\\w+\\s*,\\s*\\w+"))
    (None, None)
    """
    machine = Automaton(pattern)
    for component in components({p: set(q) for p, q in machine.follow.items()}):
        inside = {p: {q: machine.step(p, q) for q in machine.follow[p] if q in component} for p in component}
        for p in component:
            for q in inside[p]:
                ways = machine.follow[p][q]
                if twice := frozenset().union(*(a & b for n, a in enumerate(ways) for b in ways[:n])):
                    return _any(twice) + _word(inside, (q, q), (p, p))
        pairs: dict[tuple[int, int], set[tuple[int, int]]] = {}
        pending = [(p, p) for p in component]
        while pending:
            pair = pending.pop()
            if pair not in pairs:
                one, two = inside[pair[0]], inside[pair[1]]
                pairs[pair] = {(a, b) for a in one for b in two if one[a] & two[b]}
                pending += pairs[pair]
        for group in components(pairs):
            same = next((pair for pair in group if pair[0] == pair[1]), None)
            other = next((pair for pair in group if pair[0] != pair[1]), None)
            if same and other:
                return _word(inside, same, other) + _word(inside, other, same)
    return None


def _any(label: frozenset[str]) -> str:
    return min(label, key=lambda c: (not c.isalnum(), c))


def _word(inside: dict[int, dict[int, frozenset[str]]], start: tuple[int, int], end: tuple[int, int]) -> str:
    """A shortest word along which both of a pair of positions go from ``start`` to ``end``."""
    seen = {start: ""}
    pending = [start]
    for pair in pending:
        for a, along in inside[pair[0]].items():
            for b, beside in inside[pair[1]].items():
                common = along & beside
                if common and (a, b) == end:
                    return seen[pair] + _any(common)
                if common and (a, b) not in seen:
                    seen[(a, b)] = seen[pair] + _any(common)
                    pending.append((a, b))
    return ""


def components(graph: dict[Any, set[Any]]) -> list[set[Any]]:
    """The strongly connected components that hold a cycle (R. Tarjan, 1972, without recursion)."""
    number: dict[Any, int] = {}
    low: dict[Any, int] = {}
    stack: list[Any] = []
    on: set[Any] = set()
    found: list[set[Any]] = []
    for root in graph:
        if root in number:
            continue
        work = [(root, iter(graph.get(root, ())))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on.add(root)
        while work:
            node, rest = work[-1]
            for step in rest:
                if step not in number:
                    number[step] = low[step] = len(number)
                    stack.append(step)
                    on.add(step)
                    work.append((step, iter(graph.get(step, ()))))
                    break
                if step in on:
                    low[node] = min(low[node], number[step])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    group = set()
                    while node not in group:
                        group.add(stack.pop())
                    on -= group
                    if len(group) > 1 or node in graph.get(node, ()):
                        found.append(group)
    return found


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """For each repetition of a pattern a beginning that leads to it and a piece that it can read again and again."""
    machine = Automaton(pattern)
    lead = {p: _any(machine.labels[p]) for p, _ in machine.whole.first if machine.labels[p]}
    pending = list(lead)
    for p in pending:
        for q in machine.follow[p]:
            if q not in lead:
                lead[q] = lead[p] + _any(machine.step(p, q))
                pending.append(q)
    found = set()
    for component in components({p: set(q) for p, q in machine.follow.items()}):
        start = min((p for p in component if p in lead), key=lambda p: len(lead[p]), default=None)
        if start is not None:
            inside = {p: {q: machine.step(p, q) for q in machine.follow[p] if q in component} for p in component}
            found.add((lead[start], _word(inside, (start, start), (start, start)) or lead[start][-1]))
    return sorted(found)
