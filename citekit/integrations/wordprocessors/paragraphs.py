"""Paragraphs of notes as text, with where each character stands in the file; the same for every kind of file."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.csl.output.runs import Run
    from citekit.integrations.wordprocessors.xml_splice import Chars, Element
    from citekit.reading.package import Package


class Atom(Struct, eq=False):
    """Characters that stand in one element. ``fixed`` ones belong to a link or another thing that is not text."""

    text: str
    node: Element | Chars
    fixed: bool = False
    cuts: list[Cut] = field(default_factory=list)


class Cut(Struct, frozen=True):
    """A stretch of an atom that goes, and the runs that come into its place."""

    start: int
    end: int
    runs: tuple[Run, ...] = ()


class Paragraph(Struct):
    """A paragraph of a note; ``element`` is its own in the file."""

    element: Element
    atoms: list[Atom]

    @property
    def text(self) -> str:
        """The characters, each as long as in its atom."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def changed(self) -> str:
        """The characters with all changes made."""
        return "".join(map(_changed, self.atoms))

    @property
    def fixed(self) -> tuple[tuple[int, int], ...]:
        """The stretches that belong to a link."""
        ends = list(accumulate(len(atom.text) for atom in self.atoms))
        return tuple((end - len(atom.text), end) for atom, end in zip(self.atoms, ends, strict=True) if atom.fixed)

    def replace(self, start: int, end: int, runs: Sequence[Run]) -> None:
        """Put runs in the place of a stretch, where most of it stands: they take that text's font and size."""
        within = self._within(start, end)
        host = max(within, key=lambda one: one[2] - one[1])[0]
        for atom, left, right in within:
            atom.cuts.append(Cut(left, right, tuple(runs) if atom is host else ()))

    def _within(self, start: int, end: int) -> list[tuple[Atom, int, int]]:
        found, at = [], 0
        for atom in self.atoms:
            left, right = max(start - at, 0), min(end - at, len(atom.text))
            if left < right:
                found.append((atom, left, right))
            at += len(atom.text)
        return found


def _changed(atom: Atom) -> str:
    out, at = "", 0
    for cut in sorted(atom.cuts, key=lambda cut: cut.start):
        out += atom.text[at : cut.start] + "".join(run.text for run in cut.runs)
        at = cut.end
    return out + atom.text[at:]


class DraftNote(Struct):
    """A note of a draft; ``held`` says what it holds that forbids to change it."""

    kind: str
    number: str
    paragraphs: list[Paragraph]
    held: str | None = None
    opaque: bool = False
    """Whether its text cannot be told, since another program keeps it."""


class Draft(Protocol):
    """A file that is open for rewriting."""

    package: Package
    data: bytes
    notes: list[DraftNote]
    """In the order of the text."""

    @property
    def is_listed(self) -> bool:
        """Whether a bibliography was set behind the text before."""

    def append(self, title: str, entries: Sequence[Sequence[Run]]) -> bool:
        """Set the bibliography behind the text, or in the place of the one that was set there before.

        Returns whether there was one.
        """

    def saved(self) -> bytes:
        """The whole file with all changes."""
