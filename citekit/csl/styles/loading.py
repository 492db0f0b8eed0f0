"""citeproc-py's skeleton: its element classes, its chain of locales and its files, read without entities or network."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from citeproc.frontend import CitationStylesLocale, CitationStylesStyle
from citeproc.model import Style as StyleElement
from lxml import etree

from citekit.errors import Diagnostic, StyleError
from citekit.model.xml import SAFE

if TYPE_CHECKING:
    from lxml.etree import _Element

CSL = "http://purl.org/net/xbiblio/csl"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")


class Skeleton(CitationStylesStyle):  # type: ignore[misc]
    """A style's XML under its own class lookup, with its locales in the order of precedence.

    The lookup gives ``cs:style`` the class that knows the chain of locales; all other elements are plain and
    are compiled once into objects of this package, so that no XML is touched while rendering.
    """

    def __init__(self, xml: bytes, locale: str | None = None) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        lookup.get_namespace(CSL)["style"] = StyleElement
        parser = etree.XMLParser(**SAFE, remove_comments=True, remove_pis=True, encoding="utf-8")
        parser.set_element_class_lookup(lookup)
        try:
            self.root = etree.parse(io.BytesIO(xml), parser).getroot()
        except etree.XMLSyntaxError as error:
            raise StyleError(f"the style is not well-formed XML: {error}") from error
        if self.root.tag != f"{{{CSL}}}style":
            raise StyleError(f"not a CSL style: its root element is {self.root.tag!r}")
        self.lang = known_locale(locale or self.root.get("default-locale") or "en-US")
        self.chain: list[_Element] = _chain(self.root, self.lang)


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


def _chain(root: _Element, lang: str) -> list[_Element]:
    """In-style dialect, language and unmarked locale; then the locale files: dialect, primary dialect, en-US."""
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    language = lang.partition("-")[0]
    own = root.findall(f"{{{CSL}}}locale")
    chain = [one for wanted in dict.fromkeys((lang, language, None)) for one in own if one.get(LANG) == wanted]
    files = [name for name in (lang, PRIMARY_DIALECTS.get(language), "en-US") if name in LANGUAGE_NAMES]
    return chain + [_file(name) for name in dict.fromkeys(files)]


def _file(name: str) -> _Element:
    root: _Element = CitationStylesLocale(name, validate=False).root
    return root
