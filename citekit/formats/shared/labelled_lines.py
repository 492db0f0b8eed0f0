"""Labelled lines: the variables for which a format has no field, one a line, readable by people and programs.

``archive-place: Washington, DC`` is how Zotero's *Extra* and citeproc-js's *note* take any CSL variable (Zotero
documentation, *Citing Fields from Extra*): names as ``Family || Given``, one a line; dates in EDTF. The levels of an
archival place stand under their names, ``box: Box 711`` (`citekit.formats._levels`), and what a user keeps in
``custom`` under ``custom.``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import names as _names
from citekit.formats.shared import variables as _variables
from citekit.formats.shared.spaces import folded

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from citekit.model.items import CslItem

_LINE = re.compile(r"([A-Za-z][\w. -]{0,80}):\s*(.*)")


def lines(variables: CslItem, item: CslItem, *, but: Container[str] = ()) -> list[str]:
    """The lines of some variables of an item, but for some labels; of what no line can say, none.

    Those of ``custom`` are the last: at a label with a dot citeproc-js stops reading.

    >>> lines({"archive-place": "Washington, DC", "recipient": [{"family": "Rusk", "given": "Dean"}]}, {})
    ['archive-place: Washington, DC', 'recipient: Rusk || Dean']
    >>> item = {"custom": {"levels": [{"level": "box", "text": "Box 711"}]}}
    >>> lines(item, item)
    ['box: Box 711']
    """
    return [
        f"{label}: {text}"
        for variable, value in sorted(variables.items(), key=lambda one: one[0] == "custom")
        for label, text in (_levels.labelled(item) if variable == "custom" else _labelled(variable, value))
        if text == folded(text) and text and label not in but
    ]


def _labelled(variable: str, value: Any) -> Iterator[tuple[str, str]]:
    kind = "text" if variable == "type" else _variables.variables().get(variable, "text")
    if kind == "date":
        yield variable, (_dates.in_words(value) if isinstance(value, dict) else None) or _dates.written(value) or ""
    elif kind == "name":
        yield from ((variable, " || ".join(filter(None, _names.pair(name)))) for name in value)
    elif kind == "list":
        yield from ((variable, str(one)) for one in value)
    else:
        yield variable, str(value)


def added(item: CslItem, text: str, pairs: _levels.Levels | None = None, *, rest: str) -> CslItem:
    """An item with what the lines of a text say of it, and the words after them in the variable ``rest``.

    ``pairs`` is what the record's own fields say of ``custom``.

    >>> added({"type": "map", "note": "Torn."}, "scale: 1:5000\\nIn pencil.", rest="note")
    {'type': 'map', 'note': 'Torn.\\nIn pencil.', 'scale': '1:5000'}
    """
    variables, labels, words = split(text)
    found = {**item, **variables}
    if "note" in item and "note" not in variables:
        found["note"] = _unplaced(item["note"], found)
    custom = found.get("custom", {}) | _levels.gathered([*(pairs or []), *labels], found)
    free = "\n".join(filter(None, (found.get(rest), words)))
    found |= {"custom": custom} if custom else {}
    return {v: value for v, value in {**found, rest: free}.items() if value}


def lifted(item: CslItem) -> CslItem:
    """An item whose note is Zotero's *Extra*, as its exports have it, with what the lines say in their places.

    >>> lifted({"type": "letter", "note": "archive_collection: Central Files\\nIn pencil."})
    {'type': 'letter', 'archive_collection': 'Central Files', 'note': 'In pencil.'}
    """
    note = str(item.get("note", ""))
    if not note.lower().startswith("archive"):
        return item
    return added({variable: value for variable, value in item.items() if variable != "note"}, note, rest="note")


def _unplaced(note: str, item: CslItem) -> str:
    """A note without the line that only says where the document lies."""
    lines = note.split("\n")
    if (place := _levels.whole(item)) in lines:
        lines.remove(place)
    return "\n".join(lines)


def split(text: str) -> tuple[CslItem, _levels.Levels, str]:
    """The variables that a text's first lines say, what they say of ``custom``, and the rest of the text.

    A label is a variable of CSL in any case, with spaces or hyphens: ``Original Date``. The first line that is
    none ends them.

    >>> split("Original Date: 1963-07-12\\nBox: 4\\nRead aloud: twice")
    ({'original-date': {'date-parts': [[1963, 7, 12]]}}, [('box', '4')], 'Read aloud: twice')
    """
    variables: CslItem = {}
    labels: _levels.Levels = []
    rest = text.split("\n")
    while rest and (match := _LINE.fullmatch(rest[0].strip())):
        label, said = match[1], match[2].strip()
        own = label if label.startswith("custom.") else _plain(label)
        variable = _folded().get(own)
        if variable == "type" and said not in _variables.types():
            labels.append(("custom.type", said))
        elif variable:
            _put(variables, variable, said)
        elif _levels.known(own):
            labels.append((own, said))
        else:
            break
        rest.pop(0)
    return variables, labels, "\n".join(rest).strip("\n")


def unjoined(text: str) -> str:
    """A text whose lines have been joined by blanks, as in Zotero's CSV, in lines again.

    >>> unjoined("Number: 2 Publisher: Quay Institute")
    'Number: 2\\nPublisher: Quay Institute'
    >>> unjoined("In pencil: see Note: 3")
    'In pencil: see Note: 3'
    """
    variables, labels, _ = split(text)
    return _joints().sub("\n", text) if variables or labels else text


def _put(variables: CslItem, variable: str, text: str) -> None:
    kind = "text" if variable == "type" else _variables.variables()[variable]
    if not text:
        return
    if kind == "date":
        variables[variable] = _dates.before_christ(text) or _dates.understood(text)
    elif kind == "name":
        variables.setdefault(variable, []).append(_name(text))
    elif kind == "list":
        variables.setdefault(variable, []).append(text)
    else:
        variables[variable] = text


def _name(text: str) -> _names.Name:
    family, bar, given = text.partition(" || ")
    return _names.joined(family, given) if bar else {"literal": text}


def _plain(label: str) -> str:
    return label.lower().replace(" ", "-").replace("_", "-")


@cache
def _joints() -> re.Pattern[str]:
    """The blank before a label of a variable, however the label is written, or of a level."""
    names = sorted({*_folded(), *_levels.LABELS.values(), *_levels.STATED}, key=len, reverse=True)
    labels = "|".join("[ _-]".join(map(re.escape, re.split("[-_ ]", name))) for name in names)
    return re.compile(rf" (?=(?:{labels}|tex\.\w+):\s)", re.IGNORECASE)


@cache
def _folded() -> dict[str, str]:
    known: Iterable[str] = ("type", *(v for v, kind in _variables.variables().items() if kind != "object"))
    return {_plain(variable): variable for variable in known}
