r"""Finding and reading the bibliographies that a document names with ``\bibliography{refs,archives}``."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.errors import CitekitError, Diagnostic
from citekit.library.bibliography import NAME, is_library
from citekit.library.bibliography import items as library_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.integrations.latex.auxiliary import Auxiliary
    from citekit.model.items import CslItem

SUFFIXES = (".bib", ".json", ".yaml", ".ris")
"""What is tried behind a name, in this order; any format that citekit reads may be named with its suffix."""


class Data(Struct):
    """The items of all bibliographies by key, in their order, and the names of the files they come from."""

    items: dict[str, CslItem] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    lost: list[CitekitError] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def chosen(self, keys: Sequence[str]) -> Iterator[tuple[str, CslItem]]:
        """The items behind keys. BibTeX takes a key in other capitals for the same; what is missing is reported."""
        folded = {key.casefold(): key for key in self.items}
        for key in keys:
            found = key if key in self.items else folded.get(key.casefold())
            if found is not None:
                yield key, self.items[found]
            else:
                self.diagnostics.append(self._missing(key))

    def _missing(self, key: str) -> Diagnostic:
        near = get_close_matches(key, self.items, n=2, cutoff=0.75)
        return Diagnostic(
            f"“{key}” is cited and is not in {', '.join(self.files) or 'any bibliography'}",
            hint=f"the closest keys are {' and '.join(near)}" if near else None,
        )


def load(auxiliary: Auxiliary) -> Data:
    """Read every bibliography; one that is not there or is broken is reported, and the others are read.

    A name is looked for beside the auxiliary file, in the current folder, and in the folders of ``BIBINPUTS``.
    Of two items with one key the first is kept, as BibTeX does.
    """
    data = Data()
    for name in auxiliary.data:
        try:
            located = _located(name, auxiliary.path.parent)
            if located is None or is_library(located):
                _read_library(located or NAME, data)
            else:
                _read(located, data)
        except CitekitError as error:
            data.lost.append(error)
    return data


def _read_library(path: Path | str, data: Data) -> None:
    """The items of a library: the user's own, or a file that the document names."""
    data.files.append(str(path))
    for item in library_items(path):
        data.items.setdefault(str(item["id"]), item)


def _read(path: Path, data: Data) -> None:
    from citekit import formats
    from citekit.reading.source import opened, text_of

    with opened(path) as stream:
        parsed = formats.find(path.suffix).read(text_of(stream, str(path)))
    data.files.append(path.name)
    data.diagnostics += (Diagnostic(f"{path.name}: {finding.message}") for finding in parsed.diagnostics)
    for item in parsed.items:
        key = str(item.get("id", ""))
        if key in data.items:
            data.diagnostics.append(Diagnostic(f"{path.name}: “{key}” stands here again; the first one is taken"))
        data.items.setdefault(key, item)


def _located(name: str, beside: Path) -> Path | None:
    """Where a bibliography is; ``None`` of ``library``, where no file is called so: the user's own."""
    folders = [beside, Path.cwd(), *(Path(one) for one in os.environ.get("BIBINPUTS", "").split(os.pathsep) if one)]
    endings = ("", *SUFFIXES) if Path(name).suffix else SUFFIXES
    for folder in folders:
        for ending in endings:
            path = folder / f"{name}{ending}"
            if path.is_file():
                return path
    if name == NAME:
        return None
    raise CitekitError(
        f"the bibliography “{name}” is not there",
        hint=f"looked for {name}{' or '.join(SUFFIXES[:2])} in {', '.join(str(f) for f in dict.fromkeys(folders))}",
    )
