"""Pages of 1861 to 1954: title, from, to, date and source are right, and no footnote is taken for the source."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from citekit.reading import reader
from citekit.reading.datelines import dateline, is_dateline
from citekit.reading.opening import heading_at, is_file, is_heading
from citekit.reading.page import looks_like_page
from citekit.records.parsing import parse_document
from tests.command_line import citekit
from tests.era_pages import PAGES, Page

if TYPE_CHECKING:
    from pathlib import Path

    from citekit.model.documents import Document


def read(page: Page, form: str) -> Document:
    data = page.as_text() if form == "text" else page.as_html()
    [document] = reader(form)(io.BytesIO(data.encode()), f"page.{form}")
    return document


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.year))
def test_a_page_is_read_whole(page: Page, form: str) -> None:
    document = read(page, form)
    found = {
        "title": document.title, "from": document.from_, "to": document.to, "place": document.place,
        "date": document.date, "serial": document.serial, "kind": document.kind, "number": document.number,
        "source": next((note.text for note in document.notes if note.kind == "source"), None),
    }  # fmt: skip
    assert found == page.expected
    listed = [note for note in document.notes if note.number is not None]
    assert [(note.number, note.text) for note in listed] == [(str(number), text) for number, text in page.notes]
    assert all(note.kind == "footnote" for note in listed)
    assert "{" not in document.body
    assert not [d for d in document.diagnostics if "heading" in d.message or "marker" in d.message]


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.year))
def test_no_source_is_taken_from_a_footnote(page: Page, form: str) -> None:
    notes = parse_document(read(page, form)).notes
    assert all(c.role == "other" for note in notes if note.kind == "footnote" for c in note.citations)
    sources = [c.text for note in notes for c in note.citations if c.role == "source"]
    assert len(sources) <= 1
    assert all(text.rstrip(".") in (page.expected["source"] or "") for text in sources)


@pytest.mark.parametrize("page", [page for page in PAGES if page.notes], ids=lambda page: str(page.year))
def test_markers_stand_where_they_stood(page: Page) -> None:
    document = read(page, "text")
    listed = [note for note in document.notes if note.number is not None]
    ends = [line.partition(f"{{{n}}}")[0][-8:] for n, _ in page.notes for line in page.text if f"{{{n}}}" in line]
    placed = [document.body[: note.marker][-8:] for note in listed if note.marker is not None]
    assert placed == ends


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.year))
def test_it_is_taken_for_a_page(page: Page) -> None:
    assert looks_like_page(page.as_text())


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Legation of the United States, Mexico, 3d March, 1862.", "Mexico", "1862-03-03"),
        ("Consulate General of the United States, Shanghai, China, Nov. 2, 1881.", "Shanghai, China", "1881-11-02"),
        ("Washington, D.C., Sept. 12, 1908.", "Washington, D.C.", "1908-09-12"),
        ("St. Petersburg, 5 June 1912.", "St. Petersburg", "1912-06-05"),
        ("Port au Prince, July 4, 1915, noon.", "Port au Prince", "1915-07-04T12:00:00"),
        ("London, June 2, 1917, 5.30 p. m.", "London", "1917-06-02T17:30:00"),
        ("Santiago, October 1, 1923—midnight.", "Santiago", "1923-10-01"),
        ("[Yalta,] 8 February 1945.", "Yalta", "1945-02-08"),
        ("Paris, November 5, 1946—4–5:30 p.m.", "Paris", "1946-11-05"),
        ("No. 88.] Department of State, Washington, April 30, 1869. [Received May 3.]", "Washington", "1869-04-30"),
        ("The White House, Washington, May 5, 1947.", "Washington", "1947-05-05"),
        ("WASHINGTON, JULY 16, 1945", "WASHINGTON", "1945-07-16"),
        ("[London,] 3 August, 1914. 10 p.m.", "London", "1914-08-03T22:00:00"),
        ("Tuesday, August 24, 1943, 3:30 p.m., The Citadel", "The Citadel", "1943-08-24T15:30:00"),
        ("Department of State, May 5, 1947.", "Department of State", "1947-05-05"),
    ],
)  # fmt: skip
def test_datelines_of_all_eras(line: str, place: str, date: str) -> None:
    assert is_dateline(line)
    found = dateline(line)
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    "line",
    [
        "File No 812.00/27", "File. No. 812.00/27a", "FileNo. 812.00/27", "[File No. 812.00/27]", "File Nos. 763.72112/143,144", "9254/5–7",
        "501. BC Indonesia/1–2045", "840.50. UNRRA/11–945: Telegram", "F.W. 761.6711/5–1140", "861.001 Wilson, H. R./7½", "123– Cumming, Hugh S., Jr.",
        "Truman Papers", "J.C.S. Files", "IO Files: SD/E/C.N.10/37", "S/S–NSC files, lot 63 D 351, NSC 68 Series", "Roosevelt Papers : Telegram",
        "Eisenhower Library, Dulles papers, “Meetings with the President”", "Treasury Files", "Department of the Army Files", "Lot 54D195",
    ],
)  # fmt: skip
def test_file_lines(line: str) -> None:
    assert is_file(line)
    assert not is_heading(line)
    assert heading_at([line, "President Ober to Premier Lund"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Memorandum for the Files", "No. 45.", "[Extract]", "London, June 14, 1861.", "Editorial Note", "Report on the Archives of the Legation",
        "Dear Gordon: The papers are in order.", "Address by President Ober at Lisbon", "Log of the Voyage of the Curlew",
    ],
)  # fmt: skip
def test_what_is_no_file_line(line: str) -> None:
    assert not is_file(line)


def test_numbered_paragraphs_before_a_signature_are_no_notes() -> None:
    text = "893.00/5 : Telegram\n\nThe Minister in China (Ober) to the Secretary of State\n\nPeking, January 5, 1929.\n\n1. It is quiet.\n2. It rains.\n\nOber\n"
    [document] = reader("page")(io.BytesIO(text.encode()), "page.txt")
    assert [note.text for note in document.notes] == ["893.00/5 : Telegram"]
    assert "2. It rains." in document.body
    assert document.serial is None


def test_a_page_that_names_neither_is_told_its_volume_and_date(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "324. Telegram From the Embassy in Peru to the Department of State 1\n\nYes.2\n\n1. Source: Kennedy Library, NSF, Box 3.\n2. Ibid.\n",
        encoding="utf-8",
    )
    told = json.loads(citekit("parse", page, "--volume", "frus1961-63v12", "--date", "July 12, 1963").stdout)[0]
    assert (told["volume"]["id"], told["volume"]["number"], told["date"]) == (
        "frus1961-63v12",
        "Volume XII",
        "1963-07-12",
    )
    assert told["url"].endswith("/frus1961-63v12/d324")
    cited = citekit("cite", page, "--volume", "frus1961-63v12", "--custody", "frus").stdout
    assert "XII" in cited
    assert "July 12, 1963" in citekit("cite", page, "--date", "1963-07-12").stdout
    for wrong in (("--volume", "seven"), ("--date", "one Tuesday")):
        assert citekit("parse", page, *wrong).returncode == 2


@pytest.mark.parametrize("name", ["frus1961-63v12-d324.txt", "frus1961-63v12_d324.txt", "page-frus1961-63v12-d324.txt"])
def test_the_volume_is_taken_from_the_name_of_the_file_and_that_is_told(name: str, tmp_path: Path) -> None:
    page = tmp_path / name
    page.write_text(
        "Telegram From the Embassy in Peru to the Department of State 1\n\nYes.\n\n1. Source: Kennedy Library, NSF, Box 3.\n",
        encoding="utf-8",
    )
    done = citekit("parse", page)
    document = json.loads(done.stdout)[0]
    assert (document["volume"]["id"], document["id"]) == ("frus1961-63v12", "d324")
    assert "frus1961-63v12, is taken from the name of the file" in done.stderr
    other = citekit("parse", page, "--volume", "frus1958-60v05")
    assert json.loads(other.stdout)[0]["volume"]["id"] == "frus1958-60v05"
    assert other.stderr == ""
