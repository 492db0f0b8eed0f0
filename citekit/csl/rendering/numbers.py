"""Numbers: which strings are numeric, whether they are many, ordinals, roman numerals and page ranges."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.csl.input.locale import Locale

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_NUMERIC = lazy(r"[^\W\d_]{0,12}\d+[^\W\d_]{0,12}\Z|[ivxlcdmIVXLCDM]{1,15}\Z")
_FRONT_MATTER = lazy(r"(?=.)(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})\Z")
"""Small roman numerals below a hundred, as pages have them before the text begins."""
_SEPARATOR = lazy(r"(\s*(?:\\?[-–—]|,|&|\band\b|\bet\b|\bund\b)\s*)")
_RANGE = lazy(r"\s*(?:--|[-–—])\s*")
_MANY = lazy(
    r"[^\s\\]\s*[&,]\s*\S|\d\s*[-–—]+\s*[^\W_]?\d|\b[ivxlcdm]+\s*[-–—]+\s*[ivxlcdm]+\b"
    r"|\d\s+(?:and|et|und|y|e)\s+\S"
)


@lru_cache(8192)
def is_numeric(text: str) -> bool:
    """Whether the content is numeric as CSL means it: numbers with affixes, separated by ``,``, ``&`` or dashes.

    >>> is_numeric("2nd"), is_numeric("D2, 4-6"), is_numeric("iv-ix"), is_numeric("second")
    (True, True, True, False)
    """
    words = [word.strip() for word in _SEPARATOR.split(text.strip())[::2]]
    counts = any(any(map(str.isdigit, word)) or _FRONT_MATTER.match(word) for word in words)
    return counts and all(map(_NUMERIC.match, words))


@lru_cache(8192)
def is_plural(text: str) -> bool:
    """Whether a number stands for several.

    >>> is_plural("12"), is_plural("12-14"), is_plural("12, 14")
    (False, True, True)
    """
    return bool(_MANY.search(text))


def roman(number: int) -> str:
    """A number below 6,000 in small roman numerals.

    >>> roman(1961)
    'mcmlxi'
    """
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def ordinal(number: int, locale: Locale, gender: str | None) -> str:
    """A number with the locale's suffix, which its last digits choose."""
    hundred = f"ordinal-{number % 100:02d}"
    ten = f"ordinal-{number % 10:02d}"
    found = _matching(locale, hundred, gender, exact=number < 100)
    if found is None:
        found = _matching(locale, ten, gender, exact=number < 10, last=True)
    if found is None:
        found = locale.for_gender("ordinal", gender)
    return f"{number}{found or ''}"


def _matching(locale: Locale, name: str, gender: str | None, exact: bool, last: bool = False) -> str | None:
    """The suffix of a term that applies: ``match`` says to how many digits."""
    term = locale.gendered.get((name, "long", gender or "")) or locale.terms.get((name, "long"))
    if term is None:
        return None
    value = int(name[-2:])
    default = "last-digit" if value < 10 else "last-two-digits"
    match = term.match or default
    if match == "whole-number" and not exact:
        return None
    if match == "last-two-digits" and last and not exact:
        return None
    return term.single


def long_ordinal(number: int, locale: Locale, gender: str | None) -> str:
    """One to ten in words, others as :func:`ordinal`."""
    word = locale.for_gender(f"long-ordinal-{number:02d}", gender) if 0 < number <= 10 else None
    return word or ordinal(number, locale, gender)


def render_number(text: str, form: str, locale: Locale, variable: str) -> str:
    """A variable's numeric string in a form: every number in it is converted, what stands between is tidied."""
    parts = _SEPARATOR.split(text.strip())
    gender = locale.gender(variable)
    between = locale.term("year-range-delimiter" if variable == "collection-number" else "page-range-delimiter")
    words = [_one(part, form, locale, gender) for part in parts[::2]]
    marks = [_mark(mark, locale, between or "–") for mark in parts[1::2]]
    return "".join(word + mark for word, mark in zip(words, [*marks, ""], strict=True)).replace("  ", " ")


