"""CSV for a spreadsheet: a row an item, a column a variable. Zotero's own CSV is read too.

What a spreadsheet would run as a formula is put behind an apostrophe, and comes back without it.

>>> item = {"id": "a", "type": "document", "title": "=1+1", "author": [{"family": "Rusk", "given": "Dean"}]}
>>> print(write([item]), end="")
id,type,author,title
a,document,"Rusk, Dean",'=1+1
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed, unreported
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import round_trip as _round_trip
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

Row = dict[str, str]

_ZOTERO = {
    "key": "id", "item type": "type", "publication year": "year", "publication title": "container-title",
    "abstract note": "abstract", "date": "issued", "access date": "accessed", "pages": "page",
    "num pages": "number-of-pages", "number of volumes": "number-of-volumes",
    "journal abbreviation": "container-title-short", "short title": "title-short", "series": "collection-title",
    "series number": "collection-number", "place": "publisher-place", "rights": "", "type": "genre",
    "archive location": "archive_location", "library catalog": "source", "call number": "call-number",
    "manual tags": "keyword", "series editor": "collection-editor", "book author": "container-author",
    "meeting name": "event-title", "conference name": "event-title", "court": "authority", "committee": "section",
    "legislative body": "authority", "series title": "collection-title", "system": "medium",
    "session": "chapter-number", "history": "references", "cast member": "performer",
    "reviewed author": "reviewed-author",
    "scriptwriter": "script-writer", "counsel": "contributor", "filing date": "submitted", "legal status": "status",
    "bill number": "number", "document number": "number", "code": "container-title", "reporter": "container-title",
    "date added": "", "date modified": "",
    "extra": "extra", "programming language": "", "file attachments": "", "link attachments": "", "automatic tags": "",
}  # fmt: skip
"""The columns of Zotero's CSV export and the variables they are; what is left out says nothing of the item."""

_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d)?Z?")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED = re.compile(r'[,"\r\n]')
_KEPT = {"id", "type", "extra", "year"}


def read(text: str) -> Parsed:
    """The items of a table whose first row names its columns; a row that cannot be read is reported."""
    sample = text[:4096].partition("\n")[0]
    delimiter = max(",;\t", key=sample.count)
    lines = io.StringIO(text, newline="")
    try:
        head = [name.strip().lstrip("\ufeff") for name in next(csv.reader(lines, delimiter=delimiter), [])]
    except csv.Error as error:
        raise FormatError(f"not a table of items: its head cannot be read ({error})", hint="name the columns") from None
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    zotero = "Item Type" in head
    columns = [_ZOTERO.get(name.lower(), name) if zotero else name for name in head]
    if not {"type", "title", "id"} & {column.lower() for column in columns}:
        raise FormatError("not a table of items: no column is called id, type or title", hint="name the columns")
    items, diagnostics, count = [], [], 0
    while True:
        count += 1
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            diagnostics.append(Diagnostic(f"row {count} cannot be read: {error}"))
            continue
        if len(cells) > len(columns):
            diagnostics.append(Diagnostic(f"row {count} has {len(cells)} cells, the head {len(columns)}"))
        if any(cells):
            row = _row(columns, cells)
            item = item_of(row, zotero=zotero)
            key = item.pop("citation-key", None) if zotero else None
            items.append({"id": key or row.get("id"), **item})
    return Parsed(tuple(keyed(items)), tuple(diagnostics))


def _row(columns: list[str], cells: list[str]) -> Row:
    """The cells by their columns; of two columns for one variable the first that says something."""
    row: Row = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and not row.get(column):
            row[column] = _unguarded(cell)
    return row


def item_of(row: Row, *, zotero: bool = False) -> CslItem:
    """The item of a row, without its id."""
    from citekit.formats.zotero_json import TYPES

    kinds = {variable.lower(): variable for variable in _variables.variables()}
    said = row.get("type", "")
    item: CslItem = {"type": TYPES.get(said, "document") if zotero else said or "document"}
    own: list[tuple[str, str]] = []
    for column, cell in row.items():
        variable = kinds.get(column.lower().replace(" ", "-"), kinds.get(column.lower().replace(" ", "_")))
        if variable and cell:
            item[variable] = _value(variable, cell.replace("; ", ", ") if zotero and variable == "keyword" else cell)
        elif cell and column not in _KEPT:
            own.append((column if _levels.known(column) else f"custom.{column}", cell))
    if zotero and "issued" not in item and row.get("year"):
        item["issued"] = _dates.free(row["year"])
    extra = row.get("extra", "")
    return _labelled_lines.added(item, _labelled_lines.unjoined(extra) if zotero else extra, own, rest="note")


def _value(variable: str, cell: str) -> Any:
    kind = _variables.variables()[variable]
    if kind == "name":
        return [_names.from_sorted(name) for name in cell.split("; ") if name.strip()]
    if kind == "date":
        return _dates.parse(_TIMED.sub(r"\1", cell)) or _dates.free(cell)
    return cell.split("; ") if kind == "list" else cell


def record_of(item: CslItem, beside: CslItem) -> Row:
    """The row of an item; the variables in ``beside`` are lines of the column ``extra``."""
    row = {"id": str(item["id"]), "type": str(item["type"])}
    for variable, kind in _variables.variables().items():
        if variable in item and variable not in beside and kind != "object":
            row[variable] = _cell(kind, item[variable])
    if "custom" not in beside:
        row |= dict(_levels.labelled(item))
    row |= {"extra": "\n".join(_labelled_lines.lines(beside, item))} if beside else {}
    return {column: row[column] for column in _in_order(row)}


def _in_order(columns: Iterable[str]) -> list[str]:
    """Columns as the table has them: a column of its own stands behind those of citekit."""
    order = ("id", "type", *_variables.variables(), *_levels.LABELS.values(), *_levels.STATED)
    return sorted(columns, key=lambda column: (order.index(column) if column in order else len(order), column))


def _cell(kind: str, value: Any) -> str:
    if kind == "name":
        return "; ".join(map(_names.sorted_name, value))
    if kind == "date":
        return _dates.written(value) or ""
    return "; ".join(map(str, value)) if kind == "list" else str(value)


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The items as a table with the columns that they need."""
    rows = [_round_trip.settled(item, record_of, item_of, where="extra", report=report) for item in keyed(items)]
    columns = _in_order({column for row in rows for column in row})
    table = [columns, *([_guarded(row.get(column, "")) for column in columns] for row in rows)]
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in table)


def _quoted(cell: str) -> str:
    """A cell as RFC 4180 has it; Python's own writer leaves a lone carriage return bare before 3.13."""
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
