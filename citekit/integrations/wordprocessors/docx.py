"""Rewriting the footnotes and endnotes of a Word file (ECMA-376 part 1, chapter 17).

The main part is touched only where the bibliography is set at its end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from citekit.csl.output.writers import docx as wordml
from citekit.errors import ReadError
from citekit.integrations.wordprocessors import docx_bibliography
from citekit.integrations.wordprocessors.paragraphs import Atom, DraftNote, Paragraph
from citekit.integrations.wordprocessors.xml_splice import Element, Part
from citekit.integrations.wordprocessors.zip_rewrite import rebuilt
from citekit.reading.docx import LEFT_OUT, REFERENCES, relations
from citekit.reading.package import Package, attribute, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from citekit.csl.output.runs import Run

SPACES = frozenset(("tab", "ptab", "br", "cr"))
POINTS = frozenset((
    "rPr", "pPr", "footnoteRef", "endnoteRef", "lastRenderedPageBreak", "softHyphen", "proofErr", "bookmarkStart",
    "bookmarkEnd", "separator", "continuationSeparator", "annotationRef", "permStart", "permEnd",
))  # fmt: skip
"""What stands in a note and is no text."""
HOLDERS = frozenset(("hyperlink", "smartTag", "customXml", "bdo", "dir"))
"""What stands around runs; their text is read and not changed."""
HELD = {
    "ins": "tracked changes", "del": "tracked changes", "moveFrom": "tracked changes", "moveTo": "tracked changes",
    "fldSimple": "a field", "fldChar": "a field", "instrText": "a field", "sdt": "a content control",
    "oMath": "a formula", "drawing": "a picture", "pict": "a picture", "object": "an object", "tbl": "a table",
    "commentReference": "a comment", "commentRangeStart": "a comment", "commentRangeEnd": "a comment",
}  # fmt: skip
SAVE = "open it in a word processor and save it again"
UNKNOWN = "what citekit does not know, <{}>"
TRACKED = "tracked changes"


class WordDraft:
    """A Word file that is open for rewriting."""

    def __init__(self, package: Package, data: bytes) -> None:
        self.package, self.data = package, data
        self.main = relations(package, "").get("officeDocument", "")
        if not self.main:
            raise ReadError(f"{package.name}: is not a .docx file: it names no main part")
        self.related = relations(package, self.main)
        self.parts: dict[str, Part] = {}
        bodies = {kind: self._bodies(f"{kind}s") for kind in REFERENCES.values()}
        self.notes: list[DraftNote] = []
        counted: Counter[str] = Counter()
        for kind, key, mark in _references(package.needed(self.main)):
            counted[kind] += not mark
            if key in bodies[kind]:
                body = bodies[kind].pop(key)
                self.notes.append(_note(kind, mark or str(counted[kind]), body, mark))

    def _part(self, path: str) -> Part:
        if path not in self.parts:
            data = self.package.data(path)
            if data is None:
                raise ReadError(f"{self.package.name}: has no {path}")
            part = self.parts[path] = Part(data, f"{self.package.name}: {path}")
            if not part.root.prefix:
                raise ReadError(f"{self.package.name}: {path} has no prefix for its elements", hint=SAVE)
        return self.parts[path]

    def _bodies(self, relation: str) -> dict[str | None, Element]:
        """The notes of a part by their ids; what separates notes from the text is none."""
        path = self.related.get(relation)
        if path is None or self.package.part(path) is None:  # reading it so refuses what is hostile
            return {}
        return {e.get("id"): e for e in self._part(path).root.elements() if e.get("type") in (None, "normal")}

    @property
    def is_listed(self) -> bool:
        """Whether a bibliography was set behind the text before."""
        return docx_bibliography.is_there(self._part(self.main))

    def append(self, title: str, entries: Sequence[Sequence[Run]]) -> bool:
        """Set the bibliography behind the text, or in the place of the one that was set there before.

        Returns whether there was one.
        """
        return docx_bibliography.append(self._part(self.main), title, entries, dict(self._styles()))

    def _styles(self) -> Iterator[tuple[str, str]]:
        """The ids of the document's paragraph styles by their names in small letters."""
        root = self.package.part(self.related.get("styles", ""))
        for style in root if root is not None else ():
            if local(style) == "style" and attribute(style, "type") == "paragraph":
                name = next((attribute(e, "val") for e in style if local(e) == "name"), None)
                if name and (found := attribute(style, "styleId")):
                    yield name.lower(), found

    def saved(self) -> bytes:
        """The whole file with all changes; parts without any are as they were."""
        for note in self.notes:
            for paragraph in note.paragraphs:
                if any(atom.cuts for atom in paragraph.atoms):
                    _write(paragraph, self._part(self.related[f"{note.kind}s"]))
        changed = {path: part.spliced for path, part in self.parts.items() if part.edits}
        return rebuilt(self.data, changed) if changed else self.data


