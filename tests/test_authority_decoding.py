"""File numbers, lots, accessions and jobs: what they say, for their date, in every spelling; and what is not said."""

from __future__ import annotations

import json
import time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.authority import decode, describe
from citekit.authority.file_numbers.decimal import decode_decimal
from citekit.authority.tables import table

from .shared import SHARED, needs_shared, rows

DECIMAL, SUBJECTS, AREAS = table("decimal"), table("subject_numeric"), table("areas")


def said(text: str, date: str | None = None) -> dict[str, Any] | None:
    """What is said of a number, the empty parts left out."""
    decoded = decode(text, date=date)
    return decoded and {key: value for key, value in msgspec.structs.asdict(decoded).items() if value}


POL_7 = {"scheme": "subject-numeric", "category": "POL", "number": "7", "subject": "Visits. Meetings", "country": "US"}


@pytest.mark.parametrize("date", [None, "1963-07-15", "1964-02-01", "1968-11-30"])
def test_visits_of_harriman(date: str | None) -> None:
    assert said("POL 7 US/Harriman", date) == POL_7 | {"name": "Harriman"}


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("DEF 18-4", None, {"category": "DEF", "number": "18-4", "subject": "Agreements & treaties"}),
        (
            "POL 27–14 VIET/MARIGOLD",
            "1966-12-01",
            {
                "category": "POL",
                "number": "27-14",
                "subject": "Truce. Cease-fire. Armistice",
                "country": "VIET",
                "name": "MARIGOLD",
            },
        ),
        (
            "AID (US) 15-4 UAR",
            "1965-06-01",
            {"category": "AID", "agency": "US", "number": "15-4", "subject": "P.L. 480 agreements", "country": "UAR"},
        ),
        ("POL US–USSR", None, {"category": "POL", "countries": ("US", "USSR")}),
        (
            "POL 15—1 KOR S",
            None,
            {"category": "POL", "number": "15-1", "subject": "Head of state. Executive branch", "country": "KOR S"},
        ),
        (
            "POL 7 IRAN - U.S.",
            "1967-08-01",
            {"category": "POL", "number": "7", "subject": "Visits. Meetings", "countries": ("IRAN", "US")},
        ),
        (
            "DEF 18-3 SWITZ (GE)",
            "1964-03-03",
            {
                "category": "DEF",
                "number": "18-3",
                "subject": "Organizations & conferences",
                "country": "SWITZ",
                "place": "Geneva",
            },
        ),
        (
            "INCO-COFFEE 4",
            "1968-01-01",
            {"category": "INCO", "commodity": "COFFEE", "number": "4", "subject": "Agreements"},
        ),
        (
            "UN 6 CHICOM",
            "1966-05-01",
            {"category": "UN", "number": "6", "subject": "Membership. Association", "country": "CHICOM"},
        ),
        ("DEF (MLF)", "1964-05-01", {"category": "DEF", "name": "MLF"}),
        (
            "POL 26 S VIEI",
            "1963-11-01",
            {"number": "26", "subject": "Rebellion. Coups. Insurgency", "country": "S VIET"},
        ),
        ("POL l5-l VIET", "1967-01-01", {"number": "15-1", "subject": "Head of state. Executive branch"}),
        ("POL 7 Cyp", "1963-05-01", {"number": "7", "country": "CYP"}),
        ("POL–19 SW AFR/UN", "1963-05-01", {"number": "19", "country": "SW AFR", "name": "UN"}),
    ],
)
def test_a_subject_numeric_number(text: str, date: str | None, expected: dict[str, Any]) -> None:
    found = said(text, date)
    assert found is not None
    assert found.items() >= (expected | {"scheme": "subject-numeric"}).items()


