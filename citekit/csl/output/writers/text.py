"""Plain text: the characters and nothing else.

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Span((Text("Diaries"),), Format(style="italic")),))
'Diaries'
"""

from __future__ import annotations

from citekit.csl.output.nodes import without_controls
from citekit.csl.output.writers import Writer

AFTER = {"block": "\n", "left-margin": " "}

WRITER = Writer(
    text=without_controls,
    span=lambda written, _: written,
    link=lambda written, _: written,
    display=lambda written, place: written + AFTER.get(place, ""),
)
