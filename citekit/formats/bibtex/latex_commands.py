r"""The commands of LaTeX that occur in bibliographies, and what each prints.

Sources: *LaTeX2e: An unofficial reference manual* (symbols and accents in text, spacing, fonts); the manuals of babel
(quotation marks, ``\foreignlanguage``), biblatex (``\mkbibemph``, ``\enquote``), textcomp and tipa (symbols of TS1 and
of phonetics); *BibTeXing* 4 (``\noopsort``); *The Comprehensive LaTeX Symbol List* for mathematics.
"""

from __future__ import annotations

from citekit.formats.bibtex.latex_letters import CAPITALS, CYRILLIC, GREEK

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "C": "\u030f", "G": "\u030f",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "textcommabelow": "\u0326",
    "textcommaabove": "\u0313", "acute": "\u0301", "grave": "\u0300", "ddot": "\u0308", "dot": "\u0307",
    "hat": "\u0302", "check": "\u030c", "bar": "\u0304", "breve": "\u0306", "mathring": "\u030a", "horn": "\u031b",
    "tilde": "\u0303", "capitalacute": "\u0301", "capitalgrave": "\u0300", "capitaldieresis": "\u0308",
    "capitalcaron": "\u030c", "capitalcedilla": "\u0327", "capitalogonek": "\u0328", "capitalmacron": "\u0304",
    "textsubring": "\u0325", "textsubdot": "\u0323", "textsubbreve": "\u032e",
}  # fmt: skip
"""Accents, each with its combining character, which stands behind the letter."""

ALONE = {"r": "˚", "c": "¸", "k": "˛", "H": "˝", "v": "ˇ", "u": "˘"}
"""What an accent over nothing prints; a sign prints itself."""

