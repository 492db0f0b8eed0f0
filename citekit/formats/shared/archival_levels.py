"""An archival hierarchy in fields of its own: ``lot``, ``box``, ``folder``, ``file-number``, each under its name.

An item's ``custom.levels`` is the hierarchy as printed, ``custom.held`` as it stands under today's custodian. Part of
it the item says already: the repository is ``archive``, the collection ``archive_collection``, and the order of the
narrower levels is that of ``archive_location``. So a level is written where nothing else says it. What is written is
read back before it is trusted: a hierarchy that would not come back exactly is spelled out, ``custom.levels.box``.

>>> item = {"archive": "Kennedy Library", "archive_location": "Berlin, Box 82", "custom": {"levels": [
...     {"level": "repository", "text": "Kennedy Library"}, {"level": "box", "text": "Box 82"},
...     {"level": "folder", "text": "Berlin"}], "classification": "Secret"}}
>>> labelled(item)
[('box', 'Box 82'), ('folder', 'Berlin'), ('classification', 'Secret')]
>>> gathered(labelled(item), item) == item["custom"]
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit.model.items import CslItem

Levels = list[tuple[str, str]]
"""Levels, or labels, each with its text."""

PLACE = ("series", "accession", "entry", "box", "reel", "folder", "file")
"""The levels of ``archive_location``, which names them from the narrow to the wide."""
ORDER = ("item", "repository", "record_group", "division", "collection", "lot", *PLACE, "form", "page")
"""All levels from the wide to the narrow; a note names the item before its place."""
SAID = {"repository": "archive", "collection": "archive_collection"}
"""The levels that a variable says where nothing more is given of it."""
GIVEN = {"repository": {"repository"}, "collection": {"collection", "lot", "record_group"}}
STATED = ("source-note", "classification", "markings", "drafted-by", "cleared-by", "approved-by", "date-note",
          "besides", "cited-in", "cited-in-note")  # fmt: skip
"""What citekit keeps in ``custom`` beside the hierarchy (`citekit.items`)."""

_OTHERWISE = {level: f"archive-{level}" for level in ("repository", "division", "series", "page")}
_OTHERWISE["file"] = "file-number"
LABELS = {level: _OTHERWISE.get(level, level.replace("_", "-")) for level in ORDER}
"""The label of each level: its name, where that does not mean another thing in BibTeX, CSL or Zotero's *Extra*."""

_LEVELS = {label: level for level, label in LABELS.items()}
_HELD = "held-"
_HIERARCHIES = ("levels", "held")
_EXACT = re.compile(r"custom\.(levels|held)\.(\w+)")
_BETWEEN = " | "
_SILENT = (("repository", "collection"), ("collection",), ("repository",), ())


def whole(item: CslItem) -> str:
    """The whole place on one line, from the narrow to the wide: a note for programs that know no archive.

    >>> whole({"archive": "Kennedy Library", "archive_location": "Berlin, Box 82", "archive-place": "Boston"})
    'Berlin, Box 82, Kennedy Library, Boston'
    """
    variables = ("archive_location", "archive_collection", "archive", "archive-place")
    return ", ".join(str(item[variable]) for variable in variables if item.get(variable))


def placed(levels: Levels) -> CslItem:
    """What an item says of a place, of its levels from the wide to the narrow; those without a text are left out.

    >>> placed([("repository", "Kennedy Library"), ("collection", "Papers"), ("box", "Box 82"), ("folder", "Berlin")])[
    ...     "archive_location"]
    'Berlin, Box 82'
    """
    said = [one for one in levels if one[1]]
    names = {"repository": "archive", "collection": "archive_collection"}
    found: CslItem = {names[level]: text for level, text in said if level in names}
    narrow = [text for level, text in said if level in PLACE]
    found |= {"archive_location": ", ".join(reversed(narrow))} if narrow else {}
    return found | ({"custom": {"levels": [{"level": level, "text": text} for level, text in said]}} if narrow else {})


def known(label: str) -> bool:
    """Whether a label is one of citekit's own.

    >>> known("held-box"), known("file-number"), known("custom.seen"), known("Remark")
    (True, True, True, False)
    """
    return label in STATED or label.removeprefix(_HELD) in _LEVELS or label.startswith("custom.")


def labelled(item: CslItem) -> Levels:
    """What an item's ``custom`` says, as texts under labels; of what no text can say, nothing."""
    custom = item.get("custom", {})
    texts = [(key, value) for key, value in custom.items() if isinstance(value, str)]
    return _hierarchy(item, custom) + [(key if key in STATED else f"custom.{key}", text) for key, text in texts]


def _hierarchy(item: CslItem, custom: CslItem) -> Levels:
    lists = {key: found for key in _HIERARCHIES if (found := _list(custom.get(key)))}
    for silent in _SILENT:
        short = _short(lists, silent)
        if _read(short, item) == lists:
            return short
    return [(f"custom.{key}.{level}", text) for key, levels in lists.items() for level, text in levels]


def _list(found: Any) -> Levels:
    """The levels of a list in citekit's form, none of any other."""
    levels = found if isinstance(found, list) else []
    if all(isinstance(one, dict) and one.keys() == {"level", "text"} for one in levels):
        texts = [(one["level"], one["text"]) for one in levels]
        return texts if all(isinstance(part, str) for pair in texts for part in pair) else []
    return []


