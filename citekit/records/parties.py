"""Who wrote to whom, from the words of an item: “Lund diary”, “Schreiben Obers an Lund v. 3. 5. 1857”.

The names are as printed: a genitive or a dative stays one, a title before a name goes. What is read here is told beside
the words of the note, which stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citekit.authority import kinds
from citekit.authority.note_words import either
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

LONGEST = 300
"""Characters: no item that names its parties is longer."""
_CAPITAL = "[A-ZÀ-ÖØ-ÞČŠŽĐĆŁŚА-Я]"
_SIGN = "[一-鿿]"

_TITLES = lazy(rf"(?:(?:{either('titles')})(?:(?<=\.) ?| ))++")
_ARTICLE = lazy(rf"(?:{either('articles')}) |[lL][’'](?={_CAPITAL})")
_BY = lazy(rf"(?:{either('by')}) (?:the |la |le )?|d[’'](?={_CAPITAL})")
_BEFORE_DATE = lazy(rf"(?<![\s,;])[\s,;]*+(?:(?<!\w)(?:{either('before a date')})\.?)?[\s,;(]*+\Z")
_BEHIND_A_NAME = lazy(rf"(?:[,;]| [(\[]| (?:{either('behind a name')})(?!\w)).*")
_ABOUT = lazy(rf" (?:{either('about')}) ")
_COPY = lazy(rf"(?:{either('copies')}) (?:(?:of|der|des|de|du|del|della|di) (?:the |la |le )?)?(?=[^\W\d_])")
_WORDS = lazy(r"(?<![\w’'-])(?=[^\W\d_])")
_TALKS = ("conversation", "discussion", "meeting")
_MINUTES = lazy(
    rf"(?:[Mm]inutes|[Pp]rotokoll\w*|[Zz]apisnik|[Pp]rocès-verbal)(?! (?:of|des|der|du) (?:the )?{_CAPITAL})"
)
_FOR = lazy(
    rf" (?:for|für|per|pour|para|voor|dla|za|для|за) (?:the |S\.E\. )?(?:il |le |la |el |o |den |die )?(?={_CAPITAL})"
)
"""“Memorandum for the President”; what else is for somebody may be for a purpose."""
_OF = lazy(rf" of (?:the )?(?={_CAPITAL})")
_PERSON = lazy(
    rf"\[{_CAPITAL}[\w’'.-]+\]"
    rf"|(?:{_CAPITAL}\. ?){{1,3}}(?:(?:de|von|van|del|di) )?{_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w’'-]+)?"
    rf"|{_CAPITAL}[\w’'-]+ (?:{_CAPITAL}\. ){{0,2}}(?:(?:de|von|van|del|di) )?{_CAPITAL}[\w’'-]+"
)
_TITLE = lazy(rf"[“„«‘\"']|{_CAPITAL}[\w’'-]+(?: [\w’'-]+){{2,}}")
"""What stands behind an author: a title in quotation marks, or of three words and more."""
_INVERTED = lazy(
    rf"{_CAPITAL}[\w’'-]+, (?:{_CAPITAL}\.(?: ?{_CAPITAL}\.)*|{_CAPITAL}[\w’'-]+(?: {_CAPITAL}\.)?)(?= \(|\. | [“\"‘])"
)
"""“Lund, A. (1908, June 2)”, “Lund, Ann. The Harbour”: the author as a list of works names one."""
_IN_BRACKETS = lazy(r"\[([^\[\]]+)\]")
_POSSESSIVE = lazy(rf"(?:{_CAPITAL}[\w.-]* ){{0,2}}{_CAPITAL}[\w-]+(?=[’']s? [a-z])")
_DATIVE = lazy(r"[^\W\d_]\w*(?:[eo]mu|[ое]му|[ao]vi|owi|еві|ові|oj)\Z")
_DATIVE_NAME = lazy(rf"{_CAPITAL}\w{{3,}}[uую]\Z")
_SMALL = lazy(rf"(?:(?!(?:von|van|de|del|di|da|du|af|der|la|le|el)\b)[a-zà-žа-я-]{{3,}}\.? ){{1,3}}(?={_CAPITAL})")
"""What a name has before it: “lt-colonel Ferrand”, “služební por. K. Lund”."""
_INITIAL = lazy(rf"(?:{_CAPITAL}|dr|inž|prof|tov|gen|др)\.\Z")
_DASHED = lazy(rf"(?P<from>{_CAPITAL}[^–—,]{{2,40}}) [–—] (?P<to>{_CAPITAL}[^–—,]*[уюе])\Z")
"""“Ремизов – Ляпинскому”: to whom is in the dative."""
_SUFFIXED = lazy(r"(?P<from>[^,]{3,60}?)[’'][dt][ae]n (?P<to>[^,]{3,60}?[’'](?:n?[ae]|y[ae]))(?!\w)")
"""“Nâfiz Paşa’dan Hariciye Nezareti’ne”: Turkish parts the case from a name by an apostrophe."""
_TO_WHOM = lazy(r" (?P<to>[^,]{3,60}(?:n[ae]k|ll?e|m))\Z")
"""The dative of Hungarian, Finnish, Estonian and Latvian, which put the kind of document between the names."""
_CHINESE = lazy(
    rf"[《「]?(?P<from>{_SIGN}{{2,14}}?)(?:(?:致|呈)(?P<to>{_SIGN}{{2,10}})[电電函信]|呈文|[：:.] ?《?(?={_SIGN}))"
)


class Parties(NamedTuple):
    """The kind of document, and who wrote it to whom, as far as the words say."""

    kind: str | None
    from_: str | None
    to: str | None


def parties(words: str) -> Parties | None:
    """The parties that the words of an item name; ``None`` where they name none.

    >>> parties("Schreiben Obers an Lund v. 3. 5. 1857")
    Parties(kind='Schreiben', from_='Obers', to='Lund')
    >>> parties("Ann Ober memo to PLH, Nov. 3, 1951"), parties("Lund diary, 3 Feb. 1931")
    (Parties(kind='memo', from_='Ann Ober', to='PLH'), Parties(kind='diary', from_='Lund', to=None))
    >>> parties("Letter to Dr. Ober"), parties("A Title, 1921"), parties("Minutes of a Talk with Ober")
    (Parties(kind='Letter', from_=None, to='Ober'), None, None)
    >>> parties("Carta de Ober a Lund"), parties("Письмо К. Е. Лунда Оберу, 12 мая 1937 г.")[1:]
    (Parties(kind='Carta', from_='Ober', to='Lund'), ('К. Е. Лунда', 'Оберу'))
    >>> parties("P. Lund, ‘A Harbour for the Port’")[1], parties("Lund, A. (1908, June 2). [Letter to Ober]")[1:]
    ('P. Lund', ('Lund, A.', 'Ober'))
    """
    if len(words) > LONGEST or _is_of_a_talk(words):
        return None
    if found := _CHINESE.match(words):
        return Parties(None, found["from"], found["to"])
    if found := _INVERTED.match(words):
        inner = _IN_BRACKETS.search(words, found.end())
        told = parties(inner[1]) if inner else None
        return Parties(told.kind if told else None, found[0], told.to if told else None)
    head = _COPY.sub("", _without_date(words), count=1)
    if (owner := _POSSESSIVE.match(head)) is not None:
        return _owned(head, owner)
    return _cased(head) or _sent(head, dated=head != words) or _made(head)


def _owned(head: str, owner: re.Match[str]) -> Parties:
    """“Lund’s letter to Ober”, “Ober’s appeal”: whose it is comes first."""
    rest = head[owner.end() :].lstrip("’'s ")
    kind = kinds.match(rest)
    to = _to().match(rest, kind[1]) if kind else None
    return Parties(rest[: kind[1]] if kind else None, owner[0], _name(rest[to.end() :]) if to else None)


def _cased(head: str) -> Parties | None:
    """Who wrote to whom where the ending of the names says so."""
    if found := _DASHED.match(head):
        return Parties(None, found["from"], found["to"])
    if found := _SUFFIXED.match(head):
        return Parties(None, found["from"], found["to"])
    for at in _WORDS.finditer(head):
        kind = kinds.match(head, at.start()) if at.start() else None
        to = _TO_WHOM.match(head, kind[1]) if kind and kinds.language(head[at.start() :]) in _CASED else None
        if kind and to:
            return Parties(head[at.start() : kind[1]], head[: at.start()].strip(), to["to"])
    return None


_CASED = frozenset(("hu", "fi", "et", "lv"))


def _without_date(words: str) -> str:
    """The words before the day, or behind it where it comes first."""
    day = next(dates.find(words), None)
    if day is None:
        return words
    if not words[: day[1]].strip(" ([,."):
        return words[day[2] :].lstrip(" ,;.)]")
    return _BEFORE_DATE.sub("", f"{words[: day[1]]} ")


def _is_of_a_talk(words: str) -> bool:
    """Whether a kind of document is the record of a talk: who takes part in it has not written to another."""
    found = (kinds.match(words, at.start()) for at in _WORDS.finditer(words))
    return _MINUTES.match(words) is not None or any(
        talk in kind.id for kind, _ in filter(None, found) for talk in _TALKS
    )


@cache
def _to() -> re.Pattern[str]:
    """The words between who wrote and to whom; the short ones are other words too, but behind a kind of document."""
    words = kinds.addressing()
    long = "|".join(("to", *(w for w in words if w not in _SHORT)))
    short = "|".join(w for w in words if w in _SHORT)
    return re.compile(rf",? (?:(?:{long})|(?P<short>{short})) (?:the |his |her )?(?=[^\W\d_]|\[)")


_SHORT = frozenset(("a", "al", "do", "au", "ao", "aux", "ad"))


def _sent(head: str, *, dated: bool = False) -> Parties | None:
    """“Ober to Lund”, “Brief Obers an Lund”, “Memorandum for the President”; a title's words are not looked into."""
    bare = head.split("“", maxsplit=1)[0].split('"', maxsplit=1)[0]
    first = kinds.match(bare)
    for at in _to().finditer(bare):
        kind, author = _authored(bare[: at.start()])
        if at["short"] and not _leads_to(bare[: at.start()], author, dated=dated or first is not None):
            continue
        to = _name(bare[at.end() :])
        if to and (author or kind):
            return Parties(kind or _kind_behind(bare[at.end() :]), author, to)
    return _addressed(bare)


