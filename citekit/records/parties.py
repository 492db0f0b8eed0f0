"""Who wrote to whom, from the words of an item: “Lund diary”, “Schreiben Obers an Lund v. 3. 5. 1857”.

The names are as printed: a genitive stays one, a title before a name goes.
"""

from __future__ import annotations

from typing import NamedTuple

from citekit.authority import kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

_TITLES = lazy(
    r"(?:(?:Dr|Mr|Mrs|Ms|Lt|Col|Gen|Capt|Maj|Sgt|Prof|Lic|Hon|Rev|St|Amb)\.? |Sir |Lady |Lord |Major |Captain |Colonel "
    r"|General |Sergeant |Lieutenant |Frau |Herr |Monsieur |Madame |tov\. |sodruga |gosp\. )+"
)
_TO = lazy(r",? (?:to|an|ans|al|à) (?:the |his |her )?(?=[^\W\d_])")
_TO_ROMANCE = lazy(r" a (?=[A-Z])")
_BY_ROMANCE = lazy(r" (?:de|di|da|del|do) [A-Z]")
"""“Carta de Ober a Lund”; elsewhere “a” is the English article."""
_BY = lazy(r"(?:from|by|with|von|des|der|di|de|del|du|do) (?:the |la |le )?")
_BEFORE_DATE = lazy(r"(?<![\s,;])[\s,;]++(?:v|vom|dated|dd|of|on|from|du|del|den)?\.?[\s,;]*+\Z")
_WORDS = lazy(r"(?<![\w’'-])(?=[^\W\d_])")
_TALKS = ("conversation", "discussion", "meeting", "minutes")
_ABOUT = lazy(r" (?:on|about|concerning|regarding|over|über|sur|sobre|o) ")
"""What leads from an author to what is written about: the words are kept whole then."""
LONGEST = 300
"""Characters: no item that names its parties is longer."""


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
    >>> parties("Carta de Ober a Lund")
    Parties(kind='Carta', from_='Ober', to='Lund')
    """
    if len(words) > LONGEST or _is_of_a_talk(words):
        return None
    day = next(dates.find(words), None)
    head = _BEFORE_DATE.sub("", f"{words[: day[1]]} ") if day else words
    sent = _TO.search(head) or (_BY_ROMANCE.search(head) and _TO_ROMANCE.search(head))
    if sent:
        kind, author = _authored(head[: sent.start()])
        to = _name(head[sent.end() :])
        if to and (author or kind):
            return Parties(kind or _kind_behind(head[sent.end() :]), author, to)
    if kinds.match(head) and _ABOUT.search(head):
        return None
    kind, author = _authored(head)
    return Parties(kind, author, None) if kind and author else None


def _is_of_a_talk(words: str) -> bool:
    """Whether a kind of document is the record of a talk: who takes part in it has not written to another."""
    found = (kinds.match(words, at.start()) for at in _WORDS.finditer(words))
    return any(talk in kind.id for kind, _ in filter(None, found) for talk in _TALKS)


def _authored(head: str) -> tuple[str | None, str | None]:
    """The kind and the author of words before “to”, or of an item that names no addressee."""
    first = kinds.match(head)
    if first:
        rest = head[first[1] :].strip(" ,")
        return head[: first[1]], _name(rest) if _names(rest) else None
    chunk = head.split(",", maxsplit=1)[0].strip()
    for found in _WORDS.finditer(chunk):
        kind = kinds.match(chunk, found.start()) if found.start() else None
        if kind and kind[1] == len(chunk):
            return chunk[found.start() :], _name(chunk[: found.start()])
    return _kind_behind(head), _name(head)


def _names(rest: str) -> bool:
    """Whether words behind a kind of document are its author: not what it is about."""
    return bool(rest) and (_BY.match(rest) is not None or rest[0].isupper() or not rest.isascii())


def _kind_behind(rest: str) -> str | None:
    """The kind that an element behind the names is: “Ober an Lund, Schreiben”."""
    for chunk in rest.split(",")[1:]:
        if kinds.whole(chunk.strip()):
            return chunk.strip()
    return None


def _name(words: str) -> str | None:
    """A name, without the words that lead to it, its title and what follows a comma or a bracket."""
    printed = _BY.sub("", words.strip(" ,;"), count=1) if _BY.match(words.strip(" ,;")) else words.strip(" ,;")
    printed = printed.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0].split(";", maxsplit=1)[0].strip()
    printed = _TITLES.sub("", printed, count=1) if _TITLES.match(printed) else printed
    return printed.strip("[] ") or None
