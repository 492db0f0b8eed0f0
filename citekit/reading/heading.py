"""Headings of printed documents: number, kind, from, to.

The forms are those of *Foreign Relations of the United States*:
``324. Telegram From the Department of State to the Embassy in the United Kingdom``,
``Memorandum by the Acting Secretary of State to the President``,
``The Ambassador in France (Bruce) to the Secretary of State`` (before 1955, with no word for the kind).
"""

from __future__ import annotations

import re

from msgspec import Struct

from citekit.authority import kinds
from citekit.model.patterns import lazy

_WORD = lazy(r"[A-Z][\w-]* ")
_OWN_WORDS = 3
"""How many words may stand before a kind in a heading: “Oral Statement”, “Fourth Annual Report”."""
_QUALIFIED = lazy(r",?\s+(?:\S+\s+)?(?:From|By|by|Prepared|to|for)\s|\s*\Z|,")
"""What follows a kind with words of its own before it: “Oral Statement From …”."""
_NUMBER = lazy(r"(?:\[?(\d{1,4})\]?\.|No\.\s?(\d{1,4})[.\]]{0,2})\s+")
_LABEL = lazy(
    r"\s*[\[(](?:Extracts?|Telegram|Circular|Translation|Paraphrase|Confidential|Private)\b[^\[\]()]{0,60}[\])]\.?$",
    re.I,
)
"""What is printed behind a heading, or below it, of the form in which a document is given."""
_SERIAL = lazy(r"\s+(?:No\.\s+)?[A-Z]{0,5}[–-]?\d[\w/–-]*(?:/[A-Z][a-z]+ \d+)?(?=\s+(?:from|by|to)\s|,|\Z)", re.I)
"""The number of a telegram between its kind and its sender: “Telegram 1410 From …”."""
_FROM = lazy(r",?\s+(?:from|by|prepared by|prepared for .{3,60}? by)\s+", re.I)
_OF_SPEAKER = lazy(r"\s+of\s+(?=(?:the )?(?:President|Secretary|Premier|Prime Minister|King|Queen|Emperor|Mr\.)\b)")
_SPOKEN = ("address", "message", "proclamation", "remarks", "speech", "statement")
"""Kinds of document that are somebody's: “Message of the President to Congress”."""
_OF_SENDER = lazy(r"\s+of\s+(?=the\s[^,]{3,90}?\sto\s(?:the|all|certain|Mr\.|President|Congress)\b)", re.I)
_RENDERED = ("report", "circular", "circular letter", "reply")
"""Kinds that somebody renders to another: “Report of the Delegation to the Secretary of State”."""
_FOR = lazy(r"\s+for\s+(?P<to>(?:the\s)?[A-Z][^,]{2,60}?)\s+by\s+(?P<by>.+)")
_TO = lazy(r"\s+to\s+(?=(?:(?:the|all|certain|each|every|various)\s|[A-Z]))")
_BY = lazy(r"\s+by\s+(?=(?:the\s|[A-Z]))")
_ABOUT = lazy(r"\s+(?:before|regarding|concerning|on (?=the [\w ]*(?:meeting|conversation|discussion)))", re.I)
"""What a paper is about, or whom a statement was made before, stands behind its author."""
_ACCREDITED = lazy(
    r"\b(?:ambassador|minister|representative|delegat\w+|adviser|advisor|assistant|mission|envoy|counsel|observer)$",
    re.I,
)
"""An office that goes on with “to”: the Ambassador to Japan, the Special Assistant to the President."""
_APPOINTED = lazy(r"\w, (?:Special |Acting |Deputy |Staff )*(?:Assistant|Deputy|Advis[eo]r|Aide)$")
"""A person’s own office behind the name: “Mr. Gullion, Special Assistant to the Under Secretary” wrote to nobody."""
_ACCREDITED_ALONE = lazy(r"\b(?:Ambassador|Minister|Special Assistant)$")
_LATER = lazy(r":\s|,\s+(?:[A-Z][\w. ]*, )?(?=(?:January|February|March|April|May|June|July|August|September"
                    r"|October|November|December)\s)")  # fmt: skip


class Heading(Struct, frozen=True):
    """A heading, split; each value is a slice of it, without the article before an office.

    ``title`` is without the abstract that a microfiche supplement puts behind it; ``whole`` has it.
    """

    number: str | None = None
    title: str = ""
    whole: str = ""
    kind: str | None = None
    from_: str | None = None
    to: str | None = None


