"""The guard in every door: what of a draft may be set anew, so that its writer loses nothing.

A citation is set anew only where all of this holds; else it stays as it is, and its writer is told why.

* No piece of it stands before it or behind it (``whole``): a reading that stopped too early is not taken.
* It holds no sentence of the writer's and no imprint (``prose``).
* Each of its words is in what was read of it (``kept_words``).
* Each of its words is printed, in the letters of the draft, or stands in a variable of which the style prints
  nothing at all, and that is told too; each number that is printed is one of the draft (``losses``).
* What belongs together stays together, and in its order (``order``).

What lies outside of the citations no door may touch; ``is_kept`` is what each asks before it lets a passage go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citekit.drafts.kept_words import is_balanced, unkept
from citekit.drafts.losses import invented, losses
from citekit.drafts.order import hanging, scattered, torn, turned, undated, unseated
from citekit.drafts.prose import foreign
from citekit.drafts.whole import remnant
from citekit.drafts.words import SIGNALS, first
from citekit.grammar.text.sentences import is_abbreviated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from citekit.drafts.full_form import Printed
    from citekit.drafts.passages import Claim
    from citekit.model.items import CslItem

    Shown = Callable[[CslItem, str], Printed]


_CLOSED = re.compile(r"\s*\Z|\s+(?![a-zß-ÿ])|[)\]”’\"»]")
"""What may stand behind the full stop of a sentence."""


class Verdict(NamedTuple):
    """Why a citation stays as it is, if it does; and the words of it that the style is known not to print."""

    refused: str | None = None
    dropped: str = ""


def judged(claim: Claim, shown: Shown | None) -> Verdict:
    """Whether a citation may be set anew; ``shown`` is the style, where one is chosen."""
    text = claim.stretch
    if not is_balanced(text):
        return Verdict("a parenthesis begins or ends in it")
    if refused := foreign(claim) or remnant(claim):
        return Verdict(refused)
    if lost := unkept(text, claim.item, claim.locator):
        return Verdict(f"“{lost}” would be lost")
    return _printed(claim, shown) if shown is not None else Verdict()


def _printed(claim: Claim, shown: Shown) -> Verdict:
    printed = shown(claim.item, claim.locator)
    if not printed.note:
        return Verdict("the style prints nothing of it")
    if not printed.whole:
        return Verdict("the style names it in the bibliography alone, and there is none")
    opens = opens_sentence(claim.text[: claim.start])
    loss = losses(claim.stretch, claim.item, printed, opens=opens)
    said, place = claim.parted
    objections = (
        (loss.lost, "“{}” would be lost"),
        (loss.recased, "the style would write “{}” in other letters"),
        (turned(said, place, claim.item, printed), "“{}” would stand in another order"),
        (undated(claim.stretch, printed), "“{}” would be parted"),
        (scattered(claim.text[claim.place : claim.end], claim.item, printed), "“{}” would be parted"),
        (torn(claim.text[claim.place : claim.end], printed), "“{}” would be parted"),
        (unseated(claim.stretch, claim.item), "“{}” would be parted"),
        (hanging(claim.stretch, printed), "“{}” would be left of its punctuation"),
        (loss.unquoted, "{} would lose its quotation marks"),
        (
            "" if claim.leans else invented(claim.stretch, claim.item, claim.locator, printed),
            "“{}” would be printed too",
        ),
    )
    refused = next((reason.format(words) for words, reason in objections if words), None)
    return Verdict(refused, "" if refused else loss.dropped)


def opens_sentence(before: str) -> bool:
    """Whether a sentence begins behind these words of a note, so that a citation may take a capital there.

    >>> [opens_sentence(before) for before in ("", "He knew. ", "(“No.”) ", "See ", "cf. ", "Vgl. ")]
    [True, True, True, False, False, False]
    """
    words = before.rstrip(" ”’\"'»)]")
    if not words:
        return not before.strip()
    if words[-1] != ".":
        return words[-1] in "!?"
    if before.rstrip() != words:
        return True
    return first(words.split()[-1]).casefold() not in SIGNALS and not is_abbreviated(words, len(words) - 1)


def closes_sentence(text: str, end: int) -> bool:
    """Whether a citation that ends here has the full stop of its sentence in it, which must be set again.

    >>> closes_sentence("Ibid. See also", 5), closes_sentence("n.d.; Box 3", 4), closes_sentence("Ibid. and", 5)
    (True, False, False)
    """
    return text[:end].endswith(".") and _CLOSED.match(text, end) is not None


def is_kept(before: str, after: str, set_anew: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a passage is the same outside of the stretches that were set anew, character by character.

    >>> is_kept("See Box 3, and go.", "See Box 4, and go.", [(4, 9, "Box 4")]), is_kept("See Box 3.", "See.", [])
    (True, False)
    """
    out, at = "", 0
    for start, end, made in sorted(set_anew):
        out, at = out + before[at:start] + made, end
    return out + before[at:] == after
