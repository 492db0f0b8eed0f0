"""The documents of a file, or of a page on the web, with their notes read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from citekit.authority.known import Archives
    from citekit.model.records import ParsedDocument


from citekit.records.parsing import parse_document


def read(  # noqa: PLR0913 — one name for each thing that a caller may say
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    limit: int | None = None,
    document: str | None = None,
    watch: Callable[[int], None] | None = None,
    name: str | None = None,
    volume: str | None = None,
    date: str | None = None,
    archives: Archives | None = None,
) -> Iterator[ParsedDocument]:
    """The documents of a file with their notes read, as a stream; see ``citekit.reading.read``.

    ``archives`` are those that are known, as for ``parse``. A document that fails is left out of nothing else: the
    others go on.
    """
    from citekit.reading import read as documents

    found = documents(
        path, format=format, limit=limit, document=document, watch=watch, name=name, volume=volume, date=date
    )
    return (parse_document(document, archives=archives) for document in found)


def fetch(
    url: str,
    *,
    save: str | os.PathLike[str] | None = None,
    timeout: float = 30.0,
    size: int = 64 * 2**20,
    **choice: Any,
) -> Iterator[ParsedDocument]:
    """The documents of a page or volume on the web, with their notes read; ``choice`` is that of ``read``.

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
        yield from read(path, name=url, **choice)
