"""The documents of a file, or of a page on the web, with their notes read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from citekit.records.parsing import parse_document

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from citekit.authority.known import Archives
    from citekit.model.records import ParsedDocument
    from citekit.reading import Choice


def read(
    path: str | os.PathLike[str], *, archives: Archives | None = None, **choice: Unpack[Choice]
) -> Iterator[ParsedDocument]:
    """The documents of a file with their notes read, as a stream.

    ``choice`` is that of ``citekit.reading.read``: ``format``, ``limit``, ``document``, ``watch``, ``name``,
    ``volume`` and ``date``. ``archives`` are those that are known, as for ``parse``. A document that fails is left out
    of nothing else: the others go on.
    """
    from citekit.reading import read as documents

    return (parse_document(document, archives=archives) for document in documents(path, **choice))


def fetch(
    url: str,
    *,
    save: str | os.PathLike[str] | None = None,
    timeout: float = 30.0,
    size: int = 64 * 2**20,
    archives: Archives | None = None,
    **choice: Unpack[Choice],
) -> Iterator[ParsedDocument]:
    """The documents of a page or volume on the web, with their notes read; ``archives`` and ``choice`` as for ``read``.

    ``save`` keeps the file as it came, ``timeout`` is how many seconds the server may stay silent, ``size`` how many
    bytes it may send. Raises ``ReadError`` for what cannot be fetched; see ``citekit.reading.web.download``.
    """
    import shutil
    import tempfile
    from pathlib import Path

    from citekit.reading.saving import writing
    from citekit.reading.web import download

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fetched"
        with path.open("wb") as out:
            url = download(url, out, timeout=timeout, limit=size)
        if save is not None:
            with path.open("rb") as fetched, writing(save) as out:
                shutil.copyfileobj(fetched, out)
        choice["name"] = url
        yield from read(path, archives=archives, **choice)
