"""Sources come in: documents of notes and items of bibliographies become records and their citations.

An input that is added again is compared with what was read of it before. What it still cites stays the same record; a
source that now reads otherwise in the same place of the same note is the same record, read anew; one that it does not
cite any more stays, without that citation, and is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from citekit.items import frus, to_csl
from citekit.items.sources import archival
from citekit.library.records import writing
from citekit.library.records.edits import difference, patched
from citekit.library.records.keys import Keys
from citekit.library.store.store import now
from citekit.model.records import ParsedDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.library.store.store import Store
    from citekit.model.items import CslItem


@dataclass(slots=True)
class Added:
    """What became of an input: how many records are new, read anew, known, and no longer cited by it."""

    documents: int = 0
    notes: int = 0
    citations: int = 0
    new: int = 0
    updated: int = 0
    known: int = 0
    dropped: list[str] = field(default_factory=list)
    """Keys of records that the input cited before, and does not any more."""
    removed: list[str] = field(default_factory=list)
    """Keys of sources that the user removed, and that an input added again does not bring back."""
    kept: list[str] = field(default_factory=list)
    """Keys of records that now read otherwise in a variable that the user edited: the edit stays."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Key that an entry brought along and that another source has → the key that it got."""


class _Source(NamedTuple):
    """One source as an input cites it."""

    item: CslItem
    document: str | None = None
    note: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


class _Earlier(NamedTuple):
    """What was read of an input before: its row, and the records that each place of it cited, in their order."""

    input: int
    places: dict[tuple[str | None, str | None], list[int]]
    records: set[int]


def add(
    store: Store,
    sources: Iterable[ParsedDocument | CslItem],
    name: str = "",
    digest: str | None = None,
    size: int | None = None,
    *,
    custody: str = "printed",
    cited_in: bool = False,
) -> Added:
    """Take the sources of one input in, within the change that is open; ``name`` is the path of the input.

    ``custody`` and ``cited_in`` are those of `citekit.items.sources.cited`.
    """
    return _Adding(store, name, digest, size).run(sources, custody, cited_in)


