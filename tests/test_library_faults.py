"""Whatever happens to a library's file, a change is whole or not there, and a person is told what to do."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from citekit.errors import LibraryError
from citekit.library import Library
from citekit.library.library import save
from citekit.library.store import backups, schema
from tests.command_line import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORK = """
import sys
from citekit.library import Library
number = 0
with Library.open(sys.argv[1]) as library:
    print("open", flush=True)
    while True:
        number += 1
        boxes = [{"id": "", "type": "collection", "archive": "Ford Library", "archive_location": f"Box {number}-{n}"}
                 for n in range(40)]
        library.add(boxes, f"input {number % 5}")
        keys = [record.key for record in library.list()]
        library.tag(keys[:20], [f"tag {number}"])
        library.edit(keys[-1], {**library.find(keys[-1]).item, "title": f"Title {number}"})
        if number % 2:
            library.remove(keys[-5:])
        else:
            library.merge(keys[0], keys[1:3])
        library.undo()
        library.undo()
        library.redo()
"""


def box(number: Any, **more: Any) -> dict[str, Any]:
    return {"id": "", "type": "collection", "archive": "Ford Library", "archive_location": f"Box {number}", **more}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "library.db"
    with Library.open(found) as library:
        library.add([box(n) for n in range(200)], "refs.json")
        library.tag(["fl-box-1"], ["kept"])
    return found


def whole(path: Path) -> int:
    """How many records a library has, which must be whole."""
    with Library.open(path) as library:
        assert library.check() == []
        return library.size()


def killed(path: Path, seconds: float, work: str = WORK) -> None:
    """Let a program change a library, and kill it after a while."""
    with subprocess.Popen(
        [sys.executable, "-c", work, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        time.sleep(seconds)
        assert program.poll() is None, "the program ended by itself"
        program.send_signal(signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(30))
def test_killed_at_any_moment(path: Path, moment: int) -> None:
    killed(path, random.Random(moment).uniform(0.0, 0.6))
    size = whole(path)
    assert size >= 195
    with Library.open(path) as library:  # all that was done can be undone, to the empty library
        with contextlib.suppress(LibraryError):
            while True:
                library.undo()
        assert library.check() == []
        assert library.size() == 0


def test_killed_while_it_is_made(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()  # the file is there, and nothing in it
    with Library.open(tmp_path / "library.db") as library:
        assert library.add([box(1)], "refs.json").new == 1


def test_a_full_disk_leaves_the_library_as_it_was(path: Path) -> None:
    code = (
        "import resource, signal, sys; from citekit.library import Library; from citekit.errors import LibraryError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Library.open(sys.argv[1]) as library:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "    try: library.add([{'id': '', 'type': 'book', 'title': f'Title {n} ' * 50} for n in range(3000)], 'great')\n"
        "    except LibraryError as error: print(error, '|', error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "disk" in done.stdout
    assert whole(path) == 200


def test_a_read_only_file_is_read_and_never_written(path: Path) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="is read-only, and stays as it was"), Library.open(path) as library:
        library.add([box(1)], "refs.json")
    with Library.open(path, write=False) as library:
        assert len(library.search("box:1").records) == 1
    assert path.read_bytes() == before


def test_a_library_on_a_disk_that_is_read_only(path: Path) -> None:
    """Neither the file nor its folder takes anything: it is read all the same."""
    if os.geteuid() == 0:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (200,)
        connection.close()
        pytest.skip("the user is root, whom no folder refuses anything")
    path.parent.chmod(0o555)
    try:
        with Library.open(path, write=False) as library:
            assert library.size() == 200
    finally:
        path.parent.chmod(0o755)


def test_two_writers_wait_for_each_other(path: Path) -> None:
    def write(name: str) -> None:
        with Library.open(path) as library:
            for n in range(10):
                library.add([box(f"{name} {n}")], f"{name} {n}")

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert whole(path) == 230


def test_a_writer_that_waited_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citekit.library.store.opening.PATIENCE", 0.1)
    with Library.open(path) as one, Library.open(path) as other, one.store.transaction():
        with pytest.raises(LibraryError, match="another program is writing to it") as caught:
            other.add([box(1)], "refs.json")
        assert caught.value.hint == "try again when that has ended"
        assert other.size() == 200  # reading goes on beside a writer


def test_a_newer_library_is_refused_and_stays(path: Path) -> None:
    _set_version(path, schema.VERSION + 1)
    for write in (True, False):
        with pytest.raises(LibraryError, match="of a newer citekit") as caught, Library.open(path, write=write):
            pass
        assert caught.value.hint == "install the newer citekit; nothing was changed"
    _set_version(path, schema.VERSION)
    assert whole(path) == 200


def test_an_older_library_is_migrated_and_kept_as_it_was(path: Path) -> None:
    _make_version_1(path)
    with pytest.raises(LibraryError, match="of an older citekit"), Library.open(path, write=False):
        pass
    assert whole(path) == 200
    (kept,) = path.parent.glob("library-before-version-1-*.db")
    with contextlib.closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (200,)
    with Library.open(path) as library:
        library.merge("fl-box-1", ["fl-box-2"])
        library.undo()
        assert library.size() == 200
        tables = library.store.rows(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        )
    with Library.open(path.parent / "new.db") as library:  # a migrated library is as a new one is
        new = library.store.rows(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        )
    assert tables == new


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        schema.MIGRATIONS_TO_TEST(connection)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    _make_version_1(path)
    monkeypatch.setattr(schema, "MIGRATIONS_TO_TEST", schema.MIGRATIONS[1], raising=False)
    monkeypatch.setitem(schema.MIGRATIONS, 1, fail)
    with pytest.raises(KeyboardInterrupt), Library.open(path):
        pass
    monkeypatch.undo()
    assert whole(path) == 200


def _make_version_1(path: Path) -> None:
    """A library as the first citekit that had one made it: nothing of mergers was kept."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for table in ("merged", "told_apart"):
            connection.execute(f"DROP TABLE {table}")
    _set_version(path, 1)


