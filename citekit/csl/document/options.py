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
    """How a document is to differ from what its style alone makes of it.

    ``uncited`` are ids of items that the bibliography lists beside the cited ones, ``*`` for all of them.
    ``abbreviate`` gives short forms of titles, archives and the like to styles that ask for them. With ``links`` a
    cite leads to its entry (``#ref-ID``), and a DOI or URL to what it names. With ``articles`` off, titles sort
    without *The* and *Der*; with ``sorted`` off, the bibliography stays in the order of the first citations.
    """

    uncited: Collection[str] = ()
    abbreviate: Callable[[str, str], str | None] | None = None
    links: bool = False
    articles: bool = True
    sorted: bool = True


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
