"""What ``cite`` prints of notes and what it tells of them: no word is in neither. All notes composed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from citekit.citing.footnotes import cite
from citekit.citing.guard.kept_words import CONNECTING
from citekit.citing.guard.words import LEADING_ON, SIGNALS
from citekit.citing.shortfall import DOUBTFUL, IN_PART, NOT_IN_STYLE, NOT_READ
from citekit.grammar.text import dates
from citekit.model.records import Document, Note
from citekit.records.parsing import parse_document
from tests.command_line import citekit
from tests.shared import SHARED, needs_shared, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citekit.citing.footnotes import Cited

STYLES = ("archival-chicago-note", "nara", "chicago-notes-bibliography", "nature")
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
FREE = CONNECTING | SIGNALS | LEADING_ON | {"by", "from"}


def cited(*notes: str, style: str = STYLES[0], **choice: Any) -> Cited:
    """What comes of notes, one a line."""
    return cite([parse_document(Document(notes=tuple(map(Note, notes))))], style=style, **choice)


def told(*notes: str, **choice: Any) -> list[tuple[str, str]]:
    return [(one.what, one.words) for one in cited(*notes, **choice).shortfalls]


WHOLE = (
    "Roe to Pell, 3 May 1957, TNA, FO 371/5.",
    "See Roe to Pell, 3 May 1957 (TNA, KV 2/12).",
    "TNA, ADM 1/234; ADM 1/235; WO 32/5.",
    "Tagebuch Rode vom 3.5.1884, GStA I. HA, Rep. 77, Nr. 4, Bl. 23.",
    "Bericht Roes v. 5. 6. 1848, HHStA, StK., Rom 12, fol. 3.",
    "Roe to Pell, 7 January 1954, LAC, RG 25, vol. 12, file 501-A.",
    "Roe minute, 11–14 January 1940, TNA, DO 121/6.",
    "Cable from Ball to Ortega, November 8, 1962, Kennedy Library, National Security Files, Box 3.",
)


@pytest.mark.parametrize("note", WHOLE)
def test_a_note_that_is_printed_whole_is_not_listed(note: str) -> None:
    assert told(note) == []


PARTLY = (
    ("Letter from Ann Roe to Per & Ida Pell, 5 March 1935. (Library of Congress, Roe Papers, box 3).", "Ida Pell"),
    ("Letter from Ann Roe to Sven & Eva Pell, 8 July 1936. (Library of Congress, Roe Papers, box 4).", "Eva Pell"),
    ("Letter from Jo Roe to Max & Una Ober, 1 April 1931. (Yale University Library, Roe Papers, box 9).", "Una Ober"),
    ("Interview with Per Roe (7493/10), Reel 5.", "Interview with Per Roe"),
    ("Interview with Eva Pell (6512/3), Reel 2.", "Reel 2"),
    ("Interview with Una Ober (1204/11), Reel 9.", "Interview with Una Ober"),
    ("TNA, FO 371/5; see Grain and Power, p. 250.", "Grain and Power, p. 250"),
    ("London, National Archives, MS SC 8/214.", "London"),
    ("Library of Congress, Roe Papers, box 8, Peace papers, etc. 1955.", "1955"),
    (
        "Roe to Pell, 9 October 1823, Pell Papers, Library of Congress, <https://www.example.org/item/1/>.",
        "example.org",
    ),
)


@pytest.mark.parametrize(("note", "lost"), PARTLY)
def test_words_that_no_footnote_has_are_told(note: str, lost: str) -> None:
    assert [words for what, words in told(note) if what == IN_PART and lost in words]


MISREAD = (
    "Minnesota Historical Society, St. Paul, Minnesota, Roe Papers, MS 25, box 3.",
    "Oregon Historical Society, Portland, Oregon, Roe Papers, MS 12, box 7.",
    "Ann Roe Collection, Cal. State Univ., Somewhere, box 1",
    "Una Ober Collection, Penn. State Univ., Elsewhere, box 4",
    "Roe to Pell, 2 March 1939, Roe Papers, Box 3, Folder 4, Yale University.",
    "Roe to Ober, 9 April 1941, Ober Papers, Box 1, Folder 2, Duke University.",
    "Memorandum by Ada Roe, 1937, file 36, Jan Pell Papers, YIVO Institute, New York.",
    "Report from April 1924 to July 1925. NA WO 35/187.",
    "In a later letter Roe recanted: Roe to Pell, 1 July 1956, box 12, Roe Papers, Truman Library.",
    "I thank the archivists of the Truman Library for this: Roe to Pell, 6 July 1956, box 2, Roe Papers, Truman Library.",
    "He knew of it (TNA, FO 371/5).",
    "“It is all sand”: Roe to Pell, 14 July 1956, TNA, FO 371/126683.",
    "Roe memo to Pell, Aug. 1, 1941, B: 3, M16, RG226, NA; Ober memo on the Bureau, Aug. 4, 1941, B: 2, GTP, DDEL.",
)


@pytest.mark.parametrize("note", MISREAD)
def test_what_may_be_printed_in_the_wrong_place_is_told(note: str) -> None:
    """A better reading may make it right; then nothing of the note's words stands apart."""
    found = cited(note)
    kept = ("St. Paul, Minnesota", "Portland, Oregon", "YIVO Institute", "April 1924 to July 1925")
    right = any(words in note and words in " ".join(found.footnotes) for words in kept)
    assert right or any(one.what in (DOUBTFUL, IN_PART, NOT_READ) for one in found.shortfalls)


DAYS = ("11, 14 September 1920", "9 and 14 January 1942", "April 17 and 19, 1962")


