"""A note parted into clauses: at semicolons and sentence ends, but not inside one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.grammar.clauses import items, names
from citekit.grammar.clauses.elements import Element, elements
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.authority.known import Archives
    from citekit.grammar.clauses.marks import Token


class Clause(Struct):
    """The elements of a clause and the mark behind it."""

    elements: list[Element]
    mark: str


def clauses(text: str, all_: Sequence[Token], known: Archives) -> list[Clause]:
    """The clauses, parted at semicolons and sentence ends."""
    out: list[Clause] = []
    here: list[Token] = []
    for index, token in enumerate(all_):
        if token.kind == "semicolon" or (token.kind == "stop" and not _runs_on(text, all_, index)):
            out.append(Clause(elements(text, here, known), token.kind))
            here = []
        else:
            here.append(token)
    if here:
        out.append(Clause(elements(text, here, known), "end"))
    return out


def _is_a_step(text: str, all_: Sequence[Token], index: int) -> bool:
    """Whether a full stop parts a body of records from its series: “ASV: Senato. Terra, reg. 294”."""
    kinds = [t.kind for t in all_[max(0, index - 3) : index + 4]]
    if kinds[:3] not in (["archive", "colon", "words"], ["archive", "comma", "words"]) or kinds[4:] != [
        "words",
        "comma",
        "unit",
    ]:
        return False
    return " " not in text[all_[index - 1].start : all_[index - 1].end]


_SIGNED = lazy(r"(?:\A|[ (])[^\W\d_a-zà-žа-я]{3,}\Z")
_SHELF = lazy(r"M[Ss]s|MSS?|Add")


def _runs_on(text: str, all_: Sequence[Token], index: int) -> bool:
    """Whether a full stop parts the steps of a place: “РГАНИ. Ф. 5. Оп. 30.”, “… fonds. X Library”."""
    if not 0 < index < len(all_) - 1:
        return False
    before, behind = all_[index - 1], all_[index + 1]
    steps = ("unit", "group")
    if behind.kind in steps and before.kind in ("archive", "aside", "ibid", *steps):
        return True
    if behind.kind in steps and before.kind == "words" and _SIGNED.search(text[before.start : before.end]):
        return True
    if behind.kind == "aside" and before.kind in ("unit", "code"):
        return items.is_headed(text[behind.start + 1 : behind.end - 1])
    if _is_a_step(text, all_, index):
        return True
    if before.kind == "words":
        last = re.split(r"[,;:] ?", text[before.start : before.end])[-1]
        body = names.is_body(last) or names.is_keeper(last)
        if body and behind.kind == "code" and _SHELF.match(text, behind.start):
            return True
        if body and behind.kind in ("words", "archive"):
            printed = text[behind.start : behind.end]
            return behind.kind == "archive" or names.is_keeper(printed) or names.is_body(printed)
    if before.kind == "archive" and behind.kind == "words":
        return names.is_body(text[behind.start : behind.end])
    if before.kind in ("aside", "code", "close") and behind.kind in ("words", "archive"):
        return behind.kind == "archive" or names.is_keeper(text[behind.start : behind.end])
    return False


OWN = ("repository", "sigil", "code", "collection", "record_group")


def names_next(text: str, clause: Sequence[Element], mark: str, ahead: Sequence[Sequence[Element]]) -> bool:
    """Whether a sentence names the document whose place the next one begins with, or the one behind that."""
    if (
        mark != "stop"
        or not clause
        or not ahead
        or not ahead[0]
        or any(e.kind in OWN or e.kind == "unit" for e in clause)
    ):
        return False
    if clause[0].kind == "signal" or (len(clause) == 1 and clause[0].kind == "year"):
        return False
    first = ahead[0][0]
    if (
        any(e.kind == "date" for e in clause)
        and len(clause) <= 3
        and items.is_headed(text[first.start : ahead[0][-1].end])
        and not any(e.kind in OWN for e in ahead[0])
    ):
        return len(ahead) > 1 and names_next(text, ahead[0], "stop", ahead[1:])
    if first.kind not in OWN and not (
        first.kind == "words" and len(ahead[0]) > 1 and ahead[0][1].kind == "unit" and len(first.of(text)) < 4
    ):
        short = all(
            len(text[c[0].start : c[-1].end].split()) <= 12 and not items.is_prose(text[c[0].start : c[-1].end])
            for c in (clause, ahead[0])
        )
        return (
            short
            and not any(e.kind in OWN for e in ahead[0])
            and len(ahead) > 1
            and names_next(
                text, ahead[0] if len(ahead[0]) > 1 or ahead[0][0].kind != "year" else clause, "stop", ahead[1:]
            )
        )
    printed = text[clause[0].start : clause[-1].end]
    if items.is_tradition(printed) or items.is_prose(printed):
        return False
    return any(e.kind == "date" for e in clause) or items.is_headed(printed) or len(printed.split()) <= 6
