"""Items as entries of BibTeX and biblatex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.formats.bibtex import dialects as _dialects
from citekit.formats.bibtex import latex as _latex
from citekit.formats.bibtex import names as _names
from citekit.formats.bibtex import values as _values
from citekit.formats.bibtex.reading import OLDER, SLOTS, UNSAID, VERBATIM, plain
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import variables as _variables

if TYPE_CHECKING:
    from collections.abc import Container

    from citekit.formats.bibtex.dialects import Dialect, Entry
    from citekit.model.items import CslItem

_PARTS = {"inbook", "incollection", "inproceedings", "inreference"}
_FIRST = ("author", "title", "shorttitle", "journaltitle", "booktitle", "editor")
"""The fields by which a reader knows an entry stand first."""
_ACTIVE = re.compile(r"[\\{}]|\^\^")
"""What TeX would run, or BibTeX count, in a field that is set as it stands: percent-encoded, as in any address."""
_NAME = re.compile(r"[a-z][a-z0-9+-]*")


def record_of(item: CslItem, beside: CslItem, dialect: Dialect) -> Entry:
    """An item's entry; the variables in ``beside`` are said in the annotation's first lines."""
    entry = _dialects.entry_type(item)
    entry = dialect.entries.get(entry, entry)
    archival = entry == "misc"
    names = _dialects.mapping(_dialects.base(entry), dialect, archival=archival)
    if volumes := _volumes(item, entry, dialect):
        names = names | volumes
    fields: dict[str, str] = {}
    for variable, name in names.items():
        if variable in item and not (variable == "annote" and beside):
            fields |= _written(variable, name, item[variable], dialect)
    if archival:
        fields = _shown(item, fields, dialect)
    if dialect.strict:
        fields |= _roles(item, names)
    if (
        archival
        or _dialects.csl_type(entry, None) != item["type"]
        or (entry in _dialects.GENRES and "genre" not in item)
    ):
        fields["entrysubtype"] = item["type"]
    own = _custom(item, names, _dialects.base(entry), dialect)
    fields |= {name: _text(name, text) for name, text in own.values()}
    if annotation := _annotation(item, beside, own):
        fields["annotation"] = annotation
    ordered = sorted(fields, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    renamed = {dialect.fields.get(name, name): fields[name] for name in ordered}
    return _dialects.Entry(dialect.misc if archival else entry, renamed)


def _volumes(item: CslItem, entry: str, dialect: Dialect) -> dict[str, str]:
    """The titles of a work in volumes, where a volume or a chapter of one is cited."""
    if not dialect.strict:
        return {}
    if "volume-title" in item and entry in _PARTS:
        return {"container-title": "maintitle", "volume-title": "booktitle"}
    return {"container-title": "maintitle"} if entry in {"book", "collection"} else {}


def _roles(item: CslItem, names: dict[str, str]) -> dict[str, str]:
    """People in a role that biblatex has no field for, in its three open ones: ``nameatype = {recipient}``."""
    roles = [v for v, kind in _variables.variables().items() if kind == "name" and v in item and v not in names]
    found: dict[str, str] = {}
    for (slot, role), variable in zip(SLOTS.items(), roles, strict=False):
        found |= {slot: _names.names(item[variable]), role: variable}
    return found


def _annotation(item: CslItem, beside: CslItem, own: Container[str]) -> str:
    lines = _labelled_lines.lines(beside, item, but=own)
    free = [] if "annote" in beside else [str(item.get("annote", ""))]
    return _latex.encoded("\n".join(filter(None, lines + free)))


def _written(variable: str, name: str, value: Any, dialect: Dialect) -> dict[str, str]:
    kind = _variables.variables()[variable]
    if kind == "name":
        return {name: _names.names(value)}
    if kind == "date":
        if name == "date" and not dialect.strict:
            return _values.dated(value)
        said = _dates.edtf(value) if dialect.strict else _dates.written(value)
        return {name: said if _dates.parse(said) else _latex.encoded(said)} if said else {}
    text = value if isinstance(value, str) else str(value)  # a title in braces stays one
    if name == "langid" and dialect.strict:
        return {name: _values.LANGUAGES[text]} if text in _values.LANGUAGES else {}
    if dialect.strict and not _values.admissible(name, text):
        return _values.near(name, text)
    return {name: _text(name, text)}


def _text(name: str, text: str) -> str:
    if name in VERBATIM:
        return _ACTIVE.sub(lambda match: "".join(f"%{ord(one):02X}" for one in match[0]), text)
    if name in {"title", "booktitle", "maintitle"}:
        return _latex.protected(text)
    if name == "pages":
        return _latex.encoded(text).replace("-", "--")
    return _latex.encoded(text)


def _shown(item: CslItem, fields: dict[str, str], dialect: Dialect) -> dict[str, str]:
    """What an archival entry shows beyond its own fields: kind and number for want of a title, the whole place.

    A file by itself is the title: biber asks for one, and styles cite by nothing else.
    """
    file = dialect.archival["archive_location"]
    if _dialects.is_file(item) and "title" not in item and file in fields:
        fields = {"title": f"{{{fields[file]}}}"} | {name: text for name, text in fields.items() if name != file}
    elif "title" not in item and item.get("genre"):
        said = " ".join(filter(None, (str(item["genre"]), str(item.get("number", "")))))
        fields = {"title": _latex.protected(said[:1].upper() + said[1:]), **fields}
    elif "title" not in item and "number" in item:
        fields = {"title": _latex.protected(str(item["number"])), **fields}
    if dialect.printed:
        whole = [fields.get(dialect.archival[variable]) for variable in ("archive_collection", *dialect.printed)]
        fields = {**fields, "note": ", ".join(part for part in whole if part)}
    return {name: text for name, text in fields.items() if text}


def _custom(item: CslItem, names: dict[str, str], entry: str, dialect: Dialect) -> dict[str, tuple[str, str]]:
    """What ``custom`` says, by its labels: the field that each has, and its text.

    These are the levels of a place, each under its name, and the fields of other programs in their own place again.
    """
    if not item.get("custom"):
        return {}
    taken = {*names.values(), *_dialects.mapping(entry, dialect, archival=False).values(), *OLDER, *UNSAID}
    if dialect.strict:
        allowed = _dialects.admitted(entry) - {"date"} - taken
    else:
        taken -= set(_levels.LABELS.values()) - set(names.values())
    found = {}
    for label, text in _levels.labelled(item):
        name = label.removeprefix("custom.")
        free = name in allowed if dialect.strict else name not in taken and _NAME.fullmatch(name)
        if free and (name == label or not _levels.known(name)) and plain(name, _text(name, text)) == text:
            found[label] = (name, text)
    return found