def _references(root: _Element) -> Iterator[tuple[str, str | None, str]]:
    """The notes in the order of the text: kind, id, and the mark of the writer's own if there is one."""
    for child in root:
        name = local(child)
        if name in LEFT_OUT:
            continue
        if name in REFERENCES:
            own = attribute(child, "customMarkFollows") in ("1", "true", "on")
            texts = [str(e.text or "") for e in child.itersiblings() if local(e) == "t"] if own else []
            yield REFERENCES[name], attribute(child, "id"), "".join(texts).strip()
        yield from _references(child)


def _note(kind: str, number: str, body: Element, mark: str) -> DraftNote:
    held = next((reason for e in body.walk() if (reason := _held(e, body.prefix))), None)
    paragraphs = [Paragraph(p, list(_atoms(p))) for p in body.elements() if p.name == "p"]
    if mark and paragraphs and paragraphs[0].text.lstrip().startswith(mark):
        for atom in paragraphs[0].atoms[:1]:
            atom.fixed = True
    return DraftNote(kind, number, paragraphs, held, opaque=held not in (None, TRACKED))


def _held(element: Element, prefix: str) -> str | None:
    """Why a note that holds this element must stay as it is; ``None`` where it need not."""
    name = element.name
    if name.endswith("Change"):
        return TRACKED
    if name in HELD:
        return HELD[name]
    if any(e.name in ("rPr", "pPr") for e in _ancestors(element)):
        return None
    if name in ("p", "r", "t", "noBreakHyphen", "sym", "footnote", "endnote") or name in POINTS | SPACES | HOLDERS:
        return None if element.prefix == prefix else UNKNOWN.format(element.tag)
    return UNKNOWN.format(element.tag)


def _ancestors(element: Element) -> Iterator[Element]:
    while (parent := element.parent) is not None:
        yield parent
        element = parent


def _atoms(holder: Element, fixed: bool = False) -> Iterator[Atom]:
    """The text of a paragraph, run by run; deleted text is not there."""
    for child in holder.elements():
        if child.name == "r":
            yield from _of_run(child, fixed)
        elif child.name in HOLDERS or child.name in ("ins", "moveTo"):
            yield from _atoms(child, True)


def _of_run(run: Element, fixed: bool) -> Iterator[Atom]:
    for child in run.elements():
        if child.name == "t":
            text = child.text()
            yield Atom(text if child.get("space") == "preserve" else text.strip(), child, fixed)
        elif child.name in SPACES:
            yield Atom(" ", child, fixed)
        elif child.name == "noBreakHyphen":
            yield Atom("\N{NON-BREAKING HYPHEN}", child, fixed)
        elif child.name == "sym":
            yield Atom("\N{REPLACEMENT CHARACTER}", child, True)


def _write(paragraph: Paragraph, part: Part) -> None:
    """Splice the changed runs of a paragraph; no other byte of it changes."""
    cut = {id(atom.node): atom for atom in paragraph.atoms if atom.cuts}
    for run in paragraph.element.elements():
        if run.name == "r" and any(id(child) in cut for child in run.children):
            part.replace(run.start, run.end, _run(run, cut, part))


def _run(run: Element, cut: Mapping[int, Atom], part: Part) -> str:
    """A run with stretches of its text replaced: closed before what comes in, and opened again behind it."""
    w, head = run.prefix, run.first("rPr")
    base = {e.name: part.raw(e) for e in head.elements()} if head is not None else {}
    kept = {name: raw for name, raw in base.items() if name not in wordml.FORMATTING}
    if "rStyle" in kept:  # which may be that of an emphasis
        kept |= {name: f'<{w}{name} {w}val="0"/>' for name in ("b", "i")}
    out, open_run = [], ""
    for content in _contents(run, cut, part):
        if isinstance(content, str):
            open_run += content
            continue
        out += [_wrapped(open_run, run, head, part), *(wordml.written(one, w, kept) for one in content)]
        open_run = ""
    return "".join([*out, _wrapped(open_run, run, head, part)])


def _contents(run: Element, cut: Mapping[int, Atom], part: Part) -> Iterator[str | tuple[Run, ...]]:
    """What stands in a run: XML that stays, and runs that come in."""
    for child in run.elements():
        atom = cut.get(id(child))
        if atom is None:
            yield "" if child.name == "rPr" else part.raw(child)
            continue
        at = 0
        for one in sorted(atom.cuts, key=lambda one: one.start):
            yield wordml.text(atom.text[at : one.start], run.prefix)
            if one.runs:
                yield one.runs
            at = one.end
        yield wordml.text(atom.text[at:], run.prefix)


def _wrapped(content: str, run: Element, head: Element | None, part: Part) -> str:
    return f"{part.tag(run)}{part.raw(head)}{content}</{run.tag}>" if content else ""
