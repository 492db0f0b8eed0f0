"""``citekit docx`` and ``citekit odt``: the archival notes of a draft in a style, and what is said of each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from citekit.citing.footnotes import STYLE
from citekit.cli import options
from citekit.cli.findings import Findings, harmless, say, sentence
from citekit.cli.output import emit, save
from citekit.cli.progress import progress, working
from citekit.errors import CitekitError
from citekit.reading.package import PACKAGE_LIMIT
from citekit.reading.source import bytes_of, called, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.authority.known import Archives
    from citekit.integrations.wordprocessors.rewriting import Outcome, Rewritten

_options = options.together(
    click.argument("draft", metavar="DRAFT"),
    click.option("--style", "--csl", default=STYLE, show_default=True, metavar="STYLE",
                 help="The name of an installed CSL style, or a path to one."),
    click.option("-o", "--output", metavar="FILE", help="Where the rewritten file goes, or the report."),
    click.option("--in-place", is_flag=True, help="Write over the draft itself, whole or not at all."),
    click.option("--report", is_flag=True, help="Only list what would become of each note."),
    click.option("--locale", metavar="LANG", help="Language of terms and dates, for example fr-FR."),
    click.option("--bibliography/--no-bibliography", default=True,
                 help="Whether the bibliography is set behind the text."),
    click.option("--library", is_flag=False, flag_value="library", metavar="[FILE]",
                 help="Cite a source that is in your library, or in that of FILE, as it stands there."),
    options.custody,
    options.hereafter,
    options.strict,
)  # fmt: skip


_HELP = """Rewrite the archival footnotes and endnotes of a {file} in a style, where they stand.

First forms, short forms and ibid. run over the whole document, and the bibliography is set behind the text.
Nothing else in the file changes. Notes that hold tracked changes or fields, and what is not understood,
stay as they are and are listed.

\b
Examples:
  citekit {kind} draft.{kind} --style chicago-notes-bibliography -o paper.{kind}
  citekit {kind} draft.{kind} --report
"""


def _command(kind: str, file: str) -> click.Command:
    """The command for the drafts of one program."""

    @click.pass_context
    @options.settled
    def command(ctx: click.Context, /, draft: str, **choice: Any) -> None:
        ctx.exit(_run(draft, kind, **choice))

    return click.command(kind, help=_HELP.format(kind=kind, file=file))(_options(command))


docx = _command("docx", "Word file")
odt = _command("odt", "LibreOffice text")


def _run(
    draft: str,
    kind: str,
    *,
    style: str,
    output: str | None,
    in_place: bool,
    report: bool,
    strict: bool,
    library: str | None,
    **choice: Any,
) -> int:
    """Rewrite a draft of a ``kind``, docx or odt, or report on it; the exit code."""
    from citekit.integrations.wordprocessors.rewriting import rewrite
    from citekit.library.bibliography import known
    from citekit.reading.taught_file import archives_for

    archives = archives_for(None if draft == "-" else draft)
    target = None if report else _target(draft, output, in_place)
    with progress(draft) as watch, opened(draft, watch=watch) as stream:
        data = bytes_of(stream, called(draft), limit=PACKAGE_LIMIT)
    _refuse_other(data, draft, kind)
    with working(f"rewriting {called(draft)}"):
        made = rewrite(data, draft, style=style, archives=archives, known=known(library) if library else (), **choice)
    findings = Findings(strict)
    for diagnostic in made.diagnostics:
        findings.tell(sentence(diagnostic))
    if target is None:
        emit(_listed(made, archives), output, findings, display=True)
        return 3 if strict and any(note.left or note.dropped for note in made.notes) else 0
    for note in made.notes:
        for reason in (*note.left, *note.dropped):
            findings.tell(f"{note.label}: {reason}")
    save(made.data, target, findings)
    say(f"{target}: {_summary(made)}")
    return findings.exit_code()


def _refuse_other(data: bytes, draft: str, kind: str) -> None:
    """What is written is what was read: a Word file does not become a LibreOffice text by its name."""
    from citekit.reading import sniff

    found = sniff(data[:8192])
    if not data:
        raise CitekitError(f"{called(draft)}: is empty", hint=f"give a .{kind} file")
    if found in ("docx", "odt") and found != kind:
        raise CitekitError(f"{called(draft)}: is a .{found} file, not .{kind}", hint=f"citekit {found} is for it")


def _target(draft: str, output: str | None, in_place: bool) -> str:
    if in_place and output is None and draft != "-":
        return draft
    if in_place:
        raise click.UsageError("--in-place writes over the draft, and goes without -o and without standard input")
    if output is None:
        raise click.UsageError(
            "name the new file with -o FILE, or say --in-place, or --report to see what would change"
        )
    if os.path.exists(draft) and os.path.exists(output) and os.path.samefile(draft, output):
        raise click.UsageError("-o names the draft itself; say --in-place to write over it")
    return output


def _listed(made: Rewritten, archives: Archives) -> Iterator[str]:
    for note in made.notes:
        yield _line(note)
        reasons = (*note.left, *note.dropped)
        yield from (f"    {line}\n" for reason in reasons for line in reason.split("\n"))
    yield f"\n{_summary(made)}\n"
    yield from _untaught(made, archives)


def _untaught(made: Rewritten, archives: Archives) -> Iterator[str]:
    """The archives that no table knows, each with the command that would teach it."""
    from citekit.authority.taught import teaching, untaught
    from citekit.records.parsing import parse

    notes = (parse(note.before, archives=archives) for note in made.notes)
    for name in untaught(citation for note in notes for citation in note.citations):
        yield harmless(f"no table knows “{name}”; to teach it: {teaching(name)}") + "\n"


def _line(note: Outcome) -> str:
    before = harmless(note.before)
    if note.changed:
        return f"{note.label}: {before}\n  becomes: {harmless(note.after)}\n"
    if note.left:
        return f"{note.label}: {before}\n  stays as it is\n"
    said = "has its form already" if note.cites else "cites no archive that is understood"
    return f"{note.label}: {before}\n  stays as it is: {said}\n"


def _summary(made: Rewritten) -> str:
    changed, left = sum(note.changed for note in made.notes), sum(bool(note.left) for note in made.notes)
    return (
        f"{changed} of {len(made.notes)} notes rewritten, {left} left with something that stays as it is; "
        f"{made.entries} entries in the bibliography"
    )
