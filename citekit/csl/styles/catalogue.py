"""What the installed styles say of themselves, to search among them: title, fields, form of citation, language."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.styles.installed import KINDS, files, renamed
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citekit.csl.styles.installed import Kind

HEAD = 8192
"""Bytes of a style's file in which its info stands."""
LANGUAGES = {
    "af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "he": "hebrew", "hr": "croatian", "hu": "hungarian", "id": "indonesian",
    "is": "icelandic", "it": "italian", "ja": "japanese", "ko": "korean", "lt": "lithuanian", "lv": "latvian",
    "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovenian", "sr": "serbian", "sv": "swedish",
    "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""The English names of languages that styles are written for (ISO 639-1)."""

_TITLE = lazy(r"<title(?:-short)?>([^<]{1,400})</title")
_SAID = lazy(r"<summary>([^<]{1,600})</summary")
_CATEGORY = lazy(r'<category (?:citation-format|field)="([\w-]{1,40})"')
_LOCALE = lazy(r'default-locale="([\w-]{2,20})"')
_PARENT = lazy(r'href="[^"]{0,200}/([\w.-]{1,200})" rel="independent-parent"')


class Described(Struct, frozen=True):
    """What a style says of itself; ``words`` is all of it in small letters."""

    name: str
    kind: Kind
    title: str
    words: str
    locale: str | None = None
    parent: str | None = None


def search(words: Sequence[str]) -> list[Described]:
    """The installed styles that say all of some words of themselves: ours first, then by their names.

    >>> [found.name for found in search(["chicago", "16th", "author-date", "basque"])]
    ['chicago-author-date-basque']
    >>> "universitat-freiburg-geschichte" in [found.name for found in search(["german", "history", "note"])]
    True
    """
    asked = [word.casefold() for word in words]
    found = [style for style in described() if all(word in style.words for word in asked)]
    return sorted(found, key=lambda style: _rank(style, asked))


def _rank(style: Described, asked: Sequence[str]) -> tuple[bool, int, bool, str]:
    return (
        style.name != "-".join(asked),
        KINDS.index(style.kind),
        not all(word in style.name for word in asked),
        style.name,
    )


def described() -> Iterator[Described]:
    """Every installed style, and the names that public ones had before."""
    for name, kind, path in files():
        with path.open("rb") as file:
            head = file.read(HEAD)
        yield _described(name, kind, unescape(head.decode("utf-8", "replace").partition("</info>")[0]))
    for name, present in renamed().items():
        yield Described(name, "renamed", f"now {present}", name.casefold(), parent=present)


def _described(name: str, kind: Kind, head: str) -> Described:
    titles = _TITLE.findall(head)
    locale = next(iter(_LOCALE.findall(head)), None)
    language = LANGUAGES.get(locale.partition("-")[0], "") if locale else ""
    said = (name, *titles, *_SAID.findall(head), *_CATEGORY.findall(head), locale or "", language)
    parent = next(iter(_PARENT.findall(head)), None)
    return Described(name, kind, titles[0] if titles else name, " ".join(said).casefold(), locale, parent)
