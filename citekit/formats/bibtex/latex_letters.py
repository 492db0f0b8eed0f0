r"""The commands of LaTeX for letters of other alphabets: Cyrillic (``t2aenc.def``) and Greek (``lgrenc.def``).

>>> CYRILLIC["CYRSHCH"], CYRILLIC["cyrya"], GREEK["textSigma"], GREEK["textlambda"]
('Щ', 'я', 'Σ', 'λ')
"""

from __future__ import annotations

_RUSSIAN = (
    "A", "B", "V", "G", "D", "E", "ZH", "Z", "I", "ISHRT", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F", "H",
    "C", "CH", "SH", "SHCH", "HRDSN", "ERY", "SFTSN", "EREV", "YU", "YA",
)  # fmt: skip
_OTHERS = {
    "YO": "Ё", "IE": "Є", "II": "І", "YI": "Ї", "GUP": "Ґ", "DJE": "Ђ", "JE": "Ј", "LJE": "Љ", "NJE": "Њ",
    "TSHE": "Ћ", "DZHE": "Џ", "DZE": "Ѕ", "USHRT": "Ў", "YAT": "Ѣ", "FITA": "Ѳ", "IZH": "Ѵ", "SCHWA": "Ә",
    "SDSC": "Ҫ", "NDSC": "Ң", "OTLD": "Ө", "Y": "Ү", "GHCRS": "Ғ", "KDSC": "Қ", "HDSC": "Ҳ", "CHRDSC": "Ҷ",
    "KVCRS": "Ҝ", "ZHDSC": "Җ", "ZDSC": "Ҙ", "SHHA": "Һ", "YHCRS": "Ұ",
}  # fmt: skip
_CAPITALS = {name: chr(ord("А") + place) for place, name in enumerate(_RUSSIAN)} | _OTHERS
CYRILLIC = {f"CYR{name}": letter for name, letter in _CAPITALS.items()} | {
    f"cyr{name.lower()}": letter.lower() for name, letter in _CAPITALS.items()
}

_NAMES = (
    "Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu", "Nu", "Xi",
    "Omicron", "Pi", "Rho", "Sigma", "Tau", "Upsilon", "Phi", "Chi", "Psi", "Omega",
)  # fmt: skip
_LETTERS = dict(zip(_NAMES, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))
GREEK = {f"text{name}": letter for name, letter in _LETTERS.items()} | {
    f"text{name.lower()}": letter.lower() for name, letter in _LETTERS.items() if name != "Mu"
}
"""``\\textmu`` is the sign of a micron."""
CAPITALS = {name: _LETTERS[name] for name in ("Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu",
                                              "Omicron", "Rho", "Tau", "Chi")}  # fmt: skip
"""Capitals that look like Latin ones, for which mathematics has no command and files have one all the same."""
