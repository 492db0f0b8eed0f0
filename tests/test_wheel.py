"""A wheel, installed into an environment of its own: every plug-in is found through its entry points."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pandoc_tree import notes

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.external

LOADED = """
import json
from importlib.metadata import distribution
from pybtex.plugin import find_plugin
points = distribution("citekit-archives").entry_points
for point in points:
    point.load()
found = {}
for point in points:
    if point.group.startswith("pybtex.") and not point.group.endswith((".suffixes", ".aliases")):
        assert find_plugin(point.group, point.name) is point.load()
    if point.group.endswith(".suffixes"):
        assert find_plugin(point.group.removesuffix(".suffixes"), filename="x" + point.name) is point.load()
    found.setdefault(point.group, []).append(point.name)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a new environment that has the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    made = subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"needs to build a wheel: {made.stderr.decode()[-200:]}")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = folder.glob("*.whl")
    done = subprocess.run([str(programs / "python"), *pip[1:], "install", str(wheel)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"needs a package index: {done.stderr.decode()[-200:]}")
    return programs


def run(program: Path, *arguments: str, text: str = "", cwd: Path) -> str:
    done = subprocess.run([str(program), *arguments], input=text, capture_output=True, text=True, cwd=cwd, check=True)
    return done.stdout


def test_every_plug_in_is_found(environment: Path, tmp_path: Path) -> None:
    found: dict[str, list[str]] = json.loads(run(environment / "python", "-c", LOADED, cwd=tmp_path))
    assert {"citekit", "citekit-pandoc"} <= set(found["console_scripts"])
    assert {"csljson", "ris", "notes"} <= set(found["pybtex.database.input"])
    assert {"csljson", "ris", "notes"} <= set(found["pybtex.database.output"])
    assert {"archival-chicago-note", "apa"} <= set(found["pybtex.style.formatting"])


def test_the_filter_runs(environment: Path, tmp_path: Path) -> None:
    raw = json.dumps(notes("Source: Kennedy Library, National Security Files, Box 3."))
    made: Any = json.loads(run(environment / "citekit-pandoc", "html", text=raw, cwd=tmp_path))
    assert "kl-box-3" in json.dumps(made["blocks"])
    run(environment / "citekit-pandoc", "--quarto", cwd=tmp_path)
    assert (tmp_path / "_extensions" / "citekit" / "citekit.lua").is_file()


def test_pybtex_formats_notes(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Source: Kennedy Library, National Security Files, Box 3.\n", "utf-8")
    run(
        environment / "pybtex-format", "-f", "notes", "-s", "archival-chicago-note", "notes.txt", "o.html", cwd=tmp_path
    )
    assert "National Security Files" in (tmp_path / "o.html").read_text("utf-8")


PACKED = """
from citekit.authority import tables
files = {path.relative_to(tables.DATA).with_suffix("").as_posix(): path for path in tables.DATA.rglob("*.toml")}
assert tables._packed().keys() == files.keys() != set()
for name, path in files.items():
    assert tables.content(name) == tables.content_of(path.read_text("utf-8"), name), name
"""


def test_the_tables_of_a_wheel_are_those_of_the_files_beside_them(environment: Path, tmp_path: Path) -> None:
    run(environment / "python", "-c", PACKED, cwd=tmp_path)
