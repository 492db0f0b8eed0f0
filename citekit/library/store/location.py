"""Where the user's library is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.authority.tables import content_of
from citekit.errors import LibraryError
from citekit.reading.taught_file import BESIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "CITEKIT_LIBRARY"
"""Names another file than the one in the user's folder."""
SETTING = "library"
"""The line of ``citekit.toml`` that names the library of a project: ``library = "sources.db"``."""


def library_file(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, folder: Path | None = None
) -> Path:
    """The user's library, which may not be there yet.

    It is ``$CITEKIT_LIBRARY``, else what ``citekit.toml`` in ``folder`` (the present one) names, else ``library.db``
    where the system keeps a program's data (XDG Base Directory Specification; ``LOCALAPPDATA``;
    ``~/Library/Application Support``).

    >>> library_file({"XDG_DATA_HOME": "/home/ober/data"}, "linux", Path("/no/such/folder")).as_posix()
    '/home/ober/data/citekit/library.db'
    >>> library_file({"CITEKIT_LIBRARY": "/srv/sources.db"}).as_posix()
    '/srv/sources.db'
    """
    if named := environ.get(VARIABLE):
        return Path(named).expanduser()
    beside = (folder or Path.cwd()) / BESIDE
    if beside.is_file() and (named := _setting(beside)):
        return beside.parent / Path(named).expanduser()
    if platform == "win32":
        data = environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif platform == "darwin":
        data = "~/Library/Application Support"
    else:
        data = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "citekit" / "library.db"


def _setting(path: Path) -> str:
    try:
        said = content_of(path.read_text(encoding="utf-8"), str(path)).get(SETTING, "")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path}: cannot be read: {error}") from None
    if not isinstance(said, str):
        raise LibraryError(f"{path}: {SETTING} is no path", hint=f'write {SETTING} = "sources.db"')
    return said
