"""Another leaf of what the note before cites: “Ibid., fo. 14”, and not the whole source again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.citing.style_view import cites_in_notes
from citekit.model.levels import is_leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.items import CslItem


def again(items: Sequence[CslItem], cites: Sequence[Sequence[CslItem]], xml: str, language: str) -> dict[int, str]:
    """The notes, by their places, that cite another leaf of the one source of the note before, and what they say.

    Only styles that have *ibid.* say so; the word is that of the style in the ``language`` of the document.

    >>> leaf = [{"id": n, "custom": {"levels": [{"level": "page", "text": f"fo. {n}"}]}} for n in "34"]
    >>> from citekit.csl.styles.installed import find
    >>> for name in ("nara", "archival-mhra"):
    ...     print(again(leaf, [[{"id": "3"}], [{"id": "4"}]], find(name).xml.decode(), "en-US"))
    {1: 'Ibid., fo. 4.'}
    {}
    """
    known = {str(item["id"]): item for item in items}
    found: dict[int, str] = {}
    for place, (before, here) in enumerate(pairwise(cites), 1):
        if len(before) == len(here) == 1 and here[0].keys() == {"id"}:
            one, other = known[before[0]["id"]], known[here[0]["id"]]
            leaf = _leaf(other)
            if one["id"] != other["id"] and leaf and _bare(one) == _bare(other):
                found[place] = leaf
    ibid = _ibid(xml, language) if found else ""
    return {place: f"{ibid}, {leaf}." for place, leaf in found.items()} if ibid else {}


def _ibid(xml: str, language: str) -> str:
    """What the style says of a source that the note before cites too; empty where it does not say *ibid.*"""
    from citekit import csl
    from citekit.csl.styles.style import compile_style

    if not cites_in_notes(xml) or 'position="ibid' not in xml:
        return ""
    term = compile_style(xml.encode(), language).locale.term("ibid") or ""
    probe = {"id": "probe", "type": "manuscript", "title": "Probe", "archive": "Archive"}
    notes = [{"citationItems": [{"id": "probe"}], "properties": {"noteIndex": n}} for n in (1, 2)]
    said = csl.render(xml, [probe], notes, locale=language, format="text").citations[1].rstrip(".")
    return f"{said}{'.' * term.endswith('.')}" if said.casefold() == term.rstrip(".").casefold() else ""


def _leaf(item: CslItem) -> str:
    levels = item.get("custom", {}).get("levels", ())
    return ", ".join(level["text"] for level in levels if is_leaf(level["level"], level["text"]))


def _bare(item: CslItem) -> str:
    """What an item says but for the leaf; a document that nobody describes is told apart by no more than its file."""
    kept = {name: item[name] for name in ("author", "recipient", "genre", "number", "title", "issued") if name in item}
    levels = item.get("custom", {}).get("levels", ())
    return repr((sorted(kept.items()), [level for level in levels if level["level"] not in ("item", "page")]))
