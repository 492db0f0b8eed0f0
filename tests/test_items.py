"""Citations as CSL items: everything once, nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.items import CUSTODIES, dates, frus, to_csl
from citekit.items.sources import csl_items
from citekit.model.records import Citation, Described, Document, Note, ParsedDocument, Part, SourceNote, Volume
from citekit.records.files import read
from tests import items_valid as valid
from tests.shared import needs_shared

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
HARRIMAN = [("repository", "Department of State"), ("collection", "Central Files"), ("file", "POL 7 US/Harriman")]
DEEP = [
    ("repository", "National Archives"), ("record_group", "RG 59"), ("division", "Bureau of X"), ("collection", "Office Files"),
    ("lot", "Lot 66 D 70"), ("series", "Country File"), ("box", "Box 3"), ("folder", "USSR, Vol. II"),
]  # fmt: skip


def archival(parts: list[tuple[str, str]], role: str = "source", described: Described | None = None) -> Citation:
    cited = tuple(Part(level, text, 0, 1) for level, text in parts)
    return Citation(role, "archival", ", ".join(t for _, t in parts), 0, 1, cited, described=described)


def test_the_location_runs_from_narrow_to_wide() -> None:
    item = to_csl(archival(DEEP), id="a")
    assert item["archive_location"] == "USSR, Vol. II, Box 3, Country File"
    assert item["archive_collection"] == "Office Files, Lot 66 D 70, Bureau of X, RG 59"
    assert item["archive"] == "National Archives"


def test_a_division_without_a_record_group_is_the_repositorys() -> None:
    item = to_csl(archival([("repository", "Library of Congress"), ("division", "Manuscript Division")]))
    assert item["archive"] == "Manuscript Division, Library of Congress"


def test_of_two_levels_alike_the_narrower_comes_first() -> None:
    item = to_csl(archival([("repository", "Carter Library"), ("repository", "National Security Council")]))
    assert item["archive"] == "National Security Council, Carter Library"


def test_an_accession_is_a_call_number() -> None:
    item = to_csl(archival([("repository", "Records Center"), ("accession", "FRC 71 A 3470"), ("box", "Box 3")]))
    assert (item["call-number"], item["archive_location"]) == ("FRC 71 A 3470", "Box 3")


@pytest.mark.parametrize("custody", CUSTODIES)
def test_the_items_of_the_fixtures_are_valid(custody: str) -> None:
    for fixture in ("pages/telegram.txt", "tei/volume.xml", "notes/notes.txt", "notes/notes.jsonl"):
        assert not list(valid.faults(csl_items(read(FIXTURES / fixture), custody=custody, cited_in=True)))


@needs_shared
def test_the_items_of_a_volume_are_valid() -> None:
    (volume,) = [path for path in valid.VOLUMES if "1961-63v06" in path.name]
    found = valid.items_of(volume, "held")
    assert len(found) > 200
    assert not list(valid.faults(found))


def test_a_misprint_is_cited_in_its_corrected_reading_and_kept_as_printed() -> None:
    printed = Part("repository", "Department of Sate", 0, 1, reading="Department of State")
    item = to_csl(Citation("source", "archival", "", 0, 1, (printed,)))
    assert item["archive"] == "Department of State"
    assert item["custom"]["levels"] == [{"level": "repository", "text": "Department of Sate"}]


def test_every_level_is_kept_as_printed() -> None:
    item = to_csl(archival(DEEP), id="a")
    assert [(level["level"], level["text"]) for level in item["custom"]["levels"]] == DEEP
    shown = " ".join(str(item[v]) for v in ("archive", "archive_collection", "archive_location"))
    assert all(text in shown for _, text in DEEP)


def test_the_document_itself_describes_the_source() -> None:
    doc = Document(title="Telegram From A to B", kind="telegram", from_="A", to="B", date="1963-07-12")
    item = to_csl(archival(HARRIMAN), document=doc, id="a")
    assert (item["type"], item["genre"]) == ("personal_communication", "telegram")
    assert (item["author"], item["recipient"]) == ([{"literal": "A"}], [{"literal": "B"}])
    assert item["issued"] == {"date-parts": [[1963, 7, 12]]}
    assert "title" not in item, "a kind of document is a genre: it is set unquoted"


def test_another_citation_takes_nothing_from_the_document() -> None:
    doc = Document(title="Telegram From A to B", kind="telegram", from_="A", to="B", date="1963-07-12")
    item = to_csl(archival(HARRIMAN, role="other"), document=doc, id="a")
    assert not {"genre", "author", "recipient", "issued", "title"} & set(item)


def test_a_described_item_names_itself() -> None:
    said = Described(
        "telegram 840 from New Delhi, August 29", kind="telegram", number="840", from_="New Delhi", date="1962-08-29"
    )
    item = to_csl(archival(HARRIMAN, role="other", described=said), id="a")
    assert (item["genre"], item["number"], item["author"]) == ("telegram", "840", [{"literal": "New Delhi"}])


def test_the_form_word_of_a_file_line_is_the_kind() -> None:
    doc = Document(
        title="The Chargé in Spain to the Secretary of State", from_="Chargé in Spain", to="Secretary of State"
    )
    item = to_csl(archival([("file", "852.00/11–2848"), ("form", "Telegram")]), document=doc, id="a")
    assert (item["type"], item["genre"], item["archive_location"]) == (
        "personal_communication",
        "telegram",
        "852.00/11–2848",
    )


def test_a_document_without_kind_keeps_its_title() -> None:
    item = to_csl(archival(HARRIMAN), document=Document(title="Operation Plan for the Harbor"), id="a")
    assert (item["title"], item["type"]) == ("Operation Plan for the Harbor", "manuscript")


def test_the_note_travels_in_custom() -> None:
    item = to_csl(archival(HARRIMAN), note=SourceNote("Source: X. Secret.", "source"), id="a")
    assert item["custom"]["source-note"] == "Source: X. Secret."


def test_the_printed_document_in_its_volume() -> None:
    volume = Volume(
        id="frus1961-63v06", title="Kennedy-Khrushchev Exchanges", series="Foreign Relations of the United States",
        subseries="1961–1963", number="Volume VI", editors=("Charles S. Sampson",), place="Washington",
        publisher="United States Government Printing Office", year="1996",
    )  # fmt: skip
    item = frus.item(
        Document(number="108", title="Letter From A to B", volume=volume, url="https://x.test/d108"), id="a"
    )
    assert item["volume"] == "VI"
    assert item["editor"] == [{"family": "Sampson", "given": "Charles S."}]
    assert item["issued"] == {"date-parts": [[1996]]}
    assert (item["number"], item["URL"]) == ("108", "https://x.test/d108")


@pytest.mark.parametrize(
    ("year", "name"),
    [
        ("1996", "Printing"), ("2013-12", "Printing"), ("2015", "Publishing"), ("2020", "Publishing"),
        ("2014", "as the title page has it"), (None, "as the title page has it"),
    ],
)  # fmt: skip
def test_the_government_office_bears_the_name_of_its_year(year: str | None, name: str) -> None:
    for printed in ("Printing", "Publishing"):
        expected = name if name in ("Printing", "Publishing") else printed
        found = frus.publisher(f"United States Government {printed} Office", year)
        assert found == f"United States Government {expected} Office"


def test_a_publisher_that_is_another_is_left_alone() -> None:
    assert frus.publisher("Department of State", "2018") == "Department of State"


@pytest.mark.parametrize(
    ("iso", "date"),
    [
        ("1963", {"date-parts": [[1963]]}),
        ("1963-07", {"date-parts": [[1963, 7]]}),
        ("1963-07-12T20:13:00", {"date-parts": [[1963, 7, 12]]}),
        ("1963-07-12T20:13:00-05:00", {"date-parts": [[1963, 7, 12]]}),
        ("1963~", {"date-parts": [[1963]], "circa": True}),
        ("1963-07/1963-08", {"date-parts": [[1963, 7], [1963, 8]]}),
        ("undated", None), ("", None), (None, None), ("1963/", None),
    ],
)  # fmt: skip
def test_dates_are_as_precise_and_as_certain_as_they_are(iso: str | None, date: object) -> None:
    assert dates.date(iso) == date


@pytest.mark.parametrize(
    ("kind", "sender", "addressee", "type", "genre"),
    [
        ("telegram", "A", "B", "personal_communication", "telegram"),
        ("memorandum", "A", "B", "personal_communication", "memorandum"),
        ("letter", None, "B", "personal_communication", "letter"),
        ("memorandum", None, "B", "manuscript", "memorandum"),
        ("memorandum", "A", None, "manuscript", "memorandum"),
        ("memorandum of conversation", None, None, "manuscript", "memorandum of conversation"),
    ],
)
def test_what_one_party_sends_another_is_a_communication(
    kind: str, sender: str | None, addressee: str | None, type: str, genre: str
) -> None:
    doc = Document(title=kind.title(), kind=kind, from_=sender, to=addressee)
    item = to_csl(archival(HARRIMAN), document=doc)
    assert (item["type"], item["genre"]) == (type, genre)


def test_a_heading_that_describes_what_nobody_sent_is_its_kind() -> None:
    doc = Document(title="Minutes of a Meeting of the Harbor Board", kind="minutes")
    item = to_csl(archival(HARRIMAN), document=doc)
    assert item["genre"] == "Minutes of a Meeting of the Harbor Board"
    assert "title" not in item, "a description is set unquoted"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Telegram 1117 From the Embassy in Libya to the Department of State", "1117"),
        ("Telegram Secto 17 From Secretary of State Rusk", "Secto 17"),
        ("Telegram From the Embassy in Libya to the Department of State", None),
        ("Telegram to 12 Missions From the Department of State", None),
    ],
)
def test_a_telegram_has_the_number_of_its_heading(title: str, number: str | None) -> None:
    doc = Document(title=title, kind="telegram", from_="A", to="B")
    assert to_csl(archival(HARRIMAN), document=doc).get("number") == number


@pytest.mark.parametrize(
    ("text", "kind", "genre"),
    [
        ("National Intelligence Estimate", "national intelligence estimate", "National Intelligence Estimate"),
        ("Memorandum of Conversation, May 3", "memorandum of conversation", "memorandum of conversation"),
        ("the estimate", "national intelligence estimate", "national intelligence estimate"),
    ],
)
def test_a_kind_that_is_a_name_keeps_its_capitals(text: str, kind: str, genre: str) -> None:
    said = to_csl(archival(HARRIMAN, role="other", described=Described(text, kind=kind)))
    assert said["genre"] == genre


def test_an_inferred_year_is_told() -> None:
    said = Described("telegram 1, May 3", kind="telegram", date="1961-05-03", inferred=True)
    item = to_csl(archival(HARRIMAN, role="other", described=said))
    assert (item["issued"], item["custom"]["date-note"]) == (
        {"date-parts": [[1961, 5, 3]]},
        "year inferred from the document that cites it",
    )


VOLUME = Volume(id="frus1961-63v07", subseries="1961–1963", title="Arms Control", number="Volume VII")


@pytest.mark.parametrize(
    ("role", "date", "volume", "collection"),
    [
        ("source", "1963-07-12", None, "Central Files 1963, Record Group 59"),
        ("source", "1965-01-02", None, "Central Files 1964–66, Record Group 59"),
        ("source", None, None, "Central Files, Record Group 59"),
        ("source", None, VOLUME, "Central Files 1963, Record Group 59"),
        ("other", "1963-07-12", None, "Central Files, Record Group 59"),
        ("other", "1963-07-12", VOLUME, "Central Files 1963, Record Group 59"),
    ],
)
def test_the_block_of_the_central_files_is_that_of_the_document_itself(
    role: str, date: str | None, volume: Volume | None, collection: str
) -> None:
    doc = Document(title="Telegram", kind="telegram", date=date, volume=volume)
    item = to_csl(archival(HARRIMAN, role=role), document=doc, custody="held")
    assert item["archive_collection"] == collection
    assert (item["archive"], item["archive-place"]) == ("National Archives", "College Park, Maryland")


def test_todays_custody_keeps_every_level_below_the_repository() -> None:
    item = to_csl(archival(DEEP), custody="held")
    held = {(level["level"], level["text"]) for level in item["custom"]["held"]}
    assert set(DEEP) - held == {("record_group", "RG 59")}
    assert ("record_group", "Record Group 59") in held
    assert [(level["level"], level["text"]) for level in item["custom"]["levels"]] == DEEP


def test_the_nixon_materials_keep_their_series() -> None:
    nixon = [
        ("repository", "National Archives"), ("collection", "Nixon Presidential Materials"), ("series", "NSC Files"),
        ("box", "Box 711"), ("series", "Country Files"), ("folder", "USSR, Vol. II"),
    ]  # fmt: skip
    item = to_csl(archival(nixon), custody="held")
    assert (item["archive"], item["archive_collection"], item["archive_location"]) == (
        "Richard Nixon Presidential Library", "NSC Files", "USSR, Vol. II, Country Files, Box 711",
    )  # fmt: skip


def test_an_original_names_the_document_that_quotes_it() -> None:
    doc = Document(
        id="d9", title="Telegram", kind="telegram", volume=VOLUME, notes=(Note("…", id="d9fn2", number="2"),)
    )
    for role, kind, note in (("source", "source", None), ("other", "footnote", "2"), ("other", "source", "source")):
        citation = archival(HARRIMAN, role=role)
        original = to_csl(citation, document=doc)
        host = frus.host(original, citation, ParsedDocument(doc, ()), SourceNote("…", kind, id="d9fn2"))
        assert host is not None
        assert original["custom"]["cited-in"] == host["id"] == "frus1961-63v07-d9"
        assert original["custom"].get("cited-in-note") == note
