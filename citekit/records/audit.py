"""Audit: how much of a body of notes is understood, by era and form, and what two runs gained and lost.

A source note that is a citation should yield a source location, and that location should hold nothing ``unknown``.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.authority.folding import fold
from citekit.errors import CitekitError, ReadError
from citekit.model.terms import is_note_kind
from citekit.reading.saving import writing
from citekit.reading.source import called, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.model.records import SourceNote
    from citekit.model.terms import NoteKind

NO_CITATION = ("[Extract", "[Attachment", "[Enclosure", "[Tab", "[Annex", "[Appendix", "[Here follows", "[Subenclosure")
"""What stands in the place of a source note and is none; such a note is expected to yield nothing."""

EXPECTED = 'expected one JSON object a line, with "text"'

Verdict = tuple[bool, bool]
"""Whether the source location was found, and whether nothing in it is unknown."""


class Audit(Struct):
    """The findings of one run: a verdict for every note, counts by group, phrases not understood."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    groups: dict[str, Counter[str]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def add(self, row: dict[str, Any], note: SourceNote) -> None:
        """Count one note; ``row`` gives its ``key``, ``era``, ``form`` and ``volume``."""
        verdict = judge(note)
        self.verdicts[str(row.get("key") or row.get("id") or len(self.verdicts))] = verdict
        for name in _groups(row):
            group = self.groups.setdefault(name, Counter())
            group.update({"notes": 1, "found": verdict[0], "clean": verdict[0] and verdict[1]})
        for segment in note.segments:
            if segment.kind == "unknown":
                self.unknown[fold(segment.of(note.text), case=False)[:80]] += 1

    def pass_by(self, row: dict[str, Any]) -> None:
        """Count a document that has no source note: letters until 1905, editorial notes, what is reprinted."""
        for name in _groups(row):
            self.groups.setdefault(name, Counter()).update(unsourced=1)


def _groups(row: dict[str, Any]) -> list[str]:
    """The groups that a row belongs to: everything, its era, its form, its volume where it has one."""
    volume = row.get("volume")
    kinds = ("era", "form") if row.get("text") or volume is None else ("era",)
    return ["all", *(f"{kind} {row.get(kind, '?')}" for kind in kinds), *([f"volume {volume}"] if volume else [])]


def judge(note: SourceNote) -> Verdict:
    """Whether a note has a source location, and whether all of it is understood.

    >>> from citekit.records.build import build
    >>> from citekit.grammar import segment
    >>> [judge(build(segment(text))) for text in ("Source: Ford Library, Trip File, Box 3. Secret.", "Source: ")]
    [(True, True), (False, False)]
    """
    source = next((c for c in note.citations if c.role == "source"), None)
    if source is None:
        return False, False
    inside = (s for s in note.segments if s.start >= source.start and s.end <= source.end)
    return True, all(s.kind != "unknown" for s in inside)


def run(rows: Iterable[dict[str, Any]]) -> Audit:
    """Parse every source note of ``rows`` (``text``, and perhaps ``key``, ``era``, ``form``, ``kind``, ``date``).

    A row without a text is a document without a source note.
    """
    from citekit.grammar import segment
    from citekit.records.build import build

    audit = Audit()
    for row in rows:
        if not row.get("text"):
            audit.pass_by(row)
        elif not row["text"].startswith(NO_CITATION):
            said: Any = "abstract" if "abstract" in str(row.get("form", "")) else row.get("kind")
            kind: NoteKind = said if is_note_kind(said) else "source"
            audit.add(row, build(segment(row["text"], kind=kind), kind=kind, date=row.get("date") or None))
    return audit


VOLUMES = (".xml", ".xml.gz")
NOTES = (".jsonl", ".jsonl.gz")


