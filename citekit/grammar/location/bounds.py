"""How far a location goes: the marks that part its elements, and where it ends."""

from __future__ import annotations

import re

from citekit.authority import archives, repository
from citekit.grammar.location import containers
from citekit.grammar.location.file_number import CONTROL, OPENS, is_file_number
from citekit.grammar.statements import marking
from citekit.grammar.text.moments import MONTH
from citekit.grammar.text.sentences import OPENING, is_abbreviated
from citekit.model.patterns import lazy

Mark = tuple[int, str]
"""Where a comma, a colon, a semicolon or a full stop parts two elements."""

LONGEST = 2000
MOST = 30
"""Characters and elements: no location is longer; what follows is read as prose."""

_SPACE = r" \t\n\xa0"
_MARK = lazy(
    rf"[,;:.()\[\]“”\"{_SPACE}](?:(?<=[\dA-Z”)\]][{_SPACE}])(?=(?:Top |top )?[SCUNORLP\[])|(?<=[,;])\s*"
    rf"|(?<=\.)(?!\d)\s*|(?<=[^.,;{_SPACE}]))"
)
"""A mark, or a space before what may be a classification; one set leads, so that the search skips the rest.

The space behind a comma, a semicolon or a full stop belongs to it.
"""
_LOT = lazy(
    r"\s*(?:(?:lots?|jobs?|frc|nyfrc|wnrc|accession|acc\.|box(?:es)?|reels?)\b|\d\d ?[DFAM] ?\d)", re.IGNORECASE
)
_FORM = lazy(
    r"\s*(?:(?:circular |joint )?(?:telegrams?|airgrams?|despatch|dispatch|instructions?|memorandum|letter|note)"
    r"|tel\.)\s*(?=[.,:;]|\Z)",
    re.IGNORECASE,
)
_FILES = lazy(
    r"\b(?:files?|flies|piles|papers|records|collection|correspondence|conversations?|meetings?|series|lot [\w –-]+"
    r"|diar(?:y|ies)|material|project)(?:,? 19\d\d(?:[–-]\d+)?)?(?: ?\([^()]*\))?\Z",
    re.IGNORECASE,
)
_SLASHED = lazy(r"\d{1,4}/\d")
_NUMBERED = lazy(r"\d{2,3}[A-Za-z]?\Z")
_CLAUSE = lazy(
    r"\s*(?:which|and (?:is|was|were|are|in|also|ibid|the|a|an|printed|has|had|see|another)\b|where|who|whom"
    r"|whose|but|is|was|were"
    r"|are|has|had|have|attached|enclosed|drafted|dated|not|with|as|from|see|respectively|under|together|along"
    r"|that|this|these|it|he|she|they|cit|at|when|while|although|because|since|after|before|if)\b",
)
_SMALL_START = lazy(
    r"\s*(?:lot|box|boxes|folder|file|files|no (?:folder|label|file|title)|unlabel|undated|untitled|entry|reel"
    r"|vol\.|pt\.|pp?\.|job|misc"
    r"|n\.d|de |von |van |al-|el-|frames?|f\.|op\.|d\.|ll?\.|p\. \d|fond|opis|delo|papka|list|ф|оп|д|л|п|fol)",
)
_BELONGS = lazy(
    r",(?:(?<=\d,)\d{1,5}(?![\d.])"
    r"| (?:(?:Jr|Sr)\.(?=[,:/]| \w+[,:]|\Z)|(?<=Row \d, )Frames? \d|(?<=Row \d\d, )Frames? \d))"
)
"""A comma within a number, a name or a place: “/143,144”, “Alexander Ober, Jr., 1981”, “Row 3, Frame 5”."""
_SPACED = lazy(r"\s*(?:\d{3}[A-Za-z]?(?:\.\d{1,6})?\. [A-Z][\w-]*(?: [A-Z]\w+)?/\d|File\. ?Nos?\b)")
"""A decimal number, or its label, with a stop and a space too many: “840.50. UNRRA/3–944”, “File. No. 812.00/4”."""
_CENTRAL = lazy(r".*\b[Cc]entral (?:Foreign Policy |Decimal )?[Ff]iles?(?: [\d–-]+)?\Z")
_NUMBER = lazy(rf" (?:{OPENS.pattern})")
_LETTERED = lazy(r"[A-Z]{3,} [A-Z]\Z|[Vv]ol\. [IVX]+\Z")
_SENTENCE = lazy(r"[A-Z][a-z’']+[ ,]|[A-Z][a-z]+\.?\Z")
"""A capital that names half of a country or counts a volume is no initial: “POL 27 VIET S. Later …”."""
_RECORDING = lazy(
    rf"(?<=, )Recording of (?:a |the )?[^;()]{{0,200}}?(?:{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{1,2}})"
    r"(?:, \d[\d:–-]{0,12} [ap]\.m\.)?(?:, (?:[Tt]ape|[Ss]ide|PNOs?) [\w.–-]*\w(?: and \w+)?)*(?: \[[^\[\]]{0,60}\])?"
)
"""A recording and the names, the date and the tape that belong to it, with all their commas."""
NEXT_NUMBER = lazy(rf"(?:and |or |through )(?={OPENS.pattern})|also (?=[A-Z]{{1,5}}/)")
"""Where another number of the same files follows, with the word that leads it."""


