"""The elements of a clause: its tokens with the words looked into, for an archive's name, a body of records, a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citekit.authority.known import OURS
from citekit.authority.note_words import either
from citekit.grammar.clauses import codes, items, names
from citekit.grammar.clauses.joined_names import joined
from citekit.grammar.clauses.towns import is_town
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.authority.countries import Repository
    from citekit.authority.known import Archives
    from citekit.grammar.clauses.marks import Token
    from citekit.grammar.clauses.units import Unit


class Element(Struct, frozen=True):
    """A part of a place, a mark, or words yet to be understood: ``kind`` is a level or a token's kind."""

    kind: str
    start: int
    end: int
    unit: Unit | None = None
    row: Repository | None = None
    sure: bool = False
    """Whether only archives have such a thing: a known archive, a code of a class, a numbered level."""

    def of(self, text: str) -> str:
        return text[self.start : self.end]


PLACED = frozenset(("repository", "sigil", "code", "unit", "record_group", "collection", "ibid"))
"""Kinds that are of a place by themselves."""
MARKS = frozenset(("comma", "semicolon", "colon", "stop", "dash", "open", "close", "point"))

_SIGNAL = lazy(rf"[Vv]gl\.(?=\w)|(?:{either('signals')})(?:, ?| |: |:? ?\Z)")
_ROMAN = lazy(r"[ivxl]+|[IVXL]{1,6}")
_PAPERS_OF = lazy(
    r"(?P<body>(?:[A-Z][\w.’'-]*\s){1,4}(?:Papers|Collection|Records|Manuscripts|MSS)) (?:of|in|at)(?: the)?\Z"
)
_BARE = lazy(r"(?P<name>[^\W\d_].*?) (?P<number>\d{1,5}|[XVIL]{2,})\Z", re.DOTALL)
_TAIL = lazy(r"(?P<head>.*?[^\W\d_]{2}.*?) (?P<code>(?:MSS?\.? ?)?[A-Z]{0,3}[\d.]+(?:[/-]\w+)+)\Z", re.DOTALL)
_OF = lazy(r"(?P<body>.+?) (?:of|in|at) (?:the )?(?P<keeper>[A-Z].+?)(?: (?:at|in) (?P<place>[A-Z][\w ]+))?\Z")


LONGEST = 240
"""Characters: longer words are a sentence, and no name."""

_HELD = lazy(r"(?<=[馆館室])所?[藏蔵]\Z")
"""“… is held by” in Chinese and Japanese."""
_LAST = lazy(r" ([A-Z][\w.]{1,7})\Z")


def elements(text: str, tokens: list[Token], known: Archives = OURS) -> list[Element]:
    """The elements of one clause, in order."""
    out: list[Element] = []
    tokens = joined(text, tokens)
    for index, token in enumerate(tokens):
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind == "words":
            out += _words(text, token, out, behind, known)
        elif token.kind == "archive" and _is_an_agency(text, token, behind, out):
            out.append(Element("words", token.start, token.end))
        elif token.kind == "archive":
            out.append(Element("repository", token.start, token.end, row=token.row, sure=True))
        elif token.kind in ("group", "lot"):
            kind = "record_group" if token.kind == "group" else "lot"
            out.append(Element(kind, token.start, token.end, sure=True))
        else:
            out.append(Element(token.kind, token.start, token.end, token.unit, sure=token.kind in ("code", "ibid")))
    return _codes_joined(text, out)


def _codes_joined(text: str, elements: list[Element]) -> list[Element]:
    """The elements, those of one code as one: “CMS/B/OMS/C C1 O70/14”, “RT3-11B / 2205-14”."""
    out: list[Element] = []
    for element in elements:
        last = out[-1] if out else None
        if last and last.kind in _OF_CODES and element.kind in _OF_CODES and text[last.end : element.start] == " ":
            slashed = text[last.end - 1] == "/" or text[element.start] == "/"
            if slashed or (last.kind == "code" and text[element.start].isupper()):
                out[-1] = replace(last, end=element.end, sure=last.sure or element.sure)
                continue
        out.append(element)
    return out


