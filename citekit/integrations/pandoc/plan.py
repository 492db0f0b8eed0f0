"""What is to be cited where: every citation of a document in order, before any is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.csl.rendering.context import FIRST, SUBSEQUENT
from citekit.drafts.doubts import UNSURE
from citekit.drafts.guard import closes_sentence, opens_sentence
from citekit.drafts.passages import EMBEDDED, Found, left
from citekit.integrations.pandoc import cites
from citekit.integrations.pandoc.gather import SEEN, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citekit.drafts.passages import Reading
    from citekit.errors import Diagnostic
    from citekit.integrations.pandoc.cites import Cites
    from citekit.integrations.pandoc.tree import Element

    Span = tuple[int, int]

STOPS = (".", "!", "?", ".”", ".’", "!”", "?”")
_PROSE_ENDS = (*STOPS, ";", ":", "(", "[", "—", "–")


class Job(Struct):
    """One citation to be made: of one of pandoc's own, its ``spot``, or of a stretch of a passage.

    ``request`` is its number among the requests, or among the asides. ``opens`` where a sentence begins with it,
    ``ended`` where one ends, and ``stop`` is where the full stop stands that the citation may bring itself.
    """

    request: int
    ended: bool = True
    """Whether a sentence ends with it: with a full stop of the style's, or else one of its own."""
    stop: int | None = None
    opens: bool = True
    enclosed: bool = False
    """Whether it stands in parentheses: pandoc's own, amid the prose of a note."""
    spot: Element | None = None
    author: int | None = None
    """The request that names the author in the running text."""
    stretch: Span = (0, 0)
    key: str = ""
    aside: bool = False
    """Whether it stands in a note of a document whose style cites in the text."""
    crowded: bool = False
    """Whether another work may be cited beside it or in the note before: *ibid.* would be doubtful."""


class Plan(Struct, frozen=True):
    """What becomes of one place. ``cut`` are stretches of its text that the finished note does without.

    ``to_text`` where a note is nothing but a citation, and gives way to it if the style cites in the text.
    """

    place: Place
    jobs: tuple[Job, ...]
    cut: tuple[Span, ...] = ()
    to_text: bool = False
    becomes_note: bool = False
    """Whether a marked span in the text becomes a note."""