@pytest.mark.parametrize(
    ("text", "subject_1963", "between", "subject_1967", "undated"),
    [
        ("POL 24", "Subversion. Espionage. Sabotage", None, "Sanctions", None),
        ("DEF 19-3", "Equipment & supplies", None, "Organizations & conferences", None),
        ("POL 23-9", None, "Rebellion. Coups", "Rebellion. Coups", None),
        ("POL 26", "Rebellion. Coups. Insurgency", "Rebellion. Coups. Insurgency", None, None),
        (
            "POL 23",
            "Internal security",
            "Internal security",
            "Internal security. Counter-insurgency",
            "Internal security",
        ),
        ("POL 27-14", *["Truce. Cease-fire. Armistice"] * 4),
    ],
)
def test_the_edition_of_the_handbook_is_that_of_the_documents_date(
    text: str, subject_1963: str | None, between: str | None, subject_1967: str | None, undated: str | None
) -> None:
    dates = ("1963-10-01", "1964-10-01", "1967-10-01", None)
    subjects = [(said(text, date) or {}).get("subject") for date in dates]
    assert subjects == [subject_1963, between, subject_1967, undated]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        (
            "611.61/5–1661",
            None,
            {
                "scheme": "decimal",
                "class_": "6",
                "number": "611.61",
                "subject": "International political relations",
                "countries": ("United States", "Soviet Union"),
                "date": "1961-05-16",
            },
        ),
        (
            "711.61/5-1646",
            None,
            {"subject": "Political relations of states", "countries": ("United States", "Soviet Union")},
        ),
        (
            "711.5/5-1656",
            None,
            {"subject": "Internal political and national defense affairs", "country": "United States"},
        ),
        ("740.00119 Control (Germany)/3-848", None, {"date": "1948-03-08", "name": "Control (Germany)"}),
        ("501.BC Kashmir/7–2948", "1948-07-29", {"topic": "United Nations: Security Council", "name": "Kashmir"}),
        ("396.1–PA/12–2259", "1959-12-22", {"place": "Paris", "date": "1959-12-22"}),
        ("751G.00/4–955", "1955-04-09", {"country": "Indochina", "topic": "Political affairs and conditions"}),
        (
            "794.5 MSP/4–654",
            "1954-04-06",
            {"country": "Japan", "topic": "National defense affairs: Mutual Security Program"},
        ),
        ("711.11 — EI/3-355", None, {"name": "Eisenhower", "topic": "Chief executive"}),
        ("684A.85322/8-1455", None, {"countries": ("Israel", "Jordan"), "date": "1955-08-14"}),
        ("656.56D13/4-259", None, {"countries": ("Netherlands", "Indonesia")}),
        ("798.00/4-261", None, {"country": "Indonesia"}),
        ("860C.01/4-247", None, {"country": "Poland", "topic": "Government"}),
        ("848.00/4-256", None, {"country": "Poland"}),
        ("756. D.00/5–258", None, {"number": "756D.00", "country": "Indonesia", "date": "1958-05-02"}),
        ("751K 00/12-561", None, {"number": "751K.00", "country": "Vietnam"}),
        ("6l1.6O/5 – l661", None, {"number": "611.60", "date": "1961-05-16"}),
        ("740.0011 European War 1939/6363", "1940-10-01", {"serial": "6363", "name": "European War 1939"}),
        ("123 Grew, Joseph C.", None, {"number": "123", "topic": "Personnel", "name": "Grew, Joseph C"}),
        ("FW 611.41/6-355", None, {"number": "611.41", "countries": ("United States", "United Kingdom")}),
    ],
)
def test_a_decimal_number(text: str, date: str | None, expected: dict[str, Any]) -> None:
    found = said(text, date)
    assert found is not None
    assert found.items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "date", "countries"),
    [
        ("763.72/3490a", None, ("Austria", "Serbia")),
        ("763.72119/5021½", "1918-10-10", ("Austria", "Serbia")),
        ("763.72112/1447", "1915-09-10", ("Austria", "Serbia")),
        ("611.6231/345", "1923-01-01", ("United States", "Germany")),
        ("811.42793/1200", "1943-05-01", ("United States", "China")),
        ("724.3415/3399", "1933-05-01", ("Bolivia", "Paraguay")),
        ("711.428/2001", "1923-01-01", ("United States", "Canada")),
        ("701.6211/900", "1932-01-01", None),
        ("811.4279/3", "1943-05-01", None),
        ("740.0011 European War 1939/25401", "1943-01-01", None),
    ],
)
def test_the_second_country_stands_before_a_subject(text: str, date: str | None, countries: tuple[str, str]) -> None:
    assert (said(text, date) or {}).get("countries") == countries


def test_a_serial_is_of_the_years_before_items_were_dates() -> None:
    assert (said("874.00/312") or {})["country"] == "Bulgaria"
    assert said("874.00/1") is None


