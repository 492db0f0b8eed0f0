"""The library: the user's own collection of sources, kept, found, merged and cited. One SQLite file.

```
documents, items ─add─▶ records with their citations ─search─▶ records ─▶ items ─▶ citing, formats
                               │ merge, edit, tag …
                               └─ every change in the log: undo, redo
```

The room's contract:

* A **record** is one source: a CSL item under a key, the same for every input that cites it. What was *read* and the
  user's *edits* are kept apart; the item of a record is the one with the other laid over it, so that a changed input
  never undoes an edit.
* A **citation** is where a record was read: the input, the document, the note and its characters.
* A **key** is never given to another source. A record that was renamed, or merged into another, is found by its
  former keys too.
* A **change** is one transaction, whole or not at all, and can be undone and redone, across runs. Nothing is ever
  merged or removed but by a change that the user asked for.
* The file is plain SQLite (write-ahead log, FTS5), and any program that reads SQLite can open it. Of settings, of the
  environment and of keys to other programs it holds nothing.

``store`` keeps the file, ``records`` what stands in it, ``search`` finds it, ``duplicates`` tells what is there twice.
`Library` has a verb for each command of ``citekit library``.

>>> import tempfile
>>> from pathlib import Path
>>> from citekit.library import Library
>>> with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder, "library.db")) as library:
...     added = library.add([{"id": "", "type": "collection", "archive": "Ford Library", "archive_location": "Box 3"}])
...     [record.key for record in library.search("box:3").records]
['fl-box-3']
"""

from citekit.library.library import Library

__all__ = ["Library"]
