"""Repositories, record groups and collections: what a citation names, known by an authority id."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.authority.countries import Repository, archives
from citekit.authority.folding import DASHES
from citekit.authority.tables import Term, load
from citekit.authority.vocabulary import Vocabulary
from citekit.model.patterns import lazy


class RecordGroup(Term, frozen=True, kw_only=True):
    """A record group of the National Archives; ``place`` is where it is read, if that is one place and known."""

    number: str
    place: str | None = None


class Collection(Term, frozen=True, kw_only=True):
    """A named body of records in one or more repositories, and where it is held today if that is known."""

    repositories: tuple[str, ...]
    years: bool = False
    held: str | None = None
    record_group: str | None = None
    note: str | None = None
    numbered: bool = False
    """Whether its files have numbers of their own, which no scheme of the Department's decodes."""


@cache
def repositories() -> Vocabulary[Repository]:
    """All repositories, as a vocabulary to match at a place of a text.

    >>> row, end = repositories().match("Johnson Library, National Security File")
    >>> row.id, end
    ('us-johnson-library', 15)
    """
    return Vocabulary(archives())


@lru_cache(maxsize=1024)
def repository(text: str) -> Repository | None:
    """The repository that ``text`` names in full, misprints of one letter included; ``None`` where it is not known.

    >>> found = repository("Department or State")
    >>> found.id, found.place, found.reading("Department or State")
    ('us-department-of-state', 'Washington, D.C.', 'Department of State')
    """
    return repositories().whole(text) or repositories().nearest(text)


_KEEPER = lazy(
    r"Librar|Archi[vef]|Universit|College|Societ|Institut|Cent(?:er|re)|[Aa]r[ck]hi|Museum|Foundation|Levéltár"
)


def keeps(name: str) -> bool:
    """Whether a name is that of an archive, a library or the like, not of an agency whose records lie elsewhere.

    >>> keeps("Truman Library"), keeps("Bundesarchiv"), keeps("Department of State")
    (True, True, False)
    """
    return _KEEPER.search(name) is not None


@cache
def keepers() -> frozenset[str]:
    """What archives and libraries whose custody is known are called: those that *Foreign Relations* cites.

    >>> "Truman Library" in keepers(), "RGANI" in keepers(), "CIA" in keepers()
    (True, True, False)
    """
    rows = [row for row in archives() if not row.agency]
    return frozenset(form for row in rows for form in (row.name, *row.forms, *row.abbreviations))


@cache
def holders() -> frozenset[str]:
    """What agencies are called where they are the place of their own records.

    >>> sorted(holders())
    ['CIA', 'Central Intelligence Agency', 'Department of State', 'National Security Council']
    """
    return frozenset(form for row in archives() for form in row.holds)


@cache
def _repositories_by_id() -> dict[str, Repository]:
    return {row.id: row for row in archives()}


def repository_by_id(identifier: str) -> Repository | None:
    """The repository with this authority id.

    >>> repository_by_id("us-truman-library").place
    'Independence, Missouri'
    """
    return _repositories_by_id().get(identifier)


_RECORD_GROUP = lazy(rf"(?:R\.?\s?G\.?|Record\s+Group)\s?[{re.escape(DASHES)}]?\s?(\d{{1,3}})", re.IGNORECASE)


@cache
def _record_groups_by_number() -> dict[str, RecordGroup]:
    return {row.number: row for row in load("record_groups", RecordGroup)}


@lru_cache(maxsize=512)
def record_group(text: str) -> RecordGroup | None:
    """The record group that ``text`` names: ``RG 59``, ``Record Group 59``, ``RG-59``.

    >>> record_group("RG 330").name
    'Records of the Office of the Secretary of Defense'
    >>> record_group("RG 999") is None
    True
    """
    found = _RECORD_GROUP.fullmatch(text.strip())
    return _record_groups_by_number().get(found[1]) if found else None


def record_group_by_id(identifier: str) -> RecordGroup | None:
    """The record group with this authority id.

    >>> record_group_by_id("rg-84").number
    '84'
    """
    return _record_groups_by_number().get(identifier.removeprefix("rg-"))


@cache
def collections(repository_id: str | None = None) -> Vocabulary[Collection]:
    """The collections cited under a repository; without one, all.

    >>> row, end = collections("us-department-of-state").match("Central Files, POL 7")
    >>> row.id, end
    ('dos-central-files', 13)
    """
    rows = load("collections", Collection)
    return Vocabulary(row for row in rows if repository_id is None or repository_id in row.repositories)


_SPAN = rf"\s?[{re.escape(DASHES)}]\s?"
YEARS = lazy(rf",?\s?(19\d\d(?:{_SPAN}(?:19)?\d\d)?)")
"""The years behind a collection's name: ``Central Files 1964–66``."""
_YEARS_BEHIND = lazy(rf"{YEARS.pattern}\s*\Z")


@lru_cache(maxsize=1024)
def collection(text: str, repository_id: str | None = None) -> Collection | None:
    """The collection that ``text`` names in full, its years aside, among those of a repository.

    Without a repository only a name that one collection bears is read: the National Security File may be
    Kennedy's or Johnson's, so it is nobody's.

    >>> collection("Central Files 1964–66", "us-national-archives").id
    'dos-central-files'
    >>> collection("National Security File") is None
    True
    """
    rows = collections(repository_id).bearers(text)
    if not rows and (years := _YEARS_BEHIND.search(text)):
        rows = [row for row in collections(repository_id).bearers(text[: years.start()]) if row.years]
    if not rows or (repository_id is None and len({row.repositories for row in rows}) > 1):
        return None
    return rows[0]


SHORT = 3
"""An abbreviation as short as this names an archive only with a mark behind it, or at the end."""
_MARK = lazy(r"[,;:.)\]]|\Z")


def begins(text: str, start: int) -> bool:
    """Whether a location may begin at ``start``: an archive is named there, or an agency with a mark behind.

    >>> [begins(t, 0) for t in ("Clinton Library, Ober Files", "CIA, Job 80", "CIA officers", "Department of Stone")]
    [True, True, False, False]
    """
    found = repositories().match(text, start)
    if found is None:
        return False
    row, end = found
    certain = not row.agency and end - start > SHORT
    return certain or _MARK.match(text, end) is not None
