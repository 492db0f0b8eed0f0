"""The archival citations of a draft: those that can be rewritten, and how the style sets each in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.document.document import Document
from citekit.csl.output.pieces import Piece
from citekit.csl.output.punctuation import settle
from citekit.csl.output.runs import runs
from citekit.csl.rendering.context import IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from citekit.drafts.citations import find
from citekit.drafts.guard import opens_sentence
from citekit.drafts.passages import EMBEDDED, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.authority.known import Archives
    from citekit.citing.guard.verdict import Shown
    from citekit.csl.document.positions import Citation
    from citekit.csl.output.runs import Run
    from citekit.drafts.passages import Reading
    from citekit.integrations.wordprocessors.paragraphs import DraftNote, Paragraph
    from citekit.model.items import CslItem

_STOP = re.compile(r"\.(?![.,;:\w])")


class Place(Struct):
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
    dropped: str = ""
    """Its words that the style is known not to print."""

    @property
    def is_stopped(self) -> bool:
        """Whether a full stop stands right behind it that may be set anew."""
        text, end = self.paragraph.text, self.end
        fixed = any(left <= end < right for left, right in self.paragraph.fixed)
        return _STOP.match(text, end) is not None and not fixed

    @property
    def text(self) -> str:
        """What stands there."""
        return self.paragraph.text[self.start : self.end]


class Citations(Struct, frozen=True):
    """All citations found, in the order of the text, the items they cite, and what the readings told, by note."""

    places: list[Place]
    items: tuple[CslItem, ...]
    told: dict[int, list[str]]


def read(
    notes: Sequence[DraftNote],
    custody: str,
    shown: Shown,
    archives: Archives | None = None,
    known: Sequence[CslItem] = (),
) -> Citations:
    """Find the archival citations of all notes, each *ibid.* read against what stands before it.

    ``shown`` is the style in which they are to be set, ``archives`` are those that are known; a source that is among
    the ``known`` items is that item.
    """
    where = [(number, note, paragraph) for number, note in enumerate(notes) for paragraph in note.paragraphs]
    texts = [EMBEDDED if note.opaque else paragraph.text for _, note, paragraph in where]
    passages = [_passage(*one, text) for one, text in zip(where, texts, strict=True)]
    findings = find(passages, custody=custody, shown=shown, archives=archives, known=known)
    places: list[Place] = []
    told: dict[int, list[str]] = {}
    for (number, _, paragraph), text, reading in zip(where, texts, findings.readings, strict=True):
        places += _places(number, paragraph, text, reading)
        if reading.told:
            told.setdefault(number, []).extend(finding.show(text.strip()) for finding in reading.told)
    cited = {place.key for place in places}
    of_key = {item["id"]: item for item in known if item["id"] in cited}
    return Citations(places, (*findings.items, *of_key.values()), told)


def _passage(number: int, note: DraftNote, paragraph: Paragraph, text: str) -> Passage:
    shift = _indent(text)
    fixed = tuple((start - shift, end - shift) for start, end in paragraph.fixed)
    return Passage(text.strip(), note=number, held=note.held, fixed=fixed)


def _places(number: int, paragraph: Paragraph, text: str, reading: Reading) -> Iterator[Place]:
    shift = _indent(text)
    for found in reading.found:
        start = 0 if found.start == reading.lead else found.start
        foreign = "it continues a citation that another program keeps" if found.key is None else None
        yield Place(
            number, paragraph, start + shift, found.end + shift, found.key, found.locator, found.crowded,
            found.refused or foreign, found.dropped,
        )  # fmt: skip


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


class Paper(Document):
    """A document whose citations stand in sentences of the writer's own."""

    def stands(self, citation: Citation, before: str, after: str, *, ended: bool, crowded: bool) -> list[Run] | None:
        """A citation between the words around it, ``None`` where the style prints nothing of it.

        Where it is ``crowded`` there is no *ibid.*; ``ended`` is whether what stood here ended a sentence, whose full
        stop is set again. That of the style's layout is set only where a note ends with none.
        """
        cite, area = citation.cites[0], self.style.citation
        if crowded and cite.position in (IBID, IBID_WITH_LOCATOR):
            cite = replace(cite, position=SUBSEQUENT)
        context = self.context(cite, "citation")
        context.caps = self.style.note and opens_sentence(before)
        part = self.rendered(context, area)
        if part is None:
            return None
        look = area.look
        enclosed = before.rstrip().endswith("(") and after.lstrip().startswith(")")
        affixes = ("", "") if self.style.note or enclosed else (look.prefix, look.suffix)
        whole = Piece([Piece([part], *affixes, format=look.format)], suffix=self.closing(after, ended=ended))
        made = runs(settle(whole, self.style.locale))
        if made and after.lstrip().startswith("."):
            made[-1] = replace(made[-1], text=made[-1].text.removesuffix("."))
        if made and cite.position in (IBID, IBID_WITH_LOCATOR) and not opens_sentence(before):
            made[0] = replace(made[0], text=made[0].text[:1].lower() + made[0].text[1:])
        return made

    def closing(self, after: str, *, ended: bool) -> str:
        """The full stop that the place asks for."""
        if ended:
            return "."
        return self.style.citation.look.suffix if self.style.note and not after.strip() else ""
