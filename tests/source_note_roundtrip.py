"""How many source notes say the same after a trip through CSL and back: ``python -m tests.source_note_roundtrip``.

A note is read, its source becomes a CSL item, the style ``frus-source-note`` prints that, and the print is read
again. What must be the same: every level of the place, the classification, the markings, and who had a hand in it.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from citekit.citing.footnotes import cite
from citekit.items import to_csl
from citekit.records.parsing import parse
from tests.shared import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.records import SourceNote

STYLE = "frus-source-note"
CORPUS = "corpus/source_notes.jsonl.gz"
_QUOTES = re.compile("[\"'‘’“”]")


def said(note: SourceNote) -> tuple[Any, ...]:
    """What a note says of its document; a style may turn quotation marks, and the order of levels is its own."""
    source = next((citation for citation in note.citations if citation.role == "source"), None)
    levels = sorted((part.level, _QUOTES.sub("'", part.text)) for part in source.parts) if source else []
    hands = [(p.name, p.office) for role in ("drafted_by", "cleared_by", "approved_by") for p in getattr(note, role)]
    marks = [mark.text for mark in note.markings]
    told = (note.classification.text if note.classification else None, marks, hands)
    return levels, _QUOTES.sub("'", repr(told))


def trips(texts: Iterable[str]) -> list[tuple[SourceNote, str, bool]]:
    """Each note that has an archival source, what the style prints of it, and whether that says the same."""
    found, items = [], []
    for n, text in enumerate(texts):
        note = parse(text, kind="source")
        source = next((c for c in note.citations if c.role == "source" and c.kind == "archival"), None)
        if source is not None:
            found.append(note)
            items.append(to_csl(source, note=note, id=f"n{n}"))
    printed = cite(items, style=STYLE).footnotes
    return [
        (note, text, said(note) == said(parse(text, kind="source")))
        for note, text in zip(found, printed, strict=True)
    ]  # fmt: skip


def main(every: int = 1) -> None:
    """Print the share over the corpus, of every n-th note."""
    done = trips(row["text"] for row in list(rows(CORPUS))[::every])
    same = sum(kept for _, _, kept in done)
    print(f"{same} of {len(done)} source notes say the same ({same / len(done):.2%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
