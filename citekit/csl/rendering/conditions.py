"""The tests of ``cs:if``: each makes, from a word of the style, what a context is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.input.vocabulary import DATES, NAMES
from citekit.csl.rendering.cite_variables import OF_CITE
from citekit.csl.rendering.context import FIRST, IBID, IBID_WITH_LOCATOR
from citekit.csl.rendering.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.rendering.context import Context


def has_variable(variable: str) -> Callable[[Context], bool]:
    """The test ``variable``."""
    if variable in OF_CITE and variable != "citation-label":
        return lambda ctx: OF_CITE[variable](ctx) is not None
    if variable in NAMES:
        return lambda ctx: bool(ctx.item.names(variable))
    if variable in DATES:
        return lambda ctx: ctx.item.date(variable) is not None
    return lambda ctx: ctx.item.text(variable) is not None


def has_type(kinds: frozenset[str]) -> Callable[[Context], bool]:
    """The test ``type``: an item is of one type, so that one of several named suffices whatever ``match`` says."""
    return lambda ctx: ctx.item.type in kinds


def has_number(variable: str) -> Callable[[Context], bool]:
    """The test ``is-numeric``."""

    def test(ctx: Context) -> bool:
        special = OF_CITE.get(variable)
        text = special(ctx) if special else ctx.text(variable)
        return text is not None and is_numeric(text)

    return test


def is_uncertain(variable: str) -> Callable[[Context], bool]:
    """The test ``is-uncertain-date``."""

    def test(ctx: Context) -> bool:
        date = ctx.item.date(variable) if variable in DATES else None
        return date is not None and date.circa

    return test


def has_locator(label: str) -> Callable[[Context], bool]:
    """The test ``locator``: of what kind it is."""
    wanted = label.replace("sub verbo", "sub-verbo")
    return lambda ctx: bool(ctx.cite.locator) and ctx.cite.label.replace("sub verbo", "sub-verbo") == wanted


def has_position(position: str) -> Callable[[Context], bool]:
    """The test ``position``; it never holds in the bibliography."""
    tests: dict[str, Callable[[Context], bool]] = {
        "first": lambda ctx: ctx.cite.position == FIRST,
        "subsequent": lambda ctx: ctx.cite.position > FIRST,
        "ibid": lambda ctx: ctx.cite.position in (IBID, IBID_WITH_LOCATOR),
        "ibid-with-locator": lambda ctx: ctx.cite.position == IBID_WITH_LOCATOR,
        "near-note": lambda ctx: ctx.cite.near,
    }
    test = tests.get(position)
    return lambda ctx: ctx.area == "citation" and test is not None and test(ctx)


def is_ambiguous(value: str) -> Callable[[Context], bool]:
    """The test ``disambiguate``."""

    def test(ctx: Context) -> bool:
        ctx.ambiguous += 1
        return (ctx.ambiguous <= ctx.disambiguation.condition) == (value == "true")

    return test