@pytest.mark.parametrize("date", ["1906-09-01", "1910-07-31"])
def test_a_case_of_the_numerical_file(date: str) -> None:
    assert said("9254/5–7", date) == {"scheme": "numerical", "number": "9254", "serial": "5-7"}
    assert said("9254/5–7", "1911-01-01") is None


@needs_shared
@pytest.mark.parametrize("schedule", DECIMAL["countries"])
def test_forty_country_numbers_of_each_schedule_are_the_manuals(schedule: str) -> None:
    manual = json.loads((SHARED / "authority/decimal_countries.json").read_text(encoding="utf-8"))
    listed = manual["schedules"][schedule]["countries"]
    numbers = sorted(number for number in DECIMAL["countries"][schedule] if number.lower() in listed)
    for number in numbers[:: max(1, len(numbers) // 40)]:
        found = decode_decimal(f"8{number}.51", int(schedule[:4]))
        assert found is not None
        assert found.country is not None
        known = " ".join(listed[number.lower()])
        words = [word.strip("()") for word in found.country.split() if len(word) > 3]
        assert any(word[:4] in known for word in words), (number, found.country, known)


@needs_shared
@pytest.mark.parametrize("edition", SUBJECTS["editions"])
def test_forty_headings_of_each_edition_are_the_manuals(edition: str) -> None:
    manual = json.loads((SHARED / "authority/subject_numeric.json").read_text(encoding="utf-8"))["schedules"]
    listed = next(row for name, row in manual.items() if name[:4] == edition[:4])
    headings = [
        (category, number, heading)
        for category, of in SUBJECTS["subjects"][edition].items()
        for number, heading in of.items()
        if number in listed["subjects"].get(category, {})
    ]
    for category, number, heading in headings[:: max(1, len(headings) // 40)]:
        printed = listed["subjects"][category][number]
        assert heading.split()[0].strip(".,")[:4].lower() in printed.lower(), (category, number, heading, printed)


def test_the_european_war_is_not_europe() -> None:
    assert "country" not in (said("740.00119 EW/3-845") or {})


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("611.61/13-1661", None),  # no thirteenth month
        ("611.61/2-3061", None),  # no thirtieth of February
        ("611.61/5-1671", None),  # the file ended in 1963
        ("611.61/5-1633", None),  # items were serials then
        ("611.35/2-2653", "1958-02-26"),  # the document's own day, another year
        ("611.61/5-1646", "1962-05-16"),  # sixteen years before the document
        ("611.61/5-1661", "1957-05-17"),  # four years after it
    ],
)
def test_a_date_that_cannot_be_is_not_said(text: str, date: str | None) -> None:
    assert "date" not in (said(text, date) or {})


def test_a_number_is_read_under_the_schedule_of_its_own_date() -> None:
    found = said("711.61/5-1646", "1955-06-01")
    assert found is not None
    assert (found["subject"], found["date"]) == ("Political relations of states", "1946-05-16")


def test_a_misprinted_year_leaves_the_number_to_the_documents_schedule() -> None:
    assert decode("611.35/2-2649", date="1958-02-26") == decode("611.35", date="1958-02-26")


def test_a_date_that_the_calendar_has_not_leaves_the_number_to_the_documents_schedule() -> None:
    assert decode("711.61/5-1671", date="1961-05-16") == decode("711.61", date="1961-05-16")


def test_a_date_too_far_from_the_document_leaves_the_schedule_in_doubt() -> None:
    assert decode("711.61/5-1646", date="1963-01-16") == decode("711.61")


def test_without_a_date_only_what_every_schedule_agrees_on_is_said() -> None:
    assert decode("874.00/1") is None  # Bulgaria, then Egypt
    agreed = decode("862.00/1")
    assert agreed is not None
    assert agreed.country == "Germany"
    assert agreed.subject is None


@pytest.mark.parametrize("schedule", DECIMAL["countries"])
def test_every_country_number_is_read_in_its_schedule(schedule: str) -> None:
    year = int(schedule[:4])
    for number, name in DECIMAL["countries"][schedule].items():
        found = decode_decimal(f"8{number}.51/1", year)
        assert found is not None
        assert (found.country, found.class_) == (name, "8"), number


@pytest.mark.parametrize("edition", SUBJECTS["editions"])
def test_every_heading_is_read_in_its_edition(edition: str) -> None:
    date = "1963-06-01" if edition == "1963" else "1970-06-01"
    for category, headings in SUBJECTS["subjects"][edition].items():
        for number, heading in headings.items():
            lead = "UN" if category == "organization" else category
            found = decode(f"{lead} {number}", date=date)
            assert found is not None
            assert (found.category, found.number, found.subject) == (lead, number, heading)
            assert heading
            assert "…" not in heading


@pytest.mark.parametrize("code", AREAS["areas"])
def test_every_area_is_read_alone_and_with_another(code: str) -> None:
    assert (said(f"POL 7 {code}") or {})["country"] == code
    assert (said(f"POL {code}–US") or {})["countries"] == (code, "US")


@pytest.mark.parametrize(("printed", "code"), AREAS["misprints"].items())
def test_a_misprinted_area_is_read_right(printed: str, code: str) -> None:
    assert (said(f"POL 7 {printed}") or {})["country"] == code


LOTS = ["Lot {y} D {n}", "Lot {y}D{n}", "lot {y} D {n}", "Lot {y}–D–{n}", "Lot {y} D{n}", "Lot File {y}D{n}"]
LOTS += ["Lot {y}D {n}", "LOT {y} D {n}".replace("LOT", "Lot"), "{y} D {n}"]


@given(st.integers(40, 99), st.integers(1, 999), st.sampled_from(LOTS))
def test_every_spelling_of_a_lot_has_one_key(year: int, number: int, spelling: str) -> None:
    found = said(spelling.format(y=year, n=number))
    assert found is not None
    assert (found["scheme"], found["key"], found["serial"]) == ("lot", f"{year}D{number}", str(number))
    assert (found["date"], found["record_group"]) == (f"19{year}", "rg-59")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lot 59 F 95", {"key": "59F95", "record_group": "rg-84"}),
        ("Lot M–88", {"key": "M88", "category": "M"}),
        ("Lot W-1444", {"key": "W1444"}),
        ("Lot 122", {"key": "122", "serial": "122"}),
        ("Lot 61 D 282A", {"key": "61D282A", "serial": "282A"}),
        ("Lot 2015D608", {"key": "2015D608", "date": "2015"}),
        ("Lot 52M45", {"key": "52M45", "date": "1952"}),
        ("FRC 330–78–0011", {"scheme": "accession", "record_group": "rg-330", "date": "1978", "key": "330-78-0011"}),
        ("FRC 330 70 A 1266", {"record_group": "rg-330", "key": "330-70A1266"}),
        ("FRC 56 79 15", {"record_group": "rg-56", "key": "56-79-0015"}),
        ("FRC 62 A 1698", {"key": "62A1698", "date": "1962"}),
        ("FRC 71-A-3470", {"key": "71A3470"}),
        ("330–71A4546", {"record_group": "rg-330", "key": "330-71A4546"}),
        ("FRC 330–780002", {"key": "330-78-0002"}),
        ("FRC 330-73A- 1975", {"key": "330-73A1975"}),
        ("FRC 83–0068", {"key": "83-0068", "date": "1983"}),
        ("NYFRC 84–84–001", {"record_group": "rg-84", "key": "84-84-0001"}),
        ("FRC 330–82–0217B", {"key": "330-82-0217B"}),
        ("P840105–0036", {"scheme": "central-foreign-policy", "reel": "P840105", "serial": "0036"}),
        ("D750123-0456", {"reel": "D750123", "serial": "0456", "date": "1975"}),
        ("FO371/123456", {"scheme": "uk-national-archives", "key": "FO 371/123456", "serial": "123456"}),
        ("CAB 128/37", {"subject": "Cabinet: minutes", "category": "CAB", "number": "128"}),
        ("N770003 – 0421", {"reel": "N770003", "serial": "0421"}),
    ],
)
def test_lots_accessions_and_films(text: str, expected: dict[str, Any]) -> None:
    found = said(text)
    assert found is not None
    assert found.items() >= expected.items()


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (
            ["Job 80-B01285A", "Job 80–B01285A", "Job 80B01285A", "80B01285A", "Job 80 BO 1285A", "Job 80-B1285A"],
            "80B01285A",
        ),
        (["Job 79-R-01012A", "Job 79 R 01012A", "Job 79R01012A", "79-R01012A"], "79R01012A"),
        (["Job 78–00597R", "Job 78 -00597R", "Job 7800597R", "job 78-597R"], "7800597R"),
    ],
)
def test_every_spelling_of_a_job_has_one_key(spellings: list[str], key: str) -> None:
    assert [(said(text) or {}).get("key") for text in spellings] == [key] * len(spellings)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Box 12",
        "POL",
        "PPS Files",
        "FRC 7425",
        "Memoranda of Conversation",
        "303/40 Committee Files",
        "NSC 8/2",
        "S/S–NSC Files",
        "64 A 1",
        "1964–66",
        "611",
        "US(P)/A/C.1/12",
        "Job",
        "Lot",
        "CF 2571",
        "CO 312",
        "CO 305/7",
        "Guyana 1969, 1970",
    ],
)
def test_what_is_no_file_number_is_not_decoded(text: str) -> None:
    assert decode(text, date="1961-05-16") is None


