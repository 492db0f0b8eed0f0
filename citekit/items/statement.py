"""What a source note says behind its location: classification, markings, drafting, where else it is printed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.model.records import SourceNote


@lru_cache(maxsize=4096)
def of_text(note: str) -> str:
    """The statement of a note that is still to be read; see `statement`."""
    from citekit.grammar import segment
    from citekit.records.build import build

    return statement(build(segment(note)))


def statement(note: SourceNote) -> str:
    """The note behind the place of the printed document, as it stands there.

    A note that ends with its place, an abstract, says no more than how the document was marked.

    >>> of_text("[Source: Kennedy Library, National Security Files. Secret; Nodis. Drafted by Rusk.]")
    'Secret; Nodis. Drafted by Rusk.'
    """
    if note.kind == "abstract":
        marks = [note.classification.text] if note.classification else []
        return "; ".join([*marks, *(marking.text for marking in note.markings)])
    end = next((citation.end for citation in note.citations if citation.role == "source"), len(note.text))
    rest = note.text[end:].strip().lstrip(".,;: ")
    return rest if rest.count("]") <= rest.count("[") else rest.removesuffix("]")
