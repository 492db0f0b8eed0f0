"""First long, later short, over the whole document and in every door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from citekit.citing.footnotes import cite
from citekit.csl.styles.installed import names as style_names
from citekit.integrations.pandoc.filter import apply
from citekit.model.records import Document, Note
from citekit.records.parsing import parse_document
from tests.pandoc_tree import notes as written
from tests.pandoc_tree import shown
from tests.test_guard import in_office, in_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.integrations.wordprocessors.rewriting import Rewritten

NOTES = (
    "Lund to Ober, 17 October 1956, The National Archives, Kew (hereafter TNA), FO 371/121744, fo. 3.",
    "Ober to Lund, 18 October 1956, The National Archives, Kew, FO 371/121745.",
    "Letter, Hale to Moreau, 11 June 1956, Box 3, Egmont Manuscripts (hereafter cited as Egmont MSS), Yale University.",
    "Memorandum, Hale to Moreau, 12 June 1956, Box 5, Egmont Manuscripts, Yale University.",
    "Aufzeichnung Brentano, 3. Mai 1957, PA AA, B 130, Bd. 8432, Bl. 45.",
    "Vermerk Brentano, 4. Mai 1957, PA AA, B 130, Bd. 8433, Bl. 4.",
    "Hale to Moreau, 12 June 1956, Box 5, Lund Papers, Harbor Library.",
)
SHORT = (
    "Lund to Ober, October 17, 1956, The National Archives, Kew (hereafter TNA), FO 371/121744, fo. 3.",
    "Ober to Lund, October 18, 1956, TNA, FO 371/121745.",
    "Hale to Moreau, June 11, 1956, Box 3, Egmont Manuscripts (hereafter Egmont MSS), Yale University.",
    "Hale to Moreau, memorandum, June 12, 1956, Box 5, Egmont MSS, Yale University.",
    "Aufzeichnung Brentano, May 3, 1957, Politisches Archiv des Auswärtigen Amts, Berlin (hereafter PA AA), B 130, "
    "Bd. 8432, Bl. 45.",
    "Vermerk Brentano, May 4, 1957, PA AA, B 130, Bd. 8433, Bl. 4.",
    "Hale to Moreau, June 12, 1956, Box 5, Lund Papers, Harbor Library.",
)
FULL = ("Egmont Manuscripts. Yale University.", "Lund Papers. Harbor Library.", "PA AA, B 130.",
        "The National Archives, Kew, FO 371.")  # fmt: skip


def cited(*notes: str, **choice: Any) -> Any:
    return cite([parse_document(Document(notes=tuple(map(Note, notes))))], **choice)


def test_an_archive_is_named_in_full_where_it_comes_first() -> None:
    found = cited(*NOTES, hereafter=True)
    assert found.footnotes == SHORT
    assert found.bibliography == FULL


def test_what_is_cited_once_needs_no_short_name() -> None:
    assert cited(NOTES[0], hereafter=True).footnotes == (SHORT[0].replace(" (hereafter TNA)", ""),)


def test_the_writers_abbreviation_goes_before_that_of_the_tables() -> None:
    notes = [note.replace("(hereafter TNA)", "(hereafter NatArch)") for note in NOTES[:2]]
    assert cited(*notes, hereafter=True).footnotes[1].endswith("1956, NatArch, FO 371/121745.")


def test_a_name_that_nobody_shortens_stays() -> None:
    notes = [f"Hale to Moreau, {day} June 1956, Box 5, Lund Papers, Harbor Library." for day in (12, 13)]
    assert cited(*notes, hereafter=True).footnotes == cited(*notes).footnotes


@pytest.mark.parametrize("style", ["frus-source-note", "oscola", "apa", "chicago-author-date"])
def test_styles_that_must_not_name_archives_as_they_do(style: str) -> None:
    assert cited(*NOTES, style=style, hereafter=True) == cited(*NOTES, style=style)


@pytest.mark.parametrize("style", ["mhra-notes", "chicago-notes-bibliography", "nara", "presidential-library"])
@pytest.mark.parametrize("format", ["text", "html", "latex", "rtf", "docx", "markdown"])
def test_no_mark_is_left_in_any_form(style: str, format: str) -> None:
    found = cited(*NOTES, *NOTES, style=style, format=format, hereafter=True)
    assert "qxname" not in " ".join((*found.footnotes, *found.bibliography)).casefold()
    assert sum("hereafter TNA" in note for note in found.footnotes) == 1
    assert style in style_names("own", "independent")


@pytest.mark.parametrize("door", [in_word, in_office])
def test_a_draft_names_archives_so_when_asked(door: Callable[..., Rewritten]) -> None:
    done = door(list(NOTES), hereafter=True)
    assert tuple(note.after for note in done.notes) == SHORT
    assert done.entries == len(FULL)


def test_a_note_that_stays_introduces_its_archive_too() -> None:
    left = "Ober to Lund, 3 May 1957 and 4 May 1957, The National Archives, Kew (hereafter TNA), FO 371/1 and 371/2."
    done = in_word([left, *NOTES[1:2], NOTES[1].replace("121745", "121746")], hereafter=True)
    assert done.notes[0].after == left
    assert "hereafter" not in done.notes[1].after


def test_a_pandoc_document_asks_for_it_in_its_metadata() -> None:
    document = written(*NOTES, citekit={"hereafter": True})
    apply(document, lambda _: None)
    text = shown(document["blocks"])
    assert text.count("(hereafter TNA)") == 1
    assert "1956, TNA, FO 371/121745" in text
    assert "qxname" not in text.casefold()
