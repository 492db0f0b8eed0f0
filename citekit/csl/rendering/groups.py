"""The elements of a style that hold others: ``cs:group``, macros, ``cs:choose``, and the tree of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citekit.csl.input.item import Shape
from citekit.csl.output.pieces import Part, Piece
from citekit.csl.rendering.elements import ABSENT, Absent, Label, TextTerm, TextValue

if TYPE_CHECKING:
    from citekit.csl.rendering.conditions import Test
    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.elements import Element
    from citekit.csl.rendering.formatting import Look

SHAPES = 256
"""How many shapes of items a tree remembers."""


class Tree(Struct, eq=False):
    """What a layout or a sort key renders, pruned once for each shape of item. ``used`` are its variables."""

    elements: list[Element]
    used: frozenset[str]
    kept: dict[Shape, list[Element]] = field(default_factory=dict)

    def render(self, ctx: Context) -> list[Part]:
        """The parts for a context."""
        return shown(self.pruned(Shape(ctx.item.type, ctx.item.given & self.used, ctx.area == "citation")), ctx)

    def pruned(self, shape: Shape) -> list[Element]:
        """The elements that can have an effect for items of a shape."""
        found = self.kept.get(shape)
        if found is None:
            if len(self.kept) >= SHAPES:
                self.kept.clear()
            found = self.kept[shape] = pruned(self.elements, shape)
        return found


def shown(elements: list[Element], ctx: Context) -> list[Part]:
    """The parts of elements, those that there are."""
    parts = []
    for element in elements:
        part = element.render(ctx)
        if part is not None:
            parts.append(part)
    return parts


def pruned(elements: list[Element], shape: Shape) -> list[Element]:
    """What is left of elements that stand side by side: what is absent once, and choices that are made already."""
    left = [one for element in elements for one in _unwrapped(element.pruned(shape))]
    kept = [one for one in left if one is not ABSENT]
    return [*kept, ABSENT] if len(kept) < len(left) else kept


def _unwrapped(element: Element | None) -> list[Element]:
    """What an element comes to: a choice that is made what it has chosen, what only holds a group that group."""
    if isinstance(element, Choose) and element.settled:
        children = element.branches[0].children
        return children if len(children) == 1 + (ABSENT in children) else [element]
    if isinstance(element, Group | TextMacro) and element.look.bare and not element.look.strip_periods:
        children = element.children
        return children if len(children) == 1 and isinstance(children[0], Group | TextMacro) else [element]
    return [] if element is None else [element]


def _says(element: Element) -> bool:
    """Whether an element may show more than the style's own words."""
    if isinstance(element, Choose):
        return any(map(_says, (child for branch in element.branches for child in branch.children)))
    return not isinstance(element, TextTerm | TextValue | Label | Absent)


def grouped(children: list[Element], ctx: Context) -> list[Part]:
    """The parts of a group or macro: none where variables are called and all of them are empty."""
    called, rendered, started, silenced = ctx.called, ctx.rendered, ctx.started, ctx.silenced
    ctx.called = ctx.rendered = False
    parts = shown(children, ctx)
    empty = ctx.called and not ctx.rendered
    if (parts and not empty) or ctx.silenced > silenced:  # names that are left out are there all the same
        ctx.called = ctx.rendered = True
        return parts
    ctx.called, ctx.rendered, ctx.started = called or ctx.called, rendered, started
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

    def pruned(self, shape: Shape) -> Element | None:
        return _pruned_group(self, shape)


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

    def pruned(self, shape: Shape) -> Element | None:
        return _pruned_group(self, shape)


def _pruned_group(group: Group | TextMacro, shape: Shape) -> Element | None:
    """A group of what is left of its children; absent where its variables are."""
    children = pruned(group.children, shape)
    if ABSENT in children and not any(map(_says, children)):
        return ABSENT
    return replace(group, children=children) if children else None


class Branch(Struct, eq=False):
    """One branch of a choose: its tests, how they combine, and what it renders."""

    tests: list[Test]
    match: str
    children: list[Element]

    def holds(self, ctx: Context) -> bool:
        """Whether the branch is taken."""
        decisive = self.match != "all"  # what a single test must say to settle the matter
        for test in self.tests:
            if test.holds(ctx) is decisive:
                return self.match == "any"
        return self.match != "any" or not self.tests

    def pruned(self, shape: Shape) -> Branch | None:
        """The branch with the tests that are still open; ``None`` where it is never taken."""
        known = [test.known(shape) for test in self.tests]
        open_ = [test for test, told in zip(self.tests, known, strict=True) if told is None]
        if (self.match != "all") in known:
            if self.match != "any":
                return None
            open_ = []
        elif self.match == "any" and self.tests and not open_:
            return None
        return Branch(open_, self.match, pruned(self.children, shape))


class Choose(Struct, eq=False):
    """``<choose>``: the first branch whose tests hold."""

    branches: list[Branch]
    delimiter: str = ""

    def render(self, ctx: Context) -> Part | None:
        for branch in self.branches:
            if branch.holds(ctx):
                parts = shown(branch.children, ctx)
                if not parts:
                    return None
                return parts[0] if len(parts) == 1 else Piece(parts, delimiter=self.delimiter)
        return None

    def pruned(self, shape: Shape) -> Element | None:
        branches: list[Branch] = []
        for branch in self.branches:
            left = branch.pruned(shape)
            if left is not None:
                branches.append(left)
                if not left.tests:
                    break  # it is taken before all that follow
        if not any(branch.children for branch in branches):
            return None
        made = Choose(branches, self.delimiter)
        return ABSENT if made.settled and branches[0].children == [ABSENT] else made

    @property
    def settled(self) -> bool:
        """Whether the choice is made, whatever is rendered."""
        return len(self.branches) == 1 and not self.branches[0].tests
