r"""What people's LaTeX has besides accents: old font switches, quotation marks, spacing, small formulas.

latexcodec knows the accents and most symbols; these commands, which Mendeley, JabRef and older files are full of, are
brought to what it knows. Sources: *LaTeX2e: An unofficial reference manual* (symbols in text, spacing), babel's
manual (French and German quotation marks), *BibTeXing* 4 (``\noopsort``).
"""

from __future__ import annotations

import re

_PRINTED = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textquotedbl": '"', "textquotesingle": "'",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "quotesinglbase": "‚", "quotedblbase": "„", "guilsinglleft": "‹", "guilsinglright": "›",
    "glq": "‚", "grq": "‘", "glqq": "„", "grqq": "“", "flq": "‹", "frq": "›", "flqq": "«", "frqq": "»",
    "og": "«\xa0", "fg": "\xa0»", "dots": "…", "slash": "/", "texteuro": "€", "euro": "€", "textsection": "§",
    "textparagraph": "¶", "textunderscore": r"\_", "newline": " ", "TeX": "TeX", "LaTeX": "LaTeX",
}  # fmt: skip
_NAMED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SIGNS = {",": "\u2009", ";": " ", "/": "", "-": "", "@": "", "\\": " "}
_SWITCHES = {
    "it": r"\textit", "itshape": r"\textit", "sl": r"\textit", "slshape": r"\textit", "em": r"\textit",
    "bf": r"\textbf", "bfseries": r"\textbf", "sc": r"\textsc", "scshape": r"\textsc",
    "rm": "", "rmfamily": "", "sf": "", "sffamily": "", "tt": "", "ttfamily": "", "upshape": "", "normalfont": "",
}  # fmt: skip

_SWITCH = re.compile(r"\{[ \t]*\\(" + "|".join(sorted(_SWITCHES, key=len, reverse=True)) + r")(?![A-Za-z])[ \t]*")
_WORD = re.compile(r"\\(" + "|".join(sorted(_PRINTED, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|[ \t]+)?")
_SIGN = re.compile(r"\\([,;/@\\-])(?:\{\})?")
_BARE = re.compile(r"\\([~^])(?:\{\})")
_ACCENT = r"""(\\(?:[`'^"~=.]|[uvHcr](?=[ \t\\{])))[ \t]*"""
_DOTLESS = re.compile(_ACCENT + r"(?:\{\\([ij])[ \t]*\}|\\([ij])(?![A-Za-z])[ \t]?)")
_UNPRINTED = re.compile(r"\\(?:noopsort|SortNoop|switchargs)[ \t]*\{[^{}]*\}", re.IGNORECASE)
_ADDRESS = re.compile(r"\\(?:href[ \t]*\{([^{}]*)\}[ \t]*\{([^{}]*)\}|url[ \t]*\{([^{}]*)\})")
_DEGREE = re.compile(r"(?<!\\)\$\^(?:\\circ|\{\\circ\})\$")
_SCRIPTED = re.compile(r"(?<!\\)\$((?:[A-Za-z0-9+-]*[_^](?:\{[^{}$\\]*\}|[A-Za-z0-9+-]))+[A-Za-z0-9+-]*)\$")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(.))")
_SCRIPTS = {"_": r"\textsubscript", "^": r"\textsuperscript"}


def plainer(text: str) -> str:
    r"""LaTeX of the wild in the commands that are read further on.

    >>> plainer(r"Mart\'{\i}nez, {\em Diario}: {\textquotedblleft}a.\,b.{\textquotedblright}, H$_{2}$O")
    "Mart\\'{i}nez, \\textit{Diario}: {“}a.\u2009b.{”}, H\\textsubscript{2}O"
    """
    if "$" in text:
        text = _SCRIPTED.sub(lambda formula: _SCRIPT.sub(_script, formula[1]), _DEGREE.sub("°", text))
    if "\\" not in text:
        return text
    text = _ADDRESS.sub(_address, _UNPRINTED.sub("", text))
    text = _DOTLESS.sub(lambda m: f"{m[1]}{{{m[2] or m[3]}}}", text)
    text = _SWITCH.sub(lambda m: _SWITCHES[m[1]] + "{", text)
    text = _WORD.sub(lambda m: _PRINTED[m[1]], text)
    return _SIGN.sub(lambda m: _SIGNS[m[1]], _BARE.sub(lambda m: _NAMED[m[1]], text))


def _script(match: re.Match[str]) -> str:
    return f"{_SCRIPTS[match[1]]}{{{match[2] or match[3] or ''}}}"


def _address(match: re.Match[str]) -> str:
    address = (match[1] or match[3] or "").replace("~", _NAMED["~"])
    return f"{match[2]} ({address})" if match[2] else address
