"""A style, compiled once for a locale and then reused."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.csl.input.locale import Locale, read_locale
from citekit.csl.input.vocabulary import NS
from citekit.csl.rendering.formatting import Look, read_look
from citekit.csl.styles.compiler import Compiler, attributes
from citekit.csl.styles.loading import chain, known_locale, skeleton
from citekit.csl.styles.sort_keys import read_keys
from citekit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from citekit.csl.rendering.groups import Tree
    from citekit.csl.rendering.names import Names
    from citekit.csl.rendering.sorting import SortKey


class Layout(Struct, frozen=True):
    """A layout for items in some languages, with the words of the first of these."""

    languages: tuple[str, ...]
    tree: Tree
    look: Look
    locale: Locale


class Area(Struct):
    """``cs:citation`` or ``cs:bibliography``: its layout, sort keys and options."""

    tree: Tree
    look: Look
    keys: tuple[SortKey, ...]
    options: dict[str, str]
    explicit_suffix: bool
    numbered: bool
    """Whether it renders citation numbers."""
    tests_ambiguity: bool
    authors: Names
    """The names of an item in short, for sentences that name its author where the style itself does not."""
    used: frozenset[str]
    """The variables that it asks for, and the positions that it tells apart."""
    localized: tuple[Layout, ...] = ()
    """Layouts for items in other languages."""

    def layout_for(self, language: str) -> Layout | None:
        """The layout of its own that items in a language have; ``None`` where the area's serves."""
        wanted = language.lower()
        if not wanted or not self.localized:
            return None
        exact = (one for one in self.localized if wanted in one.languages)
        near = (one for one in self.localized if wanted.partition("-")[0] in one.languages)
        return next(exact, None) or next(near, None)

    def option(self, name: str) -> str | None:
        """An option's value."""
        return self.options.get(name)

    def on(self, name: str) -> bool:
        """Whether an option is ``true``."""
        return self.options.get(name) == "true"


class Style(Struct):
    """All that rendering needs of a style; nothing in it changes after compilation but memories."""

    locale: Locale
    lang: str
    """The language that the style itself asks for; empty where it asks for none."""
    note: bool
    citation: Area
    bibliography: Area | None
    page_range_format: str | None
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def explicit_suffix(self) -> bool:
        """Whether the style itself says where the year suffix goes."""
        listed = self.bibliography is not None and self.bibliography.explicit_suffix
        return listed or self.citation.explicit_suffix


def load(style: str | Path, locale: str | None = None) -> Style:
    """The compiled style behind a path, XML text or name. Raises ``StyleError``."""
    from citekit.csl.styles.installed import find

    found = find(style)
    return compile_style(found.xml, locale or found.locale)


@lru_cache(64)
def compile_style(xml: bytes, locale: str | None) -> Style:
    """The compiled form of a style's XML. Raises ``StyleError`` for what is not an independent style."""
    read = skeleton(xml, locale)
    root = read.root
    citation, bibliography = root.find(NS + "citation"), root.find(NS + "bibliography")
    if citation is None:
        raise StyleError("the style has no cs:citation", hint="is it a dependent style without its parent?")
    return Style(
        read_locale(read.lang, read.chain),
        root.get("default-locale", ""),
        root.get("class") == "note",
        _area(root, citation),
        _area(root, bibliography) if bibliography is not None else None,
        root.get("page-range-format"),
    )


def _area(root: _Element, element: _Element) -> Area:
    try:
        return _compiled(root, element)
    except RecursionError:
        raise StyleError(f"line {element.sourceline}: elements and macros are nested too deeply") from None


def _compiled(root: _Element, element: _Element) -> Area:
    compiler = Compiler(root, element)
    layouts = element.findall(NS + "layout")
    if not layouts:
        raise StyleError(f"line {element.sourceline}: a layout is missing")
    layout = next((one for one in layouts if not one.get("locale")), layouts[-1])
    tree = compiler.tree(compiler.children(layout))
    localized = tuple(_layout(root, one, compiler) for one in layouts if one is not layout)
    keys = read_keys(element.find(NS + "sort"), compiler)
    options = {str(key): str(value) for key, value in compiler.options.items()}
    return Area(
        tree, read_look(attributes(layout)), keys, options, compiler.explicit_suffix, compiler.numbered,
        compiler.tests_ambiguity, compiler.authors(), frozenset(compiler.used), localized,
    )  # fmt: skip


def _layout(root: _Element, element: _Element, compiler: Compiler) -> Layout:
    """A layout with ``locale``, as CSL-M has it: the languages it is for, and their words."""
    languages = element.get("locale", "").split()
    lang = known_locale(languages[0])
    locale = read_locale(lang, chain(root, lang))
    return Layout(
        tuple(one.lower() for one in languages),
        compiler.tree(compiler.children(element)),
        read_look(attributes(element)),
        locale,
    )
