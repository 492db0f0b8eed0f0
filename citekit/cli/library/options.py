"""Options that the commands of the library share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.library import Library
    from citekit.library.records.record import Record

library = click.option(
    "--library", "file", type=click.Path(path_type=Path), metavar="FILE", help="Another library than your own."
)
keys = click.argument("keys", nargs=-1, required=True, metavar="KEY…")
key = click.argument("key", metavar="KEY")
take_away = click.option("--remove", "take_away", is_flag=True, help="Take it away instead.")


@contextmanager
def opened(file: Path | None, *, write: bool) -> Iterator[Library]:
    """The library that an option names, or the user's own."""
    from citekit.library import Library

    with Library.open(file, write=write) as found:
        yield found


def wanted(found: Library, keys: tuple[str, ...], query: str | None) -> list[Record]:
    """The records of some keys, and those that a question asks for; all where neither is said."""
    chosen = [found.find(key) for key in keys]
    if query is not None:
        chosen += found.search(query, None).records
    elif not keys:
        chosen = list(found.list())
    return list({record.id: record for record in chosen}.values())


def counted(number: int, what: str, several: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "record"), counted(2, "record"), counted(0, "entry", "entries")
    ('1 record', '2 records', '0 entries')
    """
    return f"{number:,} {what if number == 1 else several or what + 's'}"
