"""What a caller may ask of a document beside its style."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from citekit.errors import FormatError

ALL = "*"
"""Among the uncited items: all of them, as BibTeX's ``\\nocite{*}`` has it."""


class Options(Struct, frozen=True):
    """How a document is to differ from what its style alone makes of it."""

    uncited: Collection[str] = ()
    """Ids of items that the bibliography lists beside the cited ones; ``*`` for all of them."""
    abbreviate: Callable[[str, str], str | None] | None = None
    """Gives the short form of a variable's text (titles, archives) to styles that ask for it; see `abbreviations`."""
    links: bool = False
    """Whether a cite leads to its entry (``#ref-ID``), and a DOI or URL to what it names."""
    articles: bool = True
    """Whether titles sort with their article; without *The* and *Der* otherwise."""
    sorted: bool = True
    """Whether the style sorts the bibliography; it stays in the order of the first citations otherwise."""


def abbreviations(given: Mapping[str, Any] | str | Path) -> Callable[[str, str], str | None]:
    """Short forms from a mapping, or from a file of them in citeproc-js's and Zotero's form.

    The mapping has variables, with the whole forms and their short ones within; Zotero's files have it under
    ``default``. Raises ``FormatError`` for what is neither.

    >>> short = abbreviations({"archive": {"National Archives": "TNA"}})
    >>> short("archive", "National Archives"), short("archive", "City Archive")
    ('TNA', None)
    """
    table: Any = given
    if isinstance(given, str | Path):
        try:
            table = json.loads(Path(given).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise FormatError(f"no abbreviations can be read from {str(given)!r}: {error}") from error
    if isinstance(table, dict):
        table = table.get("default", table)
    if not isinstance(table, dict) or not all(isinstance(forms, dict) for forms in table.values()):
        expected = '{"container-title": {"Journal of Tides": "J. Tides"}}'
        raise FormatError("these are no abbreviations", hint=f"expected {expected}")
    folded = {
        (variable, " ".join(str(whole).casefold().split())): str(short)
        for variable, forms in table.items()
        for whole, short in forms.items()
    }
    return lambda variable, text: folded.get((variable, " ".join(text.casefold().split())))
