"""Stretches of words in a place: named bodies, brackets, towns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.clauses import codes, items, units
from citekit.grammar.clauses.elements import MARKS, Element
from citekit.grammar.clauses.places import ENGLISH
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.cite import Cite


def stripped(pending: Sequence[Element]) -> list[Element]:
    """Without marks and signals at either end."""
    a, b = 0, len(pending)
    while a < b and (pending[a].kind in MARKS or pending[a].kind in ("signal", "define", "address")):
        a += 1
    while b > a and (pending[b - 1].kind in MARKS or pending[b - 1].kind in ("signal", "define", "address")):
        b -= 1
    return list(pending[a:b])


def chunks(rest: Sequence[Element]) -> list[tuple[int, int]]:
    """The stretches between marks; years stay with the name before them."""
    out: list[tuple[int, int]] = []
    here: list[Element] = []
    for element in [*rest, Element("comma", -1, -1)]:
        if element.kind in MARKS or element.kind in ("signal", "define", "address"):
            if here:
                only = all(e.kind == "year" for e in here)
                if only and out:
                    out[-1] = (out[-1][0], here[-1].end)
                else:
                    out.append((here[0].start, here[-1].end))
            here = []
        else:
            here.append(element)
    return out


_QUOTED_UNIT = lazy(r"\w{1,8}\.? (?P<quote>[“„«»\"].*[”“»«\"])", re.DOTALL)
"""“Fld. “Women””, “fasc. «Ancona»”: the quoted title is the folder's."""
_NUMBERED = lazy(r"(?P<name>[^\W\d_][^,;]*?) (?P<number>\d{1,4})")


def name(text: str, cite: Cite, start: int, end: int) -> None:
    """A named stretch of a place: collection, series or folder by what stands before it."""
    if headed := _QUOTED_UNIT.fullmatch(text, start, end):
        start = headed.start("quote")
    if text[start] in "“‘«„»\"'" and text[end - 1] in "”’»“«\"'":
        start, end = start + 1, end - 1
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        while text[end - 1] in ",." and not text[start:end].endswith("etc."):
            end -= 1
    levels = {level for level, _, _ in cite.parts}
    level = "collection"
    if levels & {"box", "folder", "file"} or not levels - {"item"}:
        level = "folder"
    elif levels & {"collection", "series", "record_group"}:
        level = "series"
    found = _NUMBERED.fullmatch(text, start, end)
    if found and cite.country not in ENGLISH and level != "folder" and cite.has("repository"):
        cite.add(level, start, found.end("name"))
        cite.add("box", found.start("number"), end)
    else:
        cite.add(level, start, end)


_LONGEST = 50
"""Characters in a bracket behind an archive: its town, its other name."""
TOWN = lazy(r"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})(?:, (?:[A-Z][\w.]*(?: [A-Z][\w.]*)?))?")


def aside(text: str, cite: Cite, element: Element) -> None:
    """A bracket behind a part: a day, a code, a unit; else it belongs to the part."""
    inner = text[element.start + 1 : element.end - 1]
    start, end = element.start + 1, element.end - 1
    if cite.parts[-1][0] in ("repository", "division") and not any(map(str.isdigit, inner)):
        if len(inner) > _LONGEST or items.is_prose(inner):
            return
        cite.town(element.start, element.end)
        return
    unit = units.match(inner, 0, len(inner))
    when = dates.match(inner) or dates.year(inner)
    day = when[1] if when else None
    if unit and unit.end == len(inner):
        cite.add(units.level_in(unit, cite.country), start, end)
    elif (
        day
        and not cite.has("item")
        and cite.has("file", "box", "page", "folder")
        and (day == len(inner) or inner[day] == ",")
    ) or (
        not cite.has("item")
        and cite.has("file", "page")
        and (
            items.is_headed(inner)
            or (inner[0].isupper() and next(dates.find(inner), None) is not None)
            or re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}", inner)
        )
        and not inner.startswith(("ex ", "cote"))
    ):
        cite.add("item", start, end)
    elif (
        cite.parts[-1][0] not in ("file", "box", "folder", "record_group")
        and (codes.weak(inner) or re.fullmatch(r"\d[\d/. -]*\w?\.?", inner))
    ) or re.fullmatch(r"\d+/\d+\.", inner):
        cite.add("file", start, end)
    elif (
        cite.parts[-1][0] == "record_group"
        and text[cite.parts[-1][1]] in "Ффf"
        and re.fullmatch(r"[^\W\d_][^\d()]{3,60}", inner)
        and inner[0].isupper()
    ):
        cite.add("collection", start, end)
    elif cite.parts[-1][0] in ("collection", "series") and re.fullmatch(r"[A-Z][^\d()]{3,60}", inner):
        cite.add("series", start, end)
    elif len(inner) < 50 or re.match(r"(?:cote|anc|ex |olim|früher|formerly|now )", inner):
        level, a, _ = cite.parts[-1]
        if not re.match(r"cote|anc", inner):
            cite.parts[-1] = (level, a, element.end)
    else:
        return
    cite.end = element.end


def printed_of(text: str, clause: Sequence[Element]) -> str:
    rest = stripped(clause)
    return text[rest[0].start : rest[-1].end] if rest else ""
