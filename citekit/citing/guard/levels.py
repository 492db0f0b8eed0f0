"""Whether the levels of a place are what their words say: a folder is no collection, a town no series.

A reading that takes one for the other loses no word, but a style prints the word in the wrong place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.citing.guard.words import NAMED
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.citing.guard.claim import Claim
    from citekit.citing.guard.full_form import Printed
    from citekit.model.records import Part, ResolvedPart

WIDE = ("repository", "division", "record_group", "collection")
TOWN = 2
"""Words of the longest name that may be a town's or a state's."""

_CONTAINED = lazy(r"(?:box|folder|reel|carton|file|item|Box|Folder|Reel|Carton|File|Item)s? \d")
_NAME = lazy(r"[^\W\d_]+(?: [^\W\d_]+)*")
_WORDS = lazy(r"([^\W\d_]+) (?=([^\W\d_]+))")


def unlikely(claim: Claim) -> str:
    """A level that can hardly be what it was read as; empty where there is none.

    >>> from citekit.citing.guard.claim import Claim
    >>> from citekit.model.records import Part
    >>> text = "Roe Papers, State Library, Elsewhere, box 1"
    >>> found = [("collection", "Roe Papers"), ("repository", "State Library"), ("series", "Elsewhere")]
    >>> parts = tuple(Part(level, name, text.index(name), text.index(name) + len(name)) for level, name in found)
    >>> unlikely(Claim(text, 0, 43, {}, parts))
    'Elsewhere'
    """
    if not claim.location:
        return ""
    if contained := next((p.text for p in claim.location if p.level in WIDE and _CONTAINED.match(p.text)), ""):
        return contained
    location = sorted(claim.location, key=lambda part: part.start)
    if not claim.is_drafted and (archive := _misordered(location)):
        return archive
    first, *others = location
    author = first.level != "repository" and others and claim.text[first.end : others[0].start] == ", "
    if author and all(_may_be_town(part.text) and " " not in part.text for part in (first, others[0])):
        return f"{first.text}, {others[0].text}"  # a name, turned round
    return next((part.text for part in _behind_archive(claim) if _may_be_town(part.text)), "")


def _behind_archive(claim: Claim) -> Sequence[Part | ResolvedPart]:
    """What stands right behind its archive, where the collection stands before that; or right behind its town."""
    location = sorted(claim.location, key=lambda part: part.start)
    found = []
    for number, (before, part) in enumerate(pairwise(location), 1):
        between = claim.text[before.end : part.start].strip(" ,")
        led = number > 1 and location[number - 2].level in ("collection", "record_group", "lot", "series")
        if before.level == "repository" and part.level != "repository" and (between or led):
            found.append(part)
    return found


def _may_be_town(text: str) -> bool:
    words = text.casefold().split()
    cased = text[:1].isupper() and text[1:2].islower()
    return cased and len(words) <= TOWN and _NAME.fullmatch(text) is not None and NAMED.isdisjoint(words)


def _misordered(location: Sequence[Part | ResolvedPart]) -> str:
    """An archive before what it holds, though the file stands before both: “file 3, CDF, RG 59, NA”."""
    wide = [part for part in location if part.level in (*WIDE, "lot")]
    narrow = [part for part in location if part not in wide]
    filed = bool(narrow) and len(wide) > 1 and narrow[-1].start < wide[0].start
    return wide[0].text if filed and wide[0].level == "repository" and wide[-1].level != "repository" else ""


def apart(claim: Claim, printed: Printed) -> str:
    """What a colon or a town's comma joins in the note and would stand apart; empty where nothing would.

    >>> from citekit.citing.guard.claim import Claim
    >>> from citekit.citing.guard.full_form import Printed
    >>> claim = Claim("SP05: Roe papers, Box 2, State Libraries, Ames", 0, 46, {"archive-place": "Ames"})
    >>> [apart(claim, Printed(note, "", True)) for note in ("Box 2, State Libraries, SP05, Ames", claim.text)]
    ['Libraries, Ames', '']
    """
    town = str(claim.item.get("archive-place", ""))
    led = re.search(rf"(\w+)\.?, {re.escape(town)}\b", claim.stretch) if town and town in printed.whole else None
    if led and not re.search(rf"\b{led[1]}\b[.)]*,? \(?{re.escape(town)}", printed.whole):
        return led[0]
    location = sorted(claim.location, key=lambda part: part.start)
    for one, two in pairwise(location):
        if claim.text[one.end : two.start].strip() == ":" and not _adjacent(one.text, two.text, printed.whole):
            return f"{one.text}: {two.text}"
    return ""


def _adjacent(one: str, two: str, text: str) -> bool:
    """Whether two levels stand side by side, in either order."""
    pairs = ((one, two), (two, one))
    return any(re.search(rf"{re.escape(a)}[”’]?\W{{1,4}}{re.escape(b)}", text) is not None for a, b in pairs)


def divided(place: str, printed: Printed) -> str:
    """Two words of a name between which a comma would stand; empty where there are none.

    >>> from citekit.citing.guard.full_form import Printed
    >>> divided("Roe Papers, YIVO Institute", Printed("Roe Papers, YIVO, Institute.", "", True))
    'YIVO Institute'
    """
    for found in _WORDS.finditer(place):
        words = f"{found[1]} {found[2]}"
        is_name = found[2][0].isupper() and NAMED.isdisjoint(words.casefold().split())
        if is_name and words not in printed.note and re.search(rf"\b{found[1]}, {found[2]}\b", printed.note):
            return words
    return ""
