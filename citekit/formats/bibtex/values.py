"""The values of BibTeX's fields: lists of names, dates, languages, and what biber would refuse."""

from __future__ import annotations

import re
from typing import Any

from citekit.formats.bibtex import latex as _latex
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import names as _names

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_OTHERS = {"literal": "others"}
_TIME = re.compile(r"(?<=\d)T\d{2}:\d{2}[^/]*")
"""The time of day, which biblatex's dates may have and CSL's have not."""
_DAY = re.compile(r"\b\d{1,2}\b")

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


def names(people: list[dict[str, Any]]) -> str:
    r"""Names as BibTeX has them, ``von Last, Jr, First``; a literal in braces.

    >>> names([{"literal": "Department of State"}, {"family": "Gogh", "non-dropping-particle": "van", "given": "V."}])
    '{Department of State} and van Gogh, V.'
    >>> names([{"family": "Rusk", "given": "Dean"}, {"literal": "others"}])
    'Rusk, Dean and others'
    """
    written = [_name(name) for name in people]
    return " and ".join([*written[:-1], "others"] if people[1:] and people[-1] == _OTHERS else written)


def _name(name: dict[str, Any]) -> str:
    if name.get("literal"):
        return "{" + _latex.encoded(str(name["literal"])) + "}"
    family = _latex.encoded(str(name.get("family", "")))
    if any(word[:1].islower() for word in family.split(" ")) or "," in family or " and " in family:
        family = f"{{{family}}}"
    last = " ".join(filter(None, (_latex.encoded(str(name.get("non-dropping-particle", ""))), family)))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    first = _latex.encoded(given)
    first = f"{{{first}}}" if "," in first or " and " in first else first
    return ", ".join(filter(None, (last, _latex.encoded(str(name.get("suffix", ""))), first or "{}")))


def people(text: str) -> list[dict[str, Any]]:
    r"""The names of a list in BibTeX.

    >>> people(r"Harriman, W. Averell and {Department of State} and others")
    [{'family': 'Harriman', 'given': 'W. Averell'}, {'literal': 'Department of State'}, {'literal': 'others'}]
    """
    from pybtex.bibtex.utils import split_name_list

    return [_person(name.strip()) for name in split_name_list(text) if name.strip()]


def _person(text: str) -> dict[str, Any]:
    from pybtex.bibtex.exceptions import BibTeXError
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    if text == "others" or _whole(text):
        return {"literal": _latex.decoded(text)}
    if text.startswith(("family=", "given=", "prefix=")):
        return _extended(text)
    try:
        person = Person(text)
    except (PybtexError, BibTeXError):
        return {"literal": _latex.decoded(text)}
    parts = {
        "family": " ".join(person.last_names),
        "given": " ".join([*person.first_names, *person.middle_names]),
        "non-dropping-particle": " ".join(person.prelast_names),
        "suffix": " ".join(person.lineage_names),
    }
    return _finished(parts)


def _finished(parts: dict[str, str]) -> dict[str, Any]:
    said = {part: _latex.decoded(text) for part, text in parts.items() if text}
    given = _names.joined("", said.pop("given", "")) if "{" not in parts.get("given", "") else {}
    if "{" in parts.get("given", ""):
        given = {"given": _latex.decoded(parts["given"])}
    found = {"family": said.pop("family", ""), **given, **said}
    return {part: text for part, text in found.items() if text}


def _extended(text: str) -> dict[str, Any]:
    """biblatex's extended names: ``family=Beethoven, given=Ludwig, prefix=van, useprefix=false``."""
    parts = dict(re.findall(r"(\w+)=([^,]*)", text.replace('"', "")))
    dropping = parts.get("useprefix", "").strip().lower() == "false"
    particle = "dropping-particle" if dropping else "non-dropping-particle"
    named = {"family": "family", "given": "given", "prefix": particle, "suffix": "suffix"}
    return {named[k]: _latex.decoded(v.strip()) for k, v in parts.items() if k in named and v.strip()}


def _whole(text: str) -> bool:
    """Whether one pair of braces holds all of a name."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return place == len(text) - 1 and text.startswith("{")
    return False


def date(fields: dict[str, str]) -> dict[str, Any] | None:
    """The date of an entry's ``date``, or of its ``year``, ``month`` and ``day``.

    >>> date({"year": "1963", "month": "July", "day": "12"}), date({"year": "[1963?]"})
    ({'date-parts': [[1963, 7, 12]]}, {'literal': '[1963?]'})
    """
    if fields.get("date"):
        said = _TIME.sub("", fields["date"])
        return _dates.parse(said) or _dates.free(_latex.decoded(said))
    year, month = (_latex.decoded(fields.get(name, "")).strip() for name in ("year", "month"))
    if not year:
        return {"literal": month} if month else None
    found = _dates.parse(year.rjust(4, "0")) if year.lstrip("-").isdecimal() else None
    if found is None:
        return _dates.free(" ".join(filter(None, (month, year))))
    return _with_month(found, month.lower(), fields.get("day", ""))


def _with_month(found: dict[str, Any], month: str, day: str) -> dict[str, Any]:
    year = found["date-parts"][0]
    word = re.sub(r"[\d.~\s-]+", "", month)[:3]
    number = MONTHS.index(word) + 1 if word in MONTHS else int(month) if month.isdecimal() else 0
    if 1 <= number <= 12:
        within = _DAY.search(month) if word else None
        day = day.strip() or (within[0] if within else "")
        days = [int(day)] if day.isdecimal() and 1 <= int(day) <= 31 else []
        return {**found, "date-parts": [[*year, number, *days]]}
    if month in _SEASONS:
        return {**found, "season": _SEASONS[month]}
    return {"literal": f"{month} {year[0]}"} if month else found


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
    return found if date(found) == understood else {"date": str(_dates.edtf(said)), **found}


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


_ROMAN = re.compile(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def near(name: str, text: str) -> dict[str, str]:
    """What may stand in a field whose value biber would refuse: of a Roman volume its number, as Chicago prints it.

    >>> near("volume", "XVI"), near("volume", "part two")
    ({'volume': '16'}, {})
    """
    if name != "volume" or not text or not _ROMAN.fullmatch(text):
        return {}
    digits = [_NUMERALS[letter] for letter in text]
    less = zip(digits, [*digits[1:], 0], strict=True)
    return {name: str(sum(-digit if digit < after else digit for digit, after in less))}


def _isbn(code: str) -> bool:
    if re.fullmatch(r"\d{9}[\dX]", code):
        return _sum(code, 10) % 11 == 0
    long = bool(re.fullmatch(r"97[89]\d{10}", code))
    return long and sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(code)) % 10 == 0


def _sum(code: str, weight: int) -> int:
    return sum((10 if digit == "X" else int(digit)) * (weight - place) for place, digit in enumerate(code))
