"""The audit: shares by era and form, phrases that are not understood, gains and losses between two runs."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

from citekit.records import audit
from tests.command_line import citekit

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NOTES = (
    {"key": "a", "era": "1964-68", "form": "head", "text": "Source: Ford Library, Ober Papers, Box 1. Secret."},
    {"key": "b", "era": "1964-68", "form": "head", "text": "Source: Quux Xyzzy. Secret."},
    {"key": "c", "era": "1945-51", "form": "inline", "text": "[Extract]"},
)


def notes(folder: Path) -> Path:
    path = folder / "notes.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, NOTES)).encode()))
    return path


def test_shares_are_counted_by_era_and_form_and_headings_are_left_out(tmp_path: Path) -> None:
    found = audit.run(audit.rows(notes(tmp_path)))
    assert found.verdicts == {"a": (True, True), "b": (True, False)}
    assert set(found.groups) == {"all", "era 1964-68", "form head"}
    assert found.unknown.most_common() == [("Quux Xyzzy", 1)]


def test_the_command_compares_with_a_saved_run(tmp_path: Path) -> None:
    path, saved = notes(tmp_path), tmp_path / "run.json"
    saved.write_text(json.dumps({"verdicts": {"a": [False, False], "b": [True, True]}}))
    shown = citekit("audit", path, "--against", saved, "--save", tmp_path / "new.json")
    assert shown.returncode == 0
    assert "gained 1\n  a\nlost 1\n  b\n" in shown.output
    assert audit.saved(tmp_path / "new.json") == {"a": (True, True), "b": (True, False)}


def test_what_is_no_file_of_notes_is_told_of_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    (tmp_path / "empty").touch()
    found = [str(tmp_path / name) for name in ("binary", "empty", "absent")]
    shown = citekit("audit", *found, notes(tmp_path))
    assert shown.returncode == 1
    said = ("line 1: is not JSON", "holds no notes", "no such file")
    assert all(
        f"{path}{': ' if 'line' not in text else ', '}{text}" in shown.output
        for path, text in zip(found, said, strict=True)
    )
    assert "all                                      2" in shown.output


def test_notes_come_from_standard_input() -> None:
    shown = citekit("audit", "-", stdin=json.dumps(NOTES[0]))
    assert (shown.returncode, "100.00 %" in shown.output) == (0, True)


def test_a_folder_of_volumes_is_a_row_each(tmp_path: Path) -> None:
    for name in ("volume.xml", "early.xml"):
        shutil.copy(FIXTURES / "tei" / name, tmp_path / name)
    (tmp_path / "notes.jsonl").write_text(
        '{"text": "Source: Ford Library, Box 3.", "era": "1977–1980"}\n', encoding="utf-8"
    )
    (tmp_path / "broken.xml").write_text("<TEI", encoding="utf-8")
    done = citekit("audit", tmp_path, "--phrases", "0")
    rows = {line[:34].strip(): line[34:].split() for line in done.stdout.splitlines()[1:]}
    assert rows["volume frus1949v98p2"] == ["1", "100.00", "%", "100.00", "%", "2"]
    assert rows["volume frus1964-68v99"] == ["4", "100.00", "%", "100.00", "%"]
    assert rows["era 1977–1980"][0] == "1"
    assert rows["all"][0] == "6"
    assert "broken.xml" in done.stderr
    assert done.returncode == 1


def test_a_folder_without_notes_is_refused(tmp_path: Path) -> None:
    done = citekit("audit", tmp_path)
    assert done.returncode == 1
    assert "is a folder that holds no volumes" in done.stderr
