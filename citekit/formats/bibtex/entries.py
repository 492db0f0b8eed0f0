"""Items as entries of BibTeX and biblatex, and entries as items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.formats.bibtex import dialects as _bib
from citekit.formats.bibtex import latex as _latex
from citekit.formats.bibtex import values as _bib_values
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _extra
from citekit.formats.shared import variables as _variables

if TYPE_CHECKING:
    from collections.abc import Container

    from citekit.formats.bibtex.dialects import Dialect, Entry
    from citekit.model.items import CslItem

OLDER = {
    "journal": "journaltitle",
    "address": "location",
    "annote": "annotation",
    "school": "institution",
    "hyphenation": "langid",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "keyword": "keywords",
}
"""BibTeX's names of fields that biblatex names otherwise (biblatex manual, 2.2.5)."""

_FIRST = ("author", "title", "shorttitle", "journaltitle", "booktitle", "editor")
"""The fields by which a reader knows an entry stand first."""
_VERBATIM = {"url", "doi", "file", "eprint"}
_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_UNSAID = {"entrysubtype", "year", "month", "day", "options", "ids", "crossref", "xdata"}
_SLOTS = {"namea": "nameatype", "nameb": "namebtype", "namec": "namectype"}
_ACTIVE = re.compile(r"[\\{}]|\^\^")
"""What TeX would run, or BibTeX count, in a field that is set as it stands: percent-encoded, as in any address."""
_ESCAPED = re.compile(r"(\{?)\\([_%&#$])(?(1)\}|)")  # Mendeley has {\_} in addresses
_NAME = re.compile(r"[a-z][a-z0-9+-]*")


