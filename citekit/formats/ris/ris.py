"""RIS, as EndNote, Zotero and the databases write it.

The archive is ``DB``, the place in it ``AN``, its call number ``CN``, the kind of document ``M3``, a letter's
recipient ``A2``. The collection, and every variable that has no tag, is an ``M2`` line, which Zotero takes into
*Extra* and cites from there; what Zotero would print twice, or stop reading at, is not written. EndNote's own
*Library/Archive* (``PB``) and *Collection Title* (``T2``) of a manuscript are read. ``ID`` keeps the citation key.

>>> item = {"id": "rusk", "type": "personal_communication", "genre": "telegram", "archive": "Department of State",
...         "archive_location": "POL 7 US/Harriman", "recipient": [{"family": "Rusk", "given": "Dean"}]}
>>> print(write([item]).strip())
TY  - PCOMM
ID  - rusk
DB  - Department of State
AN  - POL 7 US/Harriman
M3  - telegram
A2  - Rusk, Dean
ER  -
>>> read(write([item])).items == (item,)
True
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.ris.tags import BACK, OLDER, OWN, SHARED, TYPES, taken
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import round_trip as _round_trip
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.formats import Report
    from citekit.model.items import CslItem

Fields = list[tuple[str, str]]

_JOINED = {"keyword", "note", "annote", "abstract"}
"""Variables that a tag may add to, one line after the other."""
_ONE_LINE = {"title", "title-short", "container-title", "collection-title", "event-title", "publisher"}
"""Variables in which a new line of the file is but a space."""
_HELD = ("MANSCPT", "PCOMM")
_NUMBERED = ("BILL", "HEAR", "STAT", "RPRT", "PAT", "CASE")
"""Types in which Zotero has a field for a number; in others a bare one would be a stray line of *Extra*."""
_IN_EXTRA = ("archive_collection", "archive-place")  # Zotero reads these from Extra alone
_INSTEAD = {
    "PAT": {"M1": ("SN", "number")}, "CASE": {"T2": ("A2", "container-title"), "M1": ("SV", "number")},
}  # fmt: skip
"""What a tag means in a type where another is not there."""
_CONFERENCES = ("CONF", "CPAPER")
_NEW_LINE, _INDENTED = re.compile(r"\r\n|\r|\n"), "\n      "
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?")
_TAG = re.compile(r"custom\.[A-Z][A-Z0-9]")
_PAGES = re.compile(r"(\w+)[-–](\w+)")
_RIS_DATE = re.compile(r"(-?\d{1,4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")


def read(text: str) -> Parsed:
    """The items of an RIS file; a record without its end is read as far as it goes, and reported."""
    records, diagnostics = _records(text)
    if not records:
        raise FormatError("not RIS: no line begins a record with TY  - ", hint="name the format with --from")
    items = []
    for fields in records:
        key = next((value for tag, value in fields if tag == "ID" and value), "")
        items.append({"id": key, **item_of(fields)})
    return Parsed(tuple(keyed(items)), tuple(diagnostics))


def _records(text: str) -> tuple[list[Fields], list[Diagnostic]]:
    records: list[Fields] = []
    diagnostics: list[Diagnostic] = []
    is_open, here = False, 0
    for line in io.StringIO(text, newline=""):
        said, place = line.strip(), (here, here + len(line.rstrip()))
        here += len(line)
        match = _LINE.fullmatch(said) if not (is_open and line.startswith(" ")) else None
        if match and match[1] == "TY":
            if is_open:
                diagnostics.append(Diagnostic("the record before has no end", *place, expected="ER  - "))
            records.append([])
            is_open = True
        if match and match[1] == "ER":
            is_open = False
        elif match and is_open:
            records[-1].append((match[1], (match[2] or "").strip()))
        elif is_open and (said or line.startswith(" ")):
            tag, value = records[-1][-1]
            records[-1][-1] = (tag, f"{value}\n{said}")
        elif said:
            diagnostics.append(Diagnostic("outside of any record", *place, expected="TY  - "))
    if is_open:
        diagnostics.append(Diagnostic("the last record has no end", max(0, here - 1), here, expected="ER  - "))
    return records, diagnostics


def item_of(fields: Fields) -> CslItem:
    """The item of a record's tags, without its id."""
    kind = next((value for tag, value in fields if tag == "TY"), "GEN").upper()
    variables = {tag: variable for variable, tag in _tags(kind).items()}
    if any(tag in {"JF", "T2"} and value for tag, value in fields):
        fields = [("JA" if tag == "JO" else tag, value) for tag, value in fields]  # RefWorks has the short form there
    variables |= {"JF": "container-title", "JA": "container-title-short", "BT": "container-title", "ED": "editor"}
    if kind in _CONFERENCES and all(tag != "C3" for tag, _ in fields):
        variables["T2"] = "container-title"  # as databases have it
    said_tags = {tag for tag, value in fields if value}
    variables |= {tag: variable for tag, (other, variable) in _INSTEAD.get(kind, {}).items() if other not in said_tags}
    if all(tag != "AN" for tag, _ in fields):
        variables["AV"] = "archive_location"  # Reference Manager's tag, which Zotero takes too
    item: CslItem = {"type": BACK.get(kind, "document")}
    years: list[str] = []
    own: list[tuple[str, str]] = []
    for tag, value in fields:
        tag = OLDER.get(tag, tag)  # noqa: PLW2901
        if tag == "PY":
            years.append(value)
        elif tag == "M3" and _variables.is_doi(value):
            _read(item, "DOI", value)
        elif tag in variables and not _said_otherwise(item, variables[tag], value):
            _read(item, variables[tag], value)
        elif tag not in {"TY", "ID", "EP", "M2"} and value:
            own.append((f"custom.{tag}", value))
    _pages(item, dict(fields))
    if years:
        said = max(years, key=len)  # Y1 may say more than PY
        item["issued"] = _in_year(item.get("issued"), said)
        told = (said, _dates.written(item["issued"]) or "")
        own += [("custom.PY", year) for year in dict.fromkeys(years) if not _is_in(year.rstrip("/"), *told)]
    if kind == "THES":
        own += _of_thesis(item)
    if item.get("container-title") and item.get("container-title") == item.get("event-title"):
        del item["event-title"]
    lines = "\n".join(value for tag, value in fields if tag == "M2")
    if kind in _HELD:
        item = _unshown(item, _labelled_lines.split(lines)[0], kind)
    return _labelled_lines.added(_labelled_lines.lifted(item), lines, own, rest="note")


