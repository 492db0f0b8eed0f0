"""The material that lies beside the project, read through its path and never copied into it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "DESIGN.md").is_file(), reason="needs the shared corpus beside the project (../shared)"
)


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file under ``../shared``, plain or gzip."""
    path = SHARED / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from map(json.loads, filter(str.strip, data.decode().split("\n")))
