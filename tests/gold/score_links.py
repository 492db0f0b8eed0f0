"""Score the targets of cross-references against the links that the editors set in the nine TEI volumes.

    python -m tests.gold.score_links [--errors N] [--volume ID]

The gold is every link of a note to a document (``#d108``), to a footnote (``#d52fn3``) and into another volume
(``frus1961-63v05#d250``), where the words name a document: what stands on “footnote 2, p. 396” only the whole volume
can tell, and such links are counted apart, with those to pages and to whole volumes. Gold and found are sets of pairs, a
note and a target. Recall is the share of the editors' pairs that is found, precision the share of what is found that
is the editors' — of all that is found, and of what stands where they set a link at all: they left many a reference
without one. Of those, the last figure says how many lead to a document or footnote that is there.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from citekit import ParsedDocument

_TARGET = re.compile(r"(frus[\w-]+)?#(d\d+(?:fn\d+)?)")
_BY_PAGE = re.compile(r",? (?:on )?pp?\. ?\d")


class Pointer(NamedTuple):
    """A stretch of a note and what it leads to: ``frus1961-63v06#d52fn3``, or something that is no document."""

    note: str
    start: int
    end: int
    target: str

    @property
    def pair(self) -> tuple[str, str]:
        """What is compared."""
        return self.note, self.target


class Compared(NamedTuple):
    """The pointers of one volume: the editors', ours, the editors' to anything, and the ids that there are."""

    gold: list[Pointer]
    found: list[Pointer]
    links: list[Pointer]
    ids: set[str]


def volumes() -> list[Path]:
    """The TEI volumes beside the project."""
    return sorted((SHARED / "corpus" / "tei").glob("*.xml.gz"))


def compare(path: Path) -> Compared:
    """Read one volume, and gather its pointers."""
    from citekit import read

    volume = path.name.split(".", maxsplit=1)[0]
    links: list[Pointer] = []
    found: list[Pointer] = []
    ids: set[str] = set()
    by_page: set[Pointer] = set()
    for parsed in read(path):
        ids |= {f"{volume}#{parsed.document.id}", *(f"{volume}#{note.id}" for note in parsed.notes)}
        links += _links(parsed, volume)
        by_page |= set(_by_page(parsed, volume))
        found += _found(parsed)
    gold = [link for link in links if _TARGET.fullmatch(link.target) and link not in by_page]
    return Compared(gold, found, links, ids)


def _links(parsed: ParsedDocument, volume: str) -> Iterator[Pointer]:
    for note in parsed.document.notes:
        for link in note.links:
            target = volume + link.target if link.target.startswith("#") else link.target
            yield Pointer(f"{volume}/{note.id}", link.start, link.end, target)


def _by_page(parsed: ParsedDocument, volume: str) -> Iterator[Pointer]:
    """The editors' links from words that name a page, and no document."""
    texts = {f"{volume}/{note.id}": note.text for note in parsed.notes}
    for link in _links(parsed, volume):
        text = texts[link.note]
        if _BY_PAGE.match(text, link.end) or _BY_PAGE.match(" " + text[link.start : link.end]):
            yield link


def _found(parsed: ParsedDocument) -> Iterator[Pointer]:
    volume = parsed.document.volume
    for note in parsed.notes:
        for citation in note.citations:
            for target in citation.targets:
                where = f"{target.volume}#{target.footnote or target.document}"
                yield Pointer(f"{volume.id if volume else None}/{note.id}", target.start, target.end, where)


def linked_by_editors(pointer: Pointer, links: Iterable[Pointer]) -> bool:
    """Whether the editors set a link where the pointer stands, or to its target from the same note."""
    return any(
        link.note == pointer.note
        and (link.target == pointer.target or (link.start < pointer.end and pointer.start < link.end))
        for link in links
    )


class Figures(NamedTuple):
    """Counts of pairs over several volumes, and what differs from the editors' links."""

    gold: int
    found: int
    right: int
    judged: int
    alone: int
    gone: list[tuple[str, str]]
    missed: list[tuple[str, str]]
    wrong: list[tuple[str, str]]


def figures(paths: Iterable[Path]) -> Figures:
    """Compare volumes, one after the other."""
    gold, found, alone = 0, 0, 0
    gone: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    for path in paths:
        one = compare(path)
        by_note: dict[str, list[Pointer]] = defaultdict(list)
        for link in one.links:
            by_note[link.note].append(link)
        wanted, ours = {p.pair for p in one.gold}, {p.pair: p for p in one.found}
        elsewhere = {pair for pair, p in ours.items() if not linked_by_editors(p, by_note[p.note])}
        volume = path.name.split(".", maxsplit=1)[0]
        gold, found, alone = gold + len(wanted), found + len(ours), alone + len(elsewhere)
        gone += [pair for pair in elsewhere if pair[1].startswith(f"{volume}#") and pair[1] not in one.ids]
        missed += sorted(wanted - set(ours))
        wrong += sorted(set(ours) - wanted - elsewhere)
    return Figures(gold, found, gold - len(missed), found - alone, alone, gone, missed, wrong)


def main() -> None:
    """Print recall and precision, and what differs where that is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N of each that differ")
    options.add_argument("--volume", default="", help="score this volume alone")
    chosen = options.parse_args()
    paths = [path for path in volumes() if path.name.startswith(chosen.volume)]
    if not paths:
        options.error(f"no TEI volume: {SHARED / 'corpus' / 'tei'}")
    one = figures(paths)
    for what, pairs in (("missed", one.missed), ("wrong", one.wrong), ("not there", one.gone)):
        for pair in pairs[: chosen.errors]:
            print(what, *pair)
    print(f"editors' pairs {one.gold}, found {one.found}: recall {one.right / one.gold:.4f}, precision"
          f" {one.right / one.found:.4f} of all, {one.right / one.judged:.4f} of the {one.judged} where the editors set"
          f" a link; {one.alone - len(one.gone)} of the {one.alone} elsewhere lead to what is there")  # fmt: skip


if __name__ == "__main__":
    main()
