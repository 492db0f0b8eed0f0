"""The tests of ``cs:if``: each makes, from a word of the style, what a context is asked.

What the shape of an item decides is known before anything is rendered; the rest is asked of each cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.input.vocabulary import DATES
from citekit.csl.rendering.cite_variables import OF_CITE, lacking
from citekit.csl.rendering.context import FIRST, IBID, IBID_WITH_LOCATOR
from citekit.csl.rendering.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.input.item import Shape
    from citekit.csl.rendering.context import Context


class Test(Struct, frozen=True):
    """One test: ``holds`` for a context or not; what is ``known`` of it from a shape, ``None`` for nothing."""

    holds: Callable[[Context], bool]
    known: Callable[[Shape], bool | None]


def has_variable(variable: str) -> Test:
    """The test ``variable``."""
    if variable in OF_CITE and variable != "citation-label":
        return Test(lambda ctx: OF_CITE[variable](ctx) is not None, _never_without(variable))
    return Test(lambda ctx: variable in ctx.item.given, lambda shape: variable in shape.given)


def has_type(kinds: frozenset[str]) -> Test:
    """The test ``type``: an item is of one type, so that one of several named suffices whatever ``match`` says."""
    return Test(lambda ctx: ctx.item.type in kinds, lambda shape: shape.type in kinds)


def has_number(variable: str) -> Test:
    """The test ``is-numeric``."""

    def test(ctx: Context) -> bool:
        special = OF_CITE.get(variable)
        text = special(ctx) if special else ctx.text(variable)
        return text is not None and is_numeric(text)

    return Test(test, _never_without(variable))


def is_uncertain(variable: str) -> Test:
    """The test ``is-uncertain-date``."""

    def test(ctx: Context) -> bool:
        date = ctx.item.date(variable) if variable in DATES else None
        return date is not None and date.circa

    return Test(test, _never_without(variable))


def has_locator(label: str) -> Test:
    """The test ``locator``: of what kind it is."""
    wanted = label.replace("sub verbo", "sub-verbo")
    return Test(
        lambda ctx: bool(ctx.cite.locator) and ctx.cite.label.replace("sub verbo", "sub-verbo") == wanted,
        _never_without("locator"),
    )


def has_position(position: str) -> Test:
    """The test ``position``; it never holds in the bibliography."""
    tests: dict[str, Callable[[Context], bool]] = {
        "first": lambda ctx: ctx.cite.position == FIRST,
        "subsequent": lambda ctx: ctx.cite.position > FIRST,
        "ibid": lambda ctx: ctx.cite.position in (IBID, IBID_WITH_LOCATOR),
        "ibid-with-locator": lambda ctx: ctx.cite.position == IBID_WITH_LOCATOR,
        "near-note": lambda ctx: ctx.cite.near,
    }
    return Test(tests.get(position, lambda _: False), lambda shape: None if shape.cited else False)


def is_ambiguous(value: str) -> Test:
    """The test ``disambiguate``."""

    def test(ctx: Context) -> bool:
        ctx.ambiguous += 1
        return (ctx.ambiguous <= ctx.disambiguation.condition) == (value == "true")

    return Test(test, lambda _: None)


def _never_without(variable: str) -> Callable[[Shape], bool | None]:
    """What is known of a test that asks what a variable says: it fails where there is none."""
    return lambda shape: False if lacking(variable, shape) else None
