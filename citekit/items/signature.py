"""A place as its country writes it: “РГАСПИ, ф. 17, оп. 162, д. 5”, “TNA, FO 371/121744”, “NAA: A1838, 3034/10/1”.

Styles from the United States turn a place round, the leaf first and the archive last. Nobody outside the
English-speaking world writes a signature backwards, and the Chicago Manual itself leaves a British reference code
behind its archive (17th edition, 14.228: “PRO, CO 137:48”). Such a place is kept as one, in the words of the note.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from citekit.authority.archives import repository_by_id
from citekit.authority.container_words import containers_by_word, word_key
from citekit.authority.countries import country, signatures
from citekit.authority.known import Archives
from citekit.authority.signatures import keeper_countries, signature
from citekit.model.levels import widest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.records import Citation, Part, ResolvedPart

LEAF_FIRST = "us"
"""The country whose notes name the leaf before the archive."""
_BODY = frozenset(("repository", "division", "record_group", "collection", "lot"))
_NAMED = frozenset(("collection", "folder"))
"""Levels of a place that is described by its names, and not by a reference code."""
_WIDEST = 40
"""Characters between two levels; what is longer says something else."""


class Signature(NamedTuple):
    """A place whole, and as much of it as a bibliography of collections names."""

    text: str
    body: str


def printed(citation: Citation) -> Signature | None:
    """The place of a citation, in the order and the words of the note; ``None`` where styles may put it in theirs.

    >>> from citekit.records.parsing import parse
    >>> said = parse("РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об.", kind="footnote")
    >>> printed(said.citations[0])
    Signature(text='РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об.', body='РГАСПИ, ф. 17')
    >>> printed(parse("Ford Library, Trip File, Box 3").citations[0]) is None
    True
    """
    parts = citation.parts if citation.resolved is None else citation.resolved
    within = [part for part in parts if part.level not in ("item", "form") and not _is_page(part)]
    if len(within) < 2 or not is_kept(within):
        return None
    own = [part for part in citation.parts if part.level == "item" or part in within]
    return _as_printed(citation, own) if len(own) >= len(within) else _joined(within, citation.place)


def _is_page(part: Part | ResolvedPart) -> bool:
    """Whether a part is a page of the document, “p. 12”; any other number is one of the signature's."""
    return part.level == "page" and part.text.startswith("p")


def _as_printed(citation: Citation, parts: Sequence[Part]) -> Signature:
    """The words of the note from the first level to the last, where nothing else stands between them."""
    ordered = sorted(parts, key=lambda part: part.start)
    within = [part for part in ordered if part.level != "item"]
    start, end = within[0].start, within[-1].end
    together = not any(part.level == "item" and start < part.start < end for part in ordered)
    if not together or any(right.start - left.end > _WIDEST for left, right in pairwise(within)):
        return _joined(within, citation.place)
    if citation.place and (town := citation.text.find(citation.place)) >= 0:
        start = min(start, citation.start + town)
    if ordered[0].level != "item" and ordered[0].start - citation.start <= _WIDEST:  # “London, British Library, …”
        start = min(start, citation.start)
    text = citation.text[start - citation.start : end - citation.start]
    return Signature(text, text[: _body(within) - start])


def _body(within: Sequence[Part]) -> int:
    """Where a place ends in a bibliography: with its collection, the class of its code, or else without its leaf."""
    if within[0].level not in _BODY:
        return within[-1].end
    bodies = [part for part in within if part.level in _BODY]
    if len(bodies) > 1:
        return bodies[-1].end
    leafless = [part for part in within if part.level != "page"]
    last = leafless[-1]
    return last.start + len(_class(last)) if last.level == "file" else last.end


def _class(part: Part | ResolvedPart) -> str:
    """The series that a reference code of Kew is of, under which a bibliography has it; any other code itself.

    >>> from citekit.records.parsing import parse
    >>> [_class(parse(f"{place}.").citations[0].parts[-1]) for place in ("TNA, FO 371/1", "BArch, R 43/1")]
    ['FO 371', 'R 43/1']
    """
    of_kew = part.decoded is not None and part.decoded.scheme == "uk-national-archives"
    return part.text.rpartition("/")[0] or part.text if of_kew else part.text


def _joined(within: Sequence[Part | ResolvedPart], town: str | None) -> Signature:
    """The levels from the wide to the narrow with commas between, the town behind its archive."""
    ordered = widest_first(within)
    text = {id(part): part.text for part in ordered}
    if town and (named := [part for part in ordered if part.level == "repository"]):
        text[id(named[-1])] += f", {town}"
    bodies = [part for part in ordered if part.level in _BODY]
    short = [text[id(part)] for part in bodies]
    if len(bodies) < 2:
        short = [_class(part) if part.level == "file" else text[id(part)] for part in ordered if part.level != "page"]
    return Signature(", ".join(text[id(part)] for part in ordered), ", ".join(short))


def is_kept(parts: Sequence[Part | ResolvedPart]) -> bool:
    """Whether a place keeps its order: of an archive outside the United States, or of words and codes from there.

    In English-speaking countries that is so for reference codes; somebody's papers are cited as anywhere.

    >>> from citekit.model.records import Part
    >>> said = ("repository", "TNA", "uk-national-archives"), ("file", "FO 371/126683", None)
    >>> [is_kept([Part(level, text, 0, 0, id) for level, text, id in (*said, *more)])
    ...  for more in ((), (("collection", "Lund Papers", None),))]
    [True, False]
    """
    codes = _countries(parts)
    if not codes or LEAF_FIRST in codes:
        return False
    if not all(map(_is_english, codes)):
        return True
    coded = [part for part in parts if part.level == "file" or any(_fits(part.text, code) for code in codes)]
    return bool(coded) and all(part.level not in _NAMED or part in coded for part in parts)


@lru_cache(maxsize=512)
def _fits(text: str, code: str) -> bool:
    """Whether a text has the form of a reference code of a country."""
    return any(row.fits(text) for row in signatures(code))


def _is_english(code: str) -> bool:
    return country(code).languages[0] == "en"


def _countries(parts: Sequence[Part | ResolvedPart]) -> tuple[str, ...]:
    """The countries whose place it may be: as its archive says, or else its codes and its words."""
    named = next((part for part in parts if part.level == "repository"), None)
    if named is not None and named.authority and (known := repository_by_id(named.authority)) and known.country:
        return (known.country,)
    bearers = Archives().bearers(named.text) if named is not None else ()
    fitting = [row for row in bearers if any(signature(part.text, row) for part in parts)]
    if by_name := [row.country for row in fitting or bearers] or list(keeper_countries(named.text) if named else ()):
        return tuple(dict.fromkeys(by_name))
    coded = (signature(part.text) for part in parts)
    by_code = [row.country for row in coded if row]
    return tuple(dict.fromkeys(by_code or [code for part in parts for code in _speaking(part.text)]))


def _speaking(text: str) -> list[str]:
    """The countries that have the word for a container at the beginning of a level: “ф. 17”, “Bd. 3”."""
    word = text[: next((n for n, letter in enumerate(text) if letter.isdigit()), 0)]
    found = [row.country for row in containers_by_word().get(("before", word_key(word)), ())]
    return [] if any(map(_is_english, found)) else found
