"""A printed document in its volume, as the Office of the Historian recommends citing it, for every era of the series.

The recommendation (history.state.gov/historicaldocuments/citing-frus): series, subseries, volume, its title, the editors
who are not the general editor, place, publisher, year, and where in the volume: the document's number since the
subseries 1955–57, the page before it; then the address.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.citing.footnotes import cite
from citekit.items.frus import item
from citekit.model.records import Document, Volume
from citekit.reading.volumes import volume_of
from citekit.records.files import read
from citekit.records.parsing import parse_document

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def printed(document: Document) -> str:
    [footnote] = cite([parse_document(document)], custody="frus").footnotes
    return footnote


def in_volume(id: str, title: str, *, page: str | None = None, number: str | None = None, date: str = "") -> str:
    """A document called “Note on Ports” in a volume of which the id tells series, years and number."""
    told = volume_of(id)
    assert told is not None
    volume = Volume(id, title, told.series, told.subseries, told.number, ("Ada Moreau",), "Washington", "GPO", "1999")
    return printed(Document(title="Note on Ports", number=number, page=page, date=date or None, volume=volume))


@pytest.mark.parametrize(
    ("id", "page", "number", "expected"),
    [
        ("frus1914Supp", "23–24", "31", "in Papers Relating to the Foreign Relations of the United States, 1914, Supplement, Ports, ed. Ada Moreau (GPO, 1999), 23–24."),
        ("frus1927v01", "23", "31", "in Papers Relating to the Foreign Relations of the United States, 1927, vol. I, Ports, ed. Ada Moreau (GPO, 1999), 23."),
        ("frus1938v02", "23", "31", "in Foreign Relations of the United States, 1938, vol. II, Ports, ed. Ada Moreau (GPO, 1999), 23."),
        ("frus1948v01p2", "23", "31", "in Foreign Relations of the United States, 1948, vol. I, pt. 2, Ports, ed. Ada Moreau (GPO, 1999), 23."),
        ("frus1952-54v02p1", "23–25", "31", "in Foreign Relations of the United States, 1952–1954, vol. II, pt. 1, Ports, ed. Ada Moreau (GPO, 1999), 23–25."),
        ("frus1952-54v02p1", None, "31", "in Foreign Relations of the United States, 1952–1954, vol. II, pt. 1, Ports, ed. Ada Moreau (GPO, 1999), document 31."),
        ("frus1955-57v23p2", "23", "31", "in Foreign Relations of the United States, 1955–1957, vol. XXIII, pt. 2, Ports, ed. Ada Moreau (GPO, 1999), document 31."),
        ("frus1961-63v07", "23", "31", "in Foreign Relations of the United States, 1961–1963, vol. VII, Ports, ed. Ada Moreau (GPO, 1999), document 31."),
        ("frus1969-76ve09p1", None, "31", "in Foreign Relations of the United States, 1969–1976, vol. E–9, pt. 1, Ports, ed. Ada Moreau (GPO, 1999), document 31."),
        ("frus1981-88v05", "23", "31", "in Foreign Relations of the United States, 1981–1988, vol. V, Ports, ed. Ada Moreau (GPO, 1999), document 31."),
    ],
)  # fmt: skip
def test_a_document_of_each_era_is_cited_in_its_volume(id: str, page: str | None, number: str, expected: str) -> None:
    assert in_volume(id, "Ports", page=page, number=number) == f"“Note on Ports,” {expected}"


@pytest.mark.parametrize(
    ("id", "series", "number"),
    [
        ("frus1861", "Foreign Relations of the United States", None),
        ("frus1864p3", "Papers Relating to Foreign Affairs", "Part 3"),
        ("frus1917Supp02v01", "Papers Relating to the Foreign Relations of the United States", "Volume I"),
        ("frus1878", "Papers Relating to the Foreign Relations of the United States", None),
        ("frus1931v02", "Papers Relating to the Foreign Relations of the United States", "Volume II"),
        ("frus1932v01", "Foreign Relations of the United States", "Volume I"),
    ],
)
def test_the_series_has_the_name_of_its_time(id: str, series: str, number: str | None) -> None:
    found = volume_of(id)
    assert found is not None
    assert (found.series, found.number) == (series, number)


def test_a_letter_without_an_archive_is_cited_with_its_date_and_without_the_stop_of_its_heading() -> None:
    letter = Document(title="Mr. Oduya to Mr. Pell.", date="1863-03-09", volume=volume_of("frus1863p1"))
    assert (
        printed(letter)
        == "“Mr. Oduya to Mr. Pell,” March 9, 1863, in Papers Relating to Foreign Affairs, 1863, Part 1."
    )
    assert item(Document(title="Report on Trade with the U.S."))["title"] == "Report on Trade with the U.S."


def test_every_document_of_a_volume_is_cited_by_page_whether_or_not_it_names_a_source() -> None:
    documents = list(read(FIXTURES / "tei" / "early.xml"))
    assert [document.document.page for document in documents] == ["1–2", "2–3", "4"]
    footnotes = cite(documents, custody="frus").footnotes
    assert [footnote.split(", https")[0].rpartition(", ")[2] for footnote in footnotes] == ["1–2", "2–3", "4"]
    assert "“Editorial Note,” in Foreign Relations of the United States, 1949, vol. XCVIII, pt. 2" in footnotes[1]


def test_a_style_that_shows_no_page_in_a_footnote_keeps_the_number() -> None:
    [footnote, *_] = cite(
        read(FIXTURES / "tei" / "early.xml"), custody="frus", style="chicago-notes-bibliography"
    ).footnotes
    assert "Document 1: The Minister in Portugal" in footnote


def test_the_number_of_a_telegram_is_that_with_which_its_text_begins() -> None:
    documents = list(read(FIXTURES / "tei" / "early.xml"))
    assert [document.document.serial for document in documents] == ["312", None, None]
    assert "telegram 312, March 14, 1949" in cite(documents[:1]).footnotes[0]
