"""A style's XML and the locales under which it is read: its own, then the files that citeproc-py brings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.input.vocabulary import NS
from citekit.errors import Diagnostic, StyleError
from citekit.model.patterns import lazy
from citekit.model.xml import XmlError, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCALE = lazy(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")


class Skeleton(Struct, frozen=True):
    """A style's XML with its locales, the most specific first."""

    root: _Element
    lang: str
    chain: tuple[_Element, ...]


def skeleton(xml: bytes, locale: str | None = None) -> Skeleton:
    """The style of some XML under a locale, or under its own default. Raises ``StyleError``."""
    try:
        root = parsed(xml, encoding="utf-8")
    except XmlError as error:
        raise StyleError(f"the style is not well-formed XML: {error}") from error
    if root.tag != f"{NS}style":
        raise StyleError(f"not a CSL style: its root element is {root.tag!r}")
    lang = known_locale(locale or root.get("default-locale") or "en-US")
    return Skeleton(root, lang, chain(root, lang))


def known_locale(locale: str) -> str:
    """The locale as citeproc-py spells it; ``en-US`` where the tag is not one.

    >>> known_locale("de"), known_locale("fr-fr"), known_locale("?")
    ('de-DE', 'fr-FR', 'en-US')
    """
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    if not _LOCALE.match(locale):
        return "en-US"
    by_lower = {name.lower(): name for name in LANGUAGE_NAMES}
    if locale.lower() in by_lower:
        return str(by_lower[locale.lower()])
    language, _, region = locale.partition("-")
    if region:
        return f"{language.lower()}-{region.upper() if len(region) == 2 else region}"
    return str(PRIMARY_DIALECTS.get(language.lower(), language.lower()))


def unknown_locale(locale: str | None) -> list[Diagnostic]:
    """What is to be said of a locale that was asked for and is not there.

    >>> unknown_locale("de-CH"), [one.message for one in unknown_locale("tlh")]
    ([], ["there are no terms for the locale 'tlh'"])
    """
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    known = {name.partition("-")[0].lower() for name in (*LANGUAGE_NAMES, *PRIMARY_DIALECTS)}
    if locale is None or (_LOCALE.match(locale) and locale.partition("-")[0].lower() in known):
        return []
    return [
        Diagnostic(
            f"there are no terms for the locale {locale!r}",
            expected="a tag such as de-DE or fr-FR",
            hint="the style's own terms and en-US serve",
        )
    ]


def chain(root: _Element, lang: str) -> tuple[_Element, ...]:
    """In-style dialect, language and unmarked locale; then the locale files: dialect, primary dialect, en-US."""
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    language = lang.partition("-")[0]
    own = root.findall(f"{NS}locale")
    chosen = [one for wanted in dict.fromkeys((lang, language, None)) for one in own if one.get(LANG) == wanted]
    files = [name for name in (lang, PRIMARY_DIALECTS.get(language), "en-US") if name in LANGUAGE_NAMES]
    return (*chosen, *map(_file, dict.fromkeys(files)))


@cache
def _file(name: str) -> _Element:
    from citeproc import LOCALES_PATH

    return parsed(Path(LOCALES_PATH, f"locales-{name}.xml").read_bytes(), encoding="utf-8")
