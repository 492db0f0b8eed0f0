"""A sheet of numbered footnotes with the bibliography below, in each output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Numbered = Sequence[tuple[str, str]]
    """Footnotes, each with its number."""

TITLE = "Bibliography"


def write(
    footnotes: Sequence[str], bibliography: Sequence[str], format: str, numbers: Sequence[str] = ()
) -> str | bytes:
    """The sheet, bytes where it is a Word file; footnotes and entries are already written in ``format``.

    ``numbers`` are those of the footnotes; from 1 where there are none.

    >>> print(write(["First.", "Second."], ["An entry."], "text", ["1", "3"]), end="")
    1. First.
    3. Second.
    <BLANKLINE>
    Bibliography
    <BLANKLINE>
    An entry.
    """
    numbers = numbers or [str(n) for n in range(1, len(footnotes) + 1)]
    return SHEETS[format](list(zip(numbers, footnotes, strict=True)), bibliography)


def _text(footnotes: Numbered, bibliography: Sequence[str]) -> str:
    listed = [TITLE, "", *bibliography] if bibliography else []
    numbered = [f"{number}. {note}" for number, note in footnotes]
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _markdown(footnotes: Numbered, bibliography: Sequence[str]) -> str:
    """Markdown counts a list by itself: a number that breaks the count begins another list."""
    numbered: list[str] = []
    for place, (number, note) in enumerate(footnotes):
        if place and not _follows(footnotes[place - 1][0], number):
            numbered += ["", "<!-- -->", ""]
        numbered.append(f"{number}. {note}")
    listed = [f"## {TITLE}"] + [line for entry in bibliography for line in ("", entry)] if bibliography else []
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _html(footnotes: Numbered, bibliography: Sequence[str]) -> str:
    items = (f"  <li{_value(number, place)}>{note}</li>" for place, (number, note) in enumerate(footnotes, 1))
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in bibliography]
    listed = [f"<h2>{TITLE}</h2>", '<div class="csl-bib-body">', *entries, "</div>"]
    numbered = ['<ol class="footnotes">', *items, "</ol>"]
    return _lines([*(numbered if footnotes else []), *(listed if bibliography else [])])


def _latex(footnotes: Numbered, bibliography: Sequence[str]) -> str:
    items = (rf"  \item{'' if number == str(place) else f'[{number}.]'} {note}"
             for place, (number, note) in enumerate(footnotes, 1))  # fmt: skip
    numbered = [r"\begin{enumerate}", *items, r"\end{enumerate}"]
    listed = [rf"\section*{{{TITLE}}}", *(line for entry in bibliography for line in ("", rf"\noindent {entry}\par"))]
    return _lines([*(numbered if footnotes else []), *(["", *listed] if bibliography else [])])


def _rtf(footnotes: Numbered, bibliography: Sequence[str]) -> str:
    numbered = [rf"{number}. {note}\par" for number, note in footnotes]
    listed = [rf"{{\b {TITLE}}}\par", *(rf"{entry}\par" for entry in bibliography)] if bibliography else []
    return _lines([r"{\rtf1\ansi\uc1\deff0{\fonttbl{\f0 Times New Roman;}}", *numbered, *listed, "}"])


def _docx(footnotes: Numbered, bibliography: Sequence[str]) -> bytes:
    from citekit.citing.sheet_docx import pack

    return pack(footnotes, bibliography, TITLE)


def _value(number: str, place: int) -> str:
    """The number of an HTML list's item where the list would count otherwise."""
    return "" if number == str(place) else f' value="{number}"' if number.isdecimal() else ""


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number == str(int(before) + 1)


def _lines(lines: Sequence[str]) -> str:
    return "".join(line + "\n" for line in lines)


SHEETS: dict[str, Callable[[Numbered, Sequence[str]], str | bytes]] = {
    "text": _text, "markdown": _markdown, "html": _html, "latex": _latex, "rtf": _rtf, "docx": _docx,
}  # fmt: skip
