"""What others send as CSL items, brought to the schema's shape: nothing that is well formed is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic
from citekit.formats import Parsed
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import labelled_lines as _extra
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from citekit.model.items import CslItem

Place = tuple[int, int]
_DATED = {"date-parts", "season", "circa", "literal", "raw"}


def shaped(values: list[tuple[Any, Place]]) -> Parsed:
    """The items among some values, each with the stretch of text that it was read from."""
    items: list[CslItem] = []
    diagnostics: list[Diagnostic] = []
    for count, (value, place) in enumerate(values, 1):
        if not isinstance(value, dict):
            diagnostics.append(Diagnostic(f"record {count} is no item", *place, expected="an object"))
            continue
        item, findings = _item(value)
        items.append(item)
        diagnostics += [Diagnostic(f"{item['id'] or f'record {count}'}: {finding}", *place) for finding in findings]
    return Parsed(tuple(keyed(items)), tuple(diagnostics))


def _item(value: dict[Any, Any]) -> tuple[CslItem, list[str]]:
    findings = []
    key = value.get("id") or value.get("citation-key")
    item: CslItem = {"id": key if isinstance(key, (str, int, float)) else ""}
    item["type"] = value.get("type") or "document"
    if not isinstance(item["type"], str) or item["type"] not in _variables.types():
        findings.append(f"{item['type']!r} is no type of CSL 1.0.2; read as a document")
        item["type"] = "document"
    value = _extra.lifted(value)
    for variable, sent in value.items():
        said = _older(_variables.variables().get(variable, "text"), sent)
        if variable in {"id", "type"} or said in (None, "", [], {}):
            continue
        if variable not in _variables.variables():
            item["custom"] = {**item.get("custom", {}), str(variable): said}
        elif variable == "custom" and isinstance(said, dict):
            item["custom"] = {**item.get("custom", {}), **_levels.set_apart(said)}
        elif well_formed(_variables.variables().get(variable, "text"), said):
            item[str(variable)] = said
        else:
            findings.append(f"{variable} is left out: {str(said)[:40]!r} has not the form that CSL gives it")
    return item, findings


def _older(kind: str, said: Any) -> Any:
    """Names that are one text, and dates by their parts' names, as pandoc-citeproc had them and pandoc takes them.

    >>> _older("name", "Department of State"), _older("date", [{"year": "1963", "month": "7"}])
    ([{'literal': 'Department of State'}], {'date-parts': [[1963, 7]]})
    """
    if kind == "name" and isinstance(said, (str, dict, list)):
        listed = said if isinstance(said, list) else [said]
        return [{"literal": name} if isinstance(name, str) else name for name in listed if name]
    if kind == "date":
        ends = said if isinstance(said, list) else [said]
        parts = [_parts(end) for end in ends[:2]]
        if ends == ends[:2] and parts and all(parts):
            rest = {name: ends[0][name] for name in ("season", "circa", "literal") if ends[0].get(name)}
            return {"date-parts": parts, **rest}
    return said


def _parts(end: Any) -> list[int]:
    """The year, month and day of a mapping of just these; nothing of any other value."""
    if not isinstance(end, dict) or "year" not in end or "date-parts" in end:
        return []
    said = [str(end[name]) for name in ("year", "month", "day") if end.get(name)]
    return [int(part) for part in said] if all(part.lstrip("-").isdecimal() for part in said) else []


def well_formed(kind: str, said: Any) -> bool:
    """Whether a value has the form of its kind.

    >>> well_formed("name", [{"family": "Rusk"}]), well_formed("name", "Rusk"), well_formed("number", 7)
    (True, False, True)
    """
    if kind == "name":
        return isinstance(said, list) and all(isinstance(n, dict) and _texts(n.values()) for n in said)
    if kind == "date":
        return isinstance(said, str) or (isinstance(said, dict) and said.keys() <= _DATED)
    if kind == "list":
        return isinstance(said, list) and _texts(said)
    if kind == "object":
        return isinstance(said, dict)
    return _texts([said])


def _texts(values: Any) -> bool:
    return all(isinstance(value, (str, int, float)) for value in values)
