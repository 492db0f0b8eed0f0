"""``cs:names``: lists of names, et al., labels and what stands in for a missing name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from citekit.csl.initials import initialize
from citekit.csl.look import Look, english, language
from citekit.csl.markup import parse
from citekit.csl.people import Name, _alphabetic, _romanesque
from citekit.csl.pieces import Part, Piece, flat
from citekit.csl.textcase import change

if TYPE_CHECKING:
    from citekit.csl.context import Context
    from citekit.csl.elements import Element
    from citekit.csl.locale import Locale

PLAIN = Look()
_FAR = 10**9
_CLOSE = ("fr", "ru", "cs")
"""Languages that keep a particle on the line of its name."""


@dataclass(frozen=True, slots=True)
class NameStyle:
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


@dataclass(frozen=True, slots=True)
class EtAl:
    """``cs:et-al``: which term, and its look."""

    term: str = "et-al"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class NameLabel:
    """``cs:label`` within names; ``before`` where it stands before the name."""

    form: str
    plural: str
    look: Look
    before: bool


@dataclass(slots=True, eq=False)
class Names:
    """``<names variable="…">``."""

    variables: tuple[str, ...]
    style: NameStyle
    et_al: EtAl
    label: NameLabel | None
    substitute: list[Element]
    look: Look
    drawn: dict[tuple[Name, bool, int, bool, bool, str], Part] = field(default_factory=dict)

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return self.quiet(ctx)
        ctx.called += 1
        lists = self.lists(ctx)
        if lists:
            if ctx.in_substitute:
                ctx.suppressed.update(self.variables)
            return self.shown(ctx, lists)
        return self.substituted(ctx)

    def quiet(self, ctx: Context) -> Part | None:
        """Where only the year suffix is wanted, a date may still stand in for the names."""
        return None if self.lists(ctx) else self.substituted(ctx)

    def lists(self, ctx: Context) -> list[tuple[str, tuple[Name, ...]]]:
        """The variables that have names; editors who are also the translators once."""
        found = [
            (variable, names)
            for variable in self.variables
            if variable not in ctx.suppressed and (names := ctx.item.names(variable))
        ]
        if len(found) == 2 and {found[0][0], found[1][0]} == {"editor", "translator"} and found[0][1] == found[1][1]:
            for term in ("editortranslator", "editor-translator"):
                if ctx.locale.term(term):
                    return [(term, found[0][1])]
        return found

    def shown(self, ctx: Context, lists: list[tuple[str, tuple[Name, ...]]]) -> Part | None:
        """The lists with their labels, joined."""
        ctx.rendered += 1
        if self.style.form == "count":
            total = sum(len(self.cut(ctx, names, i)[0]) for i, (_, names) in enumerate(lists))
            return self.look.wrap(str(total)) if total else None
        if ctx.suppress_names:
            ctx.suppress_names = False
            return None
        if ctx.suppresses_author():
            return None
        ctx.started = True
        parts: list[Part] = []
        for variable, names in lists:
            part = self.one_list(ctx, names)
            ctx.names_at += 1
            if part != "":
                parts.append(self.labelled(ctx, variable, len(names), part))
        return self.look.join(parts, "names")

    def labelled(self, ctx: Context, variable: str, count: int, part: Part) -> Part:
        """A list of names with the label of its variable before or after."""
        label = self.label
        if label is None or ctx.sorting:
            return part
        many = count > 1 if label.plural == "contextual" else label.plural == "always"
        text = ctx.locale.term(variable, label.form, many)
        word = label.look.term(text, ctx) if text else None
        if word is None:
            return part
        return Piece([word, part] if label.before else [part, word])

    def substituted(self, ctx: Context) -> Part | None:
        """The first of ``cs:substitute`` that renders; its variables are not rendered again."""
        if not self.substitute:
            return None
        before, ctx.in_substitute = ctx.in_substitute, True
        try:
            for element in self.substitute:
                called, rendered = ctx.called, ctx.rendered
                before_told, ctx.told = ctx.told, False
                leave_out = ctx.suppresses_author()
                part = element.render(ctx)
                told, ctx.told = ctx.told, ctx.told or before_told
                if part is not None and leave_out:
                    ctx.started = False
                    return None
                if part is not None:
                    ctx.called, ctx.rendered = called + 1, rendered + 1
                    if ctx.suppress_names and not ctx.only_suffix:
                        ctx.suppress_names = False
                        return None
                    return self.look_for_substitute(element).wrap(part, _role(element, told))
                ctx.called, ctx.rendered = called, rendered
        finally:
            ctx.in_substitute = before
        return None

    def look_for_substitute(self, element: Element) -> Look:
        """The formatting of the names holds for what stands in for them, unless it is names itself; no affixes."""
        return PLAIN if isinstance(element, Names) else replace(self.look, prefix="", suffix="", delimiter="")

    # --- one list -----------------------------------------------------------------------------------------

    def cut(self, ctx: Context, names: tuple[Name, ...], at: int) -> tuple[tuple[Name, ...], bool, bool]:
        """The names shown first, whether others follow unnamed, and whether the last one is shown too."""
        style = self.style
        least, first, last = style.et_al_min, style.et_al_use_first, style.use_last
        if ctx.area == "citation" and ctx.cite.position > 0 and not ctx.sorting:
            least = style.subsequent_min if style.subsequent_min is not None else least
            first = style.subsequent_use_first if style.subsequent_use_first is not None else first
        if ctx.limits is not None:
            least = ctx.limits[0] if ctx.limits[0] is not None else least
            first = ctx.limits[1] if ctx.limits[1] is not None else first
            last = ctx.limits[2] if ctx.limits[2] is not None else last
        if len(names) < least or len(names) <= first:
            return names, False, False
        wanted = ctx.disambiguation.names
        if at < len(wanted):
            first = max(first, wanted[at])
        if first >= len(names):
            return names, False, False
        return names[:first], True, last and len(names) - first >= 2

    def one_list(self, ctx: Context, names: tuple[Name, ...]) -> Part:
        """One variable's names."""
        style, at = self.style, ctx.names_at
        shown, others, last = self.cut(ctx, names, at)
        ctx.name_lists.append((names, len(shown)))
        drawn: list[Part] = [self.dressed(self.draw(ctx, name, index, at)) for index, name in enumerate(shown)]
        personal = not shown or not shown[-1].literal  # an institution at the end is joined to persons as it is
        inverted = [
            personal and not name.literal and self.inverted(ctx, name, index) for index, name in enumerate(shown)
        ]
        if not others:
            return self.joined(ctx, drawn, inverted)
        if not drawn:
            return ""
        if last:
            tail = self.dressed(self.draw(ctx, names[-1], len(names) - 1, at))
            parts: list[Part] = [*drawn, Piece(["… ", tail])]
            return Piece(parts, delimiter=style.delimiter)
        return self.with_et_al(ctx, drawn, inverted)

    def with_et_al(self, ctx: Context, drawn: list[Part], inverted: list[bool]) -> Part:
        """Names and *et al.*"""
        style = self.style
        people: Part = Piece(drawn, delimiter=style.delimiter) if len(drawn) > 1 else drawn[0]
        term = ctx.locale.term(self.et_al.term)
        if not term or ctx.sorting:
            return people
        gap = " " if term[0].isascii() or _alphabetic(term[0]) else ""
        between = style.delimiter if _precedes(style.precedes_et_al, len(drawn), 2, inverted) else gap
        word = self.et_al.look.term(term, ctx) or ""
        return Piece([people, word], style.look.prefix, style.look.suffix, between, style.look.format)

    def dressed(self, name: Part) -> Piece:
        """One name in the look of cs:name, which holds for each name and not for what stands between."""
        look = self.style.look
        return Piece([name], look.prefix, look.suffix, format=look.format, role="name")

    def joined(self, ctx: Context, drawn: list[Part], inverted: list[bool]) -> Part:
        """All names, the last one after *and* where the style has it."""
        style = self.style
        if len(drawn) == 1:
            return drawn[0]
        word = None if ctx.sorting else _and(style.and_, ctx.locale)
        if not word:
            return Piece(drawn, delimiter=style.delimiter)
        between = style.delimiter if _precedes(style.precedes_last, len(drawn), 3, inverted[:-1]) else " "
        if not _alphabetic(word.lstrip()[:1] or "a") and word != "&":
            return Piece([self.head(drawn), drawn[-1]], delimiter=word)
        gap = "" if word[-1:] in " \u00a0" else " "
        lead = between if not word.startswith((" ", "\u00a0")) or between.strip() else ""
        return Piece([self.head(drawn), drawn[-1]], delimiter=f"{lead}{word}{gap}")

    def head(self, drawn: list[Part]) -> Part:
        """All names but the last."""
        return Piece(drawn[:-1], delimiter=self.style.delimiter) if len(drawn) > 2 else drawn[0]

    def inverted(self, ctx: Context, name: Name, index: int) -> bool:
        """Whether the family name comes first for the reason of sorting."""
        order = "all" if ctx.sorting else self.style.sort_order
        return order == "all" or (order == "first" and index == 0)

    # --- one name -----------------------------------------------------------------------------------------

    def draw(self, ctx: Context, name: Name, index: int, at: int) -> Part:
        """One name as the style writes it, remembered."""
        level = 0
        givens = ctx.disambiguation.givens
        if at < len(givens) and index < len(givens[at]):
            level = givens[at][index]
        inverted = self.inverted(ctx, name, index)
        key = (name, inverted, level, ctx.sorting, english(ctx), language(ctx))
        part = self.drawn.get(key)
        if part is None:
            part = self.drawn[key] = self._draw(ctx, name, inverted, level)
        return part

    def _draw(self, ctx: Context, name: Name, inverted: bool, level: int) -> Part:
        style = self.style
        if name.literal:
            return style.family.text(name.literal, ctx) or ""
        short = style.form == "short" and level == 0 and bool(name.family)
        given = "" if short and name.family else self.given(name.given, level)
        if not name.romanesque or name.static:
            return self.static(ctx, name, given, short)
        if ctx.sorting:
            return self.for_sorting(name, given)
        if short:
            if inverted and name.non_dropping and style.demote == "display-and-sort":
                return self.invert(ctx, Name(name.family, non_dropping=name.non_dropping), "")
            return self.family_part(ctx, Name(name.family, non_dropping=name.non_dropping))
        if not name.family:
            return self.given_part(ctx, name.given, name.dropping)
        if not given:
            return self.family_part(ctx, name)
        if inverted:
            return self.invert(ctx, name, given)
        mark = style.initialize_with or ""
        kept = "\u00a0" in mark and ctx.style.lang[:2] in _CLOSE and level != 2
        return _spaced([self.given_part(ctx, given), self.family_part(ctx, name)], "\u00a0" if kept else " ")

    def given(self, given: str, level: int) -> str:
        """The given name: whole, or initials where the style shortens it."""
        style = self.style
        if style.initialize_with is None or level == 2 or not _romanesque(given):
            return given
        return initialize(given, style.initialize_with, style.initialize_with_hyphen, style.initialize)

    def static(self, ctx: Context, name: Name, given: str, short: bool) -> Part:
        """Family name first without a comma, as in Chinese, Japanese, Korean and Hungarian."""
        family = self.family_part(ctx, Name(name.family, non_dropping=name.non_dropping))
        if short or not given:
            return family
        gap = " " if name.romanesque else ""
        return Piece([family, self.given_part(ctx, given, name.dropping)], delimiter=gap)

    def invert(self, ctx: Context, name: Name, given: str) -> Part:
        """Family, Given: the particles where ``demote-non-dropping-particle`` puts them."""
        demote = self.style.demote == "display-and-sort"
        family = self.family_part(ctx, Name(name.family, non_dropping="" if demote else name.non_dropping))
        parts = [family, self.given_part(ctx, given, name.dropping, name.non_dropping if demote else "")]
        if name.suffix:
            parts.append(self.suffix(ctx, name))
        return Piece([part for part in parts if part != ""], delimiter=self.style.sort_separator)

    def for_sorting(self, name: Name, given: str) -> Part:
        """The key of a name: particles demoted or not."""
        if self.style.demote == "never":
            words = (name.non_dropping, name.family, given, name.dropping, name.suffix)
        else:
            words = (name.family, given, name.dropping, name.non_dropping, name.suffix)
        return " ".join(word for word in words if word)

    def family_part(self, ctx: Context, name: Name) -> Part:
        """The family name with particles before and suffix behind, in the affixes of the name-part.

        Particles and name are formatted each for itself; the suffix is not.
        """
        given, family = self.style.given, self.style.family
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
        look, family = self.style.given, self.style.family
        parts = [self.word(ctx, given, look), self.word(ctx, dropping, look), self.word(ctx, demoted, family)]
        whole = _spaced(parts)
        if dropping.startswith(","):
            whole = Piece([part for part in parts if part != ""])
        return Piece([whole], look.prefix, look.suffix) if look.prefix or look.suffix else whole

    def suffix(self, ctx: Context, name: Name) -> Part:
        """Jr., without its full stop where initials have none."""
        mark = self.style.initialize_with
        bare = mark is not None and "." not in mark
        return parse(name.suffix.replace(".", "") if bare else name.suffix, ctx.locale.quotes)

    def word(self, ctx: Context, text: str, look: Look) -> Part:
        """One part of a name in the case and format of its name-part."""
        if not text:
            return ""
        part = parse(change(text, look.case, True, language(ctx)) if look.case else text, ctx.locale.quotes)
        return Piece([part], format=look.format) if look.format else part


def _role(element: Element, told: bool) -> str | None:
    """What stands in for names: names that have their role already, a text of the item, or a word of the style."""
    return None if isinstance(element, Names) else "title" if told else "stand-in"


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


def _precedes(rule: str, count: int, least: int, inverted: list[bool]) -> bool:
    if rule == "always":
        return True
    if rule == "never":
        return False
    if rule == "after-inverted-name":
        return bool(inverted) and inverted[-1]
    return count >= least


def _and(kind: str | None, locale: Locale) -> str | None:
    if kind == "text":
        return locale.term("and")
    if kind == "symbol":
        return locale.term("and", "symbol") if ("and", "symbol") in locale.terms else "&"
    return None
