"""The longest row of a vocabulary that stands at a place of a text, however it is spelt."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from citekit.authority.folding import APOSTROPHES, DASHES, QUOTES, SPACES, fold, one_edit_apart
from citekit.authority.tables import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TermT = TypeVar("TermT", bound=Term)

_KEY = re.compile(r"[^\W\d]{1,24}|\d{1,24}|\S")
"""The first word of a form, or as much of it as keeps a hostile long word cheap."""
_END_OF_WORD = r"(?![^\W\d_])"
"""No letter follows; a digit may, since note numbers and years stick to words (*Central Files1970–73*)."""
_END_OF_NUMBER = r"(?!\w)"


LONG, LONGEST = 12, 120
"""Letters of the shortest form, and of the longest text, in which a misprint is looked for."""


class _Form(NamedTuple):
    text: str
    cased: bool


class Vocabulary(Generic[TermT]):
    """Rows found by their printed forms: one dictionary look-up and one compiled pattern a place.

    Dashes, quotes, runs of spaces and, except in abbreviations, case are folded. A form ends where a word
    ends: *Secret* is not in *Secretary*. Patterns are compiled when the first word of one is first met.

    >>> rows = [Term(id="jl", name="Johnson Library", source="", abbreviations=("JL",)),
    ...         Term(id="j", name="Johnson", source="")]
    >>> words = Vocabulary(rows)
    >>> row, end = words.match("In the Johnson  library, Box 3", 7)
    >>> row.id, end
    ('jl', 23)
    >>> words.match("jl", 0) is None
    True
    """

    def __init__(self, rows: Iterable[TermT]) -> None:
        self.rows = tuple(rows)
        self._compiled: dict[str, tuple[re.Pattern[str], tuple[TermT, ...]]] = {}

    def match(self, text: str, start: int = 0) -> tuple[TermT, int] | None:
        """The row whose longest form stands at ``start``, and where it ends; ``None`` where there is none."""
        if text[start : start + 2] not in self._heads:
            return None
        key = _KEY.match(text, start)
        if key is None or (first := key.group().casefold()) not in self._by_word:
            return None
        pattern, rows = self._compiled.get(first) or self._compile(first)
        found = pattern.match(text, start)
        return (rows[(found.lastindex or 1) - 1], found.end()) if found else None

    def bearers(self, text: str) -> list[TermT]:
        """Every row that the whole of ``text`` names, spaces at its ends aside.

        >>> words = Vocabulary([Term(id="j", name="Johnson", source=""), Term(id="k", name="johnson", source="")])
        >>> [row.id for row in words.bearers(" Johnson")], words.bearers("Johnson Library")
        (['j', 'k'], [])
        """
        printed = fold(text, case=False)
        return self._by_form.get(_Form(printed, cased=True), []) + self._by_form.get(
            _Form(printed.casefold(), cased=False), []
        )

    def whole(self, text: str) -> TermT | None:
        """The first row that the whole of ``text`` names.

        >>> Vocabulary([Term(id="j", name="Johnson", source="")]).whole("Johnson Library") is None
        True
        """
        return next(iter(self.bearers(text)), None)

    def nearest(self, text: str) -> TermT | None:
        """The row that the whole of ``text`` is but for one letter; ``None`` unless it is one row alone.

        Only long forms are tried: a short word one letter off is as often another word.

        >>> Vocabulary([Term(id="j", name="Johnson Library", source="")]).nearest("Jonson Library").id
        'j'
        """
        folded = fold(text)
        if not LONG <= len(folded) <= LONGEST or not (folded[0].isalnum() and folded[-1].isalnum()):
            return None
        near = (pair for end in _ends(folded) for pair in self._by_ends.get(end, ()))
        rows = {row.id: row for form, row in near if one_edit_apart(form, folded)}
        return next(iter(rows.values())) if len(rows) == 1 else None

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[_Form, TermT]]]:
        """Every form under its first word."""
        index: dict[str, list[tuple[_Form, TermT]]] = {}
        for row in self.rows:
            for form in _forms(row):
                if key := _KEY.match(form.text):
                    index.setdefault(key.group().casefold(), []).append((form, row))
        return index

    @cached_property
    def _heads(self) -> frozenset[str]:
        """How the forms may begin in print: their first two letters, looked at first, because that is quick."""
        begun = {form.text[:2] for forms in self._by_word.values() for form, _ in forms}
        return frozenset(one + other for first, second in begun for one in _spelt(first) for other in _spelt(second))

    @cached_property
    def _by_form(self) -> dict[_Form, list[TermT]]:
        """The rows of every form."""
        index: dict[_Form, list[TermT]] = {}
        for row in self.rows:
            for text, cased in _forms(row):
                bearers = index.setdefault(_Form(text if cased else text.casefold(), cased), [])
                if row not in bearers[-1:]:
                    bearers.append(row)
        return index

    @cached_property
    def _by_ends(self) -> dict[tuple[bool, str], list[tuple[str, TermT]]]:
        """Every long form under its first letters and under its last."""
        index: dict[tuple[bool, str], list[tuple[str, TermT]]] = {}
        for row in self.rows:
            for form in {fold(form) for form in (row.name, *row.forms)}:
                for end in _ends(form) if len(form) >= LONG else ():
                    index.setdefault(end, []).append((form, row))
        return index

    def _compile(self, first: str) -> tuple[re.Pattern[str], tuple[TermT, ...]]:
        """One alternation of all forms that begin with this word, the longest first."""
        forms = sorted(self._by_word[first], key=lambda pair: len(pair[0].text), reverse=True)
        pattern = re.compile("|".join(f"({_pattern(form)})" for form, _ in forms))
        self._compiled[first] = pattern, tuple(row for _, row in forms)
        return self._compiled[first]


def _ends(text: str) -> tuple[tuple[bool, str], tuple[bool, str]]:
    """The first letters and the last: one letter off, a long form keeps one of the two."""
    return (False, text[:4]), (True, text[-4:])


def _forms(row: Term) -> Iterator[_Form]:
    if not row.silent:
        yield _Form(fold(row.name, case=False), cased=False)
    for form in (*row.forms, *row.misprints):
        yield _Form(fold(form, case=False), cased=False)
    for form in row.abbreviations:
        yield _Form(fold(form, case=False), cased=True)


def _spelt(letter: str) -> str:
    """Every letter that one of a form may be in print, or the first of them."""
    spaces = SPACES if letter in " -/" else ""
    return spaces + _ALIKE.get(letter, letter + letter.upper() + letter.lower())


_ALIKE = {"-": DASHES, "'": APOSTROPHES, '"': QUOTES}
_FOLDED = {
    " ": r"\s+",
    "-": rf"\s?[{re.escape(DASHES)}]\s?",
    "/": r"\s?/\s?",
    "'": f"[{re.escape(APOSTROPHES)}]",
    '"': f"[{re.escape(QUOTES)}]",
}


def _pattern(form: _Form) -> str:
    """The form as a pattern over unfolded text; no quantifier is nested, so it is linear."""
    body = "".join(_FOLDED.get(letter) or re.escape(letter) for letter in form.text)
    end = _END_OF_NUMBER if form.text[-1].isdigit() else _END_OF_WORD if form.text[-1].isalpha() else ""
    return (body if form.cased else f"(?i:{body})") + end
