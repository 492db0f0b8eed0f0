"""``citekit.toml``: what is settled for a draft and for everything, and what goes before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citekit.authority.tables import TableError
from citekit.reading.settings_file import Settings, settings_for
from tests.command_line import citekit

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "Lund to Ober, 17 October 1956, TNA, FO 371/121744.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of notes in a folder of its own, and a user with a folder of settings."""
    for folder in ("paper", "user"):
        (tmp_path / folder).mkdir()
    monkeypatch.setenv("CITEKIT_FOLDER", str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)
    notes = tmp_path / "paper" / "notes.txt"
    notes.write_text(NOTE, encoding="utf-8")
    return notes


def settle(folder: Path, text: str) -> None:
    (folder / "citekit.toml").write_text(text, encoding="utf-8")


def test_the_file_beside_a_draft_goes_before_the_users(draft: Path, tmp_path: Path) -> None:
    settle(tmp_path / "user", 'style = "oscola"\nlocale = "de-DE"\n')
    settle(draft.parent, 'style = "mhra-notes"\nhereafter = true\n')
    assert settings_for(draft) == Settings(style="mhra-notes", locale="de-DE", hereafter=True)
    assert settings_for() == Settings(style="oscola", locale="de-DE")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ('styl = "oscola"', "did you mean style?"),
        ("hereafter = 1", "hereafter = true"),
        ('custody = "mine"', "printed, held, frus"),
        ("style =", "not TOML"),
        ('[archives]\nname = "Harbour Archive"', "[[archive]]"),
    ],
)
def test_what_is_not_well_made_is_told(draft: Path, said: str, hint: str) -> None:
    settle(draft.parent, said)
    with pytest.raises(TableError) as told:
        settings_for(draft)
    assert hint in f"{told.value} {told.value.hint}"


def test_a_path_to_a_style_counts_from_the_file(draft: Path) -> None:
    settle(draft.parent, 'style = "styles/mine.csl"\n')
    assert settings_for(draft).style == str(draft.parent / "styles" / "mine.csl")


def test_archives_stand_in_the_same_file(draft: Path) -> None:
    settle(
        draft.parent,
        'style = "archival-chicago-note"\n\n[[archive]]\nname = "Harbour Archive"\nabbreviations = ["HbA"]\n',
    )
    draft.write_text("HbA, Ober Papers, Box 3.\n", encoding="utf-8")
    assert citekit("cite", str(draft)).stdout.startswith("1. Box 3, Ober Papers, HbA.")


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["cite", "paper/notes.txt"], "17. Oktober 1956, TNA, FO 371/121744"),
        (["cite", "paper/notes.txt", "--locale", "fr-FR"], "17 octobre 1956, TNA, FO 371/121744"),
        (["cite", "paper/notes.txt", "--style", "oscola"], "17. Oktober 1956"),
    ],
)
def test_every_command_asks_the_file_and_the_command_line_goes_before_it(
    draft: Path, command: list[str], shown: str
) -> None:
    settle(draft.parent, 'style = "mhra-notes"\nlocale = "de-DE"\n')
    assert shown in citekit(*command, cwd=None).stdout


def test_what_is_typed_has_the_file_of_its_folder(draft: Path, tmp_path: Path) -> None:
    settle(tmp_path, 'style = "mhra-notes"\n')
    assert "Lund, letter to Ober, 17 October 1956" in citekit("cite", "-", stdin=NOTE, cwd=None).stdout
