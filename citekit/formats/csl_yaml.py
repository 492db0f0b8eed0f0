"""CSL-YAML, pandoc's ``references``: the items as they are. Needs the extra ``yaml``."""

from __future__ import annotations

import importlib
import json
import re
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, csl_json, unreported, whole
from citekit.formats.shared import lenient_items as _lenient_items
from citekit.formats.shared import round_trip as _round_trip
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from citekit.formats import Report
    from citekit.model.items import CslItem

_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_DEPTH = 64
_FENCE = re.compile(r"^(?:---|\.\.\.)\s*$", re.MULTILINE)


def read(text: str) -> Parsed:
    """The items under ``references``, or of a bare list; an item that is no YAML is reported and the next one read.

    Values are read as they are written: ``1963-07`` stays text, ``no`` a word.

    >>> read("references:\\n- id: a\\n  type: book\\n  volume: 07\\n").items
    ({'id': 'a', 'type': 'book', 'volume': '07'},)
    """
    body = max(_FENCE.split(text), key=len) if _FENCE.match(text) else text
    offset = text.index(body)
    try:
        found = _loaded(body)
    except FormatError as whole:
        return _one_by_one(body, offset, whole)
    if isinstance(found, dict):
        found = found.get("references", [found] if "id" in found or "type" in found else None)
    if not isinstance(found, list):
        raise FormatError("not CSL-YAML: neither a list of items nor a mapping with references")
    return _shaped([(value, (offset, offset + len(body))) for value in found])


def _one_by_one(body: str, offset: int, whole: FormatError) -> Parsed:
    """Every item of the list by itself, where the list as a whole cannot be read."""
    first = _ITEM.search(body)
    if not first:
        raise whole
    starts = [match.start() for match in _ITEM.finditer(body) if match[1] == first[1]]
    values, broken = [], []
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        try:
            values += [(value, (offset + start, offset + end)) for value in _loaded(body[start:end])]
        except FormatError as error:
            broken.append(Diagnostic(str(error), offset + start, offset + start + 1))
    shaped = _shaped(values)
    return Parsed(shaped.items, (*broken, *shaped.diagnostics))


def _shaped(values: list[tuple[Any, tuple[int, int]]]) -> Parsed:
    shaped = _lenient_items.shaped(values)
    return Parsed(tuple(_round_trip.numbered(item) for item in shaped.items), shaped.diagnostics)


def _loaded(text: str) -> Any:
    """The value of a text, all its scalars as text."""
    yaml = _yaml()
    try:
        return _built(yaml, yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise FormatError(f"not YAML: {error.problem}{line}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise FormatError(f"not YAML: {error}") from None


def _built(yaml: ModuleType, events: Iterator[Any]) -> Any:
    """The value that the events of a parser make: texts, lists and mappings, and nothing else.

    Aliases are refused, a few of which can stand for gigabytes, and so are depths that the parser is slow in.
    """
    open_: list[list[Any]] = [[]]
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            open_[-1].append(event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(open_) > _DEPTH:
                raise FormatError("not read: YAML that is nested too deeply")
            open_.append([])
        elif isinstance(event, yaml.CollectionEndEvent):
            values = open_.pop()
            listed = isinstance(event, yaml.SequenceEndEvent)
            open_[-1].append(values if listed else dict(zip(map(_key, values[::2]), values[1::2], strict=True)))
        elif isinstance(event, yaml.AliasEvent):
            raise FormatError("not read: YAML with aliases")
    return open_[0][0] if open_[0] else ""


def _key(value: Any) -> str:
    """The key of a mapping, which in YAML may be a list."""
    return value if isinstance(value, str) else str(value)


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as ``references``, as pandoc takes them in a bibliography or in a document's metadata."""
    admitted = [csl_json.conforming(item, report) for item in keyed(items)]
    plain = whole(json.loads(json.dumps(admitted)))  # a value that two items share would be written as an alias
    yaml = _yaml()
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump({"references": plain}, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{text}...\n"


def _yaml() -> ModuleType:
    try:
        return importlib.import_module("yaml")
    except ImportError:
        raise FormatError("CSL-YAML needs PyYAML", hint="pip install PyYAML") from None
