"""A sheet of numbered footnotes with the bibliography below, in each output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TITLE = "Bibliography"


def write(footnotes: Sequence[str], bibliography: Sequence[str], format: str) -> str | bytes:
    """The sheet, bytes where it is a Word file; footnotes and entries are already written in ``format``.

    >>> print(write(["First.", "Second."], ["An entry."], "text"), end="")
    1. First.
    2. Second.
    <BLANKLINE>
    Bibliography
    <BLANKLINE>
    An entry.
    """
    return SHEETS[format](footnotes, bibliography)


def _text(footnotes: Sequence[str], bibliography: Sequence[str]) -> str:
    listed = [TITLE, "", *bibliography] if bibliography else []
    numbered = [f"{n}. {note}" for n, note in enumerate(footnotes, 1)]
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _markdown(footnotes: Sequence[str], bibliography: Sequence[str]) -> str:
    numbered = [f"{n}. {note}" for n, note in enumerate(footnotes, 1)]
    listed = [f"## {TITLE}"] + [line for entry in bibliography for line in ("", entry)] if bibliography else []
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _html(footnotes: Sequence[str], bibliography: Sequence[str]) -> str:
    numbered = ['<ol class="footnotes">', *(f"  <li>{note}</li>" for note in footnotes), "</ol>"]
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in bibliography]
    listed = [f"<h2>{TITLE}</h2>", '<div class="csl-bib-body">', *entries, "</div>"]
    return _lines([*(numbered if footnotes else []), *(listed if bibliography else [])])


def _latex(footnotes: Sequence[str], bibliography: Sequence[str]) -> str:
    numbered = [r"\begin{enumerate}", *(rf"  \item {note}" for note in footnotes), r"\end{enumerate}"]
    listed = [rf"\section*{{{TITLE}}}", *(line for entry in bibliography for line in ("", rf"\noindent {entry}\par"))]
    return _lines([*(numbered if footnotes else []), *(["", *listed] if bibliography else [])])


def _rtf(footnotes: Sequence[str], bibliography: Sequence[str]) -> str:
    numbered = [rf"{n}. {note}\par" for n, note in enumerate(footnotes, 1)]
    listed = [rf"{{\b {TITLE}}}\par", *(rf"{entry}\par" for entry in bibliography)] if bibliography else []
    return _lines([r"{\rtf1\ansi\uc1\deff0{\fonttbl{\f0 Times New Roman;}}", *numbered, *listed, "}"])


def _docx(footnotes: Sequence[str], bibliography: Sequence[str]) -> bytes:
    from citekit.citing.sheet_docx import pack

    return pack(footnotes, bibliography, TITLE)


def _lines(lines: Sequence[str]) -> str:
    return "".join(line + "\n" for line in lines)


SHEETS: dict[str, Callable[[Sequence[str], Sequence[str]], str | bytes]] = {
    "text": _text, "markdown": _markdown, "html": _html, "latex": _latex, "rtf": _rtf, "docx": _docx,
}  # fmt: skip