def _leads_to(before: str, author: str | None, *, dated: bool) -> bool:
    """Whether a short word behind these is “to”: an author stands there, and words that name a document."""
    named = author is not None and (dated or " " not in author or _PERSON.fullmatch(author) is not None)
    return named and (kinds.match(before) is None or any(map(str.isupper, author or "")))


def _addressed(head: str) -> Parties | None:
    """“Memorandum for the President”, “Pismo Obera Lundu”: to whom, where no word like “to” says so."""
    for chunk in _chunks_with_a_kind(head):
        found = kinds.match(chunk)
        if found is None:
            continue
        kind, rest = chunk[: found[1]], chunk[found[1] :]
        author = _author_before(head, chunk)
        to = _FOR.match(rest) or (_FOR.search(rest) if kinds.language(chunk) not in ("en", "") else None)
        memo = found[0].sent or "memorandum" in found[0].id or kinds.language(chunk) != "en"
        if memo and to and (name := _name(rest[to.end() :])):
            return Parties(kind, author or (_name(rest[: to.start()]) if rest[: to.start()].strip() else None), name)
        if not author and kinds.language(chunk) in _SLAVIC and (split := _dative(rest.split())):
            return Parties(kind, _name(split[0]), _name(split[1]))
    return None


def _chunks_with_a_kind(head: str) -> list[str]:
    return [chunk.strip() for chunk in head.split(",")[:2]]


