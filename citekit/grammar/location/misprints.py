"""Misprints that follow a rule: a letter for a digit, *Flies* for *Files*, a space that strayed into a number."""

from __future__ import annotations

from citekit.grammar.location.file_number import DECIMAL
from citekit.model.patterns import lazy

_DIGITS = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})
_CLASS = lazy(r"[\dlIO]{3}(?=[A-Za-z]{0,2}\.)")
_MONTH = lazy(r"(?<=/)S(?=\s?[–—-]\s?\d)")
_ITEM = lazy(r"(?<=/)\s?[\dlIOo]{1,2}\s?[–—-]\s?[\dlIOo]{2,4}\Z")
_STRAY = lazy(
    r"(?<=^\d{3})\. ?(?=[A-Z]\.)|(?<=^\d{3}[A-Z]\.) (?=\d)|(?<=^\d{3}\.) (?=\d)|(?<=/) (?=\d)"
    r"|(?<=\d) (?=/)"
)
_SUSPECT = lazy(r"[lIOo ]|\.[A-Z]\.|/S|VTET")
"""What a misprinted number has: a letter for a digit, a space, a stop too many."""
_FILES = lazy(r"\b(?:Flies|Piles|Filies|Fles)\b")
_SLASH = lazy(r"(?<=[A-Z]) /(?=[A-Z])|(?<=[A-Z])/ (?=[A-Z])")
_WORDS = {"VIEI": "VIET", "VTET": "VIET", "VEIT": "VIET", "VIFT": "VIET", "CHIOOM": "CHICOM"}
_CODE = lazy("|".join(rf"\b{word}\b" for word in _WORDS))


def reading(level: str, text: str) -> str | None:
    """The corrected reading of a part that a rule shows to be misprinted; ``None`` where nothing is wrong.

    >>> reading("file", "75lG.11/2–2558"), reading("file", "756. D.00/5–258"), reading("file", "POL 27 VIEI S")
    ('751G.11/2–2558', '756D.00/5–258', 'POL 27 VIET S')
    >>> reading("collection", "Conference Flies"), reading("file", "POL 7 US/HARRIMAN")
    ('Conference Files', None)
    """
    if level == "file":
        if not _SUSPECT.search(text):
            return None
        right = _decimal(text) if DECIMAL.match(text) else _CODE.sub(lambda m: _WORDS[m.group()], text)
    elif level in ("collection", "series", "division"):
        right = _SLASH.sub("/", _FILES.sub("Files", text))
    else:
        return None
    return right if right != text else None


def _decimal(text: str) -> str:
    text = _STRAY.sub("", text)
    text = _CLASS.sub(lambda m: m.group().translate(_DIGITS), text, count=1)
    return _ITEM.sub(lambda m: m.group().translate(_DIGITS), _MONTH.sub("5", text))
