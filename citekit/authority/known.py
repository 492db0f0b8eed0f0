"""What a reading knows of archives: our tables, what its user taught, what its document defines.

An ``Archives`` is handed to who reads, and is never changed: ``learning`` and ``with_taught`` give another one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority import archives as ours
from citekit.authority.countries import Repository
from citekit.authority.countries import archives as our_archives
from citekit.authority.folding import fold
from citekit.authority.vocabulary import Vocabulary
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.authority.archives import Collection


class Definition(NamedTuple):
    """What a document says that it calls an archive: ``NSU`` for *Northern State University*."""

    short: str
    name: str


class Archives(Struct, frozen=True, eq=False, dict=True):
    """The archives and collections that are known; ours are always among them.

    ``taught`` are the user's own rows, and ours with forms that the user gave them; ``learned`` those that a document
    defines. Where two bear a name the document comes first, then the user, then our tables. An archive that no table
    knows has an empty ``id``.

    >>> archives = Archives().learning([Definition("NSU", "Northern State University"), Definition("NatArch", "TNA")])
    >>> archives.repository("NSU").name, archives.repository("NSU").id
    ('Northern State University', '')
    >>> archives.repository("NatArch").id, Archives().repository("NatArch") is None
    ('uk-national-archives', True)
    """

    taught: tuple[Repository, ...] = ()
    collections: tuple[Collection, ...] = ()
    learned: tuple[Repository, ...] = ()

    def match(self, text: str, start: int = 0) -> tuple[Repository, int] | None:
        """The archive whose longest name stands at ``start`` of a text, and where the name ends.

        >>> row, end = Archives().match("In: TNA, FO 371/1", 4)
        >>> row.id, end
        ('uk-national-archives', 7)
        """
        found = [words.match(text, start) for words in self._vocabularies]
        return max(filter(None, found), key=lambda pair: pair[1], default=None)

    def repository(self, text: str) -> Repository | None:
        """The archive that the whole of ``text`` names, a misprint in our own names included.

        >>> Archives().repository("British Libary").id
        'uk-british-library'
        """
        return self.named(text) or ours.repository(text)

    def named(self, text: str) -> Repository | None:
        """The archive that the whole of ``text`` names, to the letter.

        >>> Archives().named("British Libary") is None
        True
        """
        return next(filter(None, (words.whole(text) for words in self._vocabularies)), None)

    def bearers(self, text: str, country: str | None = None) -> tuple[Repository, ...]:
        """Every archive of a country that may be meant, ambiguous abbreviations and lost full stops included.

        >>> [row.country for row in Archives().bearers("N.A.I.")]
        ['ie', 'in', 'ng']
        >>> [row.id for row in Archives().bearers("A. S. V.", "it")]
        ['it-archivio-di-stato-di-venezia']
        >>> Archives().bearers("Harbour Archive")
        ()
        """
        found = self._bearers.get(initials(text), ()) or filter(None, [self.repository(text)])
        return tuple(row for row in found if country in (None, row.country))

    def collection(self, text: str, repository_id: str | None = None) -> Collection | None:
        """The collection that ``text`` names, the user's before ours.

        >>> Archives().collection("Central Files 1964–66", "us-national-archives").id
        'dos-central-files'
        """
        own = (row for row in self._collections.bearers(text) if repository_id in (None, "", *row.repositories))
        return next(own, None) or ours.collection(text, repository_id)

    def by_id(self, identifier: str) -> Repository | None:
        """The archive with an id, as the user taught it or as our tables have it."""
        return next((row for row in self.taught if row.id == identifier), None) or ours.repository_by_id(identifier)

    def learning(self, definitions: Iterable[Definition]) -> Archives:
        """These, and what a document calls archives; its last word on a short form holds.

        A name that is known gives the short form to that archive, another to one without id.
        """
        named = {short: self._defined(short, name) for short, name in definitions}
        kept = (row for row in self.learned if not named.keys() & set(row.abbreviations[-1:]))
        return replace(self, learned=(*kept, *named.values()))

    def with_taught(self, archives: Iterable[Repository], collections: Iterable[Collection] = ()) -> Archives:
        """These, and more of the user's own rows; a row with an id that is there takes its place."""
        rows = {row.id: row for row in (*self.taught, *archives)}
        bodies = {row.id: row for row in (*self.collections, *collections)}
        return replace(self, taught=tuple(rows.values()), collections=tuple(bodies.values()))

    def _defined(self, short: str, name: str) -> Repository:
        known = self.repository(name) or next(iter(self.bearers(name)), None)
        if known is None:
            return Repository(id="", name=name, source="the document itself", place="", abbreviations=(short,))
        others = (form for form in known.abbreviations if form != short)
        return replace(known, abbreviations=(*others, short))

    @cached_property
    def _vocabularies(self) -> tuple[Vocabulary[Repository], ...]:
        own = (Vocabulary(rows) for rows in (self.learned, self.taught) if rows)
        return (*own, ours.repositories())

    @cached_property
    def _collections(self) -> Vocabulary[Collection]:
        return Vocabulary(self.collections)

    @cached_property
    def _bearers(self) -> dict[str, tuple[Repository, ...]]:
        """Who bears an abbreviation; what the document or the user says leaves no doubt."""
        said = {**_by_initials(self.taught), **_by_initials(self.learned)}
        return {**_ours_by_initials(), **said} if said else _ours_by_initials()


OURS = Archives()
"""Those of our tables alone."""


def having(known: Archives, words: Iterable[str]) -> tuple[Repository, ...]:
    """The archives that have all of some words in a name, an abbreviation, their town or their id; accents aside.

    >>> [row.id for row in having(Archives(), ["Staatsarchiv", "Zurich"])]
    ['ch-staatsarchiv-zuerich']
    """
    rows = {row.id: row for row in (*our_archives(), *known.taught)}
    asked = [unaccented(word) for word in words]
    return tuple(row for row in rows.values() if all(word in unaccented(_all_of(row)) for word in asked))


def unaccented(text: str) -> str:
    """A text in small letters without accents.

    >>> unaccented("Škofja Loka, ZÜRICH")
    'skofja loka, zurich'
    """
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _all_of(row: Repository) -> str:
    return " ".join((row.id, row.name, *row.forms, *row.abbreviations, *row.ambiguous, row.place))


def initials(text: str) -> str:
    """An abbreviation without what printers do to it: full stops, spaces, dashes; longer ones in any case.

    >>> initials("A. S. V."), initials("HHSTA."), initials("PA-AA"), initials("AdR")
    ('ASV', 'hhsta', 'paaa', 'AdR')
    """
    bare = _LOOSE.sub("", fold(text, case=False))
    return bare.casefold() if len(bare) > _SHORT else bare


_LOOSE = lazy(r"[\s./-]")
_SHORT = 3
"""Letters of the longest abbreviation whose case tells it from a word."""


@cache
def _ours_by_initials() -> dict[str, tuple[Repository, ...]]:
    return _by_initials(our_archives())


def _by_initials(rows: Iterable[Repository]) -> dict[str, tuple[Repository, ...]]:
    found: dict[str, dict[str, Repository]] = defaultdict(dict)
    for row in rows:
        for form in (*row.abbreviations, *row.ambiguous):
            found[initials(form)][row.id] = row
    return {form: tuple(bearers.values()) for form, bearers in found.items()}
