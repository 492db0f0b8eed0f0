"""What stands around an element says what it is: bare capitals, a code, a number where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.authority import kinds
from citekit.authority.note_words import words
from citekit.grammar.clauses import names
from citekit.grammar.clauses.elements import MARKS
from citekit.model.levels import ARCHIVAL
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element
    from citekit.grammar.clauses.levels import Force


LEVELS = frozenset((*ARCHIVAL, "page", "ibid"))
"""The levels of a place, and what stands for one."""


BODIES = "PCRS"
"""The last letters of bodies of records in capitals: papers, collection, records, series (“SNCCP”)."""


def glued(text: str, clause: Sequence[Element], index: int) -> int | None:
    """The index of the code that bare capitals begin: “MSG 2-30412”, “MRZ. 512/1857”, “Präs. MI. 1203/1857”."""
    at = index + 1
    while at < len(clause) and clause[at].kind == "sigil" and not text[clause[at - 1].end : clause[at].start].strip():
        at += 1
    if (
        at < len(clause)
        and clause[at].kind in ("weak", "code", "year")
        and not text[clause[at - 1].end : clause[at].start].strip(" _")
    ):
        return at
    return None


def abbreviates(text: str, clause: Sequence[Element], index: int) -> bool:
    """Whether an abbreviation stands directly before its number: “Präs. 4120/1857”."""
    behind = clause[index + 1] if index + 1 < len(clause) else None
    return (
        behind is not None
        and behind.kind in ("weak", "year")
        and re.fullmatch(r"[A-Z]\w{1,5}\.(?: [A-Z]{1,3}\.)?", clause[index].of(text)) is not None
    )


def adjoins(text: str, clause: Sequence[Element], index: int) -> bool:
    """Whether the number of a note or document stands directly before an archive: “No. 118 NAI DFA …”."""
    behind = clause[index + 1] if index + 1 < len(clause) else None
    return index == 0 and behind is not None and behind.kind in ("repository", "sigil")


def heads(clause: Sequence[Element], index: int) -> bool:
    """Whether a code stands before the body of records that it numbers: “LP03: Lund family papers”."""
    return index + 2 < len(clause) and clause[index + 1].kind == "colon" and clause[index + 2].kind == "collection"


def has_place(out: Sequence[Element]) -> bool:
    return any(e.kind in LEVELS for e in out)


def ends(clause: Sequence[Element], index: int) -> bool:
    return all(
        e.kind in MARKS or e.kind in ("define", "sigil", "record_group", "repository", "aside", "address")
        for e in clause[index + 1 :]
    )


def is_archive(text: str, clause: Sequence[Element], index: int, here: Force, out: Sequence[Element]) -> bool:
    """Whether bare capitals are an archive's: known, or what belongs to one stands behind them, or they end a place."""
    printed = clause[index].of(text)
    if any(row.agency for row in here.known.bearers(printed)):
        return False
    known = names.is_known(printed, here.known)
    behind = [
        e for e in clause[index + 1 :] if e.kind not in ("comma", "colon", "define", "stop", "open", "close", "dash")
    ]
    mark = clause[index + 1].kind if index + 1 < len(clause) else "end"
    if here.archive:
        return False
    if known:
        return bool(behind) or has_place(out)
    if not behind:
        return (
            has_place(out) and not any(e.kind == "file" for e in out) and printed[-1] not in BODIES and len(printed) > 1
        )
    first = behind[0]
    if first.kind == "weak" and mark == "weak":
        return not re.fullmatch(r"\d+", first.of(text)) and begins(clause, index)
    if mark in ("comma", "colon", "define") and first.kind in ("weak", "unit", "code", "record_group", "collection"):
        return begins(clause, index) and (first.kind != "unit" or len(printed) > 2)
    if first.kind == "words" and kinds.match(first.of(text)) and any(e.kind == "ibid" for e in behind):
        return False
    if mark in ("comma", "colon") and first.kind in ("words", "repository", "sigil"):
        return begins(clause, index) and any(e.kind in ("unit", "weak", "code") for e in behind[1:5])
    if mark == "words" and first.kind == "words":
        return len(behind) > 1 and behind[1].kind in ("unit", "weak", "code") and begins(clause, index)
    return mark in ("unit", "code") and begins(clause, index)


def begins(clause: Sequence[Element], index: int) -> bool:
    """Whether an element begins its stretch, or stands directly behind words or a day, before its own code."""
    before = clause[index - 1] if index else None
    return (
        before is None or before.kind in MARKS or before.kind in ("signal", "date", "quote", "aside", "ibid", "define")
    )


def is_number(text: str, clause: Sequence[Element], index: int, out: Sequence[Element]) -> bool:
    """Whether what looks like a day is a record group's number: “GStA I. HA, 2.3.35 (Lit Büro), Nr. 184”."""
    last = next((e for e in reversed(out) if e.kind not in MARKS), None)
    if (
        last is None
        or last.kind not in ("repository", "division")
        or not re.fullmatch(r"[\d.]+", clause[index].of(text))
    ):
        return False
    behind = [e.kind for e in clause[index + 1 : index + 4] if e.kind not in MARKS and e.kind != "aside"]
    return bool(behind) and behind[0] == "unit"


def country_of(text: str, element: Element, force: Force) -> str:
    """The code of the country of an archive, by its row or its name."""
    return element.row.country if element.row else names.country_of(element.of(text), force.known)


_COUNTING = lazy(r"[a-zà-žа-яђ-џα-ωά-ώ]{2,10}\.?")


def counts(text: str, clause: Sequence[Element], index: int, out: Sequence[Element]) -> bool:
    """Whether a word that no table has stands before its number in a place: “docket 204557”, “comp. 1430”."""
    behind = clause[index + 1] if index + 1 < len(clause) else None
    return (
        behind is not None
        and behind.kind in ("weak", "code")
        and text[behind.start].isdigit()
        and (index == 0 or clause[index - 1].kind == "comma")
        and _COUNTING.fullmatch(clause[index].of(text)) is not None
        and clause[index].of(text) not in words("joining")
        and kinds.whole(clause[index].of(text)) is None
        and any(e.kind in LEVELS and e.kind != "page" for e in out)
    )
