"""Labelled lines: the variables for which a format has no field, one a line, readable by people and programs.

``archive-place: Washington, DC`` is how Zotero's *Extra* and citeproc-js's *note* take any CSL variable (Zotero
documentation, *Citing Fields from Extra*): names as ``Family || Given``, one a line; dates in EDTF. What a user
adds in ``custom`` follows the same way under ``custom.``, and the levels of an archival location in their order,
``custom.levels.box: Box 711``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.formats import _dates, _names, _variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.formats import CslItem

_LINE = re.compile(r"([A-Za-z][\w. -]{0,80}):\s*(.*)")


def lines(variables: CslItem) -> list[str]:
    """The lines of some variables; of what no line can say, none.

    >>> lines({"archive-place": "Washington, DC", "recipient": [{"family": "Rusk", "given": "Dean"}]})
    ['archive-place: Washington, DC', 'recipient: Rusk || Dean']
    >>> lines({"custom": {"levels": [{"level": "box", "text": "Box 711"}]}})
    ['custom.levels.box: Box 711']
    """
    return [
        f"{label}: {text}"
        for variable, value in variables.items()
        for label, text in _labelled(variable, value)
        if text == " ".join(text.split()) and text
    ]


def _labelled(variable: str, value: Any) -> Iterator[tuple[str, str]]:
    kind = "text" if variable == "type" else _variables.variables().get(variable, "text")
    if kind == "object":
        yield from _custom(value)
    elif kind == "date":
        yield variable, _dates.written(value) or ""
    elif kind == "name":
        yield from ((variable, " || ".join(filter(None, _names.pair(name)))) for name in value)
    elif kind == "list":
        yield from ((variable, str(one)) for one in value)
    else:
        yield variable, str(value)


def _custom(custom: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in custom.items():
        if isinstance(value, str):
            yield f"custom.{key}", value
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict) and part.keys() == {"level", "text"}:
                    yield f"custom.{key}.{part['level']}", str(part["text"])


def split(text: str) -> tuple[CslItem, str]:
    """The variables that a text's first lines say, and the rest of the text.

    A label is a variable of CSL in any case, with spaces or hyphens: ``Original Date``. The first line that is
    none ends them.

    >>> split("Original Date: 1963-07-12\\nRead aloud: twice")
    ({'original-date': {'date-parts': [[1963, 7, 12]]}}, 'Read aloud: twice')
    """
    variables: CslItem = {}
    rest = text.split("\n")
    while rest and (match := _LINE.fullmatch(rest[0].strip())):
        if not _put(variables, match[1], match[2].strip()):
            break
        rest.pop(0)
    return variables, "\n".join(rest).strip("\n")


def _put(variables: CslItem, label: str, text: str) -> bool:
    if label.startswith("custom."):
        return _put_custom(variables.setdefault("custom", {}), label.split(".")[1:], text)
    variable = _folded().get(label.lower().replace(" ", "-").replace("_", "-"))
    if variable is None:
        return False
    kind = "text" if variable == "type" else _variables.variables()[variable]
    if kind == "date":
        variables[variable] = _dates.understood(text)
    elif kind == "name":
        variables.setdefault(variable, []).append(_name(text))
    elif kind == "list":
        variables.setdefault(variable, []).append(text)
    else:
        variables[variable] = text
    return True


def _put_custom(custom: dict[str, Any], path: list[str], text: str) -> bool:
    if len(path) == 1:
        custom[path[0]] = text
        return True
    levels = custom.setdefault(path[0], [])
    if len(path) != 2 or not isinstance(levels, list):
        return False
    levels.append({"level": path[1], "text": text})
    return True


def _name(text: str) -> _names.Name:
    family, bar, given = text.partition(" || ")
    return _names.joined(family, given) if bar else {"literal": text}


def _folded() -> dict[str, str]:
    known: Iterable[str] = ("type", *(v for v, kind in _variables.variables().items() if kind != "object"))
    return {variable.lower().replace("_", "-"): variable for variable in known}


def folded(text: str, free: str | None) -> str:
    """Labelled lines with the user's own words after them."""
    return "\n".join(filter(None, (text, free)))
