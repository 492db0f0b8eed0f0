"""A sheet of numbered footnotes with the bibliography below, in each output format.

For word processors it is a document: what was given stands in the text, its footnote at the foot of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.citing.headings import headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Sheet(Struct, frozen=True):
    """Footnotes and entries as they are written in a format; each footnote has its number and what was ``given``."""

    footnotes: Sequence[str]
    numbers: Sequence[str]
    given: Sequence[str]
    bibliography: Sequence[str]
    language: str

    @property
    def numbered(self) -> list[tuple[str, str]]:
        """The footnotes, each with its number."""
        return list(zip(self.numbers, self.footnotes, strict=True))

    @property
    def title(self) -> str:
        """The heading of the bibliography."""
        return headings(self.language).bibliography

    def counted(self) -> Iterator[tuple[str | None, str, str]]:
        """Each footnote with the mark that it has in a document, ``None`` where the document counts so itself, and the
        words that it stands behind."""
        count = 1
        for number, note, given in zip(self.numbers, self.footnotes, self.given, strict=True):
            counts = number == str(count)
            count += counts
            yield None if counts else number, note, given or f"{headings(self.language).note} {number}"


def write(
    footnotes: Sequence[str], bibliography: Sequence[str], format: str, numbers: Sequence[str] = (),
    *, language: str = "en", given: Sequence[str] = (),
) -> str | bytes:  # fmt: skip
    """The sheet, bytes where it is a file of a word processor; footnotes and entries are already written in ``format``.

    ``numbers`` are those of the footnotes, from 1 where there are none; ``given`` is what each was made from.

    >>> print(write(["First.", "Second."], ["An entry."], "text", ["1", "3"]), end="")
    1. First.
    3. Second.
    <BLANKLINE>
    Bibliography
    <BLANKLINE>
    An entry.
    """
    numbers = numbers or [str(n) for n in range(1, len(footnotes) + 1)]
    return SHEETS[format](Sheet(footnotes, numbers, given or [""] * len(footnotes), bibliography, language))


def _text(sheet: Sheet) -> str:
    listed = [sheet.title, "", *sheet.bibliography] if sheet.bibliography else []
    numbered = [f"{number}. {note}" for number, note in sheet.numbered]
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _markdown(sheet: Sheet) -> str:
    """Markdown counts a list by itself: a number that breaks the count begins another list."""
    numbered: list[str] = []
    for place, (number, note) in enumerate(sheet.numbered):
        if place and not _follows(sheet.numbers[place - 1], number):
            numbered += ["", "<!-- -->", ""]
        numbered.append(f"{number}. {note}")
    listed = [f"## {sheet.title}", *(line for entry in sheet.bibliography for line in ("", entry))]
    listed = listed if sheet.bibliography else []
    return _lines([*numbered, *([""] if numbered and listed else []), *listed])


def _html(sheet: Sheet) -> str:
    items = (f"  <li{_value(number, place)}>{note}</li>" for place, (number, note) in enumerate(sheet.numbered, 1))
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in sheet.bibliography]
    listed = [f"<h2>{sheet.title}</h2>", '<div class="csl-bib-body">', *entries, "</div>"]
    numbered = ['<ol class="footnotes">', *items, "</ol>"]
    return _lines([*(numbered if sheet.footnotes else []), *(listed if sheet.bibliography else [])])


def _latex(sheet: Sheet) -> str:
    items = (rf"  \item{'' if number == str(place) else f'[{number}.]'} {note}"
             for place, (number, note) in enumerate(sheet.numbered, 1))  # fmt: skip
    numbered = [r"\begin{enumerate}", *items, r"\end{enumerate}"]
    entries = (line for entry in sheet.bibliography for line in ("", rf"\noindent {entry}\par"))
    listed = [rf"\section*{{{sheet.title}}}", *entries]
    return _lines([*(numbered if sheet.footnotes else []), *(["", *listed] if sheet.bibliography else [])])


def _rtf(sheet: Sheet) -> str:
    from citekit.csl.output.writers.rtf import WRITER

    numbered = [rf"{number}. {note}\par" for number, note in sheet.numbered]
    listed = [rf"{{\b {WRITER.text(sheet.title)}}}\par", *(rf"{entry}\par" for entry in sheet.bibliography)]
    listed = listed if sheet.bibliography else []
    return _lines([r"{\rtf1\ansi\uc1\deff0{\fonttbl{\f0 Times New Roman;}}", *numbered, *listed, "}"])


def _docx(sheet: Sheet) -> bytes:
    from citekit.citing.sheet_docx import pack

    return pack(list(sheet.counted()), sheet.bibliography, sheet.title, sheet.language)


def _odt(sheet: Sheet) -> bytes:
    from citekit.citing.sheet_odt import pack

    return pack(list(sheet.counted()), sheet.bibliography, sheet.title, sheet.language)


def _value(number: str, place: int) -> str:
    """The number of an HTML list's item where the list would count otherwise."""
    return "" if number == str(place) else f' value="{number}"' if number.isdecimal() else ""


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number == str(int(before) + 1)


def _lines(lines: Sequence[str]) -> str:
    return "".join(line + "\n" for line in lines)


SHEETS: dict[str, Callable[[Sheet], str | bytes]] = {
    "text": _text, "markdown": _markdown, "html": _html, "latex": _latex, "rtf": _rtf, "docx": _docx, "odt": _odt,
}  # fmt: skip
BINARY = frozenset(("docx", "odt"))
"""The formats that go into a file."""
