"""Writing what a person names: a file is complete, or as it was before.

The new content is written beside the file and takes its place, its mode and its owner in the end: a run that fails,
is stopped, or fills the disk harms nothing. What is no plain file is written into, as the shell's ``>`` does it.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """What to write the new content of ``path`` into; an exception leaves the file as it was.

    A symbolic link stays, and where it leads is written; so is a file with several names. A device or a pipe is
    written into. A file that is marked as read-only stays, for whomever. Raises ``CitekitError`` where nothing can
    be written.

    >>> with writing("/no/such/folder/refs.bib") as out:
    ...     pass
    Traceback (most recent call last):
    ...
    citekit.errors.CitekitError: /no/such/folder/refs.bib: cannot be written: No such file or directory
    """
    try:
        old = _status(path)
        target = Path(os.path.realpath(path))
        if old is not None and (not stat.S_ISREG(old.st_mode) or target.parts[1:2] in (("dev",), ("proc",))):
            with open(path, "wb") as out:
                yield out
        elif old is not None and not (old.st_mode & ANY_WRITE and os.access(target, os.W_OK)):
            raise CitekitError(f"{path}: is read-only, and stays as it was", hint="choose another file")
        elif old is None or (old.st_nlink == 1 and os.access(target.parent, os.W_OK)):
            with _in_place_of(target, old) as out:
                yield out
        else:
            with _into(target) as out:
                yield out
    except OSError as error:
        reason = error.strerror or str(error)
        raise CitekitError(f"{path}: cannot be written: {reason}", hint="choose another file") from None


def _status(path: str | os.PathLike[str]) -> os.stat_result | None:
    """What is known of a file, ``None`` where there is none yet."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


@contextmanager
def _in_place_of(target: Path, old: os.stat_result | None) -> Iterator[IO[bytes]]:
    """A new file beside ``target`` that is renamed to it once all of it is written."""
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".citekit-", suffix=".part")
    try:
        with open(handle, "wb") as out:
            yield out
        Path(temporary).chmod(_new_mode() if old is None else stat.S_IMODE(old.st_mode))
        if old is not None and hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(OSError):
                os.chown(temporary, old.st_uid, old.st_gid)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _into(target: Path) -> Iterator[IO[bytes]]:
    """A file elsewhere whose content is copied into ``target`` once it is complete: its folder takes no new file."""
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as complete:
        yield complete
        complete.seek(0)
        with target.open("r+b") as out:
            shutil.copyfileobj(complete, out)
            out.truncate()


def _new_mode() -> int:
    """The mode of a new file, by the user's mask."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
