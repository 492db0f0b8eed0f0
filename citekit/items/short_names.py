"""What archives and collections are called in full, and by their short names: “The National Archives, Kew”, “TNA”.

The writer's own names go before those of the tables; a short name that neither has is not made up.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.authority import repository
from citekit.items.repository_names import defined, is_short, keeper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citekit.authority.countries import Repository
    from citekit.model.items import CslItem


class ShortName(NamedTuple):
    """A name in full and its short one; where it is ``spelled``: in which items, and in which words.

    ``written`` is what the writer calls it first.
    """

    full: str
    short: str
    written: str
    variable: str
    spelled: tuple[tuple[int, str], ...]


def short_names(items: Sequence[CslItem]) -> list[ShortName]:
    """The archives and collections of some items that have a short name.

    >>> one = {"archive": "The National Archives", "archive-place": "Kew (hereafter TNA)"}
    >>> [(found.full, found.short) for found in short_names([one, {"archive": "TNA"}])]
    [('The National Archives, Kew', 'TNA')]
    >>> short_names([{"archive": "Harbor Library"}])
    []
    """
    return [*_archives(items), *_collections(items)]


def _archives(items: Sequence[CslItem]) -> Iterator[ShortName]:
    for group in _grouped(items, "archive"):
        own: str | None = None
        full: list[str] = []
        bare: list[str] = []
        known = None
        for _, item in group:
            name, short = defined(str(item["archive"]))
            town, there = defined(str(item.get("archive-place", "")))
            own = own or short or there
            known = known or repository(name)
            is_bare = is_short(name) or (known is not None and name in (*known.abbreviations, *known.ambiguous))
            (bare if is_bare else full).append(", ".join(filter(None, (name, town))))
        short = own or next(iter(bare), None) or (_abbreviation(known, full[0]) if known else None)
        whole = max(full, key=len, default=None) or (_in_full(known, short or "") if known else None)
        if short and whole and whole != short:
            spelled = tuple((place, str(item["archive"])) for place, item in group)
            first = group[0][1]
            town = defined(str(first.get("archive-place", "")))[0]
            written = ", ".join(filter(None, (defined(str(first["archive"]))[0], town)))
            yield ShortName(whole, short.partition(",")[0], written, "archive", spelled)


def _collections(items: Sequence[CslItem]) -> Iterator[ShortName]:
    """The collections that the writer shortens, under both names."""
    for group in _grouped(items, "archive_collection"):
        texts = [_level(item) for _, item in group]
        named = [defined(text) for text in texts]
        full, short = max((name for name, _ in named), key=len), next((short for _, short in named if short), None)
        if short and short != full:
            keeps = _keeper(group[0][1])
            also = [(n, short) for n, item in enumerate(items) if item.get("archive_collection")
                    and _level(item) == short and _keeper(item) == keeps]  # fmt: skip
            spelled = [(place, text) for (place, _), text in zip(group, texts, strict=True)]
            yield ShortName(full, short, full, "archive_collection", (*spelled, *also))


def _keeper(item: CslItem) -> str:
    return repr(keeper(item) or defined(str(item.get("archive", "")))[0])


def collections_in_full(items: Sequence[CslItem]) -> list[CslItem]:
    """The items, each collection under the name that it has in full: so a bibliography lists it once.

    >>> one = {"archive": "Yale", "archive_collection": "Egmont Manuscripts (hereafter Egmont MSS)"}
    >>> [item["archive_collection"] for item in collections_in_full([one, {**one, "archive_collection": "Egmont MSS"}])]
    ['Egmont Manuscripts', 'Egmont Manuscripts']
    """
    found = list(items)
    for name in _collections(items):
        for place, spelled in name.spelled:
            found[place] = marked(found[place], name.variable, spelled, name.full)
    return found


def _level(item: CslItem) -> str:
    """The collection of an item, without the levels around it."""
    levels = item.get("custom", {}).get("levels", ())
    named = next((level["text"] for level in levels if level["level"] == "collection"), None)
    return str(named if named and named in item["archive_collection"] else item["archive_collection"])


def _grouped(items: Sequence[CslItem], variable: str) -> Iterator[list[tuple[int, CslItem]]]:
    """The items of one archive, or of one of its collections, each with its place among all."""
    groups: dict[str, list[tuple[int, CslItem]]] = {}
    for place, item in enumerate(items):
        if item.get(variable):
            name = "" if variable == "archive" else defined(_level(item))[0]
            groups.setdefault(repr((_keeper(item), name)), []).append((place, item))
    yield from groups.values()


def _abbreviation(known: Repository, beside: str) -> str | None:
    return next((form for form in known.abbreviations if _script(form) == _script(beside)), None)


_SEVERAL = frozenset(("de-bundesarchiv", "us-national-archives", "fr-archives-nationales", "au-national-archives"))
"""Archives with houses in several towns: in which one a record lies is not said by their name."""


def _in_full(known: Repository, short: str) -> str | None:
    """An archive's name in the script of its abbreviation, with its town where it has one alone.

    >>> _in_full(repository("TNA"), "TNA"), _in_full(repository("BArch"), "BArch")
    ('The National Archives of the United Kingdom, Kew', 'Bundesarchiv')
    """
    head, _, land = known.name.rstrip(")").partition(" (")
    of_land = [form for form in known.forms if land and form == f"{head} of the {land}"]
    names = (name for name in (*of_land, head, *known.forms) if _script(name) == _script(short))
    name = next(names, None)
    if name is None or known.id in _SEVERAL or _script(known.place) != _script(name):
        return name
    town = known.place.partition(",")[0] if known.country != "us" else known.place
    return name if town in name else f"{name}, {town}"


def _script(text: str) -> str:
    letter = next((letter for letter in text if letter.isalpha()), "A")
    return unicodedata.name(letter, "LATIN").split()[0]


def undefined(item: CslItem) -> CslItem:
    """The item without the definitions of short names: a bibliography needs none.

    >>> undefined({"archive": "The National Archives (TNA)", "archive-place": "Kew"})["archive"]
    'The National Archives'
    """
    changed: dict[str, Any] = {}
    for variable in ("archive", "archive-place", "archive_collection"):
        if (text := item.get(variable)) and (name := defined(str(text))[0]) != text:
            changed |= {variable: name, **_respelled(item | changed, str(text), name)}
    return item | changed


def _respelled(item: CslItem, old: str, new: str) -> dict[str, Any]:
    """The item's ``custom`` with other words for a level, in its levels and in its signature."""
    custom = item.get("custom")
    if not custom:
        return {}
    lists = {
        key: [{**level, "text": level["text"].replace(old, new)} for level in custom[key]]
        for key in ("levels", "held") if key in custom
    }  # fmt: skip
    signed = {key: custom[key].replace(old, new, 1) for key in ("signature", "body") if key in custom}
    return {"custom": {**custom, **lists, **signed}}


def marked(item: CslItem, variable: str, old: str, mark: str) -> CslItem:
    """The item with a mark where a name stands, its town with it.

    >>> marked({"archive": "TNA", "archive-place": "Kew"}, "archive", "TNA", "¤")
    {'archive': '¤'}
    """
    town = item.get("archive-place") if variable == "archive" else None
    kept = {name: value for name, value in item.items() if not (town and name == "archive-place")}
    found = {**kept, variable: str(item[variable]).replace(old, mark, 1), **_respelled(kept, old, mark)}
    if town and "custom" in found:
        behind = re.compile(rf"{re.escape(mark)},? {re.escape(str(town))}")
        said = found["custom"].items()
        found["custom"] = {key: behind.sub(mark, text) if isinstance(text, str) else text for key, text in said}
    return found


def uses(marks: Iterable[str], texts: Iterable[str]) -> dict[str, int]:
    """How often each mark stands in some texts, in any case."""
    whole = "\n".join(texts).casefold()
    return {mark: whole.count(mark.casefold()) for mark in marks}
