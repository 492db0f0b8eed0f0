"""Every row of every table is read: its examples in full, its counterexamples not."""

from __future__ import annotations

import re
import time
import tomllib
from typing import TYPE_CHECKING

import citeproc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from citekit.authority import date_words, tables
from citekit.authority.archives import (
    Collection,
    RecordGroup,
    collection,
    record_group,
    repository,
    repository_by_id,
)
from citekit.authority.countries import Repository, archives
from citekit.authority.folding import fold, one_edit_apart
from citekit.authority.markings import marks
from citekit.authority.tables import TableError, Term, content, load
from citekit.authority.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

REPOSITORIES = archives()
COLLECTIONS = load("collections", Collection)
RECORD_GROUPS = load("record_groups", RecordGroup)
BORNE = [(row, place) for row in COLLECTIONS for place in row.repositories]


@pytest.mark.parametrize("row", REPOSITORIES, ids=lambda row: row.id)
def test_a_repository_has_a_place_and_its_custodian_is_one(row: Repository) -> None:
    assert row.place
    assert row.custodian is None or repository_by_id(row.custodian) is not None


@pytest.mark.parametrize(("row", "place"), BORNE, ids=lambda value: getattr(value, "id", value))
def test_a_collection_reads_its_examples_and_nothing_else(row: Collection, place: str) -> None:
    assert row.examples
    assert row.counterexamples
    for printed in (row.name, *row.forms, *row.abbreviations, *row.misprints, *row.examples):
        assert collection(printed, place) == row, printed
    for printed in row.counterexamples:
        assert collection(printed, place) != row, printed


@pytest.mark.parametrize("row", COLLECTIONS, ids=lambda row: row.id)
def test_a_collection_points_only_to_what_is_there(row: Collection) -> None:
    known = {r.id for r in REPOSITORIES} | {r.id for r in COLLECTIONS}
    assert set(row.repositories) <= known
    assert row.held is None or repository_by_id(row.held) is not None
    assert row.record_group is None or row.record_group in {group.id for group in RECORD_GROUPS}


@pytest.mark.parametrize("row", [*REPOSITORIES, *COLLECTIONS], ids=lambda row: row.id)
def test_a_misprint_is_corrected_to_a_form_that_is_right(row: Term) -> None:
    right = {fold(form) for form in (row.name, *row.forms, *row.abbreviations)}
    for wrong, reading in row.misprints.items():
        assert fold(reading) in right
        assert fold(wrong) not in right
        assert row.reading(wrong) == reading


@pytest.mark.parametrize("row", [*REPOSITORIES, *COLLECTIONS, *marks().rows], ids=lambda row: row.id)
def test_no_form_is_given_twice(row: Term) -> None:
    """Two spellings that folding makes one are one: neither would be missed."""
    forms = [fold(form) for form in ((() if row.silent else (row.name,)) + row.forms)]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("row", RECORD_GROUPS, ids=lambda row: row.id)
def test_a_record_group_is_read_in_every_spelling(row: RecordGroup) -> None:
    assert row.id == f"rg-{row.number}"
    for spelling in ("RG {}", "RG–{}", "R.G. {}", "Record Group {}", "record  group {}"):
        assert record_group(spelling.format(row.number)) == row
    assert record_group(f"Box {row.number}") is None


def test_what_no_table_names_is_nobody() -> None:
    assert repository("Ministry of Silly Walks") is None
    assert record_group("RG 998") is None
    assert collection("National Security File") is None  # Kennedy's or Johnson's


TOML = sorted(path.relative_to(tables.DATA).with_suffix("").as_posix() for path in tables.DATA.rglob("*.toml"))
LISTED = re.findall(
    r"^\| `([\w./-]+)` \|.*\| `citekit\.([\w.]+)` \|$", (tables.DATA / "README.md").read_text("utf-8"), re.M
)


