"""Records that are one source twice are found and, where the user says so, merged; nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from citekit.errors import LibraryError
from citekit.library import Library
from tests.command_line import citekit
from tests.duplicates import figures, printed, written
from tests.shared import needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("rapidfuzz", reason="needs rapidfuzz: pip install 'citekit-archives[library]'")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as found:
        yield found


def letter(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "personal_communication", "genre": "letter", "author": [{"literal": "Oduya"}],
            "recipient": [{"literal": "Strand"}], "issued": {"date-parts": [[1961, 5, 3]]}, "archive": "Kennedy Library",
            "archive_location": "Box 4", **more}  # fmt: skip


def test_the_pairs_that_were_written() -> None:
    for kept, least in ((False, 0.95), (True, 0.88)):
        found = figures([pair for pair in written() if pair.kept == kept])
        assert found.precision >= least, found.wrong
        assert found.recall >= least, found.missed


@needs_shared
@pytest.mark.slow
def test_all_labelled_pairs() -> None:
    pairs = [*written(), *printed()]
    assert len(pairs) >= 300
    found = figures([pair for pair in pairs if pair.kept])
    assert found.precision >= 0.9
    assert found.recall >= 0.9


def test_a_candidate_has_its_reasons_and_nothing_is_changed(library: Library) -> None:
    library.add([letter("a"), letter("b", note="a copy"), letter("c", issued={"raw": "1961-05-04"})], "x")
    (found,) = library.duplicates()
    assert {found.one, found.other} == {"a", "b"}
    assert "the same box" in found.reasons
    assert "the same day" in found.reasons
    assert library.size() == 3


def test_two_that_the_user_told_apart_are_no_candidates(library: Library) -> None:
    library.add([letter("a"), letter("b", note="a copy")], "x")
    library.tell_apart("b", "a")
    assert library.duplicates() == []
    library.undo()
    assert len(library.duplicates()) == 1


def test_a_merger_loses_nothing(library: Library) -> None:
    library.add([letter("a", note="first")], "one.json")
    library.add([letter("b", archive="John F. Kennedy Library", title="On harbors", note="second")], "other.json")
    library.tag(["a", "b"], ["both"])
    library.tag(["b"], ["mine"])
    library.note("b", "see also box 5")
    plan = library.merge("a", ["b"])
    assert plan.taken == {"title": "b"}
    assert plan.left == {"archive": (("b", "John F. Kennedy Library"),), "note": (("b", "second"),)}
    whole = library.show("b")  # found by the key of the other
    assert whole.record.key == "a"
    assert whole.record.item["title"] == "On harbors"
    assert (whole.tags, whole.notes, len(whole.citations)) == (("both", "mine"), ("see also box 5",), 2)
    ((key, item, taken),) = whole.merged
    assert (key, item["note"], taken) == ("b", "second", ("title",))
    assert library.check() == []


def test_a_variable_may_be_taken_from_another(library: Library) -> None:
    library.add([letter("a", note="first"), letter("b", note="second")], "x")
    assert library.merge("a", ["b"], {"note": "b"}).left == {"note": (("a", "first"),)}
    assert library.find("a").item["note"] == "second"


def test_inputs_of_merged_records_are_added_again(library: Library) -> None:
    one, other = letter("a", note="first"), letter("b", note="second")
    library.add([one], "one.json")
    library.add([other], "other.json")
    library.merge("a", ["b"])
    for name, item in (("one.json", one), ("other.json", other)):
        added = library.add([item], name)
        assert (added.new, added.updated, added.known, added.renamed) == (0, 0, 1, {})
    assert library.size() == 1


def test_a_merger_is_undone(library: Library) -> None:
    library.add([letter("a", note="first"), letter("b", note="second")], "x")
    before = [(record.key, record.item) for record in library.list()]
    library.merge("a", ["b"])
    library.undo()
    assert [(record.key, record.item) for record in library.list()] == before
    assert library.check() == []
    library.redo()
    assert library.find("b").key == "a"


@pytest.mark.parametrize(("others", "take"), [(["a"], {}), ([], {}), (["b"], {"DOI": "b"}), (["no"], {})])
def test_what_cannot_be_merged_changes_nothing(library: Library, others: list[str], take: dict[str, str]) -> None:
    library.add([letter("a"), letter("b", note="second")], "x")
    with pytest.raises(LibraryError):
        library.merge("a", others, take)
    assert library.size() == 2


def test_clusters_are_the_citations_of_one_box(library: Library) -> None:
    library.add([letter("a"), letter("b", issued={"raw": "1962"}), letter("c", archive_location="Box 5")], "one.json")
    library.add([letter("a")], "other.json")
    (box,) = library.clusters()
    assert (box.place, box.keys, box.citations, box.inputs) == ("Box 4, Kennedy Library", ("a", "b"), 3, 2)
    assert library.clusters(key="c")[0].keys == ("c",)


def test_on_the_command_line(tmp_path: Path) -> None:
    env = {"CITEKIT_LIBRARY": str(tmp_path / "my.db")}
    path = tmp_path / "refs.json"
    path.write_text('[{"id": "a", "type": "book", "title": "Fog", "author": [{"family": "Weir"}]}, '
                    '{"id": "b", "type": "book", "title": "Fog.", "author": [{"family": "Weir"}], "ISBN": "1"}]')  # fmt: skip
    citekit("library", "add", path, env=env)
    done = citekit("library", "duplicates", env=env)
    assert done.stdout.startswith("0.60  a = b: the same title, the same author\n")
    done = citekit("library", "merge", "a", "b", "--dry-run", env=env)
    assert "  title: Fog  (stays as in a)\n    not taken from b: Fog.\n  " in done.stdout
    assert "  ISBN: 1  (from b)\n" in done.stdout
    assert citekit("library", "merge", "a", "b", env=env, stdin="n\n").returncode == 1
    assert citekit("library", "merge", "a", "b", "--yes", env=env).stdout.endswith("a: merged with b\n")
    assert "merged" in citekit("library", "show", "b", env=env).stdout
