"""Where a record is held today, and silence where that is not known."""

from __future__ import annotations

import itertools

import pytest

from citekit.authority.custody import Block, Holding, held
from citekit.authority.tables import load
from citekit.model.records import Citation, Part, ResolvedPart

PARK = "College Park, Maryland"


def cited(**levels: str) -> Citation:
    """A citation whose parts are the given levels."""
    return Citation("source", "archival", "", 0, 0, tuple(Part(level, text, 0, 0) for level, text in levels.items()))


@pytest.mark.parametrize(
    ("repository", "group", "collection", "file", "date", "held_in"),
    [
        ("Department of State", None, "Central Files", "POL 7 US/X", "1963-07-15", "Central Files 1963"),
        ("Department of State", None, "Central Files", "POL 7 US", "1965-07-15", "Central Files 1964–66"),
        ("Department of State", None, "Central Files", "POL 7 US", "1968-07-15", "Central Files 1967–69"),
        ("Department of State", None, "Central Files", "POL 7 US", None, "Central Files"),
        ("Department of State", None, "Central Files", "611.61/5–1661", None, "Central Decimal File 1960–63"),
        (None, None, None, "501.BC Kashmir/7–2948", None, "Central Decimal File 1945–49"),
        ("DOS", None, "CF", "751G.00/4–955", None, "Central Decimal File 1955–59"),
        ("National Archives", "RG 59", "Central Files 1970-73", "POL 7 US", None, "Central Files 1970–73"),
        ("National Archives", "RG 59", "Central Files 1967–1969", None, None, "Central Files 1967–69"),
        ("National Archives", "RG 59", "Central Foreign Policy File", "P840105–0036", "1977-05-01", "Central Foreign Policy File 1973–79"),
        ("National Archives", None, "Central Files 1955–60", "711.5/11–2555", None, "Central Decimal File 1955–59"),
        ("Department of State", None, "Central Foreign Policy Files", None, None, "Central Foreign Policy File 1973–79"),
        ("National Archives", None, "Central Files 1961–63", "POL 7 US", "1964-06-01", "Central Files 1963"),
        ("National Archives", None, "Central Files 1961–63", "794C.0221/7", "1964-06-01", "Central Decimal File 1960–63"),
        ("Department of State", None, "Central Files 1963–65", "POL 7 US", None, "Central Files 1963–65"),
    ],
)  # fmt: skip
def test_the_central_files_are_in_their_block_of_record_group_59(
    repository: str | None, group: str | None, collection: str | None, file: str | None, date: str | None, held_in: str
) -> None:
    levels = {"repository": repository, "record_group": group, "collection": collection, "file": file}
    said = {level: text for level, text in levels.items() if text}
    for citation in (cited(**said), cited(**said, form="Telegram")):
        assert held(citation, date=date) == Holding("National Archives", PARK, "RG 59", held_in)


@pytest.mark.parametrize(
    ("levels", "holding"),
    [
        (
            {"collection": "Paris Peace Conf.", "file": "185.001/28"},
            Holding("National Archives", PARK, "RG 256", "Paris Peace Conf."),
        ),
        ({"file": "Unperfected Treaty J–2"}, Holding("National Archives", PARK, "RG 11", "Unperfected Treaties")),
        (
            {"collection": "Hopkins Papers"},
            Holding("Franklin D. Roosevelt Presidential Library", "Hyde Park, New York", collection="Hopkins Papers"),
        ),
        (
            {"collection": "Log"},
            Holding("Franklin D. Roosevelt Presidential Library", "Hyde Park, New York", collection="Log"),
        ),
        ({"collection": "J.C.S. Files"}, Holding("National Archives", PARK, "RG 218", "J.C.S. Files")),
        ({"collection": "Bohlen Collection"}, Holding("National Archives", PARK, "RG 59", "Bohlen Collection")),
        ({"collection": "Treasury Files"}, Holding("National Archives", PARK, "RG 56", "Treasury Files")),
        (
            {"repository": "Department of State", "collection": "Conference Files", "lot": "Lot 66 D 110"},
            Holding("National Archives", PARK, "RG 59", "Conference Files", "Lot 66 D 110"),
        ),
        (
            {"repository": "Department of State", "collection": "Rome Embassy Files", "lot": "lot 59F95"},
            Holding("National Archives", PARK, "RG 84", "Rome Embassy Files", "Lot 59 F 95"),
        ),
        (
            {"collection": "PPS files", "lot": "lot 64 D 563"},
            Holding("National Archives", PARK, "RG 59", "PPS files", "Lot 64 D 563"),
        ),
        (
            {"repository": "Department of State", "collection": "Presidential Correspondence"},
            Holding("National Archives", PARK, "RG 59", "Presidential Correspondence"),
        ),
        (
            {
                "repository": "National Archives",
                "record_group": "RG 84",
                "collection": "Tokyo Post files",
                "file": "320.1",
            },
            Holding("National Archives", PARK, "RG 84", "Tokyo Post files"),
        ),
        (
            {"repository": "National Archives", "record_group": "RG 46", "collection": "Committee Papers"},
            Holding("National Archives", "Washington, D.C.", "RG 46", "Committee Papers"),
        ),
        (
            {"repository": "Johnson Library", "collection": "National Security File", "series": "Country File"},
            Holding("Lyndon B. Johnson Presidential Library", "Austin, Texas", None, "National Security File"),
        ),
        (
            {"repository": "Department of State", "collection": "Rome Embassy Files", "file": "350"},
            Holding("National Archives", PARK, "RG 84", "Rome Embassy Files"),
        ),
        (
            {"repository": "CIA", "collection": "DCI (McCone) Files"},
            Holding("Central Intelligence Agency", "Langley, Virginia", None, "DCI (McCone) Files"),
        ),
    ],
)
def test_what_is_known_of_todays_custody(levels: dict[str, str], holding: Holding) -> None:
    assert held(cited(**levels), date="1961-01-01") == holding


