"""The archival citations of a draft: those that can be rewritten, and how the style sets each in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citekit.csl.context import IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from citekit.csl.document import Document
from citekit.csl.pieces import Piece
from citekit.csl.runs import runs
from citekit.csl.settle import settle
from citekit.plugins.citing import EMBEDDED, Passage, find
from citekit.plugins.drafts.keeping import is_balanced, unkept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.csl.positions import Citation
    from citekit.csl.runs import Run
    from citekit.items import CslItem
    from citekit.plugins.citing import Reading
    from citekit.plugins.drafts.paragraphs import DraftNote, Paragraph

UNSURE = "this ibid. may lean on a work that is not read"
DOUBTFUL = "this ibid. may name a page or a file"
_SAME = re.compile(r"ibid\.?[\s.]*\Z", re.I)
_SAME_PAGE = re.compile(r"ibid\.?,?\s*(?:pp?\.\s*)?(\d+(?:[-–]\d+)?)[\s.]*\Z", re.I)
_LEANS = re.compile(r"ibid", re.I)
_MAY_CITE = re.compile(r"[\d“”\"]|\N{OBJECT REPLACEMENT CHARACTER}")
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their)\s*\Z", re.I)
_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ“]")


@dataclass(slots=True)
class Place:
    """A citation in a paragraph of a note. ``refused`` says why it stays as it is.

    It is ``crowded`` where another work may be cited beside it or in the note before: *ibid.* would be doubtful.
    """

    note: int
    paragraph: Paragraph
    start: int
    end: int
    key: str | None
    locator: str
    crowded: bool = False
    refused: str | None = None

    @property
    def text(self) -> str:
        """What stands there."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Citations:
    """All citations found, in the order of the text, the items they cite, and what the readings told, by note."""

    places: list[Place]
    items: tuple[CslItem, ...]
    told: dict[int, list[str]]


def read(notes: Sequence[DraftNote], custody: str) -> Citations:
    """Find the archival citations of all notes, each *ibid.* read against what stands before it."""
    where = [(number, note, paragraph) for number, note in enumerate(notes) for paragraph in note.paragraphs]
    texts = [EMBEDDED if note.opaque else paragraph.text for _, note, paragraph in where]
    findings = find([Passage(text.strip()) for text in texts], custody=custody)
    reader = _Reader(findings.items)
    for (number, note, paragraph), text, reading in zip(where, texts, findings.readings, strict=True):
        reader.read(number, note, paragraph, text, reading)
    return Citations(reader.places, findings.items, reader.told)


class _Reader:
    """Goes through the paragraphs in order and knows whether an *ibid.* here can only mean what was read.

    It may mean something else behind a note that cites nothing read, and behind words that may cite a printed
    work: those with a number or quotation marks. What a source note says of its document is no such thing.
    """

    def __init__(self, items: Sequence[CslItem]) -> None:
        self.items = {str(item["id"]): item for item in items}
        self.places: list[Place] = []
        self.told: dict[int, list[str]] = {}
        self.sure = False
        self.others: set[int] = set()

    def read(self, number: int, note: DraftNote, paragraph: Paragraph, text: str, reading: Reading) -> None:
        shift, text, at = len(text) - len(text.lstrip()), text.strip(), 0
        for found in reading.found:
            leans = bool(_LEANS.match(text, found.start))
            self.pass_over(number, text[at : found.start])
            start = 0 if found.start == reading.lead else found.start
            place = Place(number, paragraph, start + shift, found.end + shift, found.key, found.locator)
            doubt = self.doubt(place, leans=leans)
            place.refused = _why(place, note) or doubt
            place.crowded = not self.others.isdisjoint((number - 1, number))
            self.sure |= not leans
            if place.refused is not None:
                self.others.add(number)
                self.sure &= note.held is not None
            self.places.append(place)
            at = found.end
        if not reading.found:
            self.sure &= not text
        elif not (reading.source and reading.lead):
            self.pass_over(number, text[at:])
        if reading.told:
            self.told.setdefault(number, []).extend(finding.show(text) for finding in reading.told)

    def doubt(self, place: Place, *, leans: bool) -> str | None:
        """Why a citation is not certain to keep its meaning and its words; ``None`` where it is."""
        before = self.places[-1] if self.places else None
        if leans and (not self.sure or before is None or before.key is None):
            return UNSURE
        if before is not None and (paged := _SAME_PAGE.match(place.text)):
            place.key, place.locator = before.key, paged[1]
            return None if before.locator else DOUBTFUL
        if before is not None and _SAME.match(place.text):
            place.key, place.locator = before.key, before.locator
            return None
        if not is_balanced(place.text):
            return "a parenthesis begins or ends in it"
        lost = unkept(place.text, self.items.get(place.key or "", {}), place.locator)
        return f"“{lost}” would be lost" if lost else None

    def pass_over(self, number: int, words: str) -> None:
        """Take note of what stands beside a citation."""
        if _MAY_CITE.search(words):
            self.sure = False
            self.others.add(number)


def _why(place: Place, note: DraftNote) -> str | None:
    """Why a citation stays as it is; ``None`` where it need not."""
    if note.held is not None:
        return f"the note holds {note.held}"
    if place.key is None:
        return "it continues a citation that another program keeps"
    if not place.paragraph.is_free(place.start, place.end):
        return "it stands in a link"
    if _ARTICLE.search(place.paragraph.text[: place.start]):
        return "it is part of a sentence, “the …”"
    return None


class Paper(Document):
    """A document whose citations stand in sentences of the writer's own."""

    def stands(self, citation: Citation, before: str, after: str, *, ended: bool, crowded: bool) -> list[Run] | None:
        """A citation between the words around it, ``None`` where the style prints nothing of it.

        Where it is ``crowded`` there is no *ibid.*; ``ended`` is whether what stood here ended a sentence. The
        full stop of the style's layout is set only where a note ends with none.
        """
        cite, area = citation.cites[0], self.style.citation
        if crowded and cite.position in (IBID, IBID_WITH_LOCATOR):
            cite = replace(cite, position=SUBSEQUENT)
        context = self.context(cite, "citation")
        context.caps = self.style.note and _opens(before)
        part = self.rendered(context, area)
        if part is None:
            return None
        look = area.look
        affixes = ("", "") if self.style.note else (look.prefix, look.suffix)
        nodes = settle(Piece([Piece([part], *affixes)], format=look.format), self.style.locale)
        made = runs(nodes)
        if made and cite.position in (IBID, IBID_WITH_LOCATOR) and not _opens(before):
            made[0] = replace(made[0], text=made[0].text[:1].lower() + made[0].text[1:])
        return _closed(made, after, look.suffix if self.style.note else "", ended=ended)


def _opens(before: str) -> bool:
    return not before.strip() or before.rstrip(" ”’\"')").endswith((".", "!", "?"))


def _closed(made: list[Run], after: str, suffix: str, *, ended: bool) -> list[Run]:
    """The runs with the full stop that the place asks for: one, and no more."""
    if not made:
        return made
    text = made[-1].text
    if after.lstrip().startswith(".") and text.endswith("."):
        text = text[:-1]
    elif not after.strip():
        text += "" if text.endswith(suffix) else suffix
    elif ended and _SENTENCE.match(after) and not text.endswith("."):
        text += "."
    return [*made[:-1], replace(made[-1], text=text)]
