"""Every record of a document and its notes, to be imported from one place."""

from __future__ import annotations

from citekit.model.citations import Citation, Decoded, Described, Part, ResolvedPart, Target
from citekit.model.documents import Document, Link, Note, ParsedDocument, Volume
from citekit.model.notes import Classification, Marking, Person, Remark, SourceNote

__all__ = [
    "Citation", "Classification", "Decoded", "Described", "Document", "Link", "Marking", "Note", "ParsedDocument",
    "Part", "Person", "Remark", "ResolvedPart", "SourceNote", "Target", "Volume",
]  # fmt: skip
