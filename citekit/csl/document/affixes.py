"""What stands around a cite: the writer's own words before and behind it, and how the layout closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.input.markup import parse
from citekit.csl.output.pieces import Piece

if TYPE_CHECKING:
    from citekit.csl.output.pieces import Part


def affixed(part: Part, prefix: str, suffix: str, quotes: tuple[str, str, str, str]) -> Part:
    """A part between a prefix and a suffix, set apart by a space where letters would touch."""
    parts: list[Part] = [part]
    if prefix.strip():
        gap = " " if prefix[-1].isalnum() or prefix[-1] in ".;:,&" else ""
        parts.insert(0, Piece([parse(prefix, quotes)], suffix=gap))
    if suffix[:1] == "." and suffix.strip(".").strip():
        parts.append(Piece([parse(suffix[1:], quotes)], prefix="."))
    elif suffix[:1] in (".", ";", ":", "!", "?") and suffix:  # the writer's marks stay where he sets them
        parts.append(Piece(["", suffix[0], parse(suffix[1:], quotes)], inline=True))
    elif suffix.strip():
        gap = " " if suffix[0].isalnum() or suffix[0] in "[(&" else ""
        parts.append(Piece([parse(suffix, quotes)], prefix=gap))
    return Piece(parts) if len(parts) > 1 else part


def closing(suffix: str) -> str:
    """The suffix of a layout: where it begins with a mark, the mark is all that closes a citation."""
    return suffix[:1] if suffix[:1] in (".", ":", ";", "!", "?") else suffix


def ends_sentence(prefix: str) -> bool:
    """Whether what a user wrote before a cite is a sentence of its own."""
    text = prefix.strip()
    return text.endswith((".", "!", "?", ".”", ".’", '."', ".'")) and " " in text