_OF_CODES = ("code", "weak")


def _words(text: str, token: Token, before: list[Element], behind: Token | None, known: Archives) -> list[Element]:
    """What words are: a signal before them aside, an archive, a body of records, a code, or words still."""
    start, end = token.start, token.end
    out: list[Element] = []
    last = before[-1] if before else None
    if behind and behind.kind == "archive" and (found := _PAPERS_OF.search(text[start:end])):
        head = [Element("words", start, start + found.start("body"))] if found.start("body") else []
        return [
            *head,
            Element("collection", start + found.start("body"), start + found.end("body")),
            Element("signal", start + found.end("body") + 1, end),
        ]
    if (
        last
        and last.kind == "repository"
        and behind
        and behind.kind == "comma"
        and text[last.end : start] == " "
        and _ABBREVIATED.fullmatch(last.of(text))
        and _BRANCH.fullmatch(text[start:end])
    ):
        before[-1] = replace(last, end=end)
        return []
    if last and last.kind == "repository" and last.row and _goes_on(text, last, start):
        stop = _name_end(text, start, end)
        if stop > start:
            before[-1] = replace(last, end=stop)
            start = stop + (stop < end)
            if start >= end:
                return []
    if last and last.kind in ("repository", "sigil") and last.end == start and text[start] in "/_" and start + 1 < end:
        start += 1
    signalled = start
    while found := _SIGNAL.match(text, signalled, end):
        signalled = found.end()
    if signalled > start:
        out.append(Element("signal", start, signalled))
        start = signalled
        if start >= end:
            return out
    return out + _named(text, start, end, last, behind, known)


def _is_an_agency(text: str, token: Token, behind: Token | None, before: list[Element]) -> bool:
    """Whether a government's body is no holder of records here: no comma stands behind it, or an article before."""
    if token.row is None or not token.row.agency:
        return False
    led = before and before[-1].kind == "words" and re.search(r"\b(?:the|of|a|to|and|from|by)\Z", before[-1].of(text))
    return (
        bool(led)
        or behind is None
        or behind.kind not in ("comma", "colon", "define", "group", "words")
        or text[token.start : token.start + 3].lower() == "the"
    )


