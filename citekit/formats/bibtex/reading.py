"""Entries as items: which variable a field is, whatever program named it, and nothing of an entry lost.

Two fields of one variable are joined in it, as biblatex prints the one behind the other (manual, 2.2.2: *note* and
*addendum*, *number* and *issue*); where a variable holds but one value, the second is kept in ``custom``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.formats.bibtex import dialects as _dialects
from citekit.formats.bibtex import latex as _latex
from citekit.formats.bibtex import names as _names
from citekit.formats.bibtex import values as _values
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import variables as _variables

if TYPE_CHECKING:
    from citekit.formats.bibtex.dialects import Dialect, Entry
    from citekit.model.items import CslItem

Pairs = list[tuple[str, str]]

OLDER = {
    "journal": "journaltitle",
    "address": "location",
    "annote": "annotation",
    "school": "institution",
    "hyphenation": "langid",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "keyword": "keywords",
    "origyear": "origdate",
    "urlaccessdate": "urldate",
    "lastaccessed": "urldate",
    "lastchecked": "urldate",
    "accessed": "urldate",
}
"""BibTeX's names of fields that biblatex names otherwise (biblatex manual, 2.2.5), and other programs'."""

VERBATIM = {"url", "doi", "file", "eprint"}
SLOTS = {"namea": "nameatype", "nameb": "namebtype", "namec": "namectype"}
UNSAID = {"entrysubtype", "year", "month", "day", "date", "crossref", "xdata"}
_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle",
              "maintitle": "mainsubtitle"}  # fmt: skip
_ADDONS = {"title": "titleaddon", "booktitle": "booktitleaddon", "journaltitle": "journaltitleaddon",
           "maintitle": "maintitleaddon"}  # fmt: skip
_EDITORS = {"editor": "editortype", "editora": "editoratype", "editorb": "editorbtype", "editorc": "editorctype"}
_ONE_VALUE = {"DOI", "URL", "language", "PMID", "genre", "title"}
_JOINED = {"note": ". ", "annote": "\n", "keyword": ", ", "issue": ", ", "number": ", ", "abstract": "\n"}
"""What stands between two values of a variable; between those of any other, a semicolon."""

_ESCAPED = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$~])(?:\{\})?")  # Mendeley has {\_} in addresses
_TILDE = re.compile(r"\$\\sim\$|\{?\\textasciitilde(?:\{\}|\}|\s)?")
_ADDRESS = re.compile(r"https?://[^\s{}<>\"]+[^\s{}<>\".,;)\]]")
_INTRODUCED = re.compile(r"\W*(?:(?:available|retrieved|accessed|online|at|from|via|url|on)\W*){0,3}", re.IGNORECASE)
_ACCESSED = re.compile(
    r"\W*(?:online\W+)?(?:last\s+)?(?:accessed|retrieved|visited|checked)(?:\s+on)?\s*:?\s*(.+?)\W*", re.IGNORECASE
)
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/", "jstor": "https://www.jstor.org/stable/", "hdl": "https://hdl.handle.net/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/", "googlebooks": "https://books.google.com?id=",
}  # fmt: skip
"""Where the archives of ``eprinttype`` have their texts (biblatex manual, 3.14.7)."""


def item_of(entry: Entry, dialect: Dialect) -> CslItem:
    """The item of an entry, without its id."""
    fields, twice = _named(entry)
    kind = entry.type.lower()
    if kind == _dialects.MANUSCRIPTS.misc:
        dialect = _dialects.MANUSCRIPTS
    subtype = _latex.decoded(fields.get("entrysubtype", ""))
    own = subtype in _variables.types() and kind in {"misc", dialect.misc}
    archival = own or kind == _dialects.MANUSCRIPTS.misc
    names = _reading("misc" if archival else _dialects.base(kind), dialect, archival=archival)
    item: CslItem = {"type": _dialects.csl_type(kind, subtype)}
    pairs = _said(item, fields, names)
    for name, text in twice:
        _read(item, names[name], name, text, pairs) if name in names else pairs.append((f"custom.{name}", text))
    pairs += _titles(item, fields, names)
    _genre(item, entry, fields)
    _issued(item, fields, pairs)
    if not archival:
        _published_online(item, fields)
    annotation = item.pop("annote", "")
    if own:
        _unshown(item, _labelled_lines.split(annotation)[0], dialect)
    else:
        item = _labelled_lines.lifted(item)
    found = _labelled_lines.added(item, annotation, pairs, rest="annote")
    return {variable: value for variable, value in found.items() if value not in ("", [], {})}


def _named(entry: Entry) -> tuple[dict[str, str], Pairs]:
    """The fields under biblatex's names, and those that then are there already."""
    fields: dict[str, str] = {}
    twice: Pairs = []
    for said, text in entry.fields.items():
        name = OLDER.get(said, said)
        if name in fields:
            twice += [(name, text)] if text != fields[name] else []
        elif text:
            fields[name] = text
    if "language" in fields:
        if "langid" not in fields:
            fields["langid"] = fields.pop("language")
        elif _tag(fields["language"]) == _tag(fields["langid"]):
            del fields["language"]
    return fields, twice