def heading(text: str) -> Heading:
    """Split a document's heading.

    >>> h = heading("324. Telegram From the Department of State to the Embassy in the United Kingdom")
    >>> h.number, h.kind, h.from_, h.to
    ('324', 'telegram', 'Department of State', 'Embassy in the United Kingdom')
    >>> h = heading("The Ambassador in France (Bruce) to the Secretary of State")
    >>> h.kind, h.from_, h.to
    (None, 'Ambassador in France (Bruce)', 'Secretary of State')
    """
    text = " ".join(text.split()).replace("( ", "(").replace(" )", ")")
    numbered = _NUMBER.match(text)
    whole = text[numbered.end() :] if numbered else text
    title = _LABEL.sub("", _without_abstract(whole))
    kind = _kind(title)
    rest = title[len(kind or "") :]
    serial = _SERIAL.match(rest) if kind else None
    rest = rest[serial.end() :] if serial else rest
    if kind and kind.lower().endswith(_SPOKEN):
        rest = _OF_SPEAKER.sub(" by ", rest, count=1)
    elif kind and kind.lower().endswith(_RENDERED):
        rest = _OF_SENDER.sub(" by ", rest, count=1)
    sender, addressee = _correspondents(rest, named=kind is not None)
    return Heading(
        number=(numbered[1] or numbered[2]) if numbered else None, title=title, whole=whole,
        kind=kind.lower() if kind else None, from_=sender, to=addressee,
    )  # fmt: skip


def _without_abstract(whole: str) -> str:
    """The first sentence of a heading that goes on to say what the document holds and where it lies."""
    from citekit.reading.notes import is_abstract

    found = _SENTENCE.search(whole) if is_abstract(whole) else None
    return whole[: found.start()] if found else whole


_SENTENCE = lazy(r"(?<!\b[A-Z])(?<!Gen)(?<!Maj)(?<!Col)(?<!Mr)(?<!Dr)(?<!Amb)(?<!Adm)(?<!Lt)\.\s")


def _kind(title: str) -> str | None:
    """The kind that the heading begins with; other words may stand before it where nothing else can be meant."""
    start = 0
    for words in range(_OWN_WORDS + 1):
        if found := kinds.match(title, start, languages=("en",)):
            return title[: found[1]] if not words or _QUALIFIED.match(title, found[1]) else None
        word = _WORD.match(title, start)
        if word is None:
            return None
        start = word.end()
    return None


def _correspondents(rest: str, *, named: bool) -> tuple[str | None, str | None]:
    """Who wrote and to whom, from what follows the kind (``named``) or from a bare “A to B”."""
    by = _FROM.match(rest)
    if named and not by and (made := _FOR.match(rest)):
        return _office(made["by"]), _office(made["to"])
    if named and not by:
        to = _TO.match(rest)
        return _addressed(rest[to.end() :]) if to else (None, None)
    body = rest[by.end() :] if by else rest
    turns = [t for t in _TO.finditer(_outside_brackets(body)) if not body[: t.start()].endswith("Staff Secretary")]
    if not turns or (len(turns) == 1 and _is_own_office(body, turns[0])):
        return (_office(body), None) if named else (None, None)
    turn = next((t for t in turns if not _ACCREDITED.search(body[: t.start()])), turns[0])
    sender = _office(body[: turn.start()])
    last = (sender or "").rpartition(" ")[2].lower()
    if not named and (kinds.whole(last, languages=("en",)) or last.isdigit()):
        return None, None  # “Fourth Annual Report to Congress”, “Nusup 83 to Geneva” name no sender
    return sender, _office(body[turn.end() :])


def _is_own_office(body: str, turn: re.Match[str]) -> bool:
    """Whether the only “to” belongs to the author’s own office: “the Ambassador to Peru (Ober)”."""
    before = body[: turn.start()]
    if _APPOINTED.search(before):
        return True
    return _ACCREDITED_ALONE.search(before) is not None and "(" not in before and "(" in body[turn.end() :]


def _addressed(rest: str) -> tuple[str | None, str | None]:
    """“Report to the President by the National Security Council”: whom it is to comes first."""
    by = _BY.search(_outside_brackets(rest))
    return (_office(rest[by.end() :]), _office(rest[: by.start()])) if by else (None, _office(rest))


def _outside_brackets(text: str) -> str:
    """The text with what stands in round brackets blanked, so that a “to” in them is not met."""
    return re.sub(r"\([^()]*\)", lambda m: "_" * len(m.group()), text)


def _office(text: str) -> str | None:
    """An office or person, without a leading article, and without a place or date that follows."""
    ends = [found.start() for pattern in (_LATER, _ABOUT) if (found := pattern.search(_outside_brackets(text)))]
    text = text[: min(ends)] if ends else text
    return re.sub(r"^(?:the|an?)\s+", "", text.strip(" .,"), flags=re.I) or None
