"""Citations as CSL-JSON gives them, read into cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citekit.csl.document.positions import Citation
from citekit.csl.input.vocabulary import LOCATORS
from citekit.csl.rendering.context import Cite
from citekit.errors import Diagnostic
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citekit.csl.input.item import Item


ABBREVIATED = {
    "art.": "article-locator", "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column", "fig.": "figure",
    "fol.": "folio", "l.": "line", "n.": "note", "no.": "issue", "op.": "opus", "p.": "page", "pp.": "page",
    "para.": "paragraph", "pt.": "part", "r.": "rule", "sec.": "section", "v.": "verse", "vol.": "volume",
}  # fmt: skip
"""Labels as people write them into a locator (citeproc-js's list, as far as CSL has the terms)."""
_LABEL = lazy(rf"(?<!\w)({'|'.join(map(re.escape, ABBREVIATED))})\s+(?=[\divxlc])")


def read_citations(
    citations: Sequence[Any], items: Mapping[str, Item], diagnostics: list[Diagnostic], note: bool
) -> list[Citation]:
    """The citations in document order. A citation without a note number stands in the text."""
    return [_citation(one, items, diagnostics, number if note else 0) for number, one in enumerate(citations, 1)]


def _citation(value: Any, items: Mapping[str, Item], diagnostics: list[Diagnostic], number: int) -> Citation:
    if isinstance(value, list):
        value = {"citationItems": value}
    if not isinstance(value, dict):
        diagnostics.append(Diagnostic("a citation is neither an object nor a list of cites", expected="citationItems"))
        return Citation([])
    properties = value.get("properties") or {}
    cites = [cite for one in value.get("citationItems") or () if (cite := _cite(one, items, diagnostics))]
    note = properties.get("noteIndex")
    mode = str(properties.get("mode") or "")
    if cites and mode == "suppress-author":
        cites[0].suppress_author = True
    elif cites and mode == "author-only":
        cites[0].author_only = True
    return Citation(
        cites,
        int(note) if note is not None and str(note).isdigit() else number,
        str(properties.get("prefix") or ""),
        str(properties.get("suffix") or ""),
        mode,
        bool(properties.get("unsorted")),
    )


def labelled(locator: str, label: str) -> tuple[str, str]:
    """A locator that says itself what it counts: its label, or none where it counts several things.

    >>> labelled("ch. 4", "page"), labelled("vol. 1, fol. 3", "page"), labelled("12", "page")
    (('4', 'chapter'), ('vol. 1, fol. 3', ''), ('12', 'page'))
    """
    words = _LABEL.findall(locator)
    if not words or not _LABEL.match(locator):
        return locator, label
    return (_LABEL.sub("", locator, count=1), ABBREVIATED[words[0]]) if len(words) == 1 else (locator, "")


def _cite(value: Any, items: Mapping[str, Item], diagnostics: list[Diagnostic]) -> Cite | None:
    if not isinstance(value, dict):
        value = {"id": value}
    item = items.get(str(value.get("id", "")))
    if item is None:
        diagnostics.append(Diagnostic(f"the cited item {value.get('id')!r} is missing", hint="it is left out"))
        return None
    locator, label = labelled(str(value.get("locator") or "").strip(), str(value.get("label") or "page"))
    if label and label not in LOCATORS and label != "sub verbo":
        diagnostics.append(Diagnostic(f"unknown label {label!r} of a locator", expected="page, chapter, …"))
    position = value.get("position")
    explicit = isinstance(position, int) and not isinstance(position, bool)
    cite = Cite(
        item,
        locator,
        label,
        str(value.get("prefix") or ""),
        str(value.get("suffix") or ""),
        bool(value.get("suppress-author")),
        bool(value.get("author-only")),
        position if explicit else 0,
        bool(value.get("near-note")),
        explicit=explicit,
    )
    first = value.get("first-reference-note-number")
    cite.first_note = int(first) if str(first).isdigit() else None
    return cite
