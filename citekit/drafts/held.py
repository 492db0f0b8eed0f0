"""Whether an archive holds what is cited: in a draft a citation counts only where that is sure.

A number alone says little: “(1978/79)” is the volume of a journal, “110.000” a count, “Band 122” that of a series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.folding import fold
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.model.records import Part, ResolvedPart

BELOW = frozenset(
    ("division", "record_group", "collection", "series", "lot", "accession", "entry", "box", "reel", "folder", "file")
)
"""Levels of a place below its archive."""
CARRYING = frozenset(("record_group", "collection", "lot"))
"""Levels by whose name an archive that was named before is known again."""
CLASSED = frozenset(("lot", "accession", "job", "central-foreign-policy", "uk-national-archives"))
"""Schemes of file numbers that only archives have."""
STORED = frozenset(("record_group", "lot", "accession", "entry", "box", "reel"))

_YEAR = lazy(r"\W*(?:1[5-9]|20)\d\d\W*")
_DECIMAL = lazy(r"\d{3}(?:[^\s/]*/)*[^/]*/\d{1,2}[–-]\d{2,6}")
_SUBJECT = lazy(r"[A-Z]{2,}(?: \([A-Z]+\))? \d{1,2}(?:-\d+)?(?: [A-Z].*|/.*)?")


class Holders:
    """What has been cited from archives so far in a draft, and so carries what comes after it."""

    def __init__(self) -> None:
        self.carried: set[str] = set()

    def hold(self, parts: Sequence[Part | ResolvedPart], *, marked: bool = False) -> bool:
        """Whether an archive is named in a citation, or one before it carries it, or its number is an archive's.

        What its writer has ``marked`` as archival is so.

        >>> from citekit.model.records import Part
        >>> papers, keeper = Part("collection", "Roe Papers", 0, 0), Part("repository", "Truman Library", 0, 0)
        >>> holders = Holders()
        >>> [holders.hold(parts) for parts in ([papers], [papers, keeper], [papers])]
        [False, True, True]
        """
        below = [part for part in parts if part.level in BELOW and not _YEAR.fullmatch(part.text)]
        named = any(part.level == "repository" for part in parts)
        held = marked or (bool(below) and (named or self._carries(below) or any(map(is_classed, below))))
        if held and named:
            self.carried |= {fold(part.text, case=False) for part in below if part.level in CARRYING}
        return held

    def _carries(self, parts: Sequence[Part | ResolvedPart]) -> bool:
        return any(part.level in CARRYING and fold(part.text, case=False) in self.carried for part in parts)


def is_stored(parts: Sequence[Part | ResolvedPart]) -> bool:
    """Whether a citation that no archive holds looks like one, and should be reported."""
    return any(part.level in STORED for part in parts)


def is_classed(part: Part | ResolvedPart) -> bool:
    """Whether a number is of a class that only archives have: “Lot 64 D 199”, “611.61/3–1562”, “RG 59”.

    >>> from citekit.model.records import Part
    >>> [is_classed(Part(*said, 0, 0)) for said in (("record_group", "RG 59"), ("file", "1978/79"))]
    [True, False]
    """
    if part.level == "record_group":
        return part.authority is not None or any(c.isdigit() for c in part.text)
    scheme = part.decoded.scheme if part.decoded else None
    if scheme == "decimal":
        return _DECIMAL.match(part.text) is not None
    if scheme == "subject-numeric":
        return _SUBJECT.fullmatch(part.text) is not None
    return scheme in CLASSED
