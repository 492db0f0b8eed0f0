"""A library as the bibliography of a document: what ``bibliography: library`` stands for in every door."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citekit.library.library import Library

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from citekit.model.items import CslItem

NAME = "library"
"""What the user's own library is called where a document names its bibliographies."""
SUFFIX = ".db"


def is_library(name: str | os.PathLike[str]) -> bool:
    """Whether a bibliography is a library by its name: ``library``, where no file is called so, or a ``.db`` file.

    >>> is_library("library"), is_library("sources.db"), is_library("library.bib")
    (True, True, False)
    """
    path = Path(name)
    return path.suffix == SUFFIX or (str(name) == NAME and not path.exists())


def items(name: str | os.PathLike[str], keys: Iterable[str] | None = None) -> list[CslItem]:
    """The items of a library by their keys and their former keys; with ``keys`` only those that are there among them.

    Raises ``LibraryError`` where there is no library.
    """
    with Library.open(None if str(name) == NAME else name, write=False) as library:
        if keys is None:
            return library.items(former=True)
        return library.known(keys)


def known(name: str | os.PathLike[str]) -> list[CslItem]:
    """The items of a library for who looks whether a source is among them: where the user edited one, also as it was
    read, before it and under the same key."""
    with Library.open(None if str(name) == NAME else name, write=False) as library:
        return [*library.as_read(), *library.items()]