def files(path: str | Path) -> list[str | Path]:
    """The files of notes and the TEI volumes in a folder, by name; of a file, itself.

    Raises:
        ReadError: the folder holds none.
    """
    folder = Path(path)
    if str(path) == "-" or not os.path.isdir(path):
        return [path]
    found = sorted(one for one in folder.iterdir() if one.name.endswith(VOLUMES + NOTES))
    if not found:
        raise ReadError(
            f"{path}: is a folder that holds no volumes and no files of notes",
            hint="expected .xml or .jsonl, or those .gz",
        )
    return list(found)


def rows(path: str | Path) -> Iterator[dict[str, Any]]:
    """The source notes of a TEI volume, or the objects of a JSON Lines file that have a text, plain or gzip.

    ``-`` is standard input. A document of a volume that has no source note is a row without a text.

    Raises:
        ReadError: the file cannot be read, a line is not JSON, or no line has a text.
    """
    if str(path).endswith(VOLUMES):
        yield from _of_volume(path)
    else:
        yield from _of_lines(path)


def _of_volume(path: str | Path) -> Iterator[dict[str, Any]]:
    from citekit.reading import tei

    with opened(path) as stream:
        for document in tei.documents(stream, called(path)):
            volume = document.volume
            name = (volume.id if volume else None) or called(path)
            row = {"volume": name, "era": (volume.subseries if volume else None) or "?", "date": document.date}
            notes = [note for note in document.notes if note.kind in ("source", "abstract")]
            if not notes:
                yield row
            for note in notes:
                yield {**row, "text": note.text, "key": f"{name}/{note.id}", "form": "tei", "kind": note.kind}


def _of_lines(path: str | Path) -> Iterator[dict[str, Any]]:
    name, found = called(path), False
    with opened(path) as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line) if line.strip() else {}
            except ValueError as error:
                raise ReadError(f"{name}, line {number}: is not JSON: {error}", hint=EXPECTED) from None
            if isinstance(row, dict) and isinstance(row.get("text"), str):
                found = True
                yield row
    if not found:
        raise ReadError(f"{name}: holds no notes", hint=EXPECTED)


def save(audit: Audit, path: str | Path) -> None:
    """Write the verdicts, for a later run to be compared with.

    Raises:
        CitekitError: the file cannot be written.
    """
    with writing(path) as out:
        out.write(json.dumps({"verdicts": audit.verdicts}).encode())


def saved(path: str | Path) -> dict[str, Verdict]:
    """The verdicts of an earlier run.

    Raises:
        CitekitError: the file cannot be read, or is not what ``save`` writes.
    """
    try:
        with opened(path) as stream:
            found = json.load(stream)["verdicts"]
        return {key: (bool(a), bool(b)) for key, (a, b) in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CitekitError(f"{path}: is not a saved audit", hint="write one with citekit audit --save") from error


def compare(before: dict[str, Verdict], after: dict[str, Verdict]) -> tuple[list[str], list[str]]:
    """The keys that are understood better than before, and those that are understood worse.

    >>> compare({"a": (True, False), "b": (True, True)}, {"a": (True, True), "b": (False, False), "c": (True, True)})
    (['a'], ['b'])
    """
    shared = [key for key in after if key in before]
    return [k for k in shared if after[k] > before[k]], [k for k in shared if after[k] < before[k]]


def report(audit: Audit, phrases: int = 20) -> Iterator[str]:
    """The shares by era and form, then the commonest phrases that are not understood, a line each."""
    yield f"{'':34}{'notes':>8}{'source location':>18}{'nothing unknown':>18}{'no source note':>18}"
    for name in sorted(audit.groups, key=lambda n: (n != "all", n)):
        group = audit.groups[name]
        found = f"{100 * group['found'] / group['notes']:.2f} %" if group["notes"] else "–"
        clean = f"{100 * group['clean'] / group['found']:.2f} %" if group["found"] else "–"
        yield f"{name:34}{group['notes']:>8}{found:>18}{clean:>18}{group['unsourced'] or '':>18}".rstrip()
    for phrase, count in audit.unknown.most_common(phrases):
        yield f"{count:>6}  {phrase}"
