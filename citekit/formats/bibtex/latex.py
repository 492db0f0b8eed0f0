r"""Text with CSL's few tags as LaTeX, and LaTeX as such text.

Accents, ligatures and symbols are decoded by latexcodec; written text keeps its Unicode, which BibTeX 0.99d,
biber and pandoc take, and has only LaTeX's own special characters escaped.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from citekit.formats.bibtex.latex_commands import plainer

if TYPE_CHECKING:
    from collections.abc import Callable

_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {character: "\\" + character for character in "&%$#_{}"}
_TAGS = {
    "i": r"\emph",
    "b": r"\textbf",
    "sup": r"\textsuperscript",
    "sub": r"\textsubscript",
    'span style="font-variant:small-caps;"': r"\textsc",
}
_COMMANDS = {command: (f"<{tag}>", f"</{tag.split()[0]}>") for tag, command in _TAGS.items()}
_COMMANDS |= dict.fromkeys([r"\textit", r"\mkbibemph"], ("<i>", "</i>"))
_COMMANDS |= dict.fromkeys([r"\enquote", r"\mkbibquote"], ("“", "”"))
_OPENING = re.compile("<(" + "|".join(map(re.escape, _TAGS)) + ")>")
_CLOSING = re.compile(r"</(?:i|b|sup|sub|span)>")
_ESCAPED = re.compile(r"\\(?:([&%$#_{}])|(textbackslash|textasciitilde|textasciicircum|par)(?:\{\}|\s+|\b))|(%)")
_NAMED = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "par": "\n"}
_TOKEN = re.compile(r"(\\[A-Za-z]+)\s*\{|[{}]|[^\\{}]+|\\")
_LIGATURE = re.compile(r"([-`',](?=-|`|'|,)|[?!](?=`))")
_MARKUP = re.compile(r"[\\~^$%&#_`]|--|''|,,")
_NOTHING = "\uf6ff"
_PRIVATE = 0xF700  # Unicode's private use: stands for an escaped character while the rest is decoded


def encoded(text: str) -> str:
    r"""Text as LaTeX; a new line is a paragraph.

    >>> print(encoded("Q&A: <i>Foreign Relations</i> {100%}"))
    Q\&A: \emph{Foreign Relations} \{100\%\}
    """
    if "<" in text and _balanced(text):
        opened = _OPENING.split(text)
        parts = [_plain(part) if n % 2 == 0 else _TAGS[part] + "{" for n, part in enumerate(opened)]
        return _CLOSING.sub("}", "".join(parts))
    return _plain(text)


def _plain(text: str) -> str:
    named = {} if _nested(text) else {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    escaped = "".join(named.get(c) or _SPECIAL.get(c, c) for c in text)
    return _LIGATURE.sub(r"\1{}", escaped).replace("\n", r"\par ")


def _nested(text: str) -> bool:
    """Whether every brace has its fellow, in order: BibTeX counts the escaped ones too."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _balanced(text: str) -> bool:
    return len(_OPENING.findall(text)) == len(_CLOSING.findall(text))


def decoded(text: str) -> str:
    r"""LaTeX as text: accents and symbols as characters, fonts as CSL's tags, braces gone.

    >>> decoded(r"Andr{\'e} \emph{Fontaine}: {\"U}ber 100\% ``Entspannung'' --- {Bonn}")
    'André <i>Fontaine</i>: Über 100% “Entspannung” — Bonn'
    """
    if not _MARKUP.search(text):  # the codec is slow, and most fields have nothing for it to do
        return "".join(_untagged(text.replace("{}", "")))
    import latexcodec  # noqa: F401  (registers the codec)

    braced = plainer(text).replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    decode: Callable[[str], tuple[str, int]] = codecs.lookup("ulatex").decode  # type: ignore[assignment]
    masked = _ESCAPED.sub(_mask, braced.replace("{}", _NOTHING))
    try:
        unicode, _ = decode(masked)
    except UnicodeError:  # a backslash that begins nothing: the text stays as it is
        unicode = masked
    return "".join(map(_unmask, _untagged(unicode)))


def _mask(match: re.Match[str]) -> str:
    """An escaped character as one that the codec leaves alone; a bare ``%`` begins no comment in a field of BibTeX."""
    return chr(_PRIVATE + ord(match[1] or match[3] or _NAMED[match[2]]))


def _unmask(character: str) -> str:
    code = ord(character) - _PRIVATE
    return "" if character == _NOTHING else chr(code) if 0 <= code < 128 else character


def _untagged(text: str) -> str:
    """Font commands as tags, other braces dropped; linear in the text."""
    out: list[str] = []
    closers: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match[1]:
            opening, closing = _COMMANDS.get(match[1], ("", ""))
            out.append(opening)
            closers.append(closing)
        elif token == "{":
            closers.append("")
        elif token == "}":
            out.append(closers.pop() if closers else "")
        else:
            out.append(token)
    return "".join([*out, *reversed(closers)])


def protected(title: str) -> str:
    r"""LaTeX of a title with its capitals kept: a style that sets titles in small letters leaves braced words alone.

    >>> print(protected("Memorandum from Bundy to President Kennedy"))
    Memorandum from {Bundy} to {President} {Kennedy}
    """
    first, *rest = encoded(title).split(" ")
    return " ".join([_kept(first, first[1:]), *(_kept(word, word) for word in rest)])


def _kept(word: str, judged: str) -> str:
    capital = any(character.isupper() for character in judged)
    return f"{{{word}}}" if capital and word.isalnum() else word
