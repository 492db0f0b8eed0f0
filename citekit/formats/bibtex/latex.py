r"""Text with CSL's few tags as LaTeX, and LaTeX as such text.

Written text keeps its Unicode, which BibTeX 0.99d, biber and pandoc take, and has only LaTeX's own special characters
escaped. Reading is `citekit.formats.bibtex.latex_decoder`'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.formats.bibtex.latex_decoder import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Braced", "braced", "decoded", "encoded", "protected"]

_SPECIAL = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}", "\n": r"\par "}
_SPECIAL |= {"\xa0": "~", "~": r"\textasciitilde{}"}
_SPECIAL |= {character: "\\" + character for character in "&%$#_{}"}
_ESCAPES = str.maketrans(_SPECIAL)
_UNBALANCED = str.maketrans(_SPECIAL | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_TAGS = {
    "i": r"\emph", "b": r"\textbf", "sup": r"\textsuperscript", "sub": r"\textsubscript",
    'span style="font-variant:small-caps;"': r"\textsc",
}  # fmt: skip
_OPENING = re.compile("<(" + "|".join(map(re.escape, _TAGS)) + ")>")
_CLOSING = re.compile(r"</(?:i|b|sup|sub|span)>")
_LIGATURE = re.compile(r"([-',](?=-|'|,))")
_ACTIVE = re.compile(r"[\\~^&%$#_{}`\n\xa0]|--|''|,,")


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
    if not _ACTIVE.search(text):
        return text
    escaped = text.translate(_ESCAPES if _nested(text) else _UNBALANCED)
    return _LIGATURE.sub(r"\1{}", escaped)


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


class Braced(str):
    """A text that knows in which braces it stood in the file it was read from: ``latex``."""

    latex: str = ""


def braced(text: str) -> str:
    r"""The text of a title's LaTeX, with its braces where they are all that citekit would not write itself.

    >>> title = braced(r"{NATO} and the {\'E}cole {Libre,} a History")
    >>> title, protected(title)
    ('NATO and the École Libre, a History', '{NATO} and the {École} {Libre,} a {History}')
    """
    said = decoded(text)
    if "{" not in text:
        return said
    latex = _ACCENTED.sub(lambda match: encoded(decoded(match[0])), text)
    if latex.replace("{", "").replace("}", "") != encoded(said):
        return said
    found = Braced(said)
    found.latex = latex
    return found


_ACCENTED = re.compile(
    r"""\{\\(?:[`'^"~=.]|[uvHcrkdbt](?=[ {\\]))[^{}]{0,8}(?:\{[^{}]{0,8}\})?\}|\\[`'^"~=.](?:\{\\?\w\}|\w)"""
)
_PLAIN_WORD = re.compile(r"[^\s\\{}]+")


def protected(title: str) -> str:
    r"""LaTeX of a title with its capitals kept: what stands in braces is left alone by styles that want small letters.

    A word with a capital is braced whole, with what is joined to it, unless it is the title's first letter, which all
    styles keep. A brace before a backslash would protect nothing (*BibTeXing* 4), so there are two.

    >>> print(protected("Britain's Navy, the U.S. and Anglo-American eBooks"))
    Britain's {Navy,} the {U.S.} and {Anglo-American} {eBooks}
    >>> print(protected("<i>Nature</i> and $US"))
    \emph{Nature} and {{\$US}}
    """
    text = title.latex if isinstance(title, Braced) else encoded(title)
    if title[1:].islower():
        return text
    if "{" not in text and "\\" not in text:
        return _PLAIN_WORD.sub(lambda word: _kept(word[0], word[0][1:] if word.start() == 0 else word[0]), text)
    return "".join(_kept(word, bare) for word, bare in _words(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of LaTeX and the spaces between them, each with its letters outside of braces and commands."""
    start, depth, bare = 0, 0, ""
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece.isspace() and depth == 0:
            yield text[start : match.start()], bare
            yield piece, ""
            start, bare = match.end(), ""
        elif piece in "{}":
            depth += 1 if piece == "{" else -1
        elif depth == 0 and not piece.startswith("\\"):
            bare += piece if match.start() else piece[1:]
    yield text[start:], bare


_PIECE = re.compile(r"\\[A-Za-z]+\s*|\\.|[{}]|\s+|[^\s\\{}]+|\\")


def _kept(word: str, judged: str) -> str:
    if judged == judged.lower():
        return word
    return f"{{{{{word}}}}}" if word.startswith("\\") else f"{{{word}}}"
