"""Which variable survives in which format, found out by writing an item and reading it back.

``●`` comes back from a field of the format's own, ``○`` from a labelled line (`citekit.formats.shared.labelled_lines`),
``—`` is lost and reported. Every variable of CSL, every type, every form of a name or a date and every level of an
archival place is a row.

A format that is only read cannot be asked so. For each there is a specimen (``citekit/data/specimens``), a file that
says what the format can say, in the words of these items: ``●`` is read of it, ``○`` is read of a labelled line (the
item ``lines``), ``—`` is not there.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from citekit.formats import FORMATS, Format, Loss
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared.round_trip import different, plain
from citekit.formats.shared.variables import SHORT, types, variables

if TYPE_CHECKING:
    from citekit.model.items import CslItem

OWN, LINE, LOST = "●", "○", "—"

VALUES: dict[str, Any] = {
    "name": [{"family": "Harriman", "given": "W. Averell"}, {"literal": "Department of State"}],
    "date": {"date-parts": [[1963, 7, 12]]},
    "text": "Visits & meetings, “Moscow” 100%",
    "number": "12",
    "list": ["cold war", "test ban"],
    "object": {"seen": "by the President"},
}
OF = {
    "language": "en-US",
    "DOI": "10.1000/182",
    "URL": "https://example.org/a_b?c=1&d=%20",
    "ISBN": "978-0-306-40615-7",
    "ISSN": "0378-5955",
    "page": "12-19",
    "PMID": "12345",
}
NAMES: dict[str, dict[str, Any]] = {
    "family alone": {"family": "Harriman"},
    "non-dropping-particle": {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
    "dropping-particle": {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
    "suffix": {"family": "Bundy", "given": "Harvey H.", "suffix": "Jr."},
    "comma-suffix": {"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True},
    "particle in the family": {"family": "de Gaulle", "given": "Charles"},
    "capital particle": {"family": "Buren", "given": "Martin", "non-dropping-particle": "Van"},
    "literal with a comma": {"literal": "Smith, Jones & Co."},
}
DATES: dict[str, dict[str, Any]] = {
    "year": {"date-parts": [[1963]]},
    "month": {"date-parts": [[1963, 7]]},
    "range": {"date-parts": [[1963, 7, 12], [1963, 8, 5]]},
    "circa": {"date-parts": [[1963]], "circa": True},
    "season": {"date-parts": [[1963]], "season": 2},
    "before Christ": {"date-parts": [[-44, 3, 15]]},
    "literal": {"literal": "undated"},
}
LEVELS = {
    "levels": [
        {"level": "repository", "text": "Department of State"},
        {"level": "collection", "text": "Central Files"},
        {"level": "file", "text": "POL 7 US/Harriman"},
        {"level": "box", "text": "Box 711"},
        {"level": "box", "text": "Box 712"},
    ]
}
"""A whole place; its levels stand in no usual order, and one of them twice."""
ARCHIVAL: CslItem = {
    "archive": "Department of State",
    "archive_collection": "Central Files",
    "archive_location": "POL 7 US/Harriman",
    "archive-place": "Washington, DC",
}


def cases() -> dict[str, CslItem]:
    """An item for every row: one variable, one type, one form of a name or date at a time.

    The row's name begins with the variable that it tries.
    """
    base: CslItem = {"id": "a", "type": "document", "title": "Record of a visit"}
    rows = {v: {**base, v: OF.get(v, VALUES[kind])} for v, kind in variables().items() if v not in SHORT}
    rows |= {f"{v} of an archival item": {**base, **ARCHIVAL, v: rows[v][v]} for v in ("note", "number", "genre")}
    rows |= {f"{v} with the whole place": {**base, **ARCHIVAL} for v in ARCHIVAL}
    rows |= {f"author: {form}": {**base, "author": [name]} for form, name in NAMES.items()}
    rows |= {f"issued: {form}": {**base, "issued": date} for form, date in DATES.items()}
    rows |= {f"type: {kind}": {**base, "type": kind} for kind in sorted(types())}
    rows |= {f"custom: {level} of a place": _placed(level) for level in _levels.ORDER}
    return rows | {"custom: levels of a place": {**base, **ARCHIVAL, "custom": LEVELS}}


def _placed(level: str) -> CslItem:
    """An archival item whose place has a level beside its repository."""
    levels = [{"level": "repository", "text": "Department of State"}, {"level": level, "text": "Southern Part, 4"}]
    if level == "repository":
        levels.pop()
    item: CslItem = {"id": "a", "type": "manuscript", "archive": "Department of State", "custom": {"levels": levels}}
    return item | ({"archive_location": "Southern Part, 4"} if level in _levels.PLACE else {})


@cache
def outcome(form: Format, row: str) -> str:
    """How the row's item comes back; what is not reported and yet lost is an error of the format."""
    if not form.writes:
        return _read_of(form, row)
    item = cases()[row]
    told: list[Loss] = []
    text = form.write([item], report=told.append)
    (back,) = form.read(text).items
    lost = {loss.variable for loss in told if loss.where is None}
    silent = different(plain(item), plain(back)) - lost
    assert not silent, f"{form.name}, {row}: {silent} lost without a word\n{text}"
    variable = re.split("[: ]", row)[0]
    told = [loss for loss in told if loss.variable == variable]
    return LOST if variable in lost else LINE if told else OWN


def _read_of(form: Format, row: str) -> str:
    """Whether a format that is only read says what the row's item does."""
    own, lines = _specimen(form)
    shown = [any(_says(item, row) for item in items) for items in (own, lines)]
    return OWN if shown[0] else LINE if shown[1] else LOST


@cache
def _specimen(form: Format) -> tuple[list[CslItem], list[CslItem]]:
    """The items of a format's specimen, and among them the one whose record says all in labelled lines."""
    folder = resources.files("citekit.data").joinpath("specimens")
    file = next(one for one in folder.iterdir() if one.name.rpartition(".")[0] == form.name)
    items = [plain(item) for item in form.read(file.read_text("utf-8")).items]
    return [item for item in items if item["id"] != "lines"], [item for item in items if item["id"] == "lines"]


def _says(item: CslItem, row: str) -> bool:
    """Whether an item says what the row tries: the variable's value, a name or a date among others, a level."""
    variable, _, what = row.partition(": ")
    if variable == "type":
        return bool(item["type"] == what)
    if variable == "custom":
        names = [one["level"] for one in item.get("custom", {}).get("levels", ())]
        return what.removesuffix(" of a place") in names or (what == "levels of a place" and len(names) > 1)
    wanted = plain(cases()[row])
    variable = re.split("[: ]", row)[0]
    if what and variable == "author":
        return wanted["author"][0] in item.get("author", ())
    beside = ARCHIVAL.keys() & wanted.keys() - {variable}
    there = item.get(variable)
    people = isinstance(there, list) and variable != "categories"
    said = (wanted[variable], ARCHIVAL.get(variable, wanted[variable]))
    same = all(one in there for one in wanted[variable]) if people and there else there in said
    same = same or bool(variable == "archive_location" and there)  # which the levels of a place make up
    return same and all(item.get(one) == wanted[one] for one in beside)


def both_ways() -> list[Format]:
    """The formats that are read and written."""
    return [form for form in FORMATS if form.reads and form.writes]


def table(formats: list[Format]) -> str:
    """The table in Markdown, its columns the formats."""
    head = ["", *(form.name for form in formats)]
    rows = [head, ["---"] * len(head)]
    rows += [[row, *(outcome(form, row) for form in formats)] for row in cases()]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
