"""Changing the case of a field without touching its inline markup."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_TAG = lazy(r"<[^<>]{1,60}>")
_FIXED = frozenset(
    (
        '<span class="nocase">',
        '<span class="nodecor">',
        '<span style="font-variant:small-caps;">',
        '<span style="font-variant: small-caps;">',
        "<sc>",
        "<sup>",
        "<sub>",
    )
)
"""Within these, letters keep their case."""
_TITLE_WORD = lazy(r"[^\s/–—]+")
_ADDRESS = lazy(r"(?<!\S)(?:https?://|www\.|[\w.+-]{1,64}@\w)\S*")
"""What no case may change."""
_POINTED = lazy(r"(?:\w\.)+\w\Z")
"""e.g, without its last point."""
_OPENING = "\"'“”‘’«»‹›„([{¿¡*_<-‐–—…."
DOTTED = frozenset(("tr", "az"))
STOP = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos
    apud around as aside astride at athwart atop barring before behind below beneath beside besides between beyond
    but by c ca circa d de despite down during et except for forenenst from given in inside into lest like modulo
    near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through
    throughout thru thruout till to toward towards under underneath until unto up upon v van versus via vis-à-vis von
    vs with within without yet""".split()  # noqa: SIM905
)
"""Words that title case leaves small: the specification's list, with citeproc-js's additions."""


@lru_cache(65536)
def change(text: str, case: str, english: bool, lang: str = "") -> str:
    """The text in the case that ``text-case`` asks for, by the rules of a language.

    >>> change("the war of 1812", "title", True)
    'The War of 1812'
    >>> change("<i>de</i> Gaulle", "capitalize-first", True)
    '<i>De</i> Gaulle'
    """
    if case == "title" and not english:
        return text
    if lang in DOTTED:
        text = _dotted(text, case)
    if case == "uppercase" and "<" not in text:
        return text.upper()
    if "<" not in text:
        return CASES[case](text, [True] * len(text))
    plain, free, tags = _untag(text)
    return _retag(CASES[case](plain, free), tags)


def _dotted(text: str, case: str) -> str:
    """Turkish and Azeri: the capital of i keeps its dot, the small letter of I has none."""
    if case == "lowercase":
        return text.replace("I", "ı").replace("İ", "i")
    if case == "uppercase":
        plain = _TAG.split(text)
        tags = [*_TAG.findall(text), ""]
        return "".join(words.replace("i", "İ") + tag for words, tag in zip(plain, tags, strict=True))
    return text


def _untag(text: str) -> tuple[str, list[bool], list[tuple[int, str]]]:
    """The characters, whether each may change, and the tags with the place where each stands."""
    plain: list[str] = []
    free: list[bool] = []
    tags: list[tuple[int, str]] = []
    spans: list[bool] = []
    last = 0
    for match in _TAG.finditer(text):
        _take(plain, free, text[last : match.start()], not any(spans))
        last = match.end()
        tag = match.group()
        tags.append((sum(map(len, plain)), tag))
        if tag.startswith("</") and spans:
            spans.pop()
        elif not tag.startswith("</"):
            spans.append(tag in _FIXED)
    _take(plain, free, text[last:], not any(spans))
    return "".join(plain), free, tags


def _take(plain: list[str], free: list[bool], text: str, may_change: bool) -> None:
    plain.append(text)
    free.extend([may_change] * len(text))


def _retag(text: str, tags: list[tuple[int, str]]) -> str:
    out, last = [], 0
    for place, tag in tags:
        out += [text[last:place], tag]
        last = place
    return "".join([*out, text[last:]])


def _same_length(char: str, changed: str) -> str:
    return changed if len(changed) == 1 else char


def _map(text: str, free: list[bool], change: Callable[[str], str]) -> str:
    return "".join(_same_length(c, change(c)) if may else c for c, may in zip(text, free, strict=True))


def lowercase(text: str, free: list[bool]) -> str:
    """All small."""
    return _map(text, free, str.lower)


def uppercase(text: str, free: list[bool]) -> str:
    """All capitals."""
    if all(free):
        return text.upper() if len(text.upper()) == len(text) else _map(text, free, str.upper)
    return _map(text, free, str.upper)


