"""The bibliography at the end of a Word file: a heading and an entry a paragraph, between the two ends of a bookmark.

The bookmark tells where it is when the draft is rewritten again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from citekit.csl.output.runs import Run
from citekit.csl.output.writers import docx as wordml
from citekit.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citekit.integrations.wordprocessors.xml_splice import Element, Part

BOOKMARK = "citekit_bibliography"
HANGING = '<{w}ind {w}left="720" {w}hanging="720"/>'
"""Half an inch, in twentieths of a point: what an entry has where the document has no style for it."""


def append(part: Part, title: str, entries: Sequence[Sequence[Run]], styles: Mapping[str, str]) -> bool:
    """Splice the bibliography into the main part, in the place of a former one; whether there was one.

    ``styles`` are the ids of the document's styles by their names.
    """
    body = part.root.first("body")
    if body is None:
        raise ReadError("the main part of the Word file has no body")
    w, number = body.prefix, _free_number(body)
    opening = f'<{w}bookmarkStart {w}id="{number}" {w}name="{BOOKMARK}"/>'
    closing = f'<{w}bookmarkEnd {w}id="{number}"/>'
    heading = paragraph(w, [Run(title)], styles.get("heading 1"), inner=opening)
    listed = [paragraph(w, entry, styles.get("bibliography"), otherwise=HANGING.format(w=w)) for entry in entries]
    listed[-1] = listed[-1].removesuffix(f"</{w}p>") + f"{closing}</{w}p>"
    start, end = _place(body)
    part.replace(start, end, heading + "".join(listed))
    return start < end


def is_there(part: Part) -> bool:
    """Whether the main part has a bibliography of ours."""
    return any(_is_opening(element) for element in part.root.walk())


def paragraph(w: str, runs: Sequence[Run], style: str | None, *, otherwise: str = "", inner: str = "") -> str:
    """A paragraph in a style, or where there is none with the properties ``otherwise``."""
    properties = f"<{w}pStyle {w}val={quoteattr(style)}/>" if style else otherwise
    set_ = f"<{w}pPr>{properties}</{w}pPr>" if properties else ""
    return f"<{w}p>{set_}{inner}{''.join(wordml.written(Run(r.text, r.format), w) for r in runs)}</{w}p>"


def _free_number(body: Element) -> int:
    taken = (e.get("id") or "" for e in body.walk() if e.name == "bookmarkStart")
    return 1 + max((int(number) for number in taken if number.isdecimal() and len(number) < 10), default=0)


def _place(body: Element) -> tuple[int, int]:
    """Where the bibliography goes: its former place, or behind all text."""
    start = next(filter(_is_opening, body.walk()), None)
    ends = (e for e in body.walk() if e.name == "bookmarkEnd" and start is not None and e.get("id") == start.get("id"))
    end = next(ends, None)
    if start is not None and end is not None:
        return _child(body, start).start, _child(body, end).end
    last = list(body.elements())[-1:]
    here = last[0].start if last and last[0].name == "sectPr" else body.closed
    return here, here


def _is_opening(element: Element) -> bool:
    return element.name == "bookmarkStart" and element.get("name") == BOOKMARK


def _child(body: Element, element: Element) -> Element:
    """What stands directly in the body and holds the element."""
    while element.parent is not None and element.parent is not body:
        element = element.parent
    return element
