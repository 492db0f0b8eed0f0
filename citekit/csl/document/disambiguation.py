"""Disambiguation: the least that tells items apart (CSL 1.0.2, Disambiguation).

Items whose shortest cites read alike form a group. A group is split by the first step that makes its cites
differ (another name, a fuller given name), and its parts go on alone; so every cite is rendered once a step,
and groups that never clash cost one rendering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.rendering.context import Disambiguation
from citekit.csl.rendering.initials import initialize

if TYPE_CHECKING:
    from citekit.csl.input.item import Item
    from citekit.csl.input.names import Name
    from citekit.csl.styles.style import Area

INITIALS, FULL = 1, 2
_PAIR = 2


class Shown(Struct):
    """A trial rendering: the cite's text; each list of names with how many were shown; the conditions met."""

    text: str
    names: list[tuple[tuple[Name, ...], int]]
    conditions: int = 0


Trial = Callable[["Item", Disambiguation, bool], Shown]


class Disambiguator:
    """Finds for each item how far its cites are expanded."""

    def __init__(self, citation: Area, trial: Trial, order: dict[str, int]) -> None:
        self.trial = trial
        self.order = order
        self.add_names = citation.on("disambiguate-add-names")
        self.add_givens = citation.on("disambiguate-add-givenname")
        self.add_suffix = citation.on("disambiguate-add-year-suffix")
        self.condition = citation.tests_ambiguity
        self.rule = citation.option("givenname-disambiguation-rule") or "by-cite"
        self.numbered = False
        """Whether cites are held against each other with the number of the note that cites their item first."""
        self.found: dict[str, Disambiguation] = {}

    @property
    def needed(self) -> bool:
        """Whether the style disambiguates at all."""
        return self.add_names or self.add_givens or self.add_suffix or self.condition

    def run(self, items: list[Item]) -> dict[str, Disambiguation]:
        """The expansion of every item that needs one."""
        if not self.needed:
            return {}
        bases = {item.id: Disambiguation() for item in items}
        shown = {item.id: self.trial(item, bases[item.id], False) for item in items}
        if self.add_givens and self.rule != "by-cite":
            levels = self.name_levels(shown)
            for item in items:
                bases[item.id] = self.with_levels(shown[item.id], levels)
                shown[item.id] = self.trial(item, bases[item.id], False)
        groups: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            self.found[item.id] = bases[item.id]
            groups[shown[item.id].text].append(item)
        for group in groups.values():
            self.numbered = self.rule == "by-cite" and (self.add_names or self.add_givens or len(group) == _PAIR)
            if len(group) > 1:
                self.split(group, {item.id: bases[item.id] for item in group}, shown)
        return self.found

    # --- given names over the whole document --------------------------------------------------------------

    def name_levels(self, shown: dict[str, Shown]) -> dict[Name, int]:
        """How much of each given name is needed to tell its bearer from all others of the family name."""
        primary = self.rule.startswith("primary-name")
        families: dict[str, set[Name]] = defaultdict(set)
        for one in shown.values():
            for names, _ in one.names:
                for name in names[:1] if primary else names:
                    if not name.literal:
                        families[f"{name.non_dropping} {name.family}"].add(name)
        return {name: level for family in families.values() for name, level in self.family_levels(family)}

    def family_levels(self, family: set[Name]) -> Iterator[tuple[Name, int]]:
        """The level for each of those who share a family name."""
        initials: dict[str, set[str]] = defaultdict(set)
        for name in family:
            initials[initialize(name.given, ".")].add(_folded(name.given))
        for name in family:
            alike = initials[initialize(name.given, ".")]
            if len({_folded(n.given) for n in family}) == 1:
                yield name, 0
            elif self.rule.endswith("with-initials"):
                yield name, INITIALS if len(initials) > 1 else 0
            else:
                yield name, FULL if len(alike) > 1 else INITIALS

    def with_levels(self, shown: Shown, levels: dict[Name, int]) -> Disambiguation:
        """An item's base with the levels of its names."""
        primary = self.rule.startswith("primary-name")
        givens = [
            [levels.get(name, 0) if not primary or i == 0 else 0 for i, name in enumerate(names)]
            for names, _ in shown.names
        ]
        return Disambiguation(givens=givens if any(map(any, givens)) else [])

    # --- cite by cite -------------------------------------------------------------------------------------

    def split(self, group: list[Item], bases: dict[str, Disambiguation], shown: dict[str, Shown]) -> None:
        """Expand a group of items whose cites read alike until they do not."""
        lists = [shown[item.id].names for item in group]
        base = deepcopy(bases[group[0].id])
        most = max((len(one) for one in lists), default=0)
        at = [[one[i] for one in lists if i < len(one)] for i in range(most)]
        counts = [(max(shown for _, shown in one), max(len(names) for names, _ in one)) for one in at]
        base.names = [0] * most
        base.givens = [
            [base.givens[i][j] if i < len(base.givens) and j < len(base.givens[i]) else 0 for j in range(total)]
            for i, (_, total) in enumerate(counts)
        ]
        steps = list(self.steps(counts))
        for part in self.partition(group, base):
            if len(part) == 1:
                self.settle(part[0], base)
            else:
                self.advance(part, deepcopy(base), deepcopy(base), steps, 0, bases)

    def steps(self, counts: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """The expansions in order: in each list of names, name by name, its given name and then the next name."""
        by_cite = self.add_givens and self.rule == "by-cite"
        for at, (shown, total) in enumerate(counts):
            for index in range(total):
                if index >= max(shown, 1) and self.add_names:
                    yield at, index, 0
                elif index >= max(shown, 1):
                    break
                if by_cite:
                    yield at, index, INITIALS
                    yield at, index, FULL

    def advance(
        self,
        group: list[Item],
        base: Disambiguation,
        better: Disambiguation,
        steps: list[tuple[int, int, int]],
        step: int,
        bases: dict[str, Disambiguation],
    ) -> None:
        """Take steps until the group splits; each part goes on by itself with what has helped so far."""
        for here in range(step, len(steps)):
            self.take(base, steps[here])
            parts = self.partition(group, base)
            if len(parts) == 1:
                continue
            self.capture(base, better, steps[here])
            for part in parts:
                if len(part) == 1:
                    self.settle(part[0], better)
                else:
                    self.advance(part, deepcopy(base), deepcopy(better), steps, here + 1, bases)
            return
        self.exhausted(group, better)

    def take(self, state: Disambiguation, step: tuple[int, int, int]) -> None:
        """Apply one step."""
        at, index, level = step
        if level == 0:
            state.names[at] = max(state.names[at], index + 1)
        else:
            state.givens[at][index] = max(level, state.givens[at][index])

    def capture(self, base: Disambiguation, better: Disambiguation, step: tuple[int, int, int]) -> None:
        """Keep what has helped: the name count and the given name that this step has reached."""
        at, index, _ = step
        better.names[at] = base.names[at]
        better.givens[at][index] = base.givens[at][index]

    def partition(self, group: list[Item], state: Disambiguation) -> list[list[Item]]:
        """The group by what its cites read.

        The note that cites an item first tells items apart where a style names its number; but where a style
        has nothing but its condition, three or more works call for that too, as citeproc-js has it.
        """
        parts: dict[str, list[Item]] = defaultdict(list)
        for item in group:
            parts[self.trial(item, state, self.numbered).text].append(item)
        return list(parts.values())

    def settle(self, item: Item, state: Disambiguation) -> None:
        """An item that stands alone now."""
        self.found[item.id] = deepcopy(state)

    def exhausted(self, group: list[Item], state: Disambiguation) -> None:
        """What names could not do: year suffixes, or the condition ``disambiguate`` where there are none.

        The specification has the condition first; every processor in use has it last, and styles rely on that.
        """
        for item in group:
            self.settle(item, state)
        if self.add_suffix:
            self.suffixes(group)
        elif self.condition:
            self.conditions(group, state, 1)

    def conditions(self, group: list[Item], state: Disambiguation, level: int) -> None:
        """Let one condition after another hold, each for those that are still alike."""
        more = deepcopy(state)
        more.condition = level
        shown = {item.id: self.trial(item, more, self.numbered) for item in group}
        parts: dict[str, list[Item]] = defaultdict(list)
        for item in group:
            self.settle(item, more)
            parts[shown[item.id].text].append(item)
        for part in parts.values():
            if len(part) > 1 and max(shown[item.id].conditions for item in part) > level:
                self.conditions(part, more, level + 1)

    def suffixes(self, group: list[Item]) -> None:
        """Letters in the order of the bibliography."""
        for number, item in enumerate(sorted(group, key=lambda one: self.order[one.id])):
            self.found[item.id].suffix = number


def _folded(given: str) -> str:
    """A given name without the full stops and spaces that people set as they like."""
    return " ".join(given.replace(".", " ").split())
