"""Public styles that know no archives: our own note in their place, and nothing that nobody said."""

from __future__ import annotations

import re

import pytest

from citekit.citing.footnotes import cite
from citekit.csl.styles.installed import find
from citekit.model.records import Document, Note
from citekit.records.parsing import parse_document

SOURCES = (
    "Lund to Ober, 17 October 1956, The National Archives, Kew, FO 371/121744, fo. 3.",
    "Telegram 412, Freetown to State, March 9, 1964, POL 7 S LEONE, Central Files 1964–66, RG 59, National Archives, "
    "College Park, Maryland.",
    "Memorandum, Hale to Moreau, June 11, 1956, “Harbor Project,” Box 4, Martin Oduya Papers, Kennedy Library, Boston.",
    "Minutes of the Harbor Working Group, 20 November 1962, Box 12, folder 3, Rowe Papers, Bodleian Library, Oxford.",
    "Aufzeichnung Brentano, 3. Mai 1957, PA AA, B 130, Bd. 8432, Bl. 45.",
    "РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об.",
    "AN, F/7/12948, dossier 3.",
    "Pell diary, 12 July 1957, Pell Papers, Harbor Library, Lillehavn.",
    "Box 3, Lund Papers, Library of Congress.",
)
"""Archival sources, invented; the table in ``styles/public.md`` was judged on them."""
GOOD = ["chicago-notes-bibliography", "chicago-notes-bibliography-17th-edition", "chicago-notes", "turabian-notes-bibliography", "mhra-notes", "oscola", "bluebook-law-review", "the-historical-journal", "the-english-historical-review", "australian-historical-studies", "new-zealand-journal-of-history", "the-journal-of-ecclesiastical-history", "social-history", "cambridge-university-press-note", "oxford-guide-to-style-notes-roman-volume-archive-first", "presses-universitaires-de-rennes", "revue-dhistoire-moderne-et-contemporaine", "universite-laval-departement-des-sciences-historiques", "zeithistorische-forschungen", "universitat-freiburg-geschichte", "schweizerische-zeitschrift-fur-geschichte"]  # fmt: skip
"""Styles of notes in which each of the sources reads as a person would write it."""
KEPT = (
    ("Lund", "Ober", "17", "1956", "FO 371/121744"), ("412", "Freetown", "State", "1964", "POL 7 S LEONE"),
    ("Hale", "Moreau", "11", "1956", "Harbor Project", "Box 4", "Oduya"), ("Minutes", "20", "1962", "Box 12", "Rowe"),
    ("Brentano", "1957", "B 130, Bd. 8432, Bl. 45"), ("РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об",),
    ("AN, F/7/12948, dossier 3",), ("Pell diary", "12", "1957", "Harbor Library"), ("Box 3", "Lund Papers"),
)  # fmt: skip
"""What is to stand in each note."""
_SPOILED = re.compile(
    r"[“‘«„»](?:fo\.|FO|Box|Bl\.|POL|Pell Papers|AN|Л)|,\s*[,.]|\(\)|n\. ?pl\.|o\. O\.|s\. ?d\.|\(Typoskript\)|Об\."
)


@pytest.mark.parametrize("style", GOOD)
def test_every_source_is_whole_in_a_style_of_notes(style: str) -> None:
    cited = cite([parse_document(Document(notes=tuple(map(Note, SOURCES))))], style=style)
    assert 'class="note"' in find(style).xml.decode()
    for footnote, kept in zip(cited.footnotes, KEPT, strict=True):
        assert all(words.casefold() in footnote.casefold() for words in kept), footnote
        assert not _SPOILED.search(footnote), footnote


def test_a_later_note_is_short() -> None:
    notes = tuple(Note(SOURCES[n]) for n in (0, 2, 0))
    first, _, later = cite([parse_document(Document(notes=notes))], style="universitat-freiburg-geschichte").footnotes
    assert first == "Lund an Ober, 17. Oktober 1956, The National Archives, Kew, FO 371/121744, fo. 3."
    assert later == "Lund an Ober, 17. Oktober 1956."


@pytest.mark.parametrize(
    "style", ["american-political-science-association", "american-sociological-association", "apa"]
)
def test_a_list_has_no_place_between_quotation_marks(style: str) -> None:
    cited = cite([parse_document(Document(notes=tuple(map(Note, SOURCES))))], style=style)
    assert not any(
        re.search(r"“[^”]*(?:Kennedy Library|National Archives|РГАСПИ)", entry) for entry in cited.bibliography[1:]
    )