def _tag(language: str) -> str:
    return _values.TAGS.get(language.lower(), language.lower())


_READINGS: dict[tuple[str, str, bool], dict[str, str]] = {}


def _reading(entry: str, dialect: Dialect, *, archival: bool) -> dict[str, str]:
    """Each field's variable; outside of archival entries every program's own habits are taken."""
    key = (entry, dialect.name, archival)
    if key not in _READINGS:
        lax = _dialects.Dialect(dialect.name, dialect.archival, strict=False)
        found = {name: variable for variable, name in _dialects.mapping(entry, lax, archival=archival).items()}
        if not archival:
            others = {"institution": "publisher", "organization": "publisher", "howpublished": "medium"}
            others |= {"journaltitle": "container-title", "booktitle": "container-title", "number": "number"}
            others |= {"issue": "issue", "addendum": "note", "publisher": "publisher"}
            found = {**others, **found}
        _READINGS[key] = found
    return _READINGS[key]


def _said(item: CslItem, fields: dict[str, str], names: dict[str, str]) -> Pairs:
    """Reads the fields into the item; what no variable says is returned under its label."""
    pairs: Pairs = []
    kinds = _variables.variables()
    roles = {role for slot, role in SLOTS.items() if kinds.get(fields.get(role, "")) == "name"}
    unsaid = UNSAID | roles
    for name, text in fields.items():
        if name in _EDITORS and kinds.get(fields.get(_EDITORS[name], "")) == "name":
            _read(item, fields[_EDITORS[name]], name, text, pairs)
        elif name in _EDITORS and name != "editor":
            _read(item, "contributor", name, text, pairs)
        elif name in names:
            _read(item, names[name], name, text, pairs)
        elif name in SLOTS and kinds.get(fields.get(SLOTS[name], "")) == "name":
            _read(item, fields[SLOTS[name]], name, text, pairs)
        elif name not in unsaid and not (name in _EDITORS.values() and kinds.get(text) == "name"):
            pairs.append((name if _levels.known(name) else f"custom.{name}", plain(name, text)))
    parts = {*_SUBTITLES.items(), *_ADDONS.items(), ("maintitle", "maintitle")}
    joined = {f"custom.{part}" for title, part in parts if title in fields and title in {*names, "maintitle"}}
    return [pair for pair in pairs if pair[0] not in joined]


def _read(item: CslItem, variable: str, name: str, text: str, pairs: Pairs) -> None:
    """Puts a field into its variable, behind what is there already."""
    kind = _variables.variables()[variable]
    if kind == "name":
        item[variable] = [*item.get(variable, ()), *_names.people(text)]
    elif kind == "date":
        said = _dates.parse(text) or _day(_latex.decoded(text), name)
        if item.setdefault(variable, said) != said:
            pairs.append((f"custom.{name}", _latex.decoded(text)))
    else:
        _joined(item, variable, name, plain(name, text), pairs)


def _day(said: str, name: str) -> CslItem:
    """A day in words, of a visit without *accessed* before it."""
    visit = _ACCESSED.fullmatch(said) if name == "urldate" else None
    return (_dates.understood_freely(visit[1]) if visit else None) or _dates.free(said)


def _joined(item: CslItem, variable: str, name: str, said: str, pairs: Pairs) -> None:
    there = item.get(variable)
    if not there or not said:
        item[variable] = there or said
    elif variable in _ONE_VALUE and said != there:
        pairs.append((f"custom.{name}", said))
    elif said not in there.split(_JOINED.get(variable, "; ")):
        between = _JOINED.get(variable, "; ")
        item[variable] = f"{there.removesuffix('.') if between == '. ' else there}{between}{said}"


def plain(name: str, text: str) -> str:
    """A field's LaTeX as the text that its variable has."""
    if name in VERBATIM:
        said = _latex.decoded(text) if text.startswith(("\\url", "\\href")) else text
        said = _ESCAPED.sub(r"\1\2", _TILDE.sub("~", said))
        return _variables.doi(said) if name == "doi" else said
    if name in {"title", "booktitle"}:
        return _latex.braced(text)
    said = _latex.decoded(text)
    if name == "langid":
        return _values.TAGS.get(said.lower(), said)
    return said.replace("–", "-") if name == "pages" else said


