"""Kinds of document: *telegram*, *Aufzeichnung*, *procès-verbal*; what a heading, a note or its prose calls one.

>>> kind, end = match("Top secret memcon, Ober and Lund, 3 May 1957")
>>> kind.id, end
('memorandum of conversation', 17)
>>> whole("Schreiben").id, whole("Schreiben").csl_type, whole("Schreibtisch")
('letter', 'personal_communication', None)
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.authority.folding import APOSTROPHES
from citekit.authority.tables import load, table
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

QUALITIES = 2
"""How many words such as “draft” may stand before a kind."""
_HEAD = lazy(r"[^\W_]+")
_OF = lazy(r" (?:of|on|by|from|to|for|with) ")
_NUMBERED = lazy(r"(?: Nos?\.?)?[ –-]\d")
_GOES_ON = lazy(rf"\w|[-{APOSTROPHES}][^\W\d_]")
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_IDEOGRAMS = "一", "鿿"


class Kind(Struct, frozen=True, kw_only=True):
    """One row of ``kinds.toml``: a kind of document by its ``id``, the word of headings in English.

    ``names`` and ``plurals`` are by language. ``sent``: one party sends it to another; ``numbered``: who sent it tells
    it from others as its number does; ``common``: the word begins titles of files too.
    """

    id: str
    source: str
    type: str = ""
    sent: bool = False
    numbered: bool = False
    common: bool = False
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plurals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def csl_type(self) -> str:
        """CSL's type of such a document.

        >>> [whole(name).csl_type for name in ("telegram", "minutes", "speech")]
        ['personal_communication', 'manuscript', 'speech']
        """
        return self.type or ("personal_communication" if self.sent else "manuscript")

    def genre(self, printed: str) -> str:
        """The kind as a record has it: the words printed, English ones in small letters, a short form written out.

        >>> whole("tel.").genre("Tel."), whole("Memcon").genre("Memcon"), match("NSAM 52")[0].genre("NSAM")
        ('telegram', 'memcon', 'national security action memorandum')
        >>> whole("Schreiben").genre("Schreiben"), whole("letter").genre("Draft Letter")
        ('Schreiben', 'draft letter')
        """
        if printed in self.marks or printed.lower().rstrip(".") in (short.rstrip(".") for short in self.abbreviations):
            return self.id
        english = (*self.names.get("en", ()), *self.plurals.get("en", ()))
        return printed.lower() if printed.lower().endswith(english) else printed

    def is_several(self, printed: str) -> bool:
        """Whether the word names more than one document: “letters”.

        >>> whole("Briefe").is_several("Briefe"), whole("Minutes").is_several("Minutes")
        (True, False)
        """
        told = printed.lower()
        one, more = (map(str.lower, chain.from_iterable(words.values())) for words in (self.names, self.plurals))
        return told.endswith("s.") or (told not in one and told in more)


class _Name(Struct, frozen=True):
    """One word or phrase for a kind: ``words`` in small letters, but as written where ``exact``.

    ``numbered``: read only before a number, “tel 12”.
    """

    words: str
    kind: Kind
    language: str
    exact: bool = False
    numbered: bool = False


def match(
    text: str, start: int = 0, end: int | None = None, *, languages: Collection[str] = ()
) -> tuple[Kind, int] | None:
    """The kind of document named at ``start`` and where its name ends; ``None`` where there is none.

    The longest name counts; “draft” and other qualities may stand before it. Only names of ``languages`` are read
    where some are given. A word of several languages is read in the first of them, English before the others.

    >>> [match(t)[0].id for t in ("Circular telegram 12", "draft letter", "Запись беседы", "lettre de Bidault")]
    ['circular telegram', 'letter', 'memorandum of conversation', 'letter']
    >>> match("Brief an Lund")[0].id, match("Brief an Lund", languages=("de",))[0].id, match("letterhead")
    ('brief', 'letter', None)
    """
    return _match(text, start, len(text) if end is None else end, frozenset(languages), QUALITIES)


def _match(text: str, start: int, end: int, languages: frozenset[str], qualities: int) -> tuple[Kind, int] | None:
    best = _named(text, start, end, languages)
    if qualities and (quality := _quality(text, start, end)) is not None:
        qualified = _match(text, quality, end, languages, qualities - 1)
        if qualified and (best is None or qualified[1] > best[1]):
            return qualified
    return best


def _named(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Kind, int] | None:
    """The kind that a name at ``start`` means, without qualities."""
    for name in _names().get(_head(text, start), ()):
        stop = start + len(name.words)
        if languages and name.language and name.language not in languages:
            continue
        if stop <= end and _is(name, text[start:stop]) and _closes(text, stop, end, numbered=name.numbered):
            return name.kind, stop
    return _compound(text, start, end)


def _compound(text: str, start: int, end: int) -> tuple[Kind, int] | None:
    """The kind that the last part of a German, Dutch or Nordic word is: “Stimmungsbericht”, “Protokollnotiz”.

    >>> match("Stimmungsbericht vom Mai")[0].id, match("Bericht")[0].id, match("Gericht") is None
    ('report', 'report', True)
    """
    found = _LONG_WORD.match(text, start, end)
    if found is None:
        return None
    word = found[0].lower()
    ends = (word[-length:] for length in range(min(len(word) - _FIRST_PART, _LONGEST_PART), _SHORTEST_PART - 1, -1))
    kind = next((_compounded()[last] for last in ends if last in _compounded()), None)
    return (kind, found.end()) if kind else None


_LONG_WORD = lazy(r"[A-ZÄÖÜÅÆØ][a-zäöüßåæøé]{7,}(?![\w-])")
_FIRST_PART = 4
_SHORTEST_PART = 5
_LONGEST_PART = 16


@cache
def _compounded() -> dict[str, Kind]:
    """The kinds by their names in the languages that write compounds as one word."""
    return {
        word.lower(): row
        for row in load("kinds", Kind)
        for names in (row.names, row.plurals)
        for language in ("de", "nl", "sv", "da", "no")
        for word in names.get(language, ())
        if " " not in word and len(word) >= _SHORTEST_PART
    }


def language(text: str) -> str:
    """The language of the name of a kind at the beginning of a text; empty where there is none.

    >>> language("Relatório do alferes"), language("Letter to Ober"), language("Ober to Lund")
    ('pt', 'en', '')
    """
    for name in _names().get(_head(text, 0), ()):
        stop = len(name.words)
        if _is(name, text[:stop]) and _closes(text, stop, len(text), numbered=name.numbered):
            return name.language
    return ""


def whole(text: str, *, languages: Collection[str] = ()) -> Kind | None:
    """The kind that the whole of a text names: “Memorandum of conversation”, “Aufzeichnung”.

    >>> whole("telegram").numbered, whole("Telegram 12")
    (True, None)
    """
    found = match(text, languages=languages)
    return found[0] if found and found[1] == len(text) else None


def begins(text: str, *, languages: Collection[str] = ()) -> bool:
    """Whether a text begins as the description of a document does; a ``common`` word does so only before “of”, “by” …

    >>> begins("Aufzeichnung Carstens"), begins("Briefwechsel"), begins("Record of talks"), begins("Record books")
    (True, False, True, False)
    """
    found = match(text, languages=languages)
    return found is not None and (not found[0].common or _OF.match(text, found[1]) is not None)


@cache
def in_prose() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What names a document in English prose: kinds that a post numbers, other kinds, and marks before a number.

    A ``common`` word is not among them: it names a document only where an item is expected.

    >>> sent, papers, marks = in_prose()
    >>> "tel." in sent, "telegrams" in sent, "memcon" in papers, "record" in papers, "NSAM" in marks
    (True, True, True, False, True)
    """
    rows = [row for row in load("kinds", Kind) if not row.common]
    sent, papers = (
        tuple(chain.from_iterable(_english(row) for row in rows if row.numbered is numbered))
        for numbered in (True, False)
    )
    return sent, papers, tuple(chain.from_iterable(row.marks for row in rows))


