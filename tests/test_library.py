"""A library keeps what it is given: sources once, where each was read, the user's edits apart, and every change undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.errors import LibraryError
from citekit.library import Library
from citekit.library.store.schema import LOGGED
from citekit.model.records import Document, Note
from citekit.records.parsing import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citekit.model.items import CslItem
    from citekit.model.records import ParsedDocument


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as found:
        yield found


def notes(*texts: str) -> list[ParsedDocument]:
    """Notes as a file has them, one a line."""
    return [parse_document(Document(notes=tuple(Note(text, id=f"n{n}") for n, text in enumerate(texts, 1))))]


def box(number: int, **more: Any) -> CslItem:
    return {"id": "", "type": "collection", "archive": "Ford Library", "archive_location": f"Box {number}", **more}


def keys(library: Library, question: str) -> list[str]:
    return [record.key for record in library.search(question).records]


def state(library: Library) -> dict[str, list[Any]]:
    """Every row of every table that is logged, and the words of the index."""
    tables = tuple(LOGGED)
    found = {table: library.store.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables}
    return {**found, "search": library.store.rows("SELECT rowid, * FROM search ORDER BY rowid")}


def test_a_source_is_one_record_with_all_its_citations(library: Library) -> None:
    added = library.add(notes("Ford Library, Trip File, Box 3.", "See Ford Library, Trip File, Box 3."), "notes.txt")
    assert (added.new, added.known, added.citations) == (1, 0, 2)
    assert [str(one) for one in library.show("fl-box-3").citations] == [
        "notes.txt, note n1, characters 0–30", "notes.txt, note n2, characters 4–34",
    ]  # fmt: skip
    library.add(notes("Ford Library, Trip File, Box 3."), "other.txt")
    assert len(library.show("fl-box-3").citations) == 3
    assert library.size() == 1


def test_an_input_added_again_changes_nothing(library: Library) -> None:
    given = notes("Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12.")
    library.add(given, "notes.txt")
    before = [(r.key, r.item) for r in library.list()]
    added = library.add(given, "notes.txt")
    assert (added.new, added.updated, added.known, added.dropped) == (0, 0, 2, [])
    assert [(r.key, r.item) for r in library.list()] == before


def test_a_note_that_was_mended_updates_its_record(library: Library) -> None:
    library.add(notes("Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12."), "n.txt")
    added = library.add(
        notes("Ford Library, Trip File, Box 4.", "Kennedy Library, National Security Files, Box 12."), "n.txt"
    )
    assert (added.new, added.updated, added.known) == (0, 1, 1)
    assert library.find("fl-box-3").item["archive_location"] == "Box 4"  # what was once cited keeps its key
    assert library.size() == 2


def test_notes_that_changed_places_keep_their_records(library: Library) -> None:
    one, other = "Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12."
    library.add(notes(one, other), "n.txt")
    added = library.add(notes(other, "Truman Library, Box 9.", one), "n.txt")
    assert (added.new, added.updated, added.known) == (1, 0, 2)
    assert library.find("fl-box-3").box == "Box 3"


def test_a_source_that_is_not_cited_any_more_stays_and_is_told(library: Library) -> None:
    library.add(notes("Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12."), "n.txt")
    added = library.add(notes("Ford Library, Trip File, Box 3."), "n.txt")
    assert added.dropped == ["kl-box-12"]
    assert library.show("kl-box-12").citations == ()


def test_a_mended_note_leaves_the_record_that_another_input_cites(library: Library) -> None:
    library.add(notes("Ford Library, Trip File, Box 3."), "one.txt")
    library.add(notes("Ford Library, Trip File, Box 3."), "other.txt")
    added = library.add(notes("Ford Library, Trip File, Box 4."), "one.txt")
    assert (added.new, added.updated) == (1, 0)
    assert library.find("fl-box-3").box == "Box 3"


def test_an_edit_stays_when_its_input_says_otherwise(library: Library) -> None:
    library.add([box(3, id="a", title="Fog", genre="memo")], "refs.json")
    library.edit("a", {**library.find("a").item, "title": "Frost"})
    added = library.add([box(3, id="a", title="Fog on the water", genre="letter")], "refs.json")
    assert (added.updated, added.kept) == (1, ["a"])
    item = library.find("a").item
    assert (item["title"], item["genre"]) == ("Frost", "letter")
    whole = library.show("a")
    assert whole.read is not None
    assert (whole.read["title"], whole.edits) == ("Fog on the water", {"title": "Frost"})


def test_the_levels_of_a_record_follow_an_edit_of_its_place(library: Library) -> None:
    library.add(notes("Ford Library, Trip File, Box 3."), "n.txt")
    library.edit("fl-box-3", {**library.find("fl-box-3").item, "archive": "Harbour Archive"})
    record = library.find("fl-box-3")
    assert (record.repository, record.box) == ("Harbour Archive", "Box 3")
    library.edit("fl-box-3", {**record.item, "archive_location": "Box 9"})
    record = library.find("fl-box-3")
    assert (record.repository, record.collection, record.box) == ("Harbour Archive", "Trip File", "Box 9")
    assert keys(library, "repository:harbour box:9") == ["fl-box-3"]
    assert keys(library, "box:3") == []


def test_an_edit_that_is_taken_back_leaves_no_trace(library: Library) -> None:
    library.add([box(3, id="a", title="Fog")], "refs.json")
    before = library.find("a").item
    library.edit("a", {**before, "title": "Frost"})
    library.edit("a", before)
    assert library.show("a").edits == {}
    assert library.show("a").read is None


def test_a_record_is_found_by_its_former_keys_and_they_are_never_given_again(library: Library) -> None:
    library.add([box(3)], "one")
    library.edit("fl-box-3", {**library.find("fl-box-3").item, "id": "munich"})
    assert library.find("fl-box-3").key == "munich"
    library.add([box(3, genre="memo")], "other")
    assert {record.key for record in library.list()} == {"munich", "fl-box-3-2"}
    library.remove(["munich"])
    library.add([box(3, genre="letter")], "third")
    assert "munich" not in {record.key for record in library.list()}
    with pytest.raises(LibraryError, match="was that of another source"):
        library.edit("fl-box-3-2", {**library.find("fl-box-3-2").item, "id": "munich"})


def test_two_entries_that_are_one_source_are_found_by_both_keys(library: Library) -> None:
    library.add([box(3, id="a"), box(3, id="b"), box(4, id="c")], "refs.json")
    assert library.size() == 2
    assert library.find("b").key == "a"
    assert [item["id"] for item in library.items(former=True)] == ["a", "c", "b"]


def test_a_key_of_another_source_is_told(library: Library) -> None:
    library.add([box(3, id="a")], "one.json")
    added = library.add([box(4, id="a")], "other.json")
    assert added.renamed == {"a": "a-2"}


def test_what_was_removed_does_not_come_back_with_its_input(library: Library) -> None:
    given = notes("Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12.")
    library.add(given, "n.txt")
    library.remove(["fl-box-3"])
    assert library.add(given, "n.txt").removed == ["fl-box-3"]
    assert library.size() == 1
    assert library.add(given, "new.txt").new == 1  # another input does bring it, under the key by which it was cited
    assert library.find("fl-box-3").box == "Box 3"


def test_tags_collections_notes_and_attachments(library: Library, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(b"a photograph")
    library.add([box(3), box(4)], "refs.json")
    assert library.tag(["fl-box-3", "fl-box-4"], ["to read"]) == 2
    assert library.collection(["fl-box-3"], ["chapter 1"]) == 1
    library.note("fl-box-4", "the last page is missing")
    assert library.attach("fl-box-3", [photo]) == 1
    assert library.attach("fl-box-3", [photo]) == 0
    assert keys(library, 'tag:"to read" note:missing') == ["fl-box-4"]
    assert keys(library, 'in:"chapter 1"') == keys(library, "has:attachment") == ["fl-box-3"]
    assert library.tag(["fl-box-3"], ["to read"], remove=True) == 1
    assert library.tags() == [("to read", 1)]


def test_a_file_that_moved_is_found_by_its_content(library: Library, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(b"a photograph")
    (tmp_path / "other.jpg").write_bytes(b"a photogravm")  # as long, and another
    library.add([box(3)], "refs.json")
    library.attach("fl-box-3", [photo])
    (tmp_path / "box 3").mkdir()
    moved = photo.rename(tmp_path / "box 3" / "first page.jpg")
    assert library.check() == [f"fl-box-3: {photo} is not there any more, or is another file"]
    assert library.find_attachments(tmp_path) == [(str(photo), str(moved))]
    assert library.check() == []


SPELLINGS = (
    ("Department of State, Conference Files: Lot 66 D 110, CF 2571.", "66D110", "lot 66D110", "Lot 66 D 110", "Lot 66-D-110"),
    ("TNA, FO 371/126683.", "FO371/126683", "FO 371/126683", "fo 371 126683", "FO 371-126683", "repository:TNA FO371"),
    ("РГАСПИ, ф. 17, оп. 162, д. 5.", "f. 17", "ф. 17", "rgaspi", "РГАСПИ op. 162", "ф.17"),
    ("Department of State, Central Files, POL 7 US/Harriman.", 'file:"POL 7"', "POL 7 US", "pol7", "POL 7 US/HARRIMAN"),
    ("Department of State, Central Files, 611.61/5–1661.", "611.61", "611.61/5-1661", "file:611.61/5–1661"),
    ("Staatsarchiv des Kantons Zürich, W I 35.", "zurich", "Zürich", "StAZH"),
)  # fmt: skip


@pytest.mark.parametrize(("note", "question"), [(note, q) for note, *questions in SPELLINGS for q in questions])
def test_a_source_is_found_in_any_spelling_and_alone(library: Library, note: str, question: str) -> None:
    others = ("Ford Library, Trip File, Box 3.", *(text for text, *_ in SPELLINGS if text != note))
    library.add(notes(*others), "others.txt")
    wanted = {record.key for record in library.list()}
    library.add(notes(note), "n.txt")
    assert set(keys(library, question)) == {record.key for record in library.list()} - wanted


FIELDS = (
    ("repository:kennedy", {"kl-box-12", "kl-box-120"}),
    ("box:12", {"kl-box-12"}),
    ("repository:kennedy -box:12", {"kl-box-120"}),
    ("date:1963-07..1963-08", {"kl-box-12"}),
    ("date:1963", {"kl-box-12", "kl-box-120"}),
    ("year:1964", {"letter"}),
    ("author:rusk", {"letter"}),
    ("kenn*", {"kl-box-12", "kl-box-120"}),
    ('"security files"', {"kl-box-12", "kl-box-120"}),
    ("-repository:kennedy", {"letter"}),
    ("key:letter", {"letter"}),
    ("FRUS: 1964 nowhere", set()),
)


@pytest.mark.parametrize(("question", "wanted"), FIELDS)
def test_fields(library: Library, question: str, wanted: set[str]) -> None:
    kept = {
        "id": "",
        "type": "manuscript",
        "archive": "Kennedy Library",
        "archive_collection": "National Security Files",
    }
    issued = {"issued": {"date-parts": [[1963, 7, 12]]}}
    later = {"issued": {"date-parts": [[1963, 9]]}}
    letter = {"id": "letter", "type": "personal_communication", "author": [{"family": "Rusk", "given": "Dean"}],
              "issued": {"raw": "May 3, 1964"}}  # fmt: skip
    given = [{**kept, "id": "kl-box-12", "archive_location": "Box 12", **issued},
             {**kept, "id": "kl-box-120", "archive_location": "Box 120", **later}, letter]  # fmt: skip
    library.add(given, "refs.json")
    assert set(keys(library, question)) == wanted


def test_near_is_the_same_box_the_same_file_first(library: Library) -> None:
    place = "Kennedy Library, National Security Files, Box {}, {}."
    library.add(notes(*(place.format(*one) for one in ((12, "Laos"), (12, "Mali"), (13, "Laos"), (12, "Laos"))),
                      "Letter of May 3, Kennedy Library, National Security Files, Box 12, Laos."), "n.txt")  # fmt: skip
    laos = next(record for record in library.list() if record.file == "Laos" and record.box == "Box 12")
    near = library.search(f"near:{laos.key}").records
    assert [(record.box, record.file) for record in near] == [
        ("Box 12", "Laos"),
        ("Box 13", "Laos"),
        ("Box 12", "Mali"),
    ]


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_question(text: str) -> None:
    """Nothing of what a person types is syntax of SQL or of the full-text index."""
    with Library.open(_ANY) as library:
        if not library.size():
            library.add([box(3), box(4)], "refs.json")
        if not any(field in text for field in ("near:", "has:")):
            library.search(text)
        assert library.size() == 2


@pytest.fixture(scope="module", autouse=True)
def _any(tmp_path_factory: pytest.TempPathFactory) -> None:
    global _ANY  # noqa: PLW0603 — hypothesis calls a test many times, and a fixture once
    _ANY = tmp_path_factory.mktemp("any") / "library.db"


_ANY: Path

HOSTILE = (
    '"; DROP TABLE record; --',
    "a' OR '1'='1",
    "NEAR(a b)",
    "{title}: x",
    "^a",
    "a AND",
    "x" * 5000,
    "\x00",
    "col:*",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions_and_names_are_words(library: Library, text: str) -> None:
    library.add([box(3)], text)
    library.search(text)
    if text.strip("\x00"):
        library.tag(["fl-box-3"], [text])
        library.note("fl-box-3", text)
    assert library.check() == []
    with pytest.raises(LibraryError):
        library.find(text)


def test_every_change_is_undone_and_redone(library: Library, tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(b"a photograph")
    given = notes("Ford Library, Trip File, Box 3.", "Kennedy Library, National Security Files, Box 12.")
    changed = notes("Ford Library, Trip File, Box 4.", "Truman Library, Box 1.")
    steps = [
        lambda: library.add(given, "n.txt"),
        lambda: library.tag(["fl-box-3", "kl-box-12"], ["a"]),
        lambda: library.edit("fl-box-3", {**library.find("fl-box-3").item, "title": "Fog", "id": "fog"}),
        lambda: library.note("fog", "a note"),
        lambda: library.attach("fog", [photo]),
        lambda: library.collection(["fog"], ["mine"]),
        lambda: library.add(changed, "n.txt"),
        lambda: library.remove(["fog", "kl-box-12"]),
        lambda: library.add([box(7, id="x"), box(7, id="y")], "refs.json"),
    ]
    states = [state(library)]
    for step in steps:
        step()
        states.append(state(library))
    for wanted in reversed(states[:-1]):
        library.undo()
        assert state(library) == wanted
        assert library.check() == []
    with pytest.raises(LibraryError, match="nothing to undo"):
        library.undo()
    for wanted in states[1:]:
        library.redo()
        assert state(library) == wanted
        assert library.check() == []
    with pytest.raises(LibraryError, match="nothing to redo"):
        library.redo()


def test_undo_works_across_runs_and_a_new_change_ends_redo(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.add([box(3)], "one")
    with Library.open(path) as library:
        library.add([box(4)], "other")
        library.undo()
    with Library.open(path) as library:
        assert library.size() == 1
        library.add([box(5)], "third")
        with pytest.raises(LibraryError, match="nothing to redo"):
            library.redo()
        assert [str(change) for change in library.log()] == ["add third", "add one"]


def test_a_command_is_undone_as_one(library: Library) -> None:
    with library.together():
        library.add([box(3)], "one")
        library.add([box(4)], "other")
    assert len(library.undo()) == 2
    assert library.size() == 0


def test_a_change_that_fails_leaves_nothing(library: Library) -> None:
    library.add([box(3)], "one")
    before = state(library)
    with pytest.raises(LibraryError):
        library.remove(["fl-box-3", "no-such-key"])
    with pytest.raises(LibraryError):
        library.tag(["fl-box-3"], ["good", " "])
    assert state(library) == before
    assert len(library.log()) == 1


def test_a_key_that_is_not_there_is_answered_with_those_that_are_close(library: Library) -> None:
    library.add([box(3)], "one")
    with pytest.raises(LibraryError) as caught:
        library.find("fl-bix-3")
    assert caught.value.hint == "the closest are fl-box-3"


def test_counts(library: Library) -> None:
    library.add([box(3, issued={"date-parts": [[1963]]}), box(4, issued={"date-parts": [[1961, 5]]}), box(5)], "one")
    assert library.statistic("repository") == [("Ford Library", 3)]
    assert library.statistic("year") == [("1961", 1), ("1963", 1)]
    with pytest.raises(LibraryError, match="not counted"):
        library.statistic("weather")
