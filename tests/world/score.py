"""How far the notes of historians are read as a person reads them.

    python -m tests.world.score [LABELS.jsonl ...] [--by country|language] [--errors N]

Without a file: ``composed.jsonl`` beside this module. Each note is read alone, as a footnote. The figures, each a share
of 1 but the last:

- ``found``       labelled citations that share half of their words or more with one that is read
- ``exact``       labelled citations of which one is read from their first to their last character
- ``precise``     citations read that begin and end where a labelled one does
- ``parts``       F1 over the text and level of the parts; division, collection, series and folder are one level, and a
                  part is also right on a level that its label admits
- ``repository``  labelled repositories that are read as such
- ``items``       described documents whose sender, recipient and date are all right
- ``false``       archival citations read in notes that cite printed works alone (a count)
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from citekit import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]

COMPOSED = Path(__file__).with_name("composed.jsonl")
SHARES = ("found", "exact", "precise", "parts", "repository", "items")
SCORED = {"archival", "ibid"}
UNIT = {"division", "collection", "series", "folder"}

PAGE_WORD = re.compile(r"^(?:pages?|pp?|ff?|fols?|fos?|frames?|bl|ll?|лл?|c)\b[.:]?\s*", re.IGNORECASE)
FILE_WORD = re.compile(r"^(?:files?|series ref|reference)\b[.:]?(?:\s*nos?\b[.:]?)?\s*", re.IGNORECASE)
QUOTED = "()‘’'\"“”«»„.,;: "


@dataclass
class Verdict:
    """One labelled citation beside the citation read in its place."""

    label: Json
    read: Json | None
    exact: bool = False
    right: int = 0
    lost: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    repositories: list[bool] = field(default_factory=list)
    item: bool | None = None


@dataclass
class Tally:
    """What has been judged: the labelled citations, and of every citation read whether its extent is labelled."""

    verdicts: list[Verdict] = field(default_factory=list)
    precise: list[bool] = field(default_factory=list)
    false: int = 0

    def figures(self) -> dict[str, float]:
        """The figures by their names, in the order in which the module names them."""
        right = sum(v.right for v in self.verdicts)
        both = sum(2 * v.right + len(v.lost) + len(v.extra) for v in self.verdicts)
        return {
            "found": share(v.read is not None for v in self.verdicts),
            "exact": share(v.exact for v in self.verdicts),
            "precise": share(self.precise),
            "parts": round(2 * right / both, 4) if both else 1.0,
            "repository": share(found for v in self.verdicts for found in v.repositories),
            "items": share(v.item for v in self.verdicts if v.item is not None),
            "false": self.false,
        }


def share(verdicts: Iterable[bool | None]) -> float:
    """How many of them are true, as a share of 1; 1 where there are none."""
    told = list(verdicts)
    return round(sum(map(bool, told)) / len(told), 4) if told else 1.0


def labels(path: Path = COMPOSED) -> list[Json]:
    """The labelled notes of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_printed(note: Json) -> bool:
    """Whether a note cites printed works alone."""
    return str(note["key"]).startswith("p-")


def folded(text: str | None) -> str:
    """A text with its white space made one, without the points at its ends."""
    return " ".join((text or "").split()).strip(".,;: ")


def bare(level: str, text: str) -> str:
    """A part without the word or the quotation marks that only announce it: “fol. 3” and “3” are one leaf."""
    text = folded(text)
    if level == "page":
        text = PAGE_WORD.sub("", text)
    if level == "file":
        text = FILE_WORD.sub("", text) or text
    return text.strip(QUOTED) if level in {"item", "folder", "file"} else text


def extents(note: Json) -> Iterator[tuple[Json, int, int]]:
    """The labelled citations with their offsets; a text that is labelled again is looked for behind its last place."""
    after: dict[str, int] = defaultdict(int)
    for label in note["citations"]:
        start = note["text"].find(label["text"], after[label["text"]])
        after[label["text"]] = start + 1
        yield label, start, start + len(label["text"])


def nearest(start: int, end: int, read: list[Json]) -> Json | None:
    """The citation read that shares most of a labelled extent, if it is half or more of both."""

    def shared(one: Json) -> int:
        return min(end, one["end"]) - max(start, one["start"])

    best = max(read, key=shared, default=None)
    if best is None or shared(best) * 2 < max(1, min(end - start, best["end"] - best["start"])):
        return None
    return best


def admits(label: Json, level: str) -> bool:
    """Whether a part of this level is right for a labelled part."""
    allowed = {label["level"], *label.get("also", [])}
    return level in allowed or (level in UNIT and bool(allowed & UNIT))


