"""The rendering elements of a compiled style: each renders a context to a part, or to ``None``.

A group needs to know whether variables were called and whether any had a value; elements count both on the
context (``called``, ``rendered``), as CSL 1.0.2, Group, defines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from citekit.csl.context import FIRST, IBID, IBID_WITH_LOCATOR
from citekit.csl.markup import parse
from citekit.csl.numbers import is_numeric, is_plural, page_range, render_number
from citekit.csl.pieces import Part, Piece, flat
from citekit.csl.vocabulary import DATES, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.csl.context import Context
    from citekit.csl.look import Look


class Element(Protocol):
    """Anything of a style that renders."""

    def render(self, ctx: Context) -> Part | None:
        """The part for a context, or ``None`` where there is nothing to show."""


OF_THE_CITE = frozenset(("locator", "citation-number", "citation-label", "year-suffix"))
"""Variables that a cite has beside its item; a cite that calls no other has been collapsed to them."""


@dataclass(slots=True, eq=False)
class TextVariable:
    """``<text variable="…"/>``."""

    variable: str
    form: str
    look: Look
    page_format: str | None = None

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix and self.variable != "year-suffix":
            return None
        ctx.called += 1
        ctx.told = ctx.told or self.variable not in OF_THE_CITE
        value = self.value(ctx)
        if value is None:
            ctx.rendered += self.variable == "year-suffix"  # a group of “n.d.” and a suffix stands without it
            return None
        ctx.rendered += 1
        ctx.started = True
        if ctx.in_substitute:
            ctx.suppressed.add(self.variable)
        if self.variable == "locator":
            ctx.located = True
        if self.variable == "citation-number":
            return self.look.wrap(value, "citation-number")
        if self.variable == "year-suffix":
            return self.look.wrap(value, "year-suffix")
        if self.variable in NUMBERS:
            return self.look.wrap(self.look.inner(value, ctx), nests=True)
        return self.look.text(value, ctx)

    def value(self, ctx: Context) -> str | None:
        """The text of the variable in its form."""
        special = _SPECIAL.get(self.variable)
        if special is not None:
            return None if ctx.located and self.variable == "locator" else special(ctx)
        if self.form == "short":
            short = ctx.text(f"{self.variable}-short")
            if short is not None:
                return short
        text = ctx.text(self.variable)
        if text is None:
            return None
        if self.variable == "page":
            return page_range(text, self.page_format, ctx.locale)
        if self.variable in NUMBERS and is_numeric(text):
            return render_number(text, "numeric", ctx.locale, None)
        return text


def _locator(ctx: Context) -> str | None:
    text = ctx.locator()
    if text is None or "locator" in ctx.suppressed:
        return None
    if "–" in text:
        return render_number(text, "numeric", ctx.locale, None)
    return page_range(text, ctx.style.page_range_format if ctx.cite.label == "page" else None, ctx.locale)


def _year_suffix(ctx: Context) -> str | None:
    number = ctx.disambiguation.suffix
    if number is None or "year-suffix" in ctx.suppressed:
        return None
    ctx.suffix_shown = True
    return letters(number)


def letters(number: int) -> str:
    """a … z, aa, ab …

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def _citation_label(ctx: Context) -> str | None:
    from citekit.csl.label import citation_label

    label = ctx.text("citation-label") or citation_label(ctx.item)
    suffix = ctx.disambiguation.suffix
    return label + (letters(suffix) if suffix is not None else "") if label else None


_SPECIAL: dict[str, Callable[[Context], str | None]] = {
    "citation-number": lambda ctx: None if ctx.number is None else str(ctx.number),
    "locator": _locator,
    "year-suffix": _year_suffix,
    "citation-label": _citation_label,
    "first-reference-note-number": lambda ctx: None if ctx.cite.first_note is None else str(ctx.cite.first_note),
}


def implicit_suffix(ctx: Context) -> Part | None:
    """The year suffix after the first year, where the style does not place it itself."""
    number = ctx.disambiguation.suffix
    if number is None or ctx.suffix_shown or ctx.style.explicit_suffix or ctx.sorting:
        return None
    ctx.suffix_shown = True
    return Piece([letters(number)], role="year-suffix")


@dataclass(slots=True, eq=False)
class TextTerm:
    """``<text term="…"/>``."""

    term: str
    form: str
    plural: bool
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return None
        text = ctx.locale.term(self.term, self.form, self.plural)
        if not text:
            return None
        if ctx.caps and not ctx.started:
            text = text[0].upper() + text[1:]
        ctx.started = True
        return self.look.term(text, ctx)


