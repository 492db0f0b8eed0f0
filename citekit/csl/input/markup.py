"""Fields as people type them: inline markup, quotation marks and apostrophes become pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citekit.csl.output.nodes import Format
from citekit.csl.output.pieces import Part, Piece
from citekit.model.patterns import lazy

TAGS: dict[str, tuple[str, Format | None]] = {
    "<i>": ("</i>", Format(style="italic")),
    "<b>": ("</b>", Format(weight="bold")),
    "<sc>": ("</sc>", Format(variant="small-caps")),
    "<sup>": ("</sup>", Format(position="sup")),
    "<sub>": ("</sub>", Format(position="sub")),
    '<span style="font-variant:small-caps;">': ("</span>", Format(variant="small-caps")),
    '<span style="font-variant: small-caps;">': ("</span>", Format(variant="small-caps")),
    '<span class="nocase">': ("</span>", None),
    '<span class="nodecor">': ("</span>", Format("normal", "normal", "normal")),
}
CLOSERS = frozenset(closer for closer, _ in TAGS.values())
_MARKS = "\"'“”‘’«»‹›„‚"
_TOKEN = lazy("|".join(map(re.escape, [*TAGS, *CLOSERS])) + f"|[{_MARKS}]")
_BEFORE, _AFTER = lazy(" (?=[:;?!»])"), lazy("« ")
"""Spaces beside high punctuation, as French has them: narrow, and never at the end of a line."""
_PAIRS = {"“": "”", "‘": "’", "«": "»", "‹": "›", "„": "“", "‚": "‘", '"': '"', "'": "'"}
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{-–—/“‘«‹\"'")


class Open(NamedTuple):
    """A tag or quotation mark that waits for its end."""

    mark: str
    closer: str
    format: Format | None
    parts: list[Part]

    @property
    def is_quote(self) -> bool:
        return len(self.mark) == 1


def plain_text(text: str) -> bool:
    """Whether there is nothing in a field to be parsed."""
    return _TOKEN.search(text) is None


@lru_cache(65536)
def parse(text: str, quotes: tuple[str, str, str, str]) -> Part:
    """A field as a piece. ``quotes`` are the locale's marks: those, and straight ones, are paired.

    >>> parse("Plain", ("“", "”", "‘", "’"))
    'Plain'
    >>> parse("<i>Ulysses</i> and I", ("“", "”", "‘", "’")).parts[1]
    ' and I'
    """
    text = _AFTER.sub("«\u202f", _BEFORE.sub("\u202f", text))
    if plain_text(text):
        return text
    parts = _Parser(text, quotes).parts()
    return parts[0] if len(parts) == 1 else Piece(parts, inline=True)


class _Parser:
    def __init__(self, text: str, quotes: tuple[str, str, str, str]) -> None:
        self.text = text
        own = {quotes[0].strip(): quotes[1].strip(), quotes[2].strip(): quotes[3].strip()}
        self.pairs = {mark: end for mark, end in own.items() if mark in _PAIRS} | {'"': '"', "'": "'"}
        self.apostrophe = "’"
        self.inner = quotes[2].strip()
        self.stack: list[Open] = [Open("", "", None, [])]

    def parts(self) -> list[Part]:
        last = 0
        for match in _TOKEN.finditer(self.text):
            self._add(self.text[last : match.start()])
            self._token(match.group(), match.start(), match.end())
            last = match.end()
        self._add(self.text[last:])
        while len(self.stack) > 1:
            self._abandon()
        return self.stack[0].parts

    def _add(self, text: str) -> None:
        """Append text to what is open, joined to text before it."""
        parts = self.stack[-1].parts
        if not text:
            return
        if parts and isinstance(parts[-1], str):
            parts[-1] += text
        else:
            parts.append(text)

    def _token(self, token: str, start: int, end: int) -> None:
        if token in TAGS:
            closer, look = TAGS[token]
            self.stack.append(Open(token, closer, look, []))
        elif len(token) > 1:
            self._close_tag(token)
        else:
            self._quote(token, start, end)

    def _close_tag(self, token: str) -> None:
        """Close the innermost tag with this end; quotes left open within it are only characters."""
        if not any(opened.closer == token for opened in self.stack):
            self._add(token)
            return
        while self.stack[-1].closer != token:
            self._abandon()
        opened = self.stack.pop()
        if opened.mark == '<span class="nocase">':
            for part in opened.parts:
                self._part(part)
        else:
            self.stack[-1].parts.append(Piece(opened.parts, format=opened.format, inline=True))

    def _part(self, part: Part) -> None:
        if isinstance(part, str):
            self._add(part)
        else:
            self.stack[-1].parts.append(part)

    def _quote(self, mark: str, start: int, end: int) -> None:
        before = self._before(start)
        after = self.text[end : end + 1]
        if self._closes(mark, before, after):
            opened = self.stack.pop()
            level = "inner" if opened.mark == self.inner else True
            within = _without_spaces(opened.parts) if mark in "»›" else opened.parts
            self.stack[-1].parts.append(Piece(within, quotes=level, inline=True))
        elif mark in self.pairs and self._opens(mark, before, end):
            self.stack.append(Open(mark, self.pairs[mark], None, []))
        else:
            self._add(self.apostrophe if mark == "'" else mark)

    def _before(self, start: int) -> str:
        """The character before a mark, tags not counted."""
        before = self.text[:start]
        while before.endswith(">") and (cut := before.rfind("<")) >= 0 and _TOKEN.fullmatch(before[cut:]):
            before = before[:cut]
        return before[-1:]

    def _opens(self, mark: str, before: str, end: int) -> bool:
        if mark not in "\"'":
            return True
        rest = self.text[end:]
        if before == mark and self.text[: end - 1].rstrip(mark)[-1:].isalnum():
            return False  # apostrophes in a row behind a letter
        return (not before or before in _OPENS_AFTER) and rest != "" and mark in rest

    def _closes(self, mark: str, before: str, after: str) -> bool:
        top = self.stack[-1]
        if not top.is_quote or top.closer != mark:
            return False
        if mark in "'’" and after.isalnum():
            return False
        return not (mark in "\"'" and before in " " and bool(before))

    def _abandon(self) -> None:
        """What was opened and never closed is characters after all."""
        opened = self.stack.pop()
        self._add(self.apostrophe if opened.mark == "'" else opened.mark)
        for part in opened.parts:
            self._part(part)


def _without_spaces(parts: list[Part]) -> list[Part]:
    """What stands within guillemets: the spaces that French sets there are the locale's, not the writer's."""
    if parts and isinstance(parts[0], str):
        parts = [parts[0].lstrip(), *parts[1:]]
    if parts and isinstance(parts[-1], str):
        parts = [*parts[:-1], parts[-1].rstrip()]
    return parts
