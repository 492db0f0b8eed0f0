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
_FIELDS = re.compile(rb'<category field="([\w-]+)"')


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
    """Show what a STYLE is, and what it makes of three archival sources: a name, a path, or its address.

    \b
    Example:
      citekit styles show nature-digest
    """
    from citekit.csl.styles.installed import find

    found = find(style, validate=validate)
    display(found.xml.decode() if xml else "\n".join((*description(found), *examples(style))))


@command.command("find")
@click.argument("words", nargs=-1, required=True)
def find_(words: tuple[str, ...]) -> None:
    """Print the styles that have all the WORDS in their name, title, summary, fields or language, one a line.

    \b
    Examples:
      citekit styles find chicago 18th
      citekit styles find german history note
    """
    from citekit.csl.styles.catalogue import search
    from citekit.csl.styles.installed import closest

    found = search(words)
    if not found:
        near = closest("-".join(words).lower())
        raise StyleError(
            f"No installed style says {' and '.join(words)} of itself.",
            hint=f"Near to it: {', '.join(near)}." if near else "Try fewer words.",
        )
    for style in found:
        of = f"  (as {style.parent})" if style.parent and style.kind == "dependent" else ""
        display(f"{style.name}  {style.title}{of}")


EXAMPLES = (
    "Lund to Ober, 17 October 1956, The National Archives, Kew, FO 371/121744, fo. 3.",
    "Telegram 412, Freetown to State, March 9, 1964, POL 7 S LEONE, Central Files 1964–66, RG 59, National Archives, "
    "College Park, Maryland.",
    "Memorandum, Hale to Moreau, June 11, 1956, “Harbor Project,” Box 4, Martin Oduya Papers, Kennedy Library, Boston.",
)
"""Notes on a British file, an American central file and private papers, invented."""


def examples(style: str) -> Iterator[str]:
    """What a style makes of three archival sources, a line each."""
    from citekit.citing.footnotes import cite
    from citekit.model.records import Document, Note
    from citekit.records.parsing import parse_document

    cited = cite([parse_document(Document(notes=tuple(map(Note, EXAMPLES))))], style=style)
    yield ""
    yield from (f"{number}. {note}" for number, note in enumerate(cited.footnotes, 1))
    if cited.bibliography:
        yield ""
        yield from cited.bibliography


def description(found: Found) -> Iterator[str]:
    """A style in words, a line each."""
    yield found.title
    yield f"name      {found.name}"
    if found.parent:
        yield f"parent    {found.parent}"
    kind, form = _CLASS.search(found.xml), _FORMAT.search(found.xml)
    if fields := _FIELDS.findall(found.xml.partition(b"</info>")[0]):
        yield "fields    " + ", ".join(field.decode() for field in fields)
    yield "class     " + " ".join(match.group(1).decode() for match in (kind, form) if match)
    yield f"locale    {found.locale or 'none of its own (en-US)'}"
    if found.path:
        yield f"file      {found.path}"