class Planner(Struct):
    """Plans the places of a document in order, and asks for their citations.

    ``notes`` where the style cites in notes, ``to_text`` where a note that is a citation may leave its note, and
    ``remarks`` where what a source note says beside its citation stays.
    """

    reader: cites.Reader
    known: Collection[str]
    notes: bool
    to_text: bool
    remarks: bool
    requests: list[dict[str, Any]] = field(default_factory=list)
    asides: list[dict[str, Any]] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    last: str = ""
    """The key that was cited last, on which an *ibid.* leans."""
    newest: set[str] = field(default_factory=set)
    """The keys of the newest citation of this passage, or of the passage before it that has any."""
    here: set[str] = field(default_factory=set)
    """The keys cited in this passage."""
    doubtful: list[tuple[Place, Diagnostic]] = field(default_factory=list)
    """Each *ibid.* that may lean on one of several works, and stays, with the reason."""

    def plan(self, place: Place, reading: Reading) -> Plan:
        """The citations of one place, in the order of its text, those that were found among those that it has."""
        text = place.passage.text
        self.newest, self.here = self.here or self.newest, set()
        found = tuple(one for one in reading.found if one.refused is None)
        bare = bool(reading.source and found and not self.remarks)
        found = found[:1] if bare else found
        limits = (found[0].start, found[0].end) if bare else (reading.lead if found else 0, len(text))
        to_text = self.to_text and bool(found) and (reading.alone or bare)
        becomes_note = self.notes and bool(found) and place.whole is not None and not place.inside
        place.inside |= becomes_note
        spots = [at for at, character in enumerate(text) if character == EMBEDDED]
        events: list[tuple[int, Found | Element]] = [
            *(() if bare else zip(spots, place.spots, strict=True)),
            *((one.start, one) for one in found),
        ]
        events.sort(key=lambda pair: pair[0])
        jobs = tuple(job for at, event in events for job in self.jobs(place, at, event, limits, to_text))
        cut = [(0, limits[0]), (limits[1], len(text))]
        if text.lstrip().startswith("[") and reading.lead and text.rstrip().endswith("]") and not bare:
            cut[1] = (len(text.rstrip()) - 1, len(text.rstrip()))
        return Plan(place, jobs, tuple((start, end) for start, end in cut if end > start), to_text, becomes_note)

    def jobs(self, place: Place, at: int, event: Found | Element, limits: Span, to_text: bool) -> Iterator[Job]:
        """The citation that an event is; an *ibid.* that leans on nothing and a ``Cite`` of nothing are none."""
        if not isinstance(event, Found):
            if event["t"] == "Cite" and event["c"][0]:
                yield self.cite(place, at, event)
            return
        if event.key is None and len(self.newest) > 1:
            self.doubtful.append((place, left(event.start, event.end, UNSURE)))
            return
        self.last = event.key or self.last
        if self.last:
            self.cited_now({self.last})
            before, after = _around(place, event.start, event.end, limits)
            stop = _stop(place, event.end, limits)
            aside = place.inside and not self.notes and not to_text
            request = self.ask(cites.of(self.last, event.locator), place, before, aside=aside)
            ended = not after or stop is not None or closes_sentence(place.passage.text, event.end)
            yield Job(
                request, ended, stop, opens_sentence(before), key=self.last, aside=aside,
                stretch=(event.start, event.end), crowded=event.crowded,
            )  # fmt: skip

    def cited_now(self, keys: set[str]) -> None:
        """Remember what a citation cites, for an *ibid.* behind it."""
        self.newest = keys
        self.here |= keys

    def cite(self, place: Place, at: int, cite: Element) -> Job:
        """One of pandoc's own citations; words between its cites keep them in the writer's order."""
        read = self.reader.read(cite)
        limits = (0, len(place.passage.text))
        before, after = _around(place, at, at + 1, limits)
        stop = _stop(place, at + 1, limits)
        in_text, author = cites.names_author(cite), None
        if in_text and not (self.notes and place.inside):
            author = self.author(read[0], place)
            before = ""
        prose = place.inside and self.notes and before and not before.endswith(_PROSE_ENDS)
        enclosed = bool(prose) and not in_text
        worded = author is not None or any(one["prefix"] for one in read[1:])
        request = self.ask(read, place, before, unsorted=worded)
        self.last = str(read[-1]["id"])
        self.cited_now({str(one["id"]) for one in read})
        ended = not enclosed and (not after or stop is not None)
        return Job(request, ended, stop, opens_sentence(before), enclosed, cite, author)

    def author(self, cite: dict[str, Any], place: Place) -> int | None:
        """Ask for the author's name in the running text, and leave it out of the citation."""
        key = str(cite["id"])
        if key not in self.known:
            return None
        cite["suppress-author"] = True
        named = {"id": key, "position": SUBSEQUENT if key in self.cited else FIRST}
        return self.ask([named], place, "", mode="author-only")

    def ask(
        self, read: Cites, place: Place, before: str, *, mode: str = "", aside: bool = False, unsorted: bool = False
    ) -> int:
        """Ask for a citation; in a note it begins with a capital where a sentence does."""
        requests = self.asides if aside else self.requests
        prefix = str(read[0].get("prefix", ""))
        if (self.notes or aside) and opens_sentence(before):
            read[0]["prefix"] = prefix[:1].upper() + prefix[1:]
        elif (self.notes or aside) and not prefix:
            read[0]["prefix"] = " "  # shows nothing, and says that a sentence has begun
        properties = {"noteIndex": 0 if mode else place.note, "mode": mode, "unsorted": unsorted}
        requests.append({"citationItems": read, "properties": properties})
        self.cited |= {str(cite["id"]) for cite in read}
        return len(requests) - 1


def _around(place: Place, start: int, end: int, limits: Span) -> tuple[str, str]:
    """What stands before a citation and behind it in its passage or beside the span, as far as it matters."""
    text = place.passage.text
    before = place.around[0] + text[max(limits[0], start - SEEN) : start]
    after = text[end : min(limits[1], end + SEEN)] + place.around[1]
    return before.strip(), after.strip()


def _stop(place: Place, end: int, limits: Span) -> int | None:
    return end if end < limits[1] and place.passage.text[end] == "." else None
