"""The entries of a file, each read from its own stretch of text, so that one left open harms no other.

The grammar is BibTeX's (*BibTeXing*; ``btparse``'s manual, *bt_language*)::

    entry  = "@" name ( "{" | "(" ) key { "," field } [ "," ] ( "}" | ")" )
    field  = name "=" part { "#" part }
    part   = "{" text "}" | '"' text '"' | number | name of a string

What its descendants take is taken: an entry without a key (JabRef) or a type is kept with a finding, one that is
commented out is none (biber). Strings may stand for strings, and a few lines of them for gigabytes: what those of a
file expand to is bounded.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.errors import Diagnostic
from citekit.formats.bibtex.dialects import Entry
from citekit.formats.shared.spaces import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPANSION = 16 * 2**20
"""Characters that the strings of a file may stand for beyond its own length."""

_START = re.compile(r"^[ \t]*@[ \t]*(?:\w+[ \t]*)?[{(]", re.MULTILINE)
_COMMENT = re.compile(r"@[ \t]*comment\b[ \t]*", re.IGNORECASE)
_AT, _COMMENTED = re.compile("@"), re.compile(r"[ \t]*%")
_BRACE, _BRACE_OR_QUOTE = re.compile(r"[{}]"), re.compile(r'[{}"]')
_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[A-Za-z@!$&*+\-./:;<>?\[\\\]^_`|~\x7f][A-Za-z0-9@!$&*+\-./:;<>?\[\\\]^_`|~\x7f]*")
_DIGITS = re.compile(r"[0-9]+")
_KEY = {"{": re.compile(r"[^\s,}]+"), "(": re.compile(r"[^\s,]+")}
_FIELD = re.compile(r"[A-Za-z][\w-]*\s*=\s*[\"{\d]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLOSING = {"{": "}", "(": ")"}
_DEEPEST = 100
_UNTYPED = "misc"
_NO_ENTRIES = {"string", "preamble"}


class _BrokenError(Exception):
    """What is wrong with an entry, and where."""

    def __init__(self, message: str, here: int) -> None:
        super().__init__(message)
        self.here = here


class Budget(Struct):
    """How many characters may still be made of others."""

    left: int

    def spent(self, count: int) -> bool:
        """Whether so many more are too many."""
        self.left -= count
        return self.left < 0


def entries(text: str, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, Entry, tuple[int, int]]]:
    """Every entry with its key, which may be empty, and its place; what is broken is added to the diagnostics."""
    strings = {month[:3].lower(): month for month in _MONTHS}
    budget = Budget(EXPANSION + len(text))
    for start, end in pairwise([*_starts(text), len(text)]):
        yield from _Stretch(text, start, end, strings, budget, diagnostics).entries()


def _starts(text: str) -> list[int]:
    """Where entries begin, but for those in a ``@comment`` that is closed."""
    starts, closed = [], 0
    for match in _START.finditer(text):
        if match.start() >= closed:
            starts.append(match.start())
            closed = _after_comment(text, match.start() + match[0].index("@"), len(text))
    return starts


def _after_comment(text: str, here: int, end: int) -> int:
    """Where a ``@comment`` that begins here is closed; ``-1`` where none does, or it is not closed."""
    match = _COMMENT.match(text, here, end)
    if not match or text[match.end() : match.end() + 1] != "{":
        return -1
    depth = 0
    for brace in _BRACE.finditer(text, match.end(), end):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return -1


class _Stretch:
    """A stretch of the file, from what begins a line to what begins the next: as a rule one entry."""

    def __init__(
        self, text: str, start: int, end: int, strings: dict[str, str], budget: Budget, findings: list[Diagnostic]
    ) -> None:
        self.text, self.here, self.end = text, start, end
        self.strings, self.budget, self.findings = strings, budget, findings

    def entries(self) -> Iterator[tuple[str, Entry, tuple[int, int]]]:
        while at := _AT.search(self.text, self.here, self.end):
            self.here = at.end()
            if self._is_commented(at.start()):
                continue
            place = (at.start(), at.end())
            try:
                found = self._command(place)
            except _BrokenError as error:
                self._told(error, place)
                continue
            if found:
                yield *found, place

    def _told(self, error: _BrokenError, place: tuple[int, int]) -> None:
        here = error.here if error.here < self.end else place[0]
        said = str(error) if error.here < self.end else "the entry is not closed"
        self.findings.append(Diagnostic(f"not BibTeX: {said}", here, here + 1))

    def _is_commented(self, at: int) -> bool:
        """Whether the line is a comment of TeX, or a ``@comment`` begins here, behind which reading goes on."""
        if _COMMENTED.match(self.text, self.text.rfind("\n", 0, at) + 1, at):
            line = self.text.find("\n", at, self.end)
            self.here = self.end if line < 0 else line
            return True
        if comment := _COMMENT.match(self.text, at, self.end):
            self.here = max(comment.end(), _after_comment(self.text, at, self.end))
        return comment is not None

    def _command(self, place: tuple[int, int]) -> tuple[str, Entry] | None:
        name = self._taken(_NAME) or ""
        opening = self._one_of("{(")
        if name.lower() in _NO_ENTRIES:
            self._string() if name.lower() == "string" else self._value()
            return None
        key = "" if _FIELD.match(self.text, self._at()) else self._taken(_KEY[opening]) or ""
        if not key or not name:
            lacking = "key; one is made" if name else "type; it is read as @misc"
            self.findings.append(Diagnostic(f"an entry without a {lacking}", *place))
        fields: dict[str, str] = {}
        try:
            self._fields(fields, opening)
        except _BrokenError as error:
            self._told(error, place)
        return key, Entry(name or _UNTYPED, fields)

    def _fields(self, fields: dict[str, str], opening: str) -> None:
        """The fields up to the end of the entry; of two with one name the first counts, as in BibTeX."""
        while True:
            if not self._is_next(","):
                if name := self._taken(_NAME):
                    self._one_of("=")
                    fields.setdefault(name.lower(), on_one_line(name.lower(), self._value()))
                    continue
                self._one_of(_CLOSING[opening])
                return
            self.here += 1

    def _string(self) -> None:
        if not (name := self._taken(_NAME)):
            raise _BrokenError("syntax error: a valid name expected", self.here)
        self._one_of("=")
        self.strings[name.lower()] = self._value()

    def _value(self) -> str:
        parts = [self._part()]
        while self._is_next("#"):
            self.here += 1
            parts.append(self._part())
        return "".join(parts)

    def _part(self) -> str:
        if self._is_next("{") or self._is_next('"'):
            return self._quoted(self.text[self.here])
        if digits := self._taken(_DIGITS):
            return digits
        here = self.here
        if not (name := self._taken(_NAME)):
            raise _BrokenError("syntax error: field value expected", self.here)
        if name.lower() not in self.strings:
            self.findings.append(Diagnostic(f"not BibTeX: undefined string: {name}", here, here + 1))
        text = self.strings.get(name.lower(), "")
        if self.budget.spent(len(text)):
            raise _BrokenError("its strings stand for more text than is read", here)
        return text

    def _quoted(self, opening: str) -> str:
        """The text of a part in braces, or in quotation marks in which braces are balanced."""
        start, depth = self.here + 1, 0
        for match in (_BRACE if opening == "{" else _BRACE_OR_QUOTE).finditer(self.text, start, self.end):
            if depth == 0 and match[0] == ("}" if opening == "{" else '"'):
                self.here = match.end()
                return self.text[start : match.start()]
            depth += (match[0] == "{") - (match[0] == "}")
            if not 0 <= depth <= _DEEPEST:
                self.here = match.start()
                said = "unbalanced braces" if depth < 0 else "too many nested braces"
                raise _BrokenError(f"syntax error: {said}", match.start())
        self.here = self.end
        raise _BrokenError("premature end", self.end)

    def _at(self) -> int:
        """The place of what comes next, white space passed over."""
        self.here = _SPACE.match(self.text, self.here, self.end).end()  # type: ignore[union-attr]
        return self.here

    def _is_next(self, character: str) -> bool:
        return self._at() < self.end and self.text[self.here] == character

    def _taken(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self.text, self._at(), self.end)
        self.here = match.end() if match else self.here
        return match[0] if match else None

    def _one_of(self, characters: str) -> str:
        if self._at() < self.end and self.text[self.here] in characters:
            self.here += 1
            return self.text[self.here - 1]
        raise _BrokenError(f"syntax error: {' or '.join(characters)} expected", self.here)


def on_one_line(name: str, text: str) -> str:
    """A field's text, in which a new line is a space, but for Zotero's *Extra*: there each line says something."""
    lines = [folded(line) for line in text.strip(" \t\r\n").split("\n")]
    return (r"\par " if name == "note" and lines[0].lower().startswith("archive") else " ").join(filter(None, lines))
