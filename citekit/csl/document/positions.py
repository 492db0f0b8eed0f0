"""Positions: which cite is the first of its item, which is ibid., which stands near (CSL 1.0.2, Choose)."""

from __future__ import annotations

from msgspec import Struct, field

from citekit.csl.rendering.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite


class Citation(Struct):
    """The cites of one place in the text; ``note`` is 0 where it stands in the text itself."""

    cites: list[Cite]
    note: int = 0
    prefix: str = ""
    suffix: str = ""
    mode: str = ""
    infix: str = ""
    unsorted: bool = False
    id: str = ""
    chapter: str = ""
    """Where positions begin anew."""
    counted: bool = False
    """Whether its note is numbered by its place among the citations."""
    named: Cite | None = None
    """The cite whose author the sentence names, where the citation has a mode."""
    given: tuple[Cite, ...] = ()
    """The cites in the writer's order."""

    def __post_init__(self) -> None:
        self.given = tuple(self.cites)


class _Seen(Struct):
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    in_note: dict[int, int] = field(default_factory=dict)


def place(citations: list[Citation], near: int) -> None:
    """Set position, nearness and first note of every cite; text and notes are counted apart."""
    for chosen in (
        [c for c in citations if not c.note],
        [c for c in citations if c.note],
    ):
        seen, before = _Seen(), None
        for citation in chosen:
            if before is not None and (before.note > citation.note or before.chapter != citation.chapter):
                seen, before = _Seen(), None
            _place_one(citation, before, seen, near)
            before = citation


def _place_one(citation: Citation, before: Citation | None, seen: _Seen, near: int) -> None:
    seen.in_note[citation.note] = seen.in_note.get(citation.note, 0) + len(citation.cites)
    for index, cite in enumerate(citation.cites):
        key = cite.item.id
        if key not in seen.last:
            if citation.mode == "author-only":
                continue
            seen.first[key] = seen.last[key] = citation.note
            if not cite.explicit:
                cite.position, cite.near, cite.first_note = FIRST, False, None
            continue
        if not cite.explicit:
            previous = _previous(citation, before, index, seen)
            cite.position = _position(cite, previous)
        cite.first_note = seen.first[key] or None
        cite.near = citation.note - seen.last[key] <= near
        seen.last[key] = citation.note


def _previous(citation: Citation, before: Citation | None, index: int, seen: _Seen) -> Cite | None:
    """The cite directly before, if it is of the same item and there is no other beside it."""
    key = citation.cites[index].item.id
    if index > 0:
        previous = citation.cites[index - 1]
        return previous if previous.item.id == key else None
    if before is None or not before.cites:
        return None
    if before.note == citation.note:
        same_note = before.cites[-1].item.id == key and (citation.note > 0 or len(before.cites) == 1)
        return before.cites[-1] if same_note else None
    alone = seen.in_note.get(before.note, 0) == 1
    next_note = before.note >= citation.note - 1
    return before.cites[0] if alone and next_note and before.cites[0].item.id == key else None


def _position(cite: Cite, previous: Cite | None) -> int:
    """Ibid. where nothing has changed but perhaps the locator."""
    if previous is None:
        return SUBSEQUENT
    if previous.locator:
        if not cite.locator:
            return SUBSEQUENT
        same = (previous.locator, previous.label) == (cite.locator, cite.label)
        return IBID if same else IBID_WITH_LOCATOR
    return IBID_WITH_LOCATOR if cite.locator else IBID
