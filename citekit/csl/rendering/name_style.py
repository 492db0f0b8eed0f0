"""``cs:name``: how one person or institution is written, in the text, inverted, and as a sort key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.input.markup import parse
from citekit.csl.input.names import Name, romanesque
from citekit.csl.output.pieces import Part, Piece, flat
from citekit.csl.rendering.formatting import Look, language
from citekit.csl.rendering.initials import initialize
from citekit.csl.rendering.text_case import change

if TYPE_CHECKING:
    from citekit.csl.rendering.context import Context

PLAIN = Look()
_FAR = 10**9
_CLOSE = ("fr", "ru", "cs")
"""Languages that keep a particle on the line of its name."""


class NameStyle(Struct, frozen=True):
    """``cs:name`` with all that it inherits from ``cs:names``, the area and the style."""

    and_: str | None = None
    delimiter: str = ", "
    precedes_et_al: str = "contextual"
    precedes_last: str = "contextual"
    et_al_min: int = _FAR
    et_al_use_first: int = _FAR
    subsequent_min: int | None = None
    subsequent_use_first: int | None = None
    use_last: bool = False
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    initialize_with_hyphen: bool = True
    sort_order: str | None = None
    sort_separator: str = ", "
    demote: str = "display-and-sort"
    look: Look = PLAIN
    family: Look = PLAIN
    given: Look = PLAIN

    def draw(self, ctx: Context, name: Name, inverted: bool, level: int) -> Part:
        """One name, family name first or not; ``level`` is how much of the given name tells it from others."""
        if name.literal:
            return replace(self.family, prefix="", suffix="").text(name.literal, ctx) or ""
        short = self.form == "short" and level == 0 and bool(name.family)
        given = "" if short and name.family else self.initials(name.given, level)
        if not name.romanesque or name.static:
            return self.static(ctx, name, given, short)
        if ctx.sorting:
            return self.for_sorting(name, given)
        if short:
            if inverted and name.non_dropping and self.demote == "display-and-sort":
                return self.invert(ctx, Name(name.family, non_dropping=name.non_dropping), "")
            return self.family_part(ctx, Name(name.family, non_dropping=name.non_dropping))
        if not name.family:
            return self.given_part(ctx, name.given, name.dropping)
        if not given:
            return self.family_part(ctx, name)
        if inverted:
            return self.invert(ctx, name, given)
        mark = self.initialize_with or ""
        kept = "\u00a0" in mark and ctx.style.lang[:2] in _CLOSE and level != 2
        return _spaced([self.given_part(ctx, given), self.family_part(ctx, name)], "\u00a0" if kept else " ")

    def initials(self, given: str, level: int) -> str:
        """The given name: whole, or initials where the style shortens it."""
        if self.initialize_with is None or level == 2 or not romanesque(given):
            return given
        return initialize(given, self.initialize_with, self.initialize_with_hyphen, self.initialize)

    def static(self, ctx: Context, name: Name, given: str, short: bool) -> Part:
        """Family name first without a comma, as in Chinese, Japanese, Korean and Hungarian."""
        family = self.family_part(ctx, Name(name.family, non_dropping=name.non_dropping))
        if short or not given:
            return family
        gap = " " if name.romanesque else ""
        return Piece([family, self.given_part(ctx, given, name.dropping)], delimiter=gap)

    def invert(self, ctx: Context, name: Name, given: str) -> Part:
        """Family, Given: the particles where ``demote-non-dropping-particle`` puts them."""
        demote = self.demote == "display-and-sort"
        family = self.family_part(ctx, Name(name.family, non_dropping="" if demote else name.non_dropping))
        parts = [family, self.given_part(ctx, given, name.dropping, name.non_dropping if demote else "")]
        if name.suffix:
            parts.append(self.suffix(ctx, name))
        return Piece([part for part in parts if part != ""], delimiter=self.sort_separator)

    def for_sorting(self, name: Name, given: str) -> Part:
        """The key of a name: particles demoted or not."""
        if self.demote == "never":
            words = (name.non_dropping, name.family, given, name.dropping, name.suffix)
        else:
            words = (name.family, given, name.dropping, name.non_dropping, name.suffix)
        return " ".join(word for word in words if word)

    def family_part(self, ctx: Context, name: Name) -> Part:
        """The family name with particles before and suffix behind, in the affixes of the name-part.

        Particles and name are formatted each for itself; the suffix is not.
        """
        given, family = self.given, self.family
        parts = [
            self.word(ctx, name.dropping, given),
            self.word(ctx, name.non_dropping, family),
            self.word(ctx, name.family, family),
        ]
        space = "\u00a0" if ctx.style.lang[:2] in _CLOSE else " "
        whole = _with_suffix(_spaced(parts, space), name, self.suffix(ctx, name))
        return Piece([whole], family.prefix, family.suffix) if family.prefix or family.suffix else whole

    def given_part(self, ctx: Context, given: str, dropping: str = "", demoted: str = "") -> Part:
        """The given name with the particles behind it, in the affixes of the name-part."""
        look, family = self.given, self.family
        parts = [self.word(ctx, given, look), self.word(ctx, dropping, look), self.word(ctx, demoted, family)]
        whole = _spaced(parts)
        if dropping.startswith(","):
            whole = Piece([part for part in parts if part != ""])
        return Piece([whole], look.prefix, look.suffix) if look.prefix or look.suffix else whole

    def suffix(self, ctx: Context, name: Name) -> Part:
        """Jr., without its full stop where initials have none."""
        mark = self.initialize_with
        bare = mark is not None and "." not in mark
        return parse(name.suffix.replace(".", "") if bare else name.suffix, ctx.locale.quotes)

    def word(self, ctx: Context, text: str, look: Look) -> Part:
        """One part of a name in the case and format of its name-part."""
        if not text:
            return ""
        part = parse(change(text, look.case, True, language(ctx)) if look.case else text, ctx.locale.quotes)
        return Piece([part], format=look.format) if look.format else part


def _spaced(parts: list[Part], space: str = " ") -> Part:
    """Words with spaces between, but none after d’ and al-."""
    kept = [part for part in parts if part != ""]
    out: list[Part] = []
    for part in kept:
        if out and not flat(out[-1]).endswith(("'", "’", "-", "‐", "ʻ", " ", "\u00a0")):
            out.append(space)
        out.append(part)
    return out[0] if len(out) == 1 else Piece(out) if out else ""


def _with_suffix(part: Part, name: Name, suffix: Part) -> Part:
    if not name.suffix:
        return part
    return Piece([part, suffix], delimiter=", " if name.comma_suffix else " ")