def _english(row: Kind) -> tuple[str, ...]:
    return (*row.names.get("en", ()), *row.plurals.get("en", ()), *row.abbreviations)


def named(genre: str | None) -> Kind | None:
    """The kind of a record's genre, which may have words behind it: “telegram”, “draft letter of protest”.

    >>> named("despatch").numbered, named("Aufzeichnung Brentanos").id, named(None)
    (True, 'memorandum', None)
    """
    found = match(genre) if genre else None
    return found[0] if found else None


def addressing() -> tuple[str, ...]:
    """The words between who wrote and to whom, where they are not English: “Bidault à Massigli”.

    >>> addressing()[:3]
    ('an', 'ans', 'à')
    """
    words: tuple[str, ...] = table("kinds")["to"]
    return words


def _head(text: str, start: int) -> str:
    """What names are filed under: their first word; for Chinese their first sign."""
    found = _HEAD.match(text, start)
    if found is None:
        return ""
    word = found[0].lower()
    return word[0] if _IDEOGRAMS[0] <= word[0] <= _IDEOGRAMS[1] else word


def _is(name: _Name, printed: str) -> bool:
    if name.exact:
        return printed == name.words
    return printed == name.words or printed.lower().translate(_APOSTROPHES) == name.words


def _closes(text: str, stop: int, end: int, *, numbered: bool = False) -> bool:
    """Whether a name ends at ``stop``: no word goes on there, unless it is written without spaces between words."""
    if numbered:
        return _NUMBERED.match(text, stop, end) is not None
    if stop >= end or _IDEOGRAMS[0] <= text[stop - 1] <= _IDEOGRAMS[1]:
        return True
    return _GOES_ON.match(text, stop, end) is None


def _quality(text: str, start: int, end: int) -> int | None:
    """Where a word such as “draft” ends, with the space behind it."""
    for quality in _qualities().get(_head(text, start), ()):
        stop = start + len(quality)
        if stop < end and text[start:stop].lower() == quality and text[stop] == " ":
            return stop + 1
    return None


@cache
def _names() -> dict[str, tuple[_Name, ...]]:
    """All names by their first word, the longest first, then by the order of languages."""
    filed: dict[str, list[_Name]] = {}
    order = {language: place for place, language in enumerate(table("kinds")["languages"])}
    for name in _each_name():
        filed.setdefault(_head(name.words, 0), []).append(name)
    return {
        head: tuple(sorted(names, key=lambda name: (-len(name.words), order.get(name.language, 0))))
        for head, names in filed.items()
    }


def _each_name() -> Iterator[_Name]:
    for row in load("kinds", Kind):
        for names in (row.names, row.plurals):
            for language, words in names.items():
                yield from (_Name(word.lower().translate(_APOSTROPHES), row, language) for word in words)
        for short in row.abbreviations:
            yield _Name(short, row, "")
            if short.endswith("."):
                yield _Name(short[:-1], row, "", numbered=True)
        yield from (_Name(mark, row, "", exact=True, numbered=True) for mark in row.marks)


@cache
def _qualities() -> dict[str, tuple[str, ...]]:
    filed: dict[str, tuple[str, ...]] = {}
    for quality in table("kinds")["qualities"]:
        head = _head(quality, 0)
        filed[head] = (*filed.get(head, ()), quality)
    return filed
