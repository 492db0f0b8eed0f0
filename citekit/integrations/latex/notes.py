r"""The notes of a document that uses ``citekit.sty``: what stands in each, first, short or *ibid.*

The package asks for a note by its number, ``\citekitcite{3}{key}{12}{2}`` in the auxiliary file, and finds it in the
file ``paper.ctk`` when LaTeX runs again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.csl.output.writers import writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.csl.document.document import Document
    from citekit.integrations.latex.auxiliary import Asked

SUFFIX = ".ctk"
PACKAGE = "citekit.sty"


def citations(asked: Sequence[Asked], items: dict[str, Any]) -> list[dict[str, Any]]:
    """The notes as citations of CSL, in the order of the document."""
    return [
        {
            "citationItems": [{"id": items[one.key]["id"], **({"locator": one.locator} if one.locator else {})}],
            "properties": {"noteIndex": one.note},
        }
        for one in asked
    ]


def write(document: Document, asked: Sequence[Asked]) -> str:
    """The file of notes, a line each; the full stop of the style ends the note."""
    latex = writer("latex")
    made = document.citations[-len(asked) :] if asked else []
    both = zip(asked, made, strict=True)
    lines = [rf"\citekitnote{{{one.number}}}{{{latex(document.citation(citation))}}}" for one, citation in both]
    return "".join(f"{line}\n" for line in lines)


def package() -> str:
    """The LaTeX package, to be put beside a document."""
    from importlib.resources import files

    return (files("citekit.integrations.latex") / PACKAGE).read_text(encoding="utf-8")