PRINTED = {
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "SS": "ẞ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "i": "ı",
    "j": "ȷ", "ij": "ĳ", "IJ": "Ĳ", "OHORN": "Ơ", "ohorn": "ơ", "UHORN": "Ư", "uhorn": "ư", "textTstroke": "Ŧ",
    "texttstroke": "ŧ", "Hwithstroke": "Ħ", "hwithstroke": "ħ", "texthvlig": "ƕ", "textnrleg": "ƞ", "texttheta": "θ",
    "textdegree": "°", "textcelsius": "℃", "textblank": "␢", "degree": "°",
    "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textless": "<", "textgreater": ">", "textbar": "|", "textbardbl": "‖",
    "textbrokenbar": "¦", "textquotedbl": '"', "textquotesingle": "'", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "guilsinglleft": "‹",
    "guilsinglright": "›", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "glq": "‚", "grq": "‘", "glqq": "„", "grqq": "“", "flq": "‹", "frq": "›", "flqq": "«", "frqq": "»", "og": "«\xa0",
    "fg": "\xa0»", "lq": "‘", "rq": "’", "textasciigrave": "`", "textasciiacute": "´", "textacutedbl": "˝",
    "textasciidieresis": "¨", "textasciimacron": "¯", "textasciibreve": "˘", "textasciicaron": "ˇ",
    "textexclamdown": "¡", "textquestiondown": "¿", "textinterrobang": "‽", "textellipsis": "…", "dots": "…",
    "ldots": "…",
    "textdagger": "†", "dag": "†", "textdaggerdbl": "‡", "ddag": "‡", "textbullet": "•", "textperiodcentered": "·",
    "textsection": "§", "S": "§", "textparagraph": "¶", "P": "¶", "textpilcrow": "¶", "textcopyright": "©",
    "copyright": "©", "textregistered": "®", "texttrademark": "™", "textservicemark": "℠", "textcircledP": "℗",
    "textnumero": "№", "textreferencemark": "※", "textestimated": "℮", "textrecipe": "℞", "textohm": "Ω",
    "textmho": "℧",
    "textmu": "µ", "textperthousand": "‰", "textpertenthousand": "‱", "textdiscount": "⁒", "textendash": "–",
    "textemdash": "—", "textthreequartersemdash": "—", "texthyphen": "‐", "nobreakdash": "", "textfractionsolidus": "⁄",
    "texttimes": "×", "textdiv": "÷", "textpm": "±", "textminus": "−", "textlnot": "¬", "textsurd": "√",
    "textasteriskcentered": "∗", "textcent": "¢", "textsterling": "£", "pounds": "£", "textyen": "¥", "texteuro": "€",
    "euro": "€", "EUR": "€", "textcurrency": "¤", "textflorin": "ƒ", "textlira": "₤", "textpeso": "₱", "textdong": "₫",
    "textwon": "₩", "textnaira": "₦", "textbaht": "฿", "textcolonmonetary": "₡", "textguarani": "₲", "textdollar": "$",
    "textleftarrow": "←", "textuparrow": "↑", "textrightarrow": "→", "textdownarrow": "↓", "textmusicalnote": "♪",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textvisiblespace": "␣", "textcompwordmark": "\u200c",
    "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "newline": " ", "linebreak": " ", "par": "\n",
    "textasciimicron": "µ", "textborn": "⭑", "textdied": "†", "textmarried": "⚭", "textdivorced": "⚮", "textleaf": "☙",
    "textopenbullet": "◦", "textbigcircle": "◯", "textlangle": "⟨", "textrangle": "⟩", "textlbrackdbl": "⟦",
    "textrbrackdbl": "⟧", "texttildelow": "˷", "textschwa": "ə", "textesh": "ʃ", "textglotstop": "ʔ", "textphi": "ɸ",
    "textturnk": "ʞ", "textrevepsilon": "ɜ", "textopeno": "ɔ", "texteng": "ŋ", "textcrb": "ƀ",
    "textcrh": "ħ", "textcrlambda": "ƛ", "textlhtlongi": "ɩ", "textvibyi": "ʅ", "textpipe": "ǀ", "textdoublepipe": "ǁ",
    "textdoublebarpipe": "ǂ", "textrhookschwa": "ɚ", "textturna": "ɐ", "textturnr": "ɹ", "textturnm": "ɯ",
    "textbari": "ɨ", "textbaru": "ʉ", "textsca": "ᴀ", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "textdelta": "δ", "cprime": "ʹ", "Cprime": "ʹ", "cprimeprime": "ʺ", "Ayn": "ʿ", "ayn": "ʿ", "Alif": "ʾ",
    "alif": "ʾ",
    "nobreakspace": "\xa0", "thinspace": "\u2009", "enspace": "\u2002", "emspace": "\u2003", "quad": "\u2003",
    "qquad": "\u2003\u2003", "space": " ", "addspace": " ", "addnbspace": "\xa0", "addcomma": ",", "addcolon": ":",
    "adddot": ".", "addsemicolon": ";", "addslash": "/", "colon": ":", "ast": "*",
} | CYRILLIC | GREEK  # fmt: skip
"""Commands that print a text; white space behind them is swallowed."""

SIGNS = {
    ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "\\": " ", " ": " ", "\n": " ", "\t": " ",
    "&": "&",    "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "*": "", "|": "‖",
}  # fmt: skip
"""A backslash and one character that is no letter and no accent."""

WRAPPED = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"), "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"), "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "mkbibsubscript": ("<sub>", "</sub>"), "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
}  # fmt: skip
"""Commands around a text."""

SWITCHES = {
    "it": "emph", "itshape": "emph", "sl": "emph", "slshape": "emph", "em": "emph", "bf": "textbf",
    "bfseries": "textbf",
    "sc": "textsc", "scshape": "textsc", "rm": "", "rmfamily": "", "sf": "", "sffamily": "", "tt": "", "ttfamily": "",
    "upshape": "", "mdseries": "", "normalfont": "", "normalsize": "", "small": "", "footnotesize": "", "large": "",
}  # fmt: skip
"""Commands for all that follows in their group."""

SILENT = {
    "foreignlanguage": 1, "textcolor": 1, "color": 1, "hspace": 1, "vspace": 1, "kern": 0, "hskip": 0, "vskip": 0,
    "noopsort": 1, "sortnoop": 1,
    "switchargs": 1, "selectlanguage": 1, "label": 1, "raisebox": 1, "fontsize": 2, "resizebox": 2, "scalebox": 1,
    "penalty": 0, "relax": 0, "protect": 0, "noindent": 0, "allowbreak": 0, "nolinebreak": 0, "leavevmode": 0,
    "null": 0,
    "xspace": 0, "mkbibnodate": 0, "displaystyle": 0, "textstyle": 0, "limits": 0, "nocorr": 0, "bgroup": 0,
    "egroup": 0,
    "unskip": 0, "ignorespaces": 0, "autocap": 0, "smash": 0, "strut": 0, "index": 1, "phantom": 1, "hphantom": 1,
    "language": 0, "selectfont": 0, "boldmath": 0, "break": 0, "hfill": 0, "hyp": 0, "frenchspacing": 0, "sloppy": 0,
}  # fmt: skip
"""Commands that print nothing, with the number of arguments that they take along."""