def _one(word: str, form: str, locale: Locale, gender: str | None) -> str:
    word = word.strip()
    if not (word.isascii() and word.isdigit()) or len(word) > 9:
        return word
    if form == "ordinal":
        return ordinal(int(word), locale, gender)
    if form == "long-ordinal":
        return long_ordinal(int(word), locale, gender)
    if form == "roman":
        return roman(int(word)) if int(word) < 6000 else word
    return word


def _mark(mark: str, locale: Locale, between: str = "–") -> str:
    bare = mark.strip()
    if bare == ",":
        return ", "
    if bare == "-":
        return between
    if bare in ("–", "—"):
        return bare
    if bare == "\\-":
        return "-"
    if bare == "&":
        return f" {locale.term('and', 'symbol') if ('and', 'symbol') in locale.terms else '&'} "
    return f" {bare} "


def page_range(text: str, style: str | None, locale: Locale) -> str:
    """Page ranges in the form a style asks for: expanded, minimal, minimal-two, chicago, chicago-16.

    >>> from citekit.csl.input.locale import Locale
    >>> page_range("321-328", "minimal", Locale("en-US")), page_range("1496-1504", "chicago", Locale("en-US"))
    ('321–8', '1496–1504')
    """
    delimiter = locale.term("page-range-delimiter") or "–"
    if "\\-" in text:
        return text.replace("\\-", "-")
    parts = re.split(r"(\s*[,&]\s*)", text)
    marks = [_mark(mark, locale) for mark in parts[1::2]]
    pages = [_one_range(page.strip(), style, delimiter) for page in parts[::2]]
    return "".join(page + mark for page, mark in zip(pages, [*marks, ""], strict=True))


def _one_range(text: str, style: str | None, delimiter: str) -> str:
    ends = _RANGE.split(text)
    if len(ends) != 2 or not all(ends):
        return re.sub(r"(?<=\d)\s*[-–]+\s*(?=\d)", delimiter, text)
    first, last = ends
    match = [re.fullmatch(r"(|.*\D)(\d+)([^\d]*)", end) for end in ends]
    if style is None or not match[0] or not match[1] or match[0].group(3) or match[1].group(3):
        mixed = any(any(c.isdigit() for c in end) and any(c.isalpha() for c in end) for end in ends)
        if mixed:
            return f"{first}-{last}"
        return f"{first}{delimiter}{last}" if _NUMERIC.match(first) or _NUMERIC.match(last) else text
    (head, a, _), (head2, b, _) = match[0].groups(), match[1].groups()
    if head2 != head and (head or head2):
        return re.sub(r"\s*-\s*", "-", text)
    if len(b) < len(a):
        b = a[: len(a) - len(b)] + b
    if int(b) < int(a):
        return f"{first}{delimiter}{last}"
    short = _shorten(a, b, style)
    again = head if style == "expanded" or (head2 and len(short) == len(b)) else ""
    return f"{head}{a}{delimiter}{again}{short}"


def _shorten(a: str, b: str, style: str) -> str:
    """The second page without the digits that the first one has already."""
    if style == "expanded" or len(a) != len(b):
        return b
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y), len(a) - 1)
    if style == "minimal":
        return b[same:]
    if style == "minimal-two":
        return b[min(same, max(len(b) - 2, 0)) :]
    return _chicago(a, b, same, style)


def _chicago(a: str, b: str, same: int, style: str) -> str:
    """The Chicago Manual's table (15th: 9.64, 16th: 9.60)."""
    number = int(a)
    if number < 100 or number % 100 == 0:
        return b
    if number % 100 < 10:
        return b[same:]
    if style in ("chicago", "chicago-15") and len(a) == 4 and len(b) - same >= 3:
        return b
    return b[min(same, len(b) - 2) :]