@pytest.mark.parametrize("name", TOML)
def test_every_table_says_its_source(name: str) -> None:
    assert len(tomllib.loads((tables.DATA / f"{name}.toml").read_text("utf-8"))["source"]) > 40


def test_every_table_is_described_beside_it() -> None:
    files = {path.name for path in tables.DATA.iterdir() if path.suffix in (".toml", ".json")}
    assert {name for name, _ in LISTED} == files | {"countries/"}


@pytest.mark.parametrize(("name", "reader"), LISTED)
def test_a_table_is_read_where_its_description_says(name: str, reader: str) -> None:
    module = tables.DATA.parent.joinpath(*reader.split("."))
    source = (module / "__init__.py" if module.is_dir() else module.with_suffix(".py")).read_text("utf-8")
    assert re.search(rf"\b{re.escape(name.partition('.')[0].rstrip('/'))}\b", source)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("source = 'S'\n[[row]]\nid = 'a'\nname = 'A'\nnmae = 'B'", r"t\.toml, row 1 \(a\): unknown key 'nmae'"),
        ("source = 'S'\n[[row]]\nid = 'a'", r"t\.toml, row 1 \(a\): lacks the key 'name'"),
        ("source = 'S'\n[[row]]\nid = 'a'\nname = 1", r"t\.toml, row 1 \(a\): 'name' is 1, expected a string"),
        (
            "source = 'S'\n[[row]]\nid = 'a'\nname = 'A'\nforms = 'x'",
            r"t\.toml, row 1 \(a\): 'forms' is 'x', expected a list",
        ),
        (
            "source = 'S'\n[[row]]\nid = 'a'\nname = 'A'\n[[row]]\nid = 'a'\nname = 'B'",
            r"t\.toml: the id 'a' is given twice",
        ),
        ("[[row]]\nid = 'a'", r"t\.toml does not say its source"),
        ("source = ", r"t\.toml is not TOML"),
    ],
)
def test_a_table_that_is_not_well_made_is_refused_by_file_and_row(
    toml: str, message: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.toml").write_text(toml)  # type: ignore[operator]
    content.cache_clear()
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(TableError, match=message):
        load.__wrapped__("t", Term)
    content.cache_clear()


def test_the_tables_of_a_wheel_are_read_from_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tables.json").write_text('{"t": {"source": "S", "row": [{"id": "a", "name": "A"}]}}', encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    monkeypatch.setattr(tables, "_packed", tables._packed.__wrapped__)
    assert content.__wrapped__("t")["row"] == [{"id": "a", "name": "A"}]
    with pytest.raises(TableError, match=r"there is no table u\.toml"):
        content.__wrapped__("u")


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(TableError, match=r"there is no table nowhere\.toml"):
        load("nowhere")


@pytest.mark.parametrize(
    ("printed", "identifier", "reading"),
    [
        ("Departmnet of State", "us-department-of-state", "Department of State"),
        ("Departmemt of State", "us-department-of-state", "Department of State"),
        ("Kennedy Librrary", "us-kennedy-library", "Kennedy Library"),
        (
            "Washington Natonal Records Center",
            "us-washington-national-records-center",
            "Washington National Records Center",
        ),
        (
            "Natoinal Archives and Records Administration",
            "us-national-archives",
            "National Archives and Records Administration",
        ),
    ],
)
def test_a_long_name_one_letter_off_is_read_and_corrected(printed: str, identifier: str, reading: str) -> None:
    row = repository(printed)
    assert row is not None
    assert (row.id, row.reading(printed)) == (identifier, reading)


@pytest.mark.parametrize("printed", ["CIB", "Tax Corps", "Departments of States", "Johnson Libraries", "Fort Libraryy"])
def test_a_short_name_or_two_letters_off_is_not_read(printed: str) -> None:
    assert repository(printed) is None


@pytest.mark.slow
@given(st.text(max_size=12), st.integers(0, 12), st.text(max_size=1))
def test_one_edit_is_one_edit_either_way(text: str, at: int, letter: str) -> None:
    edited = text[:at] + letter + text[at + 1 :]
    assert one_edit_apart(text, edited) == (text != edited) == one_edit_apart(edited, text)
    assert not one_edit_apart(text, text + "\0\0")


WORDS = Vocabulary(
    [
        Term(id="short", name="National Archives", source=""),
        Term(id="long", name="National Archives and Records Administration", source="", abbreviations=("NARA",)),
        Term(id="dash", name="S/S–NSC Files", source=""),
        Term(id="secret", name="Secret", source=""),
        Term(id="quoted", name="“Clean Up” Records", source=""),
        Term(id="spaced", name="S Notes", source=""),
        Term(id="sharp", name="Straßenamt", source=""),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("National Archives, RG 59", ("short", 17)),
        ("National  Archives and\nRecords Administration, RG 59", ("long", 45)),
        ("NATIONAL ARCHIVES", ("short", 17)),
        ("NARA", ("long", 4)),
        ("nara", None),
        ("S/S – NSC files", ("dash", 15)),
        ("S / S-NSC Files", ("dash", 15)),
        ("Secretary", None),
        ("Secret; Niact", ("secret", 6)),
        ("Secret2", ("secret", 6)),
        ('"Clean Up" records', ("quoted", 18)),
        ("S  notes, 3", ("spaced", 8)),
        ("Straßenamt", ("sharp", 10)),
        ("", None),
        ("National", None),
    ],
)
def test_the_longest_form_is_found_however_it_is_spelt(text: str, found: tuple[str, int] | None) -> None:
    match = WORDS.match(text)
    assert (match and (match[0].id, match[1])) == found


def test_all_who_bear_a_name_are_found_and_no_form_is_a_single_letter() -> None:
    words = Vocabulary([Term(id="a", name="S/S Files", source=""), Term(id="b", name="s / s  files", source="")])
    assert [row.id for row in words.bearers("S/S Files ")] == ["a", "b"]
    with pytest.raises(TableError, match="too short"):
        Vocabulary([Term(id="x", name="X", source="")]).match("X")


@given(st.text(max_size=40))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(REPOSITORIES), st.sampled_from(["-", "–", "—"]), st.sampled_from("'’‘"), st.booleans())
def test_spelling_does_not_matter(row: Repository, dash: str, apostrophe: str, shout: bool) -> None:
    printed = re.sub(r"[-–]", dash, row.name).replace("'", apostrophe).replace(" ", "  ")
    capitals = printed.upper()
    whole = capitals.casefold() == printed.casefold()  # not where the alphabet loses a letter: Topkapı
    assert repository(capitals if shout and whole and "ß" not in printed else printed) == row


def test_matching_takes_time_in_proportion_to_the_text() -> None:
    vocabulary = Vocabulary(REPOSITORIES)
    for unit in ("Department ", "National Archives and ", "A" * 8, "\u2013 "):
        hostile = unit * 20_000
        began = time.perf_counter()
        for place in range(0, len(hostile), len(unit)):
            vocabulary.match(hostile, place)
        assert time.perf_counter() - began < 5


LOCALES = (
    "bg-BG", "cs-CZ", "da-DK", "de-AT", "de-DE", "en-GB", "es-ES", "fr-FR", "hr-HR", "hu-HU", "it-IT", "nb-NO", "nl-NL",
    "pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sv-SE", "tr-TR", "uk-UA",
)  # fmt: skip


@pytest.mark.parametrize("language", LOCALES)
def test_months_are_those_of_the_locales_of_csl(language: str) -> None:
    root = etree.parse(f"{citeproc.LOCALES_PATH}/locales-{language}.xml")
    terms = {term.get("name"): term.text for term in root.iterfind(".//{*}term") if term.get("form") is None}
    for number in range(1, 13):
        assert number in {name.number for name in date_words.months()[str(terms[f"month-{number:02}"]).lower()]}
