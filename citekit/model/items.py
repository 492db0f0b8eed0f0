"""A CSL item, as every room hands it on."""

from __future__ import annotations

from typing import Any, TypeAlias

CslItem: TypeAlias = dict[str, Any]
"""An item of CSL-JSON (csl-data.json): ``{"id": …, "type": …}`` and its variables."""
