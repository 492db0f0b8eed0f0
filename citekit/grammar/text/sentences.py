"""Sentences: where one ends, though abbreviations, initials, brackets and quotations hold full stops too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.text import dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

_WORDS = """
    misc doc docs no nos vol vols sp asst nat natl intl sec secy gen col lt cdr cmdr capt maj brig adm amb mr mrs ms
    messrs dr prof rev hon jr sr st ste ft mt dept def gov pres rep sen sens reps corr ser univ pt pts ch chap jan feb
    mar apr jun jul aug sept sep oct nov dec vs inc co corp ed eds cf ca sess cong stat ibid op cit et al fn supp suppl
    art par para sect fig mins tel tels memo conv app apps ltd bros int est dist div vice ex rpt rpts e.g i.e p pp f ff
    a.m p.m rm res trans assoc comm subj secs regs rt wm geo chas jas thos op ll bd nr fol dep оп лл
    spec reorg acc bl fols inv.nr ff kt ktn fasc sygn eng dok fileno conf conv
"""
ABBREVIATIONS = frozenset(_WORDS.split())
"""Lower-case words whose full stop does not end a sentence by itself; those of the calendar among them."""
_LONGEST = max(map(len, ABBREVIATIONS))

_STOP = r"[.?!]*[”\"’'»)\]]*(?:\s+|\Z)"
_PLAIN = lazy(rf"[.?!]{_STOP}")
"""What may end a sentence, with the space behind it."""
_MARK = lazy(rf"[()\[\]“”.?!](?:(?<=[.?!]){_STOP}|(?<=[()\[\]“”]))")
"""That, or a bracket, where brackets nest."""
_OPENERS, _CLOSERS = "([“", ")]”"
_PAIRS = tuple(zip(_OPENERS, _CLOSERS, strict=True))
_BEFORE_WORD = lazy(r"[\s(\[“—–\"-]")
LONGEST_WORD = 24


def word_before(text: str, position: int) -> str:
    """The word that ends at ``position``, or as much of its end as an abbreviation may have.

    >>> word_before("Henry A", 7), word_before("(U.S", 4)
    ('A', 'U.S')
    """
    floor = max(0, position - LONGEST_WORD)
    word = text[text.rfind(" ", floor, position) + 1 or floor : position]
    return _BEFORE_WORD.split(word)[-1] if _BEFORE_WORD.search(word) else word


def is_abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation, an initial or a date.

    >>> is_abbreviated("Henry A. Kissinger", 7), is_abbreviated("No. 5", 2), is_abbreviated("Secret. Sent", 6)
    (True, True, False)
    """
    if stop >= _LONGEST and (tail := text[stop - _LONGEST : stop]).isalpha():
        return tail.lower() in ABBREVIATIONS  # no longer word is one
    word = word_before(text, stop)
    if len(word) <= 3 and dates.goes_on(text, stop):
        return True
    if word in ("p", "pp"):
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()
    if len(word) == 1:
        return word.isupper() or text[stop + 1 : stop + 3].strip()[:1].isdigit()
    return word.lower() in ABBREVIATIONS or (len(word) > 2 and word[-2] == "." and word[-1].isupper())


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, each with its full stop and the space behind it: they tile the stretch.

    ::

        sentence = { letter | "(" … ")" | "[" … "]" | "“" … "”" | abbreviation "." } ( "." | "?" | "!" ) [ space ]

    Brackets or quotation marks that are not paired are taken as letters.

    >>> text = "Drafted by J. C. Holmes (S/S. staff). Sent on Jan. 5. (Ibid.)"
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['Drafted by J. C. Holmes (S/S. staff). ', 'Sent on Jan. 5. ', '(Ibid.)']
    """
    cuts: list[tuple[int, int]] = []
    nested = _paired(text, start, end)
    depth, here = 0, start
    for found in (_MARK if nested else _PLAIN).finditer(text, start, end):
        mark = found.group().rstrip()
        if mark[0] in _OPENERS:
            depth += mark[0] in nested
            continue
        if mark[0] in _CLOSERS:
            depth = max(0, depth - (mark[0] in nested))
            continue
        if depth:
            depth = max(0, depth - sum(mark.count(closer) for closer in _CLOSERS if closer in nested))
        if depth:
            continue
        stop = _end_of(text, mark, found, end)
        if stop is not None and stop < end:
            cuts.append((here, stop))
            here = stop
    if here < end:
        cuts.append((here, end))
    return cuts


def _paired(text: str, start: int, end: int) -> str:
    """The marks that nest here: those whose opening and closing are equally many."""
    nested = ""
    if "(" not in text and "[" not in text and "“" not in text:
        return nested
    for opener, closer in _PAIRS:
        opened = text.count(opener, start, end)
        if opened and opened == text.count(closer, start, end):
            nested += opener + closer
    return nested


def _end_of(text: str, mark: str, found: re.Match[str], end: int) -> int | None:
    """Where the sentence that may close with this mark ends with its space; ``None`` where it goes on."""
    after = found.end()
    if after >= end:
        return end
    following = text[after]
    if following.islower() and mark == ".":
        return after if OPENING.match(text[after : after + 40].capitalize()) else None
    if mark == "." and is_abbreviated(text, found.start()) and not OPENING.match(text, after, end):
        return None
    return after


OPENING = lazy(
    r"(?:Drafted|Cleared|Approved|Concurred|Repeated|Received|Also|Sent|Transmitted|Passed|Cop(?:y|ies)|Prepared"
    r"|Enclosed|Attached|Enclosure|Initialed|Marked|Filed|Handwritten|Typed|According|Delivered|Dated|Signed|Printed"
    r"|Extracts?|Regarding|A|An|The|This|These|In|On|At|See|It|There|No (?:drafting|time|copy)"
    r"|For (?:text|documentation))(?: (?!Channel|Hague)|$)"
)
