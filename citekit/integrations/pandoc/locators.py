"""Locators: what of a citation's suffix says where in the work, “pp. 33–35, emphasis added”.

pandoc's manual, *Citations in Markdown*: a locator begins with a term of the document's language, or with a
number, which is a page; braces say where it begins and ends, and empty braces that there is none.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from citekit.csl.input.vocabulary import LOCATORS

if TYPE_CHECKING:
    from citekit.csl.input.locale import Locale

FORMS = ("long", "short", "symbol")

_OPENING = re.compile(r"\s*,?\s*")
_BRACED = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_NEXT = re.compile(r"\s*[,;]?\s*([^\s,;]+)")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_CONTINUED = frozenset("-–")


class Located(NamedTuple):
    """A suffix, parted: where in the work, under which label, and the rest of it."""

    locator: str
    label: str
    rest: str


class Locators:
    """Reads the locators of one language, by the words of a style and of the language itself.

    >>> from citekit.csl.styles.style import load
    >>> read = Locators(load("apa").locale).read
    >>> read(", pp. 33-35, emphasis added")
    Located(locator='33-35', label='page', rest=', emphasis added')
    >>> read(" {chap. IV of the first}")[:2], read(", see also 17")[:2]
    (('IV of the first', 'chapter'), ('', 'page'))
    """

    def __init__(self, *locales: Locale) -> None:
        self.labels: dict[str, str] = {}
        for locale, label, form, plural in product(locales, sorted(LOCATORS), FORMS, (False, True)):
            if word := locale.term(label, form, plural):
                self.labels.setdefault(word.casefold(), label)
        longest_first = sorted(self.labels, key=lambda word: -len(word))
        self.terms = re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?![^\W\d_])", re.I)

    def read(self, suffix: str) -> Located:
        """The locator at the head of a suffix; what is left begins with a comma if it begins with a word."""
        start = _OPENING.match(suffix).end()  # type: ignore[union-attr]
        if braced := _BRACED.match(suffix, start):
            label, inner = self.label(braced[1].strip())
            rest = suffix[braced.end() :]
            return Located(inner.strip(), label or "page", rest if inner.strip() else _with_comma(rest))
        label, behind = self.label(suffix[start:])
        end = _numbers(behind, roman=label is not None)
        if not end:
            return Located("", "page", _with_comma(suffix))
        return Located(behind[:end].strip(), label or "page", behind[end:])

    def label(self, text: str) -> tuple[str | None, str]:
        """The label that a text begins with and what stands behind it."""
        found = self.terms.match(text)
        return (self.labels[found[1].casefold()], text[found.end() :]) if found else (None, text)


def _numbers(text: str, *, roman: bool) -> int:
    """Where the run of numbers at the head of a text ends; Roman ones begin it only behind a label.

    >>> _numbers("33, 35a and 7", roman=False), _numbers(" iv–vi.", roman=True), _numbers("vi", roman=False)
    (7, 6, 0)
    """
    end, here = 0, 0
    while found := _NEXT.match(text, here):
        word = found[1].rstrip(".")
        if not (any(c.isdigit() for c in word) or word in _CONTINUED or (roman and _is_roman(word))):
            break
        roman = True
        end = found.start(1) + len(word)
        if found[1] != word:
            break
        here = end
    return end


def _is_roman(word: str) -> bool:
    return all(_ROMAN.fullmatch(part) for part in re.split(r"[-–]", word.strip("()[]")))


def _with_comma(suffix: str) -> str:
    """A suffix that begins with a word and not with a space is set off by a comma."""
    return f", {suffix}" if suffix[:1].isalnum() else suffix
