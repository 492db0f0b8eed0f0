r"""Text with CSL's few tags as LaTeX, and LaTeX as such text.

Written text keeps its Unicode, which BibTeX 0.99d, biber and pandoc take, and has only LaTeX's own special characters
escaped. What is read is decoded: accents and symbols as characters, fonts as CSL's tags, braces gone. A command that
is not known stays visible, as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from citekit.formats.bibtex.latex_commands import (
    ACCENTS,
    FRACTIONS,
    MATHEMATICAL,
    PLAIN,
    PRINTED,
    SIGNS,
    SILENT,
    SWITCHES,
    WRAPPED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)\*?(?P<space>[ \t\n]*)|\\(?P<sign>.)|(?P<brace>[{}])|(?P<dollar>\${1,2})"
    r"|(?P<ligature>---?|``|''|,,|\?`|!`)|(?P<tie>~)|(?P<quote>`)|[^\\{}$~`'\-,?!]+|.",
    re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", ",,": "„", "?`": "¿", "!`": "¡"}
_MARKUP = re.compile(r"[\\~$`{}]|--|''|,,")
_ADDRESS = re.compile(r"[ \t]*\{((?:[^{}]|\{[^{}]*\})*)\}")
_ESCAPED = re.compile(r"\\([_%&#$~{}])(?:\{\})?|\\textasciitilde(?:\{\}|\s)?|\\-")
_FORMULA = re.compile(r"[\\^_<>=]|\A\s*[\w+−-]\s*\Z")
_OPTIONAL = re.compile(r"[ \t]*\[[^\[\]]*\]")
_TAKES_OPTION = {"href", "raisebox", "linebreak", "hbox", "enquote"}
_DEEPEST = 120


def decoded(text: str) -> str:
    r"""LaTeX as text.

    >>> decoded(r"Andr{\'e} \emph{Fontaine}: {\"U}ber 100\% ``Entspannung'' --- {Bonn}")
    'André <i>Fontaine</i>: Über 100% “Entspannung” — Bonn'
    >>> decoded(r"Nguy{\~\^e}n, \d{h}, H$_2$O, $\frac{1}{2}$ tide, `so' \unknown{x}")
    'Nguyễn, ḥ, H<sub>2</sub>O, ½ tide, ‘so’ \\unknown{x}'
    """
    if not _MARKUP.search(text):
        return text
    return _Decoder(text).all()


class _Decoder:
    """A text on its way; ``here`` is how far it has been read."""

    def __init__(self, text: str, *, formula: bool = False) -> None:
        self.text, self.here, self.formula = text, 0, formula
        self.unknown = False
        self.quoted = 0

    def all(self) -> str:
        out: list[str] = []
        while self.here < len(self.text):
            out.append(self._run(0))
            self.here += 1  # a closing brace that nothing has opened
        return "".join(out)

    def _run(self, depth: int) -> str:
        """What stands up to the brace that closes this group, or to the end."""
        out: list[str] = []
        closing = ""
        while self.here < len(self.text):
            if self.text[self.here] == "}":
                break
            match = _TOKEN.match(self.text, self.here)
            assert match  # any character is a token
            if match["command"] in SWITCHES:
                self.here = match.end()
                start, end = WRAPPED.get(SWITCHES[match["command"]], ("", ""))
                out.append(start)
                closing = end + closing
            else:
                out.append(self._token(match, depth))
        return "".join(out) + closing

    def _token(self, match: re.Match[str], depth: int) -> str:
        self.here = match.end()
        if match["command"]:
            return self._command(match["command"], match, depth)
        if match["sign"]:
            return self._sign(match["sign"], depth)
        if match["brace"]:
            return self._group(depth)
        if match["dollar"]:
            return self._formula(match)
        if match["ligature"]:
            return match[0] if self.formula else _LIGATURES[match[0]]
        if match["tie"]:
            return "\xa0"
        return self._script(match[0], depth) if self.formula else self._quotation(match)

    def _quotation(self, match: re.Match[str]) -> str:
        """A grave accent opens a quotation, and the apostrophe that closes a word then closes it."""
        if match["quote"]:
            self.quoted += 1
            return "‘"
        if match[0] == "'" and self.quoted and not self.text[self.here : self.here + 1].isalnum():
            self.quoted -= 1
            return "’"
        return match[0]

    def _group(self, depth: int) -> str:
        """What the group says whose brace is open."""
        if depth >= _DEEPEST:
            return ""
        found = self._run(depth + 1)
        self.here += 1
        return found

    def _argument(self, depth: int) -> str:
        """A command's argument: a group, or the next token."""
        while self.text[self.here : self.here + 1] in {" ", "\t", "\n"}:
            self.here += 1
        match = _TOKEN.match(self.text, self.here)
        if not match or match["brace"] == "}" or depth >= _DEEPEST:
            return ""
        if match["command"] or match["sign"] or match["brace"]:
            return self._token(match, depth + 1)
        self.here += 1
        return self.text[self.here - 1]

    def _sign(self, sign: str, depth: int) -> str:
        if sign in ACCENTS:
            if self.text.startswith("{}", self.here):
                self.here += 2
                return sign
            return _accented(self._argument(depth), ACCENTS[sign], sign)
        if sign in SIGNS:
            self._empty_group()
            return SIGNS[sign]
        return "\\" + sign

    def _command(self, name: str, match: re.Match[str], depth: int) -> str:
        if name in _TAKES_OPTION and (option := _OPTIONAL.match(self.text, self.here)):
            self.here = option.end()
        if self.formula and name in MATHEMATICAL:
            return MATHEMATICAL[name]
        if name in PRINTED:
            self._empty_group()
            return PRINTED[name]
        if name in ACCENTS:
            return _accented(self._argument(depth), ACCENTS[name], f"\\{name}")
        if name in WRAPPED:
            start, end = WRAPPED[name]
            return f"{start}{self._argument(depth)}{end}"
        if name in {"url", "href", "nolinkurl", "path"}:
            return self._address(name, depth)
        if name in {"frac", "sfrac", "nicefrac"}:
            parts = self._argument(depth), self._argument(depth)
            return FRACTIONS.get(parts) or "/".join(parts)
        if name == "sqrt":
            return f"√{self._argument(depth)}"
        if name in PLAIN:
            return self._argument(depth)
        if (silent := SILENT.get(name, SILENT.get(name.lower()))) is not None:
            for _ in range(silent):
                self._argument(depth)
            self._empty_group() if not silent else None
            return ""
        if name in MATHEMATICAL:
            self._empty_group()
            return MATHEMATICAL[name]
        self.unknown = True
        return self._as_it_is(match)

    def _as_it_is(self, match: re.Match[str]) -> str:
        """A command that is not known, with the braces of its argument."""
        if self.text.startswith("{}", self.here):
            self.here += 2
            return match[0] + "{}"
        if not self.text.startswith("{", self.here):
            return match[0]
        self.here += 1
        return match[0] + "{" + self._group(1) + "}"

    def _empty_group(self) -> None:
        if self.text.startswith("{}", self.here):
            self.here += 2

    def _address(self, name: str, depth: int) -> str:
        """An address as it stands, and behind the words that carry it."""
        match = _ADDRESS.match(self.text, self.here)
        if not match:
            return "\\" + name
        self.here = match.end()
        address = _ESCAPED.sub(lambda found: found[1] or ("" if found[0] == r"\-" else "~"), match[1])
        said = self._argument(depth) if name == "href" else ""
        return address if not said or said == address else f"{said} ({address})"

    def _formula(self, match: re.Match[str]) -> str:
        """A formula whose every command is known; another, and the sign of a currency, as it stands."""
        end = self.text.find(match[0], self.here)
        body = self.text[self.here : end] if end >= 0 else ""
        if not body or len(body) > 500 or not _FORMULA.search(body) or not _nested(body):
            return match[0]
        inner = _Decoder(body, formula=True)
        found = inner.all()
        self.here = end + len(match[0])
        return f"{match[0]}{body}{match[0]}" if inner.unknown else found

    def _script(self, text: str, depth: int) -> str:
        """A stretch of a formula, its last sign perhaps raising or lowering what follows."""
        place = next((n for n, character in enumerate(text) if character in "^_"), None)
        if place is None:
            return text
        self.here += place + 1 - len(text)
        raised = self._argument(depth)
        if text[place] == "^" and raised in {"∘", "\\circ", "°"}:
            return f"{text[:place]}°"
        tag = "sup" if text[place] == "^" else "sub"
        return f"{text[:place]}<{tag}>{raised}</{tag}>"


def _accented(text: str, mark: str, sign: str) -> str:
    """A text whose first letter has an accent, for which the dotless i is there; over nothing stands the sign."""
    if not text:
        return sign
    first = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    marks = 1
    while marks < len(text) and unicodedata.combining(text[marks]):
        marks += 1
    return unicodedata.normalize("NFC", f"{first}{text[1:marks]}{mark}{text[marks:]}")
