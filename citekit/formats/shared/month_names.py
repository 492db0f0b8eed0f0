"""The names of months and seasons in the languages of CSL's locales, and in the cases that dates have them in.

Source: the 63 locales of CSL (``locales-*.xml``, terms ``month-01`` to ``season-04``), and the table of the words of
dates, which has the genitives and the short forms that locales lack.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from citekit.authority import date_words

_TERM = re.compile(r'<term name="(month|season)-(\d\d)"[^>]*>([^<]+)</term>')
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_COMMON = {name.lower()[:size]: number for number, name in enumerate(ENGLISH, 1) for size in (3, 20)} | {
    "sept": 9, "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
}  # fmt: skip
"""English names, for which no locale has to be read."""


@cache
def _numbers() -> dict[str, int]:
    """Every name that means the same in all languages that have it; *listopad* is October in one, November in two."""
    found: dict[str, set[int]] = {}
    for file in resources.files("citeproc").joinpath("data", "locales").iterdir():
        if file.name.startswith("locales-"):
            for kind, number, text in _TERM.findall(file.read_text("utf-8")):
                found.setdefault(plain(text), set()).add(int(number) + (20 if kind == "season" else 0))
    for name, months in date_words.months().items():
        found.setdefault(plain(name), set()).update(month.number for month in months)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and name}


def plain(word: str) -> str:
    """A word as it is looked up."""
    return word.strip(" .").lower()


def number(word: str) -> int | None:
    """The number of a month, or of a season as EDTF has it (spring is 21); ``None`` where the word is neither.

    >>> number("July"), number("Sept."), number("juillet"), number("июля"), number("Winter"), number("Michaelmas")
    (7, 9, 7, 7, 24, None)
    """
    word = plain(word)
    return _COMMON.get(word) or _numbers().get(word)