def test_the_nixon_materials_are_in_yorba_linda() -> None:
    printed = cited(repository="National Archives", collection="Nixon Presidential Materials", series="NSC Files")
    today = held(printed)
    assert today is not None
    assert (today.repository, today.place) == ("Richard Nixon Presidential Library", "Yorba Linda, California")
    assert (today.record_group, today.collection) == (None, "NSC Files")


@pytest.mark.parametrize(
    "levels",
    [
        {},
        {"repository": "Ministry of Silly Walks", "file": "611.61/5-1661"},
        {"repository": "Department of State", "collection": "Somebody’s Own Files"},
        {"repository": "Department of State", "collection": "Somebody’s Own Files", "file": "POL 7 US"},
        {"repository": "Washington National Records Center", "record_group": "RG 330", "accession": "FRC 71 A 3470"},
        {"repository": "National Archives"},
    ],
)
def test_nothing_is_said_where_custody_is_not_known(levels: dict[str, str]) -> None:
    assert held(cited(**levels), date="1963-05-01") is None


def test_an_ibid_is_held_where_its_antecedent_is() -> None:
    resolved = tuple(
        ResolvedPart(level, text, "n1", 0, 0)
        for level, text in (
            ("repository", "Department of State"),
            ("collection", "Central Files"),
            ("file", "POL 7 US"),
        )
    )
    ibid = Citation("other", "ibid", "Ibid.", 0, 5, resolved=resolved)
    assert held(ibid, date="1967-03-01") == Holding("National Archives", PARK, "RG 59", "Central Files 1967–69")


def test_the_authority_of_a_part_is_trusted() -> None:
    part = Part("repository", "the Library at Austin", 0, 0, authority="us-johnson-library")
    today = held(Citation("source", "archival", "", 0, 0, (part,)))
    assert today is not None
    assert today.place == "Austin, Texas"


@pytest.mark.parametrize(
    ("years", "file", "collection"),
    [
        ((1961, 1963), "POL 7 US", "Central Files 1963"),
        ((1964, 1968), "POL 7 US", "Central Files"),
        ((1961, 1963), "794C.0221/7", "Central Decimal File 1960–63"),
        ((1955, 1957), "794C.0221/7", "Central Decimal File 1955–59"),
        (None, "POL 7 US", "Central Files"),
    ],
)
def test_the_years_of_the_volume_choose_the_block_where_only_one_reaches_into_them(
    years: tuple[int, int] | None, file: str, collection: str
) -> None:
    today = held(cited(repository="Department of State", collection="Central Files", file=file), years=years)
    assert today is not None
    assert today.collection == collection


def test_the_blocks_of_a_scheme_follow_each_other_without_a_gap() -> None:
    blocks = load("central_file_blocks", Block)
    for scheme in {block.scheme for block in blocks}:
        spans = [(block.first, block.last) for block in blocks if block.scheme == scheme]
        assert all(after[0] == before[1] + 1 for before, after in itertools.pairwise(spans))


def test_a_case_of_the_numerical_file_is_held_by_its_documents_date() -> None:
    case = cited(file="9254/5–7")
    assert held(case, date="1907-08-30") == Holding("National Archives", PARK, "RG 59", "Numerical Files 1906–10")
    assert held(case) is None


@pytest.mark.parametrize("number", ["D850465–0985", "N820005–0512"])
def test_films_of_the_eighties_are_not_with_the_archives_yet(number: str) -> None:
    filed = cited(repository="Department of State", collection="Central Foreign Policy File", file=number)
    assert held(filed, date=f"19{number[1:3]}-05-01") is None
