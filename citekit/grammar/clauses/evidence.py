"""Whether enough shows a citation to be of an archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.clauses import items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.cite import Cite


def shown(text: str, cites: Sequence[Cite], *, continued: bool) -> list[Cite]:
    """The citations of a clause that are an archive's; several documents have the place of the last of them."""
    out: list[Cite] = []
    for cite in reversed(cites):
        joined = (
            bool(out)
            and not cite.has("repository", "ibid")
            and (cite.parts[0][0] == "file" or items.is_sent(text[cite.parts[0][1] : cite.parts[0][2]]))
            and out[-1].parts[0][1] - cite.end < 8
        )
        if _is_shown(text, cite, continued=continued) or joined:
            out.append(cite)
    return out[::-1]


_CODED = re.compile(r"[\W\d_]*+[^\W\d_]\D*+\d|(?:(?!\d/\d).)*+\d/\d|\D*+\d[^A-Z]*+[A-Z]", re.DOTALL)


_PRINTED_UNITS = re.compile(
    r"(?:[Vv]ols?|[Bb]de?|[Nn]rs?|[Dd]ok?|[Dd]oc|[Ss]|[Dd]|[Tt]|[Pp]p?|Rr?|[Nn]os?|[Hh]|[Cc]ol|[Ll]|[Ss]erie)\b\.?",
    re.IGNORECASE,
)


def _is_shown(text: str, cite: Cite, *, continued: bool) -> bool:
    """Whether enough shows a citation to be of an archive: printed works have volumes, numbers and pages too."""
    if cite.has("ibid"):
        return True
    coded = [
        (level, text[a:b])
        for level, a, b in cite.parts
        if level in ("file", "box", "record_group", "folder", "reel", "entry", "lot", "accession", "series")
    ]
    firm = [
        p
        for level, p in coded
        if level == "record_group"
        or (level == "file" and _CODED.match(p) and not _PRINTED_UNITS.match(p))
        or (level in ("box", "folder", "reel", "entry") and not _PRINTED_UNITS.match(p))
    ]
    item = next((text[a:b] for level, a, b in cite.parts if level == "item"), "")
    if cite.sure and cite.agency:
        return bool(firm) or cite.has("collection", "lot")
    if cite.sure:
        return (
            bool(coded or cite.has("collection", "page", "division"))
            or items.is_sent(item)
            or (bool(item) and cite.has("repository") and any(ch.isdigit() for ch in item))
        )
    if cite.has("repository"):
        return bool(firm or cite.has("collection")) or (bool(item) and any(ch.isdigit() for ch in item))
    if cite.has("collection"):
        return bool(firm) or (bool(item) and not cite.has("page"))
    return continued and bool(firm or coded)
