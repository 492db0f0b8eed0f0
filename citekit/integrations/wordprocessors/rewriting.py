"""From a draft to the same draft with its archival notes in a style, and what became of each note."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citekit.citing.footnotes import STYLE
from citekit.citing.headings import headings
from citekit.csl.output.nodes import plain
from citekit.csl.rendering.context import FIRST
from citekit.drafts.guard import closes_sentence, opens_sentence
from citekit.errors import CitekitError, Diagnostic, ReadError
from citekit.items.short_names import collections_in_full, undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from citekit.authority.known import Archives
    from citekit.citing.guard.full_form import FullForm
    from citekit.citing.hereafter import Hereafter
    from citekit.csl.document.positions import Citation
    from citekit.csl.output.runs import Run
    from citekit.integrations.wordprocessors.paragraphs import Draft, DraftNote, Paragraph
    from citekit.integrations.wordprocessors.places import Citations, Paper, Place
    from citekit.model.items import CslItem
    from citekit.reading.package import Package

SIGNATURES = "META-INF/documentsignatures.xml"
AGAIN = Diagnostic(
    "the draft was rewritten before, and its bibliography is made anew from what its notes say now",
    hint="short forms do not name their source: keep the draft with your own notes, and rewrite that one",
)

_QUOTED = re.compile(r"[”’\"']\Z")
_TRACKS = re.compile(rb'<\w+:trackRevisions(?! \w+:val="(?:0|false|off)")')


class Outcome(Struct, frozen=True):
    """What becomes of a note. ``label`` is “footnote 3”; ``left`` says what in it stays as it is, and why.

    ``cites`` is whether an archive is cited in it, as far as that is understood; ``dropped`` says what the style is
    known not to print of it.
    """

    label: str
    before: str
    after: str
    cites: bool
    left: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the note is another one afterwards."""
        return self.before != self.after


class Rewritten(Struct, frozen=True):
    """The whole file anew, what became of each note, and how many entries its bibliography has."""

    data: bytes
    notes: tuple[Outcome, ...]
    entries: int = 0
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def rewrite(  # noqa: PLR0913 — one name for each thing that a caller may say
    data: bytes,
    name: str,
    *,
    style: str = STYLE,
    locale: str | None = None,
    custody: str = "printed",
    bibliography: bool = True,
    hereafter: bool = False,
    archives: Archives | None = None,
    known: Sequence[CslItem] = (),
) -> Rewritten:
    """A .docx or .odt file with its archival notes in a style, and the bibliography behind the text.

    ``name`` is for messages, ``archives`` are those that are known. First forms, short forms and *ibid.* run over the
    whole document, with ``hereafter`` the short names of archives and collections too. A source that is among the
    ``known`` items is cited as that. Raises
    ``ReadError`` for what is no such file, is hostile or has no notes; ``StyleError`` for a style that is not
    there.
    """
    from citekit.citing.guard.full_form import FullForm
    from citekit.citing.hereafter import Hereafter, allows
    from citekit.integrations.wordprocessors import places as citations

    draft = opened(data, name)
    if not draft.notes:
        raise ReadError(f"{name}: has no footnotes or endnotes", hint="notes typed into the text are not found")
    form = FullForm(style, locale, listed=bibliography)
    found = citations.read(draft.notes, custody, form, archives, known)
    chosen = [place for place in found.places if place.refused is None]
    names = Hereafter(found.items if hereafter and allows(style, form.xml) else (), form.style.locale.lang)
    paper = _paper(chosen, names.items or found.items, form)
    before = [_text(note.paragraphs) for note in draft.notes]
    if names.names:
        trial = _paper(chosen, names.items, form)
        names.count([plain(trial.citation(citation)) for citation in trial.citations])
    _set(chosen, paper, names, before)
    outcomes = _outcomes(draft, found, before)
    wanted = bibliography and bool(chosen) and (any(note.changed for note in outcomes) or draft.is_listed)
    entries = (
        _entries(_paper(chosen, [undefined(item) for item in collections_in_full(found.items)], form)) if wanted else []
    )
    again = bool(entries) and draft.append(headings(form.style.locale.lang).bibliography, entries)
    told = (*paper.diagnostics, *([AGAIN] if again else []), *_notices(draft.package))
    return Rewritten(_checked(draft, name), outcomes, len(entries), told)


def opened(data: bytes, name: str) -> Draft:
    """The draft in a file, by what its first bytes say it is."""
    from citekit.integrations.wordprocessors.docx import WordDraft
    from citekit.integrations.wordprocessors.odt import OpenDraft
    from citekit.reading import sniff
    from citekit.reading.package import Package

    if sniff(data[:8192]) == "odt":
        return OpenDraft(Package(io.BytesIO(data), name, ".odt"), data)
    return WordDraft(Package(io.BytesIO(data), name, ".docx" if data.startswith(b"PK") else ".docx or .odt"), data)


def _checked(draft: Draft, name: str) -> bytes:
    """The new file, read again: its notes must say what they were to say, and nothing else."""
    data = draft.saved()
    wanted = [_words(note.paragraphs, "changed") for note in draft.notes]
    if data is not draft.data and wanted != [_words(note.paragraphs, "text") for note in opened(data, name).notes]:
        raise CitekitError(
            f"{name}: is left as it is, since a note would not come out as it should",
            hint="please report it, with the draft if you can",
        )
    return data


