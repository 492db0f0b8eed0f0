"""A title that lists several things is one element: “Europe, USSR, and East/West”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.location.element_kinds import shape
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.location.elements import Element

_HEAD = lazy(r".*\b(?:of|on|for) [A-Z]")
_MEMBER = lazy(r"[^\s]+(?: [^\s]+)?")


def joined(text: str, elements: list[Element]) -> list[Element]:
    """The elements, those that one title lists put together.

    ::

        title  = [ head "," ] { member "," } "and" words      (* head: “Office of Lebanon”; member: one word or two *)

    >>> from citekit.grammar.location.elements import cut
    >>> text = "Carter Library, Staff Material, Europe, USSR, and East/West, Chron File"
    >>> [text[e.start : e.end] for e in joined(text, cut(text, 0, len(text)).elements)]
    ['Carter Library', 'Staff Material', 'Europe, USSR, and East/West', 'Chron File']
    """
    found: list[Element] = []
    for element in elements:
        first = _first(text, found) if text.startswith("and ", element.start) else len(found)
        if first < len(found) - 1 or (first < len(found) and _HEAD.match(text, found[first].start, found[first].end)):
            found[first:] = [found[first]._replace(end=element.end)]
        else:
            found.append(element)
    return found


def _first(text: str, before: list[Element]) -> int:
    """Where the list begins that goes on behind these elements; the repository is none of it."""
    first = len(before)
    while first > 1:
        start, end, _ = before[first - 1]
        if _HEAD.match(text, start, end):
            return first - 1
        kind = shape(text[start:end])
        listed = kind in ("title", "region") or (kind == "files" and " " not in text[start:end])
        if not (listed and _MEMBER.fullmatch(text, start, end)):
            break
        first -= 1
    return first
