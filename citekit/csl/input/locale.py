"""A language's terms, date forms and options, from the style's own ``cs:locale`` down to en-US."""

from __future__ import annotations

from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.csl.input.vocabulary import NS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""Where a term has no such form, the next one to try (CSL 1.0.2, Terms)."""


class Term(Struct, frozen=True):
    """A localised word. ``single`` serves where there is no plural."""

    single: str
    multiple: str
    gender: str | None = None
    match: str | None = None


class DatePart(Struct, frozen=True):
    """``cs:date-part``: its attributes as they stand, missing ones absent."""

    name: str
    attributes: dict[str, str]


class DateForm(Struct, frozen=True):
    """A localised date format: numeric or text."""

    parts: tuple[DatePart, ...]
    attributes: dict[str, str]


class Locale(Struct, dict=True):
    """All words of one chain of locales; the first that has a word gives it."""

    lang: str
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    gendered: dict[tuple[str, str, str], Term] = field(default_factory=dict)
    dates: dict[str, DateForm] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def find(self, name: str, form: str = "long") -> Term | None:
        """The term in this form or the nearest longer one."""
        wanted: str | None = form
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found
            wanted = FALLBACK.get(wanted)
        return None

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The word, or ``None`` where no locale knows the term."""
        found = self.find(name, form)
        return None if found is None else found.multiple if plural else found.single

    def gender(self, name: str) -> str | None:
        """The grammatical gender of a noun's term: ``masculine``, ``feminine`` or ``None``."""
        found = self.find(name)
        return found.gender if found else None

    def for_gender(self, name: str, gender: str | None) -> str | None:
        """An ordinal in the form that agrees with ``gender``."""
        found = self.gendered.get((name, "long", gender)) if gender else None
        return found.single if found else self.term(name)

    @cached_property
    def punctuation_in_quote(self) -> bool:
        """Whether full stops and commas go inside of closing quotation marks."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def english(self) -> bool:
        """Whether the locale's language is English."""
        return self.lang.startswith("en")

    @cached_property
    def quotes(self) -> tuple[str, str, str, str]:
        """Opening and closing quotation marks, outer then inner."""
        open_, close = self.term("open-quote"), self.term("close-quote")
        inner, end = self.term("open-inner-quote"), self.term("close-inner-quote")
        return (open_ or "“", close or "”", inner or "‘", end or "’")


def read_locale(lang: str, chain: Iterable[_Element]) -> Locale:
    """The terms of a chain of ``cs:locale`` elements, most specific first.

    The style's own locales override single forms of a term; a locale file has a term in all its forms.
    """
    locale = Locale(lang)
    ordinals = False
    told: set[str] = set()
    for element in chain:
        had = ordinals
        is_file = element.getparent() is None
        own_ordinals = any(t.get("name") == "ordinal" for t in element.iterfind(f"{NS}terms/{NS}term"))
        names = {term.get("name", "") for term in element.iterfind(f"{NS}terms/{NS}term")} if is_file else set()
        for term in reversed(element.findall(f"{NS}terms/{NS}term")):  # of two alike the later one holds
            name = term.get("name", "")
            if name in told or (name.startswith("ordinal") and not is_file and not own_ordinals):
                continue
            if name.startswith("ordinal"):
                if had:
                    continue
                ordinals = True
            _add_term(locale, name, term)
        told |= names
        for date in element.iterfind(f"{NS}date"):
            locale.dates.setdefault(date.get("form", "text"), _date_form(date))
        for options in element.iterfind(f"{NS}style-options"):
            for key, value in options.attrib.items():
                locale.options.setdefault(str(key), str(value))
    return locale


def _add_term(locale: Locale, name: str, element: _Element) -> None:
    single, multiple = element.find(f"{NS}single"), element.find(f"{NS}multiple")
    text = element.text or ""
    if "\n" in text and text.isspace():
        text = ""  # the white space of the file, and no word
    if single is not None or multiple is not None:
        one = single.text or "" if single is not None else ""
        many = multiple.text or "" if multiple is not None else one
    else:
        one = many = text
    if "&lt;" in one or "&lt;" in many:
        one, many = unescape(one), unescape(many)  # markup that was escaped twice
    if not one.strip() and not many.strip() and (single is not None or not text):
        one = many = ""
    term = Term(one, many, element.get("gender"), element.get("match"))
    form = element.get("form", "long")
    gender = element.get("gender-form")
    if gender:
        locale.gendered.setdefault((name, form, gender), term)
    else:
        locale.terms.setdefault((name, form), term)


def _date_form(element: _Element) -> DateForm:
    parts = tuple(
        DatePart(part.get("name", ""), {str(k): str(v) for k, v in part.attrib.items()})
        for part in element.iterfind(f"{NS}date-part")
    )
    return DateForm(parts, {str(k): str(v) for k, v in element.attrib.items()})
