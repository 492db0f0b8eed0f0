"""Whether enough shows a citation to be of an archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.grammar.clauses import items
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.cite import Cite


def shown(text: str, cites: Sequence[Cite], *, continued: bool) -> list[Cite]:
    """The citations of a clause that are an archive's; several documents have the place of the last of them."""
    out: list[Cite] = []
    for cite in reversed(cites):
        joined = (
            bool(out)
            and not cite.has("repository", "ibid")
            and (cite.parts[0][0] == "file" or items.is_sent(text[cite.parts[0][1] : cite.parts[0][2]]))
            and out[-1].parts[0][1] - cite.end < 8
        )
        if _is_shown(text, cite, continued=continued) or joined:
            out.append(cite)
    return out[::-1]


_UNITS = ("box", "folder", "reel", "entry")
_CODED_LEVELS = frozenset(("file", "box", "record_group", "folder", "reel", "entry", "lot", "accession", "series"))
_CODED = lazy(r"[\W\d_]*+[^\W\d_]\D*+\d|(?:(?!\d/\d).)*+\d/\d|\D*+\d[^A-Z]*+[A-Z]", re.DOTALL)


_PRINTED_UNITS = lazy(
    r"(?:[Vv]ols?|[Bb]de?|[Nn]rs?|[Dd]ok?|[Dd]oc|[Ss]|[Dd]|[Tt]|[Pp]p?|Rr?|[Nn]os?|[Hh]|[Cc]ol|[Ll]|[Ss]erie|[Pp]arte?|[Tt]om[eo]?|Jg|Jahrg|[Aa]ño|[Rr]očník)\b\.?",
    re.IGNORECASE,
)
_YEAR = lazy(r"1[5-9]\d\d|20\d\d")
"""Behind a name: the imprint of a work, “Gdynia: PISM, 1967”."""
_STATE = lazy(r"[A-Z]{2}: ")
_OF_A_WORK = ("repository", "collection", "item", "page")
_OF = lazy(r".*\b(?:of|de|do|da|du|del|der|des)(?: the)?\Z", re.DOTALL)
"""A title goes on to a name: “Boletim do | Arquivo Nacional”."""
_LONGEST = 60
"""Characters: longer words are a sentence."""
_SHORTEST = 3
"""Letters of an archive's abbreviation that stands for it without a number of its own."""


def _of(text: str, cite: Cite) -> list[tuple[str, str]]:
    """The levels of a citation, each with what is printed of it."""
    return [(level, text[a:b]) for level, a, b in cite.parts]


def _is_shown(text: str, cite: Cite, *, continued: bool) -> bool:
    """Whether enough shows a citation to be of an archive: printed works have volumes, numbers and pages too."""
    if cite.has("ibid"):
        return True
    parts = _of(text, cite)
    coded = [(level, p) for level, p in parts if level in _CODED_LEVELS]
    firm = [
        p
        for level, p in coded
        if level == "record_group"
        or (level in ("file", "series") and _CODED.match(p) and not _PRINTED_UNITS.match(p))
        or (level in _UNITS and any(map(str.isdigit, p)) and not _PRINTED_UNITS.match(p) and not dates.match(p))
    ]
    item = next((p for level, p in parts if level == "item"), "")
    named = next((p for level, p in parts if level == "repository"), "")
    if item.startswith("="):  # “(= Bibliothek der Gegenwart, Bd. 12)”: a series of books
        return False
    yeared = any(level == "collection" and _YEAR.fullmatch(p) for level, p in parts)
    if named and yeared and all(level in _OF_A_WORK for level, _ in parts):
        return cite.sure and items.is_sent(item)
    if named and not firm and (_is_imprint(text, cite) or _OF.match(item) or _is_a_sentence(parts)):
        return False
    if cite.sure and cite.agency:
        return bool(firm) or cite.has("collection", "lot")
    if cite.sure:
        return (
            bool(coded or cite.has("collection", "page", "division"))
            or items.is_sent(item)
            or (bool(item) and cite.has("repository") and any(ch.isdigit() for ch in item))
        )
    if named:
        short = sum(map(str.isalpha, named)) < _SHORTEST
        return bool(firm or (cite.has("collection") and not short)) or any(map(str.isdigit, item))
    if cite.has("collection"):
        return bool(firm) or (bool(item) and not cite.has("page"))
    return continued and bool(firm) and not (item and cite.has("page") and _is_a_work(item))


_WORK = lazy(r"[A-ZÄÖÜ][\w’'-]+, [^,]{4,80}(?:, [A-Z][\w ]+)?")
"""“Hammer, Urkundenbuch”: a surname and a title, with a page behind it."""


def _is_a_work(item: str) -> bool:
    """Whether an item is a printed work in its short form: neither sent nor dated nor of a kind of document."""
    return _WORK.fullmatch(item) is not None and not items.is_headed(item) and not any(map(str.isdigit, item))


def _is_a_sentence(parts: Sequence[tuple[str, str]]) -> bool:
    """Whether what stands beside a name is no name: long, and begun in small letters or full of verbs."""
    long = [(level, p) for level, p in parts if level in ("item", "collection") and len(p) > _LONGEST]
    return any(p[0].islower() if level == "collection" else not _names_a_document(p) for level, p in long)


def _names_a_document(item: str) -> bool:
    return items.is_headed(item) or next(dates.find(item), None) is not None


def _is_imprint(text: str, cite: Cite) -> bool:
    """Whether the name is where a work appeared, or who published it: “M., 1967”, “Bergen, MA: …”, “PISM, 1967”."""
    name, behind = next(((a, b) for level, a, b in cite.parts if level == "repository"))
    state = _STATE.match(text, name) and text[:name].endswith(", ")
    letter = sum(map(str.isalpha, text[name:behind])) == 1
    dated = any(level == "collection" and _YEAR.fullmatch(p) for level, p in _of(text, cite))
    return bool(state or letter or (dated and text[:name].endswith((": ", ", "))))