def _author_before(head: str, chunk: str) -> str | None:
    before = head[: head.find(chunk)].strip(" ,")
    return _name(before) if before else None


_SLAVIC = frozenset(("sl", "hr", "sr", "ru", "uk", "bg", "cs", "sk", "pl"))


def _dative(names: list[str]) -> tuple[str, str] | None:
    """Who wrote, in the genitive, and to whom, in the dative, as Slavic languages put them side by side."""
    if not 1 < len(names) <= _LONGEST_NAME:
        return None
    plain = next((n for n, name in enumerate(names) if n and _DATIVE.match(name)), 0)
    at = plain or next((n for n, name in enumerate(names) if n and _DATIVE_NAME.match(name)), 0)
    while at > 1 and _INITIAL.match(names[at - 1]):
        at -= 1
    return (" ".join(names[:at]), " ".join(names[at:])) if at else None


_LONGEST_NAME = 9
"""Words: no person and no office is called by more."""


def _made(head: str) -> Parties | None:
    """Who made a document that names no addressee: “Lund diary”, “Bericht Obers”, “P. Ober, ‘A Title’”."""
    first = kinds.match(head)
    if first and _ABOUT.search(head) and not _BY.match(head, first[1] + 1):
        return None
    kind, author = _authored(head)
    if kind and author:
        return Parties(kind, author, None)
    if (person := _PERSON.match(head)) and head.startswith(", ", person.end()) and _TITLE.match(head, person.end() + 2):
        return Parties(kind, person[0].strip("[]"), None)
    return None


