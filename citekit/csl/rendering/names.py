"""``cs:names``: lists of names, et al., labels and what stands in for a missing name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citekit.csl.input.names import alphabetic
from citekit.csl.output.pieces import Part, Piece
from citekit.csl.rendering.elements import ABSENT, TextTerm
from citekit.csl.rendering.formatting import Look, english, language
from citekit.csl.rendering.name_style import PLAIN, NameStyle

if TYPE_CHECKING:
    from citekit.csl.input.item import Shape
    from citekit.csl.input.locale import Locale
    from citekit.csl.input.names import Name
    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.elements import Element


class EtAl(Struct, frozen=True):
    """``cs:et-al``: which term, and its look."""

    term: str = "et-al"
    look: Look = PLAIN


class NameLabel(Struct, frozen=True):
    """``cs:label`` within names; ``before`` where it stands before the name."""

    form: str
    plural: str
    look: Look
    before: bool


class Names(Struct, eq=False):
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
        ctx.called = True
        lists = self.lists(ctx)
        if lists:
            if ctx.in_substitute:
                ctx.suppressed.update(self.variables)
            return self.shown(ctx, lists)
        return self.substituted(ctx)

    def pruned(self, shape: Shape) -> Element:
        variables = tuple(variable for variable in self.variables if variable in shape.given)
        stand_ins = [kept for one in self.substitute if (kept := one.pruned(shape)) not in (None, ABSENT)]
        return replace(self, variables=variables, substitute=stand_ins) if variables or stand_ins else ABSENT

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
                known = ctx.locale.find(term)
                if known is not None:  # an empty term keeps them apart
                    return [(term, found[0][1])] if known.single else found
        return found

    def shown(self, ctx: Context, lists: list[tuple[str, tuple[Name, ...]]]) -> Part | None:
        """The lists with their labels, joined."""
        ctx.rendered = True
        if self.style.form == "count":
            total = sum(len(self.cut(ctx, names, i)[0]) for i, (_, names) in enumerate(lists))
            return self.look.wrap(str(total)) if total else None
        if ctx.suppress_names or ctx.suppresses_author():
            ctx.suppress_names = False
            ctx.silenced += 1
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
        return Piece([word, part]) if label.before else Piece([part, Piece([word], role="label")])

    def substituted(self, ctx: Context) -> Part | None:
        """The first of ``cs:substitute`` that renders; its variables are not rendered again.

        Names that are there and are not to be printed stand in all the same: nothing else does.
        """
        before, ctx.in_substitute = ctx.in_substitute, True
        try:
            for element in self.substitute:
                called, rendered, silenced = ctx.called, ctx.rendered, ctx.silenced
                ctx.called = ctx.rendered = False
                before_told, ctx.told = ctx.told, False
                leave_out = ctx.suppresses_author()
                part = element.render(ctx)
                told, ctx.told = ctx.told, ctx.told or before_told
                if part is not None or ctx.silenced > silenced:
                    # A word of the style is no variable: a group that has nothing else is empty all the same.
                    ctx.called, ctx.rendered = True, rendered or ctx.rendered
                    leave_out = leave_out and (told or isinstance(element, Names))  # a word such as Anon stays
                    if leave_out:
                        ctx.started, ctx.silenced = False, ctx.silenced + 1
                    return None if part is None or leave_out else self.standing_in(ctx, element, part, told)
                ctx.called, ctx.rendered = called, rendered
                if isinstance(element, TextTerm):
                    return None  # a term that is empty stands in all the same
        finally:
            ctx.in_substitute = before
        return None

    def standing_in(self, ctx: Context, element: Element, part: Part, told: bool) -> Part | None:
        """What stands in for the names, in their formatting; where names are left out, so is it."""
        if ctx.suppress_names and not ctx.only_suffix:
            ctx.suppress_names = False
            ctx.silenced += 1
            return None
        return self.look_for_substitute(element).wrap(part, _role(element, told))

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
        """One variable's names; *and others* at their end is no name but *et al.*"""
        style, at = self.style, ctx.names_at
        shown, others, last = self.cut(ctx, names, at)
        if len(names) > 1 and names[-1].others:
            shown, others, last = shown[: len(names) - 1], True, False
        ctx.name_lists.append((names, len(shown)))
        drawn: list[Part] = [self.dressed(self.draw(ctx, name, index, at)) for index, name in enumerate(shown)]
        inverted = [not name.literal and self.inverted(ctx, name, index) for index, name in enumerate(shown)]
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
        gap = " " if term[0].isascii() or alphabetic(term[0]) else ""
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
        if word[:1] != "&" and (word[:1] == "ו" or not alphabetic(word.lstrip()[:1] or "a")):
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
            part = self.drawn[key] = self.style.draw(ctx, name, inverted, level)
        return part


def _role(element: Element, told: bool) -> str | None:
    """What stands in for names: names that have their role already, a text of the item, or a word of the style."""
    return None if isinstance(element, Names) else "title" if told else "stand-in"


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
