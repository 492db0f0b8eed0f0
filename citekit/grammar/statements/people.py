"""People and offices: who drafted, cleared or approved, as the lists of a drafting sentence name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citekit.authority.folding import SPACES
from citekit.authority.note_words import either, words
from citekit.grammar.text.moments import MONTH
from citekit.grammar.text.sentences import OPENING
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.grammar.text.tiling import Piece

LONGEST = 200
"""Characters: no name or office is longer, and hostile text must not make one."""

_CAPITAL = r"(?:d[eiu]|la|van|von)?[^\W\d_a-zà-ÿ][\w.’'&–—-]*(?:\s?/\s?[^\W_][\w.’'&–—-]*)*"
_SMALL = r"(?:(?:d[eiu]|de la|del|della|da|van|van der|von|ter|ibn|bin)\s+)?"
_WORD = rf"(?:{_SMALL}{_CAPITAL}|\[[^\[\]]*\])"
_INITIAL = r"(?=[^\W\d_aceghjkmnopqrsuwxyzà-ÿ]|\[)"
"""What a word of a name may begin with, the small letters of its particles among it."""
_RUN = lazy(rf"{_INITIAL}(?!{OPENING.pattern}){_WORD}(?:\s+{_INITIAL}(?!{OPENING.pattern}|{MONTH}\s+\d){_WORD})*")
"""Words with capitals; one that opens a sentence, or a date, ends the run."""
_ACRONYM = lazy(r"[A-Z][A-Z/&–\s-]*")
_STOPPED = lazy(r"(?:^|[\W])[A-Z/–-]+\.$")
_JUNIOR = lazy(r",?\s+(?:Jr\.?|Sr\.?|II|III|IV)(?=\W|$)")
_STAFF = lazy(r"\s+(?:staff|desk|office)\b")
_OF = lazy(rf"\s+(?:(?:of|for|to)\s+(?:the\s+)?|(?:in|at)\s+the\s+|in\s+(?=Charge\b)|on\s+(?!{MONTH}\b))(?=[A-Z])")
_AND = lazy(rf",?\s+and\s+(?=(?:[A-Z][\w’-]*\s+){{0,3}}(?:{either('second fields')})\b)")
_HEADS = words("heads of offices")
_HEAD = lazy(rf"(?:^|(?<=\W))(?:{either('heads of offices')})(?=\W|$)")
_HOUSE = lazy(rf"(?:{either('houses of offices')})\b")
_JOINS = lazy(r"\s(?:of|for|in|on|to|at)\s")
_RANKED = lazy(rf"\sof\s(?:{either('departments')})\s[A-Z][\w’'-]+$")
_FULL = lazy(r"[A-Z][\w’'-]+\s(?:[A-Z]\.\s?)+[A-Z][\w’'-]+(?:,\sJr\.)?$")
_FIELD = f"(?:{either('fields of offices')})"
_POST = f"(?:{either('posts')})"
_HELD = lazy(rf"\b(?:{_POST}|{_FIELD})\s")
_HOLDER = lazy(
    rf"(?P<office>.*\b(?:{_POST}|{_FIELD}))\s"
    r"(?P<name>(?:[A-Z]\.\s?){0,3}[A-Z][\w’'-]+\s(?:[A-Z]\.\s?){0,3}(?:D[eu]\s|Van\s)?[A-Z][\w’'-]+(?:,?\s(?:Jr\.?|Sr\.?|I{2,3}))?)"
)
"""An office and the full name of whoever holds it: “Deputy Director for Grain Affairs Martin Lund”."""
_NO_NAME = lazy(rf"\b(?:{_FIELD}|{either('no names')})\b")
_RANK = lazy(rf"(?:{either('ranks')})\b")
_SERVICE = lazy(r"US(?:A|N|AF|MC|CG)$")
_OFFICE = lazy(r"\s*\(([A-Z\[][^()]*)\)")
_OF_OFFICE = lazy(r",?\s+of\s+(?:the\s+)?(?=[A-Z\[])")
_IN_OFFICE = lazy(r"(?:,?\s+of|\s+in)\s+(?:the\s+)?(?=[A-Z\[])")
_APPOSED = lazy(r",\s+(?=[A-Z])")
_DESCRIBED = lazy(r",\s+(?:the\s+)?(?=[A-Z])")
_COLON = lazy(r":\s+(?=[A-Z])")
_POSSESSIVE = lazy(
    rf"[A-Z][\w-]{{0,40}}[’'](?:s\s|\s)(?:(?:{either('aides')}),?\s){{1,4}}(?=[A-Z])(?!{either('aides')})"
)


class Who(NamedTuple):
    """A person or an office: pieces to tile, and where they end."""

    pieces: list[Piece]
    end: int


def who(text: str, start: int, stop: int, role: str) -> Who | None:
    """The person or office at ``start`` with all that belongs to it.

    ::

        who    = [ office ":" ] [ name "’s special assistant" ] name [ "(" office ")" ] [ "of" office ] { "," office }
        name   = { capital | initial | particle } [ ", Jr." ]          (* rank and title are part of it *)
               | office

    >>> text = "Martin F. Lund, Jr., Chief of the Grain Division, Office of Trade, and Ober"
    >>> [(kind, text[a:b]) for kind, a, b in who(text, 0, len(text), "drafter").pieces]
    [('drafter', 'Martin F. Lund, Jr.'), ('office', 'Chief of the Grain Division'), ('office', 'Office of Trade')]
    """
    possessive = _POSSESSIVE.match(text, start, stop)
    begin = possessive.end() if possessive else start
    end = phrase(text, begin, stop)
    if end is None:
        return None
    if text[end : end + 1] == ":" and (colon := _COLON.match(text, end, stop)):
        named = who(text, colon.end(), stop, role)
        return Who([("office", begin, end), *named.pieces], named.end) if named else None
    pieces = _titled(text, begin, end, role)
    return _belonging(text, Who(pieces, end), stop, drafting=role == "drafter")


def phrase(text: str, start: int, stop: int) -> int | None:
    """Where the name or the office at ``start`` ends: capitals, and in an office the small words between them."""
    stop = min(stop, start + LONGEST)
    if (end := _words(text, start, stop)) is None:
        return None
    last = _last(text, start, end)
    while last in _HEADS or _JOINS.search(text, start, end):
        joined = _OF.match(text, end, stop) or _AND.match(text, end, stop)
        more = _words(text, joined.end(), stop) if joined else None
        if joined is None or more is None:
            break
        if last not in _HEADS and _ACRONYM.fullmatch(text, joined.end(), more):
            break
        end, last = more, _last(text, joined.end(), more)
    if staff := _STAFF.match(text, end, stop):
        end = staff.end()
    return end


def _last(text: str, start: int, end: int) -> str:
    return text[start:end].rpartition(" ")[2]


def _words(text: str, start: int, stop: int) -> int | None:
    """Where a run of words with capitals ends."""
    run = _RUN.match(text, start, stop)
    if run is None:
        return None
    end = run.end()
    if junior := _JUNIOR.match(text, end, stop):
        return junior.end()
    if text[end - 1] != ".":
        return end
    return end - 1 if _STOPPED.search(text, max(start, end - 8), end) and _next_opens(text, end, stop) else end


def _next_opens(text: str, end: int, stop: int) -> bool:
    return text.startswith(" ", end) and OPENING.match(text, end + 1, stop) is not None


def _titled(text: str, start: int, end: int, role: str) -> list[Piece]:
    """A title before a full name is an office; before a bare surname it is the name's: “Acting Secretary Ball”."""
    if held := _holder(text, start, end):
        return [("office", *held.span("office")), (role, *held.span("name"))]
    printed = text[start:end]
    name = _FULL.search(printed[-60:]) if _JOINS.search(printed) and _HEAD.search(printed) else None
    if name is None or len(name.group()) == len(printed):
        return [(role, start, end)]
    begin = end - len(name.group())
    return [("office", start, start + len(text[start:begin].rstrip())), (role, begin, end)]


