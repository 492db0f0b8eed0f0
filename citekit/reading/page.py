"""A page of *Foreign Relations* as a person copies it from the browser.

A heading, above it perhaps the file from which the document was taken, a body with the note markers stuck to words,
and numbered notes at the end. Numbers are not to be trusted: the list may run 1, 2, 3 while the markers say 0, 1, 2,
or begin at 31. Notes are matched by order.
"""

from __future__ import annotations

import io
import itertools
import re
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from citekit.errors import Diagnostic
from citekit.model.patterns import lazy
from citekit.model.records import Document, Note
from citekit.reading.datelines import is_dateline
from citekit.reading.heading import Heading, heading
from citekit.reading.notes import begins_as_source, lines
from citekit.reading.opening import above, below, dated, heading_at, is_heading
from citekit.reading.source import TEXT_LIMIT, text_of
from citekit.reading.volumes import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.model.terms import NoteKind

_SYMBOL = lazy(r"\s*([*†‡§¶#‖║]{1,3})\.? +(\S.*)")
"""A note that the source itself has, under a sign of its own: “* These figures are provisional.”"""
_NUMBERED = lazy(r"\s*(?:[•·*▪◦] ?)?\[?(\d{1,3})(?:[.)\]]|\s*$)\s*(.*)")
_BACKLINK = lazy(r"\s*[↩⏎^]\N{VARIATION SELECTOR-15}?\s*$")


FIRST_FILES = "1906"
"""The year from which on a page names the file that its document was taken from."""


class _Printed(Struct, frozen=True):
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
    if not above:
        return False
    if first is None:
        return _is_document(above)
    return _NUMBERED.match(lines[first]) is not None or _begins_as_document(above)


def _is_document(lines: list[str]) -> bool:
    """Whether lines without notes are a document: it has a heading that says what it is, and then a dateline."""
    at = heading_at(lines) if len(lines) > 1 else None
    return at is not None and is_heading(lines[at]) and below(lines[at + 1 :]).dateline.date is not None


def _begins_as_document(lines: list[str]) -> bool:
    return heading(lines[0]).number is not None or any(map(is_dateline, lines[:4])) or _is_document(lines)


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
    printed = _notes(lines[first:]) if first is not None else []
    head, body = _split_heading([line.strip() for line in lines[:first]])
    positions = _markers(head + "\n" + body, len(head), printed)
    clean_head, clean, offsets = _without_markers(head, body, positions)
    *before, title = clean_head.split("\n")
    found, over, under = heading(title), above(before), below(clean.split("\n"))
    told = dated(under.dateline, found.title)
    number = found.number or over.number
    doc_id = f"d{number}" if number else None
    sources = tuple(
        Note(file, id=f"s{i}", kind="source", document=doc_id, date=told.date) for i, file in enumerate(over.files, 1)
    )
    notes = tuple(
        Note(p.text, id=f"n{i}", kind=_kind(p, i - 1 not in offsets and not sources), document=doc_id,
             date=told.date, number=p.number, marker=offsets.get(i - 1))
        for i, p in enumerate(printed, 1)
    )  # fmt: skip
    return Document(
        notes=sources + notes, id=doc_id, number=number, serial=under.serial, title=found.title or None,
        kind=found.kind or over.kind or under.kind, from_=found.from_, to=found.to, place=told.place,
        date=told.date, volume=titled(over.volume), body=clean,
        diagnostics=_findings(notes or sources, printed, positions, found, told.date),
    )  # fmt: skip


def _kind(printed: _Printed, may_be_source: bool) -> NoteKind | None:
    """What a note of the list is: a source note where it says so; else a footnote, unless its heading has it alone."""
    if begins_as_source(printed.text):
        return "source"
    return None if may_be_source and printed.number in (None, "0", "1") else "footnote"