def _short(lists: dict[str, Levels], silent: tuple[str, ...]) -> Levels:
    """The labels of a hierarchy but for its silent levels; of what is held only what is not as printed.

    A level that is held under another name, a series that has become a collection, is given under that alone.
    """
    printed, held = lists.get("levels", []), lists.get("held", [])
    if not held:
        return _labels(_but(printed, silent), "")
    own = [one for one in held if one not in printed] or held
    return _labels(printed, "") + _labels(_but(own, silent), _HELD)


def _but(levels: Levels, silent: tuple[str, ...]) -> Levels:
    """The levels that are said; the narrowest always is, as the sign that there is a hierarchy."""
    return [one for one in levels if one[0] not in silent] or levels[-1:]


def _labels(levels: Levels, prefix: str) -> Levels:
    """Levels under their labels; several of one name share it."""
    joined: dict[str, str] = {}
    for level, text in levels:
        label = prefix + LABELS.get(level, level)
        joined[label] = f"{joined[label]}{_BETWEEN}{text}" if label in joined else text
    return list(joined.items())


def gathered(pairs: Levels, item: CslItem) -> CslItem:
    """The ``custom`` of labelled texts, for an item that has its variables.

    >>> gathered([("box", "Box 82"), ("custom.seen", "twice")], {"archive": "Kennedy Library"})["levels"]
    [{'level': 'repository', 'text': 'Kennedy Library'}, {'level': 'box', 'text': 'Box 82'}]
    """
    custom: CslItem = {}
    spelt: dict[str, Levels] = {}
    for label, text in pairs:
        if exact := _EXACT.fullmatch(label):
            spelt.setdefault(exact[1], []).append((exact[2], text))
        elif label.removeprefix(_HELD) not in _LEVELS:
            key = label.removeprefix("custom.")
            key = f"other-{key}" if key in _HIERARCHIES else key
            there = str(custom.get(key, text))
            custom[key] = text if there == text else f"{there}; {text}"  # two fields of one name
    lists = spelt or _read(pairs, item)
    return custom | {key: [{"level": level, "text": text} for level, text in found] for key, found in lists.items()}


def set_apart(custom: CslItem) -> CslItem:
    """A ``custom`` of another program: what is not in the form that citekit gives its own names has another name.

    >>> set_apart({"levels": [{"name": "box"}], "classification": 3, "seen": "twice"})
    {'other-levels': [{'name': 'box'}], 'other-classification': 3, 'seen': 'twice'}
    """
    return {(key if _own(key, value) else _apart(key)): value for key, value in custom.items()}


def _own(key: str, value: Any) -> bool:
    if key in _HIERARCHIES:
        return value == [] or bool(_list(value))
    return isinstance(value, str) or key not in STATED or (key == "cited-in-note" and isinstance(value, int))


def _apart(key: str) -> str:
    return f"other-{key}" if key in (*_HIERARCHIES, *STATED) else key


def _read(pairs: Levels, item: CslItem) -> dict[str, Levels]:
    """The hierarchies of labels, with what the item's variables say of them."""
    printed, held = _given(pairs, ""), _given(pairs, _HELD)
    if not held:
        return {"levels": _with_said(printed, item)} if printed else {}
    if item.get("archive") and not any(level == "repository" for level, _ in held):
        held = [("repository", str(item["archive"])), *held]
    levels, texts = zip(*held, strict=True)
    whole = [one for one in printed if one[0] not in levels and one[1] not in texts]
    for one in held:
        whole = _with(whole, one)
    found = {"levels": _arranged(printed, item), "held": _arranged(whole, item)}
    return {key: levels for key, levels in found.items() if levels}


def _given(pairs: Levels, prefix: str) -> Levels:
    bare = [(label.removeprefix(prefix), text) for label, text in pairs if label.startswith(prefix)]
    return [(_LEVELS[label], part) for label, text in bare if label in _LEVELS for part in text.split(_BETWEEN)]


def _with_said(levels: Levels, item: CslItem) -> Levels:
    """The levels with those that a variable says."""
    names = {level for level, _ in levels}
    for level, variable in SAID.items():
        if item.get(variable) and not names & GIVEN[level]:
            levels = _with(levels, (level, str(item[variable])))
    return _arranged(levels, item)


def _with(levels: Levels, one: tuple[str, str]) -> Levels:
    """The levels with one more, before those that are narrower."""
    rank = ORDER.index(one[0])
    place = next((n for n, (level, _) in enumerate(levels) if ORDER.index(level) > rank), len(levels))
    return [*levels[:place], one, *levels[place:]]


def _arranged(levels: Levels, item: CslItem) -> Levels:
    """The levels of the place in the order in which ``archive_location`` names them."""
    named = iter(_as_named([one for one in levels if one[0] in PLACE], str(item.get("archive_location", ""))))
    return [next(named) if one[0] in PLACE else one for one in levels]


def _as_named(levels: Levels, place: str) -> Levels:
    left, found = list(levels), []
    while left:
        fitting = [one for one in left if place == one[1] or place.endswith(f", {one[1]}")]
        if not fitting:
            return levels
        widest = max(fitting, key=lambda one: len(one[1]))
        left.remove(widest)
        found.append(widest)
        place = place[: len(place) - len(widest[1])].removesuffix(", ")
    return levels if place else found
