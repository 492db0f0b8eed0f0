"""Citation keys: readable, stable, never the same twice.

A key is made of what is known of the item and of nothing else, so the same source has the same key in every
run; a second item that would have it too gets ``-2`` behind it. A key that an item brings along is kept.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any

from citekit.authority.romanization import romanized
from citekit.errors import CitekitError
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from citekit.model.items import CslItem

ARCHIVAL = "{archive}-{location}-{number}-{date}"
PRINTED = "{author}-{year}-{title}"
"""What the key of an archival and of a printed item is made of; fields that an item lacks leave no trace."""

LONGEST = 40
"""Characters of a field; BibTeX knows no limit, people do."""

_WORDS = lazy(r"[^a-z0-9]+")
_COMMON = frozenset({"the", "of", "a", "an", "and", "in", "to", "for", "from", "on"})


def keyed(items: Iterable[CslItem], *, pattern: str | None = None) -> list[CslItem]:
    """The items, each with an ``id`` of its own; ids that are there are kept, but for the second of two.

    ``pattern`` names fields in braces: author, archive, collection, location, genre, number, title, date, year.
    Raises ``CitekitError`` for a field that is not known.

    >>> boxes = [{"archive": "Kennedy Library", "archive_location": "Box 4"}] * 2
    >>> [item["id"] for item in keyed([*boxes, {"id": "kl-box-4"}, {"id": 7}])]
    ['kl-box-4-2', 'kl-box-4-3', 'kl-box-4', '7']
    """
    listed = [{**item, "id": str(item.get("id") or "")} for item in items]
    brought = {item["id"] for item in listed}
    taken, given = set(brought), set[str]()
    last: dict[str, int] = {}
    for item in listed:
        wanted = item["id"] or key_of(item, pattern=pattern)
        if wanted in taken and (wanted != item["id"] or wanted in given):
            last[wanted] = _next(wanted, taken, last.get(wanted, 1))
            wanted = f"{wanted}-{last[wanted]}"
        item["id"] = wanted
        taken.add(wanted)
        given.add(wanted)
    return listed


def _next(key: str, taken: Container[str], number: int) -> int:
    """The first number after another under which a key is free."""
    number += 1
    while f"{key}-{number}" in taken:
        number += 1
    return number


def rekeyed(items: Iterable[CslItem], pattern: str | None = None) -> list[CslItem]:
    """The items with new keys made by a pattern, whatever keys they had.

    >>> rekeyed([{"id": "x", "author": [{"family": "Rusk"}], "issued": {"date-parts": [[1963]]}}], "{author}{year}")[0]
    {'id': 'rusk1963', 'author': [{'family': 'Rusk'}], 'issued': {'date-parts': [[1963]]}}
    """
    before = list(items)
    after = keyed(({**item, "id": ""} for item in before), pattern=pattern)
    new = {old["id"]: item["id"] for old, item in zip(before, after, strict=True) if old.get("id")}
    return [_pointing(item, new) for item in after]


def _pointing(item: CslItem, new: dict[str, str]) -> CslItem:
    """The item with the key of the document that cites it as that now is."""
    custom = item.get("custom", {})
    named = custom.get("cited-in")
    return {**item, "custom": {**custom, "cited-in": new[named]}} if named in new else item


def key_of(item: CslItem, *, pattern: str | None = None) -> str:
    """The key of one item by a pattern, before any other item is looked at.

    >>> key_of({"author": [{"family": "Müller"}], "issued": {"date-parts": [[1999]]}}, pattern="{author}{year}")
    'muller1999'
    """
    pattern = pattern or (ARCHIVAL if item.get("archive") or item.get("archive_location") else PRINTED)
    made = "".join(text + (_cut(slug(_FIELDS[field](item))) if field else "") for text, field in _pieces(pattern))
    return re.sub(r"-{2,}", "-", made).strip("-") or "source"


def _pieces(pattern: str) -> list[tuple[str, str | None]]:
    """A pattern's texts, each with the field behind it."""
    try:
        pieces = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise CitekitError(
            f"the key pattern “{pattern}” is not closed: {error}", hint="as in {author}-{year}"
        ) from None
    known = "fields: " + ", ".join(sorted(_FIELDS))
    for _, field, form, conversion in pieces:
        if field is not None and (field not in _FIELDS or form or conversion):
            raise CitekitError(f"the key pattern names “{field}”", hint=known)
    if not any(field for _, field, _, _ in pieces):
        raise CitekitError(f"the key pattern “{pattern}” names no field", hint=known)
    return [(text, field) for text, field, _, _ in pieces]


def _cut(text: str) -> str:
    """At most `LONGEST` characters, whole words: a long title leaves room for the date that tells it from others."""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition("-")[0] or text[:LONGEST]


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens between, common words left out; other scripts in Latin letters.

    >>> slug("Papers of José Müller, Box 4"), slug("РГАСПИ")
    ('papers-jose-muller-box-4', 'rgaspi')
    """
    folded = text.lower() if text.isascii() else romanized(text).encode("ascii", "ignore").decode()
    return "-".join(word for word in _WORDS.split(folded) if word and word not in _COMMON)


def free(key: str, taken: Container[str]) -> str:
    """The key, or where it is taken the key with a number behind it.

    >>> free("kl-box-4", {"kl-box-4", "kl-box-4-2"})
    'kl-box-4-3'
    """
    return f"{key}-{_next(key, taken, 1)}" if key in taken else key


def _author(item: CslItem) -> str:
    """The first name of an item that is no archive's: an author of a printed work, or a sender."""
    names = item.get("author") or item.get("editor") or [{}]
    return str(names[0].get("family") or names[0].get("literal") or "") if isinstance(names[0], dict) else ""


def _archive(item: CslItem) -> str:
    """The repository's initials: ``dos`` for Department of State; one word stands whole."""
    words = [
        word for word in _WORDS.split(romanized(str(item.get("archive", "")).split(",")[-1])) if word not in ("", "and")
    ]
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


def _location(item: CslItem) -> str:
    """The narrowest level that is named, which tells sources apart, but for a leaf, which says nothing alone."""
    leaves = {level["text"] for level in item.get("custom", {}).get("levels", ()) if level["level"] == "page"}
    levels = str(item.get("archive_location") or item.get("archive_collection") or "").split(", ")
    return next((level for level in levels if level not in leaves), levels[0])


def _date(item: CslItem) -> str:
    issued: Any = item.get("issued") or {}
    parts = (issued.get("date-parts") or [[]])[0] if isinstance(issued, dict) else []
    return "-".join(str(part) for part in parts)


_FIELDS: dict[str, Callable[[CslItem], str]] = {
    "author": _author,
    "archive": _archive,
    "collection": lambda item: str(item.get("archive_collection", "")),
    "location": _location,
    "genre": lambda item: str(item.get("genre", "")),
    "number": lambda item: str(item.get("number", "")),
    "title": lambda item: " ".join(str(item.get("title", "")).split()[:4]),
    "date": _date,
    "year": lambda item: _date(item).split("-")[0],
}
