"""The level of a code, a number or a unit where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority.known import OURS
from citekit.grammar.clauses import codes, units
from citekit.grammar.clauses.elements import MARKS, Element
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.authority.known import Archives


class Force(Struct):
    """What is in force at a place of a note: whether an archive was named, where it lies, and names it defines."""

    archive: bool = False
    country: str = ""
    archive_id: str = ""
    known: Archives = OURS


_NARROWED = frozenset(("file", "box", "folder", "reel", "record_group"))
"""Behind one of these a number is a leaf; behind a body of records alone it is the body's."""
_BUNDLED = frozenset(("es", "it", "va", "pt"))
"""Countries that number a body's bundles: “Contratación, 5488” is a legajo, “Senato, 12” a busta."""
_LEAF = lazy(r"\d ?[rv]\b")
_REGISTERED = lazy(r"\d+/(?:1[5-9]|20)\d\d")
_ROMAN = lazy(r"[IVXLCivxlc]+")
_PAGES = lazy(r"\d+/\d+|\d{1,4}[rvabRV]?(?:\s?[–−-]\s?\d{1,4}[rvabRV]?)?")


def coded(text: str, element: Element, out: list[Element], here: Force, *, strong: bool = False) -> list[Element]:
    """The parts of a code: one file, or as the signatures of the archive's country have it."""
    printed = element.of(text)
    kinds = [e.kind for e in out]
    if _REGISTERED.fullmatch(printed) and "file" not in kinds and here.country in ("de", "at", ""):
        return [replace(element, kind="file")]
    last = next((e for e in reversed(out) if e.kind not in MARKS), None)
    narrowed = any(k in _NARROWED for k in kinds)
    if (
        not strong
        and last
        and (
            (last.kind in ("folder", "item", "year", "date", "words", "aside") and (narrowed or "/" not in printed))
            or (last.kind in ("file", "box") and "/" not in printed)
        )
        and here.country != "au"
        and _PAGES.fullmatch(printed)
    ):
        if not narrowed and printed.isdigit() and (here.archive or "repository" in kinds):
            return [replace(element, kind="box" if here.country in _BUNDLED else "file")]
        return [replace(element, kind="page")]
    if not strong and last and _ROMAN.fullmatch(printed):
        if last.kind == "file":
            out[-1 - _back(out)] = replace(last, end=element.end)
            return []
        return [replace(element, kind="series" if here.country == "de" else "box")]
    if (
        not strong
        and last
        and last.kind == "box"
        and _ROMAN.fullmatch(text[last.start : last.end])
        and _PAGES.fullmatch(printed)
    ):
        return [replace(element, kind="page")]
    first = not any(k in ("file", "record_group", "series") for k in kinds)
    if said := codes.parts(printed, here.country, here.archive_id, first=first):
        return [Element(level, element.start + start, element.start + stop) for level, start, stop in said]
    if re.fullmatch(r"HR-HDA-\d+", printed):
        return [replace(element, kind="record_group", sure=True)]
    return [replace(element, kind="file")]


def _back(out: Sequence[Element]) -> int:
    """How many marks stand at the end."""
    n = 0
    while n < len(out) and out[-1 - n].kind in MARKS:
        n += 1
    return n


_VOLUME = frozenset(("bd", "bde", "band", "bände", "part"))
_BRITISH = frozenset(("vol", "volume", "vols"))


def united(text: str, element: Element, out: list[Element], here: Force) -> list[Element]:
    """A unit at its level; a volume of a file stays inside it."""
    unit = element.unit
    assert unit is not None
    level = units.level_in(unit, here.country)
    if unit.word in ("f", "ff") and _LEAF.search(text[unit.number : unit.end]):
        level = "page"
    last = next((e for e in reversed(out) if e.kind not in MARKS), None)
    behind = -1 - _back(out)
    inside = unit.word in _VOLUME or (unit.word in _BRITISH and here.country in ("uk", "ie"))
    if inside and last and last.kind == "file" and level in ("file", "box"):
        out[behind] = replace(last, end=element.end)
        del out[len(out) + behind + 1 :]
        return []
    start = element.start
    if unit.word in ("file", "files", "hier"):
        start = unit.number
    return [Element(level, start, element.end, unit, sure=level == "record_group" and unit.word in ("ф", "фонд"))]
