"""The elements of a style that hold others: ``cs:group``, macros and ``cs:choose``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.output.pieces import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.elements import Element
    from citekit.csl.rendering.formatting import Look


def grouped(children: list[Element], ctx: Context) -> list[Part]:
    """The parts of a group or macro: none where variables are called and all of them are empty."""
    called, rendered, started, silenced = ctx.called, ctx.rendered, ctx.started, ctx.silenced
    ctx.called = ctx.rendered = 0
    parts = [part for child in children if (part := child.render(ctx)) is not None]
    empty = ctx.called > 0 and ctx.rendered == 0
    if (parts and not empty) or ctx.silenced > silenced:  # names that are left out are there all the same
        ctx.called, ctx.rendered = called + 1, rendered + 1
        return parts
    ctx.rendered, ctx.started = rendered, started  # what was called is what the last empty group called
    return []


class TextMacro(Struct, eq=False):
    """``<text macro="…"/>``: what is in the macro, joined without a delimiter."""

    children: list[Element]
    look: Look

    def render(self, ctx: Context) -> Part | None:
        parts = grouped(self.children, ctx)
        if not parts:
            return None
        part: Part = parts[0] if len(parts) == 1 else Piece(parts)
        if self.look.strip_periods:
            part = without_periods(part)
        return self.look.wrap(part, nests=True)


def without_periods(part: Part) -> Part:
    """A rendered part without the full stops in its strings and affixes."""
    if isinstance(part, str):
        return part.replace(".", "")
    bare = part.holding([without_periods(child) for child in part.parts])
    bare.prefix, bare.suffix = part.prefix.replace(".", ""), part.suffix.replace(".", "")
    return bare


class Group(Struct, eq=False):
    """``<group>``: nothing if it calls variables and none has a value."""

    children: list[Element]
    look: Look

    def render(self, ctx: Context) -> Part | None:
        return self.look.join(grouped(self.children, ctx), nests=True)


class Branch(Struct, eq=False):
    """One branch of a choose: its tests, how they combine, and what it renders."""

    tests: list[Callable[[Context], bool]]
    match: str
    children: list[Element]

    def holds(self, ctx: Context) -> bool:
        """Whether the branch is taken."""
        decisive = self.match != "all"  # what a single test must say to settle the matter
        for test in self.tests:
            if test(ctx) is decisive:
                return self.match == "any"
        return self.match != "any" or not self.tests


class Choose(Struct, eq=False):
    """``<choose>``: the first branch whose tests hold."""

    branches: list[Branch]
    delimiter: str = ""

    def render(self, ctx: Context) -> Part | None:
        for branch in self.branches:
            if branch.holds(ctx):
                parts = [part for child in branch.children if (part := child.render(ctx)) is not None]
                if not parts:
                    return None
                return parts[0] if len(parts) == 1 else Piece(parts, delimiter=self.delimiter)
        return None
