"""``cs:sort`` of a style, read into the keys that items are sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.input.vocabulary import NAMES, NS
from citekit.csl.rendering.formatting import Look
from citekit.csl.rendering.names import EtAl, Names
from citekit.csl.rendering.sorting import SortKey

if TYPE_CHECKING:
    from lxml.etree import _Element

    from citekit.csl.rendering.elements import Element
    from citekit.csl.styles.compiler import Compiler


def read_keys(element: _Element | None, compiler: Compiler) -> tuple[SortKey, ...]:
    """The keys of a ``cs:sort``."""
    if element is None:
        return ()
    return tuple(_read_key(key, compiler) for key in element.iterfind(NS + "key"))


def _read_key(key: _Element, compiler: Compiler) -> SortKey:
    first, use, last = key.get("names-min"), key.get("names-use-first"), key.get("names-use-last")
    limits = (_count(first), _count(use), None if last is None else last == "true")
    variable, macro = key.get("variable"), key.get("macro")
    elements: list[Element] = []
    if variable in NAMES:
        compiler.used.add(variable)
        elements = [Names((variable,), compiler.name_style(None), EtAl(), None, [], Look(delimiter=", "))]
    elif macro is not None:
        elements = compiler.macro(macro, key)
    return SortKey(variable, compiler.tree(elements), key.get("sort") == "descending", limits)


def _count(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() else None
