"""What stands around the heading of a printed document: the file line above it, labels, dateline, the sender's number.

The forms are those of *Foreign Relations of the United States* from 1861 on: until 1905 a number and a heading, from
1906 to 1954 the file from which the document was taken above its heading, “File No. 763.72/1127”, “Hopkins Papers :
Telegram”, and from 1955 on a number, a heading and a source note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.authority import kinds
from citekit.model.patterns import lazy
from citekit.reading.datelines import Dateline, dateline, in_heading, is_dateline, sent_as
from citekit.reading.heading import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOP = 14
"""How many lines from the top, or behind the heading, may belong to what stands around it."""
_LONG = 300
"""Characters: a longer line is text."""
_SERIES = lazy(r"(?:Papers Relating to )?(?:the )?Foreign (?:Relations|Affairs)\b")
_NUMBER = lazy(r"\[?(?:No\.\s?|Document )?(\d{1,4})[.\])]{0,2}\s*\Z")
_BRACKETED = lazy(r"[\[(](.{1,80})[\])]\.?\Z")
_EDGE = lazy(r"\[?(?:Sub-?[Ee]nclosure|Enclosure|Annex|Appendix|Attachment|Tab|Inclosure)\b.{0,60}\Z")
_HANDLING = lazy(
    r"(?:(?:top\s|most\s)?secret|(?:strictly\s)?confidential|restricted|unclassified|(?:limited )?official use"
    r"(?: only)?|(?:us |most )?urgent|immediate|priority|niact|personal|private|eyes only|operational|rush|plain)\b",
    re.IGNORECASE,
)
_SALUTATION = lazy(
    r"(?:My [Dd]ear |Dear |Sirs?\s?[:,.—–-]|Gentlemen\s?[:,.]|Mr\. (?:Secretary|Minister)\s?[:,]|Excellency)"
)
_FORM = lazy(r"\s?[:;—–-]\s?((?:[A-Z][a-z]+ )?(?:Telegram|Airgram|Despatch|Instruction|Letter))s?\.?\]?\s*\Z")
"""The form of a document behind its file: “893.00/10295 : Telegram”."""
_CITED = lazy(
    r"\[?(?:File\.?\s?Nos?\b|FileNo|F\.\s?W\.\s?\d|\d{3}[A-Za-z]?\.[\w .,()½–—-]{0,60}/[\w½.–—-]"
    r"|\d{3}[–—-]?\.?\s?[A-Z][^.]{0,60}(?:/[\d½]|,\s[A-Z])|\d{2,5}/\d|[A-Z]{1,4}[–/ ][\w/–.-]{0,20}:"
    r"|(?:[A-Z][\w./–-]* ){0,3}[Ll]ot \d\d)"
)
"""A file line that begins with its number."""
_KEPT = lazy(
    r"(?:[A-Z\d“(][^:;]{0,90}\s)?(?:[Ff]iles?|[Pp]apers|[Aa]rchives?|[Rr]ecords|[Cc]ollection|Library|Conf\.)(?=[\s,:;.)\]]|\Z)"
)
"""A file line that begins with the name of the files."""


class Above(Struct, frozen=True):
    """What stands above a heading: the files of the source, the document's number, its form, the volume's title."""

    files: tuple[str, ...] = ()
    number: str | None = None
    kind: str | None = None
    volume: str | None = None


class Below(Struct, frozen=True):
    """What stands between a heading and the text: place and date, the form, the number that the sender gave."""

    dateline: Dateline = field(default_factory=Dateline)
    kind: str | None = None
    serial: str | None = None


def heading_at(lines: Sequence[str]) -> int | None:
    """Which of the lines of a page is its heading; ``None`` where all are blank.

    >>> heading_at(["File No. 763.72/1127", "The Ambassador in Italy (Page) to the Secretary of State", "[Telegram]"])
    1
    >>> heading_at(["Some title", "Its text."])
    0
    """
    first: int | None = None
    for at, line in _near(lines):
        if is_heading(line):
            return at
        if is_dateline(line) or _SALUTATION.match(line) or len(line) > _LONG:
            break
        if first is None and not _is_aside(line):
            first = at
    return first if first is not None else next((at for at, line in _near(lines)), None)


def _near(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The first lines that hold something."""
    filled = ((at, line.strip()) for at, line in enumerate(lines) if line.strip())
    yield from (one for one, _ in zip(filled, range(_TOP), strict=False))


def _is_aside(line: str) -> bool:
    """Whether a line belongs to what stands above a heading, and is none itself."""
    marks = (_NUMBER, _BRACKETED, _EDGE, _SERIES)
    return is_file(line) or _is_handling(line) or any(mark.match(line) for mark in marks)


def _is_handling(line: str) -> bool:
    """Whether a line says how secret or urgent a document is, and nothing else: “top secret   us urgent”."""
    rest = line.strip(" .[]()—")
    while found := _HANDLING.match(rest):
        rest = rest[found.end() :].lstrip(" ,;.—")
    return not rest


def is_heading(line: str) -> bool:
    """Whether a line is the heading of a document: it names its kind, or who wrote to whom.

    >>> [is_heading(t) for t in ("Mr. Seward to Mr. Adams.", "12. Editorial Note", "Hopkins Papers", "I went to Bonn.")]
    [True, True, False, False]
    """
    if len(line) > _LONG or _NUMBER.match(line) or _BRACKETED.fullmatch(line) or _IN_PRINT.match(line):
        return False
    if _MEETING.fullmatch(line):
        return True
    found = heading(line.rstrip("0123456789 "))
    if found.kind or _CITED.match(line) or is_dateline(line):
        return found.kind is not None
    parties = found.from_ and found.to and len(found.from_) < _LONG // 2 and not _PROSE.match(found.title)
    return bool(parties)


