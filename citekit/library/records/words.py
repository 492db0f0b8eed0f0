"""The words by which a record is found: one text a field of the index, folded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from citekit.library.records.folding import OFTEN, atoms, code_of, compact, folded
from citekit.library.records.places import BOX, COLLECTION, FILE, known, levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.library.records.places import Level
    from citekit.model.items import CslItem

PEOPLE = frozenset((
    "author", "recipient", "editor", "translator", "contributor", "interviewer", "compiler", "director", "composer",
    "collection-editor", "container-author", "editorial-director", "original-author", "reviewed-author", "host",
    "guest", "narrator", "producer", "organizer", "chair", "curator", "performer", "illustrator", "executive-producer",
    "script-writer", "series-creator",
))  # fmt: skip
"""The variables of CSL 1.0.2 that hold names."""
_TITLES = (
    "title",
    "title-short",
    "container-title",
    "collection-title",
    "part-title",
    "volume-title",
    "original-title",
)
_APART = (
    frozenset(("id", "type", "genre", "archive", "archive_collection", "archive_location", "custom", *_TITLES)) | PEOPLE
)
_LONGEST = 48
"""Letters and digits of the longest reference code that is looked for."""


def words(
    item: CslItem, *, named: list[Level] | None = None, tags: Iterable[str] = (), notes: Iterable[str] = ()
) -> dict[str, str]:
    """Field of the index → its folded words; ``named`` are the levels of the item, where they are known already.

    >>> found = words({"id": "x", "type": "manuscript", "archive": "РГАСПИ", "archive_location": "ф. 17, оп. 162"})
    >>> found["repository"].startswith("rgaspi"), found["mark"]
    (True, 'op162 f17')
    """
    named = levels(item) if named is None else named
    custom = item.get("custom")
    return {
        "repository": " ".join(
            [folded(_text(named, ("repository",))), *_other_names(named), _folded(item, "archive-place")]
        ),
        "collection": folded(_text(named, COLLECTION)),
        "box": folded(_text(named, BOX)),
        "file": folded(_text(named, FILE)),
        "title": _folded(item, *_TITLES),
        "people": " ".join(map(folded, people(item))),
        "kind": _folded(item, "genre", "type", "medium"),
        "tag": folded(" ".join(tags)),
        "note": folded(" ".join(notes)),
        "mark": " ".join(dict.fromkeys(marks([text for level, text in named if level != "repository"]))),
        "words": folded(" ".join([*_others(item), *_strings(custom if isinstance(custom, dict) else {})])),
    }


def people(item: CslItem) -> list[str]:
    """The names in an item, the author's first.

    >>> people({"recipient": [{"literal": "President Kennedy"}], "author": [{"family": "Rusk", "given": "Dean"}]})
    ['Dean Rusk', 'President Kennedy']
    """
    roles = [name for name in item if name in PEOPLE]
    roles.sort(key=lambda name: name != "author")
    names = (one for role in roles if isinstance(item[role], list) for one in item[role] if isinstance(one, dict))
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    return [" ".join(str(name[part]) for part in parts if name.get(part)) for name in names]


def marks(texts: Iterable[str]) -> Iterator[str]:
    """Every reference code in some texts in its one spelling, and those of which it is a part.

    >>> list(marks(["Lot File 66-D-204", "FO 371/126683"]))
    ['66d204', 'lotfile66d204', 'lotfile66d', 'lotfile66', 'fo371126683', 'fo371']
    """
    for text in texts:
        if any(map(str.isdigit, text)):
            yield from _marks(text)


@lru_cache(maxsize=OFTEN)
def _marks(text: str) -> tuple[str, ...]:
    found = [code_of(text), compact(text) if len(text) <= _LONGEST else None]
    for piece in text.split(","):
        ends = atoms(piece)[:8]
        heads = ["".join(ends[:n]) for n in range(len(ends), 1, -1)]
        found += [head for head in heads if any(map(str.isdigit, head)) and len(head) <= _LONGEST]
    return tuple(dict.fromkeys(code for code in found if code))


def _other_names(named: list[Level]) -> list[str]:
    """The names that the tables have for an archive, so that it is found by any of them."""
    return [_names(text) for level, text in named if level == "repository"]


@lru_cache(maxsize=4096)
def _names(name: str) -> str:
    row = known(name)
    return folded(" ".join((row.name, *row.forms, *row.abbreviations))) if row else ""


def _text(named: list[Level], wanted: tuple[str, ...]) -> str:
    return " ".join([text for level, text in named if level in wanted])


def _folded(item: CslItem, *variables: str) -> str:
    return " ".join([folded(str(item[name])) for name in variables if item.get(name)])


def _others(item: CslItem) -> Iterator[str]:
    for variable, value in item.items():
        if variable not in _APART:
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    """Every text and number in a value, ``levels`` aside, which have fields of their own."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("levels", "held"):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)
