"""The values of BibTeX's fields: dates, languages, and what biber would refuse."""

from __future__ import annotations

import re
from typing import Any

from citekit.formats.bibtex import latex as _latex
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import month_names
from citekit.model import roman

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"(?<=\d)T\d{2}:\d{2}[^/]*")
"""The time of day, which biblatex's dates may have and CSL's have not."""

LANGUAGES = {
    "en-US": "american", "en-GB": "british", "en-AU": "australian", "en-CA": "canadian", "en": "english",
    "de-DE": "ngerman", "de-AT": "naustrian", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "pt": "portuguese", "pt-BR": "brazilian", "nl": "dutch", "ru": "russian", "uk": "ukrainian", "pl": "polish",
    "cs": "czech", "sk": "slovak", "hu": "hungarian", "ro": "romanian", "bg": "bulgarian", "sr": "serbian",
    "hr": "croatian", "el": "greek", "tr": "turkish", "ar": "arabic", "he": "hebrew", "fa": "persian",
    "sv": "swedish", "da": "danish", "nb": "norsk", "fi": "finnish", "la": "latin", "vi": "vietnamese",
    "ja": "japanese", "zh": "chinese", "ko": "korean",
}  # fmt: skip
"""Language tags and the names babel and polyglossia give them (biblatex manual, table 2)."""
TAGS = {name: tag for tag, name in LANGUAGES.items()} | {"usenglish": "en-US", "ukenglish": "en-GB"}


def date(fields: dict[str, str]) -> dict[str, Any] | None:
    """The date of an entry's ``date``, or of its ``year``, ``month`` and ``day``.

    >>> date({"year": "1963", "month": "July", "day": "12"}), date({"year": "[1963?]"})
    ({'date-parts': [[1963, 7, 12]]}, {'literal': '[1963?]'})
    """
    if fields.get("date"):
        said = _TIME.sub("", fields["date"])
        return _dates.parse(said) or _dates.free(_latex.decoded(said))
    year, month, day = (_latex.decoded(fields.get(name, "")).strip() for name in ("year", "month", "day"))
    if not month and not day:
        plain = _dates.parse(year.rjust(4, "0")) if year.lstrip("-").isdecimal() else None
        if "/" in year:  # 1911/12 is no month
            return {"literal": year}
        return plain or (_dates.free(year) if year else None)
    if month.isdecimal() and year.isdecimal():
        month = month_names.ENGLISH[int(month) - 1] if 1 <= int(month) <= 12 else month
        return _dates.free(" ".join(filter(None, (day, month, year.rjust(4, "0")))))
    return _dates.free(" ".join(filter(None, (day, month, year))))


def dated(said: Any) -> dict[str, str]:
    """A date as ``year``, ``month`` (a macro's name) and ``day``; of a literal the words.

    What these cannot say, a range or an approximate date, has biblatex's ``date`` as well.

    >>> dated({"date-parts": [[1963, 7, 12]]}), dated({"literal": "undated"})
    ({'year': '1963', 'month': 'jul', 'day': '12'}, {'year': 'undated'})
    """
    understood = _dates.parse(_dates.edtf(said) or "")
    if understood is None:
        words = _dates.written(said)
        return {"year": _latex.encoded(words)} if words else {}
    year, *rest = understood["date-parts"][0]
    found = {"year": str(year)}
    if rest:
        found["month"] = MONTHS[rest[0] - 1]
    found |= {"day": str(rest[1])} if rest[1:] else {}
    plain = len(understood) == len(understood["date-parts"]) == 1 and 1000 <= year <= 9999
    return found if plain or date(found) == understood else {"date": str(_dates.edtf(said)), **found}


def admissible(name: str, text: str) -> bool:
    """Whether biber's data model takes a value: whole numbers, check digits.

    >>> admissible("volume", "XVI"), admissible("isbn", "0-306-40615-2"), admissible("isbn", "0-306-40615-3")
    (False, True, False)
    """
    if name in {"volume", "volumes"}:
        return text.isdecimal()
    if name == "isbn":
        return _isbn(re.sub(r"[- ]", "", text))
    if name == "issn":
        return bool(re.fullmatch(r"\d{4}-?\d{3}[\dX]", text)) and _sum(text.replace("-", ""), 8) % 11 == 0
    return True


def near(name: str, text: str) -> dict[str, str]:
    """What may stand in a field whose value biber would refuse: of a Roman volume its number, as Chicago prints it.

    >>> near("volume", "XVI"), near("volume", "part two")
    ({'volume': '16'}, {})
    """
    number = roman.number(text) if name == "volume" and text.isupper() else None
    return {name: str(number)} if number else {}


def _isbn(code: str) -> bool:
    if re.fullmatch(r"\d{9}[\dX]", code):
        return _sum(code, 10) % 11 == 0
    long = bool(re.fullmatch(r"97[89]\d{10}", code))
    return long and sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(code)) % 10 == 0


def _sum(code: str, weight: int) -> int:
    return sum((10 if digit == "X" else int(digit)) * (weight - place) for place, digit in enumerate(code))
