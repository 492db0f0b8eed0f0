"""Which citations of a draft can be set anew: those that keep every word, and an *ibid.* that means what was read.

The same for every program that a draft is written in: what is doubtful stays as its writer has it, and is told. Whether
words are kept is the guard's to say (``guard``); here it is what an *ibid.* leans on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citekit.citing.guard.order import ahead
from citekit.citing.guard.verdict import TURNED, Verdict
from citekit.drafts.guard import judged
from citekit.drafts.whole import is_running, remnant
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.citing.guard.claim import Claim
    from citekit.citing.guard.verdict import Shown
    from citekit.drafts.passages import Found, Passage

UNSURE = "this ibid. may lean on a work that is not read"
DOUBTFUL = "this ibid. may name a page or a file"
_SAME = lazy(r"ibid\.?[\s.]*\Z", re.I)
_SAME_PAGE = lazy(r"ibid\.?,?\s*(?:pp?\.\s*)?(\d+(?:[-–]\d+)?)[\s.]*\Z", re.I)
_MAY_CITE = lazy(r"[\d“”\"]|\N{OBJECT REPLACEMENT CHARACTER}")
_ARTICLE = lazy(r"\b(?:the|an?|its|his|her|their)\s*\Z", re.I)


class Doubts:
    """Goes through the citations in order and knows whether an *ibid.* here can only mean what was read.

    It may mean something else behind a note that cites nothing read, and behind words that may cite a printed
    work: those with a number or quotation marks. What a source note says of its document is no such thing.
    """

    def __init__(self, shown: Shown | None = None) -> None:
        self.shown = shown
        self.before: Found | None = None
        self.sure = False
        self.others: set[int] = set()

    def judged(self, found: Found, claim: Claim, passage: Passage) -> Found:
        """A citation with why it stays as it is, if it does."""
        self.pass_over(passage.note, passage.text[claim.read : found.start])
        found = self._same(found, claim.stretch)
        refused, dropped = self._why(found, claim, passage), ""
        if refused is None and found.key is not None and not _SAME_PAGE.match(claim.stretch):
            said = Verdict(remnant(claim)) if _SAME.match(claim.stretch) else judged(claim, self.shown)
            refused, dropped = said.refused, said.dropped
        if refused is None and self.shown and claim.item and _SAME_PAGE.match(claim.stretch):
            turned = ahead(found.locator, claim.item, self.shown(claim.item, found.locator))
            refused = TURNED.format(turned) if turned else None
        crowded = not self.others.isdisjoint((passage.note - 1, passage.note))
        self.sure |= not claim.leans
        if refused is not None:
            self.others.add(passage.note)
            self.sure &= passage.held is not None
        self.before = replace(found, refused=refused, crowded=crowded, dropped=dropped)
        return self.before

    def end(self, passage: Passage, read: int, *, found: bool, described: bool) -> None:
        """Take note of what stands behind the last citation, unless it is ``described`` by it, as in a source note."""
        if not found:
            self.sure &= not passage.text
        elif not described:
            self.pass_over(passage.note, passage.text[read:])

    def pass_over(self, note: int, words: str) -> None:
        """Take note of what stands beside a citation."""
        if _MAY_CITE.search(words):
            self.sure = False
            self.others.add(note)

    def _same(self, found: Found, text: str) -> Found:
        """An *ibid.* by itself, or with a page, is the source before it."""
        before = self.before
        if before is None or before.key is None or found.key is None:
            return found
        if paged := _SAME_PAGE.match(text):
            return replace(found, key=before.key, locator=paged[1])
        return replace(found, key=before.key, locator=before.locator) if _SAME.match(text) else found

    def _why(self, found: Found, claim: Claim, passage: Passage) -> str | None:
        """Why a citation stays as it is, whatever it says; ``None`` where it need not."""
        if passage.held is not None:
            return f"the note holds {passage.held}"
        if any(start < found.end and found.start < end for start, end in passage.fixed):
            return "it stands in a link"
        if _ARTICLE.search(passage.text[: found.start]):
            return "it is part of a sentence, “the …”"
        if not claim.names_archive and not claim.leans and is_running(passage.text[: found.start]):
            return "it is part of a sentence, and names no archive"
        if found.key is None:
            return remnant(claim)
        if claim.leans and (not self.sure or self.before is None or self.before.key is None):
            return UNSURE
        if self.before is not None and _SAME_PAGE.match(claim.stretch):
            return remnant(claim) if self.before.locator else DOUBTFUL
        return None
