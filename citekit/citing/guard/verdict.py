"""Whether all that a citation says is printed, and as it says it; the same for a draft and for a list of notes.

* Each of its words is in what was read of it (``kept_words``), and its levels are what they say (``levels``).
* It holds no sentence of the writer's and no imprint (``prose``).
* Each of its words is printed, in the letters of its note, or stands in a variable of which the style prints
  nothing at all, and that is told too; each number that is printed is one of the note (``losses``).
* What belongs together stays together, and in its order (``order``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.citing.guard.kept_words import unkept, without_date
from citekit.citing.guard.levels import apart, divided, unlikely
from citekit.citing.guard.losses import Losses, invented, losses, repeated
from citekit.citing.guard.order import ahead, hanging, levels_of, scattered, torn, turned, undated, unlabelled, unseated
from citekit.citing.guard.prose import foreign

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.citing.guard.claim import Claim
    from citekit.citing.guard.full_form import Printed
    from citekit.model.items import CslItem

    Shown = Callable[[CslItem, str], Printed]

LOST = "“{}” would be lost"
TURNED = "“{}” would stand in another order"
PARTED = "“{}” would be parted"


class Verdict(NamedTuple):
    """Why a citation is not printed as it stands, if it is not; and the words that the style is known not to print.

    ``lost`` are the words of it that would not be printed, where that is why.
    """

    refused: str | None = None
    dropped: str = ""
    lost: str = ""


def verdict(claim: Claim, shown: Shown | None, *, opens: bool = True) -> Verdict:
    """What becomes of a citation in the style ``shown``, where one is chosen; it may begin a sentence with a capital
    where it ``opens`` one.

    >>> from citekit.citing.guard.claim import Claim
    >>> verdict(Claim("Telegram 12, Ford Library", 0, 25, {"genre": "telegram", "archive": "Ford Library"}), None)
    Verdict(refused='“12” would be lost', dropped='', lost='12')
    """
    printed = shown(claim.item, claim.locator) if shown is not None else None
    loss = losses(claim.stretch, claim.item, printed, opens=opens, free=claim.free) if printed else Losses()
    lost = unkept(claim.stretch, claim.item, claim.locator, claim.free)
    refused = (
        LOST.format(lost) if lost else foreign(claim) or _misread(claim) or (printed and _harm(claim, printed, loss))
    )
    return Verdict(refused or None, loss.dropped, lost or loss.lost)


def _misread(claim: Claim) -> str:
    """Why a citation may not be what it was read as; empty where nothing speaks for it."""
    if level := unlikely(claim):
        return f"“{level}” may be none of its levels"
    behind = claim.text[claim.place : claim.end]
    return f"“{behind[behind.index(';') :]}” may begin another" if ";" in behind else ""


def _harm(claim: Claim, printed: Printed, loss: Losses) -> str:
    """What a style would do to a citation; empty where it does no harm."""
    if not printed.note:
        return "the style prints nothing of it"
    if not printed.whole:
        return "the style names it in the bibliography alone, and there is none"
    said, place = claim.parted
    pages = claim.locator or str(claim.item.get("page", ""))
    located = claim.text[claim.place : claim.end]
    levels = levels_of(located, claim.item) if claim.is_drafted else [part.text for part in claim.location]
    objections = (
        (loss.lost, LOST),
        (loss.recased, "the style would write “{}” in other letters"),
        (turned(said, place, claim.item, printed), TURNED),
        (undated(claim.stretch, printed), PARTED),
        (scattered(levels, claim.item, printed), PARTED),
        (torn(without_date(located, claim.item), printed), PARTED),
        (unseated(claim.stretch, claim.place - claim.start, claim.item, claim.free), PARTED),
        (divided(located, printed), PARTED),
        (ahead(pages, claim.item, printed), TURNED),
        (unlabelled(claim.stretch, pages, printed), LOST),
        (hanging(claim.stretch, printed), "“{}” would be left of its punctuation"),
        (loss.unquoted, "{} would lose its quotation marks"),
        (apart(claim, printed), PARTED),
        (_repeated(claim, printed), "“{}” would be printed twice"),
        (_invented(claim, printed), "“{}” would be printed too"),
    )
    return next((reason.format(words) for words, reason in objections if words), "")


def _repeated(claim: Claim, printed: Printed) -> str:
    """A name that would be printed twice, in a list of notes: the writer of a draft may want it so."""
    return "" if claim.leans or claim.is_drafted else repeated(claim.stretch, printed)


def _invented(claim: Claim, printed: Printed) -> str:
    """What would be printed and is not said; an *ibid.* has it from another note."""
    return "" if claim.leans else invented(claim.stretch, claim.item, claim.locator, printed)
