"""``citekit explain``: one note, coloured by segment, with what each part means."""

from __future__ import annotations

import os
from datetime import date as day
from typing import TYPE_CHECKING

import click

from citekit.cli import options
from citekit.cli.findings import harmless
from citekit.errors import CitekitError
from citekit.integrations.palette import colour
from citekit.reading.source import called, opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.model.records import Citation, SourceNote
    from citekit.model.terms import NoteKind


@click.command()
@click.argument("note", metavar="NOTE")
@click.option(
    "--kind", type=click.Choice(("source", "footnote", "abstract")), help="What the note is, where it is known."
)
@click.option("--date", metavar="DATE", help="Date of the document, 1963-07-12: decoding leans on it.")
@click.option("--color/--no-color", default=None, help="Colours; by default where the output is a terminal.")
@options.strict
@click.pass_context
def command(
    ctx: click.Context, note: str, kind: NoteKind | None, date: str | None, color: bool | None, strict: bool
) -> None:
    """Show one NOTE with what each part of it means; “-” reads it from standard input.

    \b
    Example:
      citekit explain "Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority."
    """
    from citekit.reading.taught_file import archives_for
    from citekit.records.parsing import parse

    if os.path.isfile(note):
        raise click.UsageError(f"{note} is a file, and NOTE is the text of a note; for a file: citekit parse {note}")
    text = harmless(_typed() if note == "-" else note).strip()
    if not text:
        raise CitekitError("the note is empty", hint="give its text in quotation marks, or - for standard input")
    if date is not None and not is_day(date):
        raise click.BadParameter(f"“{date}” is no date: expected one such as 1963-07-12", param_hint="--date")
    parsed = parse(text, kind=kind, date=date, archives=archives_for())
    click.echo("\n".join(explanation(parsed)), color=color)
    ctx.exit(3 if strict and parsed.diagnostics else 0)


def _typed() -> str:
    """What stands on standard input, its lines ended by a newline alone."""
    with opened("-") as stream:
        return text_of(stream, called("-")).replace("\r\n", "\n").replace("\r", "\n")


def is_day(text: str) -> bool:
    """Whether a text is a date as ``parse`` takes it.

    >>> is_day("1963-07-12"), is_day("1963-02-30"), is_day("July 12")
    (True, False, False)
    """
    try:
        return day.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def explanation(note: SourceNote) -> Iterator[str]:
    """The note coloured, then each citation and statement in words, a line each."""
    yield "".join(click.style(s.of(note.text), fg=colour(s.kind)) for s in note.segments)
    for citation in note.citations:
        yield ""
        yield from _citation(citation)
    yield from _statements(note)
    for finding in note.diagnostics:
        yield ""
        yield finding.show(note.text)


def _citation(citation: Citation) -> Iterator[str]:
    from citekit.authority import describe
    from citekit.authority.taught import teaching

    about = f"{citation.kind} citation" + (" (source)" if citation.role == "source" else "")
    yield click.style(about, bold=True) + (f", {citation.relation}" if citation.relation else "")
    for part in citation.parts:
        meaning = f" = {describe(part.decoded)}" if part.decoded else ""
        reading = f" (misprint for {part.reading})" if part.reading else ""
        shown = click.style(part.text, fg=colour(part.level))
        yield f"  {part.level.replace('_', ' '):14}{shown}{reading}{meaning}"
        if part.level == "repository" and part.authority is None:
            yield f"  {'':14}no table knows this archive; to teach it: {teaching(part.text)}"
    if citation.place:
        yield f"  {'place':14}{citation.place}"
    if citation.described:
        yield f"  {'locates':14}{citation.described.text}"
    for target in citation.targets:
        yield f"  {'leads to':14}{target.url or target.footnote or target.document}"


def _statements(note: SourceNote) -> Iterator[str]:
    said = []
    if note.classification:
        said.append(("classification", note.classification.text))
    said += [(m.class_, m.text + (f" (slug {m.slug})" if m.slug else "")) for m in note.markings]
    for role in ("drafted_by", "cleared_by", "approved_by"):
        people = getattr(note, role)
        said += [(role.replace("_", " "), f"{p.name or p.office}" + (f", {p.office}" if p.name and p.office else ""))
                 for p in people]  # fmt: skip
    said += [("drafted at", note.drafted_at or ""), ("drafted on", note.drafted_on or "")]
    said += [(r.about or "distribution", r.text) for r in note.distribution]
    said += [(r.about or "remark", r.text) for r in note.remarks]
    yield ""
    for label, text in said:
        if text:
            yield f"{label:16}{text}"
