"""How prose names a document: “telegram 840 from New Delhi, August 29”, “a May 31 memorandum from Bundy to Rusk”.

A name is a kind with what makes it one document: a number, who wrote to whom, a date, a title. A plural names
several documents; “this memorandum” and “the letter” only point at one, and name none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.authority import date_words, kinds
from citekit.authority.alternation import any_of
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = r"(?:" + "|".join(date_words.english_months()) + r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
_DATE = (
    rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?![\d–-]|(?:,? and|,? or|,) \d{{1,2}}(?![\d:]| [ap]\. ?m))"
    r"(?:,? (?P<year>1[789]\d\d))?(?!\d)"
)

_DIVISION = (
    r"(?:Annex|Appendix|Article|Box|Chapter|Draft|Folder|Group|Item|Lot|Number|Option|Page|Part|Phase|Reel|Section"
    r"|Table|Tab|Volume)\b"
)
_SERIES = (
    r"(?:Polto|Topol|Secto|Tosec|Dulte|Tedul|Cedto|Tocah|Cahto|Delga|Gadel|Delto|Todel|Coled|Ecato|Repto|Torep|Toeca"
    r"|Musto|Tomus|Unmis|Usun|Usito|Tousi|Icato|Disto|Todis|Telmar|Martel|Deptel|Embtel|Contel|Hakto|Tohak"
    rf"|(?!{_MONTH}|{_DIVISION})[A-Z][a-z]{{2,6}}(?= \d{{1,4}} (?:from|to) [A-Z]))"
)
"""Telegrams that a delegation and its Department number by themselves (*Polto* is political, from Paris), and words
that stand just as these do."""
_ISSUER = r"(?:[Cc]ircular |[Jj]oint (?:State[\w/–-]* )?|backchannel |CIA |unnumbered )?"
_TALKS = (
    r"[Mm]emorand(?:um|a) of (?:[^,.;:()“”]{0,60}? )?(?:(?:tele)?phone )?(?:conversations?|discussions?|calls?)"
    r"|(?:[Ss]ummary |[Vv]erbatim )?(?:[Mm]inutes|[Nn]otes|[Rr]ecord) of (?:[^,.;:()“”]{0,60}? )?"
    r"(?:[Mm]eeting|[Ss]ession|conversation|discussion)s?"
)
"""The record of a talk, with whose it was: “a memorandum of Herter’s conversation with Eban”."""


@cache
def _kinds() -> re.Pattern[str]:
    """What a name begins with: the record of a talk, a kind of document, or a series that tells the kind."""
    sent, papers, marks = (any_of(dict.fromkeys(names, "")) for names in kinds.in_prose())
    number = r"(?= (?:No\. )?[A-Z]{0,3}[–-]?\d)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<talks>{_TALKS})|{_ISSUER}(?P<sent>(?i:{sent})|[Ii]nstructions?{number})(?![\w-])"
        rf"|(?P<series>{_SERIES})(?= \d)|(?P<mark>{marks})(?: Nos?\.)?(?=[ –-]\d)"
        rf"|(?P<paper>(?:[Cc]overing |[Dd]raft )?(?i:{papers}))(?![\w-]))"
    )


_NUMBER = lazy(
    rf" (?:No\. )?(?P<number>\d{{6}}Z(?: [A-Z][a-z]+ \d\d(?!\d))?"
    rf"|(?:[A-Z]{{1,5}}[ –-]?|{_SERIES} )?\d[\d–/-]*(?:/{_SERIES} \d+)?)(?!\w)"
)
_ESTIMATE_NUMBER = lazy(r"[ –-](?P<number>\d[\d/–-]*\d|\d)")
_WORD = (
    r"(?:(?:[A-Z]\.)+(?!\w)|(?:Mr|Mrs|Dr|St|Jr|Sr|Gen|Col|Lt|Maj|Adm|Amb|Sen|Rep)\."
    r"|[A-Z][\w’'&-]*(?:/(?![A-Z][a-z]+ \d)[\w’'&-]+)*|\([A-Z][\w/&– -]*\))"
)
_JOINT = r"(?:of|the|for|and|de|von|van|du|la|le|al|el|es|in|at)"
_NAME = rf"(?:the )?(?:(?:de|von|van|du) )?{_WORD}(?:(?: {_JOINT}){{0,2}} (?!{_MONTH}|{_SERIES} \d){_WORD})*"
_FROM = lazy(rf",? (?:from|by) (?P<name>{_NAME})(?: through {_NAME})?(?:, [A-Z][^,;()“”]{{3,80}}(?=, (?:to|for) ))?")
_OTHERS = rf"(?:(?:, {_NAME})+,? and (?:{_NAME}|(?:[a-z]+ )?(?:posts|others)))?"
_TO = lazy(rf",? (?:to|for) (?!{_MONTH})(?P<name>{_NAME}{_OTHERS})")
_ON = lazy(rf" on {_DATE}")
_PASSED_OVER = lazy(
    rf"/{_SERIES} \d+|, (?:also )?(?:sent|repeated) to [^.;()“”]{{2,80}}(?=, {_MONTH})"
    r"|,? to (?:the same|all|certain|various|other) (?:[a-z]+ ){0,3}posts"
)
_DATED = lazy(rf"(?:,? (?:dated|of|also|sent on)|,)? \(?{_DATE}\)?")
_TITLE = lazy(
    r",? (?:entitled|titled),? “(?P<entitled>[^“”]{3,200}?)[,.]?”"
    r"|[,:]? “(?P<title>[A-Z](?:[^“”.]|\b[A-Z]\.){2,200}?)(?:,”|”(?=[,;)]| is| was| \())"
)
_MET = lazy(rf"(?:[^.;()“”]|[ap]\.m\.){{0,140}}?,? (?:on )?{_DATE}")
"""What a conversation was, up to its date: “of Herter’s conversation with Eban, February 14”."""
_WITHIN = lazy(_DATE)
_DATE_BEFORE = lazy(rf"{_DATE},? (?:[a-z]+ |[A-Z]{{2,6}} )?\Z")
_SENT = lazy(
    rf"(?:[Oo]n {_DATE},? )?(?P<sender>{_NAME}) (?:sent|gave|wrote|handed|forwarded to|submitted to)"
    rf"(?: (?P<addressee>{_NAME}))? an? (?:[a-z]+ )?\Z"
)
_OF_SOMEONE = lazy(r"(?P<name>(?:(?:St\.|[A-Z](?:\.|[\w-]*)) ){0,3}[A-Z][\w-]*)(?:’s|'s|’|')(?= )[^.;,()“”]{0,30}\Z")
_POINTING = lazy(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Ss]uch|[Ss]ame|[Nn]o) (?:\w+ )?\Z")
_PASSED_ON = lazy(r"\b(?:forwarded|sent|transmitted|gave|handed|showed) (?:a copy of )?(?:the )?\Z")
"""“He forwarded a copy of Rountree’s memorandum to Hollister”: whom he sent it to, and not whom it is to."""


class Named(Struct, frozen=True):
    """One document that a stretch of prose names.

    ``several`` where it names more than one; ``article`` where an indefinite one says that it is new here;
    ``numbered`` where a post sends such documents, ``talk`` where it records one and so is the only one of it.
    """

    start: int
    end: int
    kind: str
    number: str | None = None
    from_: str | None = None
    to: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    title: str | None = None
    several: bool = False
    article: bool = False
    numbered: bool = False
    talk: bool = False

    @property
    def one(self) -> bool:
        """Whether the words single a document out."""
        if self.several:
            return False
        told = bool(self.number or self.month or self.title or (self.from_ and self.to))
        party = bool(self.from_ or self.to)
        new = self.article and self.kind != "note"  # “a note from Ober” may stand in a margin
        return told or self.talk or (party and (new or self.numbered))


def named(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """The documents named in ``text[start:end]``, in order; what only points at one is left out.

    “A memorandum”, of which nothing more is said, is there too, and is not ``one``.

    >>> [(n.kind, n.number, n.from_, n.to, n.month, n.day) for n in named(
    ...     "In telegram 1841 from Moscow, January 26, he cites a May 3 memorandum from Ober to the President.")]
    [('telegram', '1841', 'Moscow', None, 1, 26), ('memorandum', None, 'Ober', 'President', 5, 3)]
    """
    here, end = start, len(text) if end is None else end
    while found := _kinds().search(text, here, end):
        one = _read(text, found, start, end)
        here = one.end
        pointed = any(_POINTING.search(text, max(start, at - 24), at) for at in {one.start, found.start()})
        if (one.one or one.several or one.article) and not pointed:
            yield one


def _read(text: str, found: re.Match[str], floor: int, end: int) -> Named:
    """The document whose kind has been found, with all that follows it and the date or owner before it."""
    told: dict[str, str | int | None] = {}
    here = _steps(text, _number(text, found, end, told), end, told, numbered=found["sent"] or found["series"])
    if found["talks"] and (inside := _WITHIN.search(found["talks"])):
        told |= _date(inside)
    if told.get("month") is None and found["talks"] and (met := _MET.match(text, here, end)):
        told |= _date(met)
        here = met.end()
    article = _ARTICLE.search(text, max(floor, found.start() - 24), found.start()) is not None
    if article and told.get("month") is None and (met := _ON.match(text, here, end)):
        told |= _date(met)
        here = met.end()
    start = _before(text, found, floor, told)
    kind, plural = _kind(found)
    talk = bool(found["talks"]) or " of " in kind
    joined = _AND.match(text, here, end)
    more = joined and (text[joined.end() : joined.end() + 1].isdigit() or _kinds().match(text, joined.end(), end))
    return Named(
        start, here, kind, several=bool(more or (plural and (told or talk))), talk=talk,
        numbered=bool(found["sent"] or found["series"]),
        article=article or _ARTICLE.search(text, max(floor, start - 24), start) is not None, **told,  # type: ignore[arg-type]
    )  # fmt: skip


_PLURAL = lazy(r"[Mm]emoranda|.* of .*s\Z")
_AND = lazy(r",? (?:and|or) (?:in )?(?:an? )?(?:[a-z]+ )?")
_ARTICLE = lazy(r"\b[Aa]n? (?:[a-z]+ ){0,2}\Z")


def _number(text: str, found: re.Match[str], end: int, told: dict[str, str | int | None]) -> int:
    here = found.end()
    if found["series"]:
        serial = re.compile(r" \d+").match(text, here, end)
        here = serial.end() if serial else here
        told["number"] = text[found.start() : here]
        return here
    pattern = _NUMBER if found["sent"] else _ESTIMATE_NUMBER if found["mark"] else None
    number = pattern.match(text, here, end) if pattern else None
    if number:
        told["number"] = number["number"]
        here = number.end()
    return here


def _steps(text: str, here: int, end: int, told: dict[str, str | int | None], *, numbered: object) -> int:
    """All that the words go on to say, put down in ``told``; where it ends."""
    while (step := _step(text, here, end, told, numbered=numbered)) is not None:
        here = step
    return here


def _step(text: str, here: int, end: int, told: dict[str, str | int | None], *, numbered: object) -> int | None:
    """One thing more that the words say, put down in ``told``; where it ends."""
    for key, pattern in (("from_", _FROM), ("to", _TO), ("title", _TITLE)):
        if told.get(key) is None and (found := pattern.match(text, here, end)):
            if key == "to" and numbered and text.startswith((" for", ", for"), here):
                continue
            value = found["name"].removeprefix("the ") if key != "title" else found["entitled"] or found["title"]
            told[key] = value
            return found.end()
    if found := _PASSED_OVER.match(text, here, end):
        return found.end()
    if told.get("month") is None and (found := _DATED.match(text, here, end)):
        told |= _date(found)
        return found.end()
    return None


def _before(text: str, found: re.Match[str], floor: int, told: dict[str, str | int | None]) -> int:
    """Where the name begins: at a date before the kind, “a May 31 memorandum”; and whose it is, “Herter’s letter”."""
    start = found.start()
    if told.get("month") is None and (dated := _DATE_BEFORE.search(text, max(floor, start - 48), start)):
        told |= _date(dated)
        start = dated.start()
    sent = _SENT.search(text, max(floor, start - 160), start) if found["paper"] else None
    if sent and told.get("from_") is None:
        told |= {
            "from_": sent["sender"].removeprefix("the "),
            "to": told.get("to") or (sent["addressee"] or "").removeprefix("the ") or None,
        }
        told |= _date(sent) if sent["month"] and told.get("month") is None else {}
        return sent.start()
    owner = _OF_SOMEONE.search(text, max(floor, start - 64), start)
    if owner and told.get("from_") is None and found["paper"]:
        told["from_"] = owner["name"]
        start = owner.start()
    if found["paper"] and _PASSED_ON.search(text, max(floor, start - 32), start):
        told["to"] = None
    return start


def _date(found: re.Match[str]) -> dict[str, str | int | None]:
    return {
        "month": date_words.months()[found["month"].rstrip(".").lower()][0].number,
        "day": int(found["day"]),
        "year": int(found["year"]) if found["year"] else None,
    }


def _kind(found: re.Match[str]) -> tuple[str, bool]:
    """The kind as the table calls it, and whether there are several."""
    if found["series"]:
        return "telegram", False
    if found["talks"]:
        head, _, rest = found["talks"].lower().replace("memoranda", "memorandum").partition(" of ")
        told = f"{'telephone ' if 'phone' in rest else ''}{rest.split()[-1].rstrip('s')}"
        return f"{head} of {told}", _PLURAL.match(found["talks"]) is not None
    printed = found["sent"] or found["paper"] or found["mark"]
    start = found.start(found.lastgroup or 0)
    whole = kinds.match(found.string, found.start(), languages=("en",))
    if whole and whole[1] > start:
        start, printed = found.start(), found.string[found.start() : whole[1]]
    named = whole or kinds.match(found.string, start, languages=("en",))
    if named is None:
        return printed.lower(), False
    several = named[0].is_several(printed)
    return named[0].id if several else named[0].genre(printed), several