def location_end(text: str, start: int, limit: int, *, prose: bool, joined: bool) -> tuple[int, list[Mark]]:
    """Where the location at ``start`` ends, and the marks that part its elements.

    >>> text = "Ford Library, Ober Files: Lot 64 D 5. Secret."
    >>> location_end(text, 0, len(text), prose=False, joined=False)
    (36, [(12, ','), (24, ':')])
    """
    limit = min(limit, start + LONGEST)
    end, marks = _ended(text, start, limit, prose=prose, joined=joined)
    if (earlier := _before_another(text, start, end)) < end:
        return _ended(text, start, earlier, prose=prose, joined=joined)
    return end, marks


def _before_another(text: str, start: int, limit: int) -> int:
    """Where an *ibid.* or another location begins behind this one, with what joins the two; else ``limit``."""
    if (again := text.find("ibid", start + 1, limit)) > 0:
        limit = len(text[:again].rstrip(" ,;").removesuffix(" and").rstrip(" ,;"))
    if text.find(" and ", start, limit) > 0 and (another := _another(text, start, limit)) is not None:
        limit = another - (text[another - 1] in ",;")
    return limit


def _ended(text: str, start: int, limit: int, *, prose: bool, joined: bool) -> tuple[int, list[Mark]]:
    """Where the location ends and the marks that part its elements; a bracket that stays open is a letter."""
    ends, marks = _walk(text, start, limit, prose=prose, joined=joined, nested=True)
    return (ends, marks) if ends >= 0 else _walk(text, start, limit, prose=prose, joined=joined, nested=False)


_AND = lazy(r" and (?:in )?(?:the )?(?=[\w“])")
_LOT_FILES = lazy(r"[A-Z][\w/–-]{0,20} [Ff]iles,? lot ")


def _another(text: str, start: int, limit: int) -> int | None:
    """Where another location is joined to this one: “… and Eisenhower Library, …”, “… and PPS files, lot …”."""
    for joined in _AND.finditer(text, start, limit):
        if archives.begins(text, joined.end()) or _LOT_FILES.match(text, joined.end(), limit):
            return joined.start()
    return None


def _walk(  # noqa: PLR0912 — one branch a mark
    text: str, start: int, limit: int, *, prose: bool, joined: bool, nested: bool
) -> tuple[int, list[Mark]]:
    """Where the location ends and the marks that part its elements; ``-1`` where a bracket stays open."""
    marks: list[Mark] = []
    depth, here = 0, start
    single = _RECORDING.search(text, start, limit) if text.find("Recording of ", start, limit) > 0 else None
    for found in _MARK.finditer(text, start, limit):
        at = found.start()
        mark = text[at]
        if single and single.start() < at < single.end():
            continue
        if mark == ",":
            if depth or _BELONGS.match(text, at, limit):
                continue
            if len(marks) == MOST or _leaves(text, at, found.end(), limit, prose=prose):
                return at, marks
            marks.append((at, mark))
            here = at + 1
        elif mark in "([“" or (mark == '"' and nested and depth == 0):
            depth += nested
        elif mark in ")]”" or (mark == '"' and nested):
            if depth == 0 and mark in ")]":
                return at, marks
            depth = max(0, depth - 1)
            if joined and marks and not depth and mark in '”"' and text[at - 1] == "," and text.startswith(" ", at + 1):
                marks.append((at + 1, ","))  # “CO 312,” Box 12: the comma stands inside of the quotation marks
                here = at + 2
            if mark == "”" and not depth and text[at - 1] == "." and _SENTENCE.match(text, at + 2, limit):
                return at + 1, marks
        elif depth:
            continue
        elif mark == ";":
            goes_on = joined or (not (prose or marks) and repository(text[start:at].strip()) is not None)
            stays = goes_on and not _leaves(text, at, found.end(), limit, prose=prose)
            if (
                stays
                or _numbers(text, here, at, limit)
                or _LOT.match(text, at + 1, limit)
                or _CONTROL.match(text, at + 1, limit)
            ):
                marks.append((at, mark))
                here = at + 1
            elif prose or not _titled(text, at, limit):
                return at, marks
        elif mark == ".":
            if _ends(text, here, at, found.end(), limit):
                return at, marks
            if _STORED.match(text, at + 1, limit):
                marks.append((at, mark))
                here = at + 1
        elif mark == ":":
            if _parts(text, here, at, limit):
                marks.append((at, mark))
                here = at + 1
        elif at > here and marking.at(text, found.end()) is not None:
            return at, marks
    return (-1 if depth and nested else limit), marks


def _numbers(text: str, here: int, semicolon: int, limit: int) -> bool:
    """Whether a semicolon stands for the comma before a number: “Central Files; POL 7 US”."""
    return _NUMBER.match(text, semicolon + 1, limit) is not None and _CENTRAL.match(text, here, semicolon) is not None


