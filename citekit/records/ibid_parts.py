"""What a citation takes over from the one before: the parts above the place where it begins anew.

The parts of a citation stand from the wide to the narrow, so what is taken over is always a beginning of
the antecedent. Where it ends is told by the first part that follows the *ibid.*: by its name, where the
antecedent has it too or an authority knows under which repository it stands; else by its level.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.authority.folding import fold
from citekit.model.levels import ARCHIVAL, OF_ONE_DOCUMENT, PUBLISHED, widest_first
from citekit.model.patterns import lazy
from citekit.model.records import ResolvedPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.records import Part

    Parts = tuple[ResolvedPart, ...]

STORAGE = frozenset(("lot", "accession"))
CONTAINERS = frozenset(("box", "reel"))
"""Levels that number what is stored: another number takes the place of the old one, and nothing else gives way."""
FILING = frozenset(("decimal", "subject-numeric"))
"""The schemes of the Department's Central Files."""

_VOLUME = lazy(r"(?i:vol(?:ume|s?\.)) ?[\dIVXL]")
_LATER_VOLUME = lazy(r",? (?i:vol(?:ume|s?\.)) ?[\dIVXL]")


def combine(before: Parts, named: Parts) -> Parts:
    """The beginning of the antecedent that stays, then what is named anew, and last the single document.

    >>> from citekit.model.records import ResolvedPart
    >>> def part(level, text): return ResolvedPart(level, text, None, 0, 0)
    >>> before = part("repository", "Department of State"), part("collection", "Central Files"), part("file", "1/2")
    >>> [p.text for p in combine(before, (part("file", "790.5/1–2354"),))]
    ['Department of State', 'Central Files', '790.5/1–2354']
    >>> [p.text for p in combine(before, (part("collection", "Rusk Files"), part("lot", "Lot 72 D 192")))]
    ['Department of State', 'Rusk Files', 'Lot 72 D 192']
    """
    place = tuple(p for p in named if p.level not in OF_ONE_DOCUMENT)
    single = tuple(p for p in named if p.level in OF_ONE_DOCUMENT)
    if is_publication(before):
        kept = before[: _published_end(before, named)]
        return tuple(p for p in kept if p.level != "footnote") + named
    shared = tuple(p for p in before if p.level not in OF_ONE_DOCUMENT)
    if place and (later := _later_volume(shared, place)):
        return (*later, *place, *single)
    end = _archival_end(shared, place)
    return shared[:end] + _wider(shared[end:], place) + place + single


_NUMBER_ALONE = lazy(r"\d{1,4}(?:[–-]\d{1,4})?|[ivxlc]+")


def numbered(named: Parts, before: Parts) -> Parts:
    """What is named, where a number without a word is the page or leaf that it is in most notes.

    It is a file after one of the Department's Central Files, and a box or folder after another number by itself.

    >>> number = ResolvedPart("folder", "81", None, 0, 2)
    >>> [part.level for part in numbered((number,), ())], [part.level for part in numbered((number,), (number,))]
    (['page'], ['folder'])
    """
    if not named or named[0].level not in ARCHIVAL or not _NUMBER_ALONE.fullmatch(named[0].text):
        return named
    if any(is_filed_centrally(p) or p.authority == "dos-central-files" for p in before):
        return named
    like = (p.level for p in reversed(before) if _NUMBER_ALONE.fullmatch(p.text))
    return (replace(named[0], level=next(like, "page")), *named[1:])


def is_publication(parts: Sequence[ResolvedPart]) -> bool:
    """Whether the parts are those of a published work."""
    return any(p.level in ("title", "volume", "year") for p in parts)


def _published_end(before: Parts, named: Parts) -> int:
    first = next((p for p in named if p.level in PUBLISHED), None)
    if first is None:
        return len(before)
    depth = PUBLISHED[first.level]
    same = (i for i, p in enumerate(before) if p.level == first.level)
    deeper = (i for i, p in enumerate(before) if i and _published_depth(i, p) >= depth)
    return next(same, next(deeper, len(before)))


def _published_depth(index: int, part: ResolvedPart) -> int:
    return PUBLISHED["part"] if index and part.level == "title" else PUBLISHED.get(part.level, PUBLISHED["page"])


def _archival_end(before: Parts, place: Parts) -> int:
    """Where the antecedent's parts give way to what is named."""
    if not place:
        return len(before)
    first = place[0]
    if (known := under_known_holder(before, first)) is not None:
        return known
    if (
        (alike := _same_name(before, first)) is not None
        or (alike := _sibling(before, first)) is not None
        or (alike := _bare_box(before, first)) is not None
    ):
        return alike
    if is_filed_centrally(first) and not any(is_filed_like(p, first) for p in before):
        return _depth_from(before, ARCHIVAL["collection"])
    same = (i for i, p in enumerate(before) if p.level == first.level and first.level in CONTAINERS)
    return next(same, _depth_from(before, _depth(place)))


