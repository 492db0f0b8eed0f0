"""Units of description with their number or name: “box 12”, “Karton 17”, “ф. 17”, “kut. 3”, “fols. 12–15v”.

The same short word is another unit in another country: *f.* is a folio in Britain, a fond in Russia, a fascikel in
Slovenia. So a word has a level by default and levels by country; which one holds is said by the archive in force.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from citekit.authority.container_words import containers_by_word, word_key
from citekit.authority.note_words import either
from citekit.authority.tables import load
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Common(Struct, frozen=True, kw_only=True):
    """A row of ``containers.toml``: words of no one country."""

    source: str
    words: tuple[str, ...]
    level: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class _Word(Struct, frozen=True):
    """A word before or after a number: its level, its levels by country, and the countries where a name may follow."""

    level: str
    countries: Mapping[str, str]
    named: str | None = None


@cache
def _words(where: str) -> Mapping[str, _Word]:
    """Every word by its key; what is common to all comes before what a country has."""
    common = {word_key(word): row.level for row in load("containers", _Common) for word in row.words}
    found: dict[str, _Word] = {}
    for (place, word), rows in containers_by_word().items():
        if place != where:
            continue
        levels = {row.country: row.level for row in rows}
        usual = max(sorted(set(levels.values())), key=list(levels.values()).count)
        named = next((row.level for row in rows if row.named), None)
        found[word] = _Word(common.get(word, usual), levels, named)
    if where == "before":
        found = {**{word: _Word(level, {}) for word, level in common.items()}, **found}
    return found


_SHORT = 2
"""Letters: so short a word wants a full stop, a colon or a number right behind it."""


class Unit(NamedTuple):
    """A unit at a place of a text: its word, in small letters, its level where no country says another, its end."""

    word: str
    level: str
    number: int
    end: int


_PLAIN = r"\d[\w°º]*+(?:/[\w°º]*+|\.\d[\w°º]*+)*+(?:\([\w\s]{1,6}\)(?:/ ?[\w–-]++)*+)?"
_PLAIN = rf"{_PLAIN}(?:-[A-Z]{{1,4}}-\d+|-[A-Z]\d*)*(?:, part \d+)?(?: [a-z](?=[,;.)]|\Z))?"
_ROMAN = r"(?:[IVXLC]+(?! [a-z]{2} )|[ivxlc]+)(?:/[\w/]+)?(?![\w.])"
_RANGE = r"(?:\s?[–−-]\s?(?:\d[\w/]*(?:-\d+)*|[rv]\b))?"
_NUMBER = rf"(?:[A-Z]\d \d+|{_PLAIN}(?: ?[rv]\b\.?)?{_RANGE}(?: ?[rv]\b)?|[IV]+/{_PLAIN}|[A-ZР]-?\d[\w/–-]*|{_ROMAN})"
_SHEETS = (
    r"(?:(?:, ?| (?:und|and|&|et|e) )(?P<number>\d+[\w°]*)(?: ?(?:об|ob|зв)\.?(?!\w))?(?:\s?[–−-]\s?\d+\w*)?"
    r"(?![./]?\d)(?! ?[ivx]+\.)"
    r"(?!\.? ?[A-ZА-Я]?[a-zа-я]{2,})"
    r"| ?f{1,2}\.?(?=[\s,;.)]|\Z)| et seq\b| ?(?:об|ob|зв)\.?(?:[–-]\d+)?(?!\w)| ?°(?:[–-]\d+)?"
    r"|, (?:hier|here|ici|qui|aquí) (?:Bl|S|fol|f|pp?|c|л|s)\. ?\d+)"
)


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_words("before"), key=len, reverse=True)
    word = "|".join(re.escape(form).replace(r"\.", r"\.? ?").replace(r"\ ", r"\.? ?") for form in forms)
    number = rf"(?:\.? ?(?:No|no|Nos|nos|Nr|nr|č)\.? ?|\.?[:,]? ?)(?P<number>{_NUMBER})"
    return re.compile(rf"(?P<word>(?i:{word}))(?![^\W\d_]){number}")


@lru_cache(maxsize=512)
def _known(printed: str) -> str:
    """The key of a word that the pattern found, stops and spaces in it or not; letters are as like as in the pattern.

    >>> _known("Inv. Nr"), _known("sayi")  # to a pattern that minds no case, the dotless i of Turkish is one
    ('inv.nr', 'sayı')
    """
    words = _words("before")
    key = word_key(printed)
    if key in words:
        return key
    bare = re.sub(r"[. ]", "", printed)
    return next(word for word in words if re.fullmatch(re.escape(re.sub(r"[. ]", "", word)), bare, re.I))


def read(text: str, start: int, end: int) -> Unit | None:
    """The unit at ``start``: its word before or after its number, without a number, or with a name."""
    found = match_after(text, start, end) or match_unnumbered(text, start, end)
    if found is None and _begins(text, start, end):
        found = match(text, start, end) or match_named(text, start, end)
    return found


_FIRST = lazy(r"[^\W\d_]+|[°º№]")


def _begins(text: str, start: int, end: int) -> bool:
    """Whether the word at ``start`` begins one of a unit: cheap to tell, and true of few words."""
    word = _FIRST.match(text, start, end)
    return word is not None and word[0].lower() in _firsts()


@cache
def _firsts() -> frozenset[str]:
    return frozenset(first[0].lower() for word in _words("before") if (first := _FIRST.match(word)))


def match(text: str, start: int, end: int) -> Unit | None:
    """The numbered unit at ``start``; ``None`` where none stands there.

    >>> match("Box 12, Folder 3", 0, 16), match("ff. 12, 104, 156v; A. Lunden", 0, 28)
    (Unit(word='box', level='box', number=4, end=6), Unit(word='ff', level='page', number=4, end=17))
    >>> match("Boxing 12", 0, 9) is None
    True
    """
    if start >= end or not (text[start].isalpha() or text[start] in "°º№"):
        return None
    found = _pattern().match(text, start, end)
    if found is None:
        return None
    word = _known(found["word"])
    level = _words("before")[word].level
    between = text[found.end("word") : found.start("number")]
    if (
        found["word"].isupper()
        and "." not in found.group()
        and 1 < len(found["word"]) < 4
        and found["word"] not in ("BOX", "VOL")
    ):
        return None
    if len(word) <= _SHORT and (day := dates.match(text, found.start("number"), end)) and day[1] > found.end():
        return None
    if "," in between and word not in ("cx", "caixa", "caja"):
        return None
    if len(found["word"]) == 1 and found["word"].isupper() and not between.strip():
        return None
    if len(word) <= _SHORT and not between and found["word"][0].isupper() and word != "fr":
        return None
    if (
        len(word) <= _SHORT
        and "." not in between
        and ":" not in between
        and word in ("a", "b", "c", "d", "k", "l", "m", "r", "s", "n")
    ):
        return None
    stop = found.end()
    if again := re.compile(rf"[–-]{re.escape(found['word'])}\.? ?\d+").match(text, stop, end):
        stop = again.end()
    if level == "page":
        stop = _more(text, stop, end)
    return Unit(word, level, found.start("number"), stop)


_ONE_MORE = lazy(_SHEETS)


def _more(text: str, start: int, end: int) -> int:
    """Where further leaves end: “, 104, 156v”; a day that follows is none."""
    while (found := _ONE_MORE.match(text, start, end)) and found.end() > start:
        if found["number"] and dates.match(text, found.start("number"), end):
            return start
        start = found.end()
    return start


_UNNUMBERED = lazy(rf"(?:{either('unnumbered')})(?!\w)")


def match_unnumbered(text: str, start: int, end: int) -> Unit | None:
    """Leaves that bear no number, as a note says: “p. n. n.”, “unfol.”"""
    found = _UNNUMBERED.match(text, start, end)
    return Unit("page", "page", start, found.end()) if found else None


_AFTER = lazy(r"(?P<number>\d+(?:/\w)?)\. ?(?P<word>[^\W\d_][\w.]{2,12})|(?P<pages>\d+) (?P<sheets>folios|fols|ff)\b")


def match_after(text: str, start: int, end: int) -> Unit | None:
    """A unit whose number comes first: “4. doboz”, “52 folios”.

    >>> match_after("4. doboz", 0, 8), match_after("4. Mai", 0, 6)
    (Unit(word='doboz', level='box', number=0, end=8), None)
    """
    found = _AFTER.match(text, start, end)
    if not found:
        return None
    if found["sheets"]:
        return Unit("ff", "page", start, found.end())
    word = _words("after").get(word_key(found["word"]))
    return Unit(word_key(found["word"]), word.level, start, found.end()) if word else None


@cache
def _named() -> re.Pattern[str]:
    words = sorted((word for word, row in _words("before").items() if row.named), key=len, reverse=True)
    return re.compile(rf"(?P<word>(?i:{'|'.join(map(re.escape, words))}))\.? (?P<name>[„“»«]?[^\W\d_][^,;:()]*)")


def match_named(text: str, start: int, end: int) -> Unit | None:
    """A unit with a name: “Nachlaß Ober”, “mapa Luka”, “Fasz. Berichte 1857 III”."""
    found = _named().match(text, start, end)
    if not found or not (text[found.start("name")].isupper() or text[found.start("name")] in "„“»«"):
        return None
    if found["word"] == "fonds" or (text[found.end("word")] == "." and len(found["word"]) > _ABBREVIATED):
        return None
    row = _words("before")[word_key(found["word"])]
    return Unit(word_key(found["word"]), row.named or row.level, found.start("name"), found.end())


_ABBREVIATED = 4
"""Letters: a longer word has its full stop from a sentence."""


def level_in(unit: Unit, country: str) -> str:
    """The level of a unit in an archive of a country, by its code."""
    word = _words("before").get(unit.word) or _words("after").get(unit.word)
    if unit.level == "volume":
        return "box"
    return (word.countries.get(country) if word else None) or unit.level
