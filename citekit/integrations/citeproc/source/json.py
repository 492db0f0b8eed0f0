"""CSL-JSON as a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.integrations.citeproc.source import BibliographySource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CiteProcJSON(BibliographySource):
    """References from CSL items, as ``json.load`` gives them."""

    def __init__(self, json_data: Iterable[Mapping[str, Any]]) -> None:
        super().__init__()
        self.add_items(json_data)