def _of_thesis(item: CslItem) -> list[tuple[str, str]]:
    """EndNote has the degree where others have the volume, and the department where they have the journal."""
    if "genre" not in item and not str(item.get("volume", "0")).isdecimal():
        item["genre"] = item.pop("volume")
    return [("custom.department", item.pop("container-title"))] if "container-title" in item else []


def _tags(kind: str) -> dict[str, str]:
    """Each variable's tag in a type of RIS, where a tag may mean what it means in no other."""
    own = OWN.get(kind, {})
    return {variable: tag for variable, tag in SHARED.items() if tag not in own.values()} | own


def _read(item: CslItem, variable: str, value: str) -> None:
    kind = _variables.variables()[variable]
    if not value:
        return
    if kind == "name":
        listed = _names.listed(" ".join(value.split("\n")))
        item.setdefault(variable, []).extend(map(_names.from_ended, listed))
    elif kind == "date":
        item.setdefault(variable, _date(value))
    elif variable == "keyword":
        item[variable] = ", ".join(filter(None, (item.get(variable), *value.split("\n"))))
    elif variable in _JOINED:
        item[variable] = "\n".join(filter(None, (item.get(variable), value)))
    else:
        said = _variables.doi(value) if variable == "DOI" else value
        item.setdefault(variable, " ".join(said.split("\n")) if variable in _ONE_LINE else said)


def _said_otherwise(item: CslItem, variable: str, value: str) -> bool:
    """Whether a tag says something else again of a variable that has but one value: a second address."""
    one = _variables.variables()[variable] in {"text", "number"} and variable not in _JOINED
    return one and value != "" and item.get(variable, value) != value


def _pages(item: CslItem, tags: dict[str, str]) -> None:
    if tags.get("EP") and item.get("page") and tags["EP"] != item["page"] and "-" not in item["page"]:
        item["page"] = f"{item['page']}-{tags['EP']}"
    elif tags.get("EP") and "page" not in item:
        item["page"] = tags["EP"]


def _is_in(year: str, said: str, written: str) -> bool:
    """Whether a year is that of the date, or says no more than another tag for it."""
    return year in written or (said.startswith(year) and said.partition("/")[0].lstrip("0") in written)


def _in_year(day: dict[str, Any] | None, year: str) -> dict[str, Any]:
    """The date of ``DA`` in the year of ``PY``: EndNote leaves the year out of the day."""
    if day is None:
        return _date(year)
    return _dates.worded(day.get("literal", ""), year) or day


