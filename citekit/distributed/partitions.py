"""One input becomes one partition: what a worker does."""

from __future__ import annotations

import hashlib
import importlib
import json
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.errors import CitekitError
from citekit.records.as_parquet import arrow_modules, write
from citekit.records.files import read

if TYPE_CHECKING:
    from types import ModuleType

ABOUT = "citekit"
"""The key of a partition's metadata that says what was read, by whom."""


class Partition(NamedTuple):
    """What became of an input: its rows, or why there are none."""

    path: str
    rows: int = 0
    error: str | None = None


def partition(path: str, target: str, choice: dict[str, Any] | None = None) -> Partition:
    """Read an input and write its partition into the folder ``target``; an input that cannot be read is told of.

    ``choice`` is that of `citekit.read`. What a worker writes is there under its name once it is whole.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            copied = Path(folder) / "input"
            with fsspec().open(path, "rb") as source, copied.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            made = Path(folder) / "made.parquet"
            with made.open("wb") as out:
                rows = write(
                    read(copied, name=path, **(choice or {})), out, {ABOUT: about(path, copied.stat().st_size)}
                )
            _put(made, target, name_of(path))
    except (CitekitError, OSError) as error:
        return Partition(path, error=str(error))
    return Partition(path, rows)


def about(path: str, size: int) -> str:
    """What a partition says of its input."""
    from citekit import __version__

    return json.dumps({"path": path, "size": size, "version": __version__})


def name_of(path: str) -> str:
    """The name of an input's partition: that of the file, and a digest of its whole path.

    >>> name_of("s3://frus/volumes/frus1961-63v06.xml.gz")
    'frus1961-63v06-f7ca772c.parquet'
    """
    stem = PurePosixPath(path.replace("\\", "/")).name.partition(".")[0]
    return f"{stem}-{hashlib.sha256(path.encode()).hexdigest()[:8]}.parquet"


def is_done(path: str, target: str) -> bool:
    """Whether the partition of an input is there, read by this version from a file of that size."""
    files, folder = fsspec().core.url_to_fs(target)
    place = f"{folder.rstrip('/')}/{name_of(path)}"
    if not files.exists(place):
        return False
    with files.open(place, "rb") as stream:
        said = arrow_modules()[1].read_schema(stream).metadata or {}
    source, inner = fsspec().core.url_to_fs(path)
    return bool(said.get(ABOUT.encode()) == about(path, int(source.size(inner))).encode())


def _put(made: Path, target: str, name: str) -> None:
    """Bring a finished file to its place: renamed on a local disk; an object store shows what is whole alone."""
    files, folder = fsspec().core.url_to_fs(target)
    files.makedirs(folder, exist_ok=True)
    place = f"{folder.rstrip('/')}/{name}"
    if "file" in (files.protocol if isinstance(files.protocol, tuple) else (files.protocol,)):
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as beside:
            shutil.copyfileobj(made.open("rb"), beside)
        Path(beside.name).replace(place)
    else:
        files.put_file(str(made), place)


def fsspec() -> ModuleType:
    """The package by which paths of any file system are opened; Dask brings it."""
    try:
        return importlib.import_module("fsspec")
    except ImportError:
        raise CitekitError("citekit.distributed needs Dask", hint="pip install 'citekit-archives[dask]'") from None
