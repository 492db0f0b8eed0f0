"""``citekit docx``: the archival notes of a Word file in a style."""

from __future__ import annotations

from typing import Any

import click

from citekit.cli import drafts


@click.command()
@drafts.options
@click.pass_context
def command(ctx: click.Context, /, draft: str, **choice: Any) -> None:
    """Rewrite the archival footnotes and endnotes of a Word file in a style, where they stand.

    First forms, short forms and ibid. run over the whole document, and the bibliography is set behind the text.
    Nothing else in the file changes. Notes that hold tracked changes or fields, and what is not understood,
    stay as they are and are listed.

    \b
    Examples:
      citekit docx draft.docx --style chicago-notes-bibliography -o paper.docx
      citekit docx draft.docx --report
    """
    ctx.exit(drafts.run(draft, "docx", **choice))
