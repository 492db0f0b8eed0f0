"""Where the words of a question stand in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.library.records.folding import atoms, compact
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.library.search.queries import Query

_RUN = lazy(r"\w+")


def highlights(text: str, query: Query) -> list[tuple[int, int]]:
    """The stretches of a text that a question asks for: start and end, half-open, in their order.

    >>> from citekit.library.search.queries import parse
    >>> line = "Škofja papers, Lot 66D204, Box 4"
    >>> [line[start:end] for start, end in highlights(line, parse("skofja lot 66 D 204 box:4"))]
    ['Škofja', 'Lot', '66D204', '4']
    """
    wanted = {word for term in query.terms if not term.not_ for word in atoms(term.text)}
    heads = tuple(
        word for term in query.terms if term.text.endswith("*") and not term.phrase for word in atoms(term.text)
    )
    codes = {term.code for term in query.terms if term.code}
    found = []
    for run in _RUN.finditer(text):
        words = atoms(run[0])
        if words and (wanted.issuperset(words) or compact(run[0]) in codes or (heads and words[0].startswith(heads))):
            found.append(run.span())
    return found
