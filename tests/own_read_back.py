"""What each of our styles prints, read again: ``python -m tests.own_read_back [notes.txt]``.

A note goes through a style, and what comes out through the reader; both items must say the same. Reported by style:
how many of the notes come back whole, and which variables do not.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from citekit.citing.footnotes import cite
from citekit.csl.styles.installed import names
from citekit.items import to_csl
from citekit.records.parsing import parse

NOTES = (
    "Lund to Ober, 17 October 1956, TNA, FO 371/121744, fo. 3.",
    "Hale to Moreau, telegram, June 11, 1956, “Harbor Project,” Box 4, Martin Oduya Papers, Kennedy Library, Boston.",
    "Telegram 412, Freetown to State, March 9, 1964, POL 7 S LEONE, Central Files 1964–66, RG 59, National Archives, "
    "College Park, Maryland.",
    "Memorandum, Hale to Moreau, June 12, 1956, Box 4, Oduya Papers, Truman Library.",
    "Minutes of the Harbor Working Group, November 20, 1962, Box 12, Rowe Papers, Bodleian Library, Oxford.",
    "Aufzeichnung Brentanos, 3. Mai 1957, PA AA, B 130, Bd. 8432, Bl. 45.",
    "РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об.",
    "AN, F/7/12948, dossier 3.",
    "ACS, Ministero dell'Interno, DGPS, b. 74, fasc. 41.",
    "AGI, Audiencia de México, leg. 12, exp. 3, f. 45r.",
    "Lund to Ober, 5 May 1957, Box 3, Lund Papers, Library of Congress.",
    "Box 3, Lund Papers, Library of Congress.",
    "Ober to Lund, 3 March 1951, NAA: A1838, 3034/10/1 part 2.",
    "Memo, Ober to Lund, 4 March 1965, Country File, NSF, Box 14, Johnson Library.",
    "Ober to Lund, undated, Box 23, Kennan Papers, Princeton University.",
)
"""Sources of the kinds that the styles are for, invented."""
COMPARED = ("author", "recipient", "issued", "number", "title", "levels")


def said(note: str, dated: str | None = None) -> dict[str, Any]:
    """What the first archival citation of a note says, to be compared; the order of its levels apart."""
    found = [one for one in parse(note, kind="footnote").citations if one.kind == "archival"]
    if not found:
        return {}
    item = to_csl(found[0])
    levels = sorted(_bare(part.text) for part in found[0].parts if part.level not in ("item", "form"))
    return {name: item.get(name) for name in COMPARED if name != "levels" and item.get(name)} | {"levels": levels}


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.replace("Record Group", "RG")).strip().casefold()


def differences(style: str, note: str) -> list[str]:
    """The variables that do not come back."""
    before = said(note)
    printed = cite(note, style=style).footnotes[0]
    after = said(printed)
    return [name for name in COMPARED if before.get(name) != after.get(name)]


def main(notes: tuple[str, ...] = NOTES) -> None:
    for style in names("own"):
        lost = {note: found for note in notes if (found := differences(style, note))}
        print(f"{style}: {len(notes) - len(lost)} of {len(notes)}")
        for note, found in lost.items():
            print(f"    {', '.join(found)}: {cite(note, style=style).footnotes[0]}")


if __name__ == "__main__":
    main(tuple(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()) if len(sys.argv) > 1 else NOTES)
