"""Citations as CSL items: everything once, nothing invented."""

from __future__ import annotations

import pytest

from citekit.items import date_parts, for_style, in_frus, to_csl
from citekit.record import Citation, Described, Document, Part, SourceNote, Volume

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
    assert item["archive_collection"] == "Office Files, Lot 66 D 70, RG 59"
    assert item["archive"] == "Bureau of X, National Archives"


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


@pytest.mark.parametrize(
    ("reads", "location"), [(True, "POL 7 US/Harriman"), (False, "POL 7 US/Harriman, Central Files")]
)
def test_the_collection_appears_once_in_every_style(reads: bool, location: str) -> None:
    xml = '<text variable="archive_collection"/>' if reads else '<text variable="archive_location"/>'
    item = for_style(to_csl(archival(HARRIMAN), id="a"), xml)
    assert item["archive_location"] == location
    assert ("archive_collection" in item) is reads


def test_the_printed_document_in_its_volume() -> None:
    volume = Volume(
        id="frus1961-63v06", title="Kennedy-Khrushchev Exchanges", series="Foreign Relations of the United States",
        subseries="1961–1963", number="Volume VI", editors=("Charles S. Sampson",), place="Washington",
        publisher="United States Government Printing Office", year="1996",
    )  # fmt: skip
    item = in_frus(Document(number="108", title="Letter From A to B", volume=volume, url="https://x.test/d108"), id="a")
    assert item["volume"] == "VI"
    assert item["editor"] == [{"family": "Sampson", "given": "Charles S."}]
    assert item["issued"] == {"date-parts": [[1996]]}
    assert (item["number"], item["URL"]) == ("108", "https://x.test/d108")


@pytest.mark.parametrize(
    ("iso", "parts"),
    [("1963", [1963]), ("1963-07", [1963, 7]), ("1963-07-12T20:13:00", [1963, 7, 12]), ("undated", [])],
)
def test_dates_are_as_precise_as_they_are(iso: str, parts: list[int]) -> None:
    assert date_parts(iso) == parts