_MEETING = lazy(
    r"(?![a-z])[^.]{0,90}\b(?:Meeting|Conversation|Luncheon|Dinner)\b[^.]{0,90}, "
    r"[A-Z][a-z]+ \d{1,2}(?:–\d{1,2})?, \d{4}(?:, .{0,90})?"
)
"""The heading of minutes: “Ober–Lund Meeting, May 4, 1943, 3 p.m., Villa Lund”, “Meeting of the Board, …”."""
_IN_PRINT = lazy(
    r"(?:Treaty|Executive Agreement) Series\b|Unperfected Treaty [A-Z]|Official Bulletin\b|(?:Rep|P)rinted from\b"
    r"|Press [Rr]elease|Department of State,? [Pp]ress [Rr]eleases?|Log\Z"
    r"|(?:Photostatic |Photographic )?[Cc]op(?:y|ies) (?:of [a-z]+ )?obtained from\b"
)
"""A line above a heading that names where a document is printed, or whence a copy came."""
_PROSE = lazy(r"(?:I|We|He|She|It|They|You|In|On|At|As|If|Sir|Your|My)\b")


def is_file(line: str) -> bool:
    """Whether a line names the file or files from which a document was taken.

    >>> [is_file(t) for t in ("File No. 812.00/1127.", "893.00/10295 : Telegram", "Policy Planning Staff Files",
    ...                       "Roosevelt Papers : Telegram", "No. 45.", "Memorandum for the Files")]
    [True, True, True, True, False, False]
    """
    if _IN_PRINT.match(line) and len(line) <= _LONG // 2:
        return True
    if len(line) > _LONG // 2 or heading(line).kind or line.startswith(_CALLED):
        return False
    return _CITED.match(line) is not None or (_KEPT.match(line) is not None and not is_dateline(line))


_CALLED = ("Dear ", "DEAR ", "The ", "A ", "(c) ")
"""How the text of a letter begins, and no name of files."""


def above(lines: Sequence[str]) -> Above:
    """What the lines above a heading say.

    >>> above(["No. 45.", "893.00/10295 : Telegram"])
    Above(files=('893.00/10295 : Telegram',), number='45', kind='telegram', volume=None)
    """
    files: list[str] = []
    found = Above()
    for line in filter(None, map(str.strip, lines)):
        if number := _NUMBER.match(line):
            found = Above(found.files, number[1], found.kind, found.volume)
        elif _SERIES.match(line):
            found = Above(found.files, found.number, found.kind, line)
        elif is_file(line):
            files.append(line)
        form = _FORM.search(line)
        kind = (form[1].lower() if form else None) or _labelled(line) or found.kind
        found = Above(tuple(files), found.number, kind, found.volume)
    return found


def _labelled(line: str) -> str | None:
    """The kind of document that a label in brackets names: “[Circular telegram—Paraphrase]”."""
    label = _BRACKETED.match(line)
    if label is None:
        return None
    found = kinds.match(label[1].strip(), 0, languages=("en",))
    return label[1].strip()[: found[1]].lower() if found else None


def below(lines: Sequence[str]) -> Below:
    """What the lines behind a heading say, until the text begins.

    >>> below(["[Telegram]", "Peking, January 5, 1929—noon.", "[Received January 5—7:30 a.m.]", "16. Your 5 came."])
    Below(dateline=Dateline(place='Peking', date='1929-01-05T12:00:00'), kind='telegram', serial='16')
    """
    dated, kind, serial = Dateline(), None, None
    near = list(_near(lines))
    for place, (_, line) in enumerate(near):
        kind = kind or _labelled(line)
        serial = serial or sent_as(line)
        if dated.date is None and is_dateline(line):
            dated = dateline(line)
        elif not _is_between(line):
            serial = serial or (own_number(line, [other for _, other in near[place + 1 :]]) if dated.date else None)
            break
    return Below(dated, kind, serial)


def dated(line: Dateline, title: str) -> Dateline:
    """The dateline; where there is none what the heading gives: “Memorandum of a Conversation, Bern, May 4, 1956”.

    >>> dated(Dateline(), "Minutes, First Meeting, Bermuda, December 4, 1953, 5 p.m.")
    Dateline(place='Bermuda', date='1953-12-04T17:00:00')
    """
    return line if line.date or line.place else in_heading(title)


def _is_between(line: str) -> bool:
    """Whether a line stands between heading and text: a label, a marking, an office, when it was received."""
    bracketed = _BRACKETED.match(line) or line.startswith(("[Rec", "(Rec"))
    return bool(bracketed) or _is_handling(line) or is_dateline(line) or sent_as(line) is not None or line.endswith(",")


_TELLS = lazy(r"\[?(\d{1,5})[.,]\s+(?=[A-Z“\[]|1\. )")


def own_number(line: str, after: Sequence[str]) -> str | None:
    """The number that a telegram's text begins with, where it does not count its paragraphs.

    >>> own_number("306. Your 812 came.", ["1. It is done."]), own_number("1. It is done.", ["2. It rains."])
    ('306', None)
    """
    found = _TELLS.match(line)
    counts = found and any((_TELLS.match(other) or [None, ""])[1] == str(int(found[1]) + 1) for other in after)
    return None if found is None or counts else found[1]
