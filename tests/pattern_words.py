"""The words of a pattern: where each alternative of a regular expression stands, and the pattern without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]{2,}")
_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


class Alternative(NamedTuple):
    """One alternative of a group: its span, and that of all alternatives it stands among."""

    start: int
    end: int
    first: int
    last: int


def alternatives(pattern: str) -> Iterator[Alternative]:
    """Every alternative that holds a word and stands among others.

    >>> text = r"(?:Drafted|Cleared) by [a|b]|x"
    >>> [text[one.start : one.end] for one in alternatives(text)]
    ['Drafted', 'Cleared', '(?:Drafted|Cleared) by [a|b]']
    """
    groups: list[list[int]] = [[0]]
    here = 0
    while here < len(pattern):
        if escaped := _ESCAPED.match(pattern, here):
            here = escaped.end()
            continue
        sign = pattern[here]
        if sign == "(":
            opened = re.compile(r"\((?:\?(?:P<\w+>|[aiLmsux-]*:|[:=!>]|<[=!]|\(\w+\)))?").match(pattern, here)
            here = opened.end() if opened else here + 1
            groups.append([here])
            continue
        if sign == "|":
            groups[-1].append(here + 1)
        elif sign == ")" and len(groups) > 1:
            yield from _among(pattern, groups.pop(), here)
        here += 1
    yield from _among(pattern, groups[0], len(pattern))


def _among(pattern: str, starts: list[int], end: int) -> Iterator[Alternative]:
    if len(starts) > 1:
        for start, stop in zip(starts, [*(after - 1 for after in starts[1:]), end], strict=True):
            if WORD.search(re.sub(r"\\[a-zA-Z]", "", pattern[start:stop])):
                yield Alternative(start, stop, starts[0], end)


def without(pattern: str, one: Alternative) -> str:
    """The pattern without an alternative.

    >>> without("a(?:bc|de|f)", next(alternatives("a(?:bc|de|f)")))
    'a(?:de|f)'
    """
    if one.end < one.last:
        return pattern[: one.start] + pattern[one.end + 1 :]
    return pattern[: one.start - 1] + pattern[one.end :]


def alone(pattern: str, one: Alternative) -> str:
    """The pattern with this alternative and none of the others."""
    return pattern[: one.first] + pattern[one.start : one.end] + pattern[one.last :]
