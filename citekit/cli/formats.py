"""``citekit formats``: the bibliography formats, and what each of them keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citekit.cli import options
from citekit.cli.output import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.formats import Format


@click.command()
@click.argument("names", nargs=-1, metavar="[FORMAT…]")
@click.option("--fields", is_flag=True, help="Print which variable of CSL and which level of a place survives in each.")
def command(names: tuple[str, ...], fields: bool) -> None:
    """List the formats that export reads and writes, and what each of them keeps.

    In the table of fields ``●`` has a field of its own, ``○`` is kept in a labelled line of a note and comes back from
    it, ``—`` is lost; of a format that is only read, ``—`` is not said there, or not read.

    \b
    Examples:
      citekit formats
      citekit formats --fields bibtex ris
    """
    from citekit import formats
    from citekit.formats import losses

    with options.naming():
        chosen = [formats.find(name) for name in names] or list(formats.FORMATS)
    if fields:
        display(losses.table([form for form in chosen if form.reads]))
    else:
        display("\n".join(_listed(chosen)))


def _listed(formats: list[Format]) -> Iterator[str]:
    """A line a format: its name, what can be done with it, its suffixes and other names."""
    width = max(len(form.name) for form in formats)
    for form in formats:
        does = " and ".join(word for word, can in (("read", form.reads), ("write", form.writes)) if can)
        yield f"{form.name:{width}}  {does:14}  {', '.join((*form.suffixes, *form.aliases))}".rstrip()
