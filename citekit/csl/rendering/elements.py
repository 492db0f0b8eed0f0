"""The rendering elements of a compiled style: each renders a context to a part, or to ``None``.

Here stand those that hold no others: texts, numbers, labels. :mod:`citekit.csl.rendering.groups` has those that do,
:mod:`citekit.csl.rendering.names` and :mod:`citekit.csl.rendering.dates` the two with rules of their own.

A group needs to know whether variables were called and whether any had a value; elements note both on the
context (``called``, ``rendered``), as CSL 1.0.2, Group, defines.

A style has words for every type and every variable, an item has few of them. ``pruned`` is what is left of an
element for items of one shape: the same element where it may render, :data:`ABSENT` where it can only call
variables that are not there, ``None`` where it does not even that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.input.vocabulary import NUMBERS
from citekit.csl.output.pieces import Piece
from citekit.csl.rendering.articles import TITLES, without_article
from citekit.csl.rendering.cite_variables import OF_CITE, lacking
from citekit.csl.rendering.numbers import is_numeric, is_plural, is_range, page_range, render_number

if TYPE_CHECKING:
    from citekit.csl.input.item import Shape
    from citekit.csl.output.pieces import Part
    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.formatting import Look


class Element(Protocol):
    """Anything of a style that renders."""

    def render(self, ctx: Context) -> Part | None:
        """The part for a context, or ``None`` where there is nothing to show."""

    def pruned(self, shape: Shape) -> Element | None:
        """What of it can have an effect for items of a shape."""


class Absent:
    """Variables that are not there: a group that calls them and no others is empty."""

    def render(self, ctx: Context) -> None:
        ctx.called = ctx.called or not ctx.only_suffix

    def pruned(self, shape: Shape) -> Element:
        return self


ABSENT = Absent()

OF_THE_CITE = frozenset(("locator", "citation-number", "citation-label", "year-suffix"))
"""Variables that a cite has beside its item; a cite that shows no other has been collapsed to them."""
BESIDE_SUFFIX = frozenset(("year-suffix", "locator"))
"""What is left of a cite of which only the year suffix is to be shown: the place in the work is never dropped."""

RESOLVERS = {
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
"""Identifiers and where they are looked up (citeproc-js and pandoc link these)."""
IDENTIFIERS = frozenset(("URL", *RESOLVERS))
"""What keeps its full stops in any style: without them it leads nowhere."""


class TextVariable(Struct, eq=False):
    """``<text variable="…"/>``."""

    variable: str
    form: str
    look: Look
    page_format: str | None = None

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix and self.variable not in BESIDE_SUFFIX:
            return None
        ctx.called = True
        value = self.value(ctx)
        if value is None:
            if self.variable == "year-suffix":  # a group of “n.d.” and a suffix stands without it
                ctx.rendered = True
            return None
        ctx.rendered = True
        ctx.told = ctx.told or self.variable not in OF_THE_CITE
        ctx.started = ctx.started or self.variable != "citation-number"
        if ctx.in_substitute:
            ctx.suppressed |= self.stands_for(value, ctx)
        if self.variable == "locator":
            ctx.located = True
        if self.variable == "citation-number":
            return self.look.wrap(value, "citation-number")
        if self.variable == "year-suffix":
            return self.look.wrap(value, "year-suffix")
        if self.variable in NUMBERS:
            return self.look.wrap(self.look.inner(value, ctx), nests=True)
        address = url(self.variable, value) if ctx.linked else None
        return self.look.text(value, ctx) if address is None else self.leading(value, ctx, address)

    def pruned(self, shape: Shape) -> Element:
        short = self.form == "short" and f"{self.variable}-short" in shape.given
        return ABSENT if lacking(self.variable, shape) and not short else self

    def stands_for(self, value: str, ctx: Context) -> set[str]:
        """What is not to be printed again; in an entry ``title-short`` stands for itself, and the whole title stays."""
        whole = self.variable.removesuffix("-short")
        itself = self.variable != whole and ctx.area == "bibliography" and value != ctx.item.text(whole)
        return {self.variable} if itself else forms(self.variable)

    def leading(self, value: str, ctx: Context, address: str) -> Part | None:
        """The text as a link, with the resolver that the style sets before it."""
        look = self.look
        before, scheme, resolver = look.prefix.partition("http")
        link = Piece([scheme + resolver, look.inner(value, ctx)], link=address)
        return replace(look, prefix=before).wrap(link)

    def value(self, ctx: Context) -> str | None:
        """The text of the variable in its form."""
        special = OF_CITE.get(self.variable)
        if self.variable in ctx.suppressed:
            return None
        if special is not None:
            return None if ctx.located and self.variable == "locator" else special(ctx)
        if self.form == "short":
            short = ctx.text(f"{self.variable}-short")
            if short is not None:
                return short
        text = ctx.text(self.variable)
        if text is None:
            return None
        if ctx.sorting and not ctx.articles and self.variable in TITLES:
            return without_article(text, ctx.item.language or ctx.locale.lang)
        if self.variable == "URL" and self.form == "short":
            return _site(text)
        if self.variable == "page":
            return page_range(text, self.page_format, ctx.locale)
        if self.variable in NUMBERS and (is_numeric(text) or is_range(text)):
            return render_number(text, "numeric", ctx.locale, self.variable)
        return text


def url(variable: str, value: str) -> str | None:
    """Where a variable leads, ``None`` where it leads nowhere.

    >>> url("DOI", "10.1000/x"), url("URL", "javascript:alert(1)"), url("title", "https://x.example")
    ('https://doi.org/10.1000/x', None, None)
    """
    if value.startswith(("https://", "http://")):
        return value if variable in ("URL", *RESOLVERS) else None
    return RESOLVERS[variable] + value if variable in RESOLVERS else None


def forms(variable: str) -> set[str]:
    """A variable with its short form, or with that which it is the short form of: either stands for both.

    >>> sorted(forms("title-short"))
    ['title', 'title-short']
    """
    whole = variable.removesuffix("-short")
    return {whole, f"{whole}-short"}


def _site(url: str) -> str:
    """An address without its path, and without its scheme where it begins with www."""
    scheme, there, rest = url.partition("://")
    site = rest.partition("/")[0]
    return url if not there else site if site.startswith("www.") else f"{scheme}://{site}"


class TextTerm(Struct, eq=False):
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

    def pruned(self, shape: Shape) -> Element:
        return self


class TextValue(Struct, eq=False):
    """``<text value="…"/>``."""

    value: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return None
        ctx.started = True
        return self.look.term(self.value, ctx)

    def pruned(self, shape: Shape) -> Element:
        return self


class Number(Struct, eq=False):
    """``<number variable="…" form="…"/>``."""

    variable: str
    form: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix and self.variable not in BESIDE_SUFFIX:
            return None
        ctx.called = True
        special = OF_CITE.get(self.variable)
        text = special(ctx) if special else ctx.text(self.variable)
        if text is None:
            return None
        ctx.rendered = True
        ctx.started = True
        if ctx.in_substitute:
            ctx.suppressed.add(self.variable)
        if self.variable in ("page", "page-first") and self.form == "numeric":
            text = page_range(text, ctx.style.page_range_format, ctx.locale)
        elif is_numeric(text):
            text = render_number(text, self.form, ctx.locale, self.variable)
        role = "citation-number" if self.variable == "citation-number" else None
        return self.look.wrap(self.look.inner(text, ctx), role, nests=True)

    def pruned(self, shape: Shape) -> Element:
        return ABSENT if lacking(self.variable, shape) else self


class Label(Struct, eq=False):
    """``<label variable="…"/>`` of a number or locator."""

    variable: str
    form: str
    plural: str
    look: Look

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix and self.variable not in BESIDE_SUFFIX:
            return None
        if self.variable == "locator":
            value, term = ctx.locator(), ctx.cite.label
        else:
            special = OF_CITE.get(self.variable)
            value, term = (special(ctx) if special else ctx.text(self.variable)), self.variable
        many = self.many(value or "")
        text = ctx.locale.term(term, self.form, many)
        if text is None and term.replace(" ", "-") != term:
            text = ctx.locale.term(term.replace(" ", "-"), self.form, many)
        return self.look.term(text, ctx) if text else None

    def pruned(self, shape: Shape) -> Element:
        return self

    def many(self, value: str) -> bool:
        """Whether the plural is wanted."""
        if self.plural != "contextual":
            return self.plural == "always"
        if self.variable.startswith("number-of-"):
            return is_plural(value) or value.strip() != "1" if value.strip().isdecimal() else is_plural(value)
        return is_plural(value, self.variable)