def _wider(rest: Parts, place: Parts) -> Parts:
    """Of the parts that give way to a container by itself those that hold it, in whatever order they were printed."""
    if not place or any(p.level not in CONTAINERS for p in place):
        return ()
    return tuple(p for p in rest if _known_depth(p) < ARCHIVAL[place[0].level])


def _depth(place: Parts) -> int:
    """How deep the first part stands: whatever holds a lot or an accession is a collection."""
    depth = ARCHIVAL.get(place[0].level, ARCHIVAL["file"])
    holds = any(p.level in STORAGE for p in place[1:])
    return min(depth, ARCHIVAL["collection"]) if holds else depth


def _depth_from(before: Parts, depth: int) -> int:
    return next((i for i, p in enumerate(before) if _known_depth(p) >= depth), len(before))


def _known_depth(part: ResolvedPart) -> int:
    """A series with an authority of its own is a collection inside a collection: only its equals replace it."""
    depth = ARCHIVAL.get(part.level, ARCHIVAL["file"])
    return ARCHIVAL["collection"] if part.level == "series" and part.authority else depth


def under_known_holder(before: Parts, part: ResolvedPart) -> int | None:
    """The index behind the antecedent's part that is known to hold ``part``; ``None`` where that is not known."""
    from citekit.authority import collection

    if part.level not in ("collection", "series", "folder"):
        return None
    for at in range(len(before) - 1, -1, -1):
        holder = before[at].authority
        row = collection(part.text, holder) if holder else None
        if row is not None:
            index = at + 1
            while index < len(before) and _is_around(before[index], row.record_group):
                index += 1
            return index
    return None


def _is_around(part: ResolvedPart, group: str | None) -> bool:
    """Whether a part between a repository and its collection is the record group that the collection belongs to."""
    return part.level == "record_group" and part.authority in (group, None)


def _same_name(before: Parts, part: ResolvedPart) -> int | None:
    name = fold(part.text)
    return next((i for i, p in enumerate(before) if i and p.level == part.level and fold(p.text) == name), None)


_BOX = lazy(r"(?i:box)(?:es)? (?P<prefix>[A-Z]{1,3}[ –-]?)\d+\Z")


def _bare_box(before: Parts, part: ResolvedPart) -> int | None:
    """The index of the box that the part numbers without its word: “CL 345” after “Box CL 266”."""
    boxes = ((i, _BOX.match(p.text)) for i, p in enumerate(before) if p.level == "box")
    return next((i for i, box in boxes if box and re.match(re.escape(box["prefix"]) + r"\d", part.text)), None)


_WORDS = """
    the a of office records files file papers memoranda memos meeting meetings general special subject country
    staff national white department correspondence conference series box vol volume for
"""
_COMMON = frozenset(_WORDS.split())
"""Words that unrelated bodies of records begin with."""


def _sibling(before: Parts, part: ResolvedPart) -> int | None:
    """The index of the part that shares its first telling word: “NAC Documents” stands beside “NAC Minutes”."""
    word = _first_word(part.text)
    if word in _COMMON or not word[:1].isalnum() or word.isdigit():
        return None
    return next((i for i, p in enumerate(before) if i and p.level in ARCHIVAL and _first_word(p.text) == word), None)


def _first_word(text: str) -> str:
    return fold(text).partition(" ")[0].strip(",.:;()")


def is_filed_centrally(part: ResolvedPart) -> bool:
    """Whether the part is a number of the Department's Central Files."""
    return part.level == "file" and part.decoded is not None and part.decoded.scheme in FILING


def can_hold_central_files(parts: Sequence[ResolvedPart]) -> bool:
    """Whether the place is the Department's or the National Archives', or names no repository at all."""
    from citekit.authority import collection

    named = [p for p in parts if p.level == "repository"]
    return not named or any(p.authority is None or collection("Central Files", p.authority) for p in named)


def is_filed_like(part: ResolvedPart, other: ResolvedPart) -> bool:
    """Whether a file number may stand where ``part`` stood: another number of its scheme, or its Central Files."""
    if part.level == "collection":
        return part.authority == "dos-central-files"
    return is_filed_centrally(part) and is_filed_centrally(other)


def _later_volume(before: Parts, place: Parts) -> Parts | None:
    """``Ibid., Vol. XVII`` after a folder “USSR, Vol. XVI”: the folder without its volume; else ``None``."""
    if not _VOLUME.match(place[0].text) or not before or before[-1].level not in ("folder", "series"):
        return None
    last = before[-1]
    if _VOLUME.match(last.text):
        return before[:-1]
    found = _LATER_VOLUME.search(last.text)
    if found is None:
        return None
    shown = last.text[: found.start()]
    return (*before[:-1], replace(last, text=shown, end=last.start + len(shown)))


def own_parts(parts: tuple[Part, ...], note: str | None) -> Parts:
    """Parts from the wide to the narrow, each marked with the note it comes from."""
    own = (ResolvedPart(p.level, p.text, note, p.start, p.end, p.authority, p.decoded) for p in widest_first(parts))
    return tuple(own)
