"""Options that several commands share."""

from __future__ import annotations

import functools
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from citekit.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Amount(click.FloatRange):
    """A number within bounds, which “nan” is not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value).strip().lower().lstrip("+-") == "nan":
            self.fail(f"{value} is no number", param, ctx)
        return super().convert(value, param, ctx)


def together(*several: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Options as one decorator, which the help lists in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(several):
            command = option(command)
        return command

    return decorate


inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
output = click.option("-o", "--output", metavar="FILE", help="Write here instead of to standard output.")
reading = click.option(
    "-f",
    "--from",
    "source_format",
    metavar="FORMAT",
    help="What the input is, where it does not tell: page, html, tei, notes, jsonl, or a bibliography format.",
)
jobs = click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N",
                    help="Read so many inputs at once, each in a process of its own.")  # fmt: skip
limit = click.option("--limit", type=click.IntRange(1, sys.maxsize), metavar="N",
                     help="Read only the first N documents.")  # fmt: skip
document = click.option("--document", metavar="ID", help="Read only this document, for example d12 or 12.")


def _volume(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from citekit.reading.volumes import EXPECTED, volume_of

    if value is not None and volume_of(value) is None:
        raise click.BadParameter(f"“{value}” is no volume: expected one such as {EXPECTED}")
    return value


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from citekit.authority.days import iso

    if value is not None and iso(value) is None:
        raise click.BadParameter(f"“{value}” is no date: expected one such as 1963-07-12")
    return iso(value) if value else None


volume = click.option("--volume", metavar="ID", callback=_volume,
                      help="The volume that a page does not name, for example frus1961-63v07.")  # fmt: skip
date = click.option("--date", metavar="DATE", callback=_date,
                    help="The date that a page does not give, for example 1963-07-12.")  # fmt: skip
documents = together(limit, document, volume, date)
"""Which documents of an input are read, and what a page does not say of itself."""
records = click.option(
    "-t", "--to", "target", type=click.Choice(("json", "jsonl", "csv", "table")), default="json", show_default=True,
    help="json: documents; jsonl: one note a line; csv, table: one citation a row.",
)  # fmt: skip
custody = click.option(
    "--custody", type=click.Choice(("printed", "held", "frus")), default="printed", show_default=True,
    help="Cite the record as the note says, where it lies today, or as printed in FRUS.",
)  # fmt: skip
cited_in = click.option(
    "--cited-in", is_flag=True, help="Follow each archival source with the document of FRUS that quotes or cites it.",
)  # fmt: skip
strict = click.option("--strict", is_flag=True, help="Exit with 3 where anything was not understood.")

hereafter = click.option(
    "--hereafter/--no-hereafter", default=False,
    help="Name archives and collections in full where they come first, and by their short names from then on.",
)  # fmt: skip


def settled(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose options are those of ``citekit.toml`` where the command line does not give them.

    The file is the one beside the draft, or beside the first input, and before it the user's own.
    """

    @functools.wraps(command)
    def with_settings(*args: Any, **chosen: Any) -> Any:
        from citekit.reading.settings_file import settings_for

        ctx = click.get_current_context()
        inputs = chosen.get("inputs") or (chosen.get("draft") or chosen.get("aux") or chosen.get("request") or "-",)
        settings = settings_for(None if inputs[0] == "-" else inputs[0])
        for name in set(settings.__struct_fields__) & chosen.keys():
            given = ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
            if not given and (value := getattr(settings, name)) is not None:
                chosen[name] = value
        return command(*args, **chosen)

    return with_settings


@contextmanager
def naming() -> Iterator[None]:
    """A format that an option names and nobody knows is wrong usage, and ends before anything is read or written."""
    try:
        yield
    except FormatError as error:
        raise click.UsageError(f"{error}\n  hint: {error.hint}") from None
