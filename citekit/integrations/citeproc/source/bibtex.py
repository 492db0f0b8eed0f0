"""BibTeX as a source."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from warnings import warn

from citeproc.source.bibtex import BibTeX as CiteprocPy

from citekit.formats import find
from citekit.integrations.citeproc.source import BibliographySource

if TYPE_CHECKING:
    from collections.abc import Mapping


class BibTeX(BibliographySource):
    """References from a BibTeX file: its name, or a file that is open. What cannot be read is warned of.

    ``fields`` and ``types`` are citeproc-py's tables of what BibTeX calls the variables and types of CSL.
    """

    fields = CiteprocPy.fields
    types = CiteprocPy.types

    def __init__(self, filename: str | Path | IO[str] | IO[bytes], encoding: str = "utf-8") -> None:
        super().__init__()
        data = Path(filename).read_bytes() if isinstance(filename, str | Path) else filename.read()
        text = data.decode("utf-8" if encoding == "ascii" else encoding) if isinstance(data, bytes) else data
        parsed = find("bibtex").read(text)
        for finding in parsed.diagnostics:
            warn(finding.message, stacklevel=2)
        self.add_items(_item(item) for item in parsed.items)


def _item(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item whose page has no ``+`` behind it: BibTeX's *and following*, which citeproc-py passes over."""
    page = item.get("page")
    return item if not isinstance(page, str) else {**item, "page": page.removesuffix("+")}
