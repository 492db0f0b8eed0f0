"""Whether a citation can be rewritten without losing a word: all that it says must be in its item.

What was never read into it would be gone, and so would what a style does not print of it. That a style leaves out a
variable is its own affair, and is told; that it prints half of one is not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.authority import date_words, kinds
from citekit.drafts.words import NAMING
from citekit.grammar.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.drafts.full_form import Printed
    from citekit.model.items import CslItem

NOT_SHOWN = frozenset(("item", "page", "footnote"))
"""Levels of a place that are shown only through what was read in them: kind, names, date, locator."""
_CONNECTING = "source ibid a an at by dated for from in no of on p pp the to with folder file files"
CONNECTING = frozenset(_CONNECTING.split())
"""Words that another form may do without."""

_AND = re.compile(r"\b(?:and|or)\b")
"""Two numbers that “and” joins are two sources, which an item does not tell apart."""
_WORD = re.compile(r"\w+")
_OF_PARTIES = ("author", "recipient", "number")
_OF_A_KIND = 3
"""Words of the longest kind of document, “memorandum of conversation”; what has more is a title."""
_SAID = re.compile(r"[,;:()\[\]“”\"]+")
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")


def unkept(text: str, item: CslItem, locator: str) -> str:
    """The words of a citation that its item does not hold, from the first to the last; empty where it holds all.

    >>> item = {"archive": "Kennedy Library", "genre": "telegram", "issued": {"date-parts": [[1961, 1]]}}
    >>> unkept("Telegram 12, January 26, 1961, Kennedy Library", item, "")
    '12, January 26'
    >>> unkept("Telegram, Jan. 1961, Kennedy Library, p. 4", item, "4")
    ''
    >>> unkept("Telegramm, 12. Januar 1961, Kennedy Library", {**item, "issued": {"date-parts": [[1961, 1, 12]]}}, "")
    'Telegramm'
    """
    text = _undated(text, item)
    strings = list(_strings(item))
    held = CONNECTING.union(kinds.addressing(), *map(_words, strings), _words(locator), _dates(item))
    joined = len(_AND.findall(text)) <= max((len(_AND.findall(string)) for string in strings), default=0)
    lost = [found for found in _WORD.finditer(text) if not _is_held(found, held)]
    lost = lost or ([] if joined else list(_AND.finditer(text)))
    return text[lost[0].start() : lost[-1].end()] if lost else ""


class Losses(NamedTuple):
    """Words of a citation that a style does not print: ``lost`` among what it does print, ``dropped`` with all that
    stands beside them in the item; one that it prints in other letters, and a part without its quotation marks."""

    lost: str = ""
    dropped: str = ""
    recased: str = ""
    unquoted: str = ""


def losses(text: str, item: CslItem, printed: Printed) -> Losses:
    """What becomes of the words of a citation under a style.

    >>> from citekit.drafts.full_form import Printed
    >>> item = {"archive": "Kennedy Library", "archive_location": "Box 3", "genre": "telegram"}
    >>> losses("Telegram, Box 3, Kennedy Library", item, Printed("Box 3, Kennedy Library.", "", True))
    Losses(lost='', dropped='Telegram', recased='', unquoted='')
    >>> losses("Telegram, Box 3, Kennedy Library", item, Printed("Telegram, Box 3, Library.", "", True)).lost
    'Kennedy'
    """
    printed_words = _Printed(printed, item)
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    needed: Counter[str] = Counter()
    missing: list[str] = []
    recased = ""
    for found in _WORD.finditer(_undated(text, item)):
        word = found[0]
        needed[word] += 1
        if word.casefold() in CONNECTING or printed_words.has(word, needed[word]):
            continue
        if not printed_words.has_folded(found):
            missing.append(word)
        elif not _may_be_recased(found, item) and not any(start < found.start() < end for start, end in quoted):
            recased = recased or word
    lost = [word for word in missing if not printed_words.drops(word)]
    dropped = [word for word in missing if word not in lost]
    dropped += ["the date"] if text != _undated(text, item) and printed_words.drops_date() else []
    return Losses(" ".join(lost), " ".join(dropped), recased, _unquoted(text, quoted, item, printed))


class _Printed:
    """The words that a style prints of an item, in the note or in the bibliography."""

    def __init__(self, printed: Printed, item: CslItem) -> None:
        self.item = item
        self.all = _words(f"{printed.note} {printed.entry}")
        note, entry = (Counter(_WORD.findall(_undated(one, item))) for one in (printed.note, printed.entry))
        self.count = note | entry
        self.folded = frozenset(form for word in self.count for form in (word.casefold(), word.lstrip("0")))

    def has(self, word: str, times: int) -> bool:
        """Whether a word is there as it stands, so many times."""
        return self.count[word] >= times

    def has_folded(self, found: re.Match[str]) -> bool:
        """Whether a word is there in other letters, or what it is short for."""
        return found[0] not in self.count and _is_held(found, self.folded)

    def drops(self, word: str) -> bool:
        """Whether a word stands in a variable of which the style prints nothing at all."""
        custom = self.item.get("custom", {})
        values = [v for variable, v in self.item.items() if variable not in ("id", "type", "custom", "issued")]
        values += [level["text"] for level in custom.get("levels", ()) if "held" in custom]
        said = (_words(" ".join(_leaves(value))) for value in values)
        return any((words - CONNECTING).isdisjoint(self.folded) for words in said if word.casefold() in words)

    def drops_date(self) -> bool:
        """Whether the style does not print the item's date whole."""
        dates = [[str(number) for number in parts] for parts in self.item.get("issued", {}).get("date-parts", ())]
        shown = {word.lstrip("0") for word in self.all}
        return any(number.lstrip("0") not in shown for parts in dates for number in (*parts[:1], *parts[2:3]))


