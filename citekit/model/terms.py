"""The closed vocabularies: each field of a record that can hold only certain words, with these words."""

from __future__ import annotations

from typing import Literal, TypeGuard, get_args

NoteKind = Literal["source", "footnote", "abstract"]
"""What a note is: the source note of a document, a footnote, or an abstract at its head."""

Role = Literal["source", "other"]
"""Whether a citation says where the printed document itself comes from, or cites something else."""

CUSTODIES = ("printed", "held", "frus")
"""Where a record is said to lie: where the note has it, where it is today, or in its volume."""

CitationKind = Literal["archival", "published", "crossref", "ibid"]
"""What a citation leads to: an archive, a publication, another place of the volume, or the place cited before."""

Level = Literal[
    "repository", "division", "record_group", "collection", "series", "lot", "accession", "entry", "box", "reel",
    "folder", "file", "form", "item", "page", "title", "volume", "part", "document", "year", "footnote", "other",
]  # fmt: skip
"""Levels of archival description (ISAD(G) 3.1.4), then the levels of a publication."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""Every level, in the order in which tables show them."""

MarkingClass = Literal["precedence", "handling", "codeword", "other"]
"""What a marking beside the classification orders: how fast, into whose hands, under which codeword."""

Scheme = Literal[
    "subject-numeric",
    "decimal",
    "numerical",
    "central-foreign-policy",
    "lot",
    "accession",
    "job",
    "uk-national-archives",
]
"""The filing schemes whose numbers are decoded."""

NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
"""Every kind of note."""

_LEVELS = frozenset(LEVELS)


def is_level(kind: str) -> TypeGuard[Level]:
    """Whether a segment of this kind is a part of a citation, and no punctuation, words or town beside it.

    >>> [is_level(kind) for kind in ("box", "separator")]
    [True, False]
    """
    return kind in _LEVELS


def is_note_kind(word: object) -> TypeGuard[NoteKind]:
    """Whether a word, from a file that others wrote, is a kind of note.

    >>> [is_note_kind(word) for word in ("footnote", "poem", None)]
    [True, False, False]
    """
    return word in NOTE_KINDS
