"""A page of *Foreign Relations* as a person copies it from the browser.

A heading, a body with the note markers stuck to words, and numbered notes at the end. Numbers are not
to be trusted: the list may run 1, 2, 3 while the markers say 0, 1, 2. Notes are matched by order.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from citekit.errors import Diagnostic
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note
from citekit.reading.heading import Heading, dateline, heading, is_dateline
from citekit.reading.notes import begins_as_source, lines
from citekit.reading.source import TEXT_LIMIT, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERED = lazy(r"\s*\[?(\d{1,3})(?:[.)\]]|\s*$)\s*(.*)")
_BACKLINK = lazy(r"\s*[↩⏎^]\N{VARIATION SELECTOR-15}?\s*$")


@dataclass(frozen=True, slots=True)
class _Printed:
    """One note of the list at the page's end."""

    number: str | None
    text: str


def looks_like_page(text: str) -> bool:
    """Whether a text is a pasted page: a numbered list of notes below at least one other line.

    A source note without its number makes a page of what is above it only where that is headed or dated as a document
    is: among notes one a line any may begin with “Source:”.

    >>> looks_like_page("12. Letter From A to B\\n\\nBody.1\\n\\n1. Source: Kennedy Library.")
    True
    >>> looks_like_page("Department of State, Central Files, POL 7 US/Harriman")
    False
    >>> looks_like_page("Kennedy Library, Box 3.\\nSource: Ford Library, Box 4.")
    False
    """
    lines = text.splitlines()
    first = _first_note(lines)
    above = [line.strip() for line in lines[:first] if line.strip()]
    if first is None or not above:
        return False
    return _NUMBERED.match(lines[first]) is not None or _begins_as_document(above)


def _begins_as_document(lines: list[str]) -> bool:
    return heading(lines[0]).number is not None or any(map(is_dateline, lines[:4]))


def documents(stream: IO[bytes], name: str) -> Iterator[Document]:
    """The one document of a pasted page; see ``document``."""
    yield document(text_of(stream, name))


def page_or_notes(stream: IO[bytes], name: str) -> Iterator[Document]:
    """A pasted page where the text looks like one, else bare notes, one a line."""
    data = stream.read(TEXT_LIMIT + 1)
    again = io.BytesIO(data)
    text = text_of(io.BytesIO(data), name)
    return documents(again, name) if looks_like_page(text) else lines(again, name)


def document(text: str) -> Document:
    """Read a pasted page into a document with its notes.

    Markers are taken out of heading and body; each note's ``marker`` is its offset in ``body``,
    ``None`` for a note that hangs on the heading. A note without a marker is reported.

    >>> page = "7. Letter From A. Smith to B. Jones 0\\n\\nI agree.1\\n\\n1. Source: X.\\n2. Not printed."
    >>> doc = document(page)
    >>> doc.number, doc.kind, doc.from_, doc.to, doc.body
    ('7', 'letter', 'A. Smith', 'B. Jones', 'I agree.')
    >>> [(n.number, n.text, n.marker) for n in doc.notes]
    [('1', 'Source: X.', None), ('2', 'Not printed.', 8)]
    """
    lines = text.splitlines()
    first = _first_note(lines)
    top = [line.strip() for line in lines[: len(lines) if first is None else first]]
    printed = _notes(lines[first:]) if first is not None else []
    titled, body = _split_heading(top)
    positions = _markers(titled + "\n" + body, len(titled), printed)
    title, clean, offsets = _without_markers(titled, body, positions)
    found = heading(title)
    dated = next((dateline(line) for line in clean.splitlines()[:4] if is_dateline(line)), dateline(""))
    doc_id = f"d{found.number}" if found.number else None
    return Document(
        notes=tuple(
            Note(p.text, id=f"n{i}", document=doc_id, date=dated.date, number=p.number, marker=offsets.get(i - 1))
            for i, p in enumerate(printed, 1)
        ),
        id=doc_id, number=found.number, title=found.title or None, kind=found.kind,
        from_=found.from_, to=found.to, place=dated.place, date=dated.date, body=clean,
        diagnostics=_findings(printed, positions, found),
    )  # fmt: skip


def _first_note(lines: list[str]) -> int | None:
    """The line where the notes begin: the longest run of numbers, each one more, that reaches the end.

    The first number must be 0 or 1, and the run starts as late as it can, so that numbered
    paragraphs of the body are not taken for notes.
    """
    wanted, start = None, None
    for at in range(len(lines) - 1, -1, -1):
        found = _NUMBERED.match(lines[at])
        if not found or not (found.group(2) or _next_text(lines, at)):
            if begins_as_source(lines[at]):
                return at
            continue
        number = int(found.group(1))
        if wanted is None or number == wanted:
            wanted, start = number - 1, at
        if wanted is not None and (wanted < 0 or (wanted == 0 and begins_as_source(found.group(2)))):
            return start
    return start if wanted == 0 else None


