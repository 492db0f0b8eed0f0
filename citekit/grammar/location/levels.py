"""Which level each element of a location is: what shows by itself first, the titles then by their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority import collection
from citekit.authority.archives import repositories
from citekit.grammar.location import listed_titles
from citekit.grammar.location.element_kinds import is_institution, shape, shapes
from citekit.grammar.location.file_number import OPENS
from citekit.grammar.location.neighbours import BODIES, Neighbours
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.grammar.location.elements import Element
    from citekit.grammar.text.tiling import Piece

STORED = frozenset(("lot", "accession", "entry", "box", "reel"))
_SHOWN = STORED | {"central", "record_group", "file", "years", "form", None}
"""What is no town, no agency and no house within the institution before it."""
_TITLES = frozenset(
    ("title", "files", "series", "region", "division", "records", "years", "symbol", "folder", "redacted")
)


def name(text: str, elements: list[Element], *, after: bool = False) -> list[Piece]:
    """The elements as parts with their levels; ``after`` an *ibid.* there is no repository to expect.

    ::

        location = [ repository ] { record group } [ division ] [ collection ] { series | lot | accession | box }
                   [ folder | file [ ":" form ] ]

    Elements that are one title with commas (“USSR, Vol. XVI”) become one part. The elements run from the wide to the
    narrow, wherever they stand in the text.

    >>> from citekit.grammar.location.elements import cut
    >>> text = "Johnson Library, National Security File, Country File, Box 22, USSR, Vol. XVI"
    >>> [(level, text[a:b]) for level, a, b in name(text, cut(text, 0, len(text)).elements)][1:4]
    [('collection', 'National Security File'), ('series', 'Country File'), ('box', 'Box 22')]
    """
    printed = [text[e.start : e.end] for e in elements]
    if "and " in [one[:4] for one in printed]:
        elements = listed_titles.joined(text, elements)
        printed = [text[e.start : e.end] for e in elements]
    return _Levels(text, elements, shapes(printed), after=after).read()


_AND_NUMBER = lazy(rf" (?:and|or) (?={OPENS.pattern})")
_LABEL = lazy(r"Case (?:No\. ?)?(?=\d)|File\.? ?Nos?\.? ?(?:No\. ?)?(?=[\dA-Z])")
_FOLDER = lazy(r"[Ff]older \d+,")
_DRAWER = lazy(r"\d{1,2}[A-Z]")


class _Levels(Neighbours):
    """One reading: a cursor over the elements and the parts found so far."""

    def __init__(self, text: str, elements: list[Element], shapes: list[str], *, after: bool) -> None:
        super().__init__(text, elements, shapes)
        self.after = after
        self.here = 0
        self.parts: list[Piece] = []
        self.stored = False
        self.collected = False

    def read(self) -> list[Piece]:
        if not self.after:
            self.repository()
        while self.here < len(self.elements):
            kind = self.shapes[self.here]
            if kind == "central":
                self.central()
            elif kind in _TITLES:
                self.titles()
            elif kind == "file":
                last = self.here + self.is_surname(self.here)
                self.numbers(*self.span(last))
                self.here = last + 1
                self.collected = True
            elif kind == "item":
                self.add("item", self.here if self.stored else len(self.elements) - 1)
            elif kind == "control":
                self.add("file", self.here)
            else:
                self.stored = self.stored or kind in STORED
                self.collected = self.collected or kind == "collection"
                self.add(kind, self.here)
        return self.parts

    def add(self, level: str, last: int) -> None:
        """One part from the cursor to element ``last``."""
        if last == self.here:
            start, end, _ = self.elements[last]
        else:
            start, end = self.span(last)
        self.parts.append((level, start, end))
        self.here = last + 1

    def span(self, last: int) -> tuple[int, int]:
        """From the cursor to element ``last``, whichever stands first in the text."""
        first, final = self.elements[self.here], self.elements[last]
        if first.start > final.start:
            first, final = final, first
        return first.start, final.end

    def repository(self) -> None:
        """``repository { "," "Records of …" }`` at the head, where the first element is an institution."""
        first = self.elements[0]
        if self.behind(0) == "lot" and self.elements[1].mark == " ":
            self.shapes[0] = "files"  # “RSC Lot 60–D 224”: short for a body of files, whatever else it is short for
            return
        is_one = self.shapes[0] == "repository" or self.parted() or self.fused(first)
        if not is_one and self.shapes[0] in ("title", "division") and len(self.elements) > 1:
            is_one = is_institution(self.text[first.start : first.end])
        if not is_one:
            return
        self.add("repository", 0)
        if self.behind(0) in _SHOWN:
            return
        if len(self.shapes) > 1 and self.is_town(1):
            self.add("place", 1 + self.is_state(2))
        elif len(self.shapes) > 2 and self.is_agency(1):
            self.add("repository", 1)
        elif self.behind(1) in _TITLES and self.is_house(1):
            self.add("division", 1)

    def parted(self) -> bool:
        """Where commas stand in the name of an archive, its elements are one: “Haus-, Hof- und Staatsarchiv”."""
        known = repositories().match(self.text, self.elements[0].start)
        last = next((n for n, one in enumerate(self.elements) if known and one.end == known[1]), None)
        if last is None or (last == 0 and self.shapes[0] != "file"):
            return False
        self.elements[: last + 1] = [self.elements[0]._replace(end=self.elements[last].end)]
        self.shapes[: last + 1] = ["repository"]
        return True

    def fused(self, first: Element) -> bool:
        """Where no comma parts a repository from what it holds, they are two elements all the same.

        A full stop stands there for a comma, whatever follows; with nothing between them it must be division or files.
        """
        known = repositories().match(self.text, first.start) if self.shapes[0] not in ("file", "central") else None
        if known is None or known[1] >= first.end - 2 or not self.text.startswith((" ", ". "), known[1]):
            return False
        stopped = self.text[known[1]] == "."
        rest = first._replace(start=known[1] + (2 if stopped else 1))
        kind = shape(self.text[rest.start : rest.end])
        if not stopped and kind != "division" and self.behind(0) is None:
            return False
        at_large = (
            self.behind(0) not in ("form", "lot")
            and self.text[rest.start : rest.end] == "Files"
            and collection(self.text[first.start : first.end]) is None
        )
        if not (stopped or at_large) and kind not in ("division", "central", "series"):
            return False
        self.elements[:1] = [first._replace(end=known[1]), rest]
        self.shapes[:1] = ["repository", kind]
        return True

    def central(self) -> None:
        """``Central Files [ "," years ] [ "," file ]``: whatever follows is the file number."""
        last = self.here
        if last + 1 < len(self.shapes) and self.shapes[last + 1] == "years":
            last += 1
        self.add("collection", last)
        self.collected = True
        last = self.here
        while last < len(self.shapes) and self.shapes[last] not in STORED | {"form", "repository", "record_group"}:
            last += 1
        while self.here < last - 1 and self.shapes[self.here] == "series":
            self.add("series", self.here)
        dated = last - self.here > 1 and self.shapes[last - 2 : last] == ["file", "years"]
        if last > self.here:
            self.files(last - 1 - dated)
            self.here = last

    def files(self, last: int) -> None:
        """File numbers: one with its commas (“DEF 15, LIBYA-US”), or several, each a part."""
        while self.here <= last:
            stop = self.here
            while stop < last and self.shapes[stop + 1] != "file":
                stop += 1
            self.numbers(*self.span(stop))
            self.here = stop + 1

    def numbers(self, start: int, end: int) -> None:
        """``[ "File No." ] number { "and" number }``: two numbers are two parts, the label is none."""
        if label := _LABEL.match(self.text, start, end):
            start = label.end()
        while joined := _AND_NUMBER.search(self.text, start + 1, end):
            self.parts.append(("file", start, joined.start()))
            start = joined.end()
        self.parts.append(("file", start, end))

    def titles(self) -> None:
        """A run of titles up to the next thing that shows its level."""
        last = self.here
        while last + 1 < len(self.shapes) and self.shapes[last + 1] in _TITLES:
            last += 1
        if not self.collected and (not self.stored or self.shapes[self.here] in ("files", "records")):
            self.head(last)
        while self.here <= last:
            self.tail(last)

    def head(self, last: int) -> None:
        """``[ "Records of …" ] [ division ] collection [ "," years ]`` at the head of a run."""
        before = self.parts[-1][0] if self.parts else None
        if (
            self.shapes[self.here] == "records"
            and before == "record_group"
            and self.is_agencys(self.here)
            and self.behind(self.here) != "years"
        ):
            self.add("record_group", self.here)
            if self.here > last:
                return
        if self.shapes[self.here] == "division" and (last > self.here or self.behind(last) in STORED):
            self.add("division", self.here)
            if self.here > last:
                return
        if self.after and not self.is_collection(last):
            self.collected = True
            return
        self.collected = True
        unnamed = self.shapes[self.here] in ("title", "years") and not self.parts and not self.after
        if unnamed and not self.is_known(self.here) and self.behind(self.here) not in STORED:
            self.add("unknown", self.here)
            return
        if last > self.here and self.shapes[self.here + 1] == "files" and self.is_secretariats(self.here):
            self.add("series", self.here)
        stop = self.here
        if self.behind(last) == "lot" and not self.stored and not self.holds_bodies(self.here, last):
            stop = last
        while stop < last and self.shapes[stop + 1] == "years" and (self.behind(stop + 1) or self.is_listing(stop)):
            stop += 1
        self.add("collection", stop)

    def is_collection(self, last: int) -> bool:
        """Whether the title after an *ibid.* is a collection: a body of files, not a series or a folder."""
        kind, follows = self.shapes[self.here], self.behind(self.here)
        start, end, _ = self.elements[self.here]
        known = kind == "title" and collection(self.text[start:end]) is not None
        return (
            known
            or kind in ("files", "records")
            or (
                self.here == last
                and ((kind == "title" and follows in STORED) or (kind == "series" and follows == "lot"))
            )
        )

    def is_leaf(self, last: int) -> bool:
        """Whether a region, or an office with nothing of its own behind it, is the title of a folder."""
        kind = self.shapes[last]
        return kind == "region" or (kind == "division" and self.behind(last) not in STORED)

    def tail(self, last: int) -> None:
        """``{ series } [ folder ]``: bodies and regions are series; the rest is one folder, and so is “a title”."""
        here = self.here
        if set(self.shapes[here : last + 1]) == {"symbol"} and not self.quoted(here):
            self.add("file", here)
        elif here < last and _FOLDER.match(self.text, self.elements[here].start) and not self.dated(here + 1):
            self.add("folder", here)
        elif self.is_staffs(last):
            self.add("division", here)
        elif self.is_series(here, last) and not (here == last and self.quoted(here)):
            self.add("series", here + self.spans(here + 1, last))
        elif "redacted" in self.shapes[here:last]:
            self.add("series", self.shapes.index("redacted", here, last) if self.shapes[here] != "redacted" else here)
        else:
            self.add("folder", last)

    def is_staffs(self, last: int) -> bool:
        """Whether the files behind a job are an office's in the agency: “Job 79–00149A, DDO/IMS Files, Box 2”."""
        behind = bool(self.parts) and self.parts[-1][0] == "accession"
        return behind and self.here == last and self.shapes[last] == "files" and self.behind(last) == "box"

    def is_series(self, here: int, last: int) -> bool:
        """Whether titles come below this one, or its name says that it is a body of records."""
        if not self.stored and any(s in _TITLES or s == "file" for s in self.shapes[last + 1 :]):
            return True
        if self.shapes[here] in ("files", "records") and here + 1 == last and self.shapes[last] == "years":
            return self.is_numbered_series(here)
        if here < last and (self.is_volume_of_redacted(here) or _DRAWER.fullmatch(self.text, *self.elements[here][:2])):
            return True
        if any(self.is_body(index) for index in range(here + 1, last)):
            return True
        body = self.shapes[here] in BODIES and not (here == last and self.is_leaf(last))
        return body and not self.dated(here + 1) if here < last else body and not self.stored
