"""The attributes that nearly every element of a style shares: affixes, formatting, quotes, case, display."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.input.markup import parse
from citekit.csl.input.names import romanesque
from citekit.csl.output.nodes import Format
from citekit.csl.output.pieces import Part, Piece
from citekit.csl.rendering.text_case import CASES, change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.csl.rendering.context import Context


class Look(Struct, frozen=True):
    """How a rendered element is dressed."""

    prefix: str = ""
    suffix: str = ""
    format: Format | None = None
    delimiter: str = ""
    quotes: bool = False
    display: str | None = None
    strip_periods: bool = False
    case: str | None = None

    @property
    def bare(self) -> bool:
        """Whether there is nothing to add around a part."""
        return not (self.prefix or self.suffix or self.format or self.quotes or self.display)

    def wrap(self, part: Part | None, role: str | None = None, nests: bool = False) -> Part | None:
        """A part in its affixes and formatting."""
        if part is None or part == "":
            return None
        if self.bare and role is None:
            return part
        return self.around([part], "", role, nests)

    def join(self, parts: list[Part], role: str | None = None, nests: bool = False) -> Part | None:
        """Several parts with the delimiter between, in affixes and formatting."""
        if not parts:
            return None
        if len(parts) == 1 and self.bare and role is None:
            return parts[0]
        return self.around(parts, self.delimiter, role, nests)

    def around(self, parts: list[Part], delimiter: str, role: str | None, nests: bool) -> Piece:
        """The piece that dresses parts so."""
        return Piece(
            parts, self.prefix, self.suffix, delimiter, self.format, self.quotes, self.display, None, False, role, nests
        )

    def text(self, text: str, ctx: Context) -> Part | None:
        """A variable's text: its case changed, periods stripped, markup read, and wrapped.

        Chinese, Japanese and Korean have no italics: there they are left out, as citeproc-js does.
        """
        look = self
        if self.format is not None and self.format.style in ("italic", "oblique") and unslanted(text):
            look = replace(self, format=replace(self.format, style=None))
        return look.wrap(look.inner(text, ctx))

    def inner(self, text: str, ctx: Context) -> Part:
        """A variable's text, not yet wrapped."""
        return self.cased(text, ctx, english(ctx))

    def term(self, text: str, ctx: Context) -> Part | None:
        """A style's or a locale's own words: title case holds for them in any language."""
        return self.wrap(self.cased(text, ctx, True))

    def cased(self, text: str, ctx: Context, is_english: bool) -> Part:
        """A text with its case changed and its periods stripped, its markup read."""
        if self.strip_periods:
            text = text.replace(".", "")
        if self.case:
            text = change(text, self.case, is_english, language(ctx))
        return parse(text, ctx.locale.quotes)


def unslanted(text: str) -> bool:
    """Whether a text is in a script that has no italics, and in no other.

    >>> unslanted("潮汐与港口"), unslanted("潮汐 Tides"), unslanted("1984")
    (True, False, False)
    """
    return not text.isascii() and any(map(str.isalpha, text)) and not romanesque(text)


def language(ctx: Context) -> str:
    """The language whose letters are meant: the item's, or the style's."""
    return (ctx.item.language or ctx.locale.lang)[:2].lower()


def english(ctx: Context) -> bool:
    """Whether English rules of capitalisation hold for the item."""
    language = ctx.item.language
    return language.lower().startswith("en") if language else ctx.locale.english


@lru_cache(4096)
def _format(*values: str | None) -> Format | None:
    look = Format(*values)
    return look if look != Format() else None


WORDS = {
    "font-style": ("italic", "normal", "oblique"),
    "font-variant": ("normal", "small-caps"),
    "font-weight": ("bold", "light", "normal"),
    "text-decoration": ("none", "underline"),
    "vertical-align": ("baseline", "sub", "sup"),
    "text-case": tuple(CASES),
    "display": ("block", "indent", "left-margin", "right-inline"),
}
"""The values of the attributes that have a closed list of them (CSL 1.0.2, Formatting, Text-case, Display)."""


_ASKED = frozenset((*WORDS, "prefix", "suffix", "delimiter", "quotes", "strip-periods"))


def read_look(attributes: Mapping[str, str]) -> Look:
    """The look that an element's attributes ask for; a value that CSL does not know asks for nothing."""
    return _look(tuple((name, value) for name, value in attributes.items() if name in _ASKED))


@lru_cache(4096)
def _look(given: tuple[tuple[str, str], ...]) -> Look:
    get = dict(given).get

    def word(name: str) -> str | None:
        value = get(name)
        return value if value in WORDS[name] else None

    return Look(
        get("prefix", ""),
        get("suffix", ""),
        _format(*map(word, ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"))),
        get("delimiter", ""),
        get("quotes") == "true",
        word("display"),
        get("strip-periods") == "true",
        word("text-case"),
    )
