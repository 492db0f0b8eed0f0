"""The footnotes and endnotes of a Word file, .docx, with the paragraphs they hang on.

Elements are those of WordprocessingML (ECMA-376 part 1, chapter 17), in its transitional and strict
namespaces. Tracked insertions are read and deletions are not; a field is read as its result.
"""

from __future__ import annotations

import posixpath
from typing import IO, TYPE_CHECKING

from citekit.errors import ReadError
from citekit.reading.draft import Story, draft
from citekit.reading.package import Package, attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from citekit.model.records import Document

REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_CHARACTERS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "pPr", "rPr", "rt", "Fallback"))
"""Deletions, the source of a moved passage, fields' instructions, properties, ruby, and what repeats a drawing."""


def documents(stream: IO[bytes], name: str) -> Iterator[Document]:
    """The one document of a Word file, with its notes in the order of the text.

    Raises ``ReadError`` for a file that is no .docx, is broken, encrypted or out of bounds, or has no notes.
    """
    package = Package(stream, name, ".docx")
    main = relations(package, "").get("officeDocument")
    if main is None:
        raise ReadError(f"{name}: is not a .docx file: it names no main part")
    related = relations(package, main)
    notes = {kind: _notes(package, related.get(f"{kind}s")) for kind in REFERENCES.values()}
    story = Story()
    _read(package.needed(main), story, notes)
    yield draft(story, name)


def relations(package: Package, path: str) -> dict[str, str]:
    """The parts that a part is related to, by the last word of the relation's type (ECMA-376 part 2, 9.3)."""
    folder, base = posixpath.split(path)
    root = package.part(posixpath.join(folder, "_rels", f"{base}.rels"))
    if root is None:
        return {}
    return {
        (attribute(r, "Type") or "").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, attribute(r, "Target") or "")
        ).lstrip("/")
        for r in root
        if attribute(r, "TargetMode") != "External"
    }


def _notes(package: Package, path: str | None) -> dict[str | None, str]:
    """The texts of a part's notes by their ids; separators between notes and text are no notes."""
    root = package.part(path) if path else None
    found: dict[str | None, str] = {}
    for element in root if root is not None else ():
        if attribute(element, "type") in (None, "normal"):
            story = Story()
            _read(element, story, {})
            found[attribute(element, "id")] = story.line
    return found


def _read(element: _Element, story: Story, notes: dict[str, dict[str | None, str]]) -> None:
    """Add an element to the story, in the order of the file."""
    name = local(element)
    if name == "t":
        story.text.add(element.text)
    elif name in _CHARACTERS:
        story.text.add(_CHARACTERS[name])
    elif name in REFERENCES:
        kind = REFERENCES[name]
        story.anchor(kind, notes.get(kind, {}).get(attribute(element, "id")))
    elif name == "r" and (marked := _with_own_mark(element)) is not None:
        kind, mark = REFERENCES[local(marked)], _own_mark(element)
        text = notes.get(kind, {}).get(attribute(marked, "id"))
        story.anchor(kind, text.removeprefix(mark).lstrip() if text else text, mark or None)
    elif name not in LEFT_OUT:
        for child in element:
            _read(child, story, notes)
        if name == "p":
            story.text.paragraph()


def _with_own_mark(run: _Element) -> _Element | None:
    """The reference of a run that goes on with a mark of the writer's own, such as an asterisk, for a number."""
    return next((child for child in run if local(child) in REFERENCES
                 and attribute(child, "customMarkFollows") in ("1", "true", "on")), None)  # fmt: skip


def _own_mark(run: _Element) -> str:
    return "".join(child.text or "" for child in run if local(child) == "t").strip()
