"""A document in the words of the note, where the fields that were read of it do not have all of them.

To take “Letter from Ball to Ortega, 8 November 1962” apart and to print it again in a style loses no word. “Memorandum
of conversation, Ball and Ortega” and “Minutes of the 512th meeting” lose some: then the words are printed as they
stand, the date alone in the style's form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.authority import kinds
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.model.records import Described

NAMED = ("national ", "special national ", "presidential review ", "presidential directive ")
"""How the kinds begin that are names of a series of papers, and keep their capitals."""

_WORD = lazy(r"[^\W_]+")
_AROUND = " ,;:."
_LEADING = lazy(r"(?:\A|[\s,;(]+)(?:of|dated|on|from|vom|v\.?|du|del)\Z")
"""What stands before a date and goes with it."""
_SAID_BY_A_FIELD = frozenset(
    ("a", "an", "and", "by", "dated", "from", "no", "nos", "nr", "of", "on", "sent", "the", "to", "v", "vom", "von")
)
"""Words that a style says in its own way: who wrote to whom, the number, the date."""


class Written(NamedTuple):
    """The words before the date, the date as printed, and the words behind it."""

    head: str
    dated: str | None
    tail: str


def written(text: str) -> Written:
    """A document's own words, parted at its date.

    >>> written("Minutes of the 512th meeting of the Council, July 20, 1963, copy")
    Written(head='Minutes of the 512th meeting of the Council', dated='July 20, 1963', tail='copy')
    >>> written("Memorandum for the files")
    Written(head='Memorandum for the files', dated=None, tail='')
    """
    found = next(dates.find(text), None)
    if found is None:
        return Written(text.strip(_AROUND), None, "")
    _, start, end = found
    head = _LEADING.sub("", text[:start].rstrip(_AROUND + "(")).strip(_AROUND).rstrip(_AROUND + "(")
    return Written(head, text[start:end], text[end:].strip(_AROUND + ")"))


def undated(kind: str) -> str:
    """A kind of document without the preposition that led to its date.

    >>> undated("Rundschreiben vom"), undated("letter")
    ('Rundschreiben', 'letter')
    """
    return _LEADING.sub("", kind) or kind


def has_all(said: Described) -> bool:
    """Whether the fields of a document have every word that describes it, but for those of its date.

    >>> from citekit.model.records import Described
    >>> has_all(Described("letter from Ball to Ortega", kind="letter", from_="Ball", to="Ortega"))
    True
    >>> has_all(Described("memorandum for the President", kind="memorandum", to="President"))
    False
    """
    own = written(said.text)
    kept = f"{said.kind} {said.besides}"
    if any(party and party in kept for party in (said.from_, said.to)):
        return False
    fields = (said.kind, said.number, said.from_, said.to, said.title, said.dated, said.besides)
    told = {*_words(" ".join(filter(None, fields))), *_SAID_BY_A_FIELD, *kinds.addressing()}
    return told.issuperset(_words(f"{own.head} {own.tail}"))


def _words(text: str) -> Iterator[str]:
    return (word.group().casefold() for word in _WORD.finditer(text))


def genre(words: str) -> str:
    """Words that are to stand where a kind of document does: its own name begins with a small letter.

    >>> genre("Minutes of the Council"), genre("Draft of the Planners"), genre("Ober to Lund")
    ('minutes of the Council', 'draft of the Planners', 'Ober to Lund')
    """
    found = kinds.match(words)
    if found is None or words.lower().startswith(NAMED):
        return words
    return found[0].genre(words[: found[1]]) + words[found[1] :]