def _authored(head: str) -> tuple[str | None, str | None]:
    """The kind and the author of words before “to”, or of an item that names no addressee."""
    first = kinds.match(head)
    if first:
        rest = head[first[1] :]
        if of := _OF.match(rest):
            return head[: first[1]], _name(rest[of.end() :])
        rest = rest.strip(" ,")
        return head[: first[1]], _name(rest) if _names(rest) else None
    chunk, _, behind = head.partition(",")
    for found in _WORDS.finditer(chunk):
        kind = kinds.match(chunk, found.start()) if found.start() else None
        if kind and (kind[1] == len(chunk) or _ABOUT.match(chunk, kind[1])):
            return chunk[found.start() : kind[1]], _name(chunk[: found.start()])
    for found in _WORDS.finditer(chunk):
        kind = kinds.match(chunk, found.start()) if found.start() else None
        if kind and kinds.language(chunk[found.start() :]) in _SLAVIC and chunk[kind[1] :].strip():
            return chunk[: kind[1]], _name(chunk[kind[1] :])
    return _kind_behind(head), _name(head if not behind else chunk)


def _names(rest: str) -> bool:
    """Whether words behind a kind of document are its author: not what it is about."""
    led = _BY.match(rest) is not None or _TITLES.match(rest) is not None
    return bool(rest) and (led or rest[0].isupper() or not rest.isascii())


def _kind_behind(rest: str) -> str | None:
    """The kind that an element behind the names is: “Ober an Lund, Schreiben”, “PrMI, Aktennotiz vom”."""
    for chunk in rest.split(",")[1:]:
        found = kinds.match(chunk.strip())
        if found and (found[1] == len(chunk.strip()) or kinds.whole(chunk.strip().split(" ")[0])):
            return chunk.strip()[: found[1]]
    return None


def _name(words: str) -> str | None:
    """A name, without the words that lead to it, its title and what follows a comma or a bracket."""
    printed = words.strip(" ,;")
    for leading in (_BY, _ARTICLE, _TITLES):
        if found := leading.match(printed):
            printed = printed[found.end() :]
    if (small := _SMALL.match(printed)) and not _BY.match(printed):
        printed = printed[small.end() :]
    if found := _TITLES.match(printed):
        printed = printed[found.end() :]
    bracketed = printed.startswith("[")
    printed = _BEHIND_A_NAME.sub("", printed[1:] if bracketed else printed, count=1)
    return None if printed[:1] in '“„«‘"' else printed.strip(" []") or None
