"""The longest row of a vocabulary that stands at a place of a text, however it is spelt."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from citekit.authority.alternation import any_of
from citekit.authority.folding import APOSTROPHES, DASHES, QUOTES, SPACES, fold, folded_once, one_edit_apart
from citekit.authority.tables import TableError, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TermT = TypeVar("TermT", bound=Term)

_END_OF_WORD = r"(?![^\W\d_])"
"""No letter follows; a digit may, since note numbers and years stick to words (*Central Files1970–73*)."""
_END_OF_NUMBER = r"(?!\w)"


LONG, LONGEST = 12, 120
"""Letters of the shortest form, and of the longest text, in which a misprint is looked for."""


class _Form(NamedTuple):
    """How a row is printed, folded; ``cased`` where only so, ``right`` unless it is a misprint."""

    text: str
    cased: bool = False
    right: bool = True


_Compiled = tuple[re.Pattern[str], tuple[TermT, ...]]
"""A pattern, and the row that each of its groups stands for."""


class Vocabulary(Generic[TermT]):
    """Rows found by their printed forms: one dictionary look-up and one compiled pattern a place.

    Dashes, quotes, runs of spaces and, except in abbreviations, case are folded. A form ends where a word
    ends: *Secret* is not in *Secretary*. A pattern is compiled when the first two letters of its forms are first met.

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
        self._heads: dict[str, str] | None = None  # no cached property: that is looked up anew at every place
        self._compiled: dict[str, list[_Compiled[TermT]]] = {}

    def match(self, text: str, start: int = 0) -> tuple[TermT, int] | None:
        """The row whose longest form stands at ``start``, and where it ends; ``None`` where there is none."""
        heads = self._heads or self._headed()
        head = heads.get(text[start : start + 2])
        if head is None:
            return None
        best, longest = None, start
        for pattern, rows in self._compiled.get(head) or self._compile(head):
            found = pattern.match(text, start)
            if found and found.end() > longest:
                best, longest = rows[(found.lastindex or 1) - 1], found.end()
        return (best, longest) if best else None

    def bearers(self, text: str) -> list[TermT]:
        """Every row that the whole of ``text`` names, spaces at its ends aside.

        >>> words = Vocabulary([Term(id="j", name="Johnson", source=""), Term(id="k", name="johnson", source="")])
        >>> [row.id for row in words.bearers(" Johnson")], words.bearers("Johnson Library")
        (['j', 'k'], [])
        """
        loose, exact = self._by_form
        return [*exact.get(fold(text, case=False), ()), *loose.get(fold(text), ())]

    def whole(self, text: str) -> TermT | None:
        """The first row that the whole of ``text`` names.

        >>> Vocabulary([Term(id="j", name="Johnson", source="")]).whole("Johnson Library") is None
        True
        """
        found = self.bearers(text)
        return found[0] if found else None

    def nearest(self, text: str) -> TermT | None:
        """The row that the whole of ``text`` is but for one letter; ``None`` unless it is one row alone.

        Only long forms are tried: a short word one letter off is as often another word.

        >>> Vocabulary([Term(id="j", name="Johnson Library", source="")]).nearest("Jonson Library").id
        'j'
        """
        folded = fold(text)
        if not LONG <= len(folded) <= LONGEST or not (folded[0].isalnum() and folded[-1].isalnum()):
            return None
        near = [pair for end in _ends(folded) for pair in self._by_ends.get(end, ())]
        rows = {row.id: row for form, row in near if one_edit_apart(form, folded)}
        return next(iter(rows.values())) if len(rows) == 1 else None

    @cached_property
    def _forms(self) -> list[tuple[_Form, TermT]]:
        """Every form of every row."""
        return [(form, row) for row in self.rows for form in _forms(row)]

    @cached_property
    def _by_head(self) -> dict[str, list[tuple[_Form, TermT]]]:
        """Every form under its first two letters."""
        index: dict[str, list[tuple[_Form, TermT]]] = {}
        for form, row in self._forms:
            if len(form.text) < 2:
                raise TableError(f"{row.id}: the form {form.text!r} is too short to be found in a text")
            index.setdefault(_smalls(form.text[:2]).replace("-", " ").replace("/", " "), []).append((form, row))
        return index

    def _headed(self) -> dict[str, str]:
        """The first two letters of all forms, as they may be printed: looked up first, because that is quick."""
        heads = {one + other: head for head in self._by_head for one in _spelt(head[0]) for other in _spelt(head[1])}
        self._heads = heads
        return heads

    @cached_property
    def _by_form(self) -> tuple[dict[str, list[TermT]], dict[str, list[TermT]]]:
        """The rows of every form in any case, and those of every abbreviation as it is written."""
        loose: dict[str, list[TermT]] = {}
        exact: dict[str, list[TermT]] = {}
        for form, row in self._forms:
            bearers = exact.setdefault(form.text, []) if form.cased else loose.setdefault(form.text.casefold(), [])
            if row not in bearers[-1:]:
                bearers.append(row)
        return loose, exact

    @cached_property
    def _by_ends(self) -> dict[tuple[bool, str], list[tuple[str, TermT]]]:
        """Every long form under its first letters and under its last."""
        index: dict[tuple[bool, str], list[tuple[str, TermT]]] = {}
        for form, row in self._forms:
            if form.right and not form.cased and len(form.text) >= LONG:
                folded = form.text.casefold()
                for end in _ends(folded):
                    index.setdefault(end, []).append((folded, row))
        return index

    def _compile(self, head: str) -> list[_Compiled[TermT]]:
        """Patterns of all forms that begin with these letters: one in any case, one of abbreviations."""
        forms = self._by_head[head]
        loose = {_smalls(form.text): row for form, row in reversed(forms) if not form.cased}
        exact = {form.text: row for form, row in reversed(forms) if form.cased}
        kinds = ((loose, re.IGNORECASE), (exact, re.NOFLAG))
        self._compiled[head] = [_compiled(rows, flag) for rows, flag in kinds if rows]
        return self._compiled[head]


