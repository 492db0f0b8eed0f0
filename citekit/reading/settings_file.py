"""What a writer settles once for a draft, or for all that they write: style, custody, language, hereafter.

The settings stand in ``citekit.toml`` beside a draft, and in the user's folder for everything; the draft's go before
the user's, and what is asked for on the command line before both. The archives that the writer teaches may stand in
the same file (``citekit.reading.taught_file``).
"""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct, ValidationError, convert
from msgspec.structs import asdict, replace

from citekit.authority.tables import TableError, content_of
from citekit.model.terms import CUSTODIES
from citekit.reading.taught_file import BESIDE, settings_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ARCHIVES = ("archive", "collection")
"""The tables of the same file that are no settings."""


class Settings(Struct, frozen=True, kw_only=True):
    """What is settled; ``None`` where nothing is."""

    style: str | None = None
    """The name of a CSL style, or a path, which counts from the file."""
    custody: str | None = None
    """``printed``, ``held`` or ``frus``: where a record is said to lie."""
    locale: str | None = None
    """The language of terms and dates: ``fr-FR``."""
    hereafter: bool | None = None
    """Whether archives and collections are named in full where they come first, and by their short names later."""


def settings_for(draft: str | os.PathLike[str] | None = None) -> Settings:
    """What is settled for a draft; without one, for what is typed in this folder.

    Raises:
        TableError: a file of settings is not well made; says which, and what is wrong.
    """
    found: dict[str, Any] = {}
    for path in settings_files(draft):
        settled = asdict(read(path))
        found |= {name: value for name, value in settled.items() if value is not None}
    return Settings(**found)


def read(path: Path) -> Settings:
    """The settings of one file.

    Raises:
        TableError: it cannot be read, is not TOML, or has a setting that there is none of.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: cannot be read: {error}") from error
    settled = settings_in(content_of(text, str(path)), str(path))
    if settled.style and os.path.sep in settled.style:
        return replace(settled, style=str(path.parent / settled.style))
    return settled


def settings_in(content: Mapping[str, Any], file: str) -> Settings:
    """The settings that a mapping holds; ``file`` is what errors call it.

    >>> settings_in({"style": "mhra-notes", "archive": []}, "citekit.toml").style
    'mhra-notes'

    Raises:
        TableError: a setting that there is none of, or that has another kind of value.
    """
    said = {name: value for name, value in content.items() if name not in ARCHIVES}
    if unknown := next(iter(said.keys() - set(Settings.__struct_fields__)), None):
        near = difflib.get_close_matches(unknown, Settings.__struct_fields__, n=1)
        known = f"did you mean {near[0]}?" if near else "settings are " + ", ".join(Settings.__struct_fields__)
        raise TableError(f"{file}: there is no setting {unknown!r}", hint=f"{known} (archives: [[archive]] tables)")
    if said.get("custody", "printed") not in CUSTODIES:
        raise TableError(f"{file}: custody is {said['custody']!r}", hint="one of: " + ", ".join(CUSTODIES))
    try:
        return convert(said, Settings)
    except ValidationError as error:
        raise TableError(f"{file}: {error}", hint=f'as in style = "mhra-notes", hereafter = true ({BESIDE})') from error
