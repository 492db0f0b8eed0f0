"""What a country's archives have of their own: names, words for a box and a leaf, the form of their numbers.

One file a country, ``citekit/data/countries/<code>.toml``, by its ISO 3166 code (``uk`` for the United Kingdom,
``int`` for international bodies). A file is read when it is first asked for; its tables are made into rows one by one.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, convert

from citekit.authority.tables import DATA, TableError, Term, content, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = TypeVar("Row", bound=Struct)


class Country(Struct, frozen=True):
    """A country by its code.

    ``languages`` are those in which notes on its archives are written, the commonest first; ``towns`` what they call
    the towns of archives, where that is not the ``place`` of a row; ``like`` the countries whose words for containers
    hold here too, behind its own.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    source: str
    towns: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


class Repository(Term, frozen=True, kw_only=True):
    """An institution that holds, or held, records; ``custodian`` is the id of who keeps them today.

    ``ambiguous`` forms are borne by other archives too: they are this one only where the country, or the document
    itself, says so. ``part_of`` is the id of the archive that it is a house of. An ``agency`` is no archive;
    ``holds`` are the forms by which it is cited as the place of its own records: “Department of State, Central Files”.
    """

    place: str
    custodian: str | None = None
    country: str = ""
    ambiguous: tuple[str, ...] = ()
    part_of: str | None = None
    agency: bool = False
    holds: tuple[str, ...] = ()


class House(Term, frozen=True, kw_only=True):
    """A division inside an ``archive`` (its id) that is not cited alone: *I. HA* of the Geheimes Staatsarchiv."""

    archive: str
    country: str = ""


class Words(Struct, frozen=True, kw_only=True):
    """Words of a country's notes that mean one thing: what an archive is called, *ibid.*"""

    words: tuple[str, ...]
    source: str
    country: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class Bodies(Words, frozen=True, kw_only=True):
    """Words by which a named body of records is known: ``where`` they stand, *before* its name or *after* it."""

    where: str


class Container(Words, frozen=True, kw_only=True):
    """Words for what holds records, and the ``level`` of description that each is.

    They stand ``where`` *before* or *after* their number, *Karton 12* and *12. doboz*; with or without a full stop, in
    any case; where ``named``, before a name too: *série Europe 1956–1960*.
    """

    level: str
    where: str = "before"
    named: bool = False


class Signature(Struct, frozen=True, kw_only=True):
    """The form of a reference code: a ``pattern`` that fits the whole of it, and its ``level``.

    Of ``archives`` (ids) alone, or of any in the country; where ``distinctive``, nothing but a record looks like it.
    """

    level: str
    pattern: str
    source: str
    country: str
    archives: tuple[str, ...] = ()
    distinctive: bool = False
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """Whether the whole of ``text`` has this form."""
        return _compiled(self.pattern).fullmatch(text) is not None


class SignatureInParts(Struct, frozen=True, kw_only=True):
    """The form of a reference code that says several levels at once: each is a named group of its ``pattern``.

    Of ``archives`` (ids) alone, or of any in the country; ``behind`` a code that has been read, or before any.
    """

    pattern: str
    source: str
    country: str
    archives: tuple[str, ...] = ()
    behind: bool = False
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that it may say."""
        return tuple(_compiled(self.pattern).groupindex)

    def parts(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """The levels of the whole of ``text``, each with where it stands; none where it has another form."""
        found = _compiled(self.pattern).fullmatch(text)
        return tuple((level, *found.span(level)) for level in self.levels if found[level]) if found else ()


_compiled = cache(re.compile)

TABLES: dict[str, type[Struct]] = {
    "archive": Repository,
    "house": House,
    "container": Container,
    "collection_word": Bodies,
    "keeper": Words,
    "ibid": Words,
    "signature": Signature,
    "signature_in_parts": SignatureInParts,
}
"""What a country's file may hold, and the record of each row."""

_HEAD = ("source", "name", "languages", "towns", "like", "series")


@cache
def countries() -> tuple[Country, ...]:
    """Every country that has a file, by code.

    >>> [country.languages for country in countries() if country.id in ("at", "ca")]
    [('de',), ('en', 'fr')]
    """
    codes = sorted(path.name.removesuffix(".toml") for path in (DATA / "countries").iterdir())
    return tuple(country(code) for code in codes)


@cache
def country(code: str) -> Country:
    """The country with this code.

    >>> country("ch").name
    'Switzerland'

    Raises:
        TableError: it has no file, or the file has a table that no country has.
    """
    found = content(f"countries/{code}")
    if unknown := sorted(found.keys() - TABLES.keys() - set(_HEAD)):
        raise TableError(f"countries/{code}.toml: unknown table {unknown[0]!r}", hint=f"tables are {', '.join(TABLES)}")
    return convert({"id": code, **found}, Country)


@cache
def rows(of: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of one table in every country's file.

    >>> {row.country for row in rows("archive", Repository)} >= {"uk", "de", "ru"}
    True
    """
    return tuple(row for one in countries() for row in _rows_in(one, of, kind))


def _rows_in(one: Country, of: str, kind: type[Row]) -> tuple[Row, ...]:
    found = content(f"countries/{one.id}")
    return rows_of(found, kind, f"countries/{one.id}.toml", of=of, source=one.source, country=one.id)


def archives() -> tuple[Repository, ...]:
    """Every archive of every country."""
    return rows("archive", Repository)


def houses() -> tuple[House, ...]:
    """Every division that archives have inside them and that is not cited alone."""
    return rows("house", House)


def collection_words() -> tuple[Bodies, ...]:
    """The words that begin or end the name of a body of records."""
    return rows("collection_word", Bodies)


def keeper_words() -> tuple[Words, ...]:
    """The words that make a name that of an archive, a library or the like."""
    return rows("keeper", Words)


def ibid_words() -> tuple[Words, ...]:
    """The words that stand for what was cited before."""
    return rows("ibid", Words)


@cache
def signatures(code: str | None = None) -> tuple[Signature, ...]:
    """The forms of reference codes in a country; without one, in all.

    >>> [row.level for row in signatures("uk") if row.fits("FO 371/126683")]
    ['file']
    """
    return tuple(row for row in rows("signature", Signature) if code in (None, row.country))


@cache
def signatures_in_parts(code: str) -> tuple[SignatureInParts, ...]:
    """The forms of reference codes in a country that say several levels at once.

    >>> [row.parts("E 2300-12.3") for row in signatures_in_parts("ch") if row.parts("E 2300-12.3")]
    [(('record_group', 0, 6), ('file', 7, 11))]
    """
    return tuple(row for row in rows("signature_in_parts", SignatureInParts) if row.country == code)


@cache
def series(code: str) -> Mapping[str, str]:
    """The titles of the series that a country's national archives number, by their code.

    >>> series("uk")["FO 371"]
    'Foreign Office: political departments, general correspondence'
    """
    return MappingProxyType(content(f"countries/{code}").get("series", {}))