PLAIN = {
    "text", "mbox", "cyrchar",
    "hbox", "textrm", "textsf", "texttt", "textup", "textnormal", "textmd", "mathrm", "mathit",
    "mathbf",
    "mathsf", "mathtt", "mathcal", "mathbb", "mathfrak", "operatorname", "bibstring", "uline", "underline", "uppercase",
    "lowercase", "nocase", "textquote", "textlatin", "textgreek", "textcyrillic", "textcyr", "ensuremath", "bm",
    "boldsymbol", "NoCaseChange", "MakeUppercase", "MakeLowercase", "texorpdfstring", "path", "nolinkurl", "ul", "sout",
}  # fmt: skip
"""Commands whose first argument is printed as it is."""

_FUNCTIONS = (
    "log",
    "ln",
    "exp",
    "sin",
    "cos",
    "tan",
    "max",
    "min",
    "lim",
    "inf",
    "sup",
    "det",
    "dim",
    "ker",
    "arg",
    "mod",
)
MATHEMATICAL = dict(zip(_FUNCTIONS, _FUNCTIONS, strict=True)) | {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅",
    "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "•", "cdots": "⋯", "ldots": "…", "dots": "…", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃", "cong": "≅",
    "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "subset": "⊂", "supset": "⊃", "cup": "∪", "cap": "∩",
    "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬", "wedge": "∧",
    "vee": "∨", "sum": "∑", "prod": "∏", "int": "∫", "surd": "√", "angle": "∠", "prime": "′", "degree": "°",
    "leftarrow": "←", "rightarrow": "→", "to": "→", "uparrow": "↑", "downarrow": "↓", "leftrightarrow": "↔",
    "Leftarrow": "⇐", "Rightarrow": "⇒", "Leftrightarrow": "⇔", "mapsto": "↦", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ",
    "Im": "ℑ", "aleph": "ℵ", "emptyset": "∅", "langle": "⟨", "rangle": "⟩", "lt": "<", "gt": ">", "colon": ":",
    "mid": "∣",
    "parallel": "∥", "perp": "⊥", "oplus": "⊕", "otimes": "⊗", "dagger": "†", "ddagger": "‡", "lozenge": "◊",
    "spadesuit": "♠", "heartsuit": "♡", "diamondsuit": "♢", "clubsuit": "♣", "sharp": "♯", "flat": "♭", "natural": "♮",
    "checkmark": "✓", "square": "□", "blacksquare": "■", "triangle": "△", "left": "", "right": "", "quad": " ",
    "fallingdotseq": "≒",    "lbrace": "{", "rbrace": "}", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "backslash": "\\",
    "sphericalangle": "∢", "therefore": "∴", "because": "∵", "asymp": "≍", "prec": "≺", "succ": "≻", "models": "⊨",
    "vdash": "⊢", "top": "⊤", "bot": "⊥", "varpi": "ϖ", "varrho": "ϱ", "varkappa": "ϰ",
    "digamma": "ϝ", "Digamma": "Ϝ", "Stigma": "Ϛ", "Koppa": "Ϟ", "Sampi": "Ϡ", "vert": "|", "Vert": "‖", "lbrack": "[",
    "rbrack": "]", "setminus": "∖", "subseteq": "⊆", "supseteq": "⊇", "ni": "∋", "wp": "℘",
} | CAPITALS  # fmt: skip
"""Symbols of formulas, and of files in which they stand outside of one."""

FRACTIONS = {
    ("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾", ("1", "5"): "⅕",
    ("2", "5"): "⅖",
    ("3", "5"): "⅗", ("4", "5"): "⅘", ("1", "6"): "⅙", ("5", "6"): "⅚", ("1", "8"): "⅛", ("3", "8"): "⅜",
    ("5", "8"): "⅝",
    ("7", "8"): "⅞",
}  # fmt: skip
