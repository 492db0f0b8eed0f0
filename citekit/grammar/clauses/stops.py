"""Full stops: which of them ends a sentence, and which an abbreviation, an initial or a number."""

from __future__ import annotations

import re

from citekit.authority.note_words import words
from citekit.grammar.text.sentences import ABBREVIATIONS
from citekit.model.patterns import lazy

_ALONE = lazy(r"(?:^|[,;:.(] ?)[A-Z][a-z]{0,3}[bcdfghjklmnpqrstvwxz]\Z")
"""A short word between a mark and the stop, that ends with a consonant: “Bodl.”, “Hunts.”"""
_UNIT = lazy(r"(?:[,;:(]|//) ?[a-zà-žα-ωά-ώа-яђ-џ]{1,7}\Z")
"""One short word since the last mark: the unit of a number, “cuad. 881”, “φ. 87”, “cat. F1”."""
_COUNTED = lazy(r"(?:[^\W\d_]{1,4}[.-]? ?)?\d|[IVXLC]+\b")
_NEXT = lazy(r"(?:See|The|In|On|For|This|It|He|She|A|An|As|But|Vgl|Siehe|Voir|Cfr?)\b")


def stops(text: str, at: int, end: int) -> bool:
    """Whether the full stop at ``at`` ends a sentence."""
    if text[at + 1 : at + 2].strip():
        return False
    rest = text[at + 1 : end].lstrip()
    if not rest:
        return True
    word = re.split(r"[\s(\[“„'’-]", text[max(0, at - 24) : at])[-1]
    if rest[0].islower() or rest[0] in ",;:/&–-)":
        return False
    if rest[0].isdigit() and re.search(r"\d", word) and re.search(r"[^\W\d_]", word):
        return False
    if _UNIT.search(text[max(0, at - 12) : at]) and _COUNTED.match(rest):
        return False
    if re.search(r"[^\W\d]\.[^\s\d]*\Z", re.split(r"[\s(\[“„]", text[max(0, at - 24) : at])[-1]):
        return False
    if re.match(r"[IVX]+\b", rest) and re.search(r"[,;] [A-Z]{1,4}\Z", text[max(0, at - 6) : at]):
        return False
    if word.lower() in words("abbreviations") or word.lower() in ABBREVIATIONS or (len(word) > 1 and word[-2] == "."):
        return word == "etc" and rest[0].isalpha()
    if len(word) == 1 and word.isalpha():
        return False
    if _ALONE.search(text[max(0, at - 8) : at]) and not _NEXT.match(rest):
        return False
    if rest[0].isdigit():
        return len(word) > 3 or word.isdigit() or not word.isalpha()
    return True
