"""Sources in a bibliography format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.items import CslItem
    from citekit.model.records import ParsedDocument

from citekit.items.sources import cited


def export(sources: Iterable[ParsedDocument | CslItem], format: str, *, custody: str = "printed") -> str:
    """The sources in a bibliography format; ``FormatError`` where there is no such format."""
    from citekit import formats

    return formats.find(format).write(cited(sources, custody)[0])
