"""Whose records a location is of: the United States government's, or another archive's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.authority import decode
from citekit.authority.archives import repository
from citekit.grammar.clauses import codes, names
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.known import Archives
    from citekit.model.spans import Statement


def is_firm(text: str, cite: Statement, archives: Archives) -> bool:
    """Whether a citation names an archive that is known or has a keeper's name, or a code that only archives have."""
    for part in cite.segments:
        told = part.of(text)
        if part.kind == "repository" and _is_a_holder(told, archives):
            return True
        if part.kind == "record_group" or (part.kind == "file" and codes.strong(told, 0, len(told)) == len(told)):
            return True
    return False


def _is_a_holder(name: str, archives: Archives) -> bool:
    """Whether a name is that of an archive; an agency, such as the Senate, also publishes."""
    row = archives.repository(name)
    return not row.agency if row else names.is_known(name, archives) or names.is_keeper(name)


def is_governments(text: str, statement: Statement) -> bool:
    """Whether a location is the United States government's, or a presidential library's: the grammar's own ground."""
    named = next((s.of(text) for s in statement.segments if s.kind == "repository"), None)
    if named is None:
        return any(
            s.kind in ("lot", "accession")
            or (s.kind == "file" and _is_filed_centrally(s.of(text)) and _stands_alone(text, statement))
            for s in statement.segments
        )
    return _governments(named)


_FOREIGN = lazy(r"(?:,|\b[A-ZÄÖÜ]{2,}\.?) \Z")


def _stands_alone(text: str, statement: Statement) -> bool:
    """Whether no comma and no capitals stand before a file number: behind an archive it is that archive's."""
    return _FOREIGN.search(text, max(0, statement.start - 8), statement.start) is None


@lru_cache(maxsize=1024)
def _is_filed_centrally(number: str) -> bool:
    decoded = decode(number)
    return decoded is not None and decoded.scheme in ("decimal", "subject-numeric", "central-foreign-policy")


@lru_cache(maxsize=1024)
def _governments(named: str) -> bool:
    row = repository(named)
    return row is not None and row.id.startswith("us-")


_YEAR = lazy(r"\b(?:1[5-9]|20)\d\d\b")


def titles_its_item(text: str, old: Statement, new: Statement) -> bool:
    """Whether the undated item of the one begins as a series or a folder of the other: “Staff Memoranda, Ober”."""
    places = {s.start for s in old.segments if s.kind in ("series", "folder")}
    named = (s for s in new.segments if s.kind == "item" and s.start > new.start and s.start in places)
    return any(not _YEAR.search(text, s.start, s.end) for s in named)