class _Adding:
    """One input on its way in."""

    def __init__(self, store: Store, name: str, digest: str | None, size: int | None) -> None:
        self.store, self.at = store, now()
        self.keys = Keys(store)
        self.added = Added()
        self.seen: dict[str, int] = {}
        self.cited: set[int] = set()
        self.gone: set[str] = set()
        row = store.value("SELECT id FROM input WHERE path = ?", name)
        self.again = row is not None
        if row is None:
            row = store.insert("input", {"path": name, "digest": digest, "size": size, "added": self.at})
        else:
            store.update("input", row, {"digest": digest, "size": size, "added": self.at})
        self.earlier = self._earlier(row)

    def _earlier(self, row: int) -> _Earlier:
        places: dict[tuple[str | None, str | None], list[int]] = {}
        found = self.store.rows("SELECT record, document, note FROM citation WHERE input = ? ORDER BY id", row)
        for record, document, note in found:
            places.setdefault((document, note), []).append(record)
        self.store.delete("citation", "input = ?", row)
        return _Earlier(row, places, {record for record, *_ in found})

    def run(self, sources: Iterable[ParsedDocument | CslItem], custody: str, cited_in: bool) -> Added:
        """Take every source in; where the input was known, its place is looked at once all else is told apart."""
        given = (one for source in sources for one in self._sources(source, custody, cited_in))
        for one, digest in self._told_apart(given) if self.again else ((one, None) for one in given):
            self._take(one, digest or writing.digest_of(one.item))
        gone = self.earlier.records - self.cited
        self.added.dropped = [
            key for row in sorted(gone) if (key := self.store.value("SELECT key FROM record WHERE id = ?", row))
        ]
        self.store.update("input", self.earlier.input, {"documents": self.added.documents, "notes": self.added.notes})
        return self.added

    def _sources(self, source: ParsedDocument | CslItem, custody: str, cited_in: bool) -> Iterator[_Source]:
        if not isinstance(source, ParsedDocument):
            yield _Source(source, note=str(source.get("id") or "") or None)
            return
        self.added.documents += 1
        self.added.notes += len(source.notes)
        for note in source.notes:
            for citation in archival(note):
                item = to_csl(citation, note=note, document=source.document, custody=custody)
                if cited_in and (host := frus.host(item, citation, source, note)):
                    yield _Source(host, source.document.id)
                document = note.document or source.document.id
                yield _Source(item, document, note.id, citation.start, citation.end, citation.text)

    def _told_apart(self, sources: Iterable[_Source]) -> Iterator[tuple[_Source, str]]:
        """The sources with their digests; those that read as before are told first, so that each keeps its record."""
        listed = [(one, writing.digest_of(one.item)) for one in sources]
        for _, digest in listed:
            if (row := self._known(digest)) is not None:
                self.seen[digest] = row
        known = set(self.seen.values())
        for places in self.earlier.places.values():
            places[:] = [row for row in places if row not in known]
        yield from listed

    def _take(self, one: _Source, digest: str) -> None:
        row = self.seen.get(digest)
        if row is None:
            row = None if digest in self.gone else self._row(one, digest)
            if row is None:
                self.gone.add(digest)
                return
            self.seen[digest] = row
        elif row not in self.cited:
            self.added.known += 1
        self.cited.add(row)
        self._keep_key(one, row)
        self.added.citations += 1
        self.store.insert("citation", {
            "record": row, "input": self.earlier.input, "document": one.document, "note": one.note,
            "start": one.start, "end": one.end, "text": one.text,
        })  # fmt: skip

    def _row(self, one: _Source, digest: str) -> int | None:
        """The record of a source that this run has not met: a known one, one that is read anew, or a new one."""
        if (row := self._known(digest)) is not None:
            self.added.known += 1
            return row
        for before in self.earlier.places.get((one.document, one.note), ()):
            if before not in self.cited and not self.store.value("SELECT 1 FROM citation WHERE record = ?", before):
                return self._read_anew(before, one.item, digest)
        key = self.store.value("SELECT key FROM former_key WHERE identity = ? AND record IS NULL", digest)
        if key is not None and self.again:
            self.added.removed.append(key)
            return None
        if key is not None:  # it comes back, under the key by which it was cited
            self.store.delete("former_key", "key = ?", key)
        wanted = str(one.item.get("id") or "")
        key = key or self.keys.free(one.item)
        if wanted and key != wanted:
            self.added.renamed[wanted] = key
        self.added.new += 1
        return writing.new(self.store, key, one.item, digest, self.at)

    def _known(self, digest: str) -> int | None:
        """The record of a source by what was read of it, or of one that was merged into it."""
        sql = ("SELECT id FROM record WHERE identity = ?1 UNION ALL "
               "SELECT record FROM former_key WHERE identity = ?1 AND record IS NOT NULL LIMIT 1")  # fmt: skip
        row: int | None = self.store.value(sql, digest)
        return row

    def _read_anew(self, row: int, item: CslItem, digest: str) -> int:
        """The same record, with what its input says now; an edit stays before it."""
        key, old, read, edits = self.store.one("SELECT key, item, read, edits FROM record WHERE id = ?", row)
        self.added.updated += 1
        if not edits:
            writing.rewrite(self.store, row, item, self.at, identity=digest)
            return row
        changes = msgspec.json.decode(edits)
        before = msgspec.json.decode(read or old)
        if difference(before, item).keys() & changes:
            self.added.kept.append(key)
        stands = patched(item, changes)
        read = writing.encoded({**item, "id": key})
        writing.rewrite(self.store, row, stands, self.at, identity=digest, read=read)
        return row

    def _keep_key(self, one: _Source, row: int) -> None:
        """Two entries that are one source are found by the keys of both, unless the key is another source's."""
        wanted = str(one.item.get("id") or "")
        if not wanted or wanted in self.added.renamed:
            return
        if wanted not in self.keys:
            self.store.insert("former_key", {"key": wanted, "record": row})
            return
        own = ("SELECT key FROM record WHERE id = ?1 AND key = ?2 UNION ALL "
               "SELECT key FROM former_key WHERE record = ?1 AND key = ?2 LIMIT 1")  # fmt: skip
        if self.store.value(own, row, wanted) is None:
            self.added.renamed[wanted] = self.store.value("SELECT key FROM record WHERE id = ?", row)
