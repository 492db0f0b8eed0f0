"""A signature is printed in the order of its country, whatever the style does to places of the United States."""

from __future__ import annotations

import re

import pytest

from citekit.authority.countries import archives, countries, signatures
from citekit.citing.footnotes import cite

CODES = ("file", "series", "record_group", "box", "collection")
"""Levels on which the form of a code is known."""
MISREAD = {"Riksarkivet (Norway), RA/S-2259.", "BOA, HR. SYS. 123/4."}
"""Codes whose beginning is taken for something else."""


def written(code: str) -> list[str]:
    """A note for the first examples of every form of code in a country, behind an archive that has such."""
    keepers = [row for row in archives() if row.country == code and not row.agency]
    notes = []
    for form in signatures(code) if keepers else ():
        keeper = next((row for row in keepers if row.id in form.archives), keepers[0])
        name = (keeper.abbreviations or (keeper.name,))[0]
        notes += [f"{name}, {example}." for example in form.examples[:2] if form.level in CODES]
    return [note for note in notes if note not in MISREAD]


def bare(text: str) -> str:
    return re.sub(r"[’'.]", "", text)


@pytest.mark.parametrize("code", [one.id for one in countries() if one.id != "us" and written(one.id)])
@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "archival-chicago-note"])
def test_a_code_of_every_country_stands_behind_its_archive(code: str, style: str) -> None:
    for note in written(code):
        (footnote,) = cite(note, style=style).footnotes
        assert bare(footnote) == bare(note)


@pytest.mark.parametrize(
    ("note", "body"),
    [
        ("РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об.", "РГАСПИ, ф. 17."),
        ("РГАНИ. Ф. 5. Оп. 30. Д. 12. Л. 34.", "РГАНИ. Ф. 5."),
        ("BArch, R 43 I/1234, Bl. 45.", "BArch, R 43 I/1234."),
        ("GStA PK, I. HA, Rep. 77, Tit. 53, Nr. 35.", "GStA PK, I. HA, Rep. 77."),
        ("AN, F/7/12948, dossier 3, fol. 12.", "AN, F/7/12948, dossier 3."),
        ("AMAE, série Europe 1956–1960, URSS, vol. 123, fol. 45.", "AMAE, série Europe 1956–1960."),
        ("ASVe, Senato, Dispacci Roma, filza 12, c. 34r.", "ASVe, Senato."),
        ("AGI, Audiencia de México, leg. 12, exp. 3, f. 45r.", "AGI, Audiencia de México."),
        ("AAN, KC PZPR, sygn. 237/XXII-123, k. 45.", "AAN, KC PZPR."),
        ("MNL OL, XIX-J-1-j, 12. doboz, 5/b. tétel.", "MNL OL, XIX-J-1-j."),
        ("SI AS 1931, šk. 12, mapa 3.", "SI AS 1931."),
        ("LAC, RG 25, vol. 5957, file 50219-AF-40.", "LAC, RG 25."),
        ("NAA: A1838, 3034/10/1 part 2.", "NAA: A1838, 3034/10/1 part 2."),
        ("TNA, FO 371/121744, fo. 3.", "TNA, FO 371."),
    ],
)
def test_a_note_keeps_its_signature_and_the_bibliography_its_beginning(note: str, body: str) -> None:
    assert cite(note).footnotes == (note,)
    assert cite(note).bibliography == (body,)
    assert cite(note, style="nara").footnotes == (note,)


@pytest.mark.parametrize(
    "place",
    ["Box 4, Trip File, Ford Library.", "Box 3, Lund Papers, Bodleian Library.", "Box 3, Lund Papers, Harbor Library."],
)
def test_papers_are_cited_from_the_narrow_to_the_wide(place: str) -> None:
    turned = ", ".join(reversed(place.rstrip(".").split(", "))) + "."
    assert cite(turned, style="chicago-notes-bibliography").footnotes == (place,)


def test_what_is_said_beside_it_stands_before_it() -> None:
    assert cite("Ober to Lund, 3 May 1957, copy, TNA, PREM 11/1.").footnotes == (
        "Ober to Lund, May 3, 1957, copy, TNA, PREM 11/1.",
    )
