"""Whether a citation can be rewritten without losing a word: all that it says must be in its item.

What was never read into it would be gone. What a style does not print of it is counted in ``losses``.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from citekit.authority import date_words, kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from citekit.model.items import CslItem

NOT_SHOWN = frozenset(("item", "page", "footnote"))
"""Levels of a place that are shown only through what was read in them: kind, names, date, locator."""
_CONNECTING = "source ibid a an at by dated from in no of on p pp the to with"
CONNECTING = frozenset(_CONNECTING.split())
"""Words that another form may do without."""

_AND = lazy(r"\b(?:and|or)\b")
"""Two numbers that “and” joins are two sources, which an item does not tell apart."""
RUN = lazy(r"\w+")
"""Letters and digits that stand together; a word with its apostrophes is ``words.WORD``."""
DIGITS = lazy(r"\d+")


def unkept(text: str, item: CslItem, locator: str, free: frozenset[str] = frozenset()) -> str:
    """The words of a citation that its item does not hold, run by run; empty where it holds all.

    Those that are ``free`` may go.

    >>> item = {"archive": "Kennedy Library", "genre": "telegram", "issued": {"date-parts": [[1961, 1]]}}
    >>> unkept("Telegram 12, January 26, 1961, Kennedy Library", item, "")
    '12 … 26'
    >>> unkept("Telegram, Jan. 1961, Kennedy Library, p. 4", item, "4")
    ''
    >>> unkept("Telegramm, 12. Januar 1961, Kennedy Library", {**item, "issued": {"date-parts": [[1961, 1, 12]]}}, "")
    'Telegramm'
    """
    text = without_date(text, item)
    strings = list(_strings(item))
    held = CONNECTING.union(free, kinds.addressing(), *map(words, strings), words(locator), _dates(item))
    joined = len(_AND.findall(text)) <= max((len(_AND.findall(string)) for string in strings), default=0)
    found = list(RUN.finditer(text))
    lost = [not is_held(word, held) for word in found]
    if not any(lost) and not joined:
        lost = [_AND.fullmatch(word[0]) is not None for word in found]
    return " … ".join(_runs(text, found, lost))


def _runs(text: str, found: list[re.Match[str]], lost: list[bool]) -> Iterator[str]:
    """The stretches of words that are lost."""
    for gone, run in groupby(zip(found, lost, strict=True), lambda each: each[1]):
        words = [word for word, _ in run]
        if gone:
            yield text[words[0].start() : words[-1].end()]


def dated(text: str, item: CslItem) -> Iterator[tuple[int, int]]:
    """Where the item's date stands in a text, however it is written: “12/23/55”, “ca. 3. März 1957”.

    Words that name another day too are none: “11, 14 Sept. 1920”.
    """
    known = [(*map(int, parts), None, None)[:3] for parts in item.get("issued", {}).get("date-parts", ())]
    numbers = {number % 100 for parts in known for number in parts if number}
    for year, month, day in known:
        for word in RUN.finditer(text):
            read, end = dates.match(text, word.start()) or (None, 0)
            if not read or (read.month, read.day) != (month, day) or read.year not in (None, year):
                continue
            if numbers.issuperset(int(digits) % 100 for digits in DIGITS.findall(text[word.start() : end])):
                yield word.start(), end
    literal = str(item.get("issued", {}).get("literal", ""))
    if literal and (at := text.find(literal)) >= 0:
        yield at, at + len(literal)


def without_date(text: str, item: CslItem) -> str:
    """The text with the item's date blanked."""
    for start, end in dated(text, item):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def is_held(found: re.Match[str], held: frozenset[str]) -> bool:
    """Whether an item holds a word, or what a word with a full stop is short for."""
    word = found[0].casefold()
    short = len(word) > 1 and found.string.startswith(".", found.end())
    return word in held or word.lstrip("0") in held or (short and any(one.startswith(word) for one in held))


def is_balanced(text: str) -> bool:
    """Whether every parenthesis and bracket that opens in a text closes in it.

    >>> is_balanced("(Ibid.)"), is_balanced("January 26. (Ibid.")
    (True, False)
    """
    return all(text.count(opening) == text.count(closing) for opening, closing in ("()", "[]", "“”"))


def words(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(word.casefold() for word in RUN.findall(text))


def _strings(item: CslItem) -> Iterator[str]:
    """What the item shows, and the levels of its place as they were printed."""
    for variable, value in item.items():
        if variable not in ("id", "custom"):
            yield from leaves(value)
    yield item.get("custom", {}).get("besides", "")
    for level in item.get("custom", {}).get("levels", ()):
        if level["level"] not in NOT_SHOWN:
            yield level["text"]


def leaves(value: Any) -> Iterator[str]:
    """The texts of a variable, names and dates among them."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    else:
        yield str(value)


def _dates(item: CslItem) -> Iterator[str]:
    """The names of the months in the item's date; its numbers are among its strings."""
    for parts in item.get("issued", {}).get("date-parts", ()):
        if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
            yield from date_words.names(int(parts[1]))
