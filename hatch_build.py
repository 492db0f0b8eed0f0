"""A wheel carries the tables in one file that is read at once: TOML is for people."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface):  # type: ignore[type-arg]
    """Packs ``citekit/data/**/*.toml`` into ``citekit/data/tables.json`` of the wheel, by their names."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        data = Path(self.root, "citekit", "data")
        names = {path.relative_to(data).with_suffix("").as_posix(): path for path in sorted(data.rglob("*.toml"))}
        tables = {name: tomllib.loads(path.read_text(encoding="utf-8")) for name, path in names.items()}
        packed = Path(self.directory, "tables.json")
        packed.parent.mkdir(parents=True, exist_ok=True)
        packed.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(packed)] = "citekit/data/tables.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        Path(self.directory, "tables.json").unlink(missing_ok=True)