def _holder(text: str, start: int, end: int) -> re.Match[str] | None:
    """“UNP Director Paul Ober”: the office and the name of its holder."""
    held = _HOLDER.fullmatch(text, start, end) if _HELD.search(text, start, end) else None
    return held if held and not (_HEAD.search(held["name"]) or _NO_NAME.search(held["name"])) else None


_BELONGING = frozenset((*SPACES, ",", "("))
"""What stands between a person and the office that is said of them."""


def _belonging(text: str, person: Who, stop: int, *, drafting: bool) -> Who:
    """The person with every office that is said of them: in parentheses, behind “of”, in apposition.

    A drafter “in NEA” belongs to it, a clearance “in NEA” is another one; so it is with “, the Counselor”.
    """
    pieces, end = person
    if text[end : end + 1] not in _BELONGING:
        return person
    said, apposed = (_IN_OFFICE, _DESCRIBED) if drafting else (_OF_OFFICE, _APPOSED)
    if office := _OFFICE.match(text, end, stop):
        pieces.append(("office", *office.span(1)))
        end = office.end()
    if (of := said.match(text, end, stop)) and (last := phrase(text, of.end(), stop)):
        pieces.append(("office", of.end(), last))
        end = last
    while (comma := apposed.match(text, end, stop)) and (last := _apposed(text, comma.end(), stop, pieces[-1])):
        pieces.append(("office", comma.end(), last))
        end = last
    return Who(pieces, end)


def _apposed(text: str, start: int, stop: int, last: Piece) -> int | None:
    """A title, an office or a service that describes who stands before it, and is not a person with a rank."""
    end = phrase(text, start, stop)
    if end is None:
        return None
    printed = text[start:end]
    if _SERVICE.match(printed):
        return end if _RANK.match(text, last[1], last[2]) else None
    head = _HEAD.search(printed)
    if head is None or _RANKED.search(printed[-60:]) or _FULL.search(printed[-60:]) or _holder(text, start, end):
        return None
    described = _JOINS.search(printed) or _last(text, start, end) in _HEADS
    return end if described and (last[0] != "office" or _HOUSE.match(printed)) else None
