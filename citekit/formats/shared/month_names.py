"""The names of months and seasons in the languages of CSL's locales, and in the case that Slavic dates have them in.

Source: the 63 locales of CSL (``locales-*.xml``, terms ``month-01`` to ``season-04``); the genitives, which they lack,
from the Unicode Common Locale Data Repository, 46 (``dates/calendars/gregorian``, format, wide).
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_TERM = re.compile(r'<term name="(month|season)-(\d\d)"[^>]*>([^<]+)</term>')
_GENITIVES = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "января февраля марта апреля мая іюня іюля августа сентября октября ноября декабря",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
)
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
    for names in _GENITIVES:
        for number, name in enumerate(names.split(), 1):
            found.setdefault(plain(name), set()).add(number)
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