def _titles(item: CslItem, fields: dict[str, str], names: dict[str, str]) -> Pairs:
    """Titles with what is printed behind them, as CSL has them; of a work in volumes, the whole and the volume.

    A volume is the item, and the work what contains it; of a chapter the work is the container, as CSL has it
    (1.0.2, *volume-title*).
    """
    whole = _title(fields, "maintitle") if "maintitle" in fields else ""
    addon = _latex.decoded(fields.get("titleaddon", ""))
    for title in ("title", "booktitle", "journaltitle"):
        if title in names and title in fields and fields.keys() & {_SUBTITLES[title], _ADDONS[title]}:
            said = _title(fields, title)
            site = title == "title" and item["type"] == "webpage" and addon and "container-title" not in item
            if site:  # Better BibTeX has the name of the site there
                item["container-title"] = addon
                said = _title({name: text for name, text in fields.items() if name != "titleaddon"}, title)
            bare, there = _latex.decoded(fields[title]), str(item.get(names[title], ""))
            item[names[title]] = there.replace(bare, said, 1) if bare and bare in there and there != bare else said
    if not whole:
        return []
    if item["type"] in {"chapter", "paper-conference", "entry"}:
        volume = item.get("container-title")
        beside = [("custom.booktitle", volume)] if volume and item.get("volume-title", volume) != volume else []
        item["container-title"] = whole
        if volume and volume != whole:
            item.setdefault("volume-title", volume)
        return beside
    title = "container-title" if "title" in item else "title"
    return [("custom.maintitle", whole)] if item.setdefault(title, whole) != whole else []


def _title(fields: dict[str, str], title: str) -> str:
    said, sub = (_latex.decoded(fields.get(name, "")) for name in (title, _SUBTITLES[title]))
    addon = _latex.decoded(fields.get(_ADDONS[title], ""))
    whole = ": ".join(filter(None, (said.removesuffix(":"), sub))) if sub else said
    stop = " " if whole.endswith(("?", "!", ".")) else ". "
    return stop.join(filter(None, (whole, addon)))


def _genre(item: CslItem, entry: Entry, fields: dict[str, str]) -> None:
    """What a thesis is, by the entry's type or biblatex's word for it, and other words that biblatex spells out."""
    if entry.type.lower() in _dialects.GENRES and not fields.keys() & {"type", "entrysubtype"}:
        item["genre"] = _dialects.GENRES[entry.type.lower()]
    for variable in ("genre", "status", "publisher-place"):
        if item.get(variable) in _dialects.WORDS:
            item[variable] = _dialects.WORDS[item[variable]]


def _issued(item: CslItem, fields: dict[str, str], pairs: Pairs) -> None:
    if issued := _values.date(fields):
        item["issued"] = issued
        year = _latex.decoded(fields.get("year", ""))
        if "date" in fields and year and year not in _latex.decoded(fields["date"]):
            pairs.append(("custom.year", year))


def _published_online(item: CslItem, fields: dict[str, str]) -> None:
    """Addresses that stand elsewhere: in ``howpublished``, in an archive's number; and the day of a visit in a note."""
    medium = str(item.get("medium", ""))
    if found := _ADDRESS.search(medium):
        before, _, behind = medium.partition(found[0])
        visit = _ACCESSED.fullmatch(behind.strip(" ().,;<>"))
        if visit and (day := _dates.understood_freely(visit[1])):
            item.setdefault("accessed", day)
            behind = ""
        if item.setdefault("URL", found[0]) == found[0]:
            item["medium"] = "" if _INTRODUCED.fullmatch(f"{before}{behind}".strip(" ()<>")) else medium
    kind, number = _latex.decoded(fields.get("eprinttype", "")).lower(), fields.get("eprint", "")
    if kind in _EPRINTS and number and "URL" not in item:
        item["URL"] = _EPRINTS[kind] + plain("eprint", number).removeprefix("arXiv:")
    if kind == "pubmed" and number.isdecimal():
        item.setdefault("PMID", number)
    if kind in {"pmc", "pmcid"}:
        item.setdefault("PMCID", number)
    note = _ACCESSED.fullmatch(str(item.get("note", "")))
    if note and "accessed" not in item and "URL" in item and (day := _dates.understood_freely(note[1])):
        item |= {"accessed": day, "note": ""}


def _unshown(item: CslItem, said: CslItem, dialect: Dialect) -> None:
    """Takes back what an archival entry shows beyond its own fields; ``said`` is what the lines say."""
    genre, title = item.get("genre", ""), item.get("title", "")
    if title and _dialects.is_file(item) and "archive_location" not in item and "title" not in said:
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
