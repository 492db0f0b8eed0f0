"""Tropy's JSON-LD, read: the items of those who photograph in archives, with box, folder, collection and photographs.

A property is known by the last part of its name, whatever template has it (*Tropy Generic*, *Tropy Correspondence*,
Dublin Core: docs.tropy.org, *Metadata and templates*).

>>> item = read('{"@context": "https://tropy.org", "@graph": [{"@type": "Item", "title": "Pilots", "box": "3", '
...             '"archive": "Hale Archives", "photo": [{"@type": "Photo", "path": "a.jpg"}]}]}').items[0]
>>> item["archive"], item["archive_location"], item["custom"]["photographs"]
('Hale Archives', 'Box 3', 'a.jpg')
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic, FormatError
from citekit.formats import Parsed
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from citekit.model.items import CslItem

_VARIABLES = {
    "title": "title", "description": "abstract", "abstract": "abstract", "language": "language",
    "publisher": "publisher",
    "identifier": "call-number", "callNumber": "call-number", "url": "URL", "subject": "keyword",
}  # fmt: skip
_PEOPLE = {"creator": "author", "author": "author", "recipient": "recipient", "audience": "recipient",
           "contributor": "contributor"}  # fmt: skip
_ARCHIVE = ("archive", "repository", "source", "provenance")
_PLACE = {"collection": "collection", "isPartOf": "collection", "series": "series", "box": "box", "folder": "folder"}
_TYPES = {
    "correspondence": "personal_communication", "letter": "personal_communication", "photograph": "graphic",
    "image": "graphic", "map": "map", "newspaper": "article-newspaper", "book": "book", "manuscript": "manuscript",
    "interview": "interview", "report": "report",
}  # fmt: skip
_SILENT = {
    "@id",
    "@type",
    "template",
    "photo",
    "tag",
    "list",
    "date",
    "type",
    *_ARCHIVE,
    *_PLACE,
    *_PEOPLE,
    *_VARIABLES,
}


def read(text: str) -> Parsed:
    """The items of an export; a property that no variable has is kept in ``custom`` under its own name."""
    try:
        found = json.loads(text, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not Tropy’s JSON-LD: {error}") from None
    listed = found.get("@graph", [found]) if isinstance(found, dict) else found
    items, findings = [], []
    for count, value in enumerate(listed if isinstance(listed, list) else [], 1):
        if isinstance(value, dict) and value.get("@type", "Item") == "Item":
            items.append({"id": "", **item_of(value)})
        else:
            findings.append(Diagnostic(f"record {count} is no item of Tropy"))
    if not items:
        raise FormatError("not Tropy’s JSON-LD: it has no item", hint="export the items as JSON-LD")
    return Parsed(tuple(keyed(items)), tuple(findings))


def item_of(value: dict[str, Any]) -> CslItem:
    """The item of an item of Tropy, without its id."""
    said = {name.rpartition("#")[2].rpartition("/")[2] or name: one for name, one in value.items()}
    kind = _texts(said.get("type"))
    item: CslItem = {"type": next((_TYPES[word.lower()] for word in kind if word.lower() in _TYPES), "manuscript")}
    if str(said.get("template", "")).endswith("correspondence"):
        item["type"] = "personal_communication"
    item["genre"] = "; ".join(kind)
    more: list[tuple[str, str]] = []
    for name, variable in _VARIABLES.items():
        if text := (", " if variable == "keyword" else "; ").join(_texts(said.get(name))):
            more += [(f"custom.{name}", text)] if item.setdefault(variable, text) != text else []
    for name, role in _PEOPLE.items():
        item.setdefault(role, []).extend(map(_person, _texts(said.get(name))))
    if date := _texts(said.get("date")):
        item["issued"] = _dates.free(date[0])
    words = [*filter(None, (item.get("keyword"),)), *_texts(said.get("tag"))]
    item["keyword"] = ", ".join(words)
    levels = _place(said)
    item |= _levels.placed(levels)
    named = [text for _, text in levels]
    for name in (*_ARCHIVE, *_PLACE):
        text = ", ".join(_texts(said.get(name)))
        more += [(f"custom.{name}", text)] if text and not any(text in one for one in named) else []
    own = [(f"custom.{name}", "; ".join(_texts(one))) for name, one in said.items() if name not in _SILENT]
    own += [
        *more,
        ("custom.lists", "; ".join(_texts(said.get("list")))),
        ("custom.photographs", " | ".join(_photographs(said))),
    ]
    item["note"] = "\n".join(_notes(said))
    kept = {variable: value for variable, value in item.items() if value}
    return _labelled_lines.added(kept, "", [pair for pair in own if pair[1]], rest="note")


def _place(said: dict[str, Any]) -> _levels.Levels:
    """Archive, collection, box and folder; a bare number has the name of its level before it."""
    archive = next((texts[0] for name in _ARCHIVE if (texts := _texts(said.get(name)))), "")
    found = [("repository", archive)]
    for name, level in _PLACE.items():
        text = ", ".join(_texts(said.get(name)))
        numbered = level in {"box", "folder"} and not any(c.isalpha() for c in text)
        if text and (level, text) not in found and not (name == "isPartOf" and "collection" in dict(found)):
            found.append((level, f"{level.capitalize()} {text}" if numbered else text))
    return found


def _person(text: str) -> _names.Name:
    return _names.from_sorted(text)


def _photographs(said: dict[str, Any]) -> list[str]:
    """The files of the photographs."""
    photos = said.get("photo")
    listed = photos if isinstance(photos, list) else [photos]
    return [str(one.get("path") or one.get("filename") or "") for one in listed if isinstance(one, dict)]


def _notes(said: dict[str, Any]) -> list[str]:
    """What has been written beside the photographs: transcriptions and remarks."""
    found: list[str] = []
    photos = said.get("photo")
    for photo in photos if isinstance(photos, list) else [photos]:
        notes = photo.get("note") if isinstance(photo, dict) else None
        for note in notes if isinstance(notes, list) else [notes]:
            found += _texts(note.get("text")) if isinstance(note, dict) else []
    return found


def _texts(value: Any) -> list[str]:
    """The texts of a value of JSON-LD: bare, with a type or a language, or several."""
    if isinstance(value, dict):
        value = value.get("@value", value.get("@list"))
    if isinstance(value, list):
        return [text for one in value for text in _texts(one) if not isinstance(one, list)]
    return [text] if isinstance(value, (str, int, float)) and (text := str(value).strip()) else []