@pytest.mark.parametrize("days", DAYS)
def test_a_day_of_several_is_not_lost(days: str) -> None:
    found = cited(f"Roe to Pell, {days}, TNA, HO 54/23618.")
    printed = re.findall(r"\d+", found.footnotes[0])
    assert found.shortfalls or not set(re.findall(r"\d+", days)) - set(printed)


@pytest.mark.parametrize("number", ["326", "12–14", "31/4"])
def test_a_number_at_the_end_is_not_made_a_page(number: str) -> None:
    assert "p." not in cited(f"Bundesarchiv, MSG 2-11857, {number}.").footnotes[0]


def test_a_part_that_a_style_leaves_out_is_told(tmp_path: Path) -> None:
    style = tmp_path / "bare.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>B</title><id>b</id>'
        "<updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout>"
        '<group delimiter=", "><text variable="archive_location"/><text variable="archive"/></group>'
        "</layout></citation></style>",
        encoding="utf-8",
    )
    found = told("Telegram from Roe to Pell, 3 May 1957, TNA, FO 371/5.", style=str(style))
    assert [what for what, _ in found if what in (NOT_IN_STYLE, DOUBTFUL, IN_PART)]


@pytest.mark.parametrize("command", [("cite",), ("export", "-t", "csl-json")])
def test_strict_ends_with_3_where_a_note_is_not_whole(tmp_path: Path, command: tuple[str, ...]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("TNA, FO 371/5.\nTNA, FO 371/6, where she says so.\nGrain and Power, 12.\n", encoding="utf-8")
    done = citekit(*command, str(notes), "--strict")
    assert done.returncode == 3
    assert re.findall(r"^ +(\d)  (.*?)  ", done.stderr, re.MULTILINE) == [("2", IN_PART), ("3", NOT_READ)]
    notes.write_text("TNA, FO 371/5.\n", encoding="utf-8")
    assert citekit(*command, str(notes), "--strict").returncode == 0


def _words(text: str) -> Iterator[str]:
    """The words of a text, each Chinese letter one; those of its dates left out but for the numbers."""
    here = 0
    for day, start, end in [*dates.find(text), (None, len(text), len(text))]:
        if start >= here:
            yield from map(str.casefold, re.findall(r"[㐀-鿿]|[^\W_㐀-鿿]+", text[here:start]))
            if day is not None:
                yield from (number.lstrip("0") for number in re.findall(r"\d+", text[start:end]))
            here = end


def silent(note: str, style: str) -> set[str]:
    """The words of a note that are neither printed nor told; those of a date may be written in full."""
    (parsed,) = parse_document(Document(notes=(Note(note),))).notes
    found = cited(note, style=style)
    if any(one.what == DOUBTFUL for one in found.shortfalls):
        return set()
    seen = " ".join([*found.footnotes, *found.bibliography, *(one.words for one in found.shortfalls)])
    known = set(_words(seen)) | set(map(str.casefold, re.findall(r"[㐀-鿿]|[^\W_㐀-鿿]+", seen)))
    years = {word for word in known if word.isdecimal() and len(word) == 4}
    known |= {year[2:].lstrip("0") for year in years} | {str(month) for month in range(1, 13)}
    known |= {first[: -len(last)] + last for first, last in re.findall(r"(\d+)–(\d+)", seen)}  # “365–67”
    known |= {"rg"} if "Record Group" in seen else set()
    known |= {word for one in parsed.segments if one.kind == "classification" for word in _words(one.of(note))}
    return {word for word in set(_words(note)) - known - FREE if (word + ".") not in note.casefold()}


PLACES = st.sampled_from(
    ("TNA, FO 371/5", "box 12, Roe Papers, Truman Library", "BArch, N 1166/12, Bl. 34", "GARF, f. R-5446, op. 1, d. 5",
     "Archives nationales, F/7/12948", "AGI, Indiferente, leg. 2746", "RG 25, vol. 12, LAC")
)  # fmt: skip
ITEMS = st.sampled_from(
    ("", "Roe to Pell, 3 May 1957, ", "Telegram from Ada Roe to Pell, 3 May 1957, ", "Minutes of the second meeting, ",
     "Aufzeichnung Rode, 6. September 1967, ", "Roe diary, 9 June 1921, ", "“The Port,” memorandum by Ober, 1937, ")
)  # fmt: skip
PROSE = st.sampled_from(
    (
        "",
        "See ",
        "He denied it: ",
        "Vgl. ",
        "On this point ",
        "As Lindqvist says, “all is sand”; ",
        "Moreau, Grain, 12; ",
    )
)
TAILS = st.sampled_from(("", ", where he calls it sand", " (my italics)", "; Moreau, Grain, 14", ". Emphasis added"))


@pytest.mark.slow
@settings(max_examples=100, deadline=None, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(PROSE, ITEMS, PLACES, TAILS), st.sampled_from(STYLES))
def test_every_word_is_printed_or_told(pieces: tuple[str, ...], style: str) -> None:
    assert silent("".join(pieces) + ".", style) == set()


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("style", STYLES)
def test_no_word_of_notes_of_the_world_is_lost_in_silence(style: str) -> None:
    notes = [row["text"] for row in rows("gold/world.jsonl")]
    notes += (SHARED / "cases" / "discursive_notes.txt").read_text("utf-8").splitlines()
    notes += (SHARED / "cases" / "prescribed_forms.txt").read_text("utf-8").splitlines()
    lost = {note: words for note in notes if (words := silent(note, style))}
    assert json.dumps(lost, ensure_ascii=False, indent=1, default=sorted) == "{}"
