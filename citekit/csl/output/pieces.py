"""What an element of a style renders to: a string, or a ``Piece`` that holds others with its seams.

Pieces keep prefix, suffix and delimiter apart from the fields they join, since what happens where two meet
(doubled punctuation, a comma that moves into quotation marks) is only known when all of them are in place.
:mod:`citekit.csl.settle` does that and yields :mod:`citekit.csl.nodes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from citekit.csl.output.nodes import Format


class Piece:
    """Parts with what stands around and between them.

    ``inline`` marks formatting that comes from a field's own markup: it flips within the same formatting.
    ``quotes`` is ``True`` for the locale's outer marks, ``"inner"`` for its inner ones; within the same kind
    they alternate. ``role`` is what later steps look for: names, year-suffix, citation-number …. ``nests``
    says that parentheses in its affixes count where parentheses within parentheses become brackets.
    """

    __slots__ = (
        "delimiter",
        "display",
        "format",
        "inline",
        "link",
        "nests",
        "parts",
        "prefix",
        "quotes",
        "role",
        "suffix",
    )

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        parts: list[Part],
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        format: Format | None = None,
        quotes: bool | str = False,
        display: str | None = None,
        link: str | None = None,
        inline: bool = False,
        role: str | None = None,
        nests: bool = False,
    ) -> None:
        self.parts = parts
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.format = format
        self.quotes = quotes
        self.display = display
        self.link = link
        self.inline = inline
        self.role = role
        self.nests = nests

    def holding(self, parts: list[Part]) -> Piece:
        """The same piece around other parts."""
        return Piece(
            parts, self.prefix, self.suffix, self.delimiter, self.format, self.quotes, self.display, self.link,
            self.inline, self.role, self.nests,
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"Piece({self.prefix!r} {self.parts!r} {self.suffix!r} / {self.delimiter!r} {self.format} {self.role})"


Part: TypeAlias = str | Piece


def flat(part: Part | None) -> str:
    """A part's characters in the order of reading, good for comparing two renderings."""
    if isinstance(part, Piece):
        return part.prefix + part.delimiter.join(map(flat, part.parts)) + part.suffix
    return part or ""


def find(part: Part, *roles: str) -> Piece | None:
    """The first piece with one of the roles."""
    if isinstance(part, str):
        return None
    if part.role in roles:
        return part
    for child in part.parts:
        found = find(child, *roles)
        if found is not None:
            return found
    return None
