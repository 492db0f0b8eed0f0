"""The rule that loses nothing silently: every record is read back as it is written.

A format makes a record of an item in its own fields. What those fields do not give back on reading is added in labelled
lines (`_labelled_lines`), and what even they do not give back is reported as lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from citekit.formats import Loss
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import variables as _variables

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.formats import Report
    from citekit.model.items import CslItem

_FLAGS = {"comma-suffix", "static-ordering", "parse-names"}

Record = TypeVar("Record")


def settled(
    item: CslItem,
    record_of: Callable[[CslItem, CslItem], Record],
    item_of: Callable[[Record], CslItem],
    *,
    where: str,
    report: Report,
) -> Record:
    """The record of an item; ``record_of`` takes it and the variables to put in lines, whose field is ``where``."""
    item = plain(item)
    record, beside = record_of(item, {}), set[str]()
    back = plain(item_of(record))
    while lacking := different(item, back) - beside:
        beside |= lacking
        record = record_of(item, {variable: value for variable, value in item.items() if variable in beside})
        back = plain(item_of(record))
    lost = different(item, back)
    for variable in sorted(beside & item.keys() | lost):
        report(Loss(str(item.get("id", "")), variable, None if variable in lost else where))
    return record


def different(item: CslItem, back: CslItem) -> set[str]:
    """The variables that two plain items do not share; the id is the format's business."""
    return {v for v in {*item, *back} - {"id"} if item.get(v) != back.get(v)}


def plain(item: CslItem) -> CslItem:
    """An item with its older names, numbers and dates in one form, so that two can be compared.

    >>> plain({"shortTitle": "Visit", "issue": 3, "issued": {"date-parts": [["1963", 7]], "circa": 1}, "note": ""})
    {'title-short': 'Visit', 'issue': '3', 'issued': {'date-parts': [[1963, 7]], 'circa': True}}
    """
    kinds = _variables.variables()
    found = {
        _variables.SHORT.get(variable, variable): _value(kinds.get(variable, "text"), value)
        for variable, value in item.items()
        if value not in (None, "", [], {})
    }
    return {variable: value for variable, value in found.items() if value not in ([], {})}


def _value(kind: str, value: Any) -> Any:
    if kind == "date":
        return _date(value)
    if kind == "name" and isinstance(value, list):
        return [_name(name) for name in value if name]
    return str(value) if isinstance(value, (int, float)) else value


def _date(date: Any) -> Any:
    if isinstance(date, dict) and date.keys() == {"date-parts"} and _is_day(date["date-parts"]):
        return date
    text = _dates.edtf(date)
    understood = _dates.parse(text) if text else None
    if not understood or isinstance(date, str):
        return understood or date
    return understood | {k: v for k, v in date.items() if k in {"literal", "raw"}}


def _is_day(ends: Any) -> bool:
    """Whether the parts are those of one day, month or year, in numbers: most are, and are in their one form."""
    parts = ends[0] if isinstance(ends, list) and len(ends) == 1 else None
    return isinstance(parts, list) and 0 < len(parts) < 4 and all(type(part) is int and part > 0 for part in parts)


def _name(name: Any) -> Any:
    flags = {part: True for part in _FLAGS & name.keys() if name[part] not in {None, "", False, "false", "0"}}
    said = {part: str(value) for part, value in name.items() if part not in _FLAGS and value not in {None, ""}}
    return said | flags


def numbered(item: CslItem) -> CslItem:
    """An item whose date parts are numbers, and whose flags are flags, again, after a format that knows only text.

    >>> numbered({"id": "a", "issued": {"date-parts": [["1963", "7"]], "circa": "true"}})
    {'id': 'a', 'issued': {'date-parts': [[1963, 7]], 'circa': True}}
    """
    kinds = _variables.variables()
    return {v: _value(kinds[v], value) if kinds.get(v) in {"date", "name"} else value for v, value in item.items()}
