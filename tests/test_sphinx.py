"""A small Sphinx project, built with Sphinx itself and sphinxcontrib-bibtex."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).with_name("sphinx")

pytestmark = pytest.mark.external


def build(folder: Path, builder: str, *settings: str) -> Path:
    """The built page; a warning of Sphinx is a failure."""
    pytest.importorskip("sphinxcontrib.bibtex", reason="needs Sphinx: pip install '.[external]'")
    shutil.copytree(PROJECT, folder / "project", dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    options = [part for setting in settings for part in ("-D", setting)]
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder, *options, "project", f"out-{builder}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return folder / f"out-{builder}"


def text(folder: Path, style: str) -> str:
    page = (build(folder, "text", f"bibtex_default_style={style}") / "index.txt").read_text("utf-8")
    return re.sub(r"\s+", " ", page)


def test_notes_and_bibliography_of_a_style_of_notes(tmp_path: Path) -> None:
    page = text(tmp_path, "archival-chicago-note")
    assert "telegram, July 12, 1963, Box 3 & 4, National Security Files, Kennedy Library." in page
    assert "[2] Constance Pell, *The Bar & the Buoy* (Quayside Press, 1971)." in page
    assert "Pell, Constance. *The Bar & the Buoy*. Quayside Press, 1971." in page
    assert "411.60/3–856, Central Files, RG 59, National Archives" in page


def test_labels_of_an_author_date_style(tmp_path: Path) -> None:
    page = text(tmp_path, "apa")
    assert "[Pell, 1971] Pell, C. (1971). *The Bar & the Buoy*. Quayside Press." in page
    assert "Moreau [Moreau, 1983] agrees." in page


def test_a_style_that_is_no_entry_point_is_made_known(tmp_path: Path) -> None:
    assert "Kennedy Library" in text(tmp_path, "zeithistorische-forschungen")


def test_html_links_to_its_entries(tmp_path: Path) -> None:
    page = (build(tmp_path, "html") / "index.html").read_text("utf-8")
    cited = re.findall(r'class="(?:bibtex reference internal|reference internal)" href="#([\w-]+)"', page)
    assert cited
    assert all(f'id="{target}"' in page for target in cited)
    assert "<em>The Bar &amp; the Buoy</em>" in page
