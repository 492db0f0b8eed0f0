"""Lists of names as BibTeX has them: *First von Last*, *von Last, First*, *von Last, Jr, First*.

The rules are BibTeX's (*BibTeXing* 4; ``bibtex.web``, section 395): braces keep what they hold together, a word in
small letters before the last is a particle. A body stands in braces; biblatex's extended format is read too.
"""

from __future__ import annotations

import re
from typing import Any

from citekit.formats.bibtex import latex as _latex
from citekit.formats.shared import names as _names

_OTHERS = {"literal": "others"}
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_SEMICOLON = re.compile(";")
_SEVERAL = re.compile(r"[;&]|, [^,]*, |,[^,]*,[^,]*,")
_SPACE = re.compile(r"(?:[ \t\n]|(?<!\\)~)+")
_BRACES = re.compile(r"[{}]")
_ACCENT = re.compile(r"\\(?:[^A-Za-z]|[A-Za-z]+\s*)\{?")


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
    r"""The names of a list in BibTeX; where no *and* parts them, a semicolon does, which stands in no name.

    >>> people(r"Harriman, W. Averell and {Department of State} and others")
    [{'family': 'Harriman', 'given': 'W. Averell'}, {'literal': 'Department of State'}, {'literal': 'others'}]
    >>> [name["family"] for name in people("Bell, Ann; Grey, Una")]
    ['Bell', 'Grey']
    """
    found = []
    for name in _parted(text, _AND):
        found += [_person(one) for one in _listed(name) if one]
    return found


def _listed(name: str) -> list[str]:
    """The names in one, where braces keep nothing together."""
    if "{" in name:
        return _parted(name, _SEMICOLON) if ";" in name else [name]
    return [part.strip(" ,") for part in _names.listed(name.replace("\\&", "&"))] if _SEVERAL.search(name) else [name]


def _parted(text: str, mark: re.Pattern[str]) -> list[str]:
    """A text parted at each mark outside of braces."""
    if "{" not in text:
        return [part.strip() for part in mark.split(text)]
    parts, start = [], 0
    for match in mark.finditer(text):
        if _depth(text, start, match.start()) == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _depth(text: str, start: int, end: int) -> int:
    return text.count("{", start, end) - text.count("}", start, end)


def _person(text: str) -> dict[str, Any]:
    if text == "others" or _whole(text):
        return {"literal": _latex.decoded(text)}
    if text.startswith(("family=", "given=", "prefix=")):
        return _extended(text)
    parts = _parted(text, re.compile(","))
    match parts:
        case [whole]:
            first, von, last = _first_von_last(_words(whole))
            return _finished(first, von, last, "")
        case [name, given]:
            von, last = _von_last(_words(name))
            return _finished(given, von, last, "")
        case [name, suffix, given]:
            von, last = _von_last(_words(name))
            return _finished(given, von, last, suffix)
        case _:
            return {"literal": _latex.decoded(text)}


def _words(text: str) -> list[str]:
    """The words of a name, joined where braces hold them together."""
    if "{" not in text:
        return [word for word in _SPACE.split(text) if word]
    words: list[str] = []
    depth = 0
    for word in _SPACE.split(text):
        if depth and words:
            words[-1] += f" {word}"
        elif word:
            words.append(word)
        depth += _depth(word, 0, len(word))
    return words


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter, an accent's command apart; one in braces has no letter."""
    bare = word[1:] if word.startswith("{\\") else word
    bare = _ACCENT.sub("", bare, count=1) if bare.startswith("\\") else bare
    letter = next((c for c in bare if c.isalpha() or c == "{"), "")
    return letter.islower()


def _first_von_last(words: list[str]) -> tuple[str, str, str]:
    small = [place for place, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return " ".join(words[:-1]), "", " ".join(words[-1:])
    return " ".join(words[: small[0]]), " ".join(words[small[0] : small[-1] + 1]), " ".join(words[small[-1] + 1 :])


def _von_last(words: list[str]) -> tuple[str, str]:
    small = [place for place, word in enumerate(words[:-1]) if _is_small(word)]
    end = small[-1] + 1 if small and _is_small(words[0]) else 0
    return " ".join(words[:end]), " ".join(words[end:])


def _finished(first: str, von: str, last: str, suffix: str) -> dict[str, Any]:
    given = {"given": _latex.decoded(first)} if "{" in first else _names.joined("", _latex.decoded(first))
    given.pop("family", None)
    parts = {"non-dropping-particle": von, "suffix": suffix}
    said = {part: _latex.decoded(text) for part, text in parts.items() if text}
    found = {"family": _latex.decoded(last), **given, **said}
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
    if not text.startswith("{"):
        return False
    depth = 0
    for match in _BRACES.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False
