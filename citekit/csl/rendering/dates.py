"""``cs:date``: days, seasons, eras and ranges that collapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.output.pieces import Part, Piece
from citekit.csl.rendering.cite_variables import implicit_suffix, lacking
from citekit.csl.rendering.elements import ABSENT
from citekit.csl.rendering.formatting import Look, read_look
from citekit.csl.rendering.genitives import behind_a_day
from citekit.csl.rendering.numbers import ordinal

if TYPE_CHECKING:
    from citekit.csl.input.dates import Date, Day
    from citekit.csl.input.item import Shape
    from citekit.csl.input.locale import DateForm, DatePart, Locale
    from citekit.csl.rendering.context import Context
    from citekit.csl.rendering.elements import Element

LEVELS = {"year": 0, "month": 1, "day": 2}
PRECISION = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}
FIRST_SEASON = 13


class PartStyle(Struct, frozen=True):
    """One date-part as the style wants it."""

    name: str
    form: str
    look: Look
    range_delimiter: str


class DateElement(Struct, eq=False):
    """``<date>``; ``form`` where the locale lays the date out."""

    variable: str
    look: Look
    form: str | None
    precision: tuple[str, ...]
    own: tuple[DatePart, ...]
    cached: dict[int, tuple[tuple[PartStyle, ...], Look]]

    def render(self, ctx: Context) -> Part | None:
        if ctx.only_suffix:
            return self.suffix_alone(ctx)
        ctx.called = True
        if ctx.trial and self.variable == "accessed":
            return None
        date = None if self.variable in ctx.suppressed else ctx.item.date(self.variable)
        if date is None:
            return None
        parts, look = self.layout(ctx.locale)
        if ctx.sorting:
            ctx.rendered = True
            return sort_key(date, tuple(part.name for part in parts)) or None
        if date.literal is not None:
            rendered: Part | None = self.literal(ctx, date.literal, parts)
        else:
            rendered = _Dating(ctx, date, parts, look, self.variable).render()
        if rendered is None:
            return None
        ctx.rendered = True
        ctx.started = True
        if ctx.in_substitute:
            ctx.suppressed.add(self.variable)
        return look.wrap(rendered, "date", nests=True)

    def pruned(self, shape: Shape) -> Element:
        return ABSENT if lacking(self.variable, shape) else self

    def literal(self, ctx: Context, text: str, parts: tuple[PartStyle, ...]) -> Part | None:
        """Words in place of a date, where the year would be and dressed like it."""
        year = next((part.look for part in parts if part.name == "year"), None)
        if year is not None and self.form is not None:  # “undated” is no year, and has not what a language sets by one
            year = replace(year, prefix="", suffix="")
        return None if year is None else year.text(text, ctx)

    def suffix_alone(self, ctx: Context) -> Part | None:
        """The year suffix where it stands in for the whole cite."""
        suffix = implicit_suffix(ctx) if ctx.item.date(self.variable) else None
        if suffix is not None:
            ctx.called = ctx.rendered = True
        return suffix

    def layout(self, locale: Locale) -> tuple[tuple[PartStyle, ...], Look]:
        """The parts in their order and the look of the whole, from the locale where the style leaves it that."""
        found = self.cached.get(id(locale))
        if found is None:
            found = self.cached[id(locale)] = self._layout(locale)
        return found

    def _layout(self, locale: Locale) -> tuple[tuple[PartStyle, ...], Look]:
        if self.form is None:
            return tuple(_style(part.name, part.attributes, {}) for part in self.own), self.look
        form: DateForm | None = locale.dates.get(self.form)
        if form is None:
            return (), self.look
        overrides = {part.name: part.attributes for part in self.own}
        parts = tuple(
            _style(part.name, part.attributes, overrides.get(part.name, {}))
            for part in form.parts
            if part.name in self.precision
        )
        merged = read_look(form.attributes)
        own = self.look
        return parts, Look(
            own.prefix, own.suffix, own.format, merged.delimiter or own.delimiter,
            own.quotes, own.display, own.strip_periods, own.case,
        )  # fmt: skip


def _style(name: str, base: dict[str, str], over: dict[str, str]) -> PartStyle:
    kept = {key: value for key, value in over.items() if key not in ("prefix", "suffix", "name")}
    attributes = {**base, **kept}
    form = attributes.get("form", "numeric" if name == "day" else "long")
    return PartStyle(name, form, read_look(attributes), attributes.get("range-delimiter", "–"))


class _Dating:
    """One date in one context."""

    def __init__(self, ctx: Context, date: Date, parts: tuple[PartStyle, ...], look: Look, variable: str) -> None:
        self.ctx = ctx
        self.date = date
        self.parts = parts
        self.look = look
        self.variable = variable
        self.suffixed = True
        """Whether a year suffix may follow the year: of a range only the last one."""

    def render(self) -> Part | None:
        start, end = self.date.start, self.date.end
        if end is None or end.year is None:
            parts = self.day(start, self.parts)
            if end is not None and parts:
                parts = [Piece([*_joined(parts, self.look.delimiter)], suffix=self.delimiter(start, end))]
        else:
            parts = self.range(start, end)
        return (
            _joined(parts, self.look.delimiter)[0]
            if len(parts) == 1
            else (Piece(parts, delimiter=self.look.delimiter) if parts else None)
        )

    def day(self, day: Day, styles: tuple[PartStyle, ...]) -> list[Part]:
        """The parts of one day."""
        return [part for style in styles if (part := self.part(day, style)) is not None]

    def range(self, start: Day, end: Day) -> list[Part]:
        """What the ends of a range share is written once."""
        level = _differs(start, end)
        shown = [
            style
            for style in self.parts
            if _value(start, style.name) is not None or _value(end, style.name) is not None
        ]
        inside = [i for i, style in enumerate(shown) if LEVELS[style.name] >= level]
        if not inside:
            return self.day(start, self.parts)
        first, last = inside[0], inside[-1]
        if level == 0:
            first, last = 0, len(shown) - 1
        before, block, after = shown[:first], shown[first : last + 1], shown[last + 1 :]
        self.suffixed = False
        left = self.day(start, tuple(_cut_end(block)))
        self.suffixed = True
        right = self.day(end, tuple(_cut_start(block)))
        joined = self.joined(left, right, self.delimiter(start, end, block))
        return [*self.day(start, tuple(before)), *joined, *self.day(end, tuple(after))]

    def joined(self, left: list[Part], right: list[Part], delimiter: str) -> list[Part]:
        if not left or not right:
            return left or right
        halves = [_joined(left, self.look.delimiter), _joined(right, self.look.delimiter)]
        return [Piece([half[0] for half in halves], delimiter=delimiter)]

    def delimiter(self, start: Day, end: Day, block: list[PartStyle] | None = None) -> str:
        """The range-delimiter of the largest part that differs."""
        level = _differs(start, end)
        for style in block or self.parts:
            if LEVELS[style.name] == level:
                return style.range_delimiter
        return "–"

    def part(self, day: Day, style: PartStyle) -> Part | None:
        value = _value(day, style.name)
        if value is None:
            return None
        if style.name == "year":
            return self.year(value, style)
        text = self.day_number(value, style.form) if style.name == "day" else self.month(value, style.form)
        if text and style.name == "month" and style.form == "long" and self.has_day(day):
            text = behind_a_day(text, self.ctx.locale.lang)
        return style.look.term(text, self.ctx) if text else None

    def has_day(self, day: Day) -> bool:
        """Whether the day is shown with its month."""
        return day.day is not None and any(style.name == "day" for style in self.parts)

    def year(self, value: int, style: PartStyle) -> Part | None:
        text = str(abs(value))
        if style.form == "short":
            text = text[-2:]
        locale = self.ctx.locale
        if value < 0:
            text += locale.term("bc") or "BC"
        elif 0 < value < 1000 and style.form != "short" and value < 500:
            text += locale.term("ad") or "AD"
        part: Part = text
        suffix = implicit_suffix(self.ctx) if self.suffixed else None
        if suffix is not None:
            part = Piece([text, suffix])
        return style.look.wrap(part, "year")

    def month(self, value: int, form: str) -> str | None:
        locale = self.ctx.locale
        if value >= FIRST_SEASON:
            return locale.term(f"season-{value - 12:02d}")
        if form == "numeric":
            return str(value)
        if form == "numeric-leading-zeros":
            return f"{value:02d}"
        return locale.term(f"month-{value:02d}", form)

    def day_number(self, value: int, form: str) -> str:
        locale = self.ctx.locale
        if form == "numeric-leading-zeros":
            return f"{value:02d}"
        if form == "ordinal" and (value == 1 or locale.options.get("limit-day-ordinals-to-day-1") != "true"):
            month = self.date.start.month
            return ordinal(value, locale, locale.gender(f"month-{month:02d}") if month and month <= 12 else None)
        return str(value)


def _joined(parts: list[Part], delimiter: str) -> list[Part]:
    return parts if len(parts) <= 1 else [Piece(parts, delimiter=delimiter)]


def _cut_start(block: list[PartStyle]) -> list[PartStyle]:
    """The second half of a range loses what leads to its first part."""
    if not block:
        return []
    first = block[0]
    return [replace(first, look=replace(first.look, prefix="")), *block[1:]]


def _cut_end(block: list[PartStyle]) -> list[PartStyle]:
    """The first half of a range loses what follows its last part."""
    if not block:
        return []
    last = block[-1]
    return [*block[:-1], replace(last, look=replace(last.look, suffix=""))]


def _value(day: Day, name: str) -> int | None:
    if name == "year":
        return day.year
    return day.month if name == "month" else day.day


def _differs(start: Day, end: Day) -> int:
    """The largest part in which two days differ: 0 year, 1 month, 2 day."""
    if start.year != end.year:
        return 0
    return 1 if start.month != end.month else 2


def sort_key(date: Date | None, names: tuple[str, ...] = ("year", "month", "day")) -> str:
    """A string that sorts as the date does: eras, then seasons beside months; the end after the start."""
    if date is None or date.literal is not None:
        return ""
    end = date.end if date.end and date.end.year is not None else None
    return _day_key(date.start, names) + (f"-{_day_key(end, names)}" if end else "")


def _day_key(day: Day, names: tuple[str, ...]) -> str:
    year = f"{10**9 + (day.year or 0):010d}"
    month = day.month or 0
    month = {13: 3, 14: 6, 15: 9, 16: 12}.get(month, month)
    return year + (f"{month:02d}" if "month" in names else "00") + (f"{day.day or 0:02d}" if "day" in names else "00")
