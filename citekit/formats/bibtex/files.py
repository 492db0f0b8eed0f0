"""The file: its entries, told apart by their keys, and what each takes over from others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Loss, Parsed
from citekit.formats.bibtex import parser, reading
from citekit.formats.bibtex.dialects import Dialect, Entry
from citekit.formats.bibtex.inheritance import inherited
from citekit.items.keys import keyed as told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.formats import Report
    from citekit.model.items import CslItem

_KEY = re.compile(r"[\s,{}()\"#%'=\\~]+")
_KEYLESS = "\0"
"""Before the place of an entry without a key, where it stands for the key that is made of the item later."""


def read(text: str, dialect: Dialect) -> Parsed:
    """The items of a file; what is broken is reported where it stands, and the rest is read."""
    if text.strip() and "@" not in text:
        raise FormatError("not BibTeX: it has no entry, which begins with @", hint="name the format with --from")
    entries: dict[str, Entry] = {}
    places: dict[str, tuple[int, int]] = {}
    diagnostics: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for said, entry, place in parser.entries(text, diagnostics):
        key = said or f"{_KEYLESS}{place[0]}"
        wanted = key
        while wanted in entries:
            counts[key] += 1
            wanted = f"{key}-{counts[key] + 1}"
        if wanted != key:
            diagnostics.append(Diagnostic(f"the key {key!r} is used twice; the later is read as {wanted!r}", *place))
        entries[wanted], places[wanted] = entry, place
    diagnostics += _orphans(entries, places)
    return Parsed(items(entries, dialect), tuple(diagnostics))


def _orphans(entries: dict[str, Entry], places: dict[str, tuple[int, int]]) -> Iterator[Diagnostic]:
    """The entries whose ``crossref`` names none of the file."""
    named = _in_any_case(entries)
    for key, entry in entries.items():
        parent = entry.fields.get("crossref", "")
        if parent and parent not in named and parent.lower() not in named:
            yield Diagnostic(f"{key}: its crossref {parent!r} is not in the file", *places[key])


def _in_any_case(entries: dict[str, Entry]) -> dict[str, Entry]:
    """The entries under their keys, and under these in small letters: BibTeX's crossrefs take no notice of capitals."""
    return {key.lower(): entry for key, entry in entries.items()} | entries


def items(entries: dict[str, Entry], dialect: Dialect) -> tuple[CslItem, ...]:
    """The items of entries, each with what it takes over from others."""
    named = _in_any_case(entries)
    budget = parser.Budget(parser.EXPANSION)
    found = [
        {"id": "" if key.startswith(_KEYLESS) else key, **reading.item_of(inherited(entry, named, budget), dialect)}
        for key, entry in entries.items()
        if entry.type.lower() not in {"xdata", "set"}
    ]
    return tuple(told_apart(found))


def keyed(found: Iterable[CslItem], report: Report) -> list[CslItem]:
    """Items under keys that BibTeX takes."""
    listed = list(found)
    renamed = told_apart({**item, "id": _KEY.sub("-", str(item.get("id") or "")).strip("-")} for item in listed)
    for before, after in zip(listed, renamed, strict=True):
        if before.get("id") and str(before["id"]) != after["id"]:
            report(Loss(str(before["id"]), "id"))
    return renamed


def read_again(entry: Entry) -> Entry:
    """An entry as it will be read: its braces balance, so that white space alone can change on the way."""
    return Entry(entry.type, {name: parser.on_one_line(name, text) for name, text in entry.fields.items()})


def entry_text(key: str, entry: Entry) -> str:
    """An entry as it stands in the file; a month is the macro of its name, a paragraph begins a line."""
    lines = [f"@{entry.type}{{{key}", *(f"  {name} = {_value(name, text)}" for name, text in entry.fields.items())]
    return ",\n".join(lines) + "\n}\n"


def _value(name: str, text: str) -> str:
    lines = text.replace(r"\par ", "\\par\n    ")
    return text if name == "month" else f"{{{lines}}}"
