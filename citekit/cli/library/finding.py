"""``citekit library list``, ``search``, ``show`` and ``stats``: what is in a library."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citekit.cli import options as shared
from citekit.cli.findings import Findings, harmless, say
from citekit.cli.library import options
from citekit.cli.library.options import counted
from citekit.cli.output import display, emit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citekit.library.records.record import CitedAt, Record, Whole
    from citekit.library.search.queries import Query

form = click.option("--format", "form", type=click.Choice(("table", "json", "csl-json", "keys")), default="table",
                    show_default=True, help="How the records are written.")  # fmt: skip


@click.command("list")
@form
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N.")
@options.library
def list_(form: str, limit: int | None, file: Path | None) -> None:
    """List every record, in the order in which they came.

    \b
    Example:
      citekit library list --format keys
    """
    from itertools import islice

    with options.opened(file, write=False) as library:
        emit(_written(islice(library.list(), limit), form), None, Findings(), display=form == "table")


@click.command()
@click.argument("query", nargs=-1, required=True)
@form
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most N records.")
@click.option("--all", "everything", is_flag=True, help="Every record that answers, not the best alone.")
@options.library
def search(query: tuple[str, ...], form: str, limit: int, everything: bool, file: Path | None) -> None:
    """Search by words and fields, the best first.

    Words stand anywhere, in any script, with or without accents; a file number, a lot or a shelf-mark may stand in
    any spelling. Fields: repository, collection, lot, series, box, file, title, author, kind, tag, note, key;
    date:1963-07 or date:1963..1965; near:KEY for what lies in the same box or file; in:COLLECTION of yours;
    input:FILE; has:note, has:attachment. "Several words" stand together, kenn* begins so, -draft must not be there.

    \b
    Examples:
      citekit library search 'repository:kennedy box:12 date:1963-07..1963-08 file:"POL 7"'
      citekit library search Lot 66 D 204
      citekit library search near:kl-box-12 --format keys
    """
    with options.opened(file, write=False) as library:
        answer = library.search(" ".join(query), None if everything else limit)
    if form == "table":  # harmless already, but for what stands in bold
        click.echo("".join(_table(answer.records, answer.query)), nl=False)
    else:
        emit(_written(answer.records, form), None, Findings())
    if not answer.records:
        say("no record answers that")
    elif answer.more:
        say(f"more than {counted(limit, 'record')}; --limit or --all shows the others")


@click.command()
@options.key
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@options.library
def show(key: str, as_json: bool, file: Path | None) -> None:
    """Show a record: what it says, where it was read, and what you put to it.

    \b
    Example:
      citekit library show kl-box-12
    """
    with options.opened(file, write=False) as library:
        whole = library.show(key)
    if as_json:
        emit([json.dumps(_plain(whole), ensure_ascii=False, indent=2) + "\n"], None, Findings())
    else:
        display("\n".join(_lines(whole)))


@click.command()
@click.option("--by", default="repository", show_default=True, metavar="WHAT",
              help="repository, collection, box, file, year, kind, tag or input.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most N rows.")
@click.option("--svg", is_flag=True, help="As a picture in SVG.")
@shared.output
@options.library
def stats(by: str, limit: int, svg: bool, output: str | None, file: Path | None) -> None:
    """Count the records by repository, collection, file, year and more, with a plot.

    \b
    Examples:
      citekit library stats
      citekit library stats --by year --svg -o years.svg
    """
    from shutil import get_terminal_size

    from citekit.library.search.plots import as_svg, in_terminal
    from citekit.library.search.statistics import totals

    with options.opened(file, write=False) as library:
        counts = library.statistic(by)[: None if by == "year" else limit]
        sums = totals(library.store)
    if svg:
        emit([as_svg(counts, f"Records by {by}")], output, Findings())
        return
    head = ", ".join(counted(number, name.removesuffix("s")) for name, number in sums.items())
    emit([f"{head}\n\n{in_terminal(counts, get_terminal_size().columns)}\n"], output, Findings(), display=True)


def _written(records: Iterable[Record], form: str) -> Iterator[str]:
    if form == "keys":
        yield from (f"{record.key}\n" for record in records)
    elif form == "table":
        yield from _table(list(records), None)
    elif form == "json":
        yield from _array(
            {"key": record.key, "date": record.date, "place": _place(record), "item": record.item} for record in records
        )
    else:
        yield from _array(record.item for record in records)


def _array(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    opening = "[\n"
    for value in values:
        yield opening + json.dumps(value, ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _place(record: Record) -> dict[str, str]:
    named = {"repository": record.repository, "collection": record.collection, "box": record.box, "file": record.file}
    return {level: text for level, text in named.items() if text}


def _table(records: Sequence[Record], query: Query | None) -> Iterator[str]:
    """One record a line: its key, and what it is, the words that were asked for in bold on a terminal."""
    width = min(max((len(record.key) for record in records), default=0), 40)
    for record in records:
        yield f"{harmless(record.key):{width}}  {_bold(harmless(str(record)), query)}\n"


def _bold(line: str, query: Query | None) -> str:
    from citekit.library.search.highlighting import highlights

    if query is None or not sys.stdout.isatty():
        return line
    made, here = "", 0
    for start, end in highlights(line, query):
        made += line[here:start] + click.style(line[start:end], bold=True)
        here = end
    return made + line[here:]


def _lines(whole: Whole) -> Iterator[str]:
    record = whole.record
    yield f"{record.key}"
    yield f"  {record}"
    for variable, value in record.item.items():
        if variable not in ("id", "custom"):
            edited = "  (edited)" if variable in whole.edits else ""
            yield f"  {variable:<20}{_value(value)}{edited}"
    for variable in (name for name, said in whole.edits.items() if said is None):
        yield f"  {variable:<20}(taken away)"
    belonging: dict[str, Sequence[str]] = {
        "former keys": whole.former_keys,
        "merged": [_merger(*one) for one in whole.merged],
        "tags": whole.tags, "collections": whole.collections, "notes": whole.notes,
        "attachments": [one.path for one in whole.attachments],
        "read in": [_citation(one) for one in whole.citations],
    }  # fmt: skip
    for label, texts in belonging.items():
        for n, text in enumerate(texts):
            yield f"  {label if not n else '':<20}{' '.join(text.split())}"


def _citation(one: CitedAt) -> str:
    """Where a source was read, and the words there; a path below the present folder as it stands from here."""
    here = f"{Path.cwd()}{os.sep}"
    where = str(replace(one, input=one.input.removeprefix(here)))
    return f"{where}: {one.text}" if one.text else where


def _merger(key: str, item: dict[str, Any], taken: tuple[str, ...]) -> str:
    return f"{key}: {_value(item.get('title') or item.get('genre') or item.get('archive_location') or '')}" + (
        f" (taken from it: {', '.join(taken)})" if taken else ""
    )


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_value, value))
    if isinstance(value, dict) and "date-parts" in value:
        return "/".join("-".join(map(str, part)) for part in value["date-parts"])
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    return " ".join(str(value).split())


def _plain(whole: Whole) -> dict[str, Any]:
    from dataclasses import asdict

    found = asdict(whole)
    record = found.pop("record")
    return {"key": record["key"], "item": record["item"], **found}
