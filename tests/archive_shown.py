"""In how many public styles an archival source keeps its place: ``python -m tests.archive_shown [every n-th]``.

Three sources, a telegram, a memorandum of conversation and a bare file, go through each independent style; every
level of the place has to stand in the note or the list once and only once. Styles that do not are printed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from citekit.citing.footnotes import cite
from citekit.csl.styles.installed import names
from citekit.items import to_csl
from citekit.model.records import Citation, Document, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = ["Xylographs 12-B", "Zinnia Series", "FRC 71 Q 94", "Quarterdeck Papers", "Vellum Library"]
"""Narrow to wide, in words that no style prints of itself."""
PARTS = tuple(
    Part(level, text, 0, 0)
    for level, text in zip(("repository", "collection", "accession", "series", "folder"), reversed(PLACE), strict=True)
)
TELEGRAM = Document(
    title="Telegram From Abbott to Costello", kind="telegram", from_="Abbott", to="Costello", date="1963-07-12"
)
SOURCES: dict[str, Document] = {
    "a telegram": TELEGRAM,
    "a memorandum of conversation": Document(title="Memorandum of Conversation", kind="memorandum of conversation"),
    "a file and no document": Document(),
}


def printed(style: str, source: str) -> str:
    """What a style prints of a source: the note or the entry in the list, whichever has more of its place."""
    item = to_csl(Citation("source", "archival", "", 0, 0, PARTS), document=SOURCES[source], id="a")
    cited = cite([item], style=style)
    return max((" ".join(cited.footnotes), " ".join(cited.bibliography)), key=lambda text: sum(counts(text)))


def counts(text: str) -> list[int]:
    """How often each level of the place stands there."""
    return [text.casefold().count(part.casefold()) for part in PLACE]


def faults(styles: list[str]) -> Iterator[str]:
    """A line for each source that a style does not show whole and once."""
    for style in styles:
        for source in SOURCES:
            text = printed(style, source)
            if counts(text) != [1] * len(PLACE):
                yield f"{style}: {source}: {text[:120]}"


def main(every: int = 1) -> None:
    styles = list(names("independent"))[::every]
    count = 0
    for count, fault in enumerate(faults(styles), 1):  # noqa: B007
        print(fault)
    asked = len(styles) * len(SOURCES)
    print(f"{asked - count} of {asked} sources in {len(styles)} styles keep their place ({1 - count / asked:.2%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
