"""A question in words: fields, phrases, dates, what lies beside a record.

```ebnf
query  ::= { ["-"] term }
term   ::= [ field ":" ] ( phrase | word )
phrase ::= '"' words '"'
word   ::= characters without space, at whose end "*" stands for any letters
```
All terms have to hold, and none with ``-`` before it. A reference code may stand in any spelling and without quotes:
``Lot 66 D 204``. What is no field is words: ``FRUS: 1964`` looks for both. Any text is a query; none is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.library.records.folding import atoms, code_of, compact
from citekit.library.search.spans import span
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = {
    "repository": "repository", "archive": "repository", "collection": "collection", "lot": "collection",
    "series": "collection", "rg": "collection", "box": "box", "reel": "box", "file": "file", "folder": "file",
    "title": "title", "author": "people", "people": "people", "to": "people", "kind": "kind", "type": "kind",
    "tag": "tag", "note": "note", "key": "key",
}  # fmt: skip
"""What a person writes before a colon → the field of the index that is looked in."""
DATED = ("date", "year")
OTHERS = ("near", "in", "input", "has")
"""Fields of no words: beside which record, in which collection of the user's, read in which input, with what."""

_TERM = lazy(r'(?P<minus>-?)(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LONGEST = 2000
"""Characters of a question that are looked at."""
_SPAN = 6
"""Words of the longest reference code that is written without quotes."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: the words of ``text`` in a ``field``, or in any; ``not_`` where they must not be there."""

    text: str
    field: str | None = None
    phrase: bool = False
    not_: bool = False
    code: str | None = None
    """The one spelling of a reference code, where the text is one."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks: words, dates from and to, and the other conditions by their field."""

    terms: tuple[Term, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def parse(text: str) -> Query:
    """What a question asks.

    >>> query = parse('repository:kennedy box:12 date:1963-07..1963-08 file:"POL 7" Lot 66 D 204 -draft')
    >>> [(term.field, term.text) for term in query.terms]
    [('repository', 'kennedy'), ('box', '12'), ('file', 'POL 7'), (None, 'Lot 66 D 204'), (None, 'draft')]
    >>> query.dates, query.terms[-1].not_, query.terms[3].code
    ((('1963-07-01', '1963-08-31'),), True, '66d204')
    """
    terms: list[Term] = []
    dates: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for found in _TERM.finditer(text[:_LONGEST]):
        field, said = (found["field"] or "").lower(), found["phrase"] if found["phrase"] is not None else found["word"]
        phrase, not_ = found["phrase"] is not None, bool(found["minus"])
        if field in DATED and not not_ and (days := span(said)):
            dates.append(days)
        elif field in OTHERS and not not_:
            others.append((field, said))
        elif field in FIELDS:
            terms.append(Term(said, FIELDS[field], phrase, not_, _code(said)))
        else:
            terms += [Term(word, None, phrase, not_, _code(word)) for word in filter(None, (found["field"], said))]
    return Query(tuple(_with_codes(terms)), tuple(dates), tuple(others))


def _with_codes(terms: list[Term]) -> Iterator[Term]:
    """The terms, loose words that together are one reference code as one: ``Lot 66 D 204``, ``FO 371/126683``."""
    at = 0
    while at < len(terms):
        for end in range(min(len(terms), at + _SPAN), at + 1, -1):
            loose = terms[at:end]
            text = " ".join(term.text for term in loose)
            if all(_is_loose(term) for term in loose) and (code := code_of(text)) and _holds_together(loose):
                yield Term(text, code=code)
                at = end
                break
        else:
            yield terms[at]
            at += 1


def _is_loose(term: Term) -> bool:
    return term.field is None and not term.phrase and not term.not_


def _holds_together(loose: list[Term]) -> bool:
    """A code begins with letters of its own or a number, and every word of it has a digit or is short or its label."""
    return all(any(map(str.isdigit, term.text)) or len(term.text) <= 4 or term.text.isupper() for term in loose)


def _code(text: str) -> str | None:
    return code_of(text) or (compact(text) if any(map(str.isdigit, text)) and len(atoms(text)) > 1 else None)
