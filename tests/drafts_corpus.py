"""How many notes of a corpus would lose a word in silence if they stood in a draft; run by hand: 0.

    python -m tests.drafts_corpus [STYLE] [FILE …]

Each note stands alone in a Word file, and its words are counted before and after. A word is lost in silence where there
are fewer of it, and the style is not known to drop it. A date counts by its numbers; “and”, “from”, “file” and the like
may go. The style is one of the tests' own that has no short forms; of another, only words that are gone altogether count.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from itertools import chain
from xml.sax.saxutils import escape

from citekit.citing.guard.kept_words import CONNECTING
from citekit.grammar.text import dates
from citekit.integrations.wordprocessors.rewriting import rewrite
from tests.draft_files import run, word
from tests.shared import rows

FILES = ("corpus/footnotes.jsonl.gz",)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id>
<updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout suffix="." delimiter="; "><group delimiter=", ">
<group delimiter=" to "><names variable="author"/><names variable="recipient"/></group>
<group delimiter=" "><text variable="genre"/><text variable="number"/></group><text variable="title" quotes="true"/>
<date variable="issued" form="text"/><text variable="archive_location"/><text variable="archive_collection"/>
<text variable="archive"/><text variable="archive-place"/><text variable="locator"/></group></layout></citation></style>"""
"""Everything in full, every time."""


def words(text: str) -> Counter[str]:
    """The words of a note by how often they stand there, without those of its dates but their numbers."""
    out: list[str] = []
    at = 0
    for day, start, end in [*dates.find(text), (None, len(text), len(text))]:
        if start >= at and (day is None or day.month):
            out += map(str.casefold, re.findall(r"\w+", text[at:start]))
            out += [str(number) for number in (day.year, day.month, day.day) if number] if day else []
            at = end
    return Counter(out)


def lost(before: str, after: str, *, counted: bool) -> list[str]:
    """The words of a note that are not in the new one, or not so often."""
    there = words(after)
    fewer = words(before) - there
    return [word for word in fewer if word not in CONNECTING and (counted or word not in there)]


def main(style: str = STYLE, *files: str) -> int:
    """Count, and print every note that lost a word; the number of these."""
    started, counted = time.monotonic(), Counter[str]()
    for row in chain.from_iterable(map(rows, files or FILES)):
        draft = word([run(escape(str(row["text"])))], ["A sentence.[1]"], endnotes=frozenset(), raw=True)
        (note,) = rewrite(draft, "draft", style=style, bibliography=False).notes
        gone = lost(note.before, note.after, counted=style is STYLE)
        counted.update(notes=1, changed=note.changed, told=bool(note.left), dropped=bool(note.dropped))
        if gone and not note.dropped:
            counted["lost in silence"] += 1
            print(f"{gone}\n  {note.before}\n  {note.after}", flush=True)
    print(f"{dict(counted)}; {counted['lost in silence']} lost a word in silence "
          f"({time.monotonic() - started:.0f} s)")  # fmt: skip
    return counted["lost in silence"]


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
