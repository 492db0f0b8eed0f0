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
_NUMBER = r"(?:\d{0,9}[^\W\d_]{1,12})?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.:]\d+)*)[^\W\d_]{0,12}"
"""Digits with letters before and behind (D2, 12bis, 3r), with thousands' commas, or in steps (2.3, 10:12)."""
_SMALL = r"(?=[ivxlc])(?![lc](?![ivxlc]))c{0,3}(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})"
"""Small roman numerals, as pages have them before the text begins; c and l alone are letters."""
_CAPITAL = r"(?=[IVX])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_DASH = r"(?:--|[-–—])"
_NUMERIC = lazy(rf"(?:{_NUMBER}|{_SMALL}|[IVXLCDM]{{2,15}}|[IVX])\Z")
_COUNTS = lazy(rf".*\d|{_SMALL}\Z")
_COMMA = r",(?!(?<=\d,)\d{3}(?!\d))"
"""A comma between numbers, and none of a number of thousands."""
_SEPARATOR = lazy(rf"(\s*(?:\\?[-–—]|{_COMMA}|&|\band\b|\bet\b|\bund\b)\s*)")
_LIST = lazy(rf"(\s*(?:{_COMMA}|&)\s*)")
_RANGE = lazy(
    rf"(?P<first>{_NUMBER}|{_SMALL})\s*(?P<dash>{_DASH})\s*(?P<last>{_NUMBER}|{_SMALL})"
    rf"|(?P<capital>{_CAPITAL})\s*{_DASH}\s*(?P<later>{_CAPITAL})"
)
_WITHIN = lazy(rf"(?<![^\s(\[])(?:{_RANGE.pattern})(?![^\s)\].;])")
"""A range among words."""
_ENDS = lazy(r"(|.*\D)(\d+)([^\d]*)")
_MANY = lazy(rf"[^\s\\]\s*(?:{_COMMA}(?!\s*pt\b)|&)\s*\S|\d\s+(?:and|et|und|y|e)\s+\S|\d[^\W\d_]*\s*[–—]\s*(?:\w|\Z)")


@lru_cache(8192)
def is_numeric(text: str) -> bool:
    """Whether the content is numeric as CSL means it: numbers with affixes, separated by ``,``, ``&`` or dashes.

    >>> is_numeric("2nd"), is_numeric("D2, 4-6"), is_numeric("iv-ix"), is_numeric("second"), is_numeric("LD-12-3")
    (True, True, True, False, False)
    """
    words = [word.strip() for word in _SEPARATOR.split(text.strip())[::2]]
    return any(map(_COUNTS.match, words)) and all(map(_NUMERIC.match, words)) and not _identifies(text)


def _identifies(text: str) -> bool:
    """Whether hyphens hold the parts of an identifier together: three of them, or a capital numeral and a number."""
    return any(
        "-" in part and "\\" not in part and not _RANGE.fullmatch(part.strip()) and part.strip("- ").count("-") > 0
        for part in _LIST.split(text)[::2]
    )


@lru_cache(8192)
def is_plural(text: str, variable: str = "") -> bool:
    """Whether a number stands for several; ``variable`` says whose it is.

    >>> is_plural("12"), is_plural("12-14"), is_plural("3r-4v"), is_plural("12, 14"), is_plural("7,347,809")
    (False, True, True, True, False)
    >>> is_plural("II, pt. 1")
    False
    """
    return bool(_MANY.search(text)) or any(
        ranges(found, variable) for part in _LIST.split(text)[::2] for found in _WITHIN.finditer(part.strip())
    )


def is_range(text: str) -> bool:
    """Whether a text is two numbers with a dash between, and nothing else.

    >>> is_range("XII-XV"), is_range("S12-S15"), is_range("B-2")
    (True, True, False)
    """
    return _RANGE.fullmatch(text.strip()) is not None


def ranges(found: re.Match[str], variable: str = "") -> bool:
    """Whether two numbers with a hyphen between are a range; in the number of a report or a law only if they rise."""
    if variable != "number" or found["capital"] or found["dash"] != "-":
        return True
    first, last = found["first"], found["last"]
    if first.isdecimal() and last.isdecimal():
        return int(first) <= int(last)
    return not re.search("[.:,]", first + last)


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
    between = locale.term("year-range-delimiter" if variable == "collection-number" else "page-range-delimiter") or "–"
    gender = locale.gender(variable)
    out = []
    for index, part in enumerate(_LIST.split(text.strip())):
        if index % 2:
            out.append(_mark(part, locale))
            continue
        found = _RANGE.fullmatch(part)
        dash = "-" if found and not ranges(found, variable) else between
        for n, word in enumerate(_SEPARATOR.split(part)):
            out.append(_mark(word, locale, dash) if n % 2 else _one(word, form, locale, gender))
    return "".join(out).replace("  ", " ")


def _one(word: str, form: str, locale: Locale, gender: str | None) -> str:
    word = word.strip()
    if not (word.isascii() and word.isdecimal()) or len(word) > 9:
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
    parts = _LIST.split(text)
    marks = [_mark(mark, locale) for mark in parts[1::2]]
    pages = [_one_range(page.strip(), style, delimiter) for page in parts[::2]]
    return "".join(page + mark for page, mark in zip(pages, [*marks, ""], strict=True))


def _one_range(text: str, style: str | None, delimiter: str) -> str:
    found = _RANGE.fullmatch(text)
    if found is None:
        return _WITHIN.sub(lambda inner: _one_range(inner.group(), style, delimiter), text)
    if found["capital"]:
        return f"{found['capital']}{delimiter}{found['later']}"
    first, last = found["first"], found["last"]
    one, other = _ENDS.fullmatch(first), _ENDS.fullmatch(last)
    if one is None or other is None:
        return f"{first}{delimiter}{last}"  # a roman numeral
    (head, a, tail), (head2, b, tail2) = one.groups(), other.groups()
    if head != head2 and any(map(str.isalpha, head + head2)) and (head2 or int(b) < int(a)):
        return f"{first}-{last}"
    if style is None or tail or tail2 or (head and not head.isalnum()):
        return f"{first}{delimiter}{last}"
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
