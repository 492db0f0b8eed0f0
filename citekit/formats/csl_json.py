"""CSL-JSON: the items as they are (``csl-data.json`` 1.0.2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Loss, Parsed, unreported
from citekit.formats.shared import lenient_items as _lenient_items
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

_SPACE = lazy(r"[\s,]*")
_NEXT = lazy(r"\}\s*,\s*(?=\{)")
_TRIES = 1000
"""Broken records that are stepped over before the rest is given up: bounds the work on hostile text."""


def read(text: str) -> Parsed:
    """The items of an array, of ``{"items": [...]}``, or of one item alone.

    A record that is not JSON is reported and the next one read.

    >>> parsed = read('[{"id": "a", "type": "book"}, {"id": }, {"id": "c", "type": "map"}]')
    >>> [item["id"] for item in parsed.items], parsed.diagnostics[0].message
    (['a', 'c'], 'not JSON: Expecting value')
    """
    opening = text[: len(text) - len(text.lstrip()) + 1].strip()
    if opening not in {"[", "{"}:
        raise FormatError("not CSL-JSON: it begins with neither [ nor {", hint="name the format with --from")
    if opening == "{":
        return _object(text)
    values, broken = _elements(text, text.index("[") + 1)
    shaped = _lenient_items.shaped(values)
    return Parsed(shaped.items, (*broken, *shaped.diagnostics))


def _object(text: str) -> Parsed:
    try:
        value = json.loads(text, parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not CSL-JSON: {error}") from None
    items = _listed(value)
    whole = (0, len(text))
    return _lenient_items.shaped([(item, whole) for item in (items if isinstance(items, list) else [items])])


def _listed(value: dict[str, Any]) -> Any:
    """The items of an object: under ``items`` or another name, each under its own key, or the object itself.

    >>> _listed({"a": {"id": "a", "type": "book"}}), _listed({"references": [{"type": "map"}]})
    ([{'id': 'a', 'type': 'book'}], [{'type': 'map'}])
    """
    if isinstance(value.get("message"), dict):  # as Crossref's interface answers
        return _listed(value["message"])
    if "items" in value:
        return value["items"]
    if "type" in value or "id" in value:
        return [value]
    lists = [one for one in value.values() if isinstance(one, list) and all(map(_is_item, one)) and one]
    items = [one for one in value.values() if _is_item(one)]
    return lists[0] if len(lists) == len(value) == 1 else items if items and len(items) == len(value) else [value]


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and "type" in value


def _number(digits: str) -> int | str:
    """A whole number; one that no variable can mean stays the text it is, since Python makes no number of it."""
    return int(digits) if len(digits) < 20 else digits


def _elements(text: str, here: int) -> tuple[list[tuple[Any, tuple[int, int]]], list[Diagnostic]]:
    decoder = json.JSONDecoder(parse_int=_number)
    values, broken = [], []
    while (here := _SPACE.match(text, here).end()) < len(text) and text[here] != "]":  # type: ignore[union-attr]
        try:
            value, end = decoder.raw_decode(text, here)
            values.append((value, (here, end)))
        except json.JSONDecodeError as error:
            broken.append(Diagnostic(f"not JSON: {error.msg}", error.pos, min(error.pos + 1, len(text))))
            following = _NEXT.search(text, here)
            end = following.end() if following and len(broken) < _TRIES else len(text)
        except RecursionError:
            broken.append(Diagnostic("not read: nested too deeply", here, here + 1))
            end = len(text)
        here = end
    return values, broken


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as an array; a key that is no variable of CSL goes into ``custom``.

    >>> print(write([{"id": "a", "type": "book", "colour": "red"}]), end="")
    [
      {
        "id": "a",
        "type": "book",
        "custom": {
          "colour": "red"
        }
      }
    ]
    """
    admitted = [conforming(item, report) for item in keyed(items)]
    return json.dumps(admitted, ensure_ascii=False, indent=2) + "\n"


def conforming(item: CslItem, report: Report) -> CslItem:
    """An item with nothing that the schema does not admit."""
    known = {"id", "type", *_variables.variables()}
    kept = {variable: value for variable, value in item.items() if variable in known}
    strange = {variable: value for variable, value in item.items() if variable not in known}
    for variable in strange:
        report(Loss(str(item.get("id", "")), variable, "custom"))
    return {**kept, "custom": {**kept.get("custom", {}), **strange}} if strange else kept