def turned(said: str, place: str, item: CslItem, printed: Printed) -> str:
    """What is said of a document and would stand in another order, or behind its place; empty where nothing would.

    Kind, number and parties a style sets in its own order, and the date; for titles and all else it has none.

    >>> from citekit.drafts.full_form import Printed
    >>> turned("Hale, “The Port”", "Box 3", {"title": "The Port"}, Printed("“The Port,” Hale, Box 3.", "", True))
    'Hale'
    """
    words = [word.casefold() for word in _WORD.findall(printed.whole)]
    kind = str(item.get("genre", ""))
    parties = [*(item.get(name, "") for name in _OF_PARTIES), kind if len(kind.split()) <= _OF_A_KIND else ""]
    moved = frozenset(word for value in parties for word in _words(" ".join(_leaves(value))))
    placed = [words.index(word) for word in map(str.casefold, _WORD.findall(place)[:1]) if word in words]
    furthest, before = -1, ""
    free = False
    for part in _SAID.split(_undated(said, item)):
        of_part = [word for word in map(str.casefold, _WORD.findall(part)) if word not in CONNECTING]
        if not of_part or of_part[0] not in words:
            continue
        here, is_free = words.index(of_part[0]), not moved.issuperset(of_part)
        if is_free and placed and here > placed[0]:
            return part.strip()
        if here < furthest and (free or is_free):
            return before
        if here > furthest:
            furthest, before, free = here, part.strip(), is_free
    return ""


def undated(text: str, printed: Printed) -> str:
    """A title that would lose the date behind it to another place; empty where there is none.

    >>> from citekit.drafts.full_form import Printed
    >>> undated("Box 65, Memoranda, July 1950", Printed("July 1950, Memoranda, Box 65", "", True))
    'Memoranda, July 1950'
    """
    shown = printed.whole.casefold()
    placed = dict(reversed(list(_dates_in(printed.whole))))
    titled = ""
    for part in filter(None, map(str.strip, _SAID.split(text))):
        day = dates.match(part)
        at = placed.get(_day(day[0])) if day and day[1] == len(part) else None
        if titled and at is not None and at < shown.find(titled.casefold()):
            return f"{titled}, {part}"
        titled = "" if _DIGITS.search(part) else part
    return ""


def _dates_in(text: str) -> Iterator[tuple[tuple[int | None, ...], int]]:
    """The days of a text, and where each begins."""
    for date, start, _ in dates.find(text):
        if date.month:
            yield _day(date), start


def _day(date: dates.Date) -> tuple[int | None, ...]:
    return date.year, date.month, date.day, date.circa


def _unquoted(text: str, quoted: Sequence[tuple[int, int]], item: CslItem, printed: Printed) -> str:
    """A part that stands in quotation marks and would lose them; a title is marked in the style's own way."""
    title = str(item.get("title", ""))
    for start, end in quoted:
        inner = text[start + 1 : end - 1].strip(" .,")
        words = r"\W+".join(map(re.escape, _WORD.findall(inner)))
        marked = rf"[“‘„«\"]\W*{words}[.,]*[”’“»\"]"
        if words and inner not in title and not re.search(marked, f"{printed.note} {printed.entry}"):
            return text[start:end]
    return ""


def _may_be_recased(found: re.Match[str], item: CslItem) -> bool:
    """Whether a word is one that styles write with a capital or without: the first, a kind, a container."""
    word = found[0].casefold()
    opens = not found.string[: found.start()].strip(" “‘\"'(")
    return opens or word in NAMING or word in _words(str(item.get("genre", ""))) or not found[0].isalpha()


def invented(text: str, item: CslItem, locator: str, printed: Printed) -> str:
    """A number that a style of notes prints and the citation does not have; empty where there is none."""
    if not printed.is_note or "held" in item.get("custom", {}):
        return ""
    said = {word.lstrip("0") for word in _DIGITS.findall(f"{text} {locator}")}
    said |= {str(n) for parts in item.get("issued", {}).get("date-parts", ()) for n in parts}
    return next((n for n in _DIGITS.findall(printed.note) if n.lstrip("0") not in said), "")


def _undated(text: str, item: CslItem) -> str:
    """The text with the item's date blanked, however it is written: “12/23/55”, “ca. 3. März 1957”."""
    for parts in item.get("issued", {}).get("date-parts", ()):
        year, month, day = (*map(int, parts), None, None)[:3]
        for word in _WORD.finditer(text):
            read, end = dates.match(text, word.start()) or (None, 0)
            if read and (read.month, read.day) == (month, day) and read.year in (None, year):
                text = text[: word.start()] + " " * (end - word.start()) + text[end:]
    return text


def _is_held(found: re.Match[str], held: frozenset[str]) -> bool:
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


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _strings(item: CslItem) -> Iterator[str]:
    """What the item shows, and the levels of its place as they were printed."""
    for variable, value in item.items():
        if variable not in ("id", "custom"):
            yield from _leaves(value)
    yield item.get("custom", {}).get("besides", "")
    for level in item.get("custom", {}).get("levels", ()):
        if level["level"] not in NOT_SHOWN:
            yield level["text"]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)
    else:
        yield str(value)


def _dates(item: CslItem) -> Iterator[str]:
    """The names of the months in the item's date; its numbers are among its strings."""
    for parts in item.get("issued", {}).get("date-parts", ()):
        if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
            yield from date_words.names(int(parts[1]))