def same_name(told: Json, read: Json, role: str) -> bool:
    """Whether sender or recipient is read by one of the names that the label allows; right where it has none."""
    allowed = {folded(name).casefold() for name in (told[role], *told.get(f"{role}_also", []))} if told[role] else None
    return allowed is None or folded(read.get(role)).casefold() in allowed


def same_item(told: Json, read: Json) -> bool:
    """Whether a document is described as the label has it; a date may be less or more exact, never another."""
    date, want = str(read.get("date") or "?"), told["date"]
    dated = want is None or date.startswith(want) or want.startswith(date)
    return dated and same_name(told, read, "from") and same_name(told, read, "to")


def verdict(label: Json, start: int, end: int, read: list[Json]) -> Verdict:
    """A labelled citation, judged against those that are read in its note."""
    one = nearest(start, end, read)
    judged = Verdict(label, one, exact=one is not None and folded(one["text"]) == folded(label["text"]))
    left = list(one["parts"]) if one else []
    for part in label["parts"]:
        if part["level"] == "other":
            continue
        if part["level"] == "repository":
            judged.repositories.append(any(repository_is(part, got) for got in (one or {}).get("parts", [])))
        if got := next((p for p in left if same_part(part, p)), None):
            judged.right += 1
            left.remove(got)
        else:
            judged.lost.append(f"{part['level']}={part['text']}")
    judged.extra = [f"{part['level']}={part['text']}" for part in left]
    item = label.get("item")
    if item and any(item[key] for key in ("from", "to", "date")):
        judged.item = same_item(item, (one or {}).get("described") or {})
    return judged


def same_part(label: Json, read: Json) -> bool:
    return bare(label["level"], read["text"]) == bare(label["level"], label["text"]) and admits(label, read["level"])


def repository_is(label: Json, read: Json) -> bool:
    return bool(read["level"] == "repository" and folded(read["text"]) == folded(label["text"]))


def reading(note: Json) -> list[Json]:
    """The citations that are read in a note, as plain dictionaries."""
    return list(msgspec.to_builtins(parse(note["text"], kind="footnote").citations))


def judge(note: Json, read: list[Json], tally: Tally) -> list[Verdict]:
    """Add to the tally what was right and wrong in what is read of a note; returns the verdicts."""
    if is_printed(note):
        tally.false += sum(one["kind"] == "archival" for one in read)
        return []
    read = [one for one in read if one["kind"] in SCORED]
    judged = [verdict(label, *at, read) for label, *at in extents(note) if label["kind"] in SCORED]
    exact = [id(v.read) for v in judged if v.exact]
    tally.verdicts += judged
    tally.precise += [id(one) in exact for one in read]
    return judged


def figures(notes: Iterable[Json]) -> dict[str, float]:
    """The figures of these notes together."""
    tally = Tally()
    for note in notes:
        judge(note, reading(note), tally)
    return tally.figures()


def shown(note: Json, verdicts: list[Verdict]) -> str:
    """What is wrong in a note, for the reader of a terminal; empty where all is right."""
    rows = []
    for one in verdicts:
        if not one.exact:
            rows.append(f"  {'not as far as' if one.read else 'not read:'} {one.label['text']}")
        if one.exact and (one.lost or one.extra):
            rows.append(f"  labelled {one.lost}\n  read     {one.extra}")
        if one.item is False:
            told = (one.read or {}).get("described") or {}
            rows.append(f"  document {one.label['item']}\n  read     {told}")
    return "\n".join([f"{note['key']} {note['text']}", *rows]) if rows else ""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", nargs="*", type=Path, default=[COMPOSED])
    options.add_argument("--by", choices=["country", "language"], help="the figures of each, then of all")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N that are read wrong")
    chosen = options.parse_args()
    whole, groups = Tally(), defaultdict(Tally)
    for note in (note for path in chosen.labels for note in labels(path)):
        read = reading(note)
        told = shown(note, judge(note, read, whole))
        if chosen.by and not is_printed(note):
            judge(note, read, groups[note[chosen.by]])
        if told and chosen.errors > 0:
            chosen.errors -= 1
            print(told)
    for name, tally in sorted(groups.items(), key=lambda group: -len(group[1].verdicts)):
        print(f"{name:14} {len(tally.verdicts):4}", tally.figures())
    print(f"{'all':14} {len(whole.verdicts):4}", whole.figures())


if __name__ == "__main__":
    main()