def _ends(text: str) -> tuple[tuple[bool, str], tuple[bool, str]]:
    """The first letters and the last: one letter off, a long form keeps one of the two."""
    return (False, text[:4]), (True, text[-4:])


def _forms(row: Term) -> Iterator[_Form]:
    if not row.silent:
        yield _Form(folded_once(row.name))
    for form in row.forms:
        yield _Form(folded_once(form))
    for form in row.misprints:
        yield _Form(folded_once(form), right=False)
    for form in row.abbreviations:
        yield _Form(folded_once(form), cased=True)


def _spelt(letter: str) -> str:
    """Every letter that may stand in print for one of a form; for a joint, every one that it may begin with."""
    return _ALIKE.get(letter) or (letter + letter.upper() if _small(letter.upper()) == letter else letter)


def _smalls(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_small, text))


def _small(letter: str) -> str:
    """The small letter of one, where that is one letter too: not of the Turkish İ, whose small letter is two."""
    small = letter.lower()
    return small if len(small) == 1 else letter


_ALIKE = {" ": SPACES + DASHES + "/", "'": APOSTROPHES, '"': QUOTES}
_SPELT = {
    " ": r"\s+",
    "-": rf"\s?[{re.escape(DASHES)}]\s?",
    "/": r"\s?/\s?",
    "'": f"[{re.escape(APOSTROPHES)}]",
    '"': f"[{re.escape(QUOTES)}]",
}


def _compiled(rows: Mapping[str, TermT], flag: re.RegexFlag) -> _Compiled[TermT]:
    """A pattern of forms over unfolded text, with a group for each; no quantifier is nested, so it is linear."""
    names = {form: f"form{number}" for number, form in enumerate(rows)}
    words = {form: f"{_end(form)}(?P<{name}>)" for form, name in names.items()}
    pattern = re.compile(any_of(words, lambda letter: _SPELT.get(letter) or re.escape(letter)), flag)
    order = sorted(rows, key=lambda form: pattern.groupindex[names[form]])
    return pattern, tuple(rows[form] for form in order)


def _end(form: str) -> str:
    """What may not follow the form."""
    if "\u3040" <= form[-1] <= "\u9fff":  # Chinese and Japanese write no spaces between words
        return ""
    return _END_OF_NUMBER if form[-1].isdigit() else _END_OF_WORD if form[-1].isalpha() else ""
