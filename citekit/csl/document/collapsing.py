"""The cites of one citation: grouped, collapsed and joined (CSL 1.0.2, Cite Collapsing)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.output.pieces import Part, find, flat

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.rendering.context import Cite
    from citekit.csl.styles.style import Area


class Rendered(Struct):
    """A cite with its part and what collapsing compares: names and year are read off it beside others."""

    cite: Cite
    part: Part
    suffix: int | None = None
    number: int | None = None
    told: bool = True
    """Whether it says more of its item than names and dates."""
    names: str = ""
    year: str = ""
    grouped: bool = False
    collapsed: bool = False
    suffix_only: bool = False
    delimiter: str | None = None

    def read(self) -> None:
        """Read off the part what it shows: the names, the year without its letter, a number that is all there is."""
        names, year, letter = find(self.part, "names"), find(self.part, "date"), find(self.part, "year-suffix")
        self.names, self.year = flat(names), flat(year)
        if letter is not None:
            self.year = self.year.removesuffix(flat(letter))
        if self.told or names is not None or find(self.part, "citation-number") is None:
            self.number = None

    @property
    def nameless(self) -> bool:
        """Whether it shows dates and numbers alone, and not because the writer has named the author himself."""
        return not (self.names or self.told or self.cite.suppress_author or self.cite.missing)


class Collapser:
    """Joins rendered cites; ``again`` renders a cite without its names, or with its year suffix alone."""

    def __init__(self, area: Area, again: Callable[[Cite, str], Part | None], in_text: bool) -> None:
        self.kind = area.option("collapse")
        self.layout = area.look.delimiter
        self.group = area.option("cite-group-delimiter")
        self.after = area.option("after-collapse-delimiter")
        self.between_suffixes = area.option("year-suffix-delimiter")
        self.sorted = bool(area.keys)
        self.again = again
        self.in_text = in_text

    def join(self, cites: list[Rendered]) -> list[tuple[str, Part]]:
        """Each part with the delimiter before it."""
        if len(cites) < 2:
            return [("", one.part) for one in cites]
        for one in cites:
            one.read()
        if self.kind == "citation-number":
            return self.numbers(cites)
        if self.kind in ("year", "year-suffix", "year-suffix-ranged") or self.group is not None:
            cites = self.grouped(cites) if self.sorted else cites
            self.collapse(cites)
        elif self.kind is not None:
            for one in cites:
                one.collapsed = one.nameless
        return self.spliced(cites)

    def grouped(self, cites: list[Rendered]) -> list[Rendered]:
        """Cites of the same names behind the first of them."""
        order: dict[object, list[Rendered]] = {}
        for one in cites:
            order.setdefault(one.names or id(one), []).append(one)
        return [one for group in order.values() for one in group]

    def collapse(self, cites: list[Rendered]) -> None:
        """Leave out what the cite before has said already."""
        for before, one in pairwise(cites):
            one.grouped = bool(one.names) and one.names == before.names
            if self.kind is None:
                continue
            one.collapsed = one.nameless and before.nameless
            if one.cite.prefix or not (one.grouped or one.collapsed):
                continue
            same_year = one.year == before.year and one.suffix is not None and before.suffix is not None
            if self.kind.startswith("year-suffix") and same_year and not before.cite.locator:
                part = self.again(one.cite, "suffix")
                if part is not None:
                    one.part, one.collapsed, one.suffix_only = part, True, True
                    continue
            if one.grouped:
                one.part, one.collapsed = self.again(one.cite, "names") or "", not one.told
        if self.kind == "year-suffix-ranged":
            self.suffix_ranges(cites)

    def suffix_ranges(self, cites: list[Rendered]) -> None:
        """Three or more suffixes in a row as a range."""
        start = 0
        while start < len(cites):
            end = start
            while end + 1 < len(cites) and self.follows(cites[end], cites[end + 1]):
                end += 1
            if end - start >= 2:
                for one in cites[start + 1 : end]:
                    one.part = ""
                cites[end].delimiter = "–"
            start = end + 1

    def follows(self, one: Rendered, other: Rendered) -> bool:
        """Whether a suffix is the next letter after another."""
        consecutive = one.suffix is not None and other.suffix == one.suffix + 1
        return other.collapsed and consecutive and one.year == other.year and not one.cite.locator

    def spliced(self, cites: list[Rendered]) -> list[tuple[str, Part]]:
        """The parts, each with the delimiter before it."""
        out: list[tuple[str, Part]] = []
        before: Rendered | None = None
        for one in cites:
            if one.part == "":
                continue
            delimiter = "" if before is None else self.delimiter(before, one)
            out.append((self.beside(before, one, delimiter), one.part))
            before = one
        return out

    def delimiter(self, before: Rendered, one: Rendered) -> str:
        """Within a group, between suffixes, after what is collapsed, or the layout's: citeproc-js's order."""
        if one.delimiter is not None:
            return one.delimiter
        if one.suffix_only:
            if self.between_suffixes is not None:
                return self.between_suffixes
            return self.group if self.group is not None else self.layout
        if self.after is not None:
            if before.cite.locator:
                return self.after
            if not one.collapsed and (before.collapsed or self.kind != "year-suffix"):
                return self.after
            return self.between(one)
        return self.between(one)

    def between(self, one: Rendered) -> str:
        """The delimiter before a cite of the same names; “, ” is the specification's for what is collapsed."""
        if one.grouped and self.group is not None:
            return self.group
        return ", " if one.collapsed and self.in_text else self.layout

    def beside(self, before: Rendered | None, one: Rendered, delimiter: str) -> str:
        """The user's own punctuation around a cite takes the place of the delimiter's."""
        if before is None:
            return ""
        if before.cite.suffix[-1:] in (";", ".", ",") and before.cite.suffix:
            return delimiter[delimiter.find(" ") :] if " " in delimiter else ""
        if not before.cite.suffix and one.cite.prefix[:1] in (";", ".", ",") and one.cite.prefix:
            return ""
        return delimiter

    # --- citation numbers ---------------------------------------------------------------------------------

    def numbers(self, cites: list[Rendered]) -> list[tuple[str, Part]]:
        """Three or more numbers in a row as a range."""
        out: list[tuple[str, Part]] = []
        start = 0
        before: Rendered | None = None
        while start < len(cites):
            end = start
            while end + 1 < len(cites) and self.next_number(cites[end], cites[end + 1]):
                end += 1
            delimiter = self.layout
            if before is not None and before.collapsed and self.after is not None:
                delimiter = self.after
            out.append((self.beside(before, cites[start], delimiter), cites[start].part))
            if end - start >= 2:
                cites[end].collapsed = True
                out.append(("–", cites[end].part))
            elif end > start:
                out.append((self.layout, cites[end].part))
            before = cites[end]
            start = end + 1
        return out

    def next_number(self, one: Rendered, other: Rendered) -> bool:
        """Whether a cite is only the number after another's."""
        bare = not any(cite.locator or cite.prefix or cite.suffix for cite in (one.cite, other.cite))
        return bare and one.number is not None and other.number == one.number + 1
