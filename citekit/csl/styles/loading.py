"""A style's XML and the locales under which it is read: its own, then the files that citeproc-py brings."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.json import decode

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
    if not _LOCALE.match(locale):
        return "en-US"
    by_lower = {name.lower(): name for name in _locales().names}
    if locale.lower() in by_lower:
        return by_lower[locale.lower()]
    language, _, region = locale.partition("-")
    if region:
        return f"{language.lower()}-{region.upper() if len(region) == 2 else region}"
    return _locales().dialects.get(language.lower(), language.lower())


def unknown_locale(locale: str | None) -> list[Diagnostic]:
    """What is to be said of a locale that was asked for and is not there.

    >>> unknown_locale("de-CH"), [one.message for one in unknown_locale("tlh")]
    ([], ["there are no terms for the locale 'tlh'"])
    """
    known = {name.partition("-")[0].lower() for name in (*_locales().names, *_locales().dialects)}
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
    language = lang.partition("-")[0]
    own = root.findall(f"{NS}locale")
    chosen = [one for wanted in dict.fromkeys((lang, language, None)) for one in own if one.get(LANG) == wanted]
    files = [name for name in (lang, _locales().dialects.get(language), "en-US") if name in _locales().names]
    return (*chosen, *map(_file, dict.fromkeys(files)))


@cache
def citeproc_data() -> Path:
    """The folder of citeproc-py's locales and schema; the package itself is not loaded."""
    spec = find_spec("citeproc")
    if spec is None or not spec.submodule_search_locations:
        raise StyleError("The locales of CSL are missing.", hint="Run: pip install citeproc-py")
    return Path(spec.submodule_search_locations[0]) / "data"


class _Locales(Struct, frozen=True, rename={"names": "language-names", "dialects": "primary-dialects"}):
    """What ``locales.json`` says: the names of every locale, and a language's foremost one."""

    names: dict[str, Any]
    dialects: dict[str, str]


@cache
def _locales() -> _Locales:
    return decode((citeproc_data() / "locales" / "locales.json").read_bytes(), type=_Locales)


@cache
def _file(name: str) -> _Element:
    return parsed((citeproc_data() / "locales" / f"locales-{name}.xml").read_bytes(), encoding="utf-8")