def _first_note(lines: list[str]) -> int | None:
    """The line where the notes begin: the longest run of numbers, each one more, that reaches the end.

    The run starts as late as it can, so that numbered paragraphs of the body are not taken for notes; nor are
    those before a signature, where no marker for one of them stands in the text.
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
    if start is None or wanted is None:
        return None
    text = "\n".join(lines[:start])
    numbers = range(wanted + 1, wanted + 1 + sum(_NUMBERED.match(line) is not None for line in lines[start:]))
    bases = (numbers, range(len(numbers))) if wanted == 0 else (numbers,)
    marked = any(_marker_pattern(number).search(text) for base in bases for number in base)
    return start if marked or (wanted == 0 and not _is_signed(lines)) else None


def _is_signed(lines: list[str]) -> bool:
    """Whether the last line is a signature, so that the numbers before it count paragraphs: “Byrnes”."""
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return _NUMBERED.match(last) is None and len(last) <= _SIGNATURE and last[:1].isupper()


_SIGNATURE = 50
"""Characters of a signature at most: “For the President of the United States: Ober”."""


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
        elif out and (sign := _SYMBOL.match(line)):
            out.append(_Printed(sign.group(1), sign.group(2).strip()))
        elif not out:
            if line.strip():
                out.append(_Printed(None, line.strip()))
        elif line.strip():
            out[-1] = _Printed(out[-1].number, f"{out[-1].text} {line.strip()}".strip())
    return out


def _split_heading(top: list[str]) -> tuple[str, str]:
    """The heading, with the lines above it, and the body below it."""
    at = heading_at(top)
    if at is None:
        return "", ""
    return "\n".join(line for line in top[: at + 1] if line), "\n".join(top[at + 1 :]).strip("\n")


def _markers(text: str, heading_end: int, printed: list[_Printed]) -> dict[int, tuple[int, int]]:
    """Where each note's marker stands in heading + body, by the note's index.

    Markers are matched in order, counting from 0, from 1, from the number of the first note, or from a number that
    stands in the text as a marker does, whichever finds more of them.
    """
    counted = [index for index, note in enumerate(printed) if (note.number or "0").isdecimal()]
    listed = [int(note.number) for note in printed[:1] if note.number and note.number.isdecimal()]
    stuck = [int(found[0]) for found in itertools.islice(_STUCK.finditer(text), _BASES)]
    tries = [_in_order(text, heading_end, base, len(counted)) for base in dict.fromkeys((0, 1, *listed, *stuck))]
    found = {counted[order]: span for order, span in max(tries, key=len).items()}
    return found | _signs(text, {i: note.number or "" for i, note in enumerate(printed) if i not in counted})


def _signs(text: str, signs: dict[int, str]) -> dict[int, tuple[int, int]]:
    """Where the signs of notes that are not counted stand in the text, one after another."""
    out: dict[int, tuple[int, int]] = {}
    here = 0
    for index, sign in signs.items():
        found = re.compile(rf"(?<=[\w.,;:?!”’)]){re.escape(sign)}(?=[\s.,;:)]|\Z)").search(text, here)
        if found:
            out[index] = found.span()
            here = found.end()
    return out


_STUCK = lazy(r"(?<=[^\W\d])\d{1,3}(?=\s|\Z)|(?<=[.,;:?!”’\"')\]])\d{1,3}(?=\s|\Z)")
_BASES = 12
"""How many numbers of a text are tried as its first marker."""


def _in_order(text: str, heading_end: int, base: int, count: int) -> dict[int, tuple[int, int]]:
    """The earliest places where ``base``, ``base + 1``, … can stand as markers, one after another."""
    out: dict[int, tuple[int, int]] = {}
    here = 0
    for index in range(count):
        apart = re.compile(rf" {base + index}(?=\s*$)", re.M)
        found = apart.search(text, here, heading_end) if index and here < heading_end else None
        found = found or _marker_pattern(base + index).search(text, here)
        if not found and index == 0:
            found = apart.search(text, 0, heading_end)
        if found:
            out[index] = found.span()
            here = found.end()
    return out


def _marker_pattern(number: int) -> re.Pattern[str]:
    """A number stuck to a word or its punctuation, or at the end of the first line behind a space.

    After it the text must go on as after a superscript: white space and no lower-case decimal (“2.1 million”).
    """
    stuck = rf"(?<=[^\W\d]){number}|(?<=[.,;:?!”’\"')\]]){number}|(?<=, [12]\d\d\d){number}"
    head = rf"(?<=[\w)] )(?:{number})(?=\n)" if number < 2 else r"(?!)"
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
    for index, (start, end) in sorted(positions.items(), key=lambda placed: placed[1]):
        piece = text[here:start]
        head.append(piece[: max(0, cut - here)])
        rest.append(piece[max(0, cut - here) :])
        if start >= cut:
            offsets[index] = sum(map(len, rest))
        here = end
    head.append(text[here : max(here, cut)])
    rest.append(text[max(here, cut) :])
    return "".join(head).strip(), "".join(rest), offsets


def _findings(
    notes: tuple[Note, ...],
    printed: list[_Printed],
    positions: dict[int, tuple[int, int]],
    found: Heading,
    date: str | None,
) -> tuple[Diagnostic, ...]:
    """What a reader of the page should know: no heading, notes with no marker, and no notes, as until 1905 few have."""
    out = []
    if not notes and not (date and date < FIRST_FILES):
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
