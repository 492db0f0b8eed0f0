"""Where a citation stands beside punctuation: a note behind it, a citation in the text before it.

pandoc's manual, *Citations in notes*: a note that a citation becomes loses the space before it and moves behind
the punctuation that follows, and in American English that punctuation moves into quotation marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.integrations.pandoc.tree import SPACES, element, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from citekit.integrations.pandoc.tree import Element

_FOLLOWING = re.compile(r"[.,;:!?]+\)?|\)[.,;:!?]*")
_BEFORE = re.compile(r"[.,;:]\Z")


def each_list(value: Any, change: Callable[[list[Element]], list[Element]]) -> None:
    """Change every list of elements in a document, in place, the outer ones first."""
    pending = [value]
    while pending:
        here = pending.pop()
        if isinstance(here, list):
            if here and all(isinstance(one, dict) and "t" in one for one in here):
                here[:] = change(here)
            pending.extend(here)
        elif isinstance(here, dict):
            pending.extend(here.values())


def behind_punctuation(inlines: list[Element], *, move: bool, into_quotes: bool) -> list[Element]:
    """The inlines with every citation that is raised set behind the word, and behind punctuation where asked.

    >>> note = element("Cite", [[], [element("Note", [])]])
    >>> word, space, stop = element("Str", "word"), element("Space"), element("Str", ".")
    >>> [i.get("c") for i in behind_punctuation([word, space, note, stop], move=True, into_quotes=True)][:2]
    ['word', '.']
    """
    out: list[Element] = []
    rest = list(reversed(inlines))
    while rest:
        inline = rest.pop()
        if not _is_raised(inline):
            out.append(inline)
            continue
        if out and out[-1]["t"] in SPACES:
            out.pop()
        if move and rest and rest[-1]["t"] == "Str" and (found := _FOLLOWING.match(rest[-1]["c"])):
            text = rest.pop()["c"]
            _append(out, found[0], into_quotes)
            if text[found.end() :]:
                rest.append(element("Str", text[found.end() :]))
        out.append(inline)
    return out


def _append(out: list[Element], mark: str, into_quotes: bool) -> None:
    if into_quotes and mark[0] in ".," and out and out[-1]["t"] == "Quoted":
        kind, inner = out[-1]["c"]
        if not text_of(inner).endswith((".", "?", "!")):
            out[-1] = element("Quoted", [kind, [*inner, element("Str", mark[0])]])
        mark = mark[1:]
    if mark:
        out.append(element("Str", mark))


def _is_raised(inline: Element) -> bool:
    """Whether an inline is a citation that is a note, or a superscript."""
    return inline["t"] == "Cite" and bool(inline["c"][1]) and inline["c"][1][0]["t"] in ("Note", "Superscript")


def before_punctuation(inlines: list[Element], moved: Collection[int]) -> list[Element]:
    """The inlines with each citation whose ``id()`` is in ``moved`` set off by a space, before the punctuation."""
    out: list[Element] = []
    for inline in inlines:
        if id(inline) not in moved:
            out.append(inline)
            continue
        mark = ""
        if out and out[-1]["t"] == "Str" and (found := _BEFORE.search(out[-1]["c"])):
            mark = found[0]
            out[-1] = element("Str", out[-1]["c"][: found.start()])
        out += [element("Space"), inline, *([element("Str", mark)] if mark else [])]
    return out