def _next_text(lines: list[str], at: int) -> bool:
    """Whether the line after a number that stands alone holds text."""
    return at + 1 < len(lines) and bool(lines[at + 1].strip())


def _notes(lines: list[str]) -> list[_Printed]:
    """The notes of the list, lines that run on joined, the browser's ↩ taken off."""
    out: list[_Printed] = []
    expected: int | None = None
    for line in lines:
        line = _BACKLINK.sub("", line)  # noqa: PLW2901
        found = _NUMBERED.match(line)
        if found and (expected is None or int(found.group(1)) == expected):
            out.append(_Printed(found.group(1), found.group(2).strip()))
            expected = int(found.group(1)) + 1
        elif not out:
            if line.strip():
                out.append(_Printed(None, line.strip()))
        elif line.strip():
            out[-1] = _Printed(out[-1].number, f"{out[-1].text} {line.strip()}".strip())
    return out


def _split_heading(top: list[str]) -> tuple[str, str]:
    """The heading (first line that is not blank) and the body below it."""
    filled = [i for i, line in enumerate(top) if line]
    if not filled:
        return "", ""
    at = filled[0]
    return top[at], "\n".join(top[at + 1 :]).strip("\n")


def _markers(text: str, heading_end: int, printed: list[_Printed]) -> dict[int, tuple[int, int]]:
    """Where each note's marker stands in heading + body, by the note's index.

    Markers are matched in order, counting from 0 or from 1, whichever finds more of them.
    """
    tries = [_in_order(text, heading_end, base, len(printed)) for base in (0, 1)]
    return max(tries, key=len)


def _in_order(text: str, heading_end: int, base: int, count: int) -> dict[int, tuple[int, int]]:
    """The earliest places where ``base``, ``base + 1``, … can stand as markers, one after another."""
    out: dict[int, tuple[int, int]] = {}
    here = 0
    for index in range(count):
        found = _marker_pattern(base + index).search(text, here)
        if not found and index == 0:
            found = re.compile(rf" {base}(?=\s*$)", re.M).search(text, 0, heading_end)
        if found:
            out[index] = found.span()
            here = found.end()
    return out


def _marker_pattern(number: int) -> re.Pattern[str]:
    """A number stuck to a word or its punctuation, or at the end of the first line behind a space.

    After it the text must go on as after a superscript: white space and no lower-case decimal (“2.1 million”).
    """
    stuck = rf"(?<=[^\W\d]){number}|(?<=[.,;:?!”’\"')\]]){number}"
    head = rf"(?<=\w )(?:{number})(?=\n)" if number < 2 else r"(?!)"
    return re.compile(
        rf"(?:{stuck}|{head})(?![\d\w])(?!\.\d)(?=[\s”’\"')\].,;:—]|$)(?!\s(?:million|billion|percent)\b)"
    )


def _without_markers(titled: str, body: str, positions: dict[int, tuple[int, int]]) -> tuple[str, str, dict[int, int]]:
    """Heading and body without their markers, and where in the body each marker stood."""
    text, cut = titled + "\n" + body, len(titled) + 1
    head: list[str] = []
    rest: list[str] = []
    offsets: dict[int, int] = {}
    here = 0
    for index, (start, end) in sorted(positions.items()):
        piece = text[here:start]
        head.append(piece[: max(0, cut - here)])
        rest.append(piece[max(0, cut - here) :])
        if start >= cut:
            offsets[index] = sum(map(len, rest))
        here = end
    head.append(text[here : max(here, cut)])
    rest.append(text[max(here, cut) :])
    return "".join(head).strip(), "".join(rest), offsets


def _findings(printed: list[_Printed], positions: dict[int, tuple[int, int]], found: Heading) -> tuple[Diagnostic, ...]:
    """What a reader of the page should know: no notes, no heading, notes with no marker."""
    out = []
    if not printed:
        out.append(Diagnostic("the page has no notes", expected="a numbered list at its end",
                              hint="copy the page down to its last footnote"))  # fmt: skip
    if not found.title:
        out.append(Diagnostic("the page has no heading", expected="“12. Telegram From … to …” in its first line"))
    lost = [p.number or "?" for i, p in enumerate(printed) if i not in positions]
    if lost:
        out.append(
            Diagnostic(f"no marker in the text for note {', '.join(lost)}", hint="the note is kept all the same")
        )
    return tuple(out)