@given(st.text(max_size=60), st.one_of(st.none(), st.dates().map(str), st.text(max_size=4)))
def test_any_text_is_decoded_and_described_without_error_and_alike(text: str, date: str | None) -> None:
    found = decode(text, date=date)
    assert found == decode(text, date=date)
    if found is not None:
        assert describe(found)


@given(st.from_regex(r"(POL|DEF|AID|[1-9]\d\d|Lot |FRC |Job |P8|D7)[\dA-Z .()/–-]{1,25}", fullmatch=True))
def test_anything_that_begins_like_a_number_is_decoded_or_left_alone(text: str) -> None:
    found = decode(text, date="1962-05-05")
    assert found is None or describe(found)


@pytest.mark.parametrize(
    "unit", ["POL ", "(A)", "-", "1", "611.", "/", " ", "A ", "– ", "POL 7-", "O", "Lot ", "FRC ", "6 1"]
)
def test_decoding_hostile_text_takes_no_time(unit: str) -> None:
    began = time.perf_counter()
    for length in (119, 120, 1_000_000):
        decode((unit * length)[:length])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("DEF 18-4", None, "Defense affairs: Arms control & disarmament: Agreements & treaties"),
        ("POL US-USSR", None, "Political affairs & relations; United States – Soviet Union"),
        (
            "AID (US) 15-4 UAR",
            None,
            "Economic aid: P.L. 480. Food for Peace program: P.L. 480 agreements; United Arab Republic",
        ),
        (
            "396.1-GE/6-359",
            None,
            "International conferences, congresses, meetings and organizations; Geneva; 3 June 1959",
        ),
        ("D750123-0456", None, "Central Foreign Policy File, electronic telegram of 1975, film D750123, frame 0456"),
        ("Lot 59 F 95", None, "Files of a Foreign Service post, retired in 1959 as lot 59 F 95"),
        ("Lot 122", None, "Files retired as lot 122"),
        (
            "FRC 330 70 A 1266",
            None,
            "Record Group 330, accession 330-70A1266 of 1970, Washington National Records Center",
        ),
        (
            "FO 371/123456",
            None,
            "Foreign Office: political departments, general correspondence; "
            "piece 123456, The National Archives (United Kingdom)",
        ),
        ("Job 79-S01060A", None, "Central Intelligence Agency, job 79S01060A"),
    ],
)
def test_a_number_in_plain_words(text: str, date: str | None, words: str) -> None:
    found = decode(text, date=date)
    assert found is not None
    assert describe(found) == words


@needs_shared
def test_the_items_of_decimal_numbers_are_the_dates_of_their_documents() -> None:
    """Of printed file lines of 1945–54 that decode, the item's date is the document's or just after."""
    near, dated = 0, 0
    for row in rows("corpus/source_notes.jsonl.gz"):
        line, date = row["text"].split(":")[0], row["date"]
        if row["era"] in ("1945-51", "1952-54") and date and "/" in line and (found := decode(line, date=date)):
            near += bool(found.date and found.date[:7] == date[:7])
            dated += bool(found.date)
    assert dated > 1000
    assert near / dated > 0.9
