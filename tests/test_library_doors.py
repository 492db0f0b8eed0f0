"""``bibliography: library``: a document cites the records of the user's library by their keys."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from citekit.integrations.pandoc import references
from citekit.integrations.pandoc.settings import Settings
from citekit.library import Library
from citekit.library.bibliography import is_library, items
from tests.command_line import ROOT, citekit

BOOK = {"id": "weir1999", "type": "book", "title": "Grain and Power", "author": [{"family": "Weir", "given": "Nora"}],
        "issued": {"date-parts": [[1999]]}, "publisher": "Quay Press", "publisher-place": "Bergen"}  # fmt: skip


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A library with a book and a box, the book under a second key; a folder without a file called ``library``."""
    path = str(tmp_path / "sources.db")
    with Library.open(path) as library:
        library.add(
            [BOOK, {"id": "box", "type": "collection", "archive": "Ford Library", "archive_location": "Box 3"}], "x"
        )
        library.edit("weir1999", {**library.find("weir1999").item, "id": "weir"})
    monkeypatch.setenv("CITEKIT_LIBRARY", path)
    monkeypatch.chdir(tmp_path)
    return {"CITEKIT_LIBRARY": path}


def test_a_library_by_its_name_or_its_file(env: dict[str, str]) -> None:
    wanted = ["weir", "box", "weir1999"]
    assert [item["id"] for item in items("library")] == [item["id"] for item in items(env["CITEKIT_LIBRARY"])] == wanted
    Path("library").write_text("", encoding="utf-8")
    assert not is_library("library")  # a file of the document's goes before


def test_pandoc(env: dict[str, str]) -> None:
    told: list[str] = []
    assert set(references.items(Settings(bibliography=("library",)), told.append)) == {"weir", "box", "weir1999"}
    assert told == []
    cite = {"t": "Cite", "c": [[{"citationId": "weir1999", "citationPrefix": [], "citationSuffix": [], "citationMode":
            {"t": "NormalCitation"}, "citationNoteNum": 1, "citationHash": 0}], [{"t": "Str", "c": "[@weir1999]"}]]}  # fmt: skip
    meta = {"bibliography": {"t": "MetaInlines", "c": [{"t": "Str", "c": "library"}]}}
    tree: dict[str, Any] = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": [{"t": "Para", "c": [cite]}]}
    done = citekit("pandoc", stdin=json.dumps(tree), env=env, cwd=None)
    assert "Grain and Power" in json.dumps(json.loads(done.stdout)["blocks"]).replace(
        '"}, {"t": "Space"}, {"t": "Str", "c": "', " "
    )


def test_latex(env: dict[str, str]) -> None:
    Path("paper.aux").write_text("\\relax\n\\citation{weir}\n\\bibstyle{chicago-author-date}\n\\bibdata{library}\n")
    done = citekit("aux", "paper.aux", "-o", "-", env=env, cwd=None)
    assert done.returncode == 0, done.stderr
    assert "Grain and Power" in done.stdout


def test_latex_takes_a_file_of_that_name_first(env: dict[str, str]) -> None:
    Path("library.bib").write_text("@book{own, title = {My Own}, author = {Lund, A.}, year = 2001}\n")
    Path("paper.aux").write_text("\\relax\n\\citation{own}\n\\bibstyle{chicago-author-date}\n\\bibdata{library}\n")
    assert "My Own" in citekit("aux", "paper.aux", "-o", "-", env=env, cwd=None).stdout


def test_a_word_file_cites_what_the_library_has_as_it_stands_there(env: dict[str, str], tmp_path: Path) -> None:
    draft = ROOT / "fixtures" / "papers" / "draft.docx"
    citekit("library", "add", draft, env=env)
    with Library.open(env["CITEKIT_LIBRARY"]) as library:
        record = next(record for record in library.list() if record.item.get("archive") == "Kennedy Library")
        library.edit(record.key, {**record.item, "archive": "John F. Kennedy Presidential Library"})
    for option, wanted in ((["--library"], True), ([], False)):
        out = tmp_path / "out.docx"
        done = citekit("docx", draft, *option, "-o", out, env=env)
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as package:
            text = package.read("word/footnotes.xml").decode()
        assert ("John F. Kennedy Presidential Library" in text) == wanted


def test_pybtex(env: dict[str, str]) -> None:
    from citekit.integrations.pybtex.database import LibraryParser

    for name in ("library", env["CITEKIT_LIBRARY"]):
        data = LibraryParser().parse_file(name)
        assert data.entries["weir"].fields["title"] == "Grain and {Power}"


def test_sphinx(env: dict[str, str], tmp_path: Path) -> None:
    from citekit.integrations.sphinx import _as_bibtex

    made = _as_bibtex("library", tmp_path, tmp_path / "cache")
    assert "Grain and {Power}" in Path(made).read_text(encoding="utf-8")


def test_a_library_that_is_not_there_is_told(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEKIT_LIBRARY", str(tmp_path / "none.db"))
    told: list[str] = []
    assert references.items(Settings(bibliography=("library",)), told.append) == {}
    assert "there is no library yet" in told[0]
