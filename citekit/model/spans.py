"""Spans of text: segments tile a note exactly, or the object cannot be made.

Offsets are code points, half-open, into the note's text as printed.
"""

from __future__ import annotations

from itertools import chain

from msgspec import Struct, field


class Segment(Struct, frozen=True, gc=False):
    """One stretch of a note with what it is."""

    kind: str
    """``repository``, ``marking``, ``remark``, ``separator``, ``unknown`` …"""
    start: int
    """Where it begins in the note."""
    end: int
    """Where it ends."""

    def of(self, text: str) -> str:
        """The segment's text.

        >>> Segment("lead", 0, 8).of("Source: Department of State.")
        'Source: '
        """
        return text[self.start : self.end]


class Statement(Struct, frozen=True, gc=False):
    """A run of segments that says one thing: a location, the markings, who drafted, a cross-reference."""

    kind: str
    """The rule that read it."""
    segments: tuple[Segment, ...]
    """Its segments, at least one."""
    traits: dict[str, str] = field(default_factory=dict)
    """What the rule learned that no segment shows: ``{"role": "source"}``, ``{"relation": "also printed"}``."""

    @property
    def start(self) -> int:
        """Where the first segment begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.segments[-1].end


class Segmented(Struct, frozen=True, gc=False):
    """A text and the statements that tile it: no gap, no overlap, nothing empty.

    >>> lead = Statement("lead", (Segment("lead", 0, 8),))
    >>> Segmented("Source: X", (lead,))
    Traceback (most recent call last):
    ...
    ValueError: the segments end at 8, the text at 9
    """

    text: str
    """The note, as printed."""
    statements: tuple[Statement, ...]
    """What it says, in order."""

    def __post_init__(self) -> None:
        here = 0
        for statement in self.statements:
            for segment in statement.segments:
                if here != segment.start:
                    raise ValueError(f"segment {segment.kind!r} begins at {segment.start}, expected {here}")
                if here >= (here := segment.end):
                    raise ValueError(f"segment {segment.kind!r} at {segment.start} is empty")
        if here != len(self.text):
            raise ValueError(f"the segments end at {here}, the text at {len(self.text)}")

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment of every statement, in order."""
        return tuple(chain.from_iterable([statement.segments for statement in self.statements]))
