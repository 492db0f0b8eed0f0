"""Counts as bars: in a terminal, and as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉"


def in_terminal(counts: Sequence[tuple[str, int]], width: int = 80) -> str:
    """A bar for each count, within a width in characters.

    >>> print(in_terminal([("Kennedy Library", 12), ("TNA", 3)], 40))
    Kennedy Library  12 ████████████████████
    TNA               3 █████
    """
    if not counts:
        return ""
    label = min(max(len(name) for name, _ in counts), width // 2)
    most = max(number for _, number in counts)
    digits = len(str(most))
    room = max(8, width - label - digits - 3)
    return "\n".join(
        f"{_cut(name, label):{label}}  {number:>{digits}} {_bar(number / most * room)}".rstrip()
        for name, number in counts
    )


def _bar(length: float) -> str:
    whole, part = divmod(round(length * 8), 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")


def _cut(name: str, width: int) -> str:
    said = " ".join(name.split())
    return said if len(said) <= width else said[: width - 1] + "…"


def as_svg(counts: Sequence[tuple[str, int]], title: str) -> str:
    """The same as an SVG picture, its texts selectable and read out by screen readers."""
    height, label, bar = 20, 320, 400
    most = max((number for _, number in counts), default=1)
    rows = "".join(
        f'<text x="{label - 8}" y="{(n + 2) * height - 6}" text-anchor="end">{_text(_cut(name, 48))}</text>'
        f'<rect x="{label}" y="{(n + 1) * height + 2}" width="{number / most * bar:.1f}" height="{height - 4}"/>'
        f'<text x="{label + number / most * bar + 6:.1f}" y="{(n + 2) * height - 6}">{number}</text>\n'
        for n, (name, number) in enumerate(counts)
    )
    size = f'width="{label + bar + 80}" height="{(len(counts) + 1) * height + 8}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="12">\n'
        f"<title>{_text(title)}</title>\n<style>rect {{ fill: #4a6f8a }} text {{ fill: #222 }}</style>\n"
        f'<text x="{label}" y="14" font-weight="bold">{_text(title)}</text>\n{rows}</svg>\n'
    )


def _text(words: str) -> str:
    return escape("".join(c if c.isprintable() else " " for c in words))