def _words(paragraphs: Sequence[Paragraph], of: str) -> list[list[str]]:
    return [getattr(paragraph, of).split() for paragraph in paragraphs]


def _notices(package: Package) -> Iterator[Diagnostic]:
    """What a person should know who rewrites this file."""
    if any(name.startswith("_xmlsignatures/") or name == SIGNATURES for name in package.zip.namelist()):
        yield Diagnostic("the draft is signed, and its signature does not hold for what is rewritten")
    if _TRACKS.search(package.data("word/settings.xml") or b""):
        yield Diagnostic("the draft tracks changes, and what citekit rewrites is not among them",
                         hint="Word compares the two files: Review, Compare")  # fmt: skip


def _paper(places: Sequence[Place], items: Sequence[CslItem], form: FullForm) -> Paper:
    from citekit.citing.fallbacks import fitted
    from citekit.integrations.wordprocessors.places import Paper

    cited = {place.key for place in places}
    cites = [
        {
            "citationItems": [{"id": place.key, **({"locator": place.locator} if place.locator else {})}],
            "properties": {"noteIndex": place.note + 1},
        }
        for place in places
    ]
    return Paper(form.style, fitted([item for item in items if item["id"] in cited], form.xml), cites)


def _set(places: Sequence[Place], paper: Paper, names: Hereafter, notes: Sequence[str]) -> None:
    """Set every citation in its place; one that has its form already is not touched."""
    anew = {place.note for place in places}
    seen = 0
    for place, citation in zip(places, paper.citations, strict=True):
        for note in range(seen, place.note):
            names.read("" if note in anew else notes[note])
        seen = place.note
        runs = _standing(place, citation, paper)
        if runs and place.is_stopped and paper.style.locale.punctuation_in_quote and _QUOTED.search(runs[-1].text):
            place.end += 1  # “The Port.” and not “The Port”.
            runs = _standing(place, citation, paper)
        runs = runs and [replace(run, text=names.settled(run.text)) for run in runs]
        if runs is None:
            place.refused = "the style prints nothing of it"
        elif "".join(run.text for run in runs) != place.text or any(run.format != type(run.format)() for run in runs):
            place.paragraph.replace(place.start, place.end, runs)


def _standing(place: Place, citation: Citation, paper: Paper) -> list[Run] | None:
    """What a style makes of a citation, as it stands between the words around it."""
    text = place.paragraph.text
    before, after, ended = text[: place.start], text[place.end :], closes_sentence(text, place.end)
    stands = partial(paper.stands, before=before, after=after, ended=ended, crowded=place.crowded)
    runs = _named(citation, stands)
    if runs and paper.style.note and opens_sentence(before):
        runs[0] = replace(runs[0], text=runs[0].text[:1].upper() + runs[0].text[1:])
    return runs


def _named(citation: Citation, stands: Callable[[Citation], list[Run] | None]) -> list[Run] | None:
    """What a style makes of a citation; its first form again where a later one has nothing of the source but a page."""
    cite = citation.cites[0]
    runs = stands(citation)
    if cite.position == FIRST:
        return runs
    said = stands(replace(citation, cites=[replace(cite, locator="")])) if cite.locator else runs
    return runs if said else stands(replace(citation, cites=[replace(cite, position=FIRST)]))


def _entries(paper: Paper) -> list[list[Run]]:
    """The bibliography; one that lists collections names each of them once."""
    from citekit.csl.document.bibliography import entries
    from citekit.csl.output.runs import runs

    listed = {tuple(runs(entry.nodes)): None for entry in entries(paper)}
    return [list(entry) for entry in listed]


def _text(paragraphs: Sequence[Paragraph]) -> str:
    """A note in one line."""
    return " ".join(" ".join(paragraph.changed.split()) for paragraph in paragraphs)


def _outcomes(draft: Draft, found: Citations, before: Sequence[str]) -> tuple[Outcome, ...]:
    left: dict[int, list[str]] = {number: list(told) for number, told in found.told.items()}
    dropped: dict[int, list[str]] = {}
    for place in found.places:
        if place.refused is not None:
            left.setdefault(place.note, []).append(f"“{place.text.strip()}” stays: {place.refused}")
        elif place.dropped:
            dropped.setdefault(place.note, []).append(f"the style does not print “{place.dropped}”")
    cites = {place.note for place in found.places} | left.keys()
    return tuple(
        Outcome(
            _label(note), before[number], _text(note.paragraphs), number in cites, _reasons(note, left.get(number)),
            tuple(dropped.get(number, ())),
        )
        for number, note in enumerate(draft.notes)
    )  # fmt: skip


def _label(note: DraftNote) -> str:
    return f"{note.kind} {note.number}".strip()


def _reasons(note: DraftNote, left: Sequence[str] | None) -> tuple[str, ...]:
    if left is None and note.opaque:
        return (f"it holds {note.held}",)
    return tuple(left or ())
