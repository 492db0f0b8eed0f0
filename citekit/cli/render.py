"""``citekit render``: CSL processing of a JSON request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REST = "Other sources"
FORMATS = ("html", "text", "markdown", "latex", "rtf")


@click.command()
@click.argument("request", metavar="REQUEST.json")
@click.option("--style", "--csl", required=True, metavar="STYLE",
              help="The name of an installed CSL style, or a path to one.")  # fmt: skip
@click.option("-t", "--to", "--format", "target", type=click.Choice(FORMATS), default="html", show_default=True,
              help="How to write citations and bibliography.")  # fmt: skip
@click.option("--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR.")
@click.option("--bibliography/--no-bibliography", default=True, help="Whether a bibliography is made.")
@click.option("--section", "sections", multiple=True, metavar="TITLE:FILTER",
              help="A part of the bibliography: “Archives:archive” or “Letters:genre=letter”.")  # fmt: skip
def command(
    request: str, style: str, target: str, locale: str | None, bibliography: bool, sections: tuple[str, ...]
) -> None:
    """Render {"items": […], "citations": […]} and print {"citations": […], "bibliography": […]}.

    “-” reads the request from standard input. With --section the answer also has "sections": each entry
    stands under the first section whose filter its item meets, all others under “Other sources”.

    \b
    Examples:
      citekit render --style chicago-notes-bibliography --format text request.json
      citekit render --style oscola --section "Archives:archive" - < request.json
    """
    import json

    from citekit.csl import render

    asked = _request(request)
    for fault in _faults(style):
        click.echo(f"citekit: the style is not quite valid: {fault}", err=True)
    filters = [_filter(section) for section in sections]
    rendered = render(
        style, asked["items"], asked["citations"], locale=locale, format=target, bibliography=bibliography
    )
    for diagnostic in rendered.diagnostics:
        click.echo(f"citekit: {diagnostic.message}" + (f"; {diagnostic.hint}" if diagnostic.hint else ""), err=True)
    answer: dict[str, Any] = {"citations": rendered.citations, "bibliography": rendered.bibliography}
    if filters:
        items = {str(item.get("id")): item for item in asked["items"]}
        answer["sections"] = sectioned(filters, [(items[i], e) for i, e in zip(rendered.ids, rendered.bibliography)])  # noqa: B905
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def sectioned(
    filters: Sequence[tuple[str, str, str]], entries: Sequence[tuple[Mapping[str, Any], str]]
) -> list[dict[str, Any]]:
    """The entries under the titles of their sections; a filter is (title, variable, value or nothing).

    >>> sectioned([("Archives", "archive", "")], [({"archive": "X"}, "a"), ({}, "b")])
    [{'title': 'Archives', 'bibliography': ['a']}, {'title': 'Other sources', 'bibliography': ['b']}]
    """
    shelves: dict[str, list[str]] = {title: [] for title, _, _ in filters}
    for item, entry in entries:
        title = next((title for title, variable, value in filters if _meets(item, variable, value)), REST)
        shelves.setdefault(title, []).append(entry)
    return [{"title": title, "bibliography": listed} for title, listed in shelves.items()]


def _meets(item: Mapping[str, Any], variable: str, value: str) -> bool:
    found = item.get(variable)
    if not value:
        return bool(found)
    parts = str(found or "").split(",") if variable == "keyword" else [str(found or "")]
    return any(part.strip().casefold() == value.casefold() for part in parts)


def _filter(section: str) -> tuple[str, str, str]:
    title, colon, rule = section.rpartition(":")
    variable, _, value = rule.partition("=")
    if not (colon and title.strip() and variable.strip()):
        raise click.BadParameter(f"{section!r} is not TITLE:VARIABLE or TITLE:VARIABLE=VALUE", param_hint="--section")
    return title.strip(), variable.strip(), value.strip()


def _faults(style: str) -> tuple[str, ...]:
    """What the schema finds in a style of the user's own; those that are installed are taken as they are."""
    from lxml import etree

    from citekit.csl.finding import find
    from citekit.csl.schema import refuse

    found = find(style)
    if found.parent or (found.path and found.path.stem == style.removesuffix(".csl")):
        return ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    return refuse(etree.fromstring(found.xml, parser), f"The style {str(found.path)!r}" if found.path else "The style")


def _request(path: str) -> dict[str, list[Any]]:
    import json
    import sys
    from pathlib import Path

    try:
        text = sys.stdin.buffer.read().decode() if path == "-" else Path(path).read_text("utf-8")
        asked = json.loads(text)
    except OSError as error:
        raise CitekitError(f"{path}: cannot be read: {error.strerror}", hint="“-” reads standard input") from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CitekitError(f"{path}: not JSON: {error}") from None
    if isinstance(asked, list):
        asked = {"items": asked}
    items, citations = (asked.get("items"), asked.get("citations", [])) if isinstance(asked, dict) else (None, None)
    if not (isinstance(items, list) and isinstance(citations, list) and all(isinstance(i, dict) for i in items)):
        raise CitekitError(
            f'{path}: not a request: expected {{"items": [objects], "citations": [lists or objects]}}',
            hint="items are CSL-JSON; a bare list of items is taken for a bibliography",
        )
    return {"items": items, "citations": citations}
