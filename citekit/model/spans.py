"""Spans of text: segments tile a note exactly, or the object cannot be made.

Offsets are code points, half-open, into the note's text as printed.
"""

from __future__ import annotations

from dataclasses import field
from itertools import chain

from citekit.model.frozen import derived, frozen


@frozen
class Segment:
    """One stretch of a note with what it is: ``repository``, ``marking``, ``remark``, ``unknown`` …"""

    kind: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """The segment's text.

        >>> Segment("lead", 0, 8).of("Source: Department of State.")
        'Source: '
        """
        return text[self.start : self.end]


@frozen
class Statement:
    """A run of segments that says one thing: a location, the markings, who drafted, a cross-reference.

    ``kind`` names the rule that read it; ``traits`` are what the rule learned that no segment shows,
    for example ``{"role": "source"}`` or ``{"relation": "also printed"}``.
    """

    kind: str
    segments: tuple[Segment, ...]
    traits: dict[str, str] = field(default_factory=dict)
    start: int = derived("segments[0].start")
    """Where the first segment begins."""
    end: int = derived("segments[-1].end")
    """Where the last segment ends."""


@frozen
class Segmented:
    """A text and the statements that tile it: no gap, no overlap, nothing empty.

    >>> lead = Statement("lead", (Segment("lead", 0, 8),))
    >>> Segmented("Source: X", (lead,))
    Traceback (most recent call last):
    ...
    ValueError: the segments end at 8, the text at 9
    """

    text: str
    statements: tuple[Statement, ...]

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
