"""What a source note says behind the location, written again from its record, as FRUS writes it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.record import Person, SourceNote


@lru_cache(maxsize=4096)
def of_text(note: str) -> str:
    """The statement of a source note that is still to be read; see `statement`."""
    from citekit.build import build
    from citekit.grammar import segment

    return statement(build(segment(note)))


def statement(note: SourceNote) -> str:
    """Classification and markings, who drafted, cleared and approved; the editors' remarks as they stand.

    >>> of_text("Source: Kennedy Library, National Security Files. Secret; Nodis. Drafted by Rusk.")
    'Secret; Nodis. Drafted by Rusk.'
    """
    marked = [note.classification.text] if note.classification else []
    said = ["; ".join([*marked, *(marking.text for marking in note.markings)]), _hands(note)]
    said += [remark.text for remark in sorted((*note.distribution, *note.remarks), key=lambda remark: remark.start)]
    return " ".join(text if text.endswith((".", "]", ".”", ".)")) else f"{text}." for text in said if text)


def _hands(note: SourceNote) -> str:
    """*Drafted by A (EUR) on May 3; cleared by B and C; and approved by D.*"""
    where = f" in {note.drafted_at}" if note.drafted_at else ""
    when = f" on {note.drafted_on}" if note.drafted_on else ""
    drafted = f"{where} by {_people(note.drafted_by)}" if note.drafted_by else where
    hands = [f"drafted{drafted}{when}"] if drafted or when else []
    hands += [f"cleared by {_people(note.cleared_by)}"] if note.cleared_by else []
    hands += [f"approved by {_people(note.approved_by)}"] if note.approved_by else []
    text = hands[0] if len(hands) == 1 else f"{'; '.join(hands[:-1])}; and {hands[-1]}" if hands else ""
    return text[:1].upper() + text[1:]


def _people(people: Sequence[Person]) -> str:
    names = [f"{p.name} ({p.office})" if p.name and p.office else p.name or p.office or "" for p in people]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
