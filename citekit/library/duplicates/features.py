"""What is compared of two records: where the source lies, when it was made, what it is and whose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from citekit.library.records import dates
from citekit.library.records.folding import atoms, compact, folded
from citekit.library.records.places import BOX, FILE, keeper, levels, place

if TYPE_CHECKING:
    from citekit.model.items import CslItem

_WORDLESS = frozenset(("the", "of", "and", "a", "an", "in", "on", "for", "to", "from", "at", "by"))


@dataclass(frozen=True, slots=True)
class Features:
    """What of a record is compared, folded; empty or ``None`` where it says nothing."""

    key: str
    archival: bool
    keeper: str = ""
    keeper_name: str = ""
    place: str = ""
    """The levels between archive and box, each with its words."""
    box: str = ""
    file: str = ""
    box_place: str | None = None
    file_place: str | None = None
    days: tuple[str, str] | None = None
    kind: str = ""
    number: str = ""
    author: str = ""
    recipient: str = ""
    title: str = ""
    host: str = ""
    volume: str = ""
    ids: frozenset[str] = frozenset()
    pages: str = ""
    cited_in: str = ""
    """The key of the printed document whose source this is."""

    @property
    def day(self) -> str:
        """The day, where the date is exact to it."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else ""

    @property
    def describes(self) -> bool:
        """Whether a document is described, and not its place alone."""
        return bool(self.days or self.number or self.author or self.recipient or self.title)


def features(item: CslItem) -> Features:
    """What is compared of an item."""
    named = levels(item)
    where = place(item, named)
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    return Features(
        key=str(item.get("id", "")),
        archival=bool(
            where.repository or where.collection or where.box or (where.file and item.get("type") != "chapter")
        ),
        keeper=keeper(where.repository or ""),
        keeper_name=folded(where.repository or ""),
        place=" ".join(
            folded(text) for level, text in named if level not in ("repository", "item", "page", *BOX, *FILE)
        ),
        box=folded(where.box or ""),
        file=folded(where.file or ""),
        box_place=where.box_place,
        file_place=where.file_place,
        days=dates.span(item),
        kind=folded(str(item.get("genre") or "")),
        number=compact(str(item.get("number") or "")),
        author=_names(item, "author") or _names(item, "editor"),
        recipient=_names(item, "recipient"),
        title=_title(str(item.get("title") or "")),
        host=folded(str(item.get("container-title") or "")),
        volume=compact(f"{item.get('volume') or ''} {item.get('issue') or ''}"),
        ids=_ids(item),
        pages=compact(str(item.get("page") or "")),
        cited_in=str(custom.get("cited-in") or "") if custom.get("source-note") else "",
    )


def _names(item: CslItem, role: str) -> str:
    names = item.get(role)
    if not isinstance(names, list):
        return ""
    said = (one.get("family") or one.get("literal") or "" for one in names if isinstance(one, dict))
    return " ".join(folded(str(name)) for name in said)


@lru_cache(maxsize=4096)
def _title(text: str) -> str:
    return " ".join(word for word in atoms(text) if word not in _WORDLESS)


def _ids(item: CslItem) -> frozenset[str]:
    found: set[Any] = set()
    for name in ("DOI", "ISBN", "PMID", "URL"):
        if said := str(item.get(name) or ""):
            found |= {f"{name}:{compact(one)}" for one in (said.split() if name == "ISBN" else [said])}
    return frozenset(found)
