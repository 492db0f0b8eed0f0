"""A writer's draft: text with footnotes and endnotes that hang on its paragraphs, whatever program it comes from."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from citekit.errors import Diagnostic, ReadError
from citekit.model.records import Document, Note
from citekit.reading.folded import Folded, paragraph_at

_PREFIX = {"footnote": "fn", "endnote": "en"}


class Anchor(Struct, frozen=True):
    """Where a note hangs: ``footnote`` or ``endnote``, its offset in the text, its number as far as the file has it."""

    kind: str
    offset: int
    note: str | None
    number: str | None = None


class Story(Struct):
    """A run of paragraphs with the notes that hang on them: the text of a draft, or of one note."""

    text: Folded = field(default_factory=Folded)
    anchors: list[Anchor] = field(default_factory=list)

    def anchor(self, kind: str, note: str | None, number: str | None = None) -> None:
        """Hang a note here; ``None`` where the file has lost its text."""
        self.anchors.append(Anchor(kind, self.text.end, note, number))

    @property
    def line(self) -> str:
        """The paragraphs in one line."""
        return self.text.text.replace("\n", " ")


def draft(story: Story, name: str) -> Document:
    """The document of a draft: its notes in the order of their markers, ``fn1``, ``fn2`` … and ``en1``, ``en2`` ….

    Notes of a kind are counted from 1 where the file does not say how they are numbered. Raises ``ReadError``
    for a draft without notes; a note whose text is lost is reported, and passed over.
    """
    if not story.anchors:
        raise ReadError(f"{name}: has no footnotes or endnotes", hint="notes typed into the text are not found; "
                        "give them one a line, in a text file")  # fmt: skip
    body = story.text.text
    seen: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    notes, findings = [], []
    for anchor in story.anchors:
        seen[anchor.kind] += 1
        counted[anchor.kind] += anchor.number is None
        if anchor.note is None:
            findings.append(Diagnostic(f"the text of {anchor.kind} {seen[anchor.kind]} is not in the file"))
            continue
        notes.append(
            Note(
                anchor.note, id=f"{_PREFIX[anchor.kind]}{seen[anchor.kind]}",
                number=anchor.number or str(counted[anchor.kind]), marker=min(anchor.offset, len(body)),
                paragraph=paragraph_at(body, anchor.offset) or None,
            )
        )  # fmt: skip
    return Document(notes=tuple(notes), body=body, diagnostics=tuple(findings))
