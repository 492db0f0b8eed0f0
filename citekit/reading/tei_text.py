"""The words of an element of a TEI volume, the links in it, and the pages that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.model.records import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

TEI = "{http://www.tei-c.org/ns/1.0}"

_BLOCKS = frozenset(TEI + tag for tag in ("p", "item", "list", "lb", "quote", "table", "row", "cell", "lg", "l"))


def words(element: _Element, *, notes: bool = True) -> str:
    """An element's text, white space folded, a space between blocks; without its notes where ``notes`` is false."""
    return " ".join("".join(piece for piece in _pieces(element, notes=notes) if isinstance(piece, str)).split())


def linked(element: _Element) -> tuple[str, tuple[Link, ...]]:
    """An element's text, and where in it the editors' links stand."""
    pieces: list[str] = []
    length = 0
    begun: dict[_Element, int] = {}
    spans: list[tuple[int, int, str]] = []
    for piece in _pieces(element, notes=True):
        if isinstance(piece, str):
            pieces.append(piece)
            length += len(piece)
        elif piece in begun:
            spans.append((begun.pop(piece), length, piece.get("target") or ""))
        else:
            begun[piece] = length
    raw = "".join(pieces)
    return " ".join(raw.split()), tuple(Link(*_folded(raw, start, end), target) for start, end, target in spans)


def _folded(raw: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a text stands when its white space has been folded."""
    first = len(" ".join(raw[:start].split()))
    spaced = first > 0 and (raw[start - 1].isspace() or raw[start : start + 1].isspace())
    return first + spaced, len(" ".join(raw[:end].split()))


def _pieces(element: _Element, *, notes: bool) -> Iterator[str | _Element]:
    """The text of an element piece by piece, and each link in it before its text and behind."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (notes or child.tag != TEI + "note"):
            edge = " " if child.tag in _BLOCKS else child if child.tag == TEI + "ref" and child.get("target") else ""
            yield edge
            yield from _pieces(child, notes=notes)
            yield edge
        yield child.tail or ""


def pages(div: _Element, turned: list[str]) -> str | None:
    """The pages on which a document stands, from the page breaks before it and in it; ``None`` without them.

    A break before the first word of a document is before the document.
    """
    if not turned:
        return None
    inside = sum(1 for _ in div.iter(TEI + "pb"))
    first = max(0, len(turned) - inside + _leading(div) - 1)
    both = dict.fromkeys(page.strip("[]") for page in (turned[first], turned[-1]) if page)
    return "–".join(both) or None


def _leading(div: _Element) -> int:
    """How many page breaks stand before the first word of a document."""
    count = 0
    for element in div.iter():
        count += element.tag == TEI + "pb"
        if (element.text or "").strip() or ((element.tail or "").strip() and element is not div):
            break
    return count
