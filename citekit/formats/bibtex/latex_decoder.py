r"""LaTeX as text with CSL's few tags: accents and symbols as characters, fonts as tags, braces gone.

A command that is not known stays visible, as it was written. Each character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
import unicodedata

from citekit.formats.bibtex.latex_commands import (
    ACCENTS,
    ALONE,
    FRACTIONS,
    MATHEMATICAL,
    PLAIN,
    PRINTED,
    SIGNS,
    SILENT,
    SWITCHES,
    WRAPPED,
)

_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)\*?(?P<space>[ \t\n]*)|\\(?P<sign>.)|(?P<brace>[{}])|(?P<dollar>\${1,2})"
    r"|(?P<ligature>---?|``|''|,,|\?`|!`)|(?P<tie>~)|(?P<quote>`)|[^\\{}$~`'\-,?!]+|.",
    re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", ",,": "„", "?`": "¿", "!`": "¡"}
_MARKUP = re.compile(r"[\\~$`{}]|--|''|,,")
_ADDRESS = re.compile(r"[ \t]*\{((?:[^{}]|\{[^{}]*\})*)\}")
_ESCAPED = re.compile(r"\\([_%&#$~{}])(?:\{\})?|\$\\sim\$|\\textasciitilde(?:\{\}|\s)?|\\-")
_FORMULA = re.compile(r"[\\^_<>=]|\A\s*[\w+−-]\s*\Z")
_OPTIONAL = re.compile(r"[ \t]*\[[^\[\]]*\]")
_TAKES_OPTION = {"href", "raisebox", "linebreak", "hbox", "enquote"}
_LENGTH = re.compile(r"\s*+=?\s*+[-+]?(?=\.?\d)\d*+\.?\d*+\s*+(?:pt|pc|em|ex|mm|cm|in|sp|bp)?")
_TAKES_LENGTH = {"kern", "penalty", "hskip", "vskip"}
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
            return self._formula(match[0], match[0])
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
        if sign == "(" and not self.formula:
            return self._formula("\\(", "\\)")
        if sign in SIGNS:
            self._empty_group()
            return SIGNS[sign]
        return "\\" + sign

    def _command(self, name: str, match: re.Match[str], depth: int) -> str:
        if name in _TAKES_OPTION and (option := _OPTIONAL.match(self.text, self.here)):
            self.here = option.end()
        if self.formula and name in MATHEMATICAL:
            between = match["space"] and self.text[match.start() - 1 : match.start()].isspace()
            return MATHEMATICAL[name] + (" " if between else "")
        if name in PRINTED:
            self._empty_group()
            return PRINTED[name]
        if name in ACCENTS:
            return _accented(self._argument(depth), ACCENTS[name], ALONE.get(name, f"\\{name}"))
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
            return self._unprinted(name, silent, depth)
        if name in MATHEMATICAL:
            self._empty_group()
            return MATHEMATICAL[name]
        self.unknown = True
        return self._as_it_is(match)

    def _unprinted(self, name: str, arguments: int, depth: int) -> str:
        """Nothing, past the arguments of a command, or past the length that a skip has without braces."""
        for _ in range(arguments):
            self._argument(depth)
        if name in _TAKES_LENGTH and (length := _LENGTH.match(self.text, self.here)):
            self.here = length.end()
        elif not arguments:
            self._empty_group()
        return ""

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

    def _formula(self, opened: str, closed: str) -> str:
        """A formula whose every command is known; another, and the sign of a currency, as it stands."""
        end = self.text.find(closed, self.here)
        body = self.text[self.here : end] if end >= 0 else ""
        if not body or len(body) > 500 or not _FORMULA.search(body) or body.count("{") != body.count("}"):
            return opened
        inner = _Decoder(body, formula=True)
        found = inner.all()
        self.here = end + len(closed)
        return f"{opened}{body}{closed}" if inner.unknown else found

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
    inner = unicodedata.normalize("NFD", first) if len(first.encode()) > 1 else first
    if len(inner) > 1 and len(unicodedata.normalize("NFC", first + mark)) > 1:  # the outer accent is the letter's
        return unicodedata.normalize("NFC", f"{inner[0]}{mark}{inner[1:]}{text[1:]}")
    marks = 1
    while marks < len(text) and unicodedata.combining(text[marks]):
        marks += 1
    return unicodedata.normalize("NFC", f"{first}{text[1:marks]}{mark}{text[marks:]}")
