"""Citations as CSL-JSON gives them, read into cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from citekit.csl.document.positions import Citation
from citekit.csl.input.findings import Finding
from citekit.csl.input.item import Item, diagnose
from citekit.csl.input.vocabulary import LOCATORS
from citekit.csl.rendering.context import Cite
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citekit.csl.input.item import Abbreviate
    from citekit.errors import Diagnostic

MODES = ("author-only", "composite", "suppress-author")
"""csl-citation.json, properties.mode."""
ABBREVIATED = {
    word: label
    for label, words in {
        "article-locator": "art. arts.", "book": "bk. bks.", "chapter": "ch. chs. chap. chaps.", "column": "col. cols.",
        "figure": "fig. figs.", "folio": "f. ff. fo. fol. fols.", "issue": "no. nos.", "line": "l. ll.",
        "note": "n. nn.", "opus": "op.", "page": "p. pp.", "paragraph": "para. paras.", "part": "pt. pts.",
        "rule": "r.", "section": "sec. secs.", "verse": "v. vv.", "volume": "vol. vols.",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Labels as people write them into a locator: citeproc-js's, as far as CSL has the terms, leaves, and plurals."""
_LABEL = lazy(rf"(?<!\w)({'|'.join(map(re.escape, ABBREVIATED))})\s+(?=[\divxlc])")


def read_items(
    items: Iterable[Mapping[str, Any]], abbreviate: Abbreviate | None = None
) -> tuple[dict[str, Item], list[Diagnostic]]:
    """Items by their ids, and what is to be said of them; of two with one id the later holds."""
    known: dict[str, Item] = {}
    told: list[Diagnostic] = []
    for raw in items:
        told += diagnose(raw)
        item = Item(raw, abbreviate)
        if item.id in known and known[item.id].raw != item.raw:
            hint = "the later one is cited; give each its own id"
            told.append(Finding(f"two items have the id {item.id!r}", item=item.id, hint=hint))
        known[item.id] = item
    return known, told


class Reader:
    """Reads citations over known items, and says what is wrong with them."""

    def __init__(self, items: Mapping[str, Item], note: bool) -> None:
        self.items = items
        self.note = note
        self.diagnostics: list[Diagnostic] = []

    def citations(self, values: Sequence[Any]) -> list[Citation]:
        """The citations in document order. One without a note number stands in the text, or in the next note."""
        return [self.citation(one, number) for number, one in enumerate(values, 1)]

    def citation(self, value: Any, number: int) -> Citation:
        """One citation: an object, a list of cites, or a single cite."""
        if isinstance(value, list):
            value = {"citationItems": value}
        elif isinstance(value, str) or (isinstance(value, dict) and "citationItems" not in value and "id" in value):
            value = {"citationItems": [value]}
        if not isinstance(value, dict):
            self.tell("a citation is neither an object nor a list of cites", str(number), expected="citationItems")
            return Citation([], number if self.note else 0)
        properties = value.get("properties") or {}
        identity = str(value.get("citationID") or number)
        listed = value.get("citationItems") or ()
        listed = [listed] if isinstance(listed, dict | str) else listed
        if not listed:
            self.tell("the citation cites nothing", identity, expected="citationItems with an id each")
        read = [self.cite(one, identity, n) for n, one in enumerate(listed, 1)]
        cites = [cite for cite in read if cite is not None]
        mode = self.mode(properties, identity)
        if cites and mode == "suppress-author":
            cites[0].suppress_author = True
        return Citation(
            cites,
            _whole(properties.get("noteIndex"), number if self.note else 0),
            str(properties.get("prefix") or ""),
            str(properties.get("suffix") or ""),
            mode,
            str(properties.get("infix") or ""),
            bool(properties.get("unsorted")),
            identity,
            str(properties.get("chapter") or ""),
            self.note and properties.get("noteIndex") is None,
            cites[0] if mode and cites else None,
        )

    def mode(self, properties: Mapping[str, Any], identity: str) -> str:
        """How the citation stands in its sentence."""
        mode = str(properties.get("mode") or "")
        if mode and mode not in MODES:
            self.tell(f"unknown mode {mode!r}", identity, expected=", ".join(MODES), hint="it is cited in full")
            return ""
        return mode

    def cite(self, value: Any, citation: str, number: int) -> Cite | None:
        """One cite; that of an item that is not there stands for it by its id."""
        if not isinstance(value, dict):
            value = {"id": value}
        key = value.get("id")
        if key is None:
            self.tell("a cite names no item", citation, cite=number, expected="an id", hint="it is left out")
            return None
        item = self.items.get(str(key))
        if item is None:
            hint = f"“{key}?” is printed in its place"
            self.tell(f"the cited item {key!r} is missing", citation, item=str(key), cite=number, hint=hint)
        locator, label = labelled(str(value.get("locator") or "").strip(), str(value.get("label") or "page"))
        if label and label not in LOCATORS and label != "sub verbo":
            told = f"unknown label {label!r} of a locator"
            self.tell(told, citation, item=str(key), cite=number, expected="page, chapter, …")
        position = value.get("position")
        explicit = isinstance(position, int) and not isinstance(position, bool)
        return Cite(
            Item({"id": key}) if item is None else item,
            locator,
            label,
            str(value.get("prefix") or ""),
            str(value.get("suffix") or ""),
            bool(value.get("suppress-author")),
            bool(value.get("author-only")),
            position if explicit else 0,
            bool(value.get("near-note")),
            first_note=_whole(value.get("first-reference-note-number"), None),
            explicit=explicit,
            missing=item is None,
        )

    def tell(
        self,
        message: str,
        citation: str,
        *,
        item: str = "",
        cite: int = 0,
        expected: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Add what is to be said of a citation."""
        self.diagnostics.append(Finding(message, expected=expected, hint=hint, item=item, citation=citation, cite=cite))


T = TypeVar("T")


def _whole(value: Any, otherwise: T) -> int | T:
    """A whole number, or what stands for one that is not there."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def labelled(locator: str, label: str) -> tuple[str, str]:
    """A locator that says itself what it counts: its label, or none where it counts several things.

    >>> labelled("ch. 4", "page"), labelled("vol. 1, fol. 3", "page"), labelled("12", "page")
    (('4', 'chapter'), ('vol. 1, fol. 3', ''), ('12', 'page'))
    """
    words = _LABEL.findall(locator)
    if not words or not _LABEL.match(locator):
        return locator, label
    return (_LABEL.sub("", locator, count=1), ABBREVIATED[words[0]]) if len(words) == 1 else (locator, "")
