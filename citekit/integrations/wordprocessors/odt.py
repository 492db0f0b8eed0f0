"""Rewriting the footnotes and endnotes of an OpenDocument text (OpenDocument 1.3, part 3).

Notes stand in the text itself there, all in ``content.xml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from citekit.csl.output.writers.docx import FORBIDDEN
from citekit.errors import ReadError
from citekit.integrations.wordprocessors import odt_styles
from citekit.integrations.wordprocessors.paragraphs import Atom, DraftNote, Paragraph
from citekit.integrations.wordprocessors.xml_splice import Chars, Part
from citekit.integrations.wordprocessors.zip_rewrite import rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.csl.output.runs import Run
    from citekit.integrations.wordprocessors.xml_splice import Element
    from citekit.reading.package import Package

SECTION = "citekit_bibliography"
"""Names the bibliography, so that it is found when the draft is rewritten again."""
SPACES = frozenset(("s", "tab", "line-break"))
POINTS = frozenset(("soft-page-break", "bookmark", "bookmark-start", "bookmark-end"))
TEXT = frozenset(("p", "span", "a", "note-body", *SPACES, *POINTS))
HELD = {
    "change": "tracked changes", "change-start": "tracked changes", "change-end": "tracked changes",
    "reference-mark": "a field", "reference-mark-start": "a field", "reference-mark-end": "a field",
    "bibliography-mark": "a field", "note-ref": "a field", "reference-ref": "a field", "bookmark-ref": "a field",
    "fieldmark": "a field", "fieldmark-start": "a field", "fieldmark-end": "a field", "date": "a field",
    "annotation": "a comment", "annotation-end": "a comment", "frame": "a picture", "list": "a list",
}  # fmt: skip
TRACKED = "tracked changes"
LEFT_OUT = frozenset(("tracked-changes", "annotation"))

_WHITE = re.compile(r"[\t\n\r ]")
_MORE_SPACES = re.compile(r"(?<= ) +")


class OpenDraft:
    """An OpenDocument text that is open for rewriting."""

    def __init__(self, package: Package, data: bytes) -> None:
        self.package, self.data = package, data
        package.needed("content.xml")  # which refuses what is hostile
        self.part = Part(package.data("content.xml") or b"", f"{package.name}: content.xml")
        body = self.part.root.first("body")
        found = body.first("text") if body is not None else None
        if found is None:
            raise ReadError(f"{package.name}: is not a text: an .odt file was expected")
        self.body: Element = found
        self.names = odt_styles.Names(self.part.root)
        self.notes = [_note(element) for element in _notes(self.body)]

    @property
    def is_listed(self) -> bool:
        """Whether a bibliography was set behind the text before."""
        return self._former() is not None

    def _former(self) -> Element | None:
        return next((e for e in self.body.walk() if e.name == "section" and e.get("name") == SECTION), None)

    def append(self, title: str, entries: Sequence[Sequence[Run]]) -> bool:
        """Set the bibliography behind the text, or in the place of the one that was set there before.

        Returns whether there was one.
        """
        text = self.names.text
        known = odt_styles.named(self.package.part("styles.xml"), self.package.part("content.xml"))
        heading = _style(text, known, "Bibliography_20_Heading", "Heading_20_1")
        entry = _style(text, known, "Bibliography", "Bibliography_20_1", "Text_20_body", "Standard")
        paragraphs = "".join(f"<{text}p{entry}>{self._runs(one, plain=False)}</{text}p>" for one in entries)
        made = (
            f'<{text}section {text}name="{SECTION}"><{text}h{heading} {text}outline-level="1">{_text(title, text)}'
            f"</{text}h>{paragraphs}</{text}section>"
        )
        former = self._former()
        start, end = (self.body.closed,) * 2 if former is None else (former.start, former.end)
        self.part.replace(start, end, made)
        return former is not None

    def saved(self) -> bytes:
        """The whole file with all changes; parts without any are as they were."""
        for note in self.notes:
            for atom in (atom for paragraph in note.paragraphs for atom in paragraph.atoms if atom.cuts):
                self.part.replace(atom.node.start, atom.node.end, self._rest(atom))
        if not self.part.edits:
            return self.data
        odt_styles.add(self.part, self.names)
        return rebuilt(self.data, {"content.xml": self.part.spliced})

    def _rest(self, atom: Atom) -> str:
        """What is left of an atom, with what comes into the place of the rest."""
        text, at, out = self.names.text, 0, []
        inside = atom.node.parent is not None and atom.node.parent.name == "span"
        for cut in sorted(atom.cuts, key=lambda one: one.start):
            out += [_text(atom.text[at : cut.start], text), self._runs(cut.runs, plain=inside)]
            at = cut.end
        return "".join([*out, _text(atom.text[at:], text)])

    def _runs(self, runs: Sequence[Run], *, plain: bool) -> str:
        """Runs; inside of a span that is ``plain`` they are set apart from its formatting."""
        text, out = self.names.text, []
        for run in runs:
            style = self.names.style(run.format, plain=plain)
            written = _text(run.text, text)
            out.append(f'<{text}span {text}style-name="{style}">{written}</{text}span>' if style else written)
        return "".join(out)


def _style(text: str, known: frozenset[str], *names: str) -> str:
    """The attribute for the first style that the document has."""
    return next((f' {text}style-name="{name}"' for name in names if name in known), "")


def _text(characters: str, prefix: str) -> str:
    """Characters as content of a paragraph, where a second space, a tab and a line's end are elements (6.1.2)."""
    written = escape(FORBIDDEN.sub("", characters))
    written = _MORE_SPACES.sub(lambda found: f'<{prefix}s {prefix}c="{len(found[0])}"/>', written)
    return written.replace("\t", f"<{prefix}tab/>").replace("\n", f"<{prefix}line-break/>")


def _notes(element: Element) -> Iterator[Element]:
    """The notes in the order of the text."""
    for child in element.elements():
        if child.name == "note":
            yield child
        elif child.name not in LEFT_OUT:
            yield from _notes(child)


def _note(element: Element) -> DraftNote:
    kind = "endnote" if element.get("note-class") == "endnote" else "footnote"
    printed, body = element.first("note-citation"), element.first("note-body")
    if body is None:
        return DraftNote(kind, printed.text().strip() if printed is not None else "", [])
    held = next((reason for e in body.walk() if (reason := _held(e, body.prefix))), None)
    paragraphs = [Paragraph(p, list(_atoms(p))) for p in body.elements() if p.name == "p"]
    number = printed.text().strip() if printed is not None else ""
    return DraftNote(kind, number, paragraphs, held, opaque=held not in (None, TRACKED))


def _held(element: Element, prefix: str) -> str | None:
    """Why a note that holds this element must stay as it is; ``None`` where it need not."""
    if element.name in TEXT and element.prefix == prefix:
        return None
    return HELD.get(element.name, f"what citekit does not know, <{element.tag}>")


def _atoms(holder: Element, fixed: bool = False) -> Iterator[Atom]:
    """The text of a paragraph; a line's end in the file is a space."""
    for child in holder.children:
        if isinstance(child, Chars):
            yield Atom(_WHITE.sub(" ", child.text), child, fixed)
        elif child.name in SPACES:
            count = child.get("c") or "1"
            yield Atom(" " * (int(count) if count.isdecimal() and len(count) < 4 else 1), child, fixed)
        elif child.name not in POINTS:
            yield from _atoms(child, fixed or child.name == "a")
