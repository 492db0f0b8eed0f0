"""The footnotes and endnotes of an OpenDocument text, .odt, with the paragraphs they hang on.

Elements are those of OpenDocument 1.3, part 3. Tracked deletions stand apart from the text there
(5.5, ``text:tracked-changes``) and are not read; a field is read as its result.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from citekit.errors import ReadError
from citekit.reading.draft import Story, draft
from citekit.reading.package import Package, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from citekit.model.records import Document

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_BLANKS = (TEXT + "s", TEXT + "tab", TEXT + "line-break")
_LEFT_OUT = frozenset((
    TEXT + "tracked-changes", TEXT + "ruby-text", OFFICE + "annotation", OFFICE + "binary-data", SVG + "title",
    SVG + "desc",
))  # fmt: skip
"""Deletions, ruby, comments, and what describes a picture."""


def documents(stream: IO[bytes], name: str) -> Iterator[Document]:
    """The one document of an OpenDocument text, with its notes in the order of the text.

    Raises ``ReadError`` for a file that is no .odt, is broken, encrypted or out of bounds, or has no notes.
    """
    package = Package(stream, name, ".odt")
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and any(str(e.tag).endswith("}encryption-data") for e in manifest.iter()):
        raise ReadError(f"{name}: a password protects it", hint="save it without the password")
    text = package.needed("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ReadError(f"{name}: is not a text: an .odt file was expected")
    story = Story()
    _read(text, story)
    yield draft(story, name)


def _read(element: _Element, story: Story) -> None:
    """Add an element to the story, in the order of the file."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    if element.tag == TEXT + "note":
        _anchor(element, story)
        return
    if element.tag in _BLANKS:
        story.text.add(" ")
    story.text.add(element.text)
    for child in element:
        _read(child, story)
        story.text.add(child.tail)
    if element.tag in _PARAGRAPHS:
        story.text.paragraph()


def _anchor(note: _Element, story: Story) -> None:
    """Hang a note, with the number or mark that the file prints for it."""
    kind = attribute(note, "note-class")
    body, printed = note.find(TEXT + "note-body"), note.find(TEXT + "note-citation")
    inner = Story()
    if body is not None:
        _read(body, inner)
    number = "".join(printed.itertext()).strip() if printed is not None else ""  # type: ignore[arg-type]
    story.anchor(
        "endnote" if kind == "endnote" else "footnote", inner.line if body is not None else None, number or None
    )
