"""What rendering one cite needs to know, and what it learns on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from citekit.csl.input.item import Item
    from citekit.csl.input.locale import Locale

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3


class Cite(Struct):
    """One item in one citation, with all that the document says about it."""

    item: Item
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int = FIRST
    near: bool = False
    note: int = 0
    first_note: int | None = None
    explicit: bool = False
    missing: bool = False


class Disambiguation(Struct):
    """How far an item's cites are expanded so that they cannot be taken for another's.

    ``names`` is the least number of names shown, one a list of names; ``givens`` how much of each given name:
    0 as the style has it, 1 initials, 2 the whole. ``condition`` is how many of the style's conditions
    ``disambiguate="true"`` hold, in the order in which they are met. ``suffix`` is the year suffix, from 0.
    """

    names: list[int] = field(default_factory=list)
    givens: list[list[int]] = field(default_factory=list)
    condition: int = 0
    suffix: int | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What tells it from others."""
        return (*self.names, None, *map(tuple, self.givens), self.condition, self.suffix)


class Context:
    """One rendering of one cite."""

    __slots__ = (
        "ambiguous",
        "area",
        "articles",
        "called",
        "caps",
        "cite",
        "disambiguation",
        "in_substitute",
        "item",
        "limits",
        "linked",
        "locale",
        "located",
        "name_lists",
        "names_at",
        "number",
        "only_suffix",
        "rendered",
        "silenced",
        "sorting",
        "started",
        "style",
        "suffix_shown",
        "suppress_names",
        "suppressed",
        "told",
        "trial",
    )

    def __init__(self, style: Any, cite: Cite, locale: Locale, area: str, disambiguation: Disambiguation) -> None:
        self.style = style
        self.cite = cite
        self.item = cite.item
        self.locale = locale
        self.area = area
        self.disambiguation = disambiguation
        self.number: int | None = None
        self.called = False
        self.rendered = False
        self.silenced = 0
        self.suppressed: set[str] = set()
        self.sorting = False
        self.limits: tuple[int | None, int | None, bool | None] | None = None
        self.names_at = 0
        self.name_lists: list[tuple[Any, int]] = []
        self.in_substitute = False
        self.suppress_names = False
        self.trial = False
        self.linked = False
        self.articles = True
        self.located = False
        self.ambiguous = 0
        self.only_suffix = False
        self.suffix_shown = False
        self.told = False
        self.caps = False
        self.started = False

    def text(self, variable: str) -> str | None:
        """A text or number variable, those of the cite included; ``None`` where suppressed or absent."""
        if variable in self.suppressed:
            return None
        return self.item.text(variable)

    def suppresses_author(self) -> bool:
        """Whether the cite asks for the names that it begins with to be left out; whom they wrote to stays."""
        return self.cite.suppress_author and not (self.started or self.silenced or self.trial or self.sorting)

    def locator(self) -> str | None:
        """The cite's locator."""
        return self.cite.locator or None
