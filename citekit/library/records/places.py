"""Where a source lies, as a library compares it: the levels of an item, its box and its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.library.records.folding import code_of, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.authority.countries import Repository
    from citekit.model.items import CslItem

Level = tuple[str, str]
"""A level of description and what stands there: ``("box", "Box 3")``."""

COLLECTION = ("division", "record_group", "collection", "lot", "accession", "series", "entry")
BOX = ("box", "reel")
FILE = ("folder", "file")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a source in words, and its box and its file in one spelling each; ``None`` where it names none."""

    repository: str | None
    collection: str | None
    box: str | None
    file: str | None
    box_place: str | None
    file_place: str | None


def levels(item: CslItem) -> list[Level]:
    """The levels that an item names, from the wide to the narrow; without ``custom`` as its variables have them.

    >>> levels({"archive": "Ford Library", "archive_collection": "Trip File", "archive_location": "Munich, Box 3"})
    [('repository', 'Ford Library'), ('collection', 'Trip File'), ('box', 'Box 3'), ('folder', 'Munich')]
    """
    custom = item.get("custom")
    listed = custom.get("levels") if isinstance(custom, dict) else None
    if isinstance(listed, list) and listed and all(isinstance(one, dict) and "level" in one for one in listed):
        return [(str(one["level"]), str(one.get("text", ""))) for one in listed]
    found = [("repository", str(item["archive"]))] if item.get("archive") else []
    for variable, usual in (("archive_collection", "collection"), ("archive_location", "folder"), ("call-number", "")):
        pieces = [piece.strip() for piece in str(item.get(variable) or "").split(",")]
        found += [(_level(piece) or usual or "file", piece) for piece in reversed(pieces) if piece]
    return found


@lru_cache(maxsize=4096)
def _level(piece: str) -> str | None:
    """The level that a piece of a location says itself, and that of a file number."""
    from citekit.authority.container_words import container
    from citekit.grammar.location.containers import level

    said = level(piece)
    if said is None and (row := container(piece)):
        said = row.level
    return said or ("file" if code_of(piece) else None)


def place(item: CslItem, named: list[Level] | None = None) -> Place:
    """Where an item lies; ``named`` are its levels, where they are known already.

    >>> lot = {"archive": "Department of State", "archive_collection": "Conference Files: Lot 66D204"}
    >>> place({**lot, "archive_location": "Box 3"}).box_place
    'us-department-of-state|conference files lot 66 d 204|box 3'
    """
    named = levels(item) if named is None else named
    repository = _text(named, ("repository",)) or None
    box, file = _text(named, BOX), _text(named, FILE)
    holder = keeper(repository or "")
    within = _within(named)
    return Place(
        repository=repository,
        collection=_text(named, COLLECTION) or None,
        box=box or None,
        file=file or None,
        box_place=f"{holder}|{within}|{folded(box)}" if box else None,
        file_place=_file_place(named, holder, within) if file else None,
    )


def _within(named: list[Level]) -> str:
    """The narrowest level between a repository and its boxes; a lot or an accession says more than its neighbours."""
    for wanted in (("lot", "accession"), ("series", "entry"), ("collection",), ("record_group", "division")):
        for level, text in reversed(named):
            if level in wanted:
                return code_of(text) or folded(text)
    return ""


def _file_place(named: list[Level], holder: str, within: str) -> str:
    """A file by its number, which no other has, else by its title in its box and collection."""
    number = next((text for level, text in reversed(named) if level == "file"), "")
    if number and (code := code_of(number.partition("/")[0] if number[:3].isdigit() else number)):
        return f"number|{code}"
    return f"{holder}|{within}|{folded(_text(named, FILE))}"


def _text(named: Iterable[Level], wanted: tuple[str, ...]) -> str:
    return ", ".join([text for level, text in named if level in wanted])


@lru_cache(maxsize=4096)
def keeper(name: str) -> str:
    """An archive by its id where the tables know it, else by its words.

    >>> keeper("TNA"), keeper("The National Archives (TNA)"), keeper("Harbour Archive")
    ('uk-national-archives', 'uk-national-archives', 'harbour archive')
    """
    row = known(name)
    return row.id if row else folded(name)


@lru_cache(maxsize=4096)
def known(name: str) -> Repository | None:
    """The archive of our tables that a name is, an abbreviation behind it aside."""
    from citekit.authority import repository

    return repository(name) or repository(name.partition(" (")[0]) if name else None
