"""A library in the hands of a program: a verb for each command of ``citekit library``."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from citekit.errors import LibraryError
from citekit.library.records import adding, attachments, edits, labels, record, writing
from citekit.library.search import searching
from citekit.library.store import changes, copies, location
from citekit.library.store.store import Store

if TYPE_CHECKING:
    import builtins
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from citekit.library.duplicates.candidates import Candidate
    from citekit.library.duplicates.clusters import Cluster
    from citekit.library.duplicates.merging import Merger
    from citekit.library.records.adding import Added
    from citekit.library.records.record import Record, Whole
    from citekit.library.search.searching import Answer
    from citekit.library.store.changes import Change
    from citekit.model.items import CslItem
    from citekit.model.records import ParsedDocument


class Library:
    """An open library; `open` it, and close it at the end. Every verb that writes is one change in its log.

    Whatever cannot be done raises ``LibraryError``, and then nothing has changed.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    @contextmanager
    def open(cls, path: str | os.PathLike[str] | None = None, *, write: bool = True) -> Iterator[Library]:
        """The library in a file, or the user's own (`citekit.library.store.location.library_file`).

        To ``write`` it, a file that is not there is made, and an older one migrated, with a copy kept beside it.
        """
        store = Store(Path(path) if path is not None else location.library_file(), write=write)
        try:
            yield cls(store)
        finally:
            store.close()

    def add(
        self, sources: Iterable[ParsedDocument | CslItem], name: str = "", *, digest: str | None = None,
        size: int | None = None, custody: str = "printed", cited_in: bool = False,
    ) -> Added:  # fmt: skip
        """Take in the sources of one input: documents with their notes read, and CSL items. See `records.adding`."""
        with self.store.change("add", name):
            return adding.add(self.store, sources, name, digest, size, custody=custody, cited_in=cited_in)

    def together(self) -> AbstractContextManager[None]:
        """The changes that are made within are undone together."""
        return self.store.together()

    def knows(self, name: str) -> bool:
        """Whether an input was added under this name, whatever it held."""
        return self.store.value("SELECT 1 FROM input WHERE path = ?", name) is not None

    def size(self) -> int:
        """How many records there are."""
        return int(self.store.value("SELECT count(*) FROM record"))

    def check(self) -> builtins.list[str]:
        """What is wrong with the library, in sentences: its file, its records, attached files that are not there."""
        from citekit.library.store.checking import faults

        if found := faults(self.store):
            return found
        lost = attachments.missing(self.store)
        return [f"{key}: {path} is not there any more, or is another file" for key, path in lost]

    def holds(self, name: str, digest: str) -> bool:
        """Whether an input with this content was added under this name."""
        return self.store.value("SELECT 1 FROM input WHERE path = ? AND digest = ?", name, digest) is not None

    def list(self) -> Iterator[Record]:
        """Every record, in the order in which they came."""
        return record.records(self.store)

    def find(self, key: str) -> Record:
        """The record of a key, or of one that it had before."""
        return record.find(self.store, key)

    def show(self, key: str) -> Whole:
        """A record with its citations, tags, collections, notes and attachments."""
        return record.whole(self.store, self.find(key))

    def search(self, question: str, limit: int | None = 20) -> Answer:
        """The records that a question asks for, the best first. See `search.queries`."""
        return searching.search(self.store, question, limit)

    def edit(self, key: str, item: CslItem) -> None:
        """Let a record say what an item says; what was read stays known beside it. Another ``id`` is a new key."""
        with self.store.change("edit", key):
            edits.edit(self.store, self.find(key), item)

    def tag(self, keys: Sequence[str], tags: Iterable[str], *, remove: bool = False) -> int:
        """Give records tags, or take them from them; how many had them not."""
        return self._label("tag", keys, tags, remove)

    def collection(self, keys: Sequence[str], names: Iterable[str], *, remove: bool = False) -> int:
        """Put records into collections of the user's, or take them out; how many were not there."""
        return self._label("grouping", keys, names, remove)

    def _label(self, table: str, keys: Sequence[str], names: Iterable[str], remove: bool) -> int:
        listed = list(names)
        verb = "collection" if table == "grouping" else table
        with self.store.change(f"{'un' if remove else ''}{verb}", f"{', '.join(listed)}: {_some(keys)}"):
            chosen = [self.find(key) for key in keys]
            return (labels.unlabel if remove else labels.label)(self.store, table, chosen, listed)

    def tags(self) -> builtins.list[tuple[str, int]]:
        """Every tag, with the number of its records."""
        return labels.labels(self.store, "tag")

    def collections(self) -> builtins.list[tuple[str, int]]:
        """Every collection of the user's, with the number of its records."""
        return labels.labels(self.store, "grouping")

    def note(self, key: str, text: str | None) -> None:
        """Put a note to a record; without a text take its notes from it."""
        with self.store.change("note", key):
            found = self.find(key)
            if text is None:
                labels.remove_notes(self.store, found)
            else:
                labels.write_note(self.store, found, text)

    def attach(self, key: str, paths: Iterable[str | os.PathLike[str]], *, remove: bool = False) -> int:
        """Attach files to a record, or take them from it; how many it had not."""
        with self.store.change("detach" if remove else "attach", key):
            listed = map(Path, paths)
            return (attachments.detach if remove else attachments.attach)(self.store, self.find(key), listed)

    def find_attachments(self, folder: str | os.PathLike[str]) -> builtins.list[tuple[str, str]]:
        """Find attached files that have moved somewhere below a folder: where they were, where they are."""
        with self.store.change("find attachments", str(folder)):
            return attachments.find_moved(self.store, Path(folder))

    def remove(self, keys: Sequence[str]) -> None:
        """Take records out with all that belongs to them. An input that is added again does not bring them back."""
        with self.store.change("remove", _some(keys)):
            for found in [self.find(key) for key in keys]:
                writing.remove(self.store, found.id)

    def items(self, keys: Sequence[str] | None = None, *, former: bool = False) -> builtins.list[CslItem]:
        """The items of some records, or of all; with ``former`` under each of their former keys too."""
        if keys is not None:
            return [{**self.find(key).item, "id": key} for key in keys]
        found = [one.item for one in self.list()]
        if former:
            items = {item["id"]: item for item in found}
            sql = "SELECT former_key.key, record.key FROM former_key JOIN record ON record.id = record"
            found += [{**items[key], "id": old} for old, key in self.store.rows(sql)]
        return found

    def known(self, keys: Iterable[str]) -> builtins.list[CslItem]:
        """The items of those keys that lead to a record, each under the key that was asked for."""
        found = []
        for key in keys:
            with suppress(LibraryError):
                found.append({**self.find(key).item, "id": key})
        return found

    def as_read(self) -> builtins.list[CslItem]:
        """The items that the user edited, as they were read."""
        return [
            msgspec.json.decode(row[0]) for row in self.store.rows("SELECT read FROM record WHERE read IS NOT NULL")
        ]

    def duplicates(self, key: str | None = None) -> builtins.list[Candidate]:
        """Pairs of records that may be one source, the most likely first. See `duplicates.candidates`."""
        from citekit.library.duplicates.candidates import candidates

        return candidates(self.store, self.find(key).key if key is not None else None)

    def tell_apart(self, one: str, other: str) -> None:
        """Keep that two records are two sources."""
        from citekit.library.duplicates.candidates import tell_apart

        with self.store.change("tell apart", f"{one} and {other}"):
            tell_apart(self.store, self.find(one), self.find(other))

    def planned(self, key: str, others: Sequence[str], take: Mapping[str, str] | None = None) -> Merger:
        """What merging records into one would make. See `duplicates.merging`."""
        from citekit.library.duplicates.merging import planned

        return planned(self.find(key), [self.find(other) for other in others], take)

    def merge(self, key: str, others: Sequence[str], take: Mapping[str, str] | None = None) -> Merger:
        """Merge records into one, which keeps its key and is found by theirs; what each of them said stays known."""
        from citekit.library.duplicates.merging import merge

        with self.store.change("merge", f"{_some(others)} into {key}"):
            return merge(self.store, self.find(key), [self.find(other) for other in others], take)

    def clusters(self, by: str = "box", key: str | None = None) -> builtins.list[Cluster]:
        """The boxes or files of which several records are, with all that cites them. See `duplicates.clusters`."""
        from citekit.library.duplicates.clusters import clusters

        return clusters(self.store, by, self.find(key).key if key is not None else None)

    def log(self, limit: int = -1) -> builtins.list[Change]:
        """The changes, the latest first."""
        return changes.log(self.store, limit)

    def undo(self) -> builtins.list[Change]:
        """Take back the last command."""
        with self.store.transaction():
            taken, touched = changes.undo(self.store)
            writing.refresh(self.store, touched)
        return taken

    def redo(self) -> builtins.list[Change]:
        """Make again what was undone last."""
        with self.store.transaction():
            made, touched = changes.redo(self.store)
            writing.refresh(self.store, touched)
        return made

    def backup(self, target: str | os.PathLike[str]) -> None:
        """Copy the library into a file, while it may be in use."""
        copies.backup(self.store.connection, Path(target))

    def statistic(self, of: str) -> builtins.list[tuple[Any, int]]:
        """How many records there are of each repository, collection, file or year. See `search.statistics`."""
        from citekit.library.search.statistics import counts

        return counts(self.store, of)


def save(path: str | os.PathLike[str], target: str | os.PathLike[str]) -> dict[str, int]:
    """Save what can be read of a damaged library into a new one; how many rows of each table."""
    from citekit.library.store import salvage

    kept, rows = salvage.save(Path(path), Path(target))
    with Library.open(target) as library, library.store.transaction():
        writing.refresh(library.store, rows)
    return kept


def _some(keys: Sequence[str]) -> str:
    """Keys in a message: a few, and how many more."""
    if not keys:
        raise LibraryError("name at least one record by its key")
    return ", ".join(keys[:3]) + (f" and {len(keys) - 3} more" if len(keys) > 3 else "")
