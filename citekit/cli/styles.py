"""``citekit styles``: the installed styles, listed, shown and found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from citekit.cli.output import display
from citekit.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.csl.styles.installed import Found

_CLASS = re.compile(rb'<style[^>]{0,2000}?\sclass="([\w-]+)"')
_FORMAT = re.compile(rb'citation-format="([\w-]+)"')


@click.group()
def command() -> None:
    """List, show and find CSL styles: citekit's own and the public ones.

    \b
    Example:
      citekit styles find chicago notes
    """


@command.command("list")
@click.option("--kind", type=click.Choice(("own", "independent", "dependent", "renamed")), multiple=True,
              help="Only styles of this kind (repeatable); own and independent ones by default.")  # fmt: skip
def list_(kind: tuple[str, ...]) -> None:
    """Print the names of the installed styles, one a line.

    \b
    Example:
      citekit styles list --kind own
    """
    from citekit.csl.styles.installed import KINDS, names

    chosen = [one for one in KINDS if one in (kind or ("own", "independent"))]
    display("\n".join(names(*chosen)))


@command.command()
@click.argument("style")
@click.option("--xml", is_flag=True, help="Print the style itself.")
@click.option("--validate", is_flag=True, help="Hold it against the CSL 1.0.2 schema.")
def show(style: str, xml: bool, validate: bool) -> None:
    """Show what a STYLE is: a name, a path, or its address.

    \b
    Example:
      citekit styles show nature-digest
    """
    from citekit.csl.styles.installed import find

    found = find(style, validate=validate)
    display(found.xml.decode() if xml else "\n".join(description(found)))


@command.command("find")
@click.argument("words", nargs=-1, required=True)
def find_(words: tuple[str, ...]) -> None:
    """Print the styles whose name has all the WORDS, one a line with its title.

    \b
    Example:
      citekit styles find turabian
    """
    from citekit.csl.styles.installed import closest, find, names

    asked = [word.lower() for word in words]
    matching = [name for name in names() if all(word in name for word in asked)]
    if not matching:
        near = closest("-".join(asked))
        raise StyleError(
            f"No installed style has {' and '.join(asked)} in its name.",
            hint=f"Near to it: {', '.join(near)}." if near else "Try fewer words.",
        )
    for name in matching:
        found = find(name)
        display(f"{name}  {found.title}" + (f"  (as {found.parent})" if found.parent else ""))


def description(found: Found) -> Iterator[str]:
    """A style in words, a line each."""
    yield found.title
    yield f"name      {found.name}"
    if found.parent:
        yield f"parent    {found.parent}"
    kind, form = _CLASS.search(found.xml), _FORMAT.search(found.xml)
    yield "class     " + " ".join(match.group(1).decode() for match in (kind, form) if match)
    yield f"locale    {found.locale or 'none of its own (en-US)'}"
    if found.path:
        yield f"file      {found.path}"
