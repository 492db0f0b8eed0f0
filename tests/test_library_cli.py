"""``citekit library``: the verbs of a library on the command line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import ROOT, citekit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Done

PAGE = ROOT / "fixtures" / "pages" / "telegram.txt"
PRINTED = ROOT / "fixtures" / "papers" / "printed.bib"


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """Run a command of the library, over one library."""

    def command(*words: str | Path, env: dict[str, str] | None = None, stdin: str = "") -> Done:
        return citekit("library", *words, env={"CITEKIT_LIBRARY": str(tmp_path / "my.db"), **(env or {})}, stdin=stdin)

    return command


def test_add_search_show_and_cite(run: Any) -> None:
    done = run("add", PAGE, PRINTED)
    assert done.returncode == 0
    assert re.search(r"1 document, 4 notes, 5 citations; records: 5 new\n.*4 citations; records: 4 new", done.stdout)
    assert run("search", "repository:kennedy", "box:4", "--format", "keys").stdout == "kl-harbor-project\n"
    assert "telegram.txt, document" in run("show", "kl-harbor-project").stdout
    cited = run("cite", "kl-harbor-project")
    assert cited.stdout.startswith("1. Harbor Project, Box 4, Papers of Martin Oduya, Kennedy Library.\n")
    items = json.loads(run("export", "--query", "author:strand", "-t", "csl-json").stdout)
    assert {item["id"] for item in items} == {"strand1970", "strand1970b"}
    assert run("list", "--format", "keys").stdout.count("\n") == 9


def test_an_input_that_has_not_changed_is_not_read_again(run: Any) -> None:
    run("add", PAGE)
    assert run("add", PAGE).stdout == f"{PAGE}: has not changed since it was added\n"
    assert "records: 0 new, 5 known" in run("add", PAGE, "--again").stdout
    assert len(run("log").stdout.splitlines()) == 2


def test_inputs_are_read_in_processes(run: Any) -> None:
    assert run("add", PAGE, PRINTED, "-j", "2").stdout.count("new") == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_added(run: Any, tmp_path: Path) -> None:
    done = run("add", tmp_path / "missing.txt", PAGE)
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert "5 new" in done.stdout


def test_an_input_that_broke_leaves_the_library_as_it_was(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text('[{"id": "a", "type": "book", "title": "Fog"}]', encoding="utf-8")
    run("add", path)
    path.write_text("{", encoding="utf-8")
    done = run("add", path)
    assert done.returncode == 1
    assert run("list", "--format", "keys").stdout == "a\n"


def test_edit_opens_the_editor_and_checks_what_it_leaves(run: Any, tmp_path: Path) -> None:
    run("add", PRINTED)
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/Loans without Terms/Loans/" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    done = run("edit", "strand1970", env={"VISUAL": str(editor)})
    assert done.stdout == "strand1970: kept\n"
    assert "Loans  (edited)" in run("show", "strand1970").stdout
    editor.write_text('#!/bin/sh\necho "- [: no" > "$1"\n', encoding="utf-8")
    done = run("edit", "strand1970", env={"VISUAL": str(editor)}, stdin="n\n")
    assert done.returncode == 1
    assert "the edited record is not kept" in done.stderr
    assert "Loans  (edited)" in run("show", "strand1970").stdout


def test_edit_sets_a_variable(run: Any) -> None:
    run("add", PRINTED)
    run("edit", "strand1970", "--set", "title=Loans", "--set", 'issued={"date-parts": [[1971]]}', "--unset", "page")
    item = json.loads(run("show", "strand1970", "--json").stdout)["item"]
    assert (item["title"], item["issued"]["date-parts"][0][0], "page" in item) == ("Loans", 1971, False)


def test_tag_collection_note_attach_remove_undo(run: Any) -> None:
    run("add", PRINTED)
    assert run("tag", "to read", "strand1970", "oduya1968").stdout == "to read: given to 2 records\n"
    assert run("tag").stdout == "to read  2 records\n"
    run("collection", "chapter 1", "oduya1968")
    run("note", "oduya1968", "lent", "to", "Piet")
    assert run("attach", "oduya1968", PAGE).stdout == "oduya1968: 1 file attached\n"
    shown = run("show", "oduya1968").stdout
    assert all(word in shown for word in ("to read", "chapter 1", "lent to Piet", "telegram.txt"))
    assert run("remove", "oduya1968").stdout == "removed 1 record\n"
    assert run("show", "oduya1968").returncode == 1
    assert run("undo").stdout == "undone: remove oduya1968\n"
    assert run("show", "oduya1968").stdout == shown
    assert run("redo").stdout == "done again: remove oduya1968\n"


def test_stats_in_the_terminal_and_as_svg(run: Any, tmp_path: Path) -> None:
    run("add", PAGE)
    assert re.search(r"National Archives .*  3 █+\n", run("stats").stdout)
    run("stats", "--by", "year", "--svg", "-o", tmp_path / "years.svg")
    assert "<title>Records by year</title>" in (tmp_path / "years.svg").read_text(encoding="utf-8")


def test_check_backup_and_restore(run: Any, tmp_path: Path) -> None:
    run("add", PRINTED)
    assert run("check").stdout.endswith("4 records, all well\n")
    run("backup", tmp_path / "backup.db")
    run("remove", "oduya1968")
    done = run("restore", tmp_path / "backup.db")
    assert "what it was before is in" in done.stderr
    assert run("check").stdout.endswith("4 records, all well\n")


def test_watch_adds_what_is_new_or_has_changed(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "n.txt").write_text("Ford Library, Trip File, Box 3.\n", encoding="utf-8")
    (folder / ".hidden").write_text("Ford Library, Trip File, Box 9.\n", encoding="utf-8")
    assert "1 new" in run("watch", folder, "--once").stdout
    assert run("watch", folder, "--once").stdout == ""
    (folder / "n.txt").write_text("Ford Library, Trip File, Box 4.\n", encoding="utf-8")
    assert "1 read anew" in run("watch", folder, "--once").stdout
    assert run("search", "box:4", "--format", "keys").stdout == "fl-box-3\n"


def test_the_library_that_a_setting_names(tmp_path: Path) -> None:
    (tmp_path / "citekit.toml").write_text('library = "sources.db"\n', encoding="utf-8")
    citekit("library", "add", PAGE, cwd=tmp_path, env={"CITEKIT_LIBRARY": ""})
    assert (tmp_path / "sources.db").is_file()
    assert citekit("library", "check", "--library", tmp_path / "sources.db").returncode == 0


def test_a_library_that_is_not_there(run: Any) -> None:
    done = run("search", "fog")
    assert done.returncode == 1
    assert "citekit library add INPUT… makes it" in done.stderr