_TITLE = lazy(r"; (?:(?:[A-Z(][\w()/–-]*|of|the|and|in|on|for|to) ){0,11}[A-Z(][\w()/–-]*\. ")


def _titled(text: str, semicolon: int, limit: int) -> bool:
    """Whether the semicolon stands inside a title: capitals follow it, then a full stop and the classification."""
    if marking.at(text, semicolon + 2) is not None:
        return False
    found = _TITLE.match(text, semicolon, limit)
    return found is not None and marking.at(text, found.end()) is not None


_STORED = lazy(r" (?:Box|Lot|Reel) [A-Z]{0,3}-?\d")
"""A full stop printed for a comma: “Subject File. Box 5”."""
_SAYS = r"(?!(?:is|are|was|were|has|had|not|appears?|bears?|sent|by)\b)"
_RUN = lazy(rf"(?:{_SAYS}[A-Za-z(&\d’][\w()/–—.:’'&-]{{0,30}},? ){{0,8}}?{_SAYS}[A-Za-z(\d][\w()/–—.’'&-]{{0,30}}\. ")
"""A few words without a verb, and a full stop."""
_LAST = lazy(rf"(?=[A-Z]){_SAYS}[\w()/–—.’'&-]{{1,30}}(?:,? {_SAYS}[A-Za-z(&\d’][\w()/–—.:’'&-]{{0,30}}){{0,8}}")
"""A few words without a verb, up to the bracket that closes."""


def _goes_on(text: str, here: int, stop: int, after: int, limit: int) -> bool:
    """Whether the full stop stands inside a title: “Talks with Ober. Incoming Telegrams. Part I. Secret.”

    So it does in a parenthesis that holds nothing else: “(…, Talks with Ober. Incoming Telegrams)”.
    """
    before = text[here:stop].strip() or "-"
    if is_file_number(before):
        return False
    if text.startswith(")", limit) and not (containers.level(before) or OPENING.match(text, after)):
        return _LAST.fullmatch(text, after, limit) is not None
    for _ in range(2):
        run = _RUN.match(text, after) if not text[after : after + 1].islower() else None
        if run is None or OPENING.match(text, after):
            return False
        if marking.at(text, run.end()) is not None:
            return True
        after = run.end()
    return False


def _ends(text: str, here: int, stop: int, after: int, limit: int) -> bool:
    """Whether the full stop at ``stop`` ends the location; what follows begins at ``after``."""
    if after >= limit or text[after] in ")]" or text[stop - 1] == ".":
        return True
    if after == stop + 1:
        return text[after] in '”"' or (text[after].isupper() and marking.at(text, after) is not None)
    if marking.at(text, after) is not None or OPENING.match(text, after, limit):
        return True
    if _LETTERED.search(text, max(here, stop - 12), stop) and _SENTENCE.match(text, after, limit):
        return True
    if (spaced := _SPACED.match(text, here, limit)) and stop < spaced.end():
        return False
    if is_abbreviated(text, stop) or _NUMBERED.match(text[here:stop].strip()):
        return False
    if text[after] == "&" or _SLASHED.match(text, after, limit) or _goes_on(text, here, stop, after, limit):
        return False
    return not text[after].islower() or OPENING.match(text[after : after + 40].capitalize()) is not None


def _leaves(text: str, comma: int, after: int, limit: int, *, prose: bool) -> bool:
    """Whether the location ends at this comma: a clause goes on, or a classification follows at ``after``."""
    if after >= limit:
        return True
    if text[after].islower():
        if _SMALL_START.match(text, after, limit) or NEXT_NUMBER.match(text, after, limit):
            return False
        return prose or _CLAUSE.match(text, after, limit) is not None
    return marking.at(text, after) is not None


_CONTROL = lazy(rf" {CONTROL.pattern}")
_JOB = lazy(r" ?(?:CIA )?Job [\dA-Z][\dA-Z–-]*")
_RECORDS = lazy(r" (?:Records|Files|Papers) of (?:the )?[A-Z]")
_BOX = lazy(r" ?Box \d{1,5}[A-Za-z]?")
_COUNCIL = lazy(r" NSC: (?:(?:NSC )?[A-Z][A-Za-z]+ (?:Files?|Records)|Records)\b")
"""“Executive Secretariat, NSC: Country File”: a body of the records of the Council's secretariat, colon and all."""


def _parts(text: str, here: int, colon: int, limit: int) -> bool:
    """Whether the colon parts two elements: a collection from its lot, a number from its form word, *TNA: FO 371/4*."""
    if _LOT.match(text, colon + 1, limit) or _FORM.match(text, colon + 1, limit):
        return True
    if _JOB.fullmatch(text, here, colon):
        return True
    if _COUNCIL.match(text, here, limit):
        return False
    if _BOX.fullmatch(text, here, colon) or _RECORDS.match(text, colon + 1, limit):
        return True
    if repository(text[here:colon].strip()) or archives.begins(text, colon + 2):
        return True
    after = text[colon + 1 : colon + 3].lstrip()
    return bool(after) and not after[0].isdigit() and _FILES.search(text[here:colon]) is not None
