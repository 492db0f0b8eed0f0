"""The guard in every door: what of a draft may be set anew, so that its writer loses nothing.

A citation is set anew only where all of this holds; else it stays as it is, and its writer is told why.

* No piece of it stands before it or behind it (``whole``): a reading that stopped too early is not taken.
* All that it says is printed, and as it says it (``citing.guard``).

What lies outside of the citations no door may touch; ``is_kept`` is what each asks before it lets a passage go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.citing.guard.kept_words import is_balanced
from citekit.citing.guard.verdict import Verdict, verdict
from citekit.citing.guard.words import SIGNALS, first
from citekit.drafts.whole import remnant
from citekit.grammar.text.sentences import is_abbreviated
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.citing.guard.claim import Claim
    from citekit.citing.guard.verdict import Shown


_CLOSED = lazy(r"\s*\Z|\s+(?![a-zß-ÿ])|[)\]”’\"»]")
"""What may stand behind the full stop of a sentence."""


def judged(claim: Claim, shown: Shown | None) -> Verdict:
    """Whether a citation may be set anew; ``shown`` is the style, where one is chosen."""
    if not is_balanced(claim.stretch):
        return Verdict("a parenthesis begins or ends in it")
    if refused := remnant(claim):
        return Verdict(refused)
    return verdict(claim, shown, opens=opens_sentence(claim.text[: claim.start]))


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
