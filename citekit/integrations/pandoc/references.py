"""The printed works that a document cites: its ``bibliography``, in any format, and its ``references``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from citekit import formats
from citekit.csl.input.vocabulary import DATES
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.integrations.pandoc.settings import Settings
    from citekit.model.items import CslItem


def items(settings: Settings, tell: Callable[[str], None]) -> dict[str, CslItem]:
    """Every item by its id. A file that cannot be read is reported, and the others are read.

    Where an id is there twice the later one holds, and ``references`` before all files, as in pandoc.
    """
    found: dict[str, CslItem] = {}
    for path in settings.bibliography:
        try:
            for item in _read(path, tell):
                found[str(item.get("id", ""))] = item
        except CitekitError as error:
            tell(f"{error}" + (f"; {error.hint}" if error.hint else ""))
    for entry in settings.references:
        if isinstance(entry, dict) and entry.get("id"):
            found[str(entry["id"])] = {name: _variable(name, said) for name, said in entry.items()}
    return found


def _read(path: str, tell: Callable[[str], None]) -> Iterable[CslItem]:
    from citekit.library.bibliography import is_library
    from citekit.library.bibliography import items as library_items
    from citekit.reading.source import opened, text_of

    if is_library(path):
        return library_items(path)
    with opened(path) as stream:
        parsed = formats.find(PurePath(path).suffix).read(text_of(stream, path))
    for diagnostic in parsed.diagnostics:
        tell(f"{path}: {diagnostic.message}")
    return parsed.items


def _variable(name: str, said: Any) -> Any:
    """A variable as pandoc's YAML has it, in the shape of CSL-JSON.

    >>> _variable("issued", "1999-03"), _variable("issued", [{"year": "1999"}])
    ({'raw': '1999-03'}, {'date-parts': [['1999']]})
    """
    if name in DATES and isinstance(said, str):
        return {"raw": said}
    if name in DATES and isinstance(said, list):
        return {"date-parts": [[d[p] for p in ("year", "month", "day") if p in d] for d in said if isinstance(d, dict)]}
    return said