def _date(value: str) -> dict[str, Any]:
    """``YYYY/MM/DD/other``, where every part but the year may be empty."""
    match = _RIS_DATE.fullmatch(value)
    if not match or not int(match[1]):
        year, _, rest = value.partition("/" if "/" in value else " ")
        return _dates.worded(rest.replace("/", " "), year) or _dates.free(value)  # 2015/october
    parts = [int(part) for part in match.groups()[:3] if part and int(part)]
    rest = (match[4] or "").strip("/ ").replace("/", "-")
    whole = _dates.with_rest(parts, rest) or _dates.understood_freely(rest)
    if whole and whole["date-parts"][0][0] == parts[0]:
        return whole
    return {"literal": f"{rest} {parts[0]}" if len(parts) == 1 else value}


def record_of(item: CslItem, beside: CslItem) -> Fields:
    """The tags of an item; the variables in ``beside`` are ``M2`` lines."""
    kind = TYPES.get(item["type"], "MANSCPT")
    fields: Fields = [("TY", kind), ("ID", item["id"])]
    for variable, tag in _tags(kind).items():
        if variable in item and variable not in beside and not _in_lines(variable, tag, kind):
            fields += _written(tag, variable, item[variable])
    if kind == "CPAPER" and "event-title" not in item and "container-title" in item and "container-title" not in beside:
        fields.append(("T2", item["container-title"]))  # for programs that do not know C3
    own = [(label, text) for label, text in _levels.labelled(item) if _TAG.fullmatch(label)]
    fields += [(label.removeprefix("custom."), text) for label, text in own]
    unread = {
        variable: item[variable] for variable, tag in _tags(kind).items() if variable in item and not taken(tag, kind)
    }
    if "type" in beside and "genre" in item:
        unread["genre"] = item["genre"]  # of another type than the tag says, Zotero has no field for M3
    first = {"type": beside["type"]} if "type" in beside else {}
    extra = first | {variable: item[variable] for variable in _IN_EXTRA if variable in item} | unread | beside
    lines = _labelled_lines.lines(extra, item, but=dict(own))
    return [*fields, *(("M2", line) for line in lines), ("ER", "")]


def _in_lines(variable: str, tag: str, kind: str) -> bool:
    """Whether a variable is said by an ``M2`` line alone: its tag would be printed again, or end Zotero's reading."""
    return (variable == "archive_collection" and kind in _HELD) or (
        tag == "M1" and variable == "number" and kind not in _NUMBERED
    )


def _unshown(item: CslItem, said: CslItem, kind: str) -> CslItem:
    """What the tags say without what they say twice; ``said`` is what the lines say.

    EndNote's own manuscripts have their library in ``PB`` alone, and a catalogue in ``DB``.
    """
    known = item | said
    same = {"publisher": "archive", "publisher-place": "archive-place"}
    item = {v: value for v, value in item.items() if v not in same or value != known.get(same[v])}
    if kind == "MANSCPT" and "publisher" in item:
        library, place, catalogue = (item.pop(v, None) for v in ("publisher", "publisher-place", "archive"))
        item |= {"archive": library, "archive-place": place, "source": catalogue}
    return {variable: value for variable, value in item.items() if value}


def _written(tag: str, variable: str, value: Any) -> Iterator[tuple[str, str]]:
    kind = _variables.variables()[variable]
    if kind == "name":
        yield from ((tag, _names.ended_name(name)) for name in value)
    elif kind == "date":
        yield from _dated(tag, value)
    elif variable == "keyword":
        yield from ((tag, word) for word in str(value).split(", "))
    elif tag == "SP" and (match := _PAGES.fullmatch(str(value))):
        yield from ((tag, match[1]), ("EP", match[2]))
    else:
        yield tag, str(value)


def _dated(tag: str, value: Any) -> Iterator[tuple[str, str]]:
    text = _dates.edtf(value)
    understood = _dates.parse(text or "")
    if understood is None or understood["date-parts"][0][0] < 1:
        return  # a date in words, or before Christ, would arrive in Zotero as another year
    parts = understood["date-parts"][0]
    if tag == "DA":
        yield "PY", str(parts[0])
    season = f"///{_dates.SEASONS[understood['season'] - 1]}" if "season" in understood else ""
    yield tag, "/".join([str(parts[0]), *(f"{part:02}" for part in parts[1:])]) + season


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as an RIS file; a variable without a tag is an ``M2`` line."""
    records = [_round_trip.settled(item, record_of, _read_back, where="M2", report=report) for item in keyed(items)]
    return "\n".join(map(_text, records))


def _text(fields: Fields) -> str:
    """The lines of a record; what a new line of a text says is indented, so that it is no tag."""
    return "".join(f"{tag}  - {_NEW_LINE.sub(_INDENTED, value)}\n" for tag, value in fields)


def _read_back(fields: Fields) -> CslItem:
    return item_of(_records(_text(fields))[0][0])
