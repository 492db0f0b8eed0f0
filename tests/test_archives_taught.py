"""What a user teaches, in files of the form of ours: read, added to, taken from, and what a document defines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit import Document, Note, parse, parse_document
from citekit.authority.known import Archives, Definition
from citekit.authority.tables import TableError
from citekit.authority.taught import Taught, TaughtArchive, TaughtCollection, lessons_in, with_lessons
from citekit.cli import citekit
from citekit.errors import CitekitError
from citekit.reading import taught_file
from citekit.reading.taught_file import archives_for, forget, read, teach
from tests import command_line
from tests.draft_files import word

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = TaughtArchive(name="Harbour Archive", abbreviations=("HbA",), place="Bergen", country="no")
OBER = TaughtCollection(name="Ober Papers", archive="Harbour Archive")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "archives.toml"
    monkeypatch.setenv(taught_file.VARIABLE, str(path))
    return path


# --- what is known --------------------------------------------------------------------------------------------


def test_an_archive_of_the_user_is_read_by_all_its_names() -> None:
    known = with_lessons(Archives(), Taught((HARBOUR,), (OBER,)))
    row = known.repository("HbA")
    assert row is not None
    assert (row.id, row.place, row.country) == ("my-harbour-archive", "Bergen", "no")
    assert known.repository("harbour archive") == row
    assert known.match("In: Harbour Archive, Box 3", 4) == (row, 19)
    assert known.collection("Ober Papers", row.id) is not None
    assert known.collection("Ober Papers", "uk-national-archives") is None
    assert known.by_id(row.id) == row


def test_nothing_taught_is_ours_alone() -> None:
    assert Archives().repository("HbA") is None
    assert Archives().collection("Ober Papers") is None


def test_an_archive_that_is_known_gains_what_is_taught() -> None:
    row = TaughtArchive(name="TNA", abbreviations=("NatArch",))
    known = with_lessons(Archives(), Taught((row,)))
    gained = known.repository("NatArch")
    assert gained is not None
    assert gained.id == "uk-national-archives"
    assert gained.place == "Kew, London"
    assert known.repository("PRO") is not None
    assert Archives().repository("NatArch") is None


def test_an_ambiguous_abbreviation_is_decided_by_the_user_and_by_the_document_before_them() -> None:
    assert Archives().repository("NAI") is None
    known = with_lessons(
        Archives(), Taught((TaughtArchive(name="National Archives of India", abbreviations=("NAI",)),))
    )
    assert [row.id for row in known.bearers("NAI")] == ["in-national-archives"]
    assert known.repository("NAI") == known.by_id("in-national-archives")
    defined = known.learning([Definition("NAI", "National Archives of Ireland")])
    assert [row.id for row in defined.bearers("N.A.I.")] == ["ie-national-archives"]
    found = defined.repository("NAI")
    assert found is not None
    assert found.id == "ie-national-archives"


def test_a_document_may_name_what_nobody_knows_and_change_its_mind() -> None:
    known = Archives().learning([Definition("NSU", "Northern State University")])
    row = known.repository("NSU")
    assert row is not None
    assert (row.id, row.name) == ("", "Northern State University")
    again = known.learning([Definition("NSU", "Nottingham Sailing Union")])
    assert [one.name for one in again.learned] == ["Nottingham Sailing Union"]
    assert known.repository("NSU") == row, "the first is not changed"


def test_the_longest_name_at_a_place_is_found() -> None:
    known = with_lessons(Archives(), Taught((TaughtArchive(name="Bundesarchiv Lund"),)))
    assert known.match("Bundesarchiv Lund, R 1") == (known.repository("Bundesarchiv Lund"), 17)
    found = known.match("Bundesarchiv, R 1")
    assert found is not None
    assert found[0].id == "de-bundesarchiv"


@pytest.mark.parametrize(
    ("printed", "country", "ids"),
    [
        ("A. S. V.", "it", ["it-archivio-di-stato-di-venezia"]),
        ("ASV", None, ["it-archivio-di-stato-di-venezia", "va-archivio-apostolico"]),
        ("HHSTA.", None, ["at-haus-hof-und-staatsarchiv"]),
        ("Asve", None, ["it-archivio-di-stato-di-venezia"]),
        ("asve", None, ["it-archivio-di-stato-di-venezia"]),
        ("SI_AS", None, ["si-arhiv-republike-slovenije"]),
        ("PA/AA", None, ["de-politisches-archiv"]),
        ("British Library", "uk", ["uk-british-library"]),
        ("British Library", "de", []),
        ("asv", None, []),
        ("Lund", None, []),
    ],
)
def test_who_may_bear_an_abbreviation(printed: str, country: str | None, ids: list[str]) -> None:
    assert [row.id for row in Archives().bearers(printed, country)] == ids


# --- the files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "platform", "path"),
    [
        ({"CITEKIT_ARCHIVES": "/x/mine.toml", "XDG_CONFIG_HOME": "/c"}, "linux", "/x/mine.toml"),
        ({"XDG_CONFIG_HOME": "/c"}, "linux", "/c/citekit/archives.toml"),
        ({"APPDATA": "/a"}, "win32", "/a/citekit/archives.toml"),
    ],
)
def test_the_file_of_the_user_is_where_the_system_keeps_settings(
    environ: dict[str, str], platform: str, path: str
) -> None:
    assert taught_file.user_file(environ, platform).as_posix() == path


def test_the_file_beside_a_draft_goes_before_the_users_own(file: Path, tmp_path: Path) -> None:
    draft = tmp_path / "paper.docx"
    teach(file, TaughtArchive(name="Harbour Archive", abbreviations=("HbA",), place="Bergen"))
    teach(tmp_path / taught_file.BESIDE, TaughtArchive(name="Harbour Archive", abbreviations=("HA",), place="Oslo"))
    alone, beside = archives_for().repository("HbA"), archives_for(draft).repository("HA")
    assert alone is not None
    assert beside is not None
    assert (alone.place, beside.place) == ("Bergen", "Oslo")
    assert archives_for(draft).repository("HbA") == beside
    assert archives_for().repository("HA") is None


def test_what_is_taught_twice_is_one_row(file: Path) -> None:
    teach(file, HARBOUR)
    row = teach(file, TaughtArchive(name="harbour archive", abbreviations=("HA",), place="Oslo"))
    assert row.abbreviations == ("HbA", "HA")
    assert read(file).archives == (row,)
    assert (row.name, row.place) == ("Harbour Archive", "Oslo")


def test_all_else_in_the_file_stays_to_the_letter(file: Path) -> None:
    file.parent.mkdir()
    head = '# mine\n\n[[archive]]\nname = "Lund Archive"  # of the town\n\n# the harbour\n'
    tail = '[[archive]]\nname = "Ober Archive"\nforms = [\n  "Archive of Ober",\n]\n'
    file.write_text(f'{head}[[archive]]\nname = "Harbour Archive"\n\n# Ober\n{tail}', encoding="utf-8")
    forget(file, "Harbour Archive")
    assert file.read_text(encoding="utf-8") == f"{head}\n# Ober\n{tail}"


def test_a_form_is_forgotten_alone_and_an_archive_not_before_its_collections(file: Path) -> None:
    teach(file, HARBOUR)
    teach(file, OBER)
    forget(file, "HbA")
    assert [row.abbreviations for row in read(file).archives] == [()]
    with pytest.raises(CitekitError, match="“Harbour Archive” keeps the collection “Ober Papers”"):
        forget(file, "Harbour Archive")
    forget(file, "Ober Papers")
    forget(file, "Harbour Archive")
    assert read(file) == Taught()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[archive]]\nnmae = 'X'", r"archives\.toml, archive 1 \(no id\): unknown key 'nmae'"),
        ("[[archive]]\nplace = 'X'", r"archives\.toml, archive 1 \(no id\): lacks the key 'name'"),
        ("[[archiv]]\nname = 'X'", r"archives\.toml: unknown table 'archiv'"),
        ("[[archive]\nname = 'X'", r"archives\.toml is not TOML: .*line 1"),
        ("archive = 'X'", r"archives\.toml: 'archive' is 'X', expected tables"),
        ("archive = ['X']", r"archives\.toml: 'archive' is \['X'\], expected tables"),
        ("[[archive]]\nname = 'X'\nabbreviations = 3", r"'abbreviations' is 3, expected a list"),
        ("[[collection]]\nname = 'X'\narchive = 'Nowhere'", "the collection “X” is in “Nowhere”, which no table knows"),
    ],
)
def test_a_file_that_is_not_well_made_is_refused_and_kept(file: Path, toml: str, message: str) -> None:
    file.parent.mkdir()
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        archives_for()
    assert file.read_text(encoding="utf-8") == toml


text = st.text(st.characters(exclude_categories=("Cs",)), min_size=2, max_size=20).filter(lambda t: t.strip())


@settings(deadline=None)
@given(st.lists(text, min_size=1, max_size=4, unique_by=str.casefold), text)
def test_whatever_is_taught_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], place: str
) -> None:
    path = tmp_path_factory.mktemp("own") / "archives.toml"
    row = TaughtArchive(name=names[0], forms=tuple(names[1:]), place=place)
    teach(path, row)
    assert read(path).archives == (row,)


@pytest.mark.parametrize(
    "content",
    [
        {"archive": {"name": "Harbour Archive", "abbreviations": "HbA"}},
        {"archive": [{"name": "Harbour Archive", "abbreviations": ["HbA"]}], "title": "A Harbour", "author": ["Ober"]},
    ],
)
def test_the_metadata_of_a_document_may_teach_as_a_file_does(content: dict[str, object]) -> None:
    known = with_lessons(Archives(), lessons_in(content, "metadata"))
    row = known.repository("HbA")
    assert row is not None
    assert row.id == "my-harbour-archive"


# --- the command ----------------------------------------------------------------------------------------------


def run(*arguments: str) -> str:
    done = CliRunner().invoke(citekit, ["archives", *arguments])
    assert done.exit_code in (0, 1, 2), done.exception
    return done.output


def test_an_archive_an_abbreviation_and_a_collection_are_taught_shown_and_removed(file: Path) -> None:
    assert "no table knows “HbA”" in run("show", "HbA")
    assert "Harbour Archive" in run(
        "add", "Harbour Archive", "-a", "HbA", "--place", "Bergen", "--collection", "Ober Papers"
    )
    assert run("list", "--taught") == (
        "my-harbour-archive  Harbour Archive  (HbA)\nmy-ober-papers  Ober Papers  (my-harbour-archive)\n"
    )
    shown = run("show", "HbA")
    assert "Bergen" in shown
    assert "Ober Papers" in shown
    assert run("find", "harbour", "bergen") == "my-harbour-archive  Harbour Archive  (HbA)\n"
    run("remove", "Ober Papers")
    run("remove", "Harbour Archive")
    assert run("list", "--taught") == ""


def test_a_draft_has_a_file_of_its_own(file: Path, tmp_path: Path) -> None:
    draft = tmp_path / "paper.docx"
    run("add", "Harbour Archive", "--draft", str(draft))
    assert (tmp_path / "citekit.toml").is_file()
    assert not file.exists()
    assert run("find", "harbour", "--draft", str(draft)).startswith("my-harbour-archive")


def test_an_ambiguous_abbreviation_shows_all_who_bear_it(file: Path) -> None:
    shown = run("show", "ASV")
    assert "Archivio di Stato di Venezia" in shown
    assert "Archivio Apostolico Vaticano" in shown
    assert "may be any of these" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("find", "nowhere", "atall"), "no archive has nowhere and atall in its name"),
        (("remove", "Harbour Archive"), "does not teach “Harbour Archive”"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(file: Path, arguments: tuple[str, ...], message: str) -> None:
    said = run(*arguments)
    assert message in said
    assert "hint: citekit archives " in said


def test_a_country_that_has_no_file_is_refused(file: Path) -> None:
    assert "“xx” is none of al, am" in run("list", "--country", "xx")
    assert "ie-national-library" in run("list", "--country", "ie")


def test_explain_names_an_archive_that_nobody_knows_with_the_line_that_teaches_it(file: Path) -> None:
    note = "Ober to Lund, 3 May 1957, Box 3, Ober Papers, Harbor College Library, Bergen, ME."
    line = "to teach it: citekit archives add 'Harbor College Library'"
    assert line in CliRunner().invoke(citekit, ["explain", note, "--kind", "source"]).output
    assert (
        "to teach it" not in CliRunner().invoke(citekit, ["explain", note.replace("Harbor College", "British")]).output
    )


def test_the_report_on_a_draft_names_the_archives_that_nobody_knows(file: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(word(["Source: Harbor College Library, Ober Papers, Box 3.", "TNA, FO 371/126683."]))
    report = CliRunner().invoke(citekit, ["docx", str(draft), "--report"]).output
    line = "no table knows “Harbor College Library”; to teach it: citekit archives add 'Harbor College Library'\n"
    assert report.endswith(line)
    assert report.count("no table knows") == 1


# --- what is taught is read ------------------------------------------------------------------------------------


UNTAUGHT = "to teach it: citekit archives add HbA"


def test_what_is_taught_is_known_to_the_commands(file: Path) -> None:
    note = "Lund to Ober, 3 May 1957, HbA, Ober Papers, box 7."
    assert UNTAUGHT in command_line.citekit("explain", note).stdout
    teach(file, HARBOUR)
    assert UNTAUGHT not in command_line.citekit("explain", note).stdout


def test_what_is_taught_beside_a_draft_holds_there_alone(file: Path, tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text("HbA, Ober Papers, box 7.\n", "utf-8")
    teach(tmp_path / "here" / taught_file.BESIDE, HARBOUR)
    authorities = {}
    for folder in ("here", "there"):
        done = command_line.citekit("parse", tmp_path / folder / "notes.txt", "-t", "json")
        authorities[folder] = "my-harbour-archive" in done.stdout
    assert authorities == {"here": True, "there": False}


def test_a_note_is_read_with_the_archives_that_it_is_given() -> None:
    known = with_lessons(Archives(), Taught((HARBOUR,), ()))
    note = "See Harbour Archive, 12/3."
    [part, *_] = parse(note, kind="footnote", archives=known).citations[0].parts
    assert (part.level, part.text, part.authority) == ("repository", "Harbour Archive", "my-harbour-archive")
    assert parse_document(Document(notes=(Note(note),)), archives=known).notes[0].citations[0].parts[0] == part
