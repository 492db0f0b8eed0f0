"""Score the resolution of *ibid.* against the cases labelled by hand in ``ibid.jsonl``.

    python -m tests.gold.score_ibid [--errors N]

A case names a note, the offset of the word, and the spans (note, start, end) of the earlier text that it takes over;
another reading that is as right stands beside it, and no reading at all means that nothing can be told. The whole
document is read. A case is right where the parts that the citation takes over from others spell the labelled spans;
the page and the single document that an antecedent names are left out of the comparison.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gold import scoring
from tests.shared import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.model.records import Citation, SourceNote

Json = dict[str, Any]

LABELS = Path(__file__).with_name("ibid.jsonl")
CORPUS = (("source", "corpus/source_notes.jsonl.gz"), ("footnote", "corpus/footnotes.jsonl.gz"))
OF_ONE_DOCUMENT = frozenset(("item", "form", "page"))


def cases(path: Path = LABELS) -> list[Json]:
    """The labelled cases."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents(wanted: Iterable[str]) -> dict[str, list[Json]]:
    """The notes of every document that a key (volume/document/note) belongs to, in order."""
    documents = {key.rpartition("/")[0] for key in wanted}
    found: dict[str, list[Json]] = defaultdict(list)
    for kind, name in CORPUS:
        for row in rows(name):
            if (document := row["key"].rpartition("/")[0]) in documents:
                found[document].append(row | {"kind": kind})
    for notes in found.values():
        notes.sort(key=lambda row: (row["seq"], row["kind"] != "source"))
    return found


def read(notes: list[Json]) -> list[SourceNote]:
    """The notes of one document, read and resolved, with what its heading and dateline tell."""
    from citekit import Document, Note, parse_document
    from citekit.reading.datelines import dateline
    from citekit.reading.heading import heading

    date = (notes[0]["date"] or "")[:10] or None
    printed = tuple(Note(row["text"], id=row["key"], kind=row["kind"]) for row in notes)
    head, line = heading(notes[0]["head"] or ""), dateline(notes[0]["dateline"] or "")
    document = Document(notes=printed, from_=head.from_, to=head.to, place=line.place, date=date)
    return list(parse_document(document).notes)


def folded(pieces: Iterable[str]) -> str:
    """Letters and digits alone."""
    return "".join(c for piece in pieces for c in piece.casefold() if c.isalnum())


def taken_over(citation: Citation, note: str) -> str:
    """What the citation has from others, folded."""
    inside = range(citation.start, citation.end)
    return folded(
        part.text
        for part in citation.resolved or ()
        if part.level not in OF_ONE_DOCUMENT and not (part.note == note and part.start in inside)
    )


def verdicts() -> Iterator[tuple[Json, bool, str, str]]:
    """Each case with whether it is right, what was expected and what was found."""
    chosen = cases()
    printed = documents(case["key"] for case in chosen)
    resolved = {document: read(notes) for document, notes in printed.items()}
    for case in chosen:
        document = case["key"].rpartition("/")[0]
        texts = {row["key"]: row["text"] for row in printed[document]}
        note = next(n for n in resolved[document] if n.id == case["key"])
        citation = next((c for c in note.citations if c.kind == "ibid" and c.start <= case["at"] < c.end), None)
        found = taken_over(citation, case["key"]) if citation else "(not read as a citation)"
        expected = [folded(texts[key][a:b] for key, a, b in spans) for spans in case["keeps"]] or [""]
        yield case, found in expected, " or ".join(expected), found


if __name__ == "__main__":
    scoring.main(__doc__, "ibid. resolved", verdicts)
