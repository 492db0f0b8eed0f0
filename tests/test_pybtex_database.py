"""pybtex's doors: its own conversion reads and writes citekit's formats, here and from an installed wheel."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from citekit import formats
from citekit.formats import losses as survival
from citekit.formats.shared.round_trip import different, plain

ROOT = Path(__file__).resolve().parents[1]
ITEM = {
    "id": "rusk", "type": "personal_communication", "genre": "telegram", "number": "306",
    "author": [{"literal": "Department of State"}], "recipient": [{"family": "Grey", "given": "Una"}],
    "issued": {"date-parts": [[1963, 7, 12]]}, **survival.ARCHIVAL, "archive_location": "POL 7 US & 50%_A/Harriman #4",
}  # fmt: skip
NOTE = "Source: Kennedy Library, National Security Files, Box 82, Berlin. Secret; Priority."


@pytest.mark.parametrize("group", ["pybtex.database.input", "pybtex.database.output"])
@pytest.mark.parametrize(
    ("name", "filename", "format"),
    [
        ("csljson", None, "csl-json"), ("csl-json", None, "csl-json"), ("citeproc", None, "csl-json"),
        ("ris", None, "ris"), ("notes", None, "notes"),
        (None, "refs.json", "csl-json"), (None, "refs.ris", "ris"), (None, "page.txt", "notes"),
    ],
)  # fmt: skip
def test_names_aliases_and_suffixes(group: str, name: str | None, filename: str | None, format: str) -> None:
    assert find_plugin(group, name=name, filename=filename).format == format


@pytest.mark.parametrize("name", ["csljson", "ris"])
def test_an_item_goes_through_a_database_of_pybtex_and_back(name: str) -> None:
    text = formats.find(name).write([ITEM])
    data = parse_string(text, name)
    (back,) = formats.find(name).read(data.to_string(name)).items
    assert different(plain(ITEM), plain(back)) == set()


@pytest.mark.parametrize("name", ["csljson", "ris"])
def test_what_pybtex_writes_as_bibtex_is_read_as_what_was_read(name: str) -> None:
    data = parse_string(formats.find(name).write([ITEM]), name)
    (back,) = formats.find("bibtex").read(data.to_string("bibtex")).items
    assert different(plain(ITEM), plain(back)) == set()
    again = parse_string(parse_string(data.to_string("bibtex"), "bibtex").to_string(name), name)
    assert again.entries["rusk"].fields["archive"] == "Department of State"


def test_notes_become_entries_and_entries_notes() -> None:
    data = parse_string(NOTE, "notes")
    (entry,) = data.entries.values()
    assert entry.fields["archive"] == "Kennedy Library"
    assert entry.fields["box"] == "Box 82"
    assert data.to_string("notes") == NOTE + "\n"


def test_a_broken_record_is_reported_as_pybtex_reports() -> None:
    from pybtex.errors import capture

    with capture() as found:
        data = parse_string('[{"id": "a", "type": "book", "title": "A"}, {"id": ]', "csljson")
    assert list(data.entries) == ["a"]
    assert "not JSON" in str(found[0])


@pytest.mark.external
def test_pybtex_convert_from_an_installed_wheel(tmp_path: Path) -> None:
    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*map(str, words)], capture_output=True, text=True, cwd=tmp_path, check=False)

    built = run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT)
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / "bin"
    installed = run(programs / "pip", "install", "--quiet", *tmp_path.glob("*.whl"))
    if built.returncode or installed.returncode:
        pytest.skip(f"needs pip and a package index: {(built.stderr + installed.stderr)[-200:]}")
    (tmp_path / "refs.ris").write_text(formats.find("ris").write([ITEM]), encoding="utf-8")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    for source, target in [("refs.ris", "refs.bib"), ("refs.bib", "refs.json"), ("refs.json", "back.ris"),
                           ("note.txt", "note.bib"), ("note.bib", "back.txt")]:  # fmt: skip
        done = run(programs / "pybtex-convert", source, target)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "back.ris").read_text(encoding="utf-8") == (tmp_path / "refs.ris").read_text(encoding="utf-8")
    assert (tmp_path / "back.txt").read_text(encoding="utf-8") == NOTE + "\n"
    assert json.loads((tmp_path / "refs.json").read_text(encoding="utf-8"))[0]["archive"] == "Department of State"