def _goes_on(text: str, last: Element, start: int) -> bool:
    return (
        text[last.end : start].strip() == ""
        and re.match(r"(?:of|de|des|der|di|du|del|d'|des|for) ?", text[start : start + 4]) is not None
    )


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name goes on to: “… of Ireland” of “of Ireland keeps”."""
    found = re.match(
        r"(?:(?:of|de|des|der|di|du|del|the|la|les|and|for|und) )+"
        r"(?:[A-ZÄÖÜÉ][\w’'-]*+(?: (?:of|the|and|de|des|der) (?=[A-Z]))? ?)+",
        text[start:end],
    )
    return start + len(found.group().rstrip()) if found else start


def _named(
    text: str, start: int, end: int, last: Element | None, behind: Token | None, known: Archives
) -> list[Element]:
    printed = text[start:end]
    if end - start > LONGEST:
        return [Element("words", start, end)]
    if held := _HELD.search(printed):
        end, printed = start + held.start(), printed[: held.start()]
    if names.is_keeper(printed) and not is_town(printed):
        return [Element("repository", start, end)]
    if names.is_body(printed) and not (behind and behind.kind == "aside" and _imprint(text, behind)):
        return [Element("collection", start, end)]
    stop = names.sigil(text, start, end)
    short = last is None and behind is not None and behind.kind == "colon" and printed.islower()
    if len(printed) < 9 and names.is_known(printed.upper() if short else printed.rstrip(".:"), known):
        return [Element("sigil", start, end)]
    if stop and (signed := _signed(text, start, stop, end, behind, known)):
        return signed
    if first := _keeper_first(text, start, end):
        return first
    if (held := _OF.fullmatch(printed)) and names.is_keeper(held["keeper"]) and names.is_body(held["body"]):
        body, keeper, place = held.span("body"), held.span("keeper"), held.span("place")
        town = [Element("words", start + place[0], end)] if held["place"] else []
        return [
            Element("collection", start, start + body[1]),
            Element("repository", start + keeper[0], start + keeper[1]),
            *town,
        ]
    if found := _TAIL.fullmatch(printed):
        head, code = found.span("head"), found.span("code")
        return [
            *_named(text, start + head[0], start + head[1], last, None, known),
            Element("weak", start + code[0], start + code[1]),
        ]
    if (
        behind
        and behind.kind in ("colon", "comma")
        and (found := _LAST.search(printed))
        and not found[1].istitle()
        and names.is_known(found[1], known)
    ):
        at = start + found.start(1)
        return [Element("words", start, at - 1), Element("sigil", at, end)]
    fonds = printed.isdigit() and last is not None and last.kind == "repository" and text[last.end : start] == " "
    if fonds or codes.weak(printed) or _ROMAN.fullmatch(printed):
        return [Element("weak", start, end)]
    return [Element("words", start, end)]


def _imprint(text: str, behind: Token) -> bool:
    return re.search(r"(?:1[5-9]|20)\d\d|Press|ed\.", text[behind.start : behind.end]) is not None


_BRANCH = lazy(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?|[A-Z]{2}")
"""Where a house lies, or a branch of it, directly behind its capitals: “BM Dijon”, “GA Rotterdam”."""
_ABBREVIATED = lazy(r"\w{0,3}[^\W\d_a-zà-ž]\w{0,4}[^\W\d_a-zà-ž]\w{0,5}")


def _signed(text: str, start: int, stop: int, end: int, behind: Token | None, known: Archives) -> list[Element]:
    """Bare capitals, alone or before a code of theirs."""
    rest = stop
    while rest < end and text[rest] in " _/:-":
        rest += 1
    if rest >= end:
        return [Element("sigil", start, stop)]
    printed = text[rest:end]
    if text[stop] == " " and behind and behind.kind == "comma" and _BRANCH.fullmatch(printed):
        return [Element("sigil", start, end)]
    if text[stop] in "/-" and not (names.is_known(text[start:stop], known) and codes.weak(text[stop + 1 : end])):
        return []
    second = names.sigil(text, rest, end)
    if second and text[start:stop] in ("SI", "PA", "MNL", "AP", "HR", "NL", "AVP", "CZ", "SK", "PL"):
        return _signed(text, start, second, end, behind, known) or [Element("sigil", start, end)]
    if codes.weak(printed) or printed.isdigit():
        return [Element("sigil", start, stop), Element("weak", rest, end)]
    if second:
        inner = _signed(text, rest, second, end, behind, known)
        if inner and inner[-1].kind == "weak":
            return [Element("sigil", start, stop), *inner]
    if (found := _TAIL.fullmatch(printed)) and not names.is_body(printed):
        head, code = found.span("head"), found.span("code")
        return [
            Element("sigil", start, stop),
            Element("words", rest + head[0], rest + head[1]),
            Element("weak", rest + code[0], rest + code[1]),
        ]
    if printed[0].isupper() and ((behind and behind.kind in ("unit", "code")) or items.is_authored(printed)):
        return [Element("sigil", start, stop), Element("words", rest, end)]
    return []


def _keeper_first(text: str, start: int, end: int) -> list[Element]:
    """A keeper's name with a code or a body behind it: “Bergenshire County Archives AB/C3”."""
    printed = text[start:end]
    for found in re.finditer(r" (?=\S)", printed):
        head, rest = printed[: found.start()], printed[found.end() :]
        if names.is_keeper(head) and codes.weak(rest) and not rest.isdigit():
            return [Element("repository", start, start + found.start()), Element("weak", start + found.end(), end)]
    return []


def is_agency(element: Element) -> bool:
    return element.row is not None and element.row.agency