@dataclass(slots=True, eq=False)
class TextValue:
    """``<text value="…"/>``."""

    value: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return None
        ctx.started = True
        return self.look.term(self.value, ctx)


def grouped(children: list[Element], ctx: Context) -> list[Part]:
    """The parts of a group or macro: none where variables are called and all of them are empty."""
    called, rendered, started = ctx.called, ctx.rendered, ctx.started
    ctx.called = ctx.rendered = 0
    parts = [part for child in children if (part := child.render(ctx)) is not None]
    empty = ctx.called > 0 and ctx.rendered == 0
    if parts and not empty:
        ctx.called, ctx.rendered = called + 1, rendered + 1
        return parts
    ctx.called, ctx.rendered, ctx.started = called + ctx.called, rendered, started
    return []


@dataclass(slots=True, eq=False)
class TextMacro:
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


@dataclass(slots=True, eq=False)
class Number:
    """``<number variable="…" form="…"/>``."""

    variable: str
    form: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return None
        ctx.called += 1
        special = _SPECIAL.get(self.variable)
        text = special(ctx) if special else ctx.text(self.variable)
        if text is None:
            return None
        ctx.rendered += 1
        ctx.started = True
        if ctx.in_substitute:
            ctx.suppressed.add(self.variable)
        if self.variable in ("page", "page-first") and self.form == "numeric":
            text = page_range(text, ctx.style.page_range_format, ctx.locale)
        elif is_numeric(text):
            text = render_number(text, self.form, ctx.locale, ctx.locale.gender(self.variable))
        return self.look.wrap(self.look.inner(text, ctx), nests=True)


@dataclass(slots=True, eq=False)
class Label:
    """``<label variable="…"/>`` of a number or locator."""

    variable: str
    form: str
    plural: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return None
        if self.variable == "locator":
            value, term = ctx.locator(), ctx.cite.label
        else:
            special = _SPECIAL.get(self.variable)
            value, term = (special(ctx) if special else ctx.text(self.variable)), self.variable
        many = self.many(value or "")
        text = ctx.locale.term(term, self.form, many)
        if text is None and term.replace(" ", "-") != term:
            text = ctx.locale.term(term.replace(" ", "-"), self.form, many)
        return self.look.term(text, ctx) if text else None

    def many(self, value: str) -> bool:
        """Whether the plural is wanted."""
        if self.plural != "contextual":
            return self.plural == "always"
        if self.variable.startswith("number-of-"):
            return is_plural(value) or value.strip() != "1" if value.strip().isdigit() else is_plural(value)
        return is_plural(value)


@dataclass(slots=True, eq=False)
class Group:
    """``<group>``: nothing if it calls variables and none has a value."""

    children: list[Element]
    look: Look

    def render(self, ctx: Context) -> Part | None:
        return self.look.join(grouped(self.children, ctx), nests=True)


Test = "Callable[[Context], bool]"


@dataclass(slots=True, eq=False)
class Branch:
    """One branch of a choose: its tests, how they combine, and what it renders."""

    tests: list[Callable[[Context], bool]]
    match: str
    children: list[Element]

    def holds(self, ctx: Context) -> bool:
        """Whether the branch is taken."""
        if not self.tests:
            return True
        if self.match == "any":
            return any(test(ctx) for test in self.tests)
        if self.match == "none":
            return not any(test(ctx) for test in self.tests)
        return all(test(ctx) for test in self.tests)


@dataclass(slots=True, eq=False)
class Choose:
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


@dataclass(slots=True, eq=False)
class ChooseInGroup(Choose):
    """A choose whose children are delimited by the group around it."""


def has_variable(variable: str) -> Callable[[Context], bool]:
    """The test ``variable``."""
    if variable in _SPECIAL and variable != "citation-label":
        return lambda ctx: _SPECIAL[variable](ctx) is not None
    return lambda ctx: ctx.item.has(variable)


def has_type(kinds: frozenset[str]) -> Callable[[Context], bool]:
    """The test ``type``: an item is of one type, so that one of several named suffices whatever ``match`` says."""
    return lambda ctx: ctx.item.type in kinds


def has_number(variable: str) -> Callable[[Context], bool]:
    """The test ``is-numeric``."""

    def test(ctx: Context) -> bool:
        special = _SPECIAL.get(variable)
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


__all__ = ["Element", "flat", "parse"]