def record_of(item: CslItem, beside: CslItem, dialect: Dialect) -> Entry:
    """An item's entry; the variables in ``beside`` are said in the annotation's first lines."""
    entry = _bib.entry_type(item)
    entry = dialect.entries.get(entry, entry)
    archival = entry == "misc"
    names = _bib.mapping(_base(entry), dialect, archival=archival)
    fields: dict[str, str] = {}
    for variable, name in names.items():
        if variable in item and not (variable == "annote" and beside):
            fields |= _written(variable, name, item[variable], dialect)
    if archival:
        fields = _shown(item, fields, dialect)
    if dialect.strict:
        fields |= _roles(item, names)
    if archival or _bib.csl_type(entry, None) != item["type"] or (entry in _bib.GENRES and "genre" not in item):
        fields["entrysubtype"] = item["type"]
    own = _custom(item, names, _base(entry), dialect)
    fields |= {name: _text(name, text) for name, text in own.values()}
    if annotation := _annotation(item, beside, own):
        fields["annotation"] = annotation
    ordered = sorted(fields, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    renamed = {dialect.fields.get(name, name): fields[name] for name in ordered}
    return _bib.Entry(dialect.misc if archival else entry, renamed)


def _roles(item: CslItem, names: dict[str, str]) -> dict[str, str]:
    """People in a role that biblatex has no field for, in its three open ones: ``nameatype = {recipient}``."""
    roles = [v for v, kind in _variables.variables().items() if kind == "name" and v in item and v not in names]
    found: dict[str, str] = {}
    for (slot, role), variable in zip(_SLOTS.items(), roles, strict=False):
        found |= {slot: _bib_values.names(item[variable]), role: variable}
    return found


def _annotation(item: CslItem, beside: CslItem, own: Container[str]) -> str:
    lines = _extra.lines(beside, item, but=own)
    free = [] if "annote" in beside else [str(item.get("annote", ""))]
    return _latex.encoded("\n".join(filter(None, lines + free)))


def _written(variable: str, name: str, value: Any, dialect: Dialect) -> dict[str, str]:
    kind = _variables.variables()[variable]
    if kind == "name":
        return {name: _bib_values.names(value)}
    if kind == "date":
        if name == "date" and not dialect.strict:
            return _bib_values.dated(value)
        said = _dates.edtf(value) if dialect.strict else _dates.written(value)
        return {name: said if _dates.parse(said) else _latex.encoded(said)} if said else {}
    text = str(value)
    if name == "langid" and dialect.strict:
        return {name: _bib_values.LANGUAGES[text]} if text in _bib_values.LANGUAGES else {}
    if dialect.strict and not _bib_values.admissible(name, text):
        return _bib_values.near(name, text)
    return {name: _text(name, text)}


def _text(name: str, text: str) -> str:
    if name in _VERBATIM:
        return _ACTIVE.sub(lambda match: "".join(f"%{ord(one):02X}" for one in match[0]), text)
    if name in {"title", "booktitle"}:
        return _latex.protected(text)
    if name == "pages":
        return _latex.encoded(text).replace("-", "--")
    return _latex.encoded(text)


def _shown(item: CslItem, fields: dict[str, str], dialect: Dialect) -> dict[str, str]:
    """What an archival entry shows beyond its own fields: kind and number for want of a title, the whole place.

    A file by itself is the title: biber asks for one, and styles cite by nothing else.
    """
    file = dialect.archival["archive_location"]
    if _is_file(item) and "title" not in item and file in fields:
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


def _is_file(item: CslItem) -> bool:
    """Whether a file, box or collection is cited as such, and no document in it."""
    return item["type"] == "collection" and not item.keys() & {"genre", "number"}


def _custom(item: CslItem, names: dict[str, str], entry: str, dialect: Dialect) -> dict[str, tuple[str, str]]:
    """What ``custom`` says, by its labels: the field that each has, and its text.

    These are the levels of a place, each under its name, and the fields of other programs in their own place again.
    """
    taken = {*names.values(), *_bib.mapping(entry, dialect, archival=False).values(), *OLDER, *_UNSAID}
    if dialect.strict:
        allowed = _bib.admitted(entry) - {"date"} - taken
    else:
        taken -= set(_levels.LABELS.values()) - set(names.values())
    found = {}
    for label, text in _levels.labelled(item):
        name = label.removeprefix("custom.")
        free = name in allowed if dialect.strict else name not in taken and _NAME.fullmatch(name)
        if free and (name == label or not _levels.known(name)) and _plain(name, _text(name, text)) == text:
            found[label] = (name, text)
    return found


def item_of(entry: Entry, dialect: Dialect) -> CslItem:
    """The item of an entry, without its id."""
    fields = {OLDER.get(name.lower(), name.lower()): text for name, text in entry.fields.items()}
    if "langid" not in fields and "language" in fields:
        fields["langid"] = fields.pop("language")
    if entry.type.lower() == _bib.MANUSCRIPTS.misc:
        dialect = _bib.MANUSCRIPTS
    subtype = _latex.decoded(fields.get("entrysubtype", ""))
    kind = _bib.csl_type(entry.type.lower(), subtype)
    own = subtype in _variables.types() and entry.type.lower() in {"misc", dialect.misc}
    archival = own or entry.type.lower() == _bib.MANUSCRIPTS.misc
    read_as = "misc" if archival else _base(entry.type.lower())
    names = _reading(read_as, dialect, archival=archival)
    roles = [role for slot, role in _SLOTS.items() if _variables.variables().get(fields.get(role, "")) == "name"]
    unsaid = {*_UNSAID, *roles, *_SUBTITLES.values()}
    item: CslItem = {"type": kind}
    pairs: list[tuple[str, str]] = []
    if entry.type.lower() in _bib.GENRES and not fields.keys() & {"type", "entrysubtype"}:
        item["genre"] = _bib.GENRES[entry.type.lower()]
    for name, text in fields.items():
        if name in names:
            _read(item, names[name], name, text)
        elif name in _SLOTS and _variables.variables().get(fields.get(_SLOTS[name], "")) == "name":
            _read(item, fields[_SLOTS[name]], name, text)
        elif name not in unsaid:
            pairs.append((name if _levels.known(name) else f"custom.{name}", _plain(name, text)))
    if item.get("genre") in _bib.GENRES:
        item["genre"] = _bib.GENRES[item["genre"]]
    _joined(item, fields, names)
    if issued := _bib_values.date(fields):
        item["issued"] = issued
    annotation = item.pop("annote", "")
    if own:
        _unshown(item, _extra.split(annotation)[0], dialect)
    else:
        item = _extra.lifted(item)
    found = _extra.added(item, annotation, pairs, rest="annote")
    return {variable: value for variable, value in found.items() if value not in ("", [], {})}


def _base(entry: str) -> str:
    aliases = {"techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "conference": "inproceedings"}
    aliases |= {"electronic": "online", "www": "online", "proceedings": "collection", "reference": "collection"}
    aliases |= {"mvbook": "book", "manual": "book", "mvcollection": "collection", "bookinbook": "inbook"}
    return aliases.get(entry, entry)


def _reading(entry: str, dialect: Dialect, *, archival: bool) -> dict[str, str]:
    """Each field's variable; outside of archival entries every program's own habits are taken."""
    lax = _bib.Dialect(dialect.name, dialect.archival, strict=False)
    found = {name: variable for variable, name in _bib.mapping(entry, lax, archival=archival).items()}
    if not archival:
        others = {"institution": "publisher", "organization": "publisher", "howpublished": "medium"}
        others |= {"journaltitle": "container-title", "booktitle": "container-title", "number": "number"}
        others |= {"issue": "issue", "addendum": "note"}
        found = {**others, **found}
    return found


def _read(item: CslItem, variable: str, name: str, text: str) -> None:
    kind = _variables.variables()[variable]
    if variable == "issued":
        return
    if kind == "name":
        item[variable] = _bib_values.people(text)
    elif kind == "date":
        item[variable] = _dates.parse(text) or _dates.free(_latex.decoded(text))
    elif variable not in item:
        item[variable] = _plain(name, text)


def _plain(name: str, text: str) -> str:
    if name in _VERBATIM:
        said = _ESCAPED.sub(r"\2", text)
        return _variables.doi(said) if name == "doi" else said
    said = _latex.decoded(text)
    if name == "langid":
        return _bib_values.TAGS.get(said.lower(), said)
    return said.replace("–", "-") if name == "pages" else said


def _joined(item: CslItem, fields: dict[str, str], names: dict[str, str]) -> None:
    """Subtitles after their titles, as CSL has them."""
    for title, subtitle in _SUBTITLES.items():
        if fields.get(subtitle) and title in names:
            said = (item.get(names[title]), _latex.decoded(fields[subtitle]))
            item[names[title]] = ": ".join(part for part in said if part)


def _unshown(item: CslItem, said: CslItem, dialect: Dialect) -> None:
    """Takes back what `_shown` added; ``said`` is what the lines say."""
    genre, title = item.get("genre", ""), item.get("title", "")
    if title and _is_file(item) and "archive_location" not in item and "title" not in said:
        item["archive_location"] = item.pop("title")
    if genre and "title" not in said and title.lower().startswith(genre.lower()):
        number = title[len(genre) :]
        if not number or number.startswith(" "):
            item.pop("title")
            item |= {"number": number[1:]} if number else {}
    if dialect.printed and "archive_collection" in item:
        collection = item["archive_collection"]
        for part in map(item.get, reversed(dialect.printed)):
            if part and collection != part:
                collection = collection.removesuffix(f", {part}")
            elif part:
                collection = ""
        item["archive_collection"] = collection