def _set_version(path: Path, version: int) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000, "sqlite"])
def test_what_is_no_library_is_refused_and_stays(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "other.db"
    if isinstance(content, str):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE mine (id INTEGER)")
        said = "is an SQLite file of another program"
    else:
        path.write_bytes(content)
        said = "damaged" if content else "empty"
    before = path.read_bytes()
    for write in (True, False) if content else (False,):
        with pytest.raises(LibraryError, match=said), Library.open(path, write=write):
            pass
    assert path.read_bytes() == before


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library yet"), Library.open(tmp_path / "x.db", write=False):
        pass
    assert not (tmp_path / "x.db").exists()


def _damage(path: Path, share: float, seed: int) -> None:
    """Overwrite some pages with noise, behind those that hold the schema, which are written first."""
    data = bytearray(path.read_bytes())
    pages = len(data) // 4096
    for page in random.Random(seed).sample(range(50, pages), max(1, int(pages * share))):
        data[page * 4096 : (page + 1) * 4096] = random.Random(page).randbytes(4096)
    path.write_bytes(data)


@pytest.mark.parametrize("seed", range(5))
def test_what_can_be_read_of_a_damaged_library_is_saved(path: Path, tmp_path: Path, seed: int) -> None:
    _damage(path, 0.1, seed)
    with contextlib.suppress(LibraryError), Library.open(path) as library:
        assert library.check() != []
    kept = save(path, tmp_path / "saved.db")
    assert kept["record"] >= 100
    assert whole(tmp_path / "saved.db") == kept["record"]


def test_a_library_cut_in_half_is_recognized(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with contextlib.suppress(LibraryError), Library.open(path) as library:
        assert library.check() != []


def test_a_backup_is_taken_in_use_and_restored(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.backup(tmp_path / "backup.db")
        library.remove(["fl-box-1", "fl-box-2"])
        assert library.size() == 198
    kept = backups.restore(path, tmp_path / "backup.db")
    assert whole(path) == 200
    assert kept is not None
    assert whole(kept) == 198


def test_a_damaged_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.backup(tmp_path / "backup.db")
    _damage(tmp_path / "backup.db", 0.2, 1)
    with pytest.raises(LibraryError, match="damaged"):
        backups.restore(path, tmp_path / "backup.db")
    assert whole(path) == 200


def test_a_library_that_is_damaged_from_its_first_bytes_is_restored(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.backup(tmp_path / "backup.db")
    path.write_bytes(b"x" * 10_000)
    kept = backups.restore(path, tmp_path / "backup.db")
    assert whole(path) == 200
    assert kept is not None
    assert kept.read_bytes() == b"x" * 10_000


def test_a_trigger_of_others_is_told(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM record; END")
    with Library.open(path) as library:
        assert library.check() == ["the trigger evil is none of citekit's"]


def test_nothing_of_the_environment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZOTERO_API_KEY", "sesame-4711")
    with Library.open(tmp_path / "library.db") as library:
        library.add([box(1)], "refs.json")
        library.undo()
    assert b"sesame-4711" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
