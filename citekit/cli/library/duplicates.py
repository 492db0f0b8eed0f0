"""``citekit library duplicates``, ``merge`` and ``cluster``: what is there twice, and what lies together."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from citekit.cli.findings import Findings, say
from citekit.cli.library import options
from citekit.cli.library.options import counted
from citekit.cli.output import display, emit

if TYPE_CHECKING:
    from pathlib import Path

    from citekit.library.duplicates.merging import Merger
    from citekit.library.records.record import Record

as_json = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.command()
@click.argument("key", required=False, metavar="[KEY]")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most N pairs.")
@click.option("--apart", nargs=2, metavar="KEY KEY", help="Keep that these two are two sources.")
@as_json
@options.library
def duplicates(key: str | None, limit: int, apart: tuple[str, str] | None, as_json: bool, file: Path | None) -> None:
    """List pairs of records that may be one source, with the reasons; nothing is changed.

    The same document in other words, under another name of its archive, in print and in its archive. Needs rapidfuzz:
    pip install 'citekit-archives[library]'.

    \b
    Examples:
      citekit library duplicates
      citekit library duplicates --apart kl-box-12 kl-box-13
    """
    if apart:
        with options.opened(file, write=True) as library:
            library.tell_apart(*apart)
        return
    with options.opened(file, write=False) as library:
        found = library.duplicates(key)
        if as_json:
            emit([json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"], None, Findings())
            return
        for one in found[:limit]:
            display(f"{one.score:.2f}  {one.one} = {one.other}: {', '.join(one.reasons)}")
            display(f"      {library.find(one.one)}\n      {library.find(one.other)}")
    more = len(found) - limit
    say(
        f"and {counted(more, 'pair')} more; --limit shows them" if more > 0 else f"{counted(len(found), 'pair')} in all"
    )


@click.command()
@options.key
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@click.option("--take", multiple=True, metavar="VARIABLE=KEY", help="Take a variable from this record (repeatable).")
@click.option("--dry-run", is_flag=True, help="Only show what would become of each variable.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.library
def merge(
    key: str, others: tuple[str, ...], take: tuple[str, ...], dry_run: bool, yes: bool, file: Path | None
) -> None:
    """Merge OTHER records into KEY, which keeps its key; they are found by theirs too.

    The values of KEY stand, what it lacks is taken from the others. All of it is shown first; what each record said
    stays known, and citekit library undo takes it back.

    \b
    Examples:
      citekit library merge kl-box-12 kl-box-12-2
      citekit library merge kl-box-12 kl-box-12-2 --take title=kl-box-12-2
    """
    wanted = dict(_setting(said) for said in take)
    with options.opened(file, write=not dry_run) as library:
        plan = library.planned(key, others, wanted)
        _show(plan, library.find(key))
        if dry_run:
            return
        if not yes:
            click.confirm(f"Merge {', '.join(others)} into {key}?", abort=True, err=True)
        library.merge(key, others, wanted)
    display(f"{key}: merged with {', '.join(others)}")


def _setting(said: str) -> tuple[str, str]:
    variable, equals, key = said.partition("=")
    if not equals:
        raise click.BadParameter(f"“{said}” is no VARIABLE=KEY", param_hint="--take")
    return variable, key


def _show(plan: Merger, kept: Record) -> None:
    for variable, value in plan.item.items():
        if variable in plan.taken:
            display(f"  {variable}: {_value(value)}  (from {plan.taken[variable]})")
        elif variable in plan.left:
            display(f"  {variable}: {_value(value)}  (stays as in {kept.key})")
        for key, other in plan.left.get(variable, ()):
            display(f"    not taken from {key}: {_value(other)}")


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@click.command()
@click.argument("key", required=False, metavar="[KEY]")
@click.option("--by", type=click.Choice(("box", "file")), default="box", show_default=True, help="What lies together.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most N of them.")
@as_json
@options.library
def cluster(key: str | None, by: str, limit: int, as_json: bool, file: Path | None) -> None:
    """List the boxes or files that are cited more than once, with their records; that of KEY alone where it is named.

    \b
    Examples:
      citekit library cluster --by file
      citekit library cluster kl-box-12
    """
    with options.opened(file, write=False) as library:
        found = library.clusters(by, key)
    if as_json:
        emit([json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"], None, Findings())
        return
    for one in found[:limit]:
        display(f"{one.place}: {counted(len(one.keys), 'record')}, {counted(one.citations, 'citation')}")
        display(f"  {', '.join(one.keys[:8])}" + (f" and {len(one.keys) - 8} more" if len(one.keys) > 8 else ""))