def capitalize_first(text: str, free: list[bool]) -> str:
    """The first letter capital, the rest as it is."""
    start = next((m.start() for m in re.finditer(r"\w", text)), None)
    if start is None or not free[start] or not _all_lower(text[start:].split(None, 1)[0]):
        return text
    return text if _letter(text.split(None, 1)[0]) is None else _upper_at(text, start)


def capitalize_all(text: str, free: list[bool]) -> str:
    """The first letter of each small word capital."""
    out = text
    for match in re.finditer(r"\S+", text):
        letter = _letter(match.group())
        if letter is not None and free[match.start() + letter] and _all_lower(match.group()):
            out = _upper_at(out, match.start() + letter)
    return out


def sentence(text: str, free: list[bool]) -> str:
    """The first letter capital, those of other words small; PhD and DNA stay where not all is in capitals."""
    if not any(c.islower() for c, may in zip(text, free, strict=True) if may):
        text = lowercase(text, free)
    for match in re.finditer(r"\S+", text):
        start = match.start() + (_letter(match.group()) or 0)
        if free[start] and text[start].isupper() and _all_lower(text[start + 1 : match.end()]):
            text = text[:start] + _same_length(text[start], text[start].lower()) + text[start + 1 :]
    return capitalize_first(text, free)


def title(text: str, free: list[bool]) -> str:
    """English title case: small words stay small unless first, last or after a colon."""
    words = [m for m in _TITLE_WORD.finditer(text) if any(map(str.isalnum, m.group()))]
    for address in _ADDRESS.finditer(text):
        free = [may and not address.start() <= place < address.end() for place, may in enumerate(free)]
    out = list(text)
    for index, match in enumerate(words):
        edge = index in (0, len(words) - 1) or _after_break(text, match.start())
        pieces = _pieces(match.group(), match.start())
        for start, piece in pieces:
            first, ends = start == match.start(), index == len(words) - 1 and start == pieces[-1][0]
            if not first and len(piece) == 1:
                continue
            place = _capital(free, start, piece, edge=edge or len(pieces) > 1, inner=not first and not ends)
            if place is not None:
                out[place] = _same_length(text[place], text[place].upper())
    return "".join(out)


def _letter(word: str) -> int | None:
    """Where a word begins, behind quotation marks and brackets; words that a sign begins are none: @moor, $x, &amp;."""
    bare = word.lstrip(_OPENING)
    return len(word) - len(bare) if bare[:1].isalnum() else None


def _pieces(word: str, at: int) -> list[tuple[int, str]]:
    """The parts of a hyphenated word with their places."""
    if "-" not in word and "‐" not in word:
        return [(at, word)]
    return [(at + m.start(), m.group()) for m in re.finditer(r"[^-‐]+", word)]


def _capital(free: list[bool], start: int, word: str, *, edge: bool, inner: bool) -> int | None:
    """The place of the letter of a word that title case makes a capital, if it does."""
    letter = _letter(word)
    if letter is None or not free[start + letter]:
        return None
    bare = word.strip("\"'“”‘’«»()[]{}.,;:!?…")
    if not _all_lower(bare) or _POINTED.match(bare) or (bare in STOP and not (edge and not inner)):
        return None
    if len(bare) == 1 and not bare.isascii():
        return None
    if not edge and bare[1:2] in ("'", "’", ""):
        return None
    return start + letter


def _after_break(text: str, start: int) -> bool:
    """Whether a word begins a new sentence or subtitle."""
    end = start
    while end and text[end - 1] in "\"'“‘«( \u00a0":
        end -= 1
    return 0 < end < start and text[end - 1] in ":?!"


def _all_lower(word: str) -> bool:
    return word == word.lower()


def _upper_at(text: str, place: int) -> str:
    return text[:place] + _same_length(text[place], text[place].upper()) + text[place + 1 :]


CASES: dict[str, Callable[[str, list[bool]], str]] = {
    "lowercase": lowercase,
    "uppercase": uppercase,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence,
    "title": title,
}
