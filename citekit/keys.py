"""Citation keys: readable, stable, never the same twice.

A key is made of what is known of the item and of nothing else, so the same source has the same key in every
run; a second item that would have it too gets ``-2`` behind it. A key that an item brings along is kept.
"""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING, Any

from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.items import CslItem

ARCHIVAL = "{archive}-{location}-{number}-{date}"
PRINTED = "{author}-{year}-{title}"
"""What the key of an archival and of a printed item is made of; fields that an item lacks leave no trace."""

LONGEST = 48
"""Characters; BibTeX knows no limit, people do."""

_WORDS = re.compile(r"[^a-z0-9]+")
_COMMON = frozenset({"the", "of", "a", "an", "and", "in", "to", "for", "from", "on"})


def keyed(items: Iterable[CslItem], *, pattern: str | None = None) -> list[CslItem]:
    """The items, each with an ``id`` of its own; ids that are there are kept.

    ``pattern`` names fields in braces: author, archive, collection, location, genre, number, title, date, year.
    Raises ``CitekitError`` for a field that is not known.

    >>> boxes = [{"archive": "Kennedy Library", "archive_location": "Box 4"}] * 2
    >>> [item["id"] for item in keyed(boxes)]
    ['kl-box-4', 'kl-box-4-2']
    """
    listed = list(items)
    taken = {item["id"] for item in listed if item.get("id")}
    out = []
    for item in listed:
        key = item.get("id") or _free(key_of(item, pattern=pattern), taken)
        taken.add(key)
        out.append({**item, "id": key})
    return out


def key_of(item: CslItem, *, pattern: str | None = None) -> str:
    """The key of one item by a pattern, before any other item is looked at.

    >>> key_of({"author": [{"family": "Müller"}], "issued": {"date-parts": [[1999]]}}, pattern="{author}{year}")
    'muller1999'
    """
    pattern = pattern or (ARCHIVAL if item.get("archive") or item.get("archive_location") else PRINTED)
    wanted = {field for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    if unknown := wanted - set(_FIELDS):
        raise CitekitError(
            f"the key pattern names “{sorted(unknown)[0]}”", hint="fields: " + ", ".join(sorted(_FIELDS))
        )
    made = pattern.format(**{field: slug(_FIELDS[field](item)) for field in wanted})
    made = re.sub(r"-{2,}", "-", made).strip("-")
    return (made if len(made) <= LONGEST else made[:LONGEST].rpartition("-")[0] or made[:LONGEST]) or "source"


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens between, common words left out.

    >>> slug("Papers of José Müller, Box 4")
    'papers-jose-muller-box-4'
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(word for word in _WORDS.split(folded) if word and word not in _COMMON)


def _free(key: str, taken: set[str]) -> str:
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _author(item: CslItem) -> str:
    """The first name of an item that is no archive's: an author of a printed work, or a sender."""
    names = item.get("author") or item.get("editor") or [{}]
    return str(names[0].get("family") or names[0].get("literal") or "") if isinstance(names[0], dict) else ""


def _archive(item: CslItem) -> str:
    """The repository's initials: ``dos`` for Department of State; one word stands whole."""
    words = [
        word for word in _WORDS.split(str(item.get("archive", "")).split(",")[-1].lower()) if word not in ("", "and")
    ]
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


def _location(item: CslItem) -> str:
    """The narrowest level that is named, which tells sources apart."""
    return str(item.get("archive_location") or item.get("archive_collection") or "").split(", ")[0]


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
