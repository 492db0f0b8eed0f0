"""The words behind an *ibid.*, where only its antecedent tells what they are.

“Carton 46” is a box after “carton 45”, in whatever language; “Moreau to Hale, 4 May 1957” is a document in the place
that was cited before, and no folder of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.model.patterns import lazy
from citekit.model.records import Part
from citekit.records.item_descriptions import caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.records import Citation, ResolvedPart, SourceNote

_NUMBERED = lazy(r", ?(?P<part>(?P<word>[^\W\d_]{1,14})\.? ?\d[\w/–-]*)(?=[\s.,;)]|\Z)")
_WORD = lazy(r"(?P<word>[^\W\d_]{1,14})\.? ?\d")


def read_again(citation: Citation, note: SourceNote, before: Sequence[ResolvedPart]) -> Citation:
    """The *ibid.* with the parts that its antecedent's ``before`` tell.

    >>> from citekit.model.records import ResolvedPart
    >>> from citekit.records.parsing import parse
    >>> note = parse("Ibid., carton 46.", kind="footnote")
    >>> read = read_again(note.citations[0], note, (ResolvedPart("box", "carton 45", "n1", 0, 9),))
    >>> read.text, read.parts[0].level
    ('Ibid., carton 46', 'box')
    """
    if not citation.parts:
        return _numbered(citation, note, before)
    [first, *others] = citation.parts
    if first.level == "folder" and not others and _is_document(first.text):
        return replace(citation, parts=(replace(first, level="item"),))
    return citation


def _is_document(text: str) -> bool:
    """Whether words say who wrote to whom on which day; folders are called “Macmillan to Dulles” too.

    >>> [_is_document(text) for text in ("Moreau to Hale, 4 May 1957", "Moreau to Hale")]
    [True, False]
    """
    said = caption(text, 0, len(text), whole=True)
    return said is not None and len(said.date or "") == len("1957-05-04") and "(" not in text


def _numbered(citation: Citation, note: SourceNote, before: Sequence[ResolvedPart]) -> Citation:
    """A number behind the word that the antecedent has before one of its own."""
    found = _NUMBERED.match(note.text, citation.end)
    if found is None or _NUMBERED.match(note.text, found.end("part")):
        return citation
    words = ((part.level, _WORD.match(part.text)) for part in before)
    level = next((level for level, word in words if word and word["word"].lower() == found["word"].lower()), None)
    if level is None:
        return citation
    part = Part(level, found["part"], found.start("part"), found.end("part"))
    return replace(citation, text=note.text[citation.start : part.end], end=part.end, parts=(part,))
