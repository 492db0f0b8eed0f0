"""``citekit odt``: the archival notes of a LibreOffice text in a style."""

from __future__ import annotations

from typing import Any

import click

from citekit.cli import drafts


@click.command()
@drafts.options
@click.pass_context
def command(ctx: click.Context, /, draft: str, **choice: Any) -> None:
    """Rewrite the archival footnotes and endnotes of a LibreOffice (OpenDocument) text in a style, where they stand.

    First forms, short forms and ibid. run over the whole document, and the bibliography is set behind the text.
    Nothing else in the file changes. Notes that hold tracked changes or fields, and what is not understood,
    stay as they are and are listed.

    \b
    Examples:
      citekit odt draft.odt --style chicago-notes-bibliography -o paper.odt
      citekit odt draft.odt --report
    """
    ctx.exit(drafts.run(draft, "odt", **choice))
